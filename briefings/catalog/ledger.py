"""The ledger: what each speaker said over time, and who is quoted at all.

Statements stand in the order in which they were published, and within an article in order of place. When they were said
is told with each; it can't be the order, because one old remark that a new article recalls would move all that follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefings.catalog import refs, urls
from briefings.catalog.heads import head
from briefings.catalog.library import Library
from briefings.catalog.lines import entity_line
from briefings.catalog.list_rows import PartLine
from briefings.catalog.list_views import QuotationsView, SpeakersView
from briefings.catalog.listing import Listing, leaf_views, listed
from briefings.catalog.names_index import by_name
from briefings.catalog.planned import Shown
from briefings.catalog.rows import EntityLine, Link
from briefings.catalog.words import Wording

PAGE_SIZE = 50
MOST_SPEAKERS = 24


def quotation_views(library: Library, spoken: Mapping[str, Sequence[Any]]) -> Iterator[Shown]:
    """All statements by time of publication, and all speakers by name; ``spoken`` is `refs.by_speaker`."""
    said = refs.statements(library.records)
    listing = listed(said, refs.when, urls.QUOTATIONS, PAGE_SIZE)
    speakers = [entity_line(library, one, library.newest_roles[one], len(spoken[one])) for one in spoken]
    most = sorted(speakers, key=lambda line: (-line.count, line.name.casefold(), line.path))
    newest = refs.when(said[0]) if said else None
    page = QuotationsView(
        head(urls.QUOTATIONS, "quotations", library.words.title("quotations"), updated=newest),
        listing.newest,
        tuple(most[:MOST_SPEAKERS]),
        _periods(listing, said),
        len(said),
        listing.turn,
    )
    yield refs.later(page)
    above = Link(library.words.title("quotations"), urls.QUOTATIONS)
    yield from leaf_views(listing, "statements", above.text, (above,), library.words)
    yield from _speaker_views(speakers, above, library.words)


def _periods(listing: Listing[Any], said: Sequence[Any]) -> tuple[PartLine, ...]:
    """Each month, newest first, with the page on which its newest statement stands; nothing where all is one page."""
    if not listing.leaves:
        return ()
    counts: dict[str, int] = {}
    for one in said:
        if when := refs.when(one):
            counts[when[:7]] = counts.get(when[:7], 0) + 1
    pages: dict[str, str] = {}
    for path, items in (
        (listing.path, listing.newest),
        *((leaf.path, leaf.items) for leaf in reversed(listing.leaves)),
    ):
        for statement in items:
            if when := refs.when(statement):
                pages.setdefault(when[:7], path)
    return tuple(PartLine(month, pages[month], counts[month]) for month in sorted(counts, reverse=True))


def _speaker_views(speakers: list[EntityLine], above: Link, words: Wording) -> Iterator[SpeakersView]:
    name = words.title("speakers")
    for page in by_name(speakers, urls.SPEAKERS):
        title = words.part_of(name, page.part) if page.part else name
        under = (above, Link(name, urls.SPEAKERS)) if page.part else (above,)
        yield SpeakersView(head(page.path, "speakers", title, under=under), page.lines, page.parts, page.part)
