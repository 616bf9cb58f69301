"""The archive: every article by year and month of publication, those without a date apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from briefings.catalog import refs, urls
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Record, newest_of
from briefings.catalog.list_rows import ArchiveMonth, PartLine
from briefings.catalog.list_views import ArchiveView, LeafView
from briefings.catalog.listing import leaf_views, listed
from briefings.catalog.paging import Leaf, paged
from briefings.catalog.planned import Shown
from briefings.catalog.rows import Link
from briefings.catalog.words import Wording

MOST_ARTICLES = 200
"""Of the archive's own page and of a year's; with more of them, months have their number there, and the newest is shown
where it has no more than a page."""

PAGE_SIZE = 100

_MONTH = len("2016-04")


def archive_views(library: Library) -> Iterator[Shown]:
    """The archive of all years, of each year, and of each month of which a source states that it published then."""
    months = _by_month(library.records)
    undated = months.pop("", [])
    by_year = {year: {one: months[one] for one in found} for year, found in groupby(months, lambda month: month[:4])}
    years = tuple(Link(year, urls.of_year(year)) for year in by_year)
    whole, own = len(library.records) <= MOST_ARTICLES, urls.ARCHIVE + urls.UNDATED
    apart = [ArchiveMonth("", tuple(record.line for record in undated), own, len(undated))] if undated and whole else []
    yield ArchiveView(
        head(urls.ARCHIVE, "archive", library.words.title("archive"), updated=newest_of(library.records)),
        "",
        years,
        (*_months(months), *apart),
        undated=None if whole or not undated else PartLine("", own, len(undated)),
    )
    yield from _undated_views(undated, library.words)
    for year in years:
        yield from _year_views(year, years, by_year[year.text], library.words)


def _undated_views(undated: Sequence[Record], words: Wording) -> Iterator[Shown]:
    """The page of undated articles, and its numbered ones; none where every article has a date."""
    if not undated:
        return
    own = urls.ARCHIVE + urls.UNDATED
    pages = paged(refs.lines(undated), own, own + urls.PAGE, PAGE_SIZE)
    title = words.part_of(words.title("archive"), words.title("undated"))
    for leaf in (Leaf(own, 0, pages.newest, pages.turn), *pages.leaves):
        shown = words.page_of(title, leaf.number) if leaf.number else title
        page = head(leaf.path, "leaf", shown, under=(_above(words),))
        yield refs.later(LeafView(head=page, title=title, turn=leaf.turn, articles=leaf.items))


def _year_views(
    year: Link, years: tuple[Link, ...], months: Mapping[str, Sequence[Record]], words: Wording
) -> Iterator[Shown]:
    path = urls.of_year(year.text)
    newest = newest_of(next(iter(months.values())))
    title = words.archive_of(year.text)
    page = head(path, "archive", title, under=(_above(words),), updated=newest)
    yield ArchiveView(page, year.text, years, _months(months))
    under = (_above(words), Link(year.text, path))
    for month, members in months.items():
        if len(month) == _MONTH:
            yield from _month_views(month, years, members, under, words)


def _month_views(
    month: str, years: tuple[Link, ...], records: Sequence[Record], under: tuple[Link, ...], words: Wording
) -> Iterator[Shown]:
    path = urls.of_month(month)
    listing = listed(refs.lines(records), refs.when, path, PAGE_SIZE)
    title = words.archive_of(words.plain_day(month))
    page = head(path, "archive", title, under=under, updated=newest_of(records))
    shown = ArchiveMonth(month, refs.rows(listing.newest), None, len(records))
    yield ArchiveView(page, month[:4], years, (shown,), listing.turn)
    yield from leaf_views(listing, "articles", title, (*under, Link(words.plain_day(month), path)), words)


def _above(words: Wording) -> Link:
    return Link(words.title("archive"), urls.ARCHIVE)


def _by_month(records: Sequence[Record]) -> dict[str, list[Record]]:
    """Newest month first; articles of which only the year is known stand after its months, undated ones at the end."""
    months: dict[str, list[Record]] = {}
    for record in records:
        months.setdefault((record.published or "")[:_MONTH], []).append(record)
    return {month: months[month] for month in sorted(months, reverse=True)}


def _months(months: Mapping[str, Sequence[Record]]) -> tuple[ArchiveMonth, ...]:
    """The months of a page: with their articles, or, where they are too many, with their number alone."""
    shown, whole = [], sum(map(len, months.values())) <= MOST_ARTICLES
    for index, (month, members) in enumerate(months.items()):
        has_page = len(month) == _MONTH
        told = whole or not has_page or (index == 0 and len(members) <= PAGE_SIZE)
        lines = tuple(record.line for record in members) if told else ()
        shown.append(ArchiveMonth(month, lines, urls.of_month(month) if has_page else None, len(members)))
    return tuple(shown)
