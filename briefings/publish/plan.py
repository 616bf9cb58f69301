"""What publishing has to do: a pure comparison of the artifacts with what the two trees hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefings.paths import folders_of
from briefings.publish.manifest import MARK, Artifact, Entry
from briefings.publish.records import Records
from briefings.publish.survey import Survey


class Plan(NamedTuple):
    """How the spare tree becomes the new one.

    Attributes:
        settled: Files whose bytes are known and at hand, with their keys of today and, where the spare tree has the
            file already, the stamp that it has there.
        links: Settled paths that the spare tree takes from the live one.
        todo: Artifacts that must be rendered.
        drop: What the spare tree must lose first: files that others replace and all that is not ours.
        folders: Every folder that the new tree needs.
        differs: Whether the new tree is known to be another one than the live tree, before anything is rendered.
    """

    settled: Records
    links: tuple[str, ...]
    todo: tuple[Artifact, ...]
    drop: tuple[str, ...]
    folders: frozenset[str]
    differs: bool


def same_file(spare: Entry | None, live: Entry) -> bool:
    """Whether the spare tree's file can stand for the live one: the same inode, or on disks without links a copy."""
    if spare is None or spare.digest != live.digest:
        return False
    return spare.stamp.inode == live.stamp.inode or spare.stamp.modified == live.stamp.modified


def make_plan(
    artifacts: Sequence[Artifact],
    mark: Artifact,
    live: Survey,
    spare: Survey,
    folders: frozenset[str] | None = None,
) -> Plan:
    """Compares the artifacts with both trees.

    An artifact whose key a tree knows is taken from there, from the live tree first; a key that is empty knows nothing.
    The mark is no link: each tree has a file of its own, so that damage to the spare tree never takes it from both.

    Args:
        artifacts: Every file of the site.
        mark: As it is to be.
        live: The live tree.
        spare: The other one.
        folders: Those that the artifacts lie in, where they are known.
    """
    keys = live.files.keys_by_path()
    wanted = {MARK, *(artifact.path for artifact in artifacts)}
    todo: list[Artifact] = []
    changes: dict[str, Entry | None] = dict.fromkeys([MARK, *(keys.keys() - wanted)])
    for artifact in artifacts:
        path, key = artifact.path, artifact.key
        if key and keys.get(path) == key:
            continue
        other = spare.files.get(path)
        is_there = other is not None and key and other.key == key
        changes[path] = other if is_there else None
        if not is_there:
            todo.append(artifact)
    changes[MARK] = _own_mark(mark, live, spare)
    stamps, links = _shared(live.files, spare.files, wanted - changes.keys())
    settled = live.files.changed(changes | stamps)
    held = set(spare.files)
    replaced = {MARK, *links} - ({MARK} if changes[MARK] else set())
    return Plan(
        settled,
        tuple(sorted(links)),
        tuple(todo),
        (*spare.foreign, *spare.damaged, *sorted((held - wanted) | (held & replaced))),
        frozenset(folders_of(wanted)) if folders is None else folders,
        _differs(wanted, changes, mark, live),
    )


def _own_mark(mark: Artifact, live: Survey, spare: Survey) -> Entry | None:
    """The mark that the spare tree has, if it is the right one and a file of its own."""
    old, other = live.files.get(MARK), spare.files.get(MARK)
    if other and other.digest == mark.key and not (old and old.stamp.inode == other.stamp.inode):
        return other._replace(key=mark.key)
    return None


def _shared(live: Records, spare: Records, paths: set[str]) -> tuple[dict[str, Entry], list[str]]:
    """Of files that the live tree settles: those that the spare tree has as copies, and those it must be given."""
    copies: dict[str, Entry] = {}
    links = []
    for path in live.unlike(spare) & paths:
        entry, other = live[path], spare.get(path)
        if other is not None and same_file(other, entry):
            copies[path] = entry._replace(stamp=other.stamp)
        else:
            links.append(path)
    return copies, links


def _differs(wanted: set[str], changes: dict[str, Entry | None], mark: Artifact, live: Survey) -> bool:
    """Whether the live tree has other files, something foreign or altered, or another version of a settled file."""
    if not live.is_sound or wanted != set(live.files) or live.files[MARK].digest != mark.key:
        return True
    return any(live.files[path].digest != entry.digest for path, entry in changes.items() if entry)
