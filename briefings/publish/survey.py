"""Compares a tree on the disk with what the state says of it, and believes the disk.

A file or folder whose stamp is the recorded one is as it was; that costs one system call each. Where a stamp differs
the file is read and its digest decides, and a folder is listed, so that a tree that was copied, restored or touched is
recognized by its content, and whatever is not ours in it is found.
"""

from __future__ import annotations

import stat
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from briefings.paths import parent_of
from briefings.publish.folder import FILE_MODE, FOLDER_MODE, Folder
from briefings.publish.manifest import UNKNOWN, Entry, Stamp, stamp_of
from briefings.publish.paths import Keep
from briefings.publish.records import Records, folder_records, pack_stamps
from briefings.publish.state import Tree

Adopt = Callable[[str], Entry | None]
"""Tells of a file that no record knows whether it is ours after all."""


class Survey(NamedTuple):
    """What a tree holds.

    Attributes:
        files: Every file of ours that is whole, with its present stamp.
        folders: Every folder of ours, with its present stamp; `UNKNOWN` where it must be listed again next time.
        damaged: Recorded paths whose file is missing, altered, or not a plain file of mode 0644 any more.
        foreign: Paths of files and folders that are neither ours nor kept; only the topmost of each.
        crooked: Folders whose mode is not 0755.
        uncertain: Folders whose stamp is `UNKNOWN`.
    """

    files: Records = Records()
    folders: Records = Records()
    damaged: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    crooked: tuple[str, ...] = ()
    uncertain: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether the tree is exactly what was recorded."""
        return not (self.damaged or self.foreign or self.crooked)


def adopt_none(_path: str) -> Entry | None:
    """An `Adopt` that knows no file."""
    return None


def survey(
    folder: Folder,
    record: Tree | None,
    keep: Keep,
    adopt: Adopt = adopt_none,
    trusted: Records | None = None,
) -> Survey:
    """Finds out what a tree holds.

    Args:
        folder: The tree.
        record: What the state says of it; None where it says nothing.
        keep: Foreign files that stay, which are passed over.
        adopt: Is asked about every file that the record does not know.
        trusted: Files just found whole in the other tree. One that is recorded as the same inode here, in a
            folder that nobody touched, needs no look of its own.
    """
    return _Surveyor(folder, record, keep, adopt, trusted.entries() if trusted else {}).run()


class _Surveyor:
    def __init__(
        self, folder: Folder, record: Tree | None, keep: Keep, adopt: Adopt, trusted: dict[str, Entry]
    ) -> None:
        self._folder = folder
        self._recorded = record.files.entries() if record else {}
        self._recorded_folders = record.folders.entries() if record else {}
        self._keep = keep
        self._adopt = adopt
        self._trusted = trusted
        self._files: dict[str, Entry] = {}
        self._folders: dict[str, Stamp] = {}
        self._lost: set[str] = set()
        self._untouched: set[str] = set()
        self._unlisted: list[str] = []
        self._crooked: list[str] = []

    def run(self) -> Survey:
        self._check_folders()
        damaged = [
            path for path, entry in self._recorded.items() if self._is_lost(path) or not self._check_file(path, entry)
        ]
        foreign: list[str] = []
        for path in ("", *self._unlisted):
            _, unknown = self._list(path)
            foreign += unknown
            if unknown:
                self._distrust(path)
        for path in damaged:
            self._distrust(parent_of(path))
        return Survey(
            Records(changes=self._files),
            folder_records(self._folders),
            tuple(damaged),
            tuple(sorted(foreign)),
            tuple(self._crooked),
            tuple(path for path, stamp in self._folders.items() if stamp == UNKNOWN),
        )

    def _distrust(self, folder: str) -> None:
        if folder in self._folders:
            self._folders[folder] = UNKNOWN

    def _check_folders(self) -> None:
        """Sorts the recorded folders into those that are as they were, those to be listed, and those that are gone."""
        for path, (_, _, stamp) in self._recorded_folders.items():
            found = None if self._is_lost(path) else self._folder.look(path)
            if found is None or not stat.S_ISDIR(found.st_mode):
                self._lost.add(path)
                continue
            self._folders[path] = stamp_of(found, folder=True)
            if self._folders[path] == stamp:
                self._untouched.add(path)
            else:
                self._unlisted.append(path)
                self._check_mode(path, found.st_mode)

    def _is_lost(self, path: str) -> bool:
        """Whether the folder that a path lies in is gone, or a link to elsewhere now."""
        return bool(self._lost) and parent_of(path) in self._lost

    def _check_mode(self, path: str, mode: int) -> None:
        if mode & 0o777 != FOLDER_MODE:
            self._crooked.append(path)
            self._distrust(path)

    def _check_file(self, path: str, entry: Entry) -> bool:
        """Whether a recorded file is whole; takes it in if it is."""
        same = self._trusted.get(path)
        if same and same.stamp.inode == entry.stamp.inode and parent_of(path) in self._untouched:
            self._files[path] = Entry(entry.key, entry.digest, same.stamp)
            return True
        found = self._folder.look(path)
        if found is None:
            return False
        stamp = stamp_of(found)
        if stamp != entry.stamp:
            plain = stat.S_ISREG(found.st_mode) and found.st_mode & 0o777 == FILE_MODE
            if not plain or stamp.size != entry.stamp.size or self._folder.digest(path) != entry.digest:
                return False
        self._files[path] = Entry(entry.key, entry.digest, stamp)
        return True

    def _list(self, folder: str) -> tuple[bool, list[str]]:
        """Looks at every name in a folder: whether any is ours or kept, and the topmost of those that are neither."""
        ours, unknown = False, []
        try:
            entries = self._folder.entries(folder)
        except OSError:
            return True, []
        for name, is_folder in entries:
            path = f"{folder}/{name}" if folder else name
            if self._is_known(path, is_folder=is_folder) or self._keep.covers(path):
                ours = True
            elif is_folder:
                inner, below = self._list(path)
                ours |= inner
                unknown += below if inner else [path]
                if inner:
                    self._take_folder(path, clean=not below)
            elif entry := self._adopt(path):
                self._files[path] = entry
                ours = True
            elif path not in self._recorded:  # an altered file of ours is no foreign one
                unknown.append(path)
        return ours, unknown

    def _take_folder(self, path: str, *, clean: bool) -> None:
        """Takes in a folder that no record knows and that holds something of ours or kept."""
        found = self._folder.look(path)
        if found:
            self._folders[path] = stamp_of(found, folder=True) if clean else UNKNOWN
            self._check_mode(path, found.st_mode)

    def _is_known(self, path: str, *, is_folder: bool) -> bool:
        return path in self._folders if is_folder else path in self._files


def is_intact(folder: Folder, record: Tree, keep: Keep, trusted: Records | None = None) -> bool:
    """Whether every file and folder of a tree has its recorded stamp and nothing was put beside them.

    Args:
        folder: The tree.
        record: What the state says of it.
        keep: Foreign files that stay.
        trusted: Files just found whole in the other tree; those recorded with the same stamp here are the same files.
    """
    if folder.identity != record.identity:
        return False
    files, folders = record.files.columns, record.folders.columns
    try:
        if trusted is None:
            is_same = pack_stamps(folder.stamps(files.paths)) == files.stamps
        else:
            own = [path for path in record.files.unlike(trusted) if path in record.files]
            is_same = [record.files[path].stamp for path in own] == list(folder.stamps(own))
        if not is_same or pack_stamps(folder.stamps(folders.paths, folders=True)) != folders.stamps:
            return False
    except OSError:
        return False
    # The exchange of two trees renames their top folders, which alone changes those folders' stamps.
    return all(_is_top(name, files.paths) or keep.covers(name) for name, _ in folder.entries())


def _is_top(name: str, paths: list[str]) -> bool:
    """Whether one of these paths, which are in order, is this name or begins with it as a folder."""
    at, below = bisect_left(paths, name), bisect_left(paths, f"{name}/")
    return paths[at : at + 1] == [name] or (below < len(paths) and paths[below].startswith(f"{name}/"))
