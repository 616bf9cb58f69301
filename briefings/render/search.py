"""Search without a server: an index that Pagefind makes of the pages' words, read by a script beside the search page.

The index is part of the published tree. It is made of the views, not of files, and made again only when a word that it
holds has changed.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

import msgspec

from briefings import engine
from briefings.catalog.views import ArticleView, EntityView, PlannedPage, StoryView
from briefings.config import Site
from briefings.diagnostics import Place, Report
from briefings.errors import MissingExtraError, PublishError
from briefings.store import Store
from briefings.text import clip

FOLDER = "pagefind"

_CACHED = "search"
_FOUND = frozenset(("article", "entity", "story"))
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
        _write(found, language, Path(folder))
        made_in = Path(folder) / "index"
        made = {
            f"{FOLDER}/{path.relative_to(made_in).as_posix()}": path.read_bytes()
            for path in sorted(made_in.rglob("*"))
            if path.is_file() and not _UNUSED.search(path.name)
        }
    made[f"{FOLDER}/facets.json"] = facets(found, made)
    if store:
        store.keep_only(_CACHED, [])
        store.put_many(_CACHED, {key: msgspec.msgpack.encode(made)})
    return made


class _Fragment(msgspec.Struct):
    """What Pagefind keeps of one page for its result; only the address counts here."""

    url: str


def facets(found: Sequence[Record], made: Mapping[str, bytes]) -> bytes:
    """What results can be sifted by, as JSON: the values of each filter, and for each result's id which of them it has.

    Pagefind has filters of its own and writes their values in a new order each time (1.5.2), so that one site would
    have other bytes from one build to the next.
    """
    names = sorted({name for record in found for name in record.filters})
    values = {name: sorted({value for record in found for value in record.filters.get(name, ())}) for name in names}
    number = {name: {value: index for index, value in enumerate(known)} for name, known in values.items()}
    records = {f"/{record.path}": record for record in found}
    pages: dict[str, list[list[int]]] = {}
    for path, data in made.items():
        if path.startswith(f"{FOLDER}/fragment/"):
            told = gzip.decompress(data)
            record = records[msgspec.json.decode(told[told.index(b"{") :], type=_Fragment).url]
            pages[Path(path).stem] = [[number[name][value] for value in record.filters.get(name, ())] for name in names]
    return msgspec.json.encode({"values": values, "pages": pages})


def _write(found: Sequence[Record], language: str, folder: Path) -> None:
    """Has Pagefind index a small page for each record.

    Its Python interface would spare the pages, and waits a tenth of a second for each record (1.5.2).

    Raises:
        PublishError: if Pagefind fails, with its own words.
    """
    for record in found:
        page = folder / "pages" / record.path / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_page(record, language), encoding="utf-8")
    asked = ("--site", "pages", "--output-path", "index", "--force-language", language.split("-", maxsplit=1)[0])
    command = [sys.executable, "-m", "pagefind", *asked, "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - all our own
    if done.returncode:
        said = " ".join((done.stderr or done.stdout).split()) or f"exit code {done.returncode}"
        raise PublishError(f"the search index could not be made: {clip(said, 300)}; build with search: off meanwhile")


def _page(record: Record, language: str) -> str:
    """A record as HTML, in the attributes that Pagefind reads (https://pagefind.app/docs/)."""
    told = [("meta", "title", record.title), ("meta", "about", record.about), ("meta", "published", record.published)]
    told += [("sort", "published", record.published)]
    facts = "".join(
        f'<i data-pagefind-{kind}="{name}[data-is]" data-is="{escape(value)}"></i>'
        for kind, name, value in told
        if value
    )
    words = "".join(f"<p>{escape(line)}</p>" for line in record.words.splitlines())
    head = f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8"><title>{escape(record.title)}</title>'
    return f"{head}<body data-pagefind-body>{facts}{words}</body></html>"


def _record(page: PlannedPage) -> Record | None:
    if page.head.kind not in _FOUND:
        return None
    view, head = page.view, page.head
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
