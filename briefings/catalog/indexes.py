"""The lists of the site: archive, timeline, damage, corrections, search, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.catalog import urls
from briefings.catalog.editions import all_corrections
from briefings.catalog.facts import in_order_of_time
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Record
from briefings.catalog.order import latest
from briefings.catalog.rows import ArchiveMonth, FeedLink, Link
from briefings.catalog.views import (
    ArchiveView,
    CorrectionsView,
    DamageView,
    NotFoundView,
    PageView,
    SearchView,
    SubscribeView,
    TimelineView,
)
from briefings.catalog.words import Wording
from briefings.config import Config


def indexes(words: Wording) -> tuple[Link, ...]:
    """What leads to everything on the site."""
    return (
        Link(words.title("briefings"), urls.BRIEFINGS),
        Link(words.title("stories"), urls.STORIES),
        *(Link(words.kind(kind), path) for kind, path in urls.ENTITIES.items()),
        Link(words.title("topics"), urls.TOPICS),
        Link(words.title("timeline"), urls.TIMELINE),
        Link(words.title("quotations"), urls.QUOTATIONS),
        Link(words.title("damage"), urls.DAMAGE),
        Link(words.title("corrections"), urls.CORRECTIONS),
        Link(words.title("archive"), urls.ARCHIVE),
    )


def archive_views(library: Library) -> Iterator[ArchiveView]:
    """The archive of all years, and of each year of which a source states that it published then."""
    by_year: dict[str, list[Record]] = {}
    for record in library.records:
        by_year.setdefault(record.published[:4] if record.published else "", []).append(record)
    years = tuple(Link(year, urls.of_year(year)) for year in sorted(filter(None, by_year), reverse=True))
    newest = latest(record.published for record in library.records)
    yield ArchiveView(
        head(urls.ARCHIVE, "archive", library.words.title("archive"), updated=newest),
        "",
        years,
        _months(library.records),
    )
    above = (Link(library.words.title("archive"), urls.ARCHIVE),)
    for year in years:
        newest = latest(record.published for record in by_year[year.text])
        title = library.words.archive_of(year.text)
        page = head(urls.of_year(year.text), "archive", title, under=above, updated=newest)
        yield ArchiveView(page, year.text, years, _months(by_year[year.text]))


def _months(records: Sequence[Record]) -> tuple[ArchiveMonth, ...]:
    """Newest month first; articles of which only the year is known stand after its months, undated ones at the end."""
    months: dict[str, list[Record]] = {}
    for record in records:
        months.setdefault((record.published or "")[:7], []).append(record)
    return tuple(
        ArchiveMonth(month, tuple(record.line for record in months[month])) for month in sorted(months, reverse=True)
    )


def timeline_view(library: Library) -> TimelineView:
    """Every date of every article."""
    dates, unresolved = in_order_of_time([row for record in library.records for row in record.facts.dates])
    newest = latest(record.published for record in library.records)
    return TimelineView(
        head(urls.TIMELINE, "timeline", library.words.title("timeline"), updated=newest), dates, unresolved
    )


def damage_view(library: Library) -> DamageView:
    """Every damage spot, newest article first."""
    rows = tuple(row for record in library.records for row in record.facts.damage)
    newest = latest(row.article.published for row in rows)
    return DamageView(head(urls.DAMAGE, "damage", library.words.title("damage"), updated=newest), rows)


def corrections_view(library: Library, feeds: tuple[FeedLink, ...]) -> CorrectionsView:
    """Every correction, newest first."""
    rows = all_corrections(library)
    newest = latest(row.correction.on for row in rows)
    return CorrectionsView(
        head(urls.CORRECTIONS, "corrections", library.words.title("corrections"), updated=newest, feeds=feeds), rows
    )


def page_views(library: Library) -> Iterator[PageView]:
    """The editor's own pages."""
    for page in library.pages:
        path = urls.of_page(page.slug)
        yield PageView(head(path, "page", page.title, description=page.summary), page.title, page.markup)


def menu_pages(library: Library) -> tuple[Link, ...]:
    """The editor's pages that stand in the menu, by title."""
    shown = sorted((page for page in library.pages if page.menu), key=lambda page: (page.title.casefold(), page.slug))
    return tuple(Link(page.title, urls.of_page(page.slug)) for page in shown)


def search_view(library: Library, config: Config) -> SearchView:
    """The search page, which offers the indexes where there is no search."""
    words = library.words
    return SearchView(head(urls.SEARCH, "search", words.title("search")), config.search == "on", indexes(words))


def subscribe_view(library: Library, feeds: tuple[FeedLink, ...]) -> SubscribeView:
    """Every feed of the site."""
    return SubscribeView(head(urls.SUBSCRIBE, "subscribe", library.words.title("subscribe")), feeds)


def not_found_view(library: Library) -> NotFoundView:
    """What stands where nothing is."""
    words = library.words
    return NotFoundView(head(urls.NOT_FOUND, "notfound", words.title("not_found"), index=False), indexes(words))
