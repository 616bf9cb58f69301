"""A saved page as a row of leaves: every run of words with the element that holds it, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from lxml import etree, html

from briefings.errors import RefusedError
from briefings.ingest import heads, normalize
from briefings.ingest.lines import is_prose

_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody "
    "td tfoot th thead tr ul amp-img iframe video audio object embed"
)
BLOCKS = frozenset(_BLOCK_TAGS.split())
_UNREAD_TAGS = (
    "script style noscript template svg math head iframe object embed button select option input textarea canvas map "
    "audio video source track link meta title"
)
_UNREAD = frozenset(_UNREAD_TAGS.split())
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_INLINE = frozenset({"span", "a", "em", "i", "b", "strong", "small", "sup", "label"})
# Words that wait within a sentence until a pointer comes by, or for a screen reader: no part of the sentence.
_FLOATING = re.compile(
    r"(?:^|[\s_-])(?:rollover-\w+-block|rollover-block|tooltip\w*|popover\w*|hovercard|sr-only|screen-reader-text|"
    r"visually-?hidden)(?=$|[\s_-])"
)
_DEPTH = 250
_PARAGRAPH = 60
_MOST_LINES = 200
_ENDS = frozenset(".!?…”’\"')»")
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


class Leaf(msgspec.Struct, frozen=True):
    """Words that no block boundary parts.

    Attributes:
        element: The nearest block element around them.
        text: Normalized.
        raw: As in the page, for the record of what normalization did.
        linked: How many of the characters are link text.
        strong: How many are in bold.
        line: Where the element stands in the file, from 1; 0 where the parser does not say.
    """

    element: html.HtmlElement
    text: str
    raw: str
    linked: int
    strong: int
    line: int

    @property
    def link_density(self) -> float:
        """The share of link text, 0 to 1."""
        return min(1.0, self.linked / max(1, len(self.text)))


def parse(text: str) -> html.HtmlElement:
    """The page's tree, with the body to look into.

    Raises:
        RefusedError: if nothing can be made of it.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    source = _XML_HEAD.sub("", text).replace("\x00", "")
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise RefusedError("is HTML that no parser can read; save the page again") from None
    if tree.find(".//body") is None:
        raise RefusedError("is an HTML page without a body; save the page again")
    return tree


class _Run:
    """The words gathered since the last block boundary."""

    def __init__(self) -> None:
        self.pieces: list[str | None] = []  # None for a line break of the page
        self.linked = self.strong = 0

    def add(self, text: str | None, *, linked: bool, strong: bool) -> None:
        if text:
            self.pieces.append(text)
            size = len(text.strip())
            self.linked += size * linked
            self.strong += size * strong

    def take(self, element: html.HtmlElement) -> Iterator[Leaf]:
        parts = [*_parted(self.pieces)]
        size = sum(map(len, parts))
        for raw in parts:
            text = normalize.plain(raw)
            if text:
                share = len(raw) / size
                linked, strong = round(self.linked * share), round(self.strong * share)
                yield Leaf(element, text, raw, linked, strong, element.sourceline or 0)
        self.pieces, self.linked, self.strong = [], 0, 0


def _parted(pieces: Sequence[str | None]) -> Iterator[str]:
    """The words, parted at those line breaks that part paragraphs, or a line that states who or when from the rest."""
    if None not in pieces:
        yield "".join(filter(None, pieces))
        return
    lines = [""]
    for piece in pieces:
        lines.append("") if piece is None else lines.append(lines.pop() + piece)
    texts = [normalize.plain(line) for line in lines]
    states = [len(lines) <= _MOST_LINES and heads.read(text) is not None for text in texts]
    held = [lines[0]]
    for at in range(1, len(lines)):
        one, other = texts[at - 1], texts[at]
        if one and other and (states[at - 1] or states[at] or _are_told(one, other)):
            yield "\n".join(held)
            held = []
        held.append(lines[at])
    yield "\n".join(held)


def _are_told(one: str, other: str) -> bool:
    """Whether both are whole paragraphs."""
    return min(len(one), len(other)) >= _PARAGRAPH and one[-1] in _ENDS and is_prose(one) and is_prose(other)


def leaves(root: html.HtmlElement) -> tuple[Leaf, ...]:
    """The leaves below an element; two line breaks in a row part paragraphs as a block does."""
    run = _Run()
    return (*_walk(root, root, run, linked=False, strong=False, depth=0), *run.take(root))


def _walk(
    element: html.HtmlElement, block: html.HtmlElement, run: _Run, *, linked: bool, strong: bool, depth: int
) -> Iterator[Leaf]:
    run.add(element.text, linked=linked, strong=strong)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br":
            if _second_break(child):
                yield from run.take(block)
            else:
                run.pieces.append(None)
        elif tag and not is_hidden(child) and depth < _DEPTH:
            inner = child if tag in BLOCKS else block
            if inner is child:
                yield from run.take(block)
            yield from _walk(
                child, inner, run, linked=linked or tag == "a", strong=strong or tag in {"b", "strong"}, depth=depth + 1
            )
            if inner is child:
                yield from run.take(inner)
        elif tag in BLOCKS:
            yield from run.take(block)
        run.add(child.tail, linked=linked, strong=strong)


def is_hidden(element: html.HtmlElement) -> bool:
    """Whether no reader of the page sees this element."""
    if element.tag in _INLINE and _FLOATING.search((element.get("class") or "").lower()):
        return True
    return (
        element.tag in _UNREAD
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style") or ""))
        or element.get("type") == "hidden"
    )


def _second_break(element: html.HtmlElement) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def names(element: html.HtmlElement) -> str:
    """What the page calls an element: its class, id, role and the like, in lower case."""
    keys = (
        "class",
        "id",
        "role",
        "itemprop",
        "data-component",
        "data-module",
        "data-type",
        "aria-label",
        "data-testid",
    )
    return " ".join(value for key in keys if (value := element.get(key))).lower()
