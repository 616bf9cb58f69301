"""What a page prints around its headline, in lines that say nothing else: who wrote the article, and when.

Only the lines from shortly above the headline to the article's first paragraphs are read: further down stand the
bylines and dates of other articles.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from briefings.ingest import heads, pagenames
from briefings.ingest.dom import Leaf
from briefings.ingest.likeness import folded
from briefings.ingest.lines import is_prose

_ABOVE = 6
_PARAGRAPHS = 3
_MOST = 25
_DEPTH = 8
_LABEL = re.compile(r"(?:(?:written|posted|story|words)\s+)?by\s?:?|authors?\s?:?", re.IGNORECASE)
_RULE = re.compile(r"^[\W_]+(?=by\b)|^[\W_]*(?=[^\W_])|[\s|–—•·-]+$", re.IGNORECASE)
_OTHERS = frozenset({"comments", "read-more", "newsletter", "advertisement", "author-note"})


class Shown(msgspec.Struct, frozen=True):
    """What the lines around the headline say; None where they do not.

    Attributes:
        bylines: The names as printed, without the word "by", line by line.
        published: As in `briefings.times`; ``zone`` and ``updated`` as in `types.Clean`.
    """

    bylines: tuple[str, ...] = ()
    published: str | None = None
    zone: str | None = None
    updated: str | None = None


def read(leaves: Sequence[Leaf], title: str | None) -> Shown:
    """The statements of the lines around the headline; of two that say the same, the upper one counts.

    Args:
        leaves: Of the page's body.
        title: The headline, if known; without it the page's first lines are read.
    """
    bylines: list[str] = []
    dated: heads.Head | None = None
    updated: str | None = None
    for line in _lines(leaves, title):
        head = heads.read(line)
        if head is None:
            continue
        bylines += [head.byline] if head.byline else []
        updated = updated or head.updated
        dated = dated or (head if head.published else None)
    return Shown(tuple(bylines), dated.published if dated else None, dated.zone if dated else None, updated)


def _lines(leaves: Sequence[Leaf], title: str | None) -> Iterator[str]:
    """The lines that may be a byline or a date; a label with a line of its own stands before what it labels."""
    label = ""
    for leaf in _around(leaves, title):
        text = _RULE.sub("", leaf.text)
        if _LABEL.fullmatch(text):
            label = "By "
        elif text and not is_prose(text) and not _is_of_others(leaf):
            yield label + text
            label = ""


def _around(leaves: Sequence[Leaf], title: str | None) -> Iterator[Leaf]:
    at = _headline(leaves, title)
    paragraphs = 0
    for leaf in leaves[max(0, at - _ABOVE) : at + _MOST]:
        yield leaf
        paragraphs += is_prose(leaf.text)
        if paragraphs > _PARAGRAPHS:
            return


def _headline(leaves: Sequence[Leaf], title: str | None) -> int:
    """The position of the headline: the last heading that is it, since menus and trails name it before; else 0."""
    wanted = folded(title or "")
    places = [at for at, leaf in enumerate(leaves) if wanted and folded(leaf.text) == wanted]
    headings = [at for at in places if leaves[at].element.tag in {"h1", "h2"}]
    return next(iter(headings or places), 0)


def _is_of_others(leaf: Leaf) -> bool:
    above = itertools.islice(leaf.element.iterancestors(), _DEPTH)
    return any(pagenames.furniture(element) in _OTHERS for element in (leaf.element, *above))
