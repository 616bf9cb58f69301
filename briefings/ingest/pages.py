"""What a text taken from a PDF keeps of its pages: numbers, running heads, and sentences that a page's end cut in two.

A head is known by the number that counts up in it ("Annual Statement | Page 2", "Annual Statement | Page 3"), or by the
same short line beside the numbers of several pages.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefings.ingest.normalize import Row

_NUMBER = re.compile(r"[-–—] ?\d{1,4} ?[-–—]|page \d{1,4}(?: ?(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_HEADS = (
    re.compile(
        r"(?P<rest>\S.{1,80}?) (?:[|·•] ?)?(?:page|p\.|(?<=[|·•] ))\s?(?P<number>\d{1,4})(?: ?(?:of|/) ?\d{1,4})?",
        re.IGNORECASE,
    ),
    re.compile(r"(?:page )?(?P<number>\d{1,4}) ?[|·•] ?(?P<rest>\S.{1,80})", re.IGNORECASE),
)
_ENDS = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_LONGEST = 12
_FEWEST = 2


def furniture(rows: Sequence[Row]) -> Mapping[int, str]:
    """Which rows belong to a page, and no text: the index of each, and why it goes."""
    numbers = {index for index, row in enumerate(rows) if _NUMBER.fullmatch(row.text)}
    found = dict.fromkeys(numbers, "page-number") | dict.fromkeys(_counted(rows), "page-head")
    first = next((index for index, row in enumerate(rows) if row.text), 0)
    return {**found, **{index: "page-head" for index in _beside(rows, numbers) if index != first}}


def without(rows: Sequence[Row], removed: Mapping[int, str]) -> tuple[Row, ...]:
    """The rows that are left; where a page ended within a sentence, no blank line parts it."""
    kept: list[Row] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and (end in removed or not rows[end].text):
            end += 1
        if end == at:
            kept.append(rows[at])
            end = at + 1
        elif not (any(index in removed for index in range(at, end)) and _is_cut(rows, at, end)):
            kept.append(Row(rows[at].number, ""))
        at = end
    return tuple(kept)


def _is_cut(rows: Sequence[Row], start: int, end: int) -> bool:
    """Whether a sentence goes on from before ``start`` at ``end``."""
    if start == 0 or end == len(rows):
        return False
    return not _ENDS.search(rows[start - 1].text) and rows[end].text[0].islower()


def _counted(rows: Sequence[Row]) -> Iterator[int]:
    """Lines that differ in nothing but a number, which counts the pages."""
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, row in enumerate(rows):
        match = next((match for head in _HEADS if (match := head.fullmatch(row.text))), None)
        if match and len(row.text.split()) <= _LONGEST:
            seen[match["rest"]].append((index, int(match["number"])))
    for places in seen.values():
        numbers = [number for _, number in places]
        if len(places) >= _FEWEST and all(b - a == 1 for a, b in itertools.pairwise(numbers)):
            yield from (index for index, _ in places)


def _beside(rows: Sequence[Row], numbers: set[int]) -> Iterator[int]:
    """The same short line next to the numbers of several pages, blank lines aside."""
    seen: dict[str, list[int]] = defaultdict(list)
    written = [index for index, row in enumerate(rows) if row.text]
    for before, index, after in zip([-1, *written], written, [*written[1:], -1], strict=False):
        text = rows[index].text
        short = len(text.split()) <= _LONGEST and not _ENDS.search(text)
        if index not in numbers and short and numbers & {before, after}:
            seen[text].append(index)
    for places in seen.values():
        if len(places) >= _FEWEST:
            yield from places
