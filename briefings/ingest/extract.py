"""Which leaves of a page are the article, what kind of block each is, and why the others are not.

trafilatura says where the article is (`located`), the page's own template says how far it goes (`region`), and the
rules here judge each leaf by its place, its surroundings' names and its words. What trafilatura takes and these rules
do not is listed as removed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from lxml import html

from briefings.ingest import captions, heads, located, normalize, pagenames, region, residue
from briefings.ingest.blocks import Piece
from briefings.ingest.dom import Leaf
from briefings.ingest.likeness import folded
from briefings.ingest.lines import is_prose
from briefings.ingest.region import Region
from briefings.model import Removed

_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_FILLS = frozenset({"p", "li", "td", "th", "pre", "dd", "dt", *_HEADINGS})
_LINKED = 0.5
_ALL_LINKED = 0.9
_TEASER_WORDS = 4
_LONG_MENU = 15
_TABLE_SHARE = 0.3
_CELL = 120
_PROSE_IN_TABLE = 0.6
_TRUST = 0.4
_SILENT = frozenset({"outside", "unseen"})
_THANKS = re.compile(
    r".{0,120}\bcontributed (?:to|reporting (?:to|for|from)?) ?(?:this|the) (?:report|story|article)\b.{0,60}"
)


class Extract(msgspec.Struct, frozen=True):
    """The article's pieces in order, what was left out, and who is credited for its pictures."""

    pieces: tuple[Piece, ...]
    removed: tuple[Removed, ...]
    credits: tuple[str, ...]


class _Page(msgspec.Struct, frozen=True):
    """What the rules look at."""

    leaves: tuple[Leaf, ...]
    taken: tuple[bool, ...]
    region: Region
    anchors: frozenset[int]
    tables: frozenset[html.HtmlElement]
    lists: dict[html.HtmlElement | None, str]
    title: str


def extract(page: str, leaves: tuple[Leaf, ...], title: str | None) -> Extract:
    """The article in a page.

    Args:
        page: The page's text.
        leaves: Of its body.
        title: The headline, if known: where it is repeated it is no part of the body.
    """
    seen = located.locate(page, leaves)
    taken = seen.taken
    found = region.find(leaves, taken) if seen.is_on_the_page else None
    if found is None:
        return _lines(seen.text, folded(title or ""))
    tables, lists = _data_tables(leaves, taken), _link_lists(leaves)
    view = _Page(leaves, taken, found, frozenset(found.anchors), tables, lists, folded(title or ""))
    reasons = _reasons(view)
    kept = [at for at, why in enumerate(reasons) if not why]
    left = [(leaves[at], why) for at, why in enumerate(reasons) if why and _is_told(view, at, why)]
    removed = tuple(Removed(leaf.line, leaf.text, why) for leaf, why in left)
    return Extract(tuple(_pieces(view, kept)), removed, _credits(leaf.text for leaf, why in left if why == "caption"))


def _lines(text: str, title: str) -> Extract:
    """The extractor's own lines, where the page's elements do not show them."""
    pieces: list[Piece] = []
    removed: list[Removed] = []
    for line in filter(None, map(normalize.plain, text.split("\n"))):
        furniture = residue.find(line)
        why = "headline" if title and folded(line) == title else furniture.why if furniture else None
        if why:
            removed.append(Removed(0, line, why))
        else:
            pieces.append(Piece(line))
    return Extract(tuple(pieces), tuple(removed), ())


def _reasons(view: _Page) -> list[str | None]:
    """For each leaf why it is left out; None where it is kept."""
    leaves = view.leaves
    seen = [at for at, taken in enumerate(view.taken) if taken]
    reasons = [_reason(view, at) for at in range(len(leaves))]
    if _size(leaves, [at for at, why in enumerate(reasons) if not why]) >= _TRUST * _size(leaves, seen):
        return reasons
    # The template misleads: what was taken stands, less what its own words and lists speak against.
    reasons = ["unseen"] * len(leaves)
    for at in seen:
        reasons[at] = _by_words(view, at) or view.lists.get(leaves[at].element.getparent())
    return reasons


def _size(leaves: Sequence[Leaf], positions: Sequence[int]) -> int:
    """How many characters of running text, links left out, stand at these positions."""
    return sum(len(leaves[at].text) for at in positions if leaves[at].link_density <= _LINKED)


def _reason(view: _Page, at: int) -> str | None:
    """Why a leaf is left out; None where it is kept."""
    leaf, taken = view.leaves[at], view.taken[at]
    inside = region.is_within(leaf.element, view.region.root)
    by_words = _by_words(view, at)
    if by_words or at in view.anchors:
        return by_words
    if inside and _table_of(leaf) in view.tables:
        return None
    above = list(view.region.above(leaf))
    if any(map(pagenames.is_caption, above)):
        return "caption"
    embedded = any(map(pagenames.is_embedded, above))
    named = None if embedded else next(filter(None, map(pagenames.furniture, above)), None)
    if not inside:
        return None if taken and not named and _belongs(view, at) else "outside"
    if at < view.region.first and leaf.element.tag in _HEADINGS:
        return "section"
    return named or view.lists.get(leaf.element.getparent()) or _by_links(view, at)


def _by_words(view: _Page, at: int) -> str | None:
    """What the leaf's own words say against it."""
    leaf, first = view.leaves[at], view.region.first
    text = leaf.text
    if view.title and folded(text) == view.title:
        return "headline"
    if at <= first + 1 and pagenames.is_standfirst(leaf.element):
        return "standfirst"
    furniture = residue.find(text)
    if furniture and not (furniture.weak and first < at < view.region.last):
        return None if _table_of(leaf) in view.tables else furniture.why
    head = heads.read(text) if at < first else heads.labelled_date(text)
    if head and head.why in {"dateline", "byline"}:
        return head.why
    if _THANKS.fullmatch(text) or captions.credit_line(text):
        return "credit"
    return "read-more" if _is_teaser(leaf) else None


def _is_teaser(leaf: Leaf) -> bool:
    """A headline of another article: a paragraph of its own that is one link, and no sentence."""
    words = leaf.text.split()
    if leaf.link_density < _ALL_LINKED or leaf.element.tag not in {"p", "div", "strong", *_HEADINGS}:
        return False
    return len(words) >= _TEASER_WORDS and (leaf.text.isupper() or not is_prose(leaf.text))


def _link_lists(leaves: Sequence[Leaf]) -> dict[html.HtmlElement | None, str]:
    """The lists that hold nothing but links: headlines of other articles, or long menus."""
    lists: dict[html.HtmlElement, list[Leaf]] = {}
    for leaf in leaves:
        parent = leaf.element.getparent()
        if leaf.element.tag == "li" and parent is not None:
            lists.setdefault(parent, []).append(leaf)
    found: dict[html.HtmlElement | None, str] = {}
    for parent, items in lists.items():
        size = sum(len(item.text) for item in items)
        if sum(item.linked for item in items) >= _ALL_LINKED * size:
            words = sum(len(item.text.split()) for item in items) / len(items)
            if words >= _TEASER_WORDS or len(items) >= _LONG_MENU:
                found[parent] = "read-more" if words >= _TEASER_WORDS else "menu"
    return found


def _belongs(view: _Page, at: int) -> bool:
    """Whether a leaf outside the region is of the article: within its course, or its opening paragraph."""
    leaf, found = view.leaves[at], view.region
    if found.first < at < found.last:
        return True
    return at < found.first and leaf.element.tag == "p" and is_prose(leaf.text)


def _by_links(view: _Page, at: int) -> str | None:
    """Leaves in the article's midst are kept unless they are lists of links; around it only what was taken."""
    leaf, found = view.leaves[at], view.region
    course = found.first < at < found.last
    if view.taken[at]:
        return "read-more" if leaf.link_density >= _ALL_LINKED and not course else None
    if leaf.link_density > _LINKED or not course:
        return "unseen"
    return None if leaf.element.tag in _FILLS or is_prose(leaf.text) or _is_quoted(view, leaf) else "unseen"


def _is_quoted(view: _Page, leaf: Leaf) -> bool:
    return any(element.tag == "blockquote" for element in view.region.above(leaf))


def _is_told(view: _Page, at: int, why: str) -> bool:
    """Whether a reason is worth a row: the page's own furniture, which no extractor takes, is not."""
    return why not in _SILENT and (view.taken[at] or (why == "caption" and bool(view.leaves[at].text)))


def _data_tables(leaves: Sequence[Leaf], taken: Sequence[bool]) -> frozenset[html.HtmlElement]:
    """Tables of facts (not of layout) of which trafilatura takes a good part."""
    all_cells, seen = Counter(map(_table_of, leaves)), Counter[html.HtmlElement | None]()
    sizes: Counter[html.HtmlElement | None] = Counter()
    prose: Counter[html.HtmlElement | None] = Counter()
    for leaf, is_taken in zip(leaves, taken, strict=True):
        table = _table_of(leaf)
        seen[table] += is_taken
        sizes[table] += len(leaf.text)
        prose[table] += len(leaf.text) * is_prose(leaf.text)
    return frozenset(
        table
        for table, cells in all_cells.items()
        if table is not None
        and cells > 3  # noqa: PLR2004 - two by two
        and seen[table] >= _TABLE_SHARE * cells
        and sizes[table] < _CELL * cells
        and prose[table] <= _PROSE_IN_TABLE * sizes[table]
    )


def _table_of(leaf: Leaf) -> html.HtmlElement | None:
    if leaf.element.tag == "table":
        return leaf.element
    return next((element for element in leaf.element.iterancestors("table")), None)


def _pieces(view: _Page, kept: Sequence[int]) -> Iterator[Piece]:
    """The kept leaves as pieces; the leaves of one table are one piece."""
    rows: list[Leaf] = []
    for at in kept:
        leaf = view.leaves[at]
        table = _table_of(leaf)
        if rows and (table is None or table is not _table_of(rows[-1])):
            yield _table(rows)
            rows = []
        if table is not None and table in view.tables:
            rows.append(leaf)
        else:
            yield _piece(leaf)
    if rows:
        yield _table(rows)


def _table(leaves: Sequence[Leaf]) -> Piece:
    """Rows parted by a line break, cells by a tab."""
    lines: dict[html.HtmlElement, dict[html.HtmlElement, list[str]]] = {}
    for leaf in leaves:
        cell = next(leaf.element.iterancestors("td", "th"), leaf.element)
        if leaf.element.tag in {"td", "th"}:
            cell = leaf.element
        row = next(cell.iterancestors("tr"), cell)
        lines.setdefault(row, {}).setdefault(cell, []).append(leaf.text)
    text = "\n".join("\t".join(" ".join(parts) for parts in cells.values()) for cells in lines.values())
    return Piece(text, "table", leaves[0].line)


def _piece(leaf: Leaf) -> Piece:
    for element in (leaf.element, *leaf.element.iterancestors()):
        if element.tag in _HEADINGS:
            return Piece(leaf.text, "heading", leaf.line, level=_HEADINGS[element.tag])
        if element.tag == "li":
            parent = element.getparent()
            return Piece(leaf.text, "list", leaf.line, ordered=parent is not None and parent.tag == "ol")
        if element.tag == "blockquote":
            return Piece(leaf.text, "quote", leaf.line)
        if element.tag in {"article", "main", "body", "table"}:
            break
    picture = captions.caption(leaf.text)
    if picture:
        return Piece(leaf.text, "caption", leaf.line, credit=picture.credit, rule=captions.RULE)
    return Piece(leaf.text, number=leaf.line)


def _credits(texts: Iterator[str]) -> tuple[str, ...]:
    named = (captions.credit_line(text) or captions.credit_at_end(text) for text in texts)
    return tuple(dict.fromkeys(credit for credit in named if credit))
