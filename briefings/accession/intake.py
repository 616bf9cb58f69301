"""Reads all content for a build: of every article the notice, and the rest whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from briefings import engine, parallel
from briefings.accession.kept import kept
from briefings.accession.shelf import CACHED, NOTHING, ArticleShelf, Places
from briefings.accession.spool import Spool
from briefings.catalog import rights
from briefings.catalog.deferred import encoded
from briefings.catalog.names import Names, names
from briefings.catalog.notices import Cataloguer, Notice
from briefings.config import Site
from briefings.content.checks import check_together
from briefings.content.disk import Folder, Found, read_bytes
from briefings.content.load import read_article, read_rest
from briefings.content.markdown import Convert, converter
from briefings.content.recall import NO_STAMPS, Row, Stamp, Table, stamp_of
from briefings.diagnostics import Report
from briefings.model import Content
from briefings.progress import Progress
from briefings.store import Store

_AT_ONCE = 500
"""Facts in one transaction."""
_ROW = msgspec.msgpack.Decoder(Row[Notice | None])


class Holdings(NamedTuple):
    """All content of a site.

    Attributes:
        content: With a notice for each article.
        names: Its entities.
        shelf: Has what the notices stand for.
    """

    content: Content[Notice]
    names: Names
    shelf: ArticleShelf


class _Taken(NamedTuple):
    """What came of a file: its row and facts, encoded, and where the article is spooled, if it has no faults."""

    row: bytes
    facts: bytes
    places: Places


class _Reader(NamedTuple):
    """Reads files of articles; a worker has a copy of it."""

    cataloguer: Cataloguer
    convert: Convert
    spool: Spool

    def take(self, item: Found) -> _Taken:
        """What comes of a file."""
        report, stamp = Report(), stamp_of(item.origin)
        data = read_bytes(item, report)
        article = read_article(item.path, data, report, self.convert) if data is not None else None
        if article is None:
            return _Taken(encoded(Row(item.path, None, b"", b"", None, report.diagnostics)), b"", Places(None, None))
        notice, opened, stated = self.cataloguer.describe(article)
        row = Row(item.path, stamp, article.digest, self.cataloguer.key(notice.cited), notice, report.diagnostics)
        facts = b"" if stated == NOTHING else kept(stated)
        put = self.spool.put
        return _Taken(encoded(row), facts, Places(put(msgspec.msgpack.encode(opened)), put(facts) if facts else None))


def take_in(  # noqa: PLR0913, PLR0917 - five say what and where; the last three only save time
    site: Site,
    report: Report,
    store: Store | None,
    spool: Spool,
    progress: Progress,
    jobs: int | None = 1,
    meanwhile: Callable[[], None] = parallel.nothing,
    stamps: Mapping[str, Stamp] = NO_STAMPS,
) -> Holdings:
    """The content of a site.

    Args:
        site: The site.
        report: Takes every fault of every file; what has one is not in the result.
        store: Keeps notices and facts.
        spool: Keeps articles that are read, as long as the holdings are in use.
        progress: Is told of the stage.
        jobs: How many processes may help; None: one for each processor.
        meanwhile: Done here while other processes read, if they do.
        stamps: As `Table.recalled` takes them.
    """
    convert = converter()
    rest = read_rest(site, convert, report)
    known = names(rest.entities, report)
    cataloguer = Cataloguer(rest.entities, known, rights.publishers(site.config))
    found = list(Folder(site.root, "content/articles", report).markdown())
    progress.stage("reading articles", len(found))
    table = Table("notices", Row[Notice | None], engine.digest(), store)
    rows = _standing(table.recalled(found, stamps), cataloguer)
    fresh = [item for item in found if item.path not in rows]
    progress.advance(len(rows))
    places: dict[str, Places] = {}
    if fresh:
        spool.begin()
    taken = parallel.each(_Reader(cataloguer, convert, spool).take, fresh, jobs, meanwhile)
    for row, place in _recorded(taken, store, progress):
        rows[row.path] = row
        places[row.path] = place
    ordered = [rows[item.path] for item in found]
    for row in ordered:
        for diagnostic in row.told:
            report.add(diagnostic)
    table.save(row for row in ordered if row.value)
    if store:
        store.drop(CACHED, [notice.key for notice in table.dropped(rows) if notice])
    content = msgspec.structs.replace(rest, articles=tuple([row.value for row in ordered if row.value]))
    check_together(content, site.root, report)
    return Holdings(content, known, ArticleShelf(site.root, cataloguer, convert, store, spool, places))


def _standing(recalled: Mapping[str, Row[Notice | None]], cataloguer: Cataloguer) -> dict[str, Row[Notice | None]]:
    """The rows whose notices are still true of the entities that they cite."""
    return {path: row for path, row in recalled.items() if row.value and row.context == cataloguer.key(row.value.cited)}


def _recorded(
    all_taken: Iterable[_Taken], store: Store | None, progress: Progress
) -> Iterator[tuple[Row[Notice | None], Places]]:
    """The rows of files that were read, whose facts are kept, and where their articles are spooled."""
    facts: dict[bytes, bytes] = {}
    for taken in all_taken:
        row = _ROW.decode(taken.row)
        if row.value and taken.facts:
            facts[row.value.key] = taken.facts
        yield row, taken.places
        progress.advance(item=row.path)
        if len(facts) >= _AT_ONCE and store:
            store.put_many(CACHED, facts)
            facts = {}
    if facts and store:
        store.put_many(CACHED, facts)
