"""Lists of the site as they stand on pages: dated items in pages whose numbers stay, those without a date apart.

Items without a date have no place in the order of time. A few stand at the end of a list that is one page; more get
pages of their own, so that one of them never moves what is dated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

import msgspec

from briefings.catalog import urls
from briefings.catalog.heads import head
from briefings.catalog.list_rows import PartLine, Turn
from briefings.catalog.list_views import LeafView
from briefings.catalog.paging import Leaf, is_parted, paged
from briefings.catalog.planned import DeferredView
from briefings.catalog.refs import later
from briefings.catalog.rows import Link
from briefings.catalog.words import Title, Wording

T = TypeVar("T")
Rows = Literal["articles", "statements", "dates", "damage", "corrections", "stories", "editions", "voice"]


class Listing(NamedTuple, Generic[T]):
    """A list in pages.

    Attributes:
        newest: What stands on the list's own page, newest first.
        turn: The way to its older pages and to those of items without a date, where there are any.
        leaves: All its other pages.
        path: Site path of the list's own page.
    """

    newest: tuple[T, ...]
    turn: Turn | None
    leaves: tuple[Leaf[T], ...]
    path: str


def listed(items: Sequence[T], when: Callable[[T], str | None], path: str, size: int, part: str = "") -> Listing[T]:
    """A list in pages.

    Args:
        items: Newest first, those without a date last.
        when: The date of an item, if it has one.
        path: Site path of the page that the list stands on.
        size: Items of a full page.
        part: Name of the list, where its page holds several.
    """
    home = f"{path}#{part}" if part else path
    base = f"{path}{part}/" if part else path
    dated, rest = _parted(items, when)
    numbered = paged(dated, home, f"{base}{urls.PAGE}", size)
    if not dated:
        alone = paged(rest, home, f"{base}{urls.PAGE}", size)
        return Listing(alone.newest, alone.turn, alone.leaves, path)
    if not is_parted(len(items), size):
        return Listing(tuple(items), None, (), path)
    if not rest:
        return Listing(numbered.newest, numbered.turn, numbered.leaves, path)
    own = f"{base}{urls.UNDATED}"
    undated = paged(rest, own, f"{own}{urls.PAGE}", size)
    first = Leaf(own, 0, undated.newest, undated.turn)
    way = numbered.turn or Turn(number=0, older=None, newer=None, oldest=home, newest=home, total=len(dated))
    turn = msgspec.structs.replace(way, undated=PartLine("", own, len(rest)))
    return Listing(numbered.newest, turn, (*numbered.leaves, first, *undated.leaves), path)


def _parted(items: Sequence[T], when: Callable[[T], str | None]) -> tuple[Sequence[T], Sequence[T]]:
    """Those with a date, and those without, which come last."""
    if not items or when(items[-1]):
        return items, ()
    first = next(index for index, item in enumerate(items) if not when(item))
    return items[:first], items[first:]


def leaf_views(
    listing: Listing[T], rows: Rows, title: str, under: tuple[Link, ...], words: Wording, *, part: Title | None = None
) -> Iterator[LeafView | DeferredView[LeafView]]:
    """A view for each page of a list but its own.

    Args:
        listing: The list.
        rows: What it is made of.
        title: Of the list, or of what it belongs to.
        under: The pages between home and these.
        words: The site's.
        part: Which list it is of what the title names.
    """
    if not listing.leaves:
        return
    title = words.part_of(title, words.title(part)) if part else title
    undated = listing.turn.undated.path if listing.turn and listing.turn.undated else None
    for leaf in listing.leaves:
        name = words.part_of(title, words.title("undated")) if undated and leaf.path.startswith(undated) else title
        shown = words.page_of(name, leaf.number) if leaf.number else name
        bare = LeafView(head=head(leaf.path, "leaf", shown, under=under), title=name, turn=leaf.turn)
        yield later(msgspec.structs.replace(bare, **{rows: leaf.items}))
