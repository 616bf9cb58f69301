"""Pairs of quotation marks in a paragraph, of every style the news uses; an apostrophe opens nothing.

A paragraph that opens a quotation and does not close it is quoted to its end: so newspapers print a quotation of
several paragraphs, each of which opens anew. A pair within a pair belongs to the outer one. Two apostrophes in a row,
which some archives print for a mark, are left alone.
"""

from __future__ import annotations

from typing import NamedTuple

_CURVED = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』"}
_AFTER = frozenset(" \t\n([{-–—/:“‘\"'«")
_STOPS = frozenset(",.!?…;")
_ALL_MARKS = frozenset("“”\"‘'’«»")
_LONGEST_SINGLE = 600
_FEWEST_SPACES = 4


class Pair(NamedTuple):
    """A quotation with its marks; ``closed`` is false where the paragraph ends before it does."""

    start: int
    end: int
    closed: bool


def pairs(text: str, start: int, end: int) -> tuple[Pair, ...]:
    """The outermost pairs between two offsets of the text, in order."""
    found: list[Pair] = []
    at = start
    # Where two apostrophes stand for a mark, single ones are nested in what cannot be told from an empty pair.
    singles = "''" not in text[start:end]
    while at < end:
        pair = _pair_at(text, at, start, end) if singles or text[at] not in "‘'" else None
        if pair is None:
            at += 1
        else:
            found.append(pair)
            at = pair.end
    return tuple(found)


def _pair_at(text: str, at: int, start: int, end: int) -> Pair | None:
    mark = text[at]
    if mark in _CURVED:
        return _curved(text, at, end)
    if mark == '"' and _opens(text, at, start, end):
        return _straight(text, at, start, end)
    if mark in "‘'" and _opens(text, at, start, end):
        return _single(text, at, min(end, at + _LONGEST_SINGLE)) or _unclosed_single(text, at, start, end)
    return None


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark that may open or close stands before a word."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before in _AFTER or before.isspace()) and not (after.isspace() and before.isspace() and at > start)


def _curved(text: str, at: int, end: int) -> Pair:
    closing = _CURVED[text[at]]
    depth = 0
    for here in range(at + 1, end):
        if depth == 0 and _closes_mixed(text, at, here, end):
            return Pair(at, here + 1, closed=True)
        if text[here] == text[at]:
            # A second opening mark before any closing one: nested, or the first was never closed.
            depth += 1
        elif text[here] in closing:
            if depth == 0 or not _closes_again(text, here + 1, end, text[at], closing):
                return Pair(at, here + 1, closed=True)
            depth -= 1
    return Pair(at, end, closed=False)


def _closes_mixed(text: str, at: int, here: int, end: int) -> bool:
    """Whether a mark of another style closes a pair, as where two keyboards wrote one article: “We agree," he said."""
    if text[here] == '"':
        ends = not text[here - 1].isspace() and (here + 1 >= end or not text[here + 1].isalnum())
    elif text[here] == text[at] == "“":
        ends = text[here - 1] in _STOPS and (here + 1 >= end or text[here + 1].isspace())
    else:
        return False
    return ends and text.find('"', at + 1, here) == -1


def _closes_again(text: str, at: int, end: int, opening: str, closing: str) -> bool:
    """Whether the next mark of this kind closes too, so that the one before it closed a nested pair."""
    return next((mark in closing for mark in text[at:end] if mark == opening or mark in closing), False)


def _straight(text: str, at: int, start: int, end: int) -> Pair | None:
    closing = text.find('"', at + 1, end)
    mixed = text.find("”", at + 1, end if closing == -1 else closing)
    if mixed != -1 and text.find("“", at + 1, mixed) == -1:
        closing = mixed
    if closing != -1:
        return Pair(at, closing + 1, closed=True)
    # A lone straight mark within a paragraph is more often a stray one, or inches.
    return Pair(at, end, closed=False) if at == start else None


def _single(text: str, at: int, end: int) -> Pair | None:
    """A pair of single marks; the closing one is told from apostrophes by what stands around it."""
    if at + 1 >= end or not text[at + 1].isalpha() or text[at - 1 : at] in {"'", "’", "‘"}:
        return None
    weak: int | None = None
    for here in range(at + 1, end):
        if text[here] in '“"”':
            break
        if text[here] not in "’'" or not _may_close(text, here, end):
            continue
        if text[here - 1] in _STOPS or (here + 1 < end and text[here + 1] in ",.;:?!"):
            return Pair(at, here + 1, closed=True)
        if text[here - 1] != "s" or weak is None:
            weak = here
            if text[here - 1] != "s":
                break
    return None if weak is None or weak == at + 1 else Pair(at, weak + 1, closed=True)


def _unclosed_single(text: str, at: int, start: int, end: int) -> Pair | None:
    """A single mark that opens a paragraph or follows a colon, in a quotation that the next paragraph goes on with."""
    leads = at == start or text[at - 2 : at] == ": "
    sentence = (
        text[at + 1 : at + 2].isupper() and text[end - 1] in _STOPS and text.count(" ", at, end) >= _FEWEST_SPACES
    )
    again = any(_opens(text, here, start, end) for here in range(at + 1, end) if text[here] in _ALL_MARKS)
    return Pair(at, end, closed=False) if leads and sentence and not again else None


def _may_close(text: str, here: int, end: int) -> bool:
    after = text[here + 1] if here + 1 < end else " "
    return not text[here - 1].isspace() and not after.isalnum()
