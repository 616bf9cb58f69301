"""Long lists in pages whose numbers stay: page 1 is the oldest, and a new item at the end leaves the full pages alone.

A list of at least twice the page size is parted. Its full pages, counted from the oldest item, have the addresses
``BASE1/``, ``BASE2/`` and so on; the newest items, between one page size and twice as many, stand at the list's own
address, which so is never nearly empty. A numbered page leads to its neighbours, to the oldest and to the newest page,
and does not say how many there are; so an item that is added at the end changes the list's own page, and at times makes
a numbered one and changes the "newer" link of the one before.

Lists that are kept by name or by day are parted by the beginning of their key instead (`branch`): one more item then
changes only the page of its own letter or month, wherever in the order it falls.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from briefings.catalog.list_rows import Turn

T = TypeVar("T")


class Leaf(NamedTuple, Generic[T]):
    """A numbered page of a list: its site path, its number from 1, and its items, newest first."""

    path: str
    number: int
    items: tuple[T, ...]
    turn: Turn | None


class Pages(NamedTuple, Generic[T]):
    """A list in pages: what stands at the list's own address, and the numbered pages, the oldest first.

    ``turn`` is None where there are no numbered pages.
    """

    newest: tuple[T, ...]
    turn: Turn | None
    leaves: tuple[Leaf[T], ...]


def paged(items: Sequence[T], home: str, base: str, size: int) -> Pages[T]:
    """A list in pages of ``size`` items.

    Args:
        items: Newest first.
        home: Site path of the list's own page, maybe with a fragment.
        base: Site path in front of the numbers: ``quotations/page/``.
        size: Items of a numbered page, at least 1.

    Raises:
        ValueError: if the size is below 1.
    """
    if size < 1:
        raise ValueError(size)
    if not is_parted(len(items), size):
        return Pages(tuple(items), None, ())
    count = len(items) // size - 1
    end = len(items)
    addresses = [f"{base}{number}/" for number in range(1, count + 1)]
    leaves = tuple(
        Leaf(
            path,
            number,
            tuple(items[end - number * size : end - (number - 1) * size]),
            Turn(
                number=number,
                older=addresses[number - 2] if number > 1 else None,
                newer=addresses[number] if number < count else home,
                oldest=addresses[0],
                newest=home,
            ),
        )
        for number, path in enumerate(addresses, start=1)
    )
    first = Turn(number=0, older=addresses[-1], newer=None, oldest=addresses[0], newest=home, total=len(items))
    return Pages(tuple(items[: end - count * size]), first, leaves)


def is_parted(count: int, size: int) -> bool:
    """Whether a list of so many items has numbered pages."""
    return count >= 2 * size


class Branch(NamedTuple, Generic[T]):
    """Items whose keys begin alike.

    Attributes:
        prefix: The beginning of the keys; empty for the whole list.
        items: Those that stand on the branch's own page: all, or, where it is parted, those whose key ends here.
        parts: The branches it is parted into, in order of prefix.
        total: Number of items, here and below.
    """

    prefix: str
    items: tuple[T, ...]
    parts: tuple[Branch[T], ...]
    total: int

    def walk(self) -> list[Branch[T]]:
        """This branch and all below it, each before its parts."""
        return [self, *(below for part in self.parts for below in part.walk())]


def branch(items: Sequence[T], key: Callable[[T], str], cuts: Sequence[int], most: int, prefix: str = "") -> Branch[T]:
    """Parts items by the beginning of their keys, as far as there are too many for one page.

    Args:
        items: In the order in which pages show them.
        key: Of an item; the same item always has the same.
        cuts: The lengths of the beginnings, shortest first: (4, 7, 10) for years, months and days.
        most: Items of a page; more are parted, as long as there are cuts.
        prefix: That all the items share.
    """
    if len(items) <= most or not cuts:
        return Branch(prefix, tuple(items), (), len(items))
    groups: dict[str, list[T]] = {}
    here: list[T] = []
    for beginning, alike in groupby(items, lambda item: key(item)[: cuts[0]]):
        if len(beginning) > len(prefix):
            groups.setdefault(beginning, []).extend(alike)
        else:
            here.extend(alike)
    parts = tuple(branch(groups[beginning], key, cuts[1:], most, beginning) for beginning in sorted(groups))
    return Branch(prefix, tuple(here), parts, len(items))
