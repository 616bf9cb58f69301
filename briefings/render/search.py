"""Search without a server: an index that Pagefind makes of the pages' words, read by a script beside the search page.

The index is part of the published tree. It is made of the views, not of files, and made again only when a word that it
holds has changed.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib.util
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from briefings import engine
from briefings.catalog.views import ArticleView, EntityView, PlannedPage, StoryView
from briefings.config import Site
from briefings.diagnostics import Place, Report
from briefings.errors import MissingExtraError
from briefings.store import Store

FOLDER = "pagefind"

_CACHED = "search"
_UNUSED = re.compile(r"-ui\.|-highlight\.")
"""Pagefind's own faces: the search page has one that is part of the theme."""


class Record(msgspec.Struct, frozen=True):
    """What can be found: a page's address, title and words, and what it can be sifted by."""

    path: str
    title: str
    words: str
    language: str
    filters: dict[str, tuple[str, ...]]


def settled(site: Site, report: Report) -> Site:
    """The site as it can be built here: without search where its part is not installed, which is told in one line."""
    if site.config.search == "off" or importlib.util.find_spec("pagefind"):
        return site
    report.warn("no-search", str(MissingExtraError("search", "Search (search: on)")), Place("config.yaml"))
    return msgspec.structs.replace(site, config=msgspec.structs.replace(site.config, search="off"))


def records(pages: Iterable[PlannedPage], language: str) -> tuple[Record, ...]:
    """What of these pages can be found: articles as far as their words go out, entities, stories."""
    return tuple(record for page in pages for record in _records(page, language))


def index_files(found: Sequence[Record], store: Store | None) -> Mapping[str, bytes]:
    """Output path -> bytes of every file of the index, from the cache where nothing in it changed."""
    told = msgspec.msgpack.encode((engine.digest(), found), order="deterministic")
    key = hashlib.blake2b(told, digest_size=16).digest()
    known = store.get_many(_CACHED, [key]).get(key) if store else None
    if known:
        return msgspec.msgpack.decode(known, type=dict[str, bytes])
    with tempfile.TemporaryDirectory(prefix="briefings-") as folder:
        asyncio.run(_write(found, folder))
        made = {
            f"{FOLDER}/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file() and not _UNUSED.search(path.name)
        }
    if store:
        store.keep_only(_CACHED, [])
        store.put_many(_CACHED, {key: msgspec.msgpack.encode(made)})
    return made


async def _write(found: Sequence[Record], folder: str) -> None:
    from pagefind.index import IndexConfig, PagefindIndex  # noqa: PLC0415 - an optional part, loaded when it is needed

    async with PagefindIndex(config=IndexConfig(output_path=folder)) as index:
        for record in found:
            await index.add_custom_record(
                url=f"/{record.path}",
                content=record.words,
                language=record.language,
                meta={"title": record.title},
                filters={name: list(values) for name, values in record.filters.items() if values},
            )


def _records(page: PlannedPage, language: str) -> Iterator[Record]:
    view, path, title = page.view, page.view.head.path, page.view.head.title
    if isinstance(view, ArticleView):
        sifted = {
            "person": tuple(line.name for line in view.people),
            "place": tuple(line.name for line in view.places),
            "topic": tuple(line.name for line in view.topics),
            "source": (view.provenance.publisher.text,) if view.provenance.publisher else (),
            "year": (view.published[:4],) if view.published else (),
        }
        words = view.body.text if view.body else view.summary
        yield Record(path, title, f"{title}\n{words}", view.language.split("-")[0], sifted)
    elif isinstance(view, EntityView):
        words = "\n".join((view.name, *view.aliases, *(row.role for row in view.roles)))
        yield Record(path, title, words, language, {})
    elif isinstance(view, StoryView):
        words = "\n".join((title, *(point.text for point in view.key_points)))
        yield Record(path, title, words, language, {})
