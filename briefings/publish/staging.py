"""Brings the spare tree up to date, so that it can become the live one."""

from __future__ import annotations

from contextlib import suppress
from types import TracebackType
from typing import Self

from briefings.publish.folder import Folder
from briefings.publish.foreign import carry_kept
from briefings.publish.manifest import UNKNOWN, Artifact, Entry, Stamp, Tree, digest_of, stamp_of
from briefings.publish.paths import Keep, folders_of, parent_of
from briefings.publish.plan import Plan, same_file
from briefings.publish.survey import Survey


class Staging:
    """The spare tree in the making; a context manager that takes back what it wrote when it fails.

    Nothing is written in place: a file is removed and linked from the live tree, or removed and made anew.

    Args:
        work: The spare tree.
        spare: What it holds.
        live: The live tree; None where there is none.
        known: What the live tree holds.
    """

    def __init__(self, work: Folder, spare: Survey, live: Folder | None, known: Survey) -> None:
        self._work = work
        self._spare = spare
        self._live = live
        self._known = known
        self._files: dict[str, Entry] = {}
        self._touched: set[str] = set()
        self._touched_folders: set[str] = set()
        self._written: list[str] = []
        self.differs = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:  # a full disk gets its space back; the links left are harmless
            for path in self._written:
                with suppress(OSError):
                    self._work.remove(path)

    def align(self, plan: Plan, keep: Keep) -> None:
        """Does everything that needs no rendering: removes, makes folders, links, carries kept files over.

        Raises:
            OSError: if the disk refuses.
        """
        self.differs = plan.differs
        self._files = dict(plan.settled)
        for path in plan.drop:
            self._remove(path)
        self._arrange_folders(plan.folders)
        for path in plan.links:
            self._take(path)
        if self._live:
            self._touched_folders |= carry_kept(self._live, self._work, keep)

    def _arrange_folders(self, wanted: tuple[str, ...]) -> None:
        needed = set(wanted)
        for path in sorted(self._spare.folders.keys() - needed, reverse=True):
            if self._work.remove_empty(path):
                self._touched_folders.add(parent_of(path))
        for path in self._spare.crooked:
            if path in needed:
                self._work.set_mode(path)
                self._touched_folders.add(path)
        for path in wanted:
            if path not in self._spare.folders:
                self._work.make_folder(path)
                self._touched_folders |= {path, parent_of(path)}

    def place(self, artifact: Artifact, data: bytes) -> None:
        """Takes the bytes of an artifact; where a tree has them already, that file stays.

        Raises:
            OSError: if they cannot be written.
        """
        digest = digest_of(data)
        old, other = self._known.files.get(artifact.path), self._spare.files.get(artifact.path)
        if old and old.digest == digest:
            self._files[artifact.path] = old._replace(key=artifact.key)
            if not same_file(other, old):
                self._remove(artifact.path)
                self._take(artifact.path)
            return
        self.differs = True
        if other and other.digest == digest:
            self._files[artifact.path] = other._replace(key=artifact.key)
            return
        self.write(artifact, data)

    def write(self, artifact: Artifact, data: bytes) -> None:
        """Makes the artifact's file anew.

        Raises:
            OSError: if it cannot be written.
        """
        self._remove(artifact.path)
        self._written.append(artifact.path)
        self._work.write(artifact.path, data)
        self._note(artifact.path)
        self._files[artifact.path] = Entry(artifact.key, digest_of(data), UNKNOWN)

    def _take(self, path: str) -> None:
        """Links a file from the live tree; where the disk has no links, copies it, if it is still the one it was."""
        if self._live is None:
            raise FileNotFoundError(path)
        if not self._work.link(path, self._live):
            self._written.append(path)
            self._work.copy(path, self._live)
        self._note(path)

    def _remove(self, path: str) -> None:
        self._work.remove(path)
        self._note(path)

    def _note(self, path: str) -> None:
        self._touched.add(path)
        self._touched_folders.add(parent_of(path))

    @property
    def touched(self) -> set[str]:
        """Every file and folder of the tree in which something changed."""
        folders = {"", *folders_of(self._files)}
        return (self._touched_folders & folders) | (self._touched & self._files.keys())

    def finished(self) -> Tree:
        """The record of the tree as it now is, with the stamps of all that was touched read anew.

        Raises:
            FileNotFoundError: if somebody removed part of it.
        """
        files = {path: self._restamped(path, entry) for path, entry in sorted(self._files.items())}
        folders: dict[str, Stamp] = {}
        for path in sorted(folders_of(files)):
            known = self._spare.folders.get(path, UNKNOWN)
            fresh = path in self._touched_folders or known == UNKNOWN
            folders[path] = _stamp(self._work, path, is_folder=True) if fresh else known
        return Tree(self._work.identity, files, folders)

    def _restamped(self, path: str, entry: Entry) -> Entry:
        if path in self._touched or entry.stamp == UNKNOWN:
            return entry._replace(stamp=_stamp(self._work, path))
        own = self._spare.files[path]
        return entry if own.stamp == entry.stamp else entry._replace(stamp=own.stamp)

    def left_behind(self) -> Tree | None:
        """The record of the live tree, whose files' stamps moved where links to them came and went.

        A file with the bytes of the new tree's is recorded under its new key.
        """
        if self._live is None:
            return None
        files = dict(self._known.files)
        for path in self._touched & files.keys():
            found = self._live.look(path)
            files[path] = files[path]._replace(stamp=stamp_of(found) if found else UNKNOWN)
        for path, entry in self._files.items():
            old = files.get(path)
            if old and old.key != entry.key and old.digest == entry.digest:
                files[path] = old._replace(key=entry.key)
        return Tree(self._live.identity, files, self._known.folders)


def _stamp(folder: Folder, path: str, *, is_folder: bool = False) -> Stamp:
    found = folder.look(path)
    if found is None:
        raise FileNotFoundError(2, "missing", path)
    return stamp_of(found, folder=is_folder)
