"""The simplest forms: the words alone, and one line of JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from briefings.model import Article


def plain_text(article: Article) -> str:
    """The article's words, its blocks parted by one blank line, and nothing else.

    These are the characters that every offset counts. In UTF-8 and without a line break at the end, their SHA-256 is
    ``source.text_sha256`` where the article's fidelity is ``matches``.
    """
    return article.text


def to_json(value: Mapping[str, Any]) -> str:
    """The value as JSON (RFC 8259) on one line, without a line break at its end; keys stay in their order."""
    try:
        return json_line(value).decode()
    except UnicodeEncodeError:  # a file's name may hold bytes that are no UTF-8, and is told as it is
        line = json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass")
        return _without_breaks(line).decode(errors="surrogatepass")


def json_line(value: Mapping[str, Any]) -> bytes:
    """The same in UTF-8.

    Raises:
        UnicodeEncodeError: if there are words in it that are no Unicode.
    """
    return _without_breaks(msgspec.json.format(msgspec.json.encode(value), indent=0))


def _without_breaks(line: bytes) -> bytes:
    """What programs that read "one object a line" with Unicode's rules take for line breaks is told by its number."""
    return line.replace("\u2028".encode(), b"\\u2028").replace("\u2029".encode(), b"\\u2029")
