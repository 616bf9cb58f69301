"""The frame around an article in text that was copied whole from a browser or a PDF: menus, comments, page numbers.

A line is told here not by its words alone, as in `residue`, but by what stands around it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from briefings.ingest import heads, lines, residue
from briefings.ingest.paragraphs import Paragraph

_MENU = frozenset({"menu", "cookie-notice"})
_FEWEST = 2
_NUMBER = re.compile(r"[\s–—-]*(?P<number>\d{1,3})[\s–—-]*")
_AGO = re.compile(
    r"(?:\d{1,3}|an?|one) (?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago|just now|"
    r"(?:repl(?:y|ies)|like|report|upvote)(?: \(?\d+\)?)?",
    re.IGNORECASE,
)
_LONGEST_HEADER = 14
_BROKEN = re.compile(r"[a-z]-$")


def frame(paragraphs: Sequence[Paragraph]) -> Mapping[int, str]:
    """The reason for each paragraph, by its position, that is no part of the article but of what stood around it."""
    first = next((at for at, paragraph in enumerate(paragraphs) if lines.begins(paragraph)), len(paragraphs))
    return {
        **_page_numbers(paragraphs, first),
        **_running_headers(paragraphs, first),
        **_comments(paragraphs, first),
        **_menu(paragraphs, first),
    }


def rejoined(paragraphs: Sequence[Paragraph], frame: Mapping[int, str]) -> tuple[Paragraph, ...]:
    """What is left of the paragraphs; one that went on behind the end of a page is one again."""
    found: list[Paragraph] = []
    for at, paragraph in enumerate(paragraphs):
        if at in frame:
            continue
        if found and at - 1 in frame and _goes_on(found[-1].text, paragraph.text):
            close = "" if _BROKEN.search(found[-1].text) else " "
            last = found.pop()
            found.append(Paragraph(last.number, f"{last.text}{close}{paragraph.text}", last.gap))
        else:
            found.append(paragraph)
    return tuple(found)


def _goes_on(text: str, following: str) -> bool:
    return following[:1].islower() and text[-1:].isalpha() | (text[-1:] in ",-") and lines.count(text) > 1


def _page_numbers(paragraphs: Sequence[Paragraph], first: int) -> Mapping[int, str]:
    """Numbers alone between blank lines: several that count pages, or one in the midst of a sentence."""
    found: list[tuple[int, int]] = []
    for at in range(first + 1, len(paragraphs)):
        match = _NUMBER.fullmatch(paragraphs[at].text)
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
    return dict.fromkeys(sorted(counted | inside), "page-number")


def _running_headers(paragraphs: Sequence[Paragraph], first: int) -> Mapping[int, str]:
    """Lines above the story that stand above later pages too; a page's number in them may differ."""
    known = {_bare(row.text) for row in paragraphs[:first] if lines.count(row.text) <= _LONGEST_HEADER} - {""}
    later = range(first + 1, len(paragraphs))
    return {at: "running-header" for at in later if paragraphs[at].gap and _bare(paragraphs[at].text) in known}


def _bare(text: str) -> str:
    """A line's words of two letters or more, which a page's number is not; empty for one word or a sentence."""
    words = re.findall(r"[^\W\d_]{2,}", text.lower())
    return " ".join(words) if len(words) > 1 and not text.endswith((".", "?", "!")) else ""


def _comments(paragraphs: Sequence[Paragraph], first: int) -> Mapping[int, str]:
    """Everything from the label of the comments on, where what follows has the look of comments."""
    for at in range(first + 1, len(paragraphs)):
        found = residue.find(paragraphs[at].text)
        if found and found.why == "comments":
            rest = paragraphs[at:]
            if sum(_AGO.fullmatch(row.text) is not None for row in rest) >= _FEWEST:
                return dict(_told(paragraphs, range(at, len(paragraphs)), "comments"))
            return {}
    return {}


def _menu(paragraphs: Sequence[Paragraph], first: int) -> Mapping[int, str]:
    """Everything down to the last line of a menu or notice above the article's own head."""
    head = (at for at in range(first) if heads.read(paragraphs[at].text))
    stop = next(head, first)
    menus = [at for at in range(stop) if (found := residue.find(paragraphs[at].text)) and found.why in _MENU]
    if len(menus) < _FEWEST or not any(_may_be_headline(row) for row in paragraphs[menus[-1] + 1 : stop]):
        return {}
    return dict(_told(paragraphs, range(menus[-1] + 1), "menu"))


def _may_be_headline(paragraph: Paragraph) -> bool:
    return lines.count(paragraph.text) >= lines.HEADLINE_WORDS and not residue.find(paragraph.text)


def _told(paragraphs: Sequence[Paragraph], places: range, why: str) -> Iterator[tuple[int, str]]:
    for at in places:
        found = residue.find(paragraphs[at].text)
        yield at, found.why if found and found.why != "separator" else why
