"""Which words a note is about: the pair of quotation marks it follows, or the words it names.

The rules, which reader and writer share:

- A note that stands right behind a closing quotation mark covers the text from the opening mark on. Nested pairs of the
  same marks are counted; a straight mark opens at the nearest straight mark before it.
- A quotation over several paragraphs repeats its opening mark at the head of each and closes once. Where the pair's
  opening mark is the first character of its block, and the block before leaves one of its own open, the quotation
  begins there, and so on upwards.
- Named words (``Of:``) mean their match that ends at the marker; else the nearest that contains it or begins there;
  else the nearest that ends before it. A line break in the text counts as a blank.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from briefings.model import Block

_OPENING = {"”": "“", "’": "‘", '"': '"', "'": "'", "»": "«", "“": "„", "」": "「", "』": "『"}


def quoted_start(text: str, blocks: Sequence[Block], end: int) -> int | None:
    """Where the quotation begins whose closing mark is the last character before ``end``; None where there is none."""
    index = block_at(blocks, end)
    if index is None or end <= blocks[index].start:
        return None
    closing = text[end - 1]
    opening = _OPENING.get(closing)
    if opening is None:
        return None
    start = _opening_before(text, blocks[index].start, end - 1, opening, closing)
    while start is not None and index > 0 and start == blocks[index].start:
        above = _left_open(text, blocks[index - 1], opening, closing)
        if above is None:
            break
        start, index = above, index - 1
    return start


def flatten(text: str) -> str:
    """The text with a blank for each line break and tab: the same offsets."""
    return text.replace("\n", " ").replace("\t", " ")


def find_words(flat: str, words: str, at: int) -> tuple[int, int] | None:
    """The span of the named words for a marker at offset ``at``; None where there are no such words up to it.

    Args:
        flat: The article's text, flattened.
        words: As named.
        at: Offset of the marker.
    """
    wanted = flatten(words)
    length = len(wanted)
    if not wanted:
        return None
    if at >= length and flat.startswith(wanted, at - length):
        return at - length, at
    start = flat.rfind(wanted, max(0, at - length + 1), at + length)
    if start < 0:
        start = flat.rfind(wanted, 0, at)
    return (start, start + length) if start >= 0 else None


def block_at(blocks: Sequence[Block], at: int) -> int | None:
    """Index of the block that holds the offset or ends at it."""
    index = bisect_right(blocks, at, key=lambda block: block.start) - 1
    return index if index >= 0 and at <= blocks[index].end else None


def _opening_before(text: str, start: int, closing_at: int, opening: str, closing: str) -> int | None:
    """The opening mark that belongs to the closing one at ``closing_at``, not before ``start``."""
    if opening == closing:
        found = text.rfind(opening, start, closing_at)
        return found if found >= 0 else None
    nearest = text.rfind(opening, start, closing_at)
    if nearest < 0 or text.find(closing, nearest, closing_at) < 0:  # nearly always; to count takes far longer
        return nearest if nearest >= 0 else None
    depth = 1
    for at in range(closing_at - 1, start - 1, -1):
        if text[at] == opening:
            depth -= 1
            if depth == 0:
                return at
        elif text[at] == closing and not _is_apostrophe(text, at):
            depth += 1
    return None


def _left_open(text: str, block: Block, opening: str, closing: str) -> int | None:
    """The first opening mark in the block that no closing one answers."""
    if opening == closing:
        marks = [at for at in range(block.start, block.end) if text[at] == opening]
        return marks[-1] if len(marks) % 2 else None
    left: list[int] = []
    for at in range(block.start, block.end):
        if text[at] == opening:
            left.append(at)
        elif text[at] == closing and left and not _is_apostrophe(text, at):
            left.pop()
    return left[0] if left else None


def _is_apostrophe(text: str, at: int) -> bool:
    """Whether a single closing mark stands within a word: “don’t”."""
    return text[at] == "’" and 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
