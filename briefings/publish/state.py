"""What the last build knew, kept in ``.briefings/`` and believed only where the disk agrees.

One file for each output folder. It holds the records of both trees, the newest one's inputs, and what the build had to
say. It is written before the two trees change places, so it is true before and after: which tree is the live one
is read from the disk, by the folder's inode, and from nowhere else.

The file is a title and two sections, each with its length and digest, so that a build without changes reads only the
first. Anything wrong with it, a bit or the version, makes it count as absent. It holds numbers, bytes and text, nothing
that runs.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from briefings.diagnostics import Diagnostic
from briefings.publish.fingerprint import Inputs
from briefings.publish.manifest import Entry, Identity, Stamp, Tree

_TITLE = b"briefings state 2\n"
_DIGEST = 32
_LENGTH = 8


class State(msgspec.Struct, frozen=True):
    """What one build leaves for the next.

    Attributes:
        newest: The tree that the build made.
        older: The tree that was live before it, if there was one.
        inputs: The fingerprint of what ``newest`` was made from; None where that is not known.
        diagnostics: What the build had to say of its content, for a build without changes to say again.
    """

    newest: Tree
    older: Tree | None = None
    inputs: Inputs | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


class Columns(msgspec.Struct, frozen=True, array_like=True):
    """A `Tree` by columns: ten thousand records decode in a few milliseconds, and compare as one."""

    identity: Identity
    paths: list[str]
    keys: list[bytes]
    digests: list[bytes]
    stamps: bytes
    folders: list[str]
    folder_stamps: bytes


class Head(msgspec.Struct, frozen=True, array_like=True):
    """The first section: enough to see that nothing changed."""

    newest: Columns
    inputs: Inputs | None
    diagnostics: tuple[Diagnostic, ...]


class _Tail(NamedTuple):
    older: Columns | None


def pack_stamps(stamps: Iterable[tuple[int, int, int, int]]) -> bytes:
    """Stamps as bytes, four numbers of 64 bits each, which are equal where the stamps are."""
    numbers = list(chain.from_iterable(stamps))
    try:
        return array("q", numbers).tobytes()
    except OverflowError:  # a file system whose inodes use all of 64 bits
        return array("Q", [number % (1 << 64) for number in numbers]).tobytes()


def _unpack_stamps(packed: bytes) -> Iterator[Stamp]:
    inodes, rest = array("Q"), array("q")
    inodes.frombytes(packed)
    rest.frombytes(packed)
    return map(Stamp, inodes[0::4], rest[1::4], rest[2::4], rest[3::4])


def _columns(tree: Tree) -> Columns:
    return Columns(
        tree.identity,
        list(tree.files),
        [entry.key for entry in tree.files.values()],
        [entry.digest for entry in tree.files.values()],
        pack_stamps(entry.stamp for entry in tree.files.values()),
        list(tree.folders),
        pack_stamps(tree.folders.values()),
    )


def _tree(columns: Columns) -> Tree:
    entries = map(Entry, columns.keys, columns.digests, _unpack_stamps(columns.stamps))
    files = dict(zip(columns.paths, entries, strict=True))
    return Tree(columns.identity, files, dict(zip(columns.folders, _unpack_stamps(columns.folder_stamps), strict=True)))


def encode(state: State) -> bytes:
    """The state as the bytes of its file."""
    head = Head(_columns(state.newest), state.inputs, state.diagnostics)
    older = _columns(state.older) if state.older else None
    sections = (msgspec.msgpack.encode(head), msgspec.msgpack.encode(_Tail(older)))
    framed = (
        len(part).to_bytes(_LENGTH, "big") + blake2b(part, digest_size=_DIGEST).digest() + part for part in sections
    )
    return _TITLE + b"".join(framed)


def load(path: Path) -> State | None:
    """The whole state; None where there is none that can be trusted."""
    with suppress(OSError, ValueError, msgspec.MsgspecError), path.open("rb") as file:
        head = _head(file)
        older = msgspec.msgpack.decode(_section(file), type=_Tail).older
        return State(_tree(head.newest), _tree(older) if older else None, head.inputs, head.diagnostics)
    return None


def load_head(path: Path) -> Head | None:
    """The first section alone; None where there is none that can be trusted."""
    with suppress(OSError, ValueError, msgspec.MsgspecError), path.open("rb") as file:
        return _head(file)
    return None


def _head(file: IO[bytes]) -> Head:
    if file.read(len(_TITLE)) != _TITLE:
        raise ValueError("no state of this version")
    return msgspec.msgpack.decode(_section(file), type=Head)


def _section(file: IO[bytes]) -> bytes:
    length = int.from_bytes(file.read(_LENGTH), "big")
    digest = file.read(_DIGEST)
    if length > os.fstat(file.fileno()).st_size:
        raise ValueError("cut short")
    part = file.read(length)
    if blake2b(part, digest_size=_DIGEST).digest() != digest:
        raise ValueError("damaged")
    return part


def save(path: Path, data: bytes) -> None:
    """Puts the bytes of a state in its place at once; the file before it is replaced, never written into."""
    draft = path.with_name(f"{path.name}.new")
    try:
        draft.unlink(missing_ok=True)
        with draft.open("xb") as file:
            file.write(data)
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
