"""A round: a generator builds cold, then with nothing changed, with one article edited, and with one more."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from tests.bench import emit
from tests.bench.corpus import article
from tests.bench.measure import files_in, measured
from tests.bench.peers import Peer

Mode = Literal["cold", "none", "change", "new"]
MODES: tuple[Mode, ...] = ("cold", "none", "change", "new")
_MARK = "benchmarked"


class Row(NamedTuple):
    """One build.

    Attributes:
        peer: The generator, or ``cp`` for a copy of what ``of`` has published.
        is_right: Whether it ended well and its output shows what was changed.
        files: Published files; None where they were not counted.
    """

    peer: str
    size: int
    mode: str
    seconds: float
    cpu_seconds: float
    peak_megabytes: float
    is_right: bool
    files: int | None = None
    megabytes: float | None = None
    of: str = ""


def rounds(peer: Peer, home: Path, size: int, modes: Sequence[Mode], count: int) -> Iterator[Row]:
    """The builds of a generator for one size, cold first; the corpus is made for it and left as it was."""
    site = home / "work" / str(size) / peer.name
    emit.corpus(peer.kind, peer.articles, site, size)
    if peer.name == "eleventy":
        (site / "node_modules").symlink_to(home / "eleventy/node_modules")
    for number in range(count):
        for leftover in peer.leftovers:
            _put_aside(site / leftover, site / f".bench-aside-{number}")
        yield _build(peer, site, size, "cold", "")
        yield _copied(peer, site, size)
        if "none" in modes:
            yield _build(peer, site, size, "none", "")
        if "change" in modes:
            yield from _changed(peer, site, size)
        if "new" in modes:
            yield from _added(peer, site, size)


def _put_aside(path: Path, aside: Path) -> None:
    """Takes away what a round before has built; to delete it would make the next files dearer on some disks (ext4)."""
    if path.exists():
        aside.mkdir(exist_ok=True)
        path.rename(aside / path.name)


def _changed(peer: Peer, site: Path, size: int) -> Iterator[Row]:
    one = article(size // 2)
    path = site / emit.path_of(peer.kind, peer.articles, one)
    before = path.read_text(encoding="utf-8")
    path.write_text(emit.edited(before, _MARK), encoding="utf-8")
    yield _build(peer, site, size, "change", one.slug)
    path.write_text(before, encoding="utf-8")


def _added(peer: Peer, site: Path, size: int) -> Iterator[Row]:
    one = emit.newest()
    path = site / emit.path_of(peer.kind, peer.articles, one)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(emit.edited(emit.text_of(peer.kind, one), _MARK), encoding="utf-8")
    yield _build(peer, site, size, "new", one.slug)
    path.unlink()


def _build(peer: Peer, site: Path, size: int, mode: Mode, shown: str) -> Row:
    os.sync()
    cost = measured(peer.command, site, peer.environment, site / ".bench.log")
    output = site / peer.output
    pages = [*output.rglob(f"{shown}/index.html"), *output.rglob(f"{shown}.html")] if shown else []
    is_shown = not shown or any(_MARK in page.read_text(encoding="utf-8") for page in pages)
    files, size_of = files_in(output) if mode == "cold" else (None, None)
    megabytes = None if size_of is None else size_of / (1 << 20)
    return Row(peer.name, size, mode, *cost[:3], cost.code == 0 and is_shown, files, megabytes)


def _copied(peer: Peer, site: Path, size: int) -> Row:
    """What writing the same tree takes that does nothing else."""
    copy = site.parent / f".bench-copy-{site.name}"
    os.sync()
    cost = measured(("cp", "-r", str(site / peer.output), str(copy)), site, {}, site / ".bench.log")
    shutil.rmtree(copy)
    return Row("cp", size, "cold", *cost[:3], cost.code == 0, of=peer.name)
