"""XML that a library has made once with marks in it, filled again and again with other words.

Each word is escaped as libxml2 does where the mark stood: in text, in an attribute, or not at all in a CDATA section.
All of it is UTF-8, in which what is escaped is never part of another character: long words are encoded once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

_MARK = "\ue000{}\ue001"
_MOST_KEPT = 200
"""Bytes of words that are kept as they are written; longer ones hardly come again."""
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


def mark(field: str) -> str:
    """What stands for a field where the XML is made; of characters for private use, so that nothing escapes them."""
    return _MARK.format(field)


class Mold:
    """A text with places to be filled.

    Args:
        text: XML as libxml2 writes it.
        marks: Each field with what stands for it in the text; one that does not occur is not asked for.
    """

    def __init__(self, text: str, marks: Mapping[str, str]) -> None:
        fields = {found: field for field, found in marks.items()}
        pieces = re.split(f"({'|'.join(re.escape(found) for found in fields)})", text)
        self._first = pieces[0].encode()
        self._rest: list[tuple[str, Callable[[bytes], bytes], bytes]] = []
        before = pieces[0]
        for found, literal in zip(pieces[1::2], pieces[2::2], strict=True):
            self._rest.append((fields[found], _writer(before), literal.encode()))
            before += found + literal

    def fill(self, values: Mapping[str, bytes]) -> bytes:
        """The text with these values, all in UTF-8.

        Raises:
            KeyError: if a field has none.
        """
        made = [self._first]
        for field, written, literal in self._rest:
            made.append(written(values[field]))
            made.append(literal)
        return b"".join(made)


def as_text(words: bytes) -> bytes:
    """Words as libxml2 writes them between tags."""
    return _brief_text(words) if len(words) <= _MOST_KEPT else _text(words)


def as_attribute(words: bytes) -> bytes:
    """Words as libxml2 writes them in quotes."""
    return _brief_attribute(words) if len(words) <= _MOST_KEPT else _attribute(words)


def _text(words: bytes) -> bytes:
    return words.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;").replace(b"\r", b"&#13;")


def _attribute(words: bytes) -> bytes:
    return _text(words).replace(b'"', b"&quot;").replace(b"\t", b"&#9;").replace(b"\n", b"&#10;")


# What an entry is called, its days, topics and address stand in both formats, and in one feed after another.
_brief_text = lru_cache(maxsize=1 << 10)(_text)
_brief_attribute = lru_cache(maxsize=1 << 10)(_attribute)


def _writer(before: str) -> Callable[[bytes], bytes]:
    """How words are written that stand behind this XML."""
    if before.rfind(_CDATA) > before.rfind(_CDATA_END):
        return bytes
    return as_attribute if before.rfind("<") > before.rfind(">") else as_text
