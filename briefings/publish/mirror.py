"""The spare tree of a first build: the new tree once more, its files as links, so that the next build has little to do.

It is filled along with the new tree, by whichever process makes a file. The site is published without it, too: where it
could not be filled it is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TypeVar

import msgspec

from briefings.paths import parent_of
from briefings.publish.folder import Folder
from briefings.publish.foreign import carry_kept
from briefings.publish.manifest import MARK
from briefings.publish.paths import Keep
from briefings.publish.records import Records, folder_columns, pack_stamps
from briefings.publish.slots import Slots, clear, make_folder
from briefings.publish.state import Tree

T = TypeVar("T")


class Mirror:
    """The second tree in the making.

    Args:
        folder: An empty one.

    Attributes:
        lack: Why it lacks something; empty where it lacks nothing. What a forked process learns this one must be told.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._present: set[str] = set()
        self.lack = ""

    def take(self, path: str, source: Folder) -> None:
        """Gives it the file that another tree has at this path.

        The mark is a copy, as in `briefings.publish.plan.make_plan`, and so is a file on a disk without hard links.
        """

        def take() -> None:
            self._folder.make_folders(parent_of(path), self._present)
            if path == MARK or not self._folder.link(path, source):
                self._folder.copy(path, source)

        self._attempt(take)

    def take_kept(self, source: Folder, keep: Keep) -> None:
        """Gives it the foreign files of another tree that stay."""
        self._attempt(partial(carry_kept, source, self._folder, keep))

    def remove(self, path: str) -> None:
        """Takes a file away again, if it is there."""
        self._attempt(partial(self._folder.remove, path))

    def tree(self, made: Tree) -> Tree | None:
        """The record of it, given that of the new tree; None where it lacks something."""
        files, folders = made.files.columns, made.folders.columns

        def read() -> Tree:
            own_files = msgspec.structs.replace(files, stamps=pack_stamps(self._folder.stamps(files.paths)))
            own_folders = pack_stamps(self._folder.stamps(folders.paths, folders=True))
            return Tree(self._folder.identity, Records(own_files), folder_columns(folders.paths, own_folders))

        return self._attempt(read)

    def _attempt(self, action: Callable[[], T]) -> T | None:
        """What an action gives. After the first that failed none is taken, because the site does without a mirror."""
        if not self.lack:
            try:
                return action()
            except OSError as error:
                self.lack = str(error)
        return None


@contextmanager
def mirror_for(slots: Slots) -> Iterator[Mirror]:
    """An empty mirror; what is left of it at the end is removed.

    Raises:
        OSError: if it cannot be made.
    """
    make_folder(slots.twin)
    try:
        slots.twin.chmod(0o755)
        with Folder(slots.twin) as folder:
            yield Mirror(folder)
    finally:
        with suppress(OSError):
            clear(slots.twin)
