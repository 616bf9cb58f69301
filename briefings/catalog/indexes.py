"""The lists of the site that are not by name or time: damage, corrections, formulas; and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from operator import attrgetter

from briefings.catalog import refs, urls
from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.editions import all_corrections
from briefings.catalog.formulas import find_formulas
from briefings.catalog.heads import head
from briefings.catalog.library import Library
from briefings.catalog.list_rows import FormulaRow
from briefings.catalog.list_views import CorrectionsView, DamageView, FormulasView, SearchView, SubscribeView
from briefings.catalog.listing import leaf_views, listed
from briefings.catalog.order import latest
from briefings.catalog.planned import DeferredView, Shown
from briefings.catalog.rows import FeedLink, Formula, Head, Link
from briefings.catalog.standins import NotFoundView
from briefings.catalog.views import PageView
from briefings.catalog.words import Wording
from briefings.config import Config

PAGE_SIZE = 50
MOST_OF_FORMULA = 6
MOST_FEEDS = 60


def indexes(words: Wording) -> tuple[Link, ...]:
    """What leads to everything on the site."""
    return (
        Link(words.title("briefings"), urls.BRIEFINGS),
        Link(words.title("stories"), urls.STORIES),
        *(Link(words.kind(kind), path) for kind, path in urls.ENTITIES.items()),
        Link(words.title("topics"), urls.TOPICS),
        Link(words.title("timeline"), urls.TIMELINE),
        Link(words.title("quotations"), urls.QUOTATIONS),
        Link(words.title("formulas"), urls.FORMULAS),
        Link(words.title("sources"), urls.SOURCES),
        Link(words.title("damage"), urls.DAMAGE),
        Link(words.title("corrections"), urls.CORRECTIONS),
        Link(words.title("archive"), urls.ARCHIVE),
    )


def damage_views(library: Library) -> Iterator[Shown]:
    """Every damage spot, newest article first."""
    rows = refs.damage(library.records)
    title = library.words.title("damage")
    listing = listed(rows, refs.when, urls.DAMAGE, PAGE_SIZE)
    newest = latest(map(refs.when, rows))
    page = head(urls.DAMAGE, "damage", title, updated=newest)
    yield refs.later(DamageView(page, listing.newest, listing.turn))
    yield from leaf_views(listing, "damage", title, (Link(title, urls.DAMAGE),), library.words)


def corrections_views(library: Library, feeds: tuple[FeedLink, ...]) -> Iterator[Shown]:
    """Every correction, newest first."""
    rows = all_corrections(library)
    title = library.words.title("corrections")
    listing = listed(rows, lambda row: row.correction.on, urls.CORRECTIONS, PAGE_SIZE)
    newest = latest(row.correction.on for row in rows)
    page = head(urls.CORRECTIONS, "corrections", title, updated=newest, feeds=feeds)
    yield CorrectionsView(page, listing.newest, listing.turn)
    yield from leaf_views(listing, "corrections", title, (Link(title, urls.CORRECTIONS),), library.words)


def formulas_view(library: Library) -> DeferredView[FormulasView]:
    """The phrases that come back in statements, those of most articles first, each with its newest statements."""
    page = head(urls.FORMULAS, "formulas", library.words.title("formulas"))
    quoting = filter(attrgetter("notice.speakers"), library.records)
    said = [(one.path, one.notice.told, library.occasions[one.path]) for one in quoting]
    return DeferredView(page, digest_of(encoded((page, said))), partial(_formulas, library, page))


def _formulas(library: Library, page: Head) -> FormulasView:
    found = find_formulas(refs.Sayings(library.records), library.occasions)
    return FormulasView(page, tuple(map(_formula_row, found)))


def _formula_row(formula: Formula) -> FormulaRow:
    lines = [statement.article for statement in formula.statements]
    days = sorted(line.published[:10] for line in lines if line.published)
    return FormulaRow(
        phrase=formula.phrase,
        count=len(formula.statements),
        articles=len({line.path for line in lines}),
        sources=tuple(sorted({line.source for line in lines if line.source})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        statements=formula.statements[:MOST_OF_FORMULA],
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
    """The search page, which offers the indexes where there is no search, or nothing to find."""
    return SearchView(
        head(urls.SEARCH, "search", library.words.title("search")),
        config.search == "on" and bool(library.records),
        indexes(library.words),
    )


def subscribe_view(library: Library, feeds: tuple[FeedLink, ...]) -> SubscribeView:
    """The feeds of the site: its own, those of topics, and as many of stories and people as a page holds.

    Every story and speaker announces its feed on its own page, and the list for feed readers has them all.
    """
    folders = (urls.of_feed(urls.STORIES) + "/", *(urls.of_feed(path) + "/" for path in urls.ENTITIES.values()))
    many = [feed for feed in feeds if feed.stem.startswith(folders)]
    shown = set(many[:MOST_FEEDS])
    kept = tuple(feed for feed in feeds if feed in shown or not feed.stem.startswith(folders))
    return SubscribeView(
        head(urls.SUBSCRIBE, "subscribe", library.words.title("subscribe")), kept, len(feeds) - len(kept)
    )


def not_found_view(library: Library) -> NotFoundView:
    """What stands where nothing is."""
    return NotFoundView(
        head(urls.NOT_FOUND, "notfound", library.words.title("not_found"), index=False), indexes(library.words)
    )
