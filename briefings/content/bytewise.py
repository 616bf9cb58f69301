"""Edits of a file's text that leave every other byte alone: line ends and byte order mark stay the editor's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from briefings.content.texts import normalized

_LINE_END = re.compile("\r\n|\r|\n")
_BOM = "\ufeff"


class Edit(msgspec.Struct, frozen=True, order=True):
    """Characters ``start`` to ``end`` of the normalized text become ``text``; an insertion where both are the same."""

    start: int
    end: int
    text: str


def apply(original: str, edits: Iterable[Edit]) -> str:
    """The file's text with these edits.

    Args:
        original: As decoded from the file, not normalized.
        edits: In offsets of `texts.normalized`; of several insertions at one place the first stays in front.

    Raises:
        ValueError: if two edits lie across each other.
    """
    ordered = sorted(dict.fromkeys(edits), key=lambda edit: (edit.start, edit.end))
    lead = len(original) - len(original.removeprefix(_BOM))
    # What normalizing takes away is one character of each of these line ends; the positions are those left of them.
    pairs = [match.start() - lead - number for number, match in enumerate(re.finditer("\r\n", original))]
    line_end = _line_end(original)
    made: list[str] = []
    done = 0
    for edit in ordered:
        start, end = (lead + at + bisect_left(pairs, at) for at in (edit.start, edit.end))
        if start < done:
            raise ValueError(f"two edits at {edit.start}")
        made += (original[done:start], edit.text.replace("\n", line_end))
        done = end
    return "".join((*made, original[done:]))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The same of a text that is normalized already."""
    return normalized(apply(text, edits))


def _line_end(original: str) -> str:
    """The line end that the file uses most."""
    found = _LINE_END.findall(original)
    return max(("\n", "\r\n", "\r"), key=found.count)
