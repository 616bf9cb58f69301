"""What a page prints around its headline, in lines that say nothing else: who wrote the article, and when.

Only the lines from shortly above the headline to the article's first paragraphs are read: further down stand the
bylines and dates of other articles.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec
from lxml import html

from briefings.ingest import dom, heads, pagenames, printed, region
from briefings.ingest.dom import Leaf
from briefings.ingest.likeness import folded
from briefings.ingest.lines import is_prose

_ABOVE = 6
_PARAGRAPHS = 3
_MOST = 25
_DEPTH = 8
_LONGEST = 120
_LABEL = re.compile(r"(?:(?:written|posted|story|words)\s+)?by\s?:?|authors?\s?:?", re.IGNORECASE)
_RULE = re.compile(r"^[\W_]+(?=by\b)|^[\W_]*(?=[^\W_])|[\s|–—•·-]+$", re.IGNORECASE)
_FRAME = re.compile(
    r"(?:^|[\s_-])(?:masthead|top-?bar|site-header|todays?(?:-?date)?|current-?date|weather|clock)(?=$|[\s_-])"
)
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
    for line, element in _lines(leaves, title):
        head = heads.read(line) or _among_others(line, element)
        if head is None:
            continue
        bylines += [head.byline] if head.byline else []
        updated = updated or head.updated
        dated = dated or (head if head.published else None)
    return Shown(tuple(bylines), dated.published if dated else None, dated.zone if dated else None, updated)


def _among_others(line: str, element: html.HtmlElement) -> heads.Head | None:
    """The date in a line that the page calls its byline or date line, whatever else stands in it."""
    named = any(pagenames.furniture(part) == "byline" for part in (element, element.getparent()) if part is not None)
    day = printed.find(line) if named and len(line) <= _LONGEST else None
    return heads.Head(why="dateline", published=day.value, zone=day.zone) if day else None


def _lines(leaves: Sequence[Leaf], title: str | None) -> Iterator[tuple[str, html.HtmlElement]]:
    """The lines that may be a byline or a date; a label with a line of its own stands before what it labels."""
    label = ""
    for leaf in _around(leaves, title):
        text = _RULE.sub("", leaf.text)
        if _LABEL.fullmatch(text):
            label = "By "
        elif text and not is_prose(text) and not is_of_others(leaf.element):
            yield label + text, leaf.element
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


def is_of_others(element: html.HtmlElement) -> bool:
    """Whether an element belongs to other articles, to comments, or to the frame that all pages of a site share."""
    above = itertools.islice(element.iterancestors(), _DEPTH)
    in_other = any(pagenames.furniture(part) in _OTHERS or _is_frame(part) for part in (element, *above))
    return in_other or is_in_another_article(element)


def is_in_another_article(element: html.HtmlElement) -> bool:
    """Whether the ``article`` around an element has a heading of its own, and not the page's first."""
    around = element if element.tag == "article" else next(element.iterancestors("article"), None)
    first = next(element.getroottree().getroot().iter("h1"), None)
    if around is None or first is None or region.is_within(first, around):
        return False
    return next(around.iter("h1", "h2", "h3", "h4"), None) is not None


def _is_frame(element: html.HtmlElement) -> bool:
    """Whether this is the site's head, menu or foot; an article may have its own."""
    if element.tag not in {"nav", "footer", "header"} and not _FRAME.search(dom.names(element)):
        return False
    has_title = element.tag not in {"nav", "footer"} and next(element.iter("h1", "h2"), None) is not None
    return not has_title and next(element.iterancestors("article"), None) is None
