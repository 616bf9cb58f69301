"""Brings the spare tree up to date, so that it can become the live one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from types import TracebackType
from typing import Self

from briefings.publish.folder import Folder
from briefings.publish.foreign import carry_kept
from briefings.publish.manifest import UNKNOWN, Artifact, Entry, Stamp, digest_of, stamp_of
from briefings.publish.paths import Keep, parent_of
from briefings.publish.plan import Plan, same_file
from briefings.publish.records import Records
from briefings.publish.state import Tree
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
        self._settled = Records()
        self._folders: frozenset[str] = frozenset()
        self._placed: dict[str, Entry] = {}
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
        self._settled, self._folders = plan.settled, plan.folders
        for path in plan.drop:
            self._remove(path)
        self._arrange_folders(plan.folders)
        for path in plan.links:
            self._take(path)
        if self._live:
            self._touched_folders |= carry_kept(self._live, self._work, keep)

    def _arrange_folders(self, needed: frozenset[str]) -> None:
        present = set(self._spare.folders)
        for path in sorted(present - needed, reverse=True):
            if self._work.remove_empty(path):
                self._touched_folders.add(parent_of(path))
        for path in needed.intersection(self._spare.crooked):
            self._work.set_mode(path)
            self._touched_folders.add(path)
        for path in sorted(needed - present):
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
            self._placed[artifact.path] = old._replace(key=artifact.key)
            if not same_file(other, old):
                self._remove(artifact.path)
                self._take(artifact.path)
            return
        self.differs = True
        if other and other.digest == digest:
            self._placed[artifact.path] = other._replace(key=artifact.key)
            return
        self.write(artifact, data, digest)

    def write(self, artifact: Artifact, data: bytes, digest: bytes) -> None:
        """Makes the artifact's file anew.

        Args:
            artifact: Which file.
            data: Its bytes.
            digest: Of the bytes.

        Raises:
            OSError: if it cannot be written.
        """
        if artifact.path in self._spare.files:
            self._work.remove(artifact.path)
        self._written.append(artifact.path)
        self._work.write(artifact.path, data)
        self._note(artifact.path)
        self._placed[artifact.path] = Entry(artifact.key, digest, UNKNOWN)

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

    def touched(self) -> Iterator[str]:
        """Every file and folder of the tree in which something changed."""
        files = self._files()
        yield from sorted(self._touched_folders & {"", *self._folders})
        yield from sorted(path for path in self._touched if path in files)

    def _files(self) -> Records:
        return self._settled.changed(self._placed)

    @property
    def written(self) -> int:
        """How many files were made anew."""
        return len(self._written)

    def finished(self) -> Tree:
        """The record of the tree as it now is, with the stamps of all that was touched read anew.

        Raises:
            FileNotFoundError: if somebody removed part of it.
        """
        files = self._files()
        fresh = (path for path in self._touched if path in files)
        stale = (path for path in self._placed if path not in self._touched)
        files = files.changed(
            {path: files[path]._replace(stamp=self._stamp(path)) for path in fresh}
            | {path: files[path]._replace(stamp=self._spare.files[path].stamp) for path in stale}
        )
        known = set(self._spare.folders)
        unknown = {*self._spare.uncertain, *(self._folders - known)}
        folders: dict[str, Entry | None] = dict.fromkeys(known - self._folders)
        for path in self._folders & (self._touched_folders | unknown):
            folders[path] = Entry(b"", b"", self._stamp(path, is_folder=True))
        return Tree(self._work.identity, files, self._spare.folders.changed(folders))

    def left_behind(self) -> Tree | None:
        """The record of the live tree, whose files' stamps moved where links to them came and went.

        A file with the bytes of the new tree's is recorded under its new key.
        """
        if self._live is None:
            return None
        known, made = self._known.files, self._files()
        changes: dict[str, Entry | None] = {}
        for path in self._touched:
            old = known.get(path)
            if old:
                found = self._live.look(path)
                changes[path] = old._replace(stamp=stamp_of(found) if found else UNKNOWN)
        for path in made.unlike(known):
            old, new = changes.get(path) or known.get(path), made.get(path)
            if old and new and old.key != new.key and old.digest == new.digest:
                changes[path] = old._replace(key=new.key)
        return Tree(self._live.identity, known.changed(changes), self._known.folders)

    def _stamp(self, path: str, *, is_folder: bool = False) -> Stamp:
        found = self._work.look(path)
        if found is None:
            raise FileNotFoundError(2, "missing", path)
        return stamp_of(found, folder=is_folder)
