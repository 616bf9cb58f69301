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
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

import msgspec

from briefings.schedule import Schedule

_SECOND = 1_000_000_000
_TICK = 50_000_000
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
        return msgspec.structs.replace(self, roots=self.roots | {os.fspath(root): _print_of(root) for root in roots})


def scan(roots: Iterable[Path], facts: Iterable[str] = ()) -> Inputs:
    """The fingerprint of files, folders and facts. Take it before anything of them is read.

    A root may be a file, a folder, a symbolic link to either, or missing; what cannot be read counts with its error.

    Args:
        roots: What the build reads.
        facts: What else decides about the result: the engine's version, options of the command line.
    """
    known = blake2b("\0".join(facts).encode("utf-8", "surrogateescape"), digest_size=16).digest()
    return Inputs({os.fspath(root): _print_of(root) for root in roots}, known)


_Item = tuple[str, str, int]
"""A path, what is known of it without reading it, and when it last changed; 0 for what is no plain file."""


def _print_of(root: Path) -> bytes:
    items = sorted(_walk(os.fspath(root)))
    youngest = max((changed for _, _, changed in items), default=0)
    oldest_racy = max(1, youngest - (_TICK if youngest % _SECOND else _COARSE_TICK))
    lines = [f"{path}\0{facts}\0{_content(path) if changed >= oldest_racy else ''}\n" for path, facts, changed in items]
    return blake2b("".join(lines).encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _walk(root: str) -> Iterator[_Item]:
    """Everything at and below a path; folders behind links too, each once, so that a loop ends."""
    try:
        start = os.stat(root)  # noqa: PTH116 - a string, as everywhere in this loop over ten thousand files
    except OSError as error:
        yield root, f"error {error.errno}", 0
        return
    if not stat.S_ISDIR(start.st_mode):
        yield _item(root, start, "")
        return
    pending, seen = [root], {(start.st_dev, start.st_ino)}
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as found:
                entries = list(found)
        except OSError as error:
            yield folder, f"error {error.errno}", 0
            continue
        for entry in entries:
            item, identity = _look(entry)
            yield item
            if identity and identity not in seen:
                seen.add(identity)
                pending.append(entry.path)


def _look(entry: os.DirEntry[str]) -> tuple[_Item, tuple[int, int] | None]:
    """One entry of a folder, and which folder it is or leads to, if any."""
    try:
        link = os.readlink(entry.path) if entry.is_symlink() else ""  # noqa: PTH115 - a string, as above
        found = entry.stat()
    except OSError as error:
        return (entry.path, f"error {error.errno}", 0), None
    identity = (found.st_dev, found.st_ino) if stat.S_ISDIR(found.st_mode) else None
    return _item(entry.path, found, link), identity


def _item(path: str, found: os.stat_result, link: str) -> _Item:
    if stat.S_ISDIR(found.st_mode):  # its names are items of their own, and its times change with foreign ones
        return path, f"folder {link}", 0
    facts = f"{found.st_mode} {found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {link}"
    return path, facts, found.st_ctime_ns if stat.S_ISREG(found.st_mode) else 0


def _content(path: str) -> str:
    """Digest of a file's bytes, or the error that reading it gives."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb", buffering=0) as file:
            result = blake2b(digest_size=16)
            while chunk := file.read(1 << 20):
                result.update(chunk)
            return result.hexdigest()
    except OSError as error:
        return f"error {error.errno}"
