"""Writing the editor's files: whole or not at all, and never over what is there unless asked."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefings.errors import PublishError


def write_new(path: Path, data: bytes, scratch: Path) -> bool:
    """Creates a file with these bytes; False, and nothing is touched, where one of this name exists.

    The bytes are on disk before the name is: a cut in power leaves the whole file or none.

    Args:
        path: The new file; its folder is made.
        data: All of its bytes.
        scratch: A folder for the unfinished file; one on another filesystem can't be used, and ``path``'s own is.

    Raises:
        PublishError: if the system doesn't let the file be written; nothing is left at ``path`` then.
    """
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        for folder in (scratch, path.parent):
            with _unfinished(folder, path, data) as unfinished:
                try:
                    return _name(unfinished, path)
                except OSError as fault:
                    if fault.errno != errno.EXDEV or folder == path.parent:
                        raise
    return False


def replace(path: Path, data: bytes, scratch: Path) -> None:
    """Puts a file with these bytes in the place of another, in one step; it keeps the permissions of the other.

    Raises:
        PublishError: if the system doesn't let the file be written; the old one is then still there.
    """
    with _told(path):
        for folder in (scratch, path.parent):
            with _unfinished(folder, path, data) as unfinished:
                unfinished.chmod(stat.S_IMODE(path.stat().st_mode))
                try:
                    unfinished.replace(path)
                    _sync_folder(path.parent)
                except OSError as fault:
                    if fault.errno != errno.EXDEV or folder == path.parent:
                        raise
                else:
                    return


def _name(unfinished: Path, path: Path) -> bool:
    """Gives the finished file its name, unless another file has it."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return False
    except OSError as fault:
        if fault.errno not in {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}:
            raise
        if path.exists():  # a filesystem without hard links: another writer at this very moment would be overwritten
            return False
        unfinished.replace(path)
    _sync_folder(path.parent)
    return True


@contextmanager
def _unfinished(folder: Path, path: Path, data: bytes) -> Iterator[Path]:
    """A file with these bytes under a hidden name, which is gone in the end."""
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.blake2b(os.fsencode(path), digest_size=8).hexdigest()
    unfinished = folder / f".{os.getpid()}-{name}"
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """The system's complaint in words that say what to do."""
    try:
        yield
    except OSError as fault:
        full = fault.errno in {errno.ENOSPC, errno.EDQUOT}
        remedy = "free some space on the disk" if full else "check the permissions of the file and its folder"
        reason = "no space is left on the disk" if full else fault.strerror or str(fault)
        raise PublishError(f"{path} can't be written: {reason}; {remedy}, then run the command again") from fault


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
