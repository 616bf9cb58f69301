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
        line = msgspec.json.format(msgspec.json.encode(value), indent=0).decode()
    except UnicodeEncodeError:  # a file's name may hold bytes that are no UTF-8, and is told as it is
        line = json.dumps(value, ensure_ascii=False)
    # Both are line breaks to programs that read "one object a line" with Unicode's rules.
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
