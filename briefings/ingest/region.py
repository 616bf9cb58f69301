"""The part of a page that holds the article: found from the paragraphs that trafilatura takes, and their like.

A template gives all paragraphs of an article the same surroundings, and seldom gives them to anything else. So the
paragraphs found show what the others look like, also where a site parts its text into several containers and an
extractor stops at the first.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec
from lxml import html

from briefings.ingest import residue
from briefings.ingest.dom import Leaf
from briefings.ingest.lines import is_prose

_COVER = 0.75
_USUAL = 0.3
_MOST_LINKS = 0.3
_DOMINANT = 0.25
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_APART = frozenset({"aside", "nav", "footer", "header", "figcaption", "figure"})
_TIGHT = frozenset(
    {"p", "li", "ul", "ol", "dl", "dd", "blockquote", "span", "td", "tr", "tbody", "table", "font", "pre", *_HEADINGS}
)
Signature = tuple[str, ...]


class Region(msgspec.Struct, frozen=True):
    """Where the article is.

    Attributes:
        root: The lowest element around its paragraphs.
        anchors: Positions of the leaves that are paragraphs of the article for certain, in order.
        weights: Of each element around anchors: how much of their text it holds, 0 to 1.
    """

    root: html.HtmlElement
    anchors: tuple[int, ...]
    weights: dict[html.HtmlElement, float]

    @property
    def first(self) -> int:
        """Position of the first paragraph."""
        return self.anchors[0]

    @property
    def last(self) -> int:
        """Position of the last paragraph."""
        return self.anchors[-1]

    def above(self, leaf: Leaf) -> Iterator[html.HtmlElement]:
        """The elements around a leaf, the nearest first, that hold too little of the article to be it."""
        element: html.HtmlElement | None = leaf.element
        while element is not None and element is not self.root:
            if self.weights.get(element, 0.0) < _DOMINANT:
                yield element
            element = element.getparent()


def find(leaves: Sequence[Leaf], located: Sequence[bool]) -> Region | None:
    """The article's region; None where trafilatura sees no sentences."""
    seen = [at for at, taken in enumerate(located) if taken and is_prose(leaves[at].text)]
    if not seen:
        return None
    usual = _usual(leaves, seen)
    like = {at for at in range(len(leaves)) if signature(leaves[at]) in usual and _is_paragraph(leaves[at])}
    known = sorted(like.union(seen))
    weights = _weights([leaves[at] for at in known])
    root = _roomy(_lowest(leaves[known[0]].element, weights))
    anchors = tuple(at for at in known if is_within(leaves[at].element, root) and _is_anchor(leaves[at], root))
    return Region(root, anchors or tuple(known), weights)


def signature(leaf: Leaf) -> Signature:
    """What surrounds a leaf: the tags and classes of its element and of the two around it."""
    found: list[str] = []
    element: html.HtmlElement | None = leaf.element
    while element is not None and len(found) < 3:  # noqa: PLR2004 - three levels tell templates apart
        found.append(f"{element.tag} {element.get('class') or ''}".strip())
        element = element.getparent()
    return tuple(found)


def _usual(leaves: Sequence[Leaf], seen: Sequence[int]) -> set[Signature]:
    """The surroundings of most of the text that was seen; only those that name a class are any sign."""
    sizes: Counter[Signature] = Counter()
    for at in seen:
        sizes[signature(leaves[at])] += len(leaves[at].text)
    total = sum(sizes.values())
    return {found for found, size in sizes.items() if size >= _USUAL * total and any(" " in part for part in found)}


def _is_paragraph(leaf: Leaf) -> bool:
    return is_prose(leaf.text) and leaf.link_density <= _MOST_LINKS and leaf.element.tag not in {"figcaption", "li"}


def _is_anchor(leaf: Leaf, root: html.HtmlElement) -> bool:
    """Whether a leaf that was seen can mark the article's beginning or end: it is no title, caption or furniture."""
    if leaf.element.tag in _HEADINGS or residue.find(leaf.text):
        return False
    above = itertools.takewhile(lambda element: element is not root, leaf.element.iterancestors())
    return not any(element.tag in _APART for element in (leaf.element, *above))


def _roomy(element: html.HtmlElement) -> html.HtmlElement:
    """A root that can hold several paragraphs; one paragraph alone is widened to what holds it."""
    while element.tag in _TIGHT and element.getparent() is not None:
        element = element.getparent()
    return element


def _weights(leaves: Sequence[Leaf]) -> dict[html.HtmlElement, float]:
    total = sum(len(leaf.text) for leaf in leaves)
    weights: dict[html.HtmlElement, float] = defaultdict(float)
    for leaf in leaves:
        element: html.HtmlElement | None = leaf.element
        while element is not None:
            weights[element] += len(leaf.text) / total
            element = element.getparent()
    return dict(weights)


def _lowest(start: html.HtmlElement, weights: dict[html.HtmlElement, float]) -> html.HtmlElement:
    """The lowest element that holds most of the text."""
    covering = [element for element, weight in weights.items() if weight >= _COVER]
    return max(covering, key=_depth, default=start)


def _depth(element: html.HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def is_within(element: html.HtmlElement, ancestor: html.HtmlElement) -> bool:
    """Whether an element is another one or lies inside it."""
    return element is ancestor or any(above is ancestor for above in element.iterancestors())
