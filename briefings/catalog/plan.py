"""The plan: every page, feed and file for programs that the site will hold, and proof that no two want one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter

from briefings.catalog import indexes, registry, urls, vanished
from briefings.catalog.archive import archive_views
from briefings.catalog.articles import article_pages, exports_of
from briefings.catalog.coming import check_coming
from briefings.catalog.company import Company
from briefings.catalog.edition_pages import PlannedEdition, edition_views
from briefings.catalog.editions import Edition, automatic
from briefings.catalog.entities import entities_views, entity_views
from briefings.catalog.feeds import CORRECTIONS, Feeds, make_feeds
from briefings.catalog.hand import by_hand
from briefings.catalog.history import History, check_minting
from briefings.catalog.home import editions_views, home_view
from briefings.catalog.ledger import quotation_views
from briefings.catalog.library import Library
from briefings.catalog.memory import NO_MEMORY, Memory
from briefings.catalog.ownlinks import tell_lost
from briefings.catalog.permanence import NOTHING, Past, check_locked, foresee, present, settle_words
from briefings.catalog.planned import Plan, PlannedPage, Shown
from briefings.catalog.redirects import Redirect, configured, redirects
from briefings.catalog.refs import by_speaker
from briefings.catalog.sources import source_views
from briefings.catalog.stories import stories_views, story_views
from briefings.catalog.timeline import timeline_views
from briefings.catalog.topics import topic_views, topics_view
from briefings.catalog.views import SiteMenu
from briefings.config import Site
from briefings.diagnostics import Report


def plan(library: Library, site: Site, report: Report, past: Past = NOTHING, memory: Memory = NO_MEMORY) -> Plan:
    """Every page of the site with all that it can show, ordered by output file.

    Args:
        library: From `briefings.catalog.library.index`.
        site: Its configuration counts.
        report: Takes what would make two things one file, and references that lead nowhere. While it holds an error,
            the plan is not to be rendered.
        past: What was published before, which must not be lost.
        memory: What earlier plans have computed.
    """
    editions = _editions(library, site, report)
    views = list(edition_views(library, editions, memory))
    history = History(past.published, site.config, library.editions)
    feeds = make_feeds(library, site.config, views, history, past.published.addresses)
    exports = exports_of(library, site.config)
    pages = [*article_pages(library, site.config, feeds.of_page, exports)]
    pages += map(_page, _views(library, site, views, feeds))
    moved = _moved(library, site, pages, past, report)
    files = registry.register(library, editions, feeds, exports, moved, [page.path for page in pages], report)
    check_coming(past.release, files.claims, library, site, report)
    now = present(library, editions, feeds, files.moved, history)
    lost = vanished.keep(now, past, site, report)
    kept = (*now.moved, *lost.moved)
    record = settle_words(now, past, report)
    foresee(record, past, report)
    check_minting(history, past.published, site, report)
    check_locked(record, library, past, site.config, report)
    pages += [*(_page(redirect.view) for redirect in kept), *(_page(gone) for gone in lost.pages)]
    whole = Plan(
        pages=tuple(sorted(pages, key=attrgetter("path"))),
        feeds=feeds.views,
        menu=SiteMenu(indexes.menu_pages(library), feeds.own),
        exports=tuple(sorted(chain.from_iterable(exports.values()), key=attrgetter("path"))),
        redirects=tuple(sorted((redirect.old, redirect.target) for redirect in kept)),
        standing=lost.feeds,
        permalinks=record,
    )
    return tell_lost(library, whole, report)


def _moved(library: Library, site: Site, pages: Sequence[PlannedPage], past: Past, report: Report) -> list[Redirect]:
    """Every redirect that content or configuration states."""
    found = list(redirects(library, report))
    if not site.config.redirects:
        return found
    titles = {page.head.path: page.head.title for page in pages}
    gone = dict.fromkeys(past.published.addresses, library.words.title("gone"))
    return [*found, *configured(site, titles, found, gone, report)]


def _page(view: Shown) -> PlannedPage:
    head = view.head
    name = "404" if head.kind == "notfound" else head.kind
    return PlannedPage(urls.output_file(head.path), f"{name}.html", view)


def _editions(library: Library, site: Site, report: Report) -> list[Edition]:
    """All briefings, newest first; one by hand takes the place of the automatic one of its slug."""
    made = automatic(library, site.config) | {edition.slug: edition for edition in by_hand(library, report)}
    return sorted(made.values(), key=lambda edition: (edition.published, edition.slug), reverse=True)


def _views(
    library: Library,
    site: Site,
    editions: Sequence[PlannedEdition],
    feeds: Feeds,
) -> Iterator[Shown]:
    """Everything but articles and redirects."""
    config = site.config
    spoken, company = by_speaker(library.records), Company(library)
    yield home_view(library, config, editions)
    yield from story_views(library, company, feeds.of_page)
    yield from stories_views(library)
    yield from editions
    yield from editions_views(library, editions)
    yield from entity_views(library, spoken, company, feeds.of_page)
    for kind in urls.ENTITIES:
        yield from entities_views(library, kind)
    yield from topic_views(library, feeds.of_page)
    yield topics_view(library)
    yield from source_views(library, config)
    yield from archive_views(library)
    yield from timeline_views(library)
    yield from quotation_views(library, spoken)
    yield indexes.formulas_view(library)
    yield from indexes.damage_views(library)
    yield from indexes.corrections_views(
        library, tuple(link for stem, link in feeds.links.items() if stem == CORRECTIONS)
    )
    yield from indexes.page_views(library)
    yield indexes.search_view(library, config)
    yield indexes.subscribe_view(library, tuple(feeds.links.values()))
    yield indexes.not_found_view(library)
