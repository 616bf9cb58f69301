"""The timeline: every date that articles state or let one work out, by the time it names, and those left open.

The whole of it is parted by year, a long year by month, a long month by day, so that a new article changes the pages of
the days it names and no other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple

from briefings.catalog import refs, urls
from briefings.catalog.heads import head
from briefings.catalog.library import Library, newest_of
from briefings.catalog.list_rows import PartLine
from briefings.catalog.list_views import TimelineView
from briefings.catalog.listing import Listing, leaf_views, listed
from briefings.catalog.paging import Branch, branch, paged
from briefings.catalog.planned import Shown
from briefings.catalog.rows import Link
from briefings.catalog.words import Wording

MOST_DATES = 200
"""Of a page: more are parted, and a day with more has numbered pages."""

UNRESOLVED_PAGE = 50
MOST_LATEST = 12

_CUTS = (4, 7, 10)
_OPEN = "unresolved"


class _Front(NamedTuple):
    """What the whole timeline's own page has besides its dates."""

    left: Listing[Any]
    latest: tuple[Any, ...]
    newest: str | None


def timeline_views(library: Library) -> Iterator[Shown]:
    """The timeline of all time, of each period that has a page of its own, and of what is left open."""
    resolved = refs.resolved_dates(library.records)
    left = listed(refs.unresolved_dates(library.records), refs.when, urls.TIMELINE, UNRESOLVED_PAGE, _OPEN)
    newest = newest_of(library.records)
    tree = branch(resolved, attrgetter("when"), _CUTS, MOST_DATES)
    front = _Front(left, _latest(resolved, newest) if tree.parts and newest else (), newest)
    for found in tree.walk():
        yield from _views(library.words, found, front if found is tree else None)
    above = Link(library.words.title("timeline"), urls.TIMELINE)
    yield from leaf_views(left, "dates", library.words.title("unresolved"), (above,), library.words)


def _latest(resolved: Sequence[Any], newest: str) -> tuple[Any, ...]:
    """The last of the days that are past when the newest article is published."""
    past = islice(resolved, bisect_right(resolved, newest, key=attrgetter("when")))
    return tuple(deque((row for row in past if len(row.when) > len("2016-04")), MOST_LATEST))


def _views(words: Wording, found: Branch[Any], front: _Front | None) -> Iterator[Shown]:
    path = urls.of_period(found.prefix) if found.prefix else urls.TIMELINE
    name = words.title("timeline")
    title = words.part_of(name, words.plain_day(found.prefix)) if found.prefix else name
    periods = [found.prefix[:length] for length in _CUTS if length < len(found.prefix)]
    above = (Link(words.plain_day(period), urls.of_period(period)) for period in periods)
    under = () if front else (Link(name, urls.TIMELINE), *above)
    pages = paged(found.items[::-1], path, path + urls.PAGE, MOST_DATES)
    page = TimelineView(
        head(path, "timeline", title, under=under, updated=front.newest if front else None),
        pages.newest[::-1],
        front.left.newest if front else (),
        found.prefix,
        tuple(PartLine(part.prefix, urls.of_period(part.prefix), part.total) for part in found.parts),
        pages.turn,
        front.left.turn if front else None,
        front.latest if front else (),
    )
    yield refs.later(page)
    below = Listing(pages.newest, pages.turn, pages.leaves, path)
    yield from leaf_views(below, "dates", title, (*under, Link(title, path)), words)
