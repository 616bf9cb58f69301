"""Reads everything under ``content/`` that a build needs, with all faults of all files in one report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple, TypeVar

import msgspec

from briefings import engine, files, parallel
from briefings.config import Site
from briefings.content import annotated, prose
from briefings.content.checks import check_together
from briefings.content.disk import Folder, Found, read_bytes
from briefings.content.entities import read_entity
from briefings.content.markdown import Convert, converter
from briefings.content.texts import decoded
from briefings.diagnostics import Diagnostic, Place, Report
from briefings.model import Article, Content, Entity, StaticFile
from briefings.progress import Progress
from briefings.store import Store

T = TypeVar("T")
Read = Callable[[str, str, Report, Convert], T | None]

_CACHED = "article"
_HIDDEN_FILES = frozenset((".well-known", ".nojekyll", ".domains"))
_CHUNK = 1 << 20
_AT_ONCE = 500
"""Files in one look into the cache, and in one transaction."""
_BATCH = 25
_WORTH_A_WORKER = 200
"""Fewer files are read sooner by one process than others are forked."""


def load(site: Site, report: Report, store: Store | None, progress: Progress, jobs: int | None = 1) -> Content[Article]:
    """Reads articles, entities, stories, editions, pages and the files that are copied.

    Args:
        site: The site.
        report: Takes every fault of every file; what has one is not in the result.
        store: Keeps parsed articles by the hash of their bytes; None: nothing is kept.
        progress: Is told of the stage.
        jobs: How many processes may help; None: one for each processor.
    """
    convert = converter()
    found = list(Folder(site.root, "content/articles", report).markdown())
    articles = tuple(_articles(found, store, report, progress, jobs))
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


class _Read(NamedTuple):
    """What came of a file.

    Attributes:
        key: Of the cache.
        article: Encoded; empty where the file has faults.
        told: What an editor should know of it.
    """

    key: bytes
    article: bytes
    told: tuple[Diagnostic, ...] = ()


def _articles(
    found: Sequence[Found], store: Store | None, report: Report, progress: Progress, jobs: int | None
) -> Iterator[Article]:
    """The articles of these files, from the cache where it has them; the others are read by several processes."""
    readers = engine.digest() if store else b""
    progress.stage("reading articles", len(found))
    known = _known(found, readers, store) if store else {}
    rest = [item for item in found if item.path not in known]
    convert = converter()

    def read(batch: Sequence[Found]) -> list[_Read]:
        return [_read(item, readers, convert) for item in batch]

    batches = [rest[first : first + _BATCH] for first in range(0, len(rest), _BATCH)]
    helped = jobs if len(rest) >= _WORTH_A_WORKER else 1
    fresh = _kept(chain.from_iterable(parallel.spread(read, batches, helped)), store)
    keys = []
    for item in found:
        key, article = known.get(item.path, (b"", None))
        if article is None:
            one = next(fresh)
            for diagnostic in one.told:
                report.add(diagnostic)
            key, article = one.key, msgspec.msgpack.decode(one.article, type=Article) if one.article else None
        keys.append(key)
        if article:
            yield article
        progress.advance(item=item.path)
    if store and rest:
        store.keep_only(_CACHED, keys)


def _known(found: Sequence[Found], readers: bytes, store: Store) -> dict[str, tuple[bytes, Article]]:
    """What the cache has, by path, with its key; what cannot be read is told when it is read again."""
    known: dict[str, tuple[bytes, Article]] = {}
    for first in range(0, len(found), _AT_ONCE):
        batch = found[first : first + _AT_ONCE]
        keys = {item.path: _key(readers, item.path, data) for item in batch if (data := read_bytes(item, Report()))}
        values = store.get_many(_CACHED, keys.values())
        known |= {path: (key, article) for path, key in keys.items() if (article := _recalled(values.get(key)))}
    return known


def _read(item: Found, readers: bytes, convert: Convert) -> _Read:
    report = Report()
    data = read_bytes(item, report)
    article = read_article(item.path, data, report, convert) if data is not None else None
    encoded = msgspec.msgpack.encode(article) if article else b""
    return _Read(_key(readers, item.path, data or b""), encoded, report.diagnostics)


def _kept(reads: Iterator[_Read], store: Store | None) -> Iterator[_Read]:
    """What was read, put into the cache a few hundred at a time; a file that has something to tell is read again."""
    while batch := list(islice(reads, _AT_ONCE)):
        if store:
            store.put_many(_CACHED, {one.key: one.article for one in batch if one.article and not one.told})
        yield from batch


def read_article(path: str, data: bytes, report: Report, convert: Convert) -> Article | None:
    """An article from its file's bytes: a pure function of these two."""
    text = decoded(data, path, report)
    article = annotated.read(text, path, report, convert) if text is not None else None
    return msgspec.structs.replace(article, digest=files.digest_of(data)) if article else None


def _key(readers: bytes, path: str, data: bytes) -> bytes:
    """What a parsed article depends on: its bytes, its path, and whatever reads it."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (readers, path.encode(), data):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _recalled(data: bytes | None) -> Article | None:
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=Article)
    except msgspec.MsgspecError:
        return None


def _entity(text: str, path: str, report: Report, _convert: Convert) -> Entity | None:
    return read_entity(text, path, report)


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
