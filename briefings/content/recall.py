"""Files that were read before are known again by their stamps, and what came of them is recalled from the cache.

A stamp is what the file system says of a file: inode, size, time of modification, time of change. The last cannot be
set back, so a file that was written or put back has another stamp. What was written within one tick of the disk's clock
may look as before; so a stamp that was young when it was noted is not believed, and the file's bytes decide.

Source: https://git-scm.com/docs/racy-git
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Generic, TypeVar

import msgspec

from briefings.content.disk import Found, read_bytes
from briefings.diagnostics import Diagnostic, Report
from briefings.digests import digest_of
from briefings.store import Store

V = TypeVar("V")
Stamp = tuple[int, int, int, int]

NO_STAMPS: Mapping[str, Stamp] = MappingProxyType({})
_SECOND = 1_000_000_000
_TICK = 50_000_000
"""Nanoseconds; the kernel's coarse clock ticks every 1 to 10 milliseconds."""
_COARSE_TICK = 2 * _SECOND
"""Nanoseconds; disks that count in whole seconds (HFS+) or in pairs of them (FAT)."""

_PARTS = 64
"""More of them make writing after one edit cheaper, and reading all of them dearer."""
_AT_ONCE = 8
"""Parts that are in memory before they are decoded."""


class Row(msgspec.Struct, Generic[V], frozen=True, array_like=True):
    """A file and what came of it.

    Attributes:
        path: As in `Found.path`.
        stamp: When it was read; None where it was too young to be believed.
        digest: Of its bytes.
        context: Digest of what the value depends on besides.
        value: What came of it.
        told: What an editor should know of it.
    """

    path: str
    stamp: Stamp | None
    digest: bytes
    context: bytes
    value: V
    told: tuple[Diagnostic, ...] = ()


def stamp_of(origin: str) -> Stamp:
    """The stamp of a file; of one that cannot be asked, or is no regular one, nothing that any file has."""
    try:
        status = os.stat(origin)  # noqa: PTH116 - a string, for ten thousand files
    except OSError:
        return (0, 0, 0, 0)
    if not stat.S_ISREG(status.st_mode):
        return (0, 0, 0, 0)
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


class Table(Generic[V]):
    """The rows of one kind, in the cache in a fixed number of parts, of which a build writes those that changed.

    Args:
        kind: Of the values in the cache.
        row: The type of its rows: ``Row[Notice]``.
        key: Of the engine that made them.
        store: The cache; None: nothing is recalled.
    """

    def __init__(self, kind: str, row: type[Row[V]], key: bytes, store: Store | None) -> None:
        self._kind, self._store = kind, store
        self._decoder = msgspec.msgpack.Decoder(list[row])  # type: ignore[valid-type]  # made of a type at run time
        self._keys = tuple(key + bytes([part]) for part in range(_PARTS))
        self._rows: dict[str, Row[V]] = {row.path: row for row in self._recalled()}

    def recalled(self, found: Iterable[Found], stamps: Mapping[str, Stamp] = NO_STAMPS) -> dict[str, Row[V]]:
        """The rows of those files whose bytes are what they were, by path, with their stamps of now.

        Args:
            found: The files.
            stamps: Their stamps by `Found.origin`, as far as somebody took them in this run, before anything was read.
        """
        return {item.path: row for item in found if (row := self._known(item, stamps.get(item.origin)))}

    def dropped(self, rows: Mapping[str, Row[V]]) -> list[V]:
        """The values of before that are not among these: a file that was only touched keeps what came of it."""
        return [row.value for path, row in self._rows.items() if path not in rows or rows[path].value is not row.value]

    def save(self, rows: Iterable[Row[V]]) -> None:
        """Keeps these rows and no others; nothing is written where they are those of before."""
        if self._store is None:
            return
        kept = {row.path: row for row in rows}
        before = self._rows
        changed = {path for path, row in kept.items() if before.get(path) is not row} | (before.keys() - kept.keys())
        if not changed:
            return
        youngest = max((row.stamp[3] for row in kept.values() if row.stamp), default=0)
        oldest_racy = youngest - (_TICK if youngest % _SECOND else _COARSE_TICK)
        parts: dict[int, list[Row[V]]] = {_part_of(path): [] for path in changed}
        for path, row in kept.items():
            if (part := _part_of(path)) in parts:
                parts[part].append(_aged(row, oldest_racy))
        if not before:
            self._store.keep_only(self._kind, self._keys)
        self._store.put_many(self._kind, {self._keys[part]: msgspec.msgpack.encode(parts[part]) for part in parts})

    def _recalled(self) -> Iterator[Row[V]]:
        if self._store is None:
            return
        for first in range(0, _PARTS, _AT_ONCE):
            for data in self._store.get_many(self._kind, self._keys[first : first + _AT_ONCE]).values():
                with suppress(msgspec.MsgspecError):
                    yield from self._decoder.decode(data)

    def _known(self, item: Found, stamp: Stamp | None) -> Row[V] | None:
        row = self._rows.get(item.path)
        if row is None:
            return None
        stamp = stamp or stamp_of(item.origin)
        if row.stamp == stamp:
            return row
        data = read_bytes(item, Report())
        if data is None or digest_of(data) != row.digest:
            return None
        return msgspec.structs.replace(row, stamp=stamp)


def _part_of(path: str) -> int:
    return zlib.crc32(path.encode()) % _PARTS


def _aged(row: Row[V], oldest_racy: int) -> Row[V]:
    return row if not row.stamp or row.stamp[3] < oldest_racy else msgspec.structs.replace(row, stamp=None)
