"""Files in the output that are not ours: those that ``output_keep`` lists stay, others are saved and taken out."""

from __future__ import annotations

import stat
from collections.abc import Iterator

from briefings.paths import folders_of, parent_of
from briefings.publish.folder import Folder
from briefings.publish.paths import Keep


def kept_in(folder: Folder, keep: Keep) -> dict[str, int]:
    """Every kept file and folder in a tree, in sorted order, each with its mode and kind (``st_mode``)."""
    found = (item for start in keep.starts for item in _walk(folder, start) if keep.covers(item[0]))
    return dict(sorted(found))


def _walk(folder: Folder, path: str) -> Iterator[tuple[str, int]]:
    """Everything at and below a path; links are not followed."""
    found = folder.look(path)
    if found is None:
        return
    if path:
        yield path, found.st_mode
    if stat.S_ISDIR(found.st_mode):
        for name, _ in folder.entries(path):
            yield from _walk(folder, f"{path}/{name}" if path else name)


def carry_kept(live: Folder, work: Folder, keep: Keep) -> set[str]:
    """Makes the kept files of a tree under work the live tree's, by hard links.

    Returns:
        The folders of the tree under work in which something changed.

    Raises:
        OSError: if one of them cannot be carried over.
    """
    wanted, present = kept_in(live, keep), kept_in(work, keep)
    touched = set()
    for path in reversed(present):  # what lies in a folder before the folder
        if path not in wanted or not _is_same(path, live, work):
            work.remove(path)
            touched.add(parent_of(path))
    for path, mode in wanted.items():
        if work.look(path):
            continue
        for folder in sorted(folders_of([path])):
            if not work.look(folder):
                work.make_folder(folder)
        if stat.S_ISDIR(mode):
            work.make_folder(path, stat.S_IMODE(mode))
        elif not work.link(path, live):
            work.copy(path, live)
        touched.update(folders_of([path]))
    return touched - {""}


def _is_same(path: str, live: Folder, work: Folder) -> bool:
    """Whether a path is the same file in both trees, or a folder in both."""
    here, there = work.look(path), live.look(path)
    if here is None or there is None:
        return False
    if stat.S_ISDIR(here.st_mode) and stat.S_ISDIR(there.st_mode):
        return stat.S_IMODE(here.st_mode) == stat.S_IMODE(there.st_mode)
    return here.st_ino == there.st_ino


def rescue(live: Folder, strays: tuple[str, ...], shelter: Folder) -> None:
    """Links foreign files into a folder that is new and empty, so that taking them out of the site loses nothing.

    Raises:
        OSError: if one cannot be saved.
    """
    for start in strays:
        for folder in sorted(folders_of([start])):
            if not shelter.look(folder):
                shelter.make_folder(folder)
        for path, mode in _walk(live, start):
            if stat.S_ISDIR(mode):
                shelter.make_folder(path)
            elif (stat.S_ISREG(mode) or stat.S_ISLNK(mode)) and not shelter.link(path, live):
                shelter.copy(path, live)
