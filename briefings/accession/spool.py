"""Articles between being read and being rendered, on the disk and not in memory.

Several processes read and several render, and all the bodies of a large site do not fit into memory. So whoever reads
an article writes it to a file of its own, to its end, and says where; whoever renders it reads it there. A spool lasts
for one run and is never needed: what is not in it is read from the content again.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Slot(NamedTuple):
    """Where something lies: in the file of which process, from which byte, how many."""

    writer: int
    start: int
    length: int


class Spool:
    """A folder of files, one for each process that writes.

    Args:
        scratch: The folder for what does not last.
    """

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._folder: str | None = None
        self._mine: tuple[int, int] | None = None
        self._size = 0
        self._open: dict[int, int] = {}

    def begin(self) -> None:
        """Makes the folder, before other processes are to write into it; where that fails nothing is spooled."""
        if self._folder is None:
            with suppress(OSError):
                self._scratch.mkdir(parents=True, exist_ok=True)
                for left in self._scratch.glob("spool-*"):  # by a run that was cut short
                    shutil.rmtree(left, ignore_errors=True)
                self._folder = tempfile.mkdtemp(prefix="spool-", dir=self._scratch)

    def put(self, data: bytes) -> Slot | None:
        """Keeps these bytes; None where the disk refuses."""
        writer = os.getpid()
        try:
            if self._mine is None or self._mine[0] != writer:
                self._mine, self._size = (writer, self._made(writer)), 0
            written = os.write(self._mine[1], data)
        except OSError:
            return None
        slot = Slot(writer, self._size, len(data))
        self._size += written
        return slot if written == len(data) else None

    def get(self, slot: Slot) -> bytes | None:
        """What lies there; None where it cannot be read."""
        try:
            if slot.writer not in self._open:
                self._open[slot.writer] = os.open(self._path(slot.writer), os.O_RDONLY | os.O_CLOEXEC)
            data = os.pread(self._open[slot.writer], slot.length, slot.start)
        except OSError:
            return None
        return data if len(data) == slot.length else None

    def close(self) -> None:
        """Deletes everything; nothing is found in it any more."""
        for descriptor in (*self._open.values(), *((self._mine[1],) if self._mine else ())):
            with suppress(OSError):
                os.close(descriptor)
        self._open, self._mine = {}, None
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _made(self, writer: int) -> int:
        return os.open(self._path(writer), os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)

    def _path(self, writer: int) -> str:
        if self._folder is None:
            raise FileNotFoundError(writer)
        return f"{self._folder}/{writer}"
