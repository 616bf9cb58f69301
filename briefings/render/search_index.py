"""The index of a search without a server: Pagefind makes it of the pages' words, and a script beside the page reads it.

The index is part of the published tree.
"""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import msgspec

from briefings import engine
from briefings.digests import digest_of
from briefings.errors import PublishError
from briefings.render.search import Record
from briefings.store import Store
from briefings.text import clip

FOLDER = "pagefind"

_CACHED = "search"
_UNUSED = re.compile(r"-ui\.|-highlight\.")
"""Pagefind's own faces: the search page has one that is part of the theme."""


def index_files(found: Sequence[Record], language: str, store: Store | None) -> Mapping[str, bytes]:
    """Output path -> bytes of every file of the index, from the cache where nothing in it changed.

    Args:
        found: What can be found.
        language: BCP 47 tag whose word endings count as the same. One for all records, because a page loads the index
            of its own language and no other, and an article in another one must be found too.
        store: The cache, if any.
    """
    told = msgspec.msgpack.encode((engine.digest(), language, found), order="deterministic")
    key = digest_of(told)
    known = store.get(_CACHED, key) if store else None
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
        store.put_only(_CACHED, key, msgspec.msgpack.encode(made))
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
