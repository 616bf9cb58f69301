"""Refuses Markdown on which the parser would take for ever: counts first, since a limit on size alone bounds nothing.

Python-Markdown takes time that grows with the square of the number of open brackets, ``<``, backticks, quotation marks
behind a link's parenthesis, or table cells in one block, and gives up with a RecursionError on deep nesting. Each
bound is far above anything that people write, and keeps an article's parsing below about a second.
"""

from __future__ import annotations

import re

import msgspec

MOST_CHARACTERS = 1_500_000

_WIDE_TABLE = 100
_MOST_CELLS = 6_000
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_DEEP_LINE = re.compile(r"\n(?=[ \t\-+*>\d])(?:(?:[ \t]*(?:[-+*>]|\d+[.)])){24}|[ \t]{96})")


class TooMuch(msgspec.Struct, frozen=True):
    """A text that is not parsed: where, why, and what to do."""

    at: int
    message: str
    remedy: str


class _Bound(msgspec.Struct, frozen=True):
    """The most of a kind of character in one block, and in the whole text."""

    characters: str
    name: str
    block: int
    text: int


_BOUNDS = (
    _Bound("[", "opening brackets", 200, 2_000),
    _Bound("<", "'<'", 300, 3_000),
    _Bound("`", "backticks", 400, 4_000),
    _Bound("*_", "asterisks and underscores", 2_000, 10_000),
    _Bound("|", "table cells", 4_000, 10_000),
    _Bound("\x0e", "annotations", 4_000, 20_000),
    _Bound("\\", "backslashes", 4_000, 40_000),
    _Bound("&", "'&'", 4_000, 40_000),
    _Bound("\n", "lines", 2_000, 20_000),
)
_COUNTED = frozenset("".join(bound.characters for bound in _BOUNDS))
_UNCOUNTED = bytes(code for code in range(0x100) if chr(code) not in _COUNTED)
_LEAST = min(bound.block for bound in _BOUNDS)


def too_much(markup: str) -> TooMuch | None:
    """The first thing in a text that is too much for the parser, with its offset; None where nothing is."""
    if len(markup) > MOST_CHARACTERS:
        message = f"the text has {len(markup):,} characters, and {MOST_CHARACTERS:,} is the most"
        return TooMuch(0, message, "split it")
    deep = _deep_line(markup)
    if deep is not None:
        return TooMuch(deep, "lists or quotes are nested too deeply", "make them flat")
    # Deleting what is not counted is quicker than counting, and what is left of nearly every text is within all bounds.
    counted = markup.encode(errors="surrogatepass").translate(None, _UNCOUNTED).decode()
    is_wide = counted.count("|") > _WIDE_TABLE
    if len(counted) <= _LEAST and not is_wide:
        return None
    return (_wide_table(markup) if is_wide else None) or _crowded(markup, counted)


def _wide_table(markup: str) -> TooMuch | None:
    for start, end in _block_spans(markup):
        lines = markup[start:end].split("\n")
        cells = max(line.count("|") for line in lines) * len(lines)
        if cells > _MOST_CELLS:
            message = f"a table has {cells:,} cells, and {_MOST_CELLS:,} is the most"
            return TooMuch(start, message, "make it smaller")
    return None


def _crowded(markup: str, counted: str) -> TooMuch | None:
    """The first character of which there are too many; ``counted`` is what of the text counts."""
    for bound in _BOUNDS:
        found = _count(bound, counted)
        if found > bound.text:
            return TooMuch(0, f"the text has {found:,} {bound.name}, and {bound.text:,} is the most", "split it")
        for start, end in _block_spans(markup) if found > bound.block else ():
            found = _count(bound, markup[start:end])
            if found > bound.block:
                message = f"a block has {found:,} {bound.name}, and {bound.block:,} is the most"
                return TooMuch(start, message, "part it by blank lines")
    return None


def _deep_line(markup: str) -> int | None:
    """Where the first line begins that nests too deeply."""
    match = _DEEP_LINE.search("\n" + markup)  # the line end before it is what a search finds quickly
    return match.start() if match else None


def _count(bound: _Bound, text: str) -> int:
    return sum(map(text.count, bound.characters))


def _block_spans(markup: str) -> list[tuple[int, int]]:
    breaks = [match.span() for match in _BLANK_LINE.finditer(markup)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(markup)]
    return list(zip(starts, ends, strict=True))
