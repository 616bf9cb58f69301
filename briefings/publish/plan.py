"""What publishing has to do: a pure comparison of the artifacts with what the two trees hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefings.publish.manifest import MARK, Artifact, Entry
from briefings.publish.paths import folders_of
from briefings.publish.survey import Survey


class Plan(NamedTuple):
    """How the spare tree becomes the new one.

    Attributes:
        settled: Files whose bytes are known and at hand, by path, with their keys of today.
        links: Settled paths that the spare tree takes from the live one.
        todo: Artifacts that must be rendered.
        drop: What the spare tree must lose first: files that others replace and all that is not ours.
        folders: Every folder that the new tree needs, parents first.
        differs: Whether the new tree is known to be another one than the live tree, before anything is rendered.
    """

    settled: dict[str, Entry]
    links: tuple[str, ...]
    todo: tuple[Artifact, ...]
    drop: tuple[str, ...]
    folders: tuple[str, ...]
    differs: bool


def same_file(spare: Entry | None, live: Entry) -> bool:
    """Whether the spare tree's file can stand for the live one: the same inode, or on disks without links a copy."""
    if spare is None or spare.digest != live.digest:
        return False
    return spare.stamp.inode == live.stamp.inode or spare.stamp.modified == live.stamp.modified


def make_plan(artifacts: Sequence[Artifact], mark: Artifact, live: Survey, spare: Survey) -> Plan:
    """Compares the artifacts with both trees.

    An artifact whose key a tree knows is taken from there, from the live tree first; a key that is empty knows nothing.
    The mark is no link: each tree has a file of its own, so that damage to the spare tree never takes it from both.
    """
    settled: dict[str, Entry] = {}
    links: list[str] = []
    todo: list[Artifact] = []
    for artifact in artifacts:
        path, key = artifact.path, artifact.key
        old, other = live.files.get(path), spare.files.get(path)
        if old and key and old.key == key:
            settled[path] = old
            if not same_file(other, old):
                links.append(path)
        elif other and key and other.key == key:
            settled[path] = other
        else:
            todo.append(artifact)
    old, other = live.files.get(MARK), spare.files.get(MARK)
    if other and other.digest == mark.key and not (old and old.stamp.inode == other.stamp.inode):
        settled[MARK] = other._replace(key=mark.key)
    wanted = {MARK, *(artifact.path for artifact in artifacts)}
    replaced = {MARK} - settled.keys() | set(links)
    return Plan(
        settled,
        tuple(links),
        tuple(todo),
        (*spare.foreign, *spare.damaged, *(path for path in spare.files if path not in wanted or path in replaced)),
        tuple(sorted(folders_of(wanted))),
        _differs(wanted, settled, mark, live),
    )


def _differs(wanted: set[str], settled: dict[str, Entry], mark: Artifact, live: Survey) -> bool:
    """Whether the live tree has other files, something foreign or altered, or another version of a settled file."""
    if not live.is_sound or wanted != live.files.keys() or live.files[MARK].digest != mark.key:
        return True
    return any(live.files[path].digest != entry.digest for path, entry in settled.items())
