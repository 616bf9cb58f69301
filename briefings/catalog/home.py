"""The home page, and the list of all briefings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from briefings.catalog import urls
from briefings.catalog.edition_pages import MOST_PEOPLE, PlannedEdition
from briefings.catalog.editions import edition_stories
from briefings.catalog.heads import head
from briefings.catalog.library import Library
from briefings.catalog.lines import most_named
from briefings.catalog.list_rows import PartLine
from briefings.catalog.list_views import EditionsView
from briefings.catalog.listing import leaf_views, listed
from briefings.catalog.order import latest
from briefings.catalog.planned import Shown
from briefings.catalog.rows import EditionStory, Link
from briefings.catalog.views import HomeView
from briefings.config import Config

MOST_STORIES = 6
MOST_EARLIER = 24
MOST_UNDATED = 24
EDITIONS_PAGE = 60
_NEWEST = 24


def home_view(library: Library, config: Config, editions: Sequence[PlannedEdition]) -> HomeView:
    """The newest briefing's lead stories, then earlier briefings, then articles without a date.

    Without any briefing, the stories of the newest 24 articles stand there.

    Args:
        library: Everything.
        config: For the site's name.
        editions: Newest first.
    """
    newest = editions[0].value if editions else None
    records = library.records
    count = bisect_left(records, True, key=lambda record: not record.published)  # noqa: FBT003 - what the key gives
    dated, undated = records[: min(count, _NEWEST)], records[count : count + MOST_UNDATED]
    left = len(records) - count
    sources = list(filter(None, map(attrgetter("line.source"), records)))
    stories: tuple[EditionStory, ...] = newest.stories if newest else edition_stories(library, dated)
    return HomeView(
        head=head(
            urls.HOME,
            "home",
            config.site.title,
            description=config.site.description or config.site.tagline,
            updated=newest.head.updated if newest else latest(record.published for record in dated),
        ),
        edition=newest.line if newest else None,
        stories=stories[:MOST_STORIES],
        earlier=tuple(view.line for view in editions[1 : 1 + MOST_EARLIER]),
        undated=tuple([record.line for record in undated]),
        articles=len(records),
        sources=len(set(sources)),
        stated=len(sources),
        people=newest.people if newest else most_named(library, dated, ["person"], MOST_PEOPLE)["person"],
        all_undated=PartLine("", urls.ARCHIVE + urls.UNDATED, left) if left > len(undated) else None,
    )


def editions_views(library: Library, editions: Sequence[PlannedEdition]) -> Iterator[Shown]:
    """All briefings, newest first."""
    lines = [view.line for view in editions]
    listing = listed(lines, lambda line: line.published, urls.BRIEFINGS, EDITIONS_PAGE)
    title = library.words.title("briefings")
    page = head(urls.BRIEFINGS, "editions", title, updated=lines[0].published if lines else None)
    yield EditionsView(page, listing.newest, listing.turn)
    yield from leaf_views(listing, "editions", title, (Link(title, urls.BRIEFINGS),), library.words)
