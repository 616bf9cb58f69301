"""Puts the bytes of files into the tree in the making, in whichever process made them: bytes are not sent around."""

from __future__ import annotations

from typing import NamedTuple

from briefings.digests import digest_of
from briefings.paths import parent_of
from briefings.publish.folder import Folder
from briefings.publish.manifest import Stamp, stamp_of
from briefings.publish.mirror import Mirror
from briefings.publish.survey import Survey


class Delivered(NamedTuple):
    """What became of a file's bytes.

    Attributes:
        digest: Of the bytes.
        stamp: Of the file that was made of them; None where one of the trees has them at this path already.
        lack: What the mirror says that it lacks by now.
    """

    digest: bytes
    stamp: Stamp | None
    lack: str = ""


class Delivery:
    """Takes bytes for one tree; a forked process has a copy of it, and all copies may be used at once.

    Args:
        work: The tree.
        spare: What it held when the build began.
        known: What the live tree holds.
        mirror: Takes every file, too, if there is one.
    """

    def __init__(self, work: Folder, spare: Survey, known: Survey, mirror: Mirror | None = None) -> None:
        self._work = work
        self._spare = spare.files
        self._known = known.files
        self._mirror = mirror
        self._present = set(spare.folders)

    def put(self, path: str, data: bytes) -> Delivered:
        """Makes a file of these bytes, unless a tree has them there.

        Raises:
            OSError: if it cannot be made.
        """
        digest = digest_of(data)
        if any(entry and entry.digest == digest for entry in (self._known.get(path), self._spare.get(path))):
            return Delivered(digest, None)
        return self.make(path, data, digest)

    def make(self, path: str, data: bytes, digest: bytes | None = None) -> Delivered:
        """Makes a file of these bytes, whatever the trees have there.

        Args:
            path: Of the file.
            data: Its bytes.
            digest: Of the bytes, where it is known.

        Raises:
            OSError: if it cannot be made.
        """
        if path in self._spare:
            self._work.remove(path)
        self.make_room(path)
        self._write(path, data)
        if self._mirror:
            self._mirror.take(path, self._work)
        return Delivered(digest or digest_of(data), self.stamp(path), self._mirror.lack if self._mirror else "")

    def make_room(self, path: str) -> None:
        """Makes the folders that a path lies in.

        Raises:
            OSError: if one cannot be made.
        """
        self._work.make_folders(parent_of(path), self._present)

    def stamp(self, path: str, *, is_folder: bool = False) -> Stamp:
        """The stamp of a file or folder of the tree.

        Raises:
            FileNotFoundError: if somebody removed it.
        """
        found = self._work.look(path)
        if found is None:
            raise FileNotFoundError(2, "missing", path)
        return stamp_of(found, folder=is_folder)

    def _write(self, path: str, data: bytes) -> None:
        try:
            self._work.write(path, data)
        except FileExistsError:  # it was made by a process that ended before it could tell
            self._work.remove(path)
            if self._mirror:
                self._mirror.remove(path)
            self._work.write(path, data)
