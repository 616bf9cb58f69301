"""The frame around an article in text that was copied whole from a browser: menus, comments.

A line is told here not by its words alone, as in `residue`, but by what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefings.ingest import heads, lines, residue
from briefings.ingest.paragraphs import Paragraph

_MENU = frozenset({"menu", "cookie-notice"})
_FEWEST = 2
_AGO = re.compile(
    r"(?:\d{1,3}|an?|one) (?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago|just now|"
    r"(?:repl(?:y|ies)|like|report|upvote)(?: \(?\d+\)?)?",
    re.IGNORECASE,
)


def frame(paragraphs: Sequence[Paragraph], first: int) -> Mapping[int, str]:
    """The reason for each paragraph, by its position, that is no part of the article but of what stood around it.

    ``first`` is where the story begins.
    """
    return {**_comments(paragraphs, first), **_menu(paragraphs, first)}


def _comments(paragraphs: Sequence[Paragraph], first: int) -> Mapping[int, str]:
    """Everything from the label of the comments on, where what follows has the look of comments."""
    signs = [at for at in range(first + 1, len(paragraphs)) if _AGO.fullmatch(paragraphs[at].text)]
    if len(signs) < _FEWEST:
        return {}
    for at in range(first + 1, signs[-_FEWEST] + 1):
        found = residue.find(paragraphs[at].text)
        if found and found.why == "comments":
            return dict(_told(paragraphs, range(at, len(paragraphs)), "comments"))
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
