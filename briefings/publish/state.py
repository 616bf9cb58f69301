"""What the last build knew, kept in ``.briefings/`` and believed only where the disk agrees.

One file for each output folder. It holds the records of both trees, the newest one's inputs, and what the build had to
say. It is written before the two trees change places, so it is true before and after: which tree is the live one
is read from the disk, by the folder's inode, and from nowhere else.

The file is a title and two sections, each with its length and digest: what the build was made from, which is all that
a build without changes compares, and both trees. The older tree is written as what is other in it, because the two
share most of their files. Anything wrong with the file, a bit or the version, makes it count as absent. It holds
numbers, bytes and text, nothing that runs.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from briefings.diagnostics import Diagnostic
from briefings.digests import SIZE, digest_of
from briefings.publish.fingerprint import Inputs
from briefings.publish.manifest import Entry, Identity
from briefings.publish.records import Columns, Records, folder_columns

_TITLE = b"briefings state 4\n"
_LENGTH = 8


class Tree(msgspec.Struct, frozen=True):
    """A tree on the disk: its folder, the files in it, and its folders (the root left out)."""

    identity: Identity
    files: Records
    folders: Records


class Head(msgspec.Struct, frozen=True, array_like=True):
    """The first section.

    Attributes:
        inputs: The fingerprint of what the newest tree was made from; None where that is not known.
        diagnostics: What the build had to say of its content, for a build without changes to say again.
    """

    inputs: Inputs | None
    diagnostics: tuple[Diagnostic, ...]


class State(msgspec.Struct, frozen=True):
    """What one build leaves for the next.

    Attributes:
        newest: The tree that the build made.
        older: The tree that was live before it, if there was one.
        inputs: See `Head`.
        diagnostics: See `Head`.
    """

    newest: Tree
    older: Tree | None = None
    inputs: Inputs | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


class _Folders(NamedTuple):
    """Folders by columns; the paths are empty where they are those of the newest tree."""

    paths: list[str]
    stamps: bytes


class _Older(NamedTuple):
    """The older tree, its files by what is other than in the newest."""

    identity: Identity
    changes: dict[str, Entry | None]
    folders: _Folders


class _Trees(NamedTuple):
    """The second section."""

    identity: Identity
    files: Columns
    folders: _Folders
    older: _Older | None


def encode(state: State) -> bytes:
    """The state as the bytes of its file."""
    newest, older = state.newest, state.older
    folders = newest.folders.columns
    trees = _Trees(
        newest.identity,
        newest.files.columns,
        _Folders(folders.paths, folders.stamps),
        _older(older, newest) if older else None,
    )
    sections = (msgspec.msgpack.encode(Head(state.inputs, state.diagnostics)), msgspec.msgpack.encode(trees))
    pieces = [_TITLE]
    for part in sections:  # not copied once more than they must be: a hundred thousand files fill 25 MB
        pieces += [len(part).to_bytes(_LENGTH, "big"), digest_of(part), part]
    return b"".join(pieces)


def _older(older: Tree, newest: Tree) -> _Older:
    folders = older.folders.columns
    paths = [] if folders.paths == newest.folders.columns.paths else folders.paths
    changes = {path: older.files.get(path) for path in sorted(older.files.unlike(newest.files))}
    return _Older(older.identity, changes, _Folders(paths, folders.stamps))


def _decoded(head: Head, trees: _Trees) -> State:
    folders = folder_columns(*trees.folders)
    newest = Tree(trees.identity, Records(trees.files), folders)
    if trees.older is None:
        return State(newest, None, head.inputs, head.diagnostics)
    paths = trees.older.folders.paths or folders.columns.paths if trees.older.folders.stamps else []
    own_folders = folder_columns(paths, trees.older.folders.stamps)
    older = Tree(trees.older.identity, newest.files.changed(trees.older.changes), own_folders)
    return State(newest, older, head.inputs, head.diagnostics)


def load(path: Path) -> State | None:
    """The whole state; None where there is none that can be trusted."""
    with suppress(OSError, ValueError, msgspec.MsgspecError), path.open("rb") as file:
        return _decoded(_head(file), msgspec.msgpack.decode(_section(file), type=_Trees))
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
    digest = file.read(SIZE)
    if length > os.fstat(file.fileno()).st_size:
        raise ValueError("cut short")
    part = file.read(length)
    if len(part) != length or digest_of(part) != digest:
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
