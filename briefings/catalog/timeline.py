"""The timeline: every date that articles state or let one work out, by the time it names, and those left open.

The whole of it is parted by year, a long year by month, a long month by day, so that a new article changes the pages of
the days it names and no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefings.catalog import urls
from briefings.catalog.facts import in_order_of_time
from briefings.catalog.heads import head
from briefings.catalog.library import Library
from briefings.catalog.list_rows import PartLine
from briefings.catalog.list_views import LeafView, TimelineView
from briefings.catalog.listing import Listing, leaf_views, listed
from briefings.catalog.order import latest
from briefings.catalog.paging import Branch, branch, paged
from briefings.catalog.rows import DateRow, Link
from briefings.catalog.words import Wording

MOST_DATES = 200
"""Of a page: more are parted, and a day with more has numbered pages."""

UNRESOLVED_PAGE = 50

_CUTS = (4, 7, 10)
_OPEN = "unresolved"


def timeline_views(library: Library) -> Iterator[TimelineView | LeafView]:
    """The timeline of all time, of each period that has a page of its own, and of what is left open."""
    resolved, unresolved = in_order_of_time([row for record in library.records for row in record.facts.dates])
    left = listed(unresolved, lambda row: row.article.published, urls.TIMELINE, UNRESOLVED_PAGE, _OPEN)
    newest = latest(record.published for record in library.records)
    tree = branch(resolved, lambda row: row.value, _CUTS, MOST_DATES)
    for found in tree.walk():
        yield from _views(library.words, found, left, newest if found is tree else None)
    above = Link(library.words.title("timeline"), urls.TIMELINE)
    yield from leaf_views(left, "dates", library.words.title("unresolved"), (above,), library.words)


def _views(
    words: Wording, found: Branch[DateRow], left: Listing[DateRow], newest: str | None
) -> Iterator[TimelineView | LeafView]:
    path = urls.of_period(found.prefix) if found.prefix else urls.TIMELINE
    name = words.title("timeline")
    title = words.part_of(name, words.plain_day(found.prefix)) if found.prefix else name
    lengths = [length for length in _CUTS if length < len(found.prefix)]
    periods = [found.prefix[:length] for length in lengths]
    above = (Link(words.plain_day(period), urls.of_period(period)) for period in periods)
    under = (*([Link(name, urls.TIMELINE)] if found.prefix else []), *above)
    pages = paged(found.items[::-1], path, path + urls.PAGE, MOST_DATES)
    whole = not found.prefix
    yield TimelineView(
        head(path, "timeline", title, under=under, updated=newest),
        pages.newest[::-1],
        left.newest if whole else (),
        found.prefix,
        tuple(PartLine(part.prefix, urls.of_period(part.prefix), part.total) for part in found.parts),
        pages.turn,
        left.turn if whole else None,
    )
    below = Listing(pages.newest, pages.turn, pages.leaves, path)
    yield from leaf_views(below, "dates", title, (*under, Link(title, path)), words)
