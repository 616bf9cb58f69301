"""Reads everything under ``content/`` that a build needs, with all faults of all files in one report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

import msgspec

from briefings import engine, files, parallel
from briefings.config import Site
from briefings.content import annotated, prose
from briefings.content.checks import check_together
from briefings.content.disk import Folder, Found, read_bytes
from briefings.content.entities import read_entity
from briefings.content.markdown import Convert, converter
from briefings.content.recall import Row, Table, stamp_of
from briefings.content.texts import decoded
from briefings.diagnostics import Place, Report
from briefings.digests import digest_of
from briefings.model import Article, Content, Entity, StaticFile
from briefings.progress import Progress
from briefings.store import Store

T = TypeVar("T")
Read = Callable[[str, str, Report, Convert], T | None]

_HIDDEN_FILES = frozenset((".well-known", ".nojekyll", ".domains"))


def load(site: Site, report: Report, store: Store | None, progress: Progress, jobs: int | None = 1) -> Content[Article]:
    """Reads articles, entities, stories, editions, pages and the files that are copied.

    Args:
        site: The site.
        report: Takes every fault of every file; what has one is not in the result.
        store: Keeps parsed articles; None: nothing is kept.
        progress: Is told of the stage.
        jobs: How many processes may help; None: one for each processor.
    """
    convert = converter()
    found = list(Folder(site.root, "content/articles", report).markdown())
    articles = tuple(_articles(found, store, convert, report, progress, jobs))
    content = msgspec.structs.replace(read_rest(site, convert, report), articles=articles)
    check_together(content, site.root, report)
    return content


def read_rest(site: Site, convert: Convert, report: Report) -> Content[Any]:
    """Everything but the articles, whose place is empty."""
    return Content(
        entities=tuple(_each(site, "content/entities", _entity, convert, report)),
        stories=tuple(_each(site, "content/stories", prose.read_story, convert, report)),
        editions=tuple(_each(site, "content/briefings", prose.read_edition, convert, report)),
        pages=tuple(_each(site, "content/pages", prose.read_page, convert, report)),
        files=tuple(_files(site, report)),
    )


def _articles(
    found: Sequence[Found], store: Store | None, convert: Convert, report: Report, progress: Progress, jobs: int | None
) -> Iterator[Article]:
    """The articles of these files, from the cache where it has them; the others are read by several processes."""
    progress.stage("reading articles", len(found))
    table = Table("article", Row[Article | None], engine.digest() if store else b"", store)
    rows = table.recalled(found)
    progress.advance(len(rows))
    fresh = [item for item in found if item.path not in rows]
    decoder = msgspec.msgpack.Decoder(Row[Article | None])
    for encoded in parallel.each(partial(_read, convert), fresh, jobs):
        row = decoder.decode(encoded)
        rows[row.path] = row
        progress.advance(item=row.path)
    ordered = [rows[item.path] for item in found]
    for row in ordered:
        for diagnostic in row.told:
            report.add(diagnostic)
    table.save(row for row in ordered if row.value)
    return (row.value for row in ordered if row.value)


def _read(convert: Convert, item: Found) -> bytes:
    """The row of a file, encoded; without an article where the file has faults."""
    report, stamp = Report(), stamp_of(item.origin)
    data = read_bytes(item, report)
    article = read_article(item.path, data, report, convert) if data is not None else None
    digest = article.digest if article else b""
    return msgspec.msgpack.encode(Row(item.path, stamp, digest, b"", article, report.diagnostics))


def read_article(path: str, data: bytes, report: Report, convert: Convert) -> Article | None:
    """An article from its file's bytes: a pure function of these two."""
    text = decoded(data, path, report)
    article = annotated.read(text, path, report, convert) if text is not None else None
    return msgspec.structs.replace(article, digest=digest_of(data)) if article else None


def _entity(text: str, path: str, report: Report, convert: Convert) -> Entity | None:
    """The entity with the links of its note; most notes have none, and a site has many entities."""
    entity = read_entity(text, path, report)
    if entity is None or "]" not in entity.note:
        return entity
    return msgspec.structs.replace(entity, links=prose.links_of(text, path, report, convert))


def _each(site: Site, folder: str, read: Read[T], convert: Convert, report: Report) -> Iterator[T]:
    for found in Folder(site.root, folder, report).markdown():
        data = read_bytes(found, report)
        text = decoded(data, found.path, report) if data is not None else None
        value = read(text, found.path, report, convert) if text is not None else None
        if value is not None:
            yield value


def _files(site: Site, report: Report) -> Iterator[StaticFile]:
    folder = "content/files"
    for found in Folder(site.root, folder, report, hidden=_HIDDEN_FILES).files():
        digest = _digest(found, report)
        if digest is not None:
            yield StaticFile(found.path.removeprefix(folder + "/"), found.origin, digest)


def _digest(found: Found, report: Report) -> bytes | None:
    try:
        return files.digest_of_file(found.origin)
    except OSError as fault:
        report.error("unreadable", f"cannot be read: {fault.strerror}", Place(found.path), "check its permissions")
        return None
