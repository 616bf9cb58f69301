"""Lines into paragraphs: text that was broken at a fixed column is joined again, one line a paragraph stays so."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence

import msgspec

from briefings.ingest.normalize import Row

_FEWEST_PAIRS = 3
_NARROWEST, _WIDEST = 40, 120
_FULL_SHARE, _OPEN_SHARE, _SMALL_SHARE = 0.6, 0.5, 0.3
_SHORT = 0.8
# A few lines may be longer than the column: addresses, for one, are never broken.
_WIDTH_SHARE = 0.9
_INDENT = 2
ENDS = re.compile(r"[.!?…:;][\"'”’)\]]*$")
"""How a line ends behind which no sentence goes on."""
_ITEM = re.compile(r"(?:[-*•–]|\d{1,2}[.)])\s")
_HYPHEN = re.compile(r"[a-z]-$")


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph, or a line that stands for itself.

    Attributes:
        number: Of its first raw line, from 1.
        gap: Whether a blank line stands before it (and before the first one).
        quoted: Whether a mail quotes it from another.
    """

    number: int
    text: str
    gap: bool = True
    quoted: bool = False


def join(rows: Sequence[Row]) -> tuple[tuple[Paragraph, ...], bool]:
    """The paragraphs of the lines, and whether lines were joined to make them."""
    width = _wrap_width(rows)
    found: list[Paragraph] = []
    open_rows: list[Row] = []
    gap = gap_before = True
    for row in rows:
        if open_rows and (not row.text or not width or not _continues(open_rows, row, width)):
            found.append(_paragraph(open_rows, gap=gap_before))
            open_rows, gap = [], False
        if not row.text:
            gap = True
            continue
        if not open_rows:
            gap_before = gap
        open_rows.append(row)
    if open_rows:
        found.append(_paragraph(open_rows, gap=gap_before))
    return tuple(found), len(found) < sum(bool(row.text) for row in rows)


def _wrap_width(rows: Sequence[Row]) -> int:
    """The column at which the text was broken; 0 where it was not.

    In broken text most lines are so long that the next word would not have fitted, end within a sentence, and many go
    on with a small letter. Where each line is a paragraph none of this holds.
    """
    pairs = [(a, b) for a, b in itertools.pairwise(rows) if a.text and b.text]
    if len(pairs) < _FEWEST_PAIRS:
        return 0
    lengths = sorted(len(a.text) for a, _ in pairs)
    width = lengths[math.ceil(_WIDTH_SHARE * len(lengths)) - 1]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = [(a, b) for a, b in pairs if len(a.text) + 1 + _first_word(b.text) > width]
    broken = sum(not ENDS.search(a.text) for a, _ in full)
    small = sum(b.text[0].islower() for _, b in full)
    enough = len(full) >= _FULL_SHARE * len(pairs) and broken >= _OPEN_SHARE * len(pairs)
    return width if enough and small >= _SMALL_SHARE * len(pairs) else 0


def _continues(before: Sequence[Row], row: Row, width: int) -> bool:
    last = before[-1]
    if row.quoted != last.quoted:
        return False
    if row.indent >= last.indent + _INDENT or _ITEM.match(row.text):
        return False
    if is_broken(last.text, row.text):
        return True
    return len(last.text) + 1 + _first_word(row.text) > _SHORT * width


def is_broken(line: str, following: str) -> bool:
    """Whether a word goes on in the next line after its hyphen, however short the line is."""
    return _HYPHEN.search(line) is not None and following[0].islower()


def _first_word(text: str) -> int:
    return len(text.split(" ", 1)[0])


def _paragraph(rows: Sequence[Row], *, gap: bool) -> Paragraph:
    """The joined lines; a word broken at its own hyphen closes up, which changes white space alone."""
    pieces = [rows[0].text]
    for last, row in itertools.pairwise(rows):
        closes = is_broken(last.text, row.text)
        pieces.append(row.text if closes else " " + row.text)
    return Paragraph(rows[0].number, "".join(pieces), gap, rows[0].quoted)
