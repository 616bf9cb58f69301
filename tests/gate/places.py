"""Finds the words of a gold file in a text, whatever white space parts them."""

from __future__ import annotations

import re
import unicodedata

Span = tuple[int, int]
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def find_words(text: str, words: str) -> Span | None:
    """The span of ``words``; in ``first ... last`` everything from the first words to the last."""
    first, _, last = words.partition(" ... ")
    start = re.search(_spaced(first), text)
    end = re.compile(_spaced(last or first)).search(text, start.start()) if start else None
    return (start.start(), end.end()) if start and end else None


def find_all(text: str, words: str) -> list[Span]:
    """Every span of the words: of those in brackets, where there are any."""
    if "[" in words or " ... " in words:
        found = find_bracketed(text, words) if "[" in words else find_words(text, words)
        return [found] if found else []
    return [match.span() for match in re.finditer(_spaced(words), text)]


def find_bracketed(text: str, context: str) -> Span | None:
    """The span of the words in brackets, within their surroundings; a point where nothing stands between them."""
    before, _, rest = context.partition("[")
    inside, _, after = rest.partition("]")
    match = re.search(f"({_spaced(before)})({_spaced(inside)})({_spaced(after)})", text)
    return match.span(2) if match else None


def overlap(a: Span, b: Span) -> int:
    """Characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def flat(text: str) -> str:
    """One space between words, no control characters, in Unicode's composed form."""
    return " ".join(unicodedata.normalize("NFC", _CONTROL.sub("", text)).split())


def _spaced(words: str) -> str:
    parts = re.split(r"\s+", words)
    return r"\s+".join(map(re.escape, parts))
