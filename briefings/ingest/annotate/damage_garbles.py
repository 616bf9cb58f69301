"""Characters that a wrong encoding made: replacement marks, mojibake, HTML codes, question marks for letters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from briefings.ingest.types import Clean
from briefings.model import By, Damage

_LONGEST = 60
_LOST = re.compile(r"[^\s\ufffd]{0,24}\ufffd+[^\s\ufffd]{0,24}")
# What UTF-8 looks like when read as Windows-1252: a lead byte's letter and its continuation.
# The letters are named by their code points: so many look like other ones.
_AFTER_LEAD = (
    r"[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    r"\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_MOJIBAKE = re.compile(
    rf"(?:[\u00c2-\u00df]{_AFTER_LEAD}|[\u00e0-\u00ef]{_AFTER_LEAD}{{2}}|[\u00f0-\u00f4]{_AFTER_LEAD}{{3}})+"
)
# Of a closing quotation mark the third byte is undefined in Windows-1252, and is often lost as control characters are.
_CUT = re.compile(rf"\u00e2\u20ac(?!{_AFTER_LEAD})")
_CODE = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_QUESTION = re.compile(r"(?<![\w/.=&?-])[A-Za-z]{2,}\?(?:s|t|re|ve|ll|d|m)\b(?![\w/=&?])")


def find(clean: Clean) -> Iterator[Damage]:
    """The garbled spots of a text."""
    text = clean.text
    for match in _LOST.finditer(text):
        yield _garble(match.start(), match.end(), "A character was lost in capture.", "garble-lost", 0.99)
    for match in _MOJIBAKE.finditer(text):
        meant = _decoded(match[0])
        if meant:
            why = f"These are the bytes of “{meant}” in another encoding."
            yield _garble(match.start(), match.end(), why, "garble-encoding", 0.97)
    for match in _CUT.finditer(text):
        why = "These are the first bytes of a mark of punctuation in another encoding."
        yield _garble(match.start(), match.end(), why, "garble-encoding", 0.97)
    for match in _CODE.finditer(text):
        if html.unescape(match[0]) != match[0]:
            yield _garble(match.start(), match.end(), "An HTML code stands for a character.", "garble-html", 0.95)
    for match in _QUESTION.finditer(text):
        why = "A question mark stands where another character was."
        yield _garble(match.start(), match.end(), why, "garble-question", 0.9)


def _garble(start: int, end: int, why: str, rule: str, confidence: float) -> Damage:
    end = min(end, start + _LONGEST)
    return Damage(start, end, end, "garble", f"{why} Left as found.", By(rule, confidence))


def _decoded(garbled: str) -> str | None:
    """What the characters mean if they are UTF-8 that was read as Windows-1252; None if they are no such thing."""
    try:
        raw = b"".join(_byte(character) for character in garbled)
        meant = raw.decode("utf-8")
    except UnicodeError:
        return None
    return meant if meant.isprintable() and meant != garbled else None


def _byte(character: str) -> bytes:
    # The five bytes that Windows-1252 leaves undefined come through as control characters.
    return character.encode("latin-1") if ord(character) <= 0xFF else character.encode("cp1252")  # noqa: PLR2004  the last Latin-1 character
