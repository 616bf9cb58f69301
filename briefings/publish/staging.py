"""Brings the spare tree up to date, so that it can become the live one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import Self

from briefings.paths import parent_of
from briefings.publish.delivery import Delivered, Delivery
from briefings.publish.folder import Folder
from briefings.publish.foreign import carry_kept
from briefings.publish.manifest import UNKNOWN, Artifact, Entry, Stamp, stamp_of
from briefings.publish.mirror import Mirror
from briefings.publish.paths import Keep
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
        mirror: Of a first build: the second tree, which is given all that this one is given.

    Attributes:
        differs: Whether the tree is another one than the live tree.
    """

    def __init__(
        self, work: Folder, spare: Survey, live: Folder | None, known: Survey, mirror: Mirror | None = None
    ) -> None:
        self._work = work
        self._spare = spare
        self._live = live
        self._known = known
        self._mirror = mirror
        self._delivery = Delivery(work, spare, known, mirror)
        self._settled = Records()
        self._folders: frozenset[str] = frozenset()
        self._placed: dict[str, Entry] = {}
        self._touched: set[str] = set()
        self._touched_folders: set[str] = set()
        self._asked: set[str] = set()
        self._written: set[str] = set()
        self.differs = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:  # a full disk gets its space back; the links left are harmless
            for path in self._asked | self._written:
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
        for path in plan.settled if self._mirror else ():
            self._reuse(path)
        if self._live:
            self._touched_folders |= carry_kept(self._live, self._work, keep)
            if self._mirror:
                self._mirror.take_kept(self._live, keep)

    def _arrange_folders(self, needed: frozenset[str]) -> None:
        present = set(self._spare.folders)
        for path in sorted(present - needed, reverse=True):
            if self._work.remove_empty(path):
                self._touched_folders.add(parent_of(path))
        for path in needed.intersection(self._spare.crooked):
            self._work.set_mode(path)
            self._touched_folders.add(path)
        made = needed - present  # they are made when the first file comes into them
        self._touched_folders |= made | {parent_of(path) for path in made}

    def put(self, path: str, data: bytes) -> Delivered:
        """Puts a file into the tree. May be called in a forked process; `place` is told of what it gives, in this one.

        Raises:
            OSError: if it cannot be made.
        """
        return self._delivery.put(path, data)

    def ask(self, artifacts: Iterable[Artifact]) -> None:
        """Says which artifacts are about to be put, so that none of their files outlasts a failure."""
        self._asked.update(artifact.path for artifact in artifacts)

    def place(self, artifact: Artifact, delivered: Delivered) -> None:
        """Takes note of what `put` gave for an artifact; what the live tree has alone is linked from there.

        Raises:
            OSError: if it cannot be linked.
        """
        path, digest, stamp = artifact.path, delivered.digest, delivered.stamp
        old, other = self._known.files.get(path), self._spare.files.get(path)
        if self._mirror:
            self._mirror.lack = self._mirror.lack or delivered.lack
        if stamp is None and old and old.digest == digest:
            self._placed[path] = old._replace(key=artifact.key)
            if not same_file(other, old):
                self._remove(path)
                self._take(path)
            return
        self.differs = True
        if stamp is None and other:
            self._placed[path] = other._replace(key=artifact.key)
            self._reuse(path)
            return
        self._wrote(artifact, digest, stamp or UNKNOWN)

    def write(self, artifact: Artifact, data: bytes) -> None:
        """Makes the artifact's file anew, whatever the trees have.

        Raises:
            OSError: if it cannot be made.
        """
        self.ask([artifact])
        delivered = self._delivery.make(artifact.path, data)
        self._wrote(artifact, delivered.digest, delivered.stamp or UNKNOWN)

    def _wrote(self, artifact: Artifact, digest: bytes, stamp: Stamp) -> None:
        path = artifact.path
        self._written.add(path)
        self._touched_folders.add(parent_of(path))
        if path in self._spare.files:  # which may have been the live tree's file, and that has lost a link
            self._touched.add(path)
        self._placed[path] = Entry(artifact.key, digest, stamp)

    def _reuse(self, path: str) -> None:
        """Gives the mirror a file that the tree had before; the link to it changes its stamp."""
        if self._mirror:
            self._mirror.take(path, self._work)
            self._touched.add(path)

    def _take(self, path: str) -> None:
        """Links a file from the live tree; where the disk has no links, copies it, if it is still the one it was."""
        if self._live is None:
            raise FileNotFoundError(path)
        self._delivery.make_room(path)
        if not self._work.link(path, self._live):
            self._written.add(path)
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
        yield from sorted(path for path in self._touched | self._written if path in files)

    def _files(self) -> Records:
        return self._settled.changed(self._placed)

    @property
    def written(self) -> int:
        """How many files were made anew."""
        return len(self._written)

    def finished(self) -> Tree:
        """The record of the tree as it now is, with the stamps of what was linked or replaced read anew.

        Raises:
            FileNotFoundError: if somebody removed part of it.
        """
        files = self._files()
        fresh = (path for path in self._touched if path in files)
        stale = self._placed.keys() - self._touched - self._written
        files = files.changed(
            {path: files[path]._replace(stamp=self._delivery.stamp(path)) for path in fresh}
            | {path: files[path]._replace(stamp=self._spare.files[path].stamp) for path in stale}
        )
        known = set(self._spare.folders)
        unknown = {*self._spare.uncertain, *(self._folders - known)}
        folders: dict[str, Entry | None] = dict.fromkeys(known - self._folders)
        for path in self._folders & (self._touched_folders | unknown):
            folders[path] = Entry(b"", b"", self._delivery.stamp(path, is_folder=True))
        return Tree(self._work.identity, files, self._spare.folders.changed(folders))

    def left_behind(self, made: Tree) -> Tree | None:
        """The record of the tree that becomes the spare one: the live tree, or of a first build the mirror, if whole.

        The stamps of the live tree's files moved where links to them came and went. A file with the bytes of the new
        tree's is recorded under its new key.

        Args:
            made: From `finished`.
        """
        if self._mirror:
            return self._mirror.tree(made)
        if self._live is None:
            return None
        known = self._known.files
        changes: dict[str, Entry | None] = {}
        for path in self._touched:
            old = known.get(path)
            if old:
                found = self._live.look(path)
                changes[path] = old._replace(stamp=stamp_of(found) if found else UNKNOWN)
        for path in made.files.unlike(known):
            old, new = changes.get(path) or known.get(path), made.files.get(path)
            if old and new and old.key != new.key and old.digest == new.digest:
                changes[path] = old._replace(key=new.key)
        return Tree(self._live.identity, known.changed(changes), self._known.folders)
