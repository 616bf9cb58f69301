"""Reads everything under ``content/`` that a build needs, with all faults of all files in one report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from briefings import engine, files
from briefings.config import Site
from briefings.content import annotated, prose
from briefings.content.checks import check_together
from briefings.content.disk import Folder, Found, read_bytes
from briefings.content.entities import read_entity
from briefings.content.markdown import Convert, converter
from briefings.content.texts import decoded
from briefings.diagnostics import Place, Report
from briefings.model import Article, Content, Entity, StaticFile
from briefings.progress import Progress
from briefings.store import Store

T = TypeVar("T")
Read = Callable[[str, str, Report, Convert], T | None]

_CACHED = "article"
_HIDDEN_FILES = frozenset((".well-known", ".nojekyll", ".domains"))
_CHUNK = 1 << 20
_BATCH = 500
"""Files in memory at once."""


def load(site: Site, report: Report, store: Store | None, progress: Progress) -> Content:
    """Reads articles, entities, stories, editions, pages and the files that are copied.

    Args:
        site: The site.
        report: Takes every fault of every file; what has one is not in the result.
        store: Keeps parsed articles by the hash of their bytes; None: nothing is kept.
        progress: Is told of the stage.
    """
    convert = converter()
    found = list(Folder(site.root, "content/articles", report).markdown())
    content = Content(
        articles=tuple(_articles(found, store, convert, report, progress)),
        entities=tuple(_each(site, "content/entities", _entity, convert, report)),
        stories=tuple(_each(site, "content/stories", prose.read_story, convert, report)),
        editions=tuple(_each(site, "content/briefings", prose.read_edition, convert, report)),
        pages=tuple(_each(site, "content/pages", prose.read_page, convert, report)),
        files=tuple(_files(site, report)),
    )
    check_together(content, site.root, report)
    return content


def _articles(
    found: Sequence[Found], store: Store | None, convert: Convert, report: Report, progress: Progress
) -> Iterator[Article]:
    readers = engine.digest() if store else b""
    progress.stage("reading articles", len(found))
    for first in range(0, len(found), _BATCH):
        batch = found[first : first + _BATCH]
        sources = {item.path: data for item in batch if (data := read_bytes(item, report)) is not None}
        yield from _batch(sources, readers, store, convert, report)
        progress.advance(len(batch), batch[-1].path)


def _batch(
    sources: Mapping[str, bytes], readers: bytes, store: Store | None, convert: Convert, report: Report
) -> list[Article]:
    """The articles of a few files, from the cache where it has them."""
    keys = {path: _key(readers, path, data) for path, data in sources.items()}
    known = store.get_many(_CACHED, keys.values()) if store else {}
    fresh: dict[bytes, bytes] = {}
    made: list[Article] = []
    for path, data in sources.items():
        article = _recalled(known.get(keys[path]))
        if article is None:
            own = Report()
            article = read_article(path, data, own, convert)
            for diagnostic in own.diagnostics:
                report.add(diagnostic)
            if article is not None and not own.diagnostics:  # a file that has something to tell is read every time
                fresh[keys[path]] = msgspec.msgpack.encode(article)
        if article is not None:
            made.append(article)
    if store and fresh:
        store.put_many(_CACHED, fresh)
    return made


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
