"""What a tree holds, path by path: ten thousand records that were read as one, and the few that are other by now.

A build changes few of many files. So the records lie in columns, which are read, compared and written as wholes, and a
change is laid over them: what a build with one edit costs for all the other files is a few copies in memory.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from types import MappingProxyType

import msgspec

from briefings.publish.manifest import Entry, Stamp

_WIDTH = 32
"""Bytes of a stamp: four numbers of 64 bits."""
_UNSIGNED = 1 << 64


class Columns(msgspec.Struct, frozen=True, array_like=True):
    """Records by columns, ordered by path; the stamps as `pack` gives them."""

    paths: list[str] = []
    keys: list[bytes] = []
    digests: list[bytes] = []
    stamps: bytes = b""


_NOTHING = Columns()


class Records(Mapping[str, Entry]):
    """Entries by path, in the order of the paths; frozen.

    Args:
        base: Most of them.
        changes: What is other than there; None for a path that is no more.
    """

    def __init__(self, base: Columns = _NOTHING, changes: Mapping[str, Entry | None] = MappingProxyType({})) -> None:
        self._base = base
        self._changes = changes

    def __getitem__(self, path: str) -> Entry:
        entry = self._changes[path] if path in self._changes else _at(self._base, path)
        if entry is None:
            raise KeyError(path)
        return entry

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns.paths)

    def __len__(self) -> int:
        return len(self.columns.paths)

    def __eq__(self, other: object) -> bool:
        return not self.unlike(other) if isinstance(other, Records) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as every mapping that is compared by what it holds

    def changed(self, changes: Mapping[str, Entry | None]) -> Records:
        """These with some changes; None for a path that is no more."""
        return Records(self._base, {**self._changes, **changes}) if changes else self

    def unlike(self, other: Records) -> set[str]:
        """The paths whose entries are not the same in both."""
        if self._base is other._base or self._base == other._base:
            paths = self._changes.keys() | other._changes.keys()
            return {path for path in paths if self.get(path) != other.get(path)}
        mine, others = self.entries(), other.entries()
        return {path for path in mine.keys() | others.keys() if mine.get(path) != others.get(path)}

    def keys_by_path(self) -> dict[str, bytes]:
        """The key of the artifact at each path."""
        return dict(zip(self.columns.paths, self.columns.keys, strict=True))

    def entries(self) -> dict[str, Entry]:
        """All of them, as a dict of its own."""
        held = self.columns
        return dict(zip(held.paths, map(Entry, held.keys, held.digests, _unpacked(held.stamps)), strict=True))

    @cached_property
    def columns(self) -> Columns:
        """All of them by columns: the stretches between two changes are copied as wholes."""
        if not self._changes:
            return self._base
        if not self._base.paths:
            return _by_columns(sorted((path, entry) for path, entry in self._changes.items() if entry))
        base, merged, stamps, begin = self._base, Columns([], [], []), bytearray(), 0
        for path, entry in [*sorted(self._changes.items(), key=_first), (None, None)]:
            end = len(base.paths) if path is None else bisect_left(base.paths, path, begin)
            merged.paths.extend(base.paths[begin:end])
            merged.keys.extend(base.keys[begin:end])
            merged.digests.extend(base.digests[begin:end])
            stamps += base.stamps[begin * _WIDTH : end * _WIDTH]
            if path is not None and entry is not None:
                merged.paths.append(path)
                merged.keys.append(entry.key)
                merged.digests.append(entry.digest)
                stamps += pack(entry.stamp)
            begin = end + (path is not None and end < len(base.paths) and base.paths[end] == path)
        return msgspec.structs.replace(merged, stamps=bytes(stamps))


def _by_columns(items: list[tuple[str, Entry]]) -> Columns:
    entries = [entry for _, entry in items]
    stamps = pack_stamps(entry.stamp for entry in entries)
    return Columns([path for path, _ in items], [one.key for one in entries], [one.digest for one in entries], stamps)


def _first(item: tuple[str, Entry | None]) -> str:
    return item[0]


def _at(columns: Columns, path: str) -> Entry | None:
    index = bisect_left(columns.paths, path)
    if index == len(columns.paths) or columns.paths[index] != path:
        return None
    stamp = Stamp(*struct.unpack_from("=Qqqq", columns.stamps, index * _WIDTH))
    return Entry(columns.keys[index], columns.digests[index], stamp)


def pack(numbers: Iterable[int]) -> bytes:
    """Numbers as bytes, 64 bits each, which are equal where the numbers are."""
    numbers = list(numbers)
    try:
        return array("q", numbers).tobytes()
    except OverflowError:  # a file system whose inodes use all of 64 bits
        return array("Q", [number % _UNSIGNED for number in numbers]).tobytes()


def pack_stamps(stamps: Iterable[tuple[int, int, int, int]]) -> bytes:
    """Stamps as the bytes of a column."""
    return pack(chain.from_iterable(stamps))


def _unpacked(packed: bytes) -> Iterator[Stamp]:
    inodes, rest = array("Q"), array("q")
    inodes.frombytes(packed)
    rest.frombytes(packed)
    return map(Stamp, inodes[0::4], rest[1::4], rest[2::4], rest[3::4])


def folder_records(stamps: Mapping[str, Stamp]) -> Records:
    """Records of folders, which have a stamp and neither key nor digest."""
    paths = sorted(stamps)
    return folder_columns(paths, pack_stamps(stamps[path] for path in paths))


def folder_columns(paths: list[str], stamps: bytes) -> Records:
    """Records of folders from a column of stamps, ordered by path."""
    nothing = [b""] * len(paths)
    return Records(Columns(paths, nothing, nothing, stamps))
