"""Lists by name, parted by the beginnings of names where they are too long for one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.catalog import urls
from briefings.catalog.list_rows import PartLine
from briefings.catalog.paging import Branch, branch
from briefings.catalog.rows import EntityLine
from briefings.text import slugify

MOST_NAMES = 300
"""Of a page; a letter with more is parted by its second letter, and by its third."""

_CUTS = (1, 2, 3)


class NamesPage(NamedTuple):
    """A page of names: all, or those of one beginning (``part``), maybe parted further (``parts``)."""

    path: str
    part: str
    lines: tuple[EntityLine, ...]
    parts: tuple[PartLine, ...]


def by_name(lines: Sequence[EntityLine], index: str) -> Iterator[NamesPage]:
    """The pages of a list by name, its own first.

    Args:
        lines: In any order.
        index: Site path of the list.
    """
    ordered = sorted(lines, key=lambda line: (line.name.casefold(), line.path))
    for found in branch(ordered, _key, _CUTS, MOST_NAMES).walk():
        parts = tuple(PartLine(_shown(part), _path(index, part), part.total) for part in found.parts)
        yield NamesPage(_path(index, found), _shown(found), found.items, parts)


def _key(line: EntityLine) -> str:
    """The name's letters and digits as a slug has them, so that É stands under E."""
    name = line.name
    plain = name.lower() if name.isascii() else slugify(name, "0")
    return "".join(filter(str.isalnum, plain)) or "0"


def _path(index: str, found: Branch[EntityLine]) -> str:
    return urls.of_initial(index, found.prefix) if found.prefix else index


def _shown(found: Branch[EntityLine]) -> str:
    return found.prefix.capitalize()
