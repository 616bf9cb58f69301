"""What a published tree holds, as a value: no disk is touched here."""

from __future__ import annotations

import os
from typing import NamedTuple

import msgspec

MARK = ".briefings-tree"
"""Name of the file in a published tree by which the engine knows it again; see `briefings.publish.mark`."""


class Artifact(msgspec.Struct, frozen=True):
    """One file that the finished tree holds.

    Attributes:
        path: POSIX path relative to the output folder: ``people/wang-hao/index.html``.
        key: Digest of everything that its bytes depend on; an equal key means equal bytes.
    """

    path: str
    key: bytes


class Stamp(NamedTuple):
    """What the file system says of a file or folder; any change of its bytes, mode or links changes the stamp.

    Attributes:
        inode: Number of the file on its disk.
        size: Bytes; 0 for a folder, whose size says nothing.
        modified: Time of the last change of its bytes, in nanoseconds since 1970.
        changed: Time of the last change of anything about it, which no program can set.
    """

    inode: int
    size: int
    modified: int
    changed: int


UNKNOWN = Stamp(0, 0, 0, 0)
"""The stamp that nothing on a disk has."""


class Entry(NamedTuple):
    """One file of a tree as it was last seen whole.

    Attributes:
        key: The key of the artifact; empty where only the bytes are known.
        digest: Digest of the bytes.
        stamp: The file's stamp at that time.
    """

    key: bytes
    digest: bytes
    stamp: Stamp


class Identity(NamedTuple):
    """Which folder it is, whatever name it has now."""

    device: int
    inode: int


def stamp_of(found: os.stat_result, *, folder: bool = False) -> Stamp:
    """The stamp of a file or folder from what ``lstat`` says."""
    return Stamp(found.st_ino, 0 if folder else found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def identity_of(found: os.stat_result) -> Identity:
    """The identity of a folder from what ``lstat`` says."""
    return Identity(found.st_dev, found.st_ino)
