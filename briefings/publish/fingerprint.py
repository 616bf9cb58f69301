"""A fingerprint of everything that a build reads: equal fingerprints mean that nothing was touched since.

It asks the file system, not the files: path, kind, size, times and inode of each. A file's time of change (ctime) moves
with every write and cannot be set back, so an edit that keeps size and mtime is seen, and so is a file that was put
back from a copy. One gap is left, known from version control as the racy timestamp: a file that is written twice
within one tick of the disk's clock looks the same after both. Only the youngest files of a folder tree can be in that
gap, because whatever is written later is at least as young as they are; so the youngest are read, and no clock needs
to be trusted.

Source: https://git-scm.com/docs/racy-git
"""

from __future__ import annotations

import os
import stat
from array import array
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefings.digests import digest_of, digest_of_pieces
from briefings.publish.records import pack
from briefings.schedule import Schedule

_SECOND = 1_000_000_000
_TICK = 20_000_000
"""Nanoseconds; the kernel's coarse clock ticks every 1 to 10 milliseconds."""
_COARSE_TICK = 2 * _SECOND
"""Nanoseconds; disks that count in whole seconds (HFS+) or in pairs of them (FAT)."""


class Inputs(msgspec.Struct, frozen=True):
    """The fingerprint of a build's inputs.

    Attributes:
        roots: A digest for each.
        facts: A digest of the facts that are no files.
        schedule: Which moments give the same site from them; not known before the build has read them.
    """

    roots: dict[str, bytes]
    facts: bytes
    schedule: Schedule = Schedule()

    def gives_the_same(self, other: Inputs, now: datetime) -> bool:
        """Whether a build of ``other`` at this moment would show what a build of these has shown."""
        return (self.roots, self.facts) == (other.roots, other.facts) and self.schedule.holds_at(now)

    def rescanned(self, roots: Iterable[Path]) -> Inputs:
        """The same with these roots scanned anew: those that the build itself has just written into."""
        return msgspec.structs.replace(
            self, roots=self.roots | {path: _print_of(_Walk(path)) for path in map(os.fspath, roots)}
        )


class Scan(NamedTuple):
    """A fingerprint, and what the file system was asked for it, so that nobody needs to ask again.

    Attributes:
        inputs: The fingerprint.
        stamps: Path of each plain file -> its inode, size, and times of modification and change.
    """

    inputs: Inputs
    stamps: Mapping[str, tuple[int, int, int, int]]


def look(roots: Iterable[Path], facts: Iterable[str] = ()) -> Scan:
    """The fingerprint of files, folders and facts. Take it before anything of them is read.

    A root may be a file, a folder, a symbolic link to either, or missing; what cannot be read counts with its error.

    Args:
        roots: What the build reads.
        facts: What else decides about the result: the engine's version, options of the command line.
    """
    known = digest_of("\0".join(facts).encode("utf-8", "surrogateescape"))
    walks = {path: _Walk(path) for path in map(os.fspath, roots)}
    stamps = {file: stamp for walk in walks.values() for file, stamp in walk.stamps.items()}
    return Scan(Inputs({path: _print_of(walk) for path, walk in walks.items()}, known), stamps)


def scan(roots: Iterable[Path], facts: Iterable[str] = ()) -> Inputs:
    """The fingerprint alone; as `look`."""
    return look(roots, facts).inputs


class _Walk:
    """Everything at and below a path, in a fixed order; folders behind links too, each once, so that a loop ends.

    Attributes:
        told: What is there: a folder with a slash before it, then its names. A name cannot hold the slash that stands
            before what else is told of it, nor the zero that ends it.
        numbers: What the file system says of each file, as `_facts` gives it.
        stamps: As in `Scan`.
    """

    def __init__(self, root: str) -> None:
        self.told: list[str] = []
        self.numbers = array("Q")
        self.stamps: dict[str, tuple[int, int, int, int]] = {}
        try:
            start = os.stat(root)  # noqa: PTH116 - a string, as everywhere in this loop over ten thousand files
        except OSError as error:
            self.told.append(f"{root}/error {error.errno}")
            return
        if stat.S_ISDIR(start.st_mode):
            self._folders(root, (start.st_dev, start.st_ino))
        else:
            self._files([(root, start)])

    def _folders(self, root: str, identity: tuple[int, int]) -> None:
        pending, seen = [root], {identity}
        while pending:
            folder = pending.pop()
            self.told.append(f"/{folder}")
            try:
                with os.scandir(folder) as found:
                    entries = sorted(found, key=_name)
            except OSError as error:
                self.told.append(f"/error {error.errno}")
                continue
            for path, below in self._entries(entries):
                if below not in seen:
                    seen.add(below)
                    pending.append(path)

    def _entries(self, entries: list[os.DirEntry[str]]) -> list[tuple[str, tuple[int, int]]]:
        """Takes in what is in a folder; gives the folders in it, and which each is or leads to."""
        folders, files = [], []
        for entry in entries:
            name = entry.name
            try:
                if entry.is_symlink():
                    name = f"{name}//{os.readlink(entry.path)}"  # noqa: PTH115 - a string, as above
                found = entry.stat()
            except OSError as error:
                self.told.append(f"{name}/error {error.errno}")
                continue
            if entry.is_dir():  # its names are told on their own, and its times change with foreign ones
                self.told.append(f"{name}/folder")
                folders.append((entry.path, (found.st_dev, found.st_ino)))
            else:
                self.told.append(name)
                files.append((entry.path, found))
        self._files(files)
        return folders

    def _files(self, found: list[tuple[str, os.stat_result]]) -> None:
        numbers: list[int] = []
        for path, status in found:
            facts = _facts(status)
            numbers += facts
            if stat.S_ISREG(facts[0]):
                self.stamps[path] = facts[1:]
        self.numbers.frombytes(pack(numbers))


def _print_of(walk: _Walk) -> bytes:
    changed = {path: stamp[-1] for path, stamp in walk.stamps.items()}
    youngest = max(changed.values(), default=0)
    oldest_racy = youngest - (_TICK if youngest % _SECOND else _COARSE_TICK)
    racy = [path for path, moment in changed.items() if moment >= oldest_racy]
    told = "\0".join((*walk.told, "/", *(f"{path}\0{_content(path)}" for path in sorted(racy))))
    return digest_of_pieces((told.encode("utf-8", "surrogateescape"), walk.numbers.tobytes()))


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _facts(found: os.stat_result) -> tuple[int, int, int, int, int]:
    """What tells that a file was touched: mode and kind, inode, size, and the times of its two changes."""
    return found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _content(path: str) -> str:
    """Digest of a file's bytes, or the error that reading it gives."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb", buffering=0) as file:
            return digest_of_pieces(iter(lambda: file.read(1 << 20), b"")).hex()
    except OSError as error:
        return f"error {error.errno}"
