"""What a text from a PDF keeps of its pages: numbers, running headers, and sentences that a page's end cut in two.

Lines that can mean nothing else are told before lines are joined to paragraphs. A header is known there by the number
that counts up in it ("Annual Statement | Page 2", "Annual Statement | Page 3"), or by the same short line beside the
numbers of several pages. A number alone, and a line that stands above the story too, are told by the paragraphs around.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefings.ingest import lines
from briefings.ingest.normalize import Row
from briefings.ingest.paragraphs import ENDS, Paragraph, is_broken

_PAGE, _HEADER = "page-number", "running-header"
_NUMBER = re.compile(r"[-–—] ?\d{1,4} ?[-–—]|page \d{1,4}(?: ?(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_HEADS = (
    re.compile(
        r"(?P<rest>\S.{1,80}?) (?:[|·•] ?)?(?:page|p\.|(?<=[|·•] ))\s?(?P<number>\d{1,4})(?: ?(?:of|/) ?\d{1,4})?",
        re.IGNORECASE,
    ),
    re.compile(r"(?:page )?(?P<number>\d{1,4}) ?[|·•] ?(?P<rest>\S.{1,80})", re.IGNORECASE),
)
_ALONE = re.compile(r"[\s–—-]*(?P<number>\d{1,3})[\s–—-]*")
_LONGEST = 12
_FEWEST = 2


def furniture(rows: Sequence[Row]) -> Mapping[int, str]:
    """Which rows belong to a page, and no text: the index of each, and why it goes."""
    numbers = {index for index, row in enumerate(rows) if _NUMBER.fullmatch(row.text)}
    found = dict.fromkeys(numbers, _PAGE) | dict.fromkeys(_counted(rows), _HEADER)
    first = next((index for index, row in enumerate(rows) if row.text), 0)
    return {**found, **{index: _HEADER for index in _beside(rows, numbers) if index != first}}


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
    return _goes_on(rows[start - 1].text, rows[end].text)


def _goes_on(text: str, following: str) -> bool:
    """Whether a sentence goes on in what follows; a line of one word is none."""
    return following[:1].islower() and not ENDS.search(text) and lines.count(text) > 1


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
        short = len(text.split()) <= _LONGEST and not ENDS.search(text)
        if index not in numbers and short and numbers & {before, after}:
            seen[text].append(index)
    for places in seen.values():
        if len(places) >= _FEWEST:
            yield from places


def between(paragraphs: Sequence[Paragraph], first: int) -> Mapping[int, str]:
    """Which paragraphs belong to a page, and no text: the position of each, and why it goes.

    Args:
        paragraphs: What is left of the text, lines joined.
        first: Where the story begins.
    """
    return {**_page_numbers(paragraphs, first), **_running_headers(paragraphs, first)}


def rejoined(paragraphs: Sequence[Paragraph], removed: Mapping[int, str]) -> tuple[Paragraph, ...]:
    """What is left of the paragraphs; one that went on behind the end of a page is one again."""
    found: list[Paragraph] = []
    for at, paragraph in enumerate(paragraphs):
        if at in removed:
            continue
        if found and at - 1 in removed and _goes_on(found[-1].text, paragraph.text):
            close = "" if is_broken(found[-1].text, paragraph.text) else " "
            last = found.pop()
            found.append(Paragraph(last.number, f"{last.text}{close}{paragraph.text}", last.gap))
        else:
            found.append(paragraph)
    return tuple(found)


def _page_numbers(paragraphs: Sequence[Paragraph], first: int) -> Mapping[int, str]:
    """Numbers alone between blank lines: several that count pages, or one in the midst of a sentence."""
    found: list[tuple[int, int]] = []
    for at in range(first + 1, len(paragraphs)):
        match = _ALONE.fullmatch(paragraphs[at].text)
        last = at + 1 == len(paragraphs)
        if match and paragraphs[at].gap and (last or paragraphs[at + 1].gap):
            found.append((at, int(match["number"])))
    parted = [
        (one, other)
        for one, other in itertools.pairwise(found)
        if other[1] - one[1] == 1 and any(lines.is_prose(row.text) for row in paragraphs[one[0] : other[0]])
    ]
    counted = {at for pair in parted for at, _ in pair}
    inside = {
        at for at, _ in found if at + 1 < len(paragraphs) and _goes_on(paragraphs[at - 1].text, paragraphs[at + 1].text)
    }
    return dict.fromkeys(sorted(counted | inside), _PAGE)


def _running_headers(paragraphs: Sequence[Paragraph], first: int) -> Mapping[int, str]:
    """Lines above the story that stand above later pages too; a page's number in them may differ."""
    known = {_bare(row.text) for row in paragraphs[:first] if lines.count(row.text) <= _LONGEST} - {""}
    later = range(first + 1, len(paragraphs))
    return {at: _HEADER for at in later if paragraphs[at].gap and _bare(paragraphs[at].text) in known}


def _bare(text: str) -> str:
    """A line's words of two letters or more, which a page's number is not; empty for one word or a sentence."""
    words = re.findall(r"[^\W\d_]{2,}", text.lower())
    return " ".join(words) if len(words) > 1 and not text.endswith((".", "?", "!")) else ""
