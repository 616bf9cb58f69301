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
from collections.abc import Iterable, Mapping, Sequence
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
    """What can be found: a page with its title and words.

    Attributes:
        about: What a result shows besides: an article's source, or what kind of page it is.
        published: As in `briefings.times`; empty where it is not stated.
        filters: What it can be sifted by: filter -> values.
    """

    path: str
    title: str
    words: str
    about: str
    published: str = ""
    filters: dict[str, tuple[str, ...]] = {}


def settled(site: Site, *, asked: bool, report: Report) -> Site:
    """The site with its search decided: on or off in this build.

    Args:
        site: As configured; ``on-request`` is on where this build was asked for it.
        asked: Whether it was (``build --search``).
        report: Is told in one line where search cannot be had.
    """
    wanted = site.config.search
    if wanted == "off" and asked:
        message = "search is off, so --search does nothing"
        report.warn("search-off", message, Place("config.yaml"), "write search: on-request")
    on = wanted == "on" or (wanted == "on-request" and asked)
    if on and not importlib.util.find_spec("pagefind"):
        report.warn("no-search", str(MissingExtraError("search", f"Search (search: {wanted})")), Place("config.yaml"))
        on = False
    return msgspec.structs.replace(site, config=msgspec.structs.replace(site.config, search="on" if on else "off"))


def records(pages: Iterable[PlannedPage]) -> tuple[Record, ...]:
    """What of these pages can be found: articles as far as their words go out, entities, stories."""
    return tuple(record for page in pages if (record := _record(page)))


def index_files(found: Sequence[Record], language: str, store: Store | None) -> Mapping[str, bytes]:
    """Output path -> bytes of every file of the index, from the cache where nothing in it changed.

    Args:
        found: What can be found.
        language: BCP 47 tag whose word endings count as the same. One for all records, because a page loads the index
            of its own language and no other, and an article in another one must be found too.
        store: The cache, if any.
    """
    told = msgspec.msgpack.encode((engine.digest(), language, found), order="deterministic")
    key = hashlib.blake2b(told, digest_size=16).digest()
    known = store.get_many(_CACHED, [key]).get(key) if store else None
    if known:
        return msgspec.msgpack.decode(known, type=dict[str, bytes])
    with tempfile.TemporaryDirectory(prefix="briefings-") as folder:
        asyncio.run(_write(found, language.split("-", maxsplit=1)[0], folder))
        made = {
            f"{FOLDER}/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file() and not _UNUSED.search(path.name)
        }
    if store:
        store.keep_only(_CACHED, [])
        store.put_many(_CACHED, {key: msgspec.msgpack.encode(made)})
    return made


async def _write(found: Sequence[Record], language: str, folder: str) -> None:
    from pagefind.index import IndexConfig, PagefindIndex  # noqa: PLC0415 - an optional part, loaded when it is needed

    async with PagefindIndex(config=IndexConfig(output_path=folder)) as index:
        for record in found:
            await index.add_custom_record(
                url=f"/{record.path}",
                content=record.words,
                language=language,
                meta={"title": record.title, "about": record.about, "published": record.published},
                filters={name: list(values) for name, values in record.filters.items() if values},
                sort={"published": record.published} if record.published else None,
            )


def _record(page: PlannedPage) -> Record | None:
    view, head = page.view, page.view.head
    kind = head.crumbs[-1].text if head.crumbs else ""
    if isinstance(view, ArticleView):
        return _article(view)
    if isinstance(view, EntityView):
        words = "\n".join((view.name, *view.aliases, *(row.role for row in view.roles)))
        return Record(head.path, head.title, words, kind)
    if isinstance(view, StoryView):
        words = "\n".join((head.title, *(point.text for point in view.key_points)))
        return Record(head.path, head.title, words, kind)
    return None


def _article(view: ArticleView) -> Record:
    source = view.provenance.publisher.text if view.provenance.publisher else ""
    sifted = {
        "person": tuple(line.name for line in view.people),
        "place": tuple(line.name for line in view.places),
        "topic": tuple(line.name for line in view.topics),
        "source": (source,) if source else (),
        "year": (view.published[:4],) if view.published else (),
    }
    words = f"{view.head.title}\n{view.body.text if view.body else view.summary}"
    return Record(view.head.path, view.head.title, words, source, view.published or "", sifted)
