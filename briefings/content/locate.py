"""Where words of an article's text stand in its file: candidates, the likeliest first, for an edit that is verified."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefings.content import extents
from briefings.content.opened import Opened

_LEAD = 48
_OPENER, _CLOSER, _OUTSIDE = "\x01", "\x02", "\x03"
_BETWEEN = "[\x01\x02*_]*"
_BLANK = r"(?:\s+(?:>\s*)*|&#?\w+;)"


def places(opened: Opened, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the file that may hold ``text[start:end]``, without brackets at their ends."""
    words = opened.article.text[start:end]
    flat = extents.flatten(opened.article.text)
    wanted = extents.flatten(words)
    rank, at = 0, flat.find(wanted)
    while 0 <= at < start:
        rank, at = rank + 1, flat.find(wanted, at + 1)
    pattern = re.compile(_BETWEEN.join(map(_character, re.sub(r"\s+", " ", words))))
    found = [match.span() for match in pattern.finditer(masked(opened))]
    order = sorted(range(len(found)), key=lambda number: (abs(number - rank), number))
    return (found[number] for number in order)


def spots(opened: Opened, at: int) -> Iterator[int]:
    """Offsets in the file where a marker may stand that belongs at this offset of the text."""
    block = extents.block_at(opened.article.blocks, at)
    low = opened.article.blocks[block].start if block is not None else 0
    start = max(low, at - _LEAD)
    hidden = masked(opened)
    for _, end in places(opened, start, at):
        yield end + len(hidden[end:]) - len(hidden[end:].lstrip(_CLOSER))


def masked(opened: Opened) -> str:
    """The file, of the same length, with the brackets of annotations and what is no text told apart from its words."""
    made = list(opened.text)
    made[: opened.body_at] = _OUTSIDE * opened.body_at
    for defined in opened.definitions:
        made[defined.start : defined.end] = _OUTSIDE * (defined.end - defined.start)
    for mark in opened.marks:
        if mark.is_note:
            made[mark.start : mark.end] = _CLOSER * (mark.end - mark.start)
        else:
            first, last = mark.words
            made[mark.start : first] = _OPENER * (first - mark.start)
            made[last : mark.end] = _CLOSER * (mark.end - last)
    return "".join(made)


def _character(character: str) -> str:
    """One character of the text as a file may spell it."""
    if character.isspace():
        return _BLANK
    return rf"(?:\\?{re.escape(character)}|&#?\w+;)"
