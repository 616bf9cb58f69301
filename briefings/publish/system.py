"""The two system calls that Python does not offer: exchange two names at once, and flush a whole file system."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefings.publish.folder import Folder

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS sys/stdio.h
_WORTH_A_THREAD = 1_000
"""Files that were written: fewer are on the disk before another thread has begun."""
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What the calls say on a kernel or file system that does not know them."""


def exchange(first: Path, second: Path) -> bool:
    """Lets two folders change names in one step, which nobody can see half done.

    Source: renameat2(2) with RENAME_EXCHANGE (Linux 3.15), renamex_np(2) with RENAME_SWAP (macOS 10.12).

    Returns:
        False where the system or this file system cannot do it.

    Raises:
        OSError: if it could and failed; then nothing has changed.
    """
    library = ctypes.CDLL(None, use_errno=True)
    names = (os.fsencode(first), os.fsencode(second))
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(names[0], names[1], ctypes.c_uint(_RENAME_SWAP))
    elif hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_EXCHANGE))
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), os.fspath(second))


def flush(folder: Folder, touched: Iterable[str]) -> None:
    """Waits until what was written in a folder is on the disk.

    One ``syncfs`` where there is one (Linux): it costs a journal commit however many files there are, and the folders'
    entries and the new links are in it, where a call for each file costs a commit each. Elsewhere every touched
    file and folder is flushed.

    Args:
        folder: The tree.
        touched: Paths of the files and folders in it that are new or changed.

    Raises:
        OSError: if the disk could not take it.
    """
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "syncfs"):
        for path in touched:
            folder.flush(path)
        return
    if library.syncfs(folder.descriptor):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


@contextmanager
def flushing(folder: Folder, written: int) -> Iterator[None]:
    """While this is open the disk takes in what was written before, so that `flush` has less to wait for.

    Args:
        folder: The tree.
        written: How many files were.

    Raises:
        OSError: if the disk could not take it: the next flush would not be told of that again (syncfs(2)).
    """
    if written < _WORTH_A_THREAD:
        yield
        return
    failed: list[OSError] = []

    def take_in() -> None:
        try:
            flush(folder, ())
        except OSError as error:
            failed.append(error)

    thread = threading.Thread(target=take_in)
    thread.start()
    try:
        yield
    finally:
        thread.join()
    if failed:
        raise failed[0]
