"""A tree's folder, held open: every path is relative to it, whatever name the folder has by now."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from briefings.digests import digest_of_pieces
from briefings.paths import parent_of
from briefings.publish.manifest import Identity, identity_of

FILE_MODE = 0o644
FOLDER_MODE = 0o755

_CHUNK = 1 << 20
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}
"""What ``link`` says where the file system has no hard links, forbids this one, or has made all it can."""


def close(descriptor: int) -> None:
    """Closes what was only read or locked: an error means nothing then, and it is closed anyway."""
    with suppress(OSError):
        os.close(descriptor)


def _close_written(descriptor: int, path: str) -> None:
    """Closes a file that was written: an error here may be the only sign that the bytes never arrived."""
    try:
        os.close(descriptor)
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from error


class Folder:
    """An open folder and what can be done in it; a context manager.

    Nothing here follows a symbolic link at the end of a path, and nothing opens an existing file for writing.

    Attributes:
        identity: Which folder it is.
    """

    def __init__(self, path: Path) -> None:
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
        self.descriptor = os.open(path, flags)
        self.identity: Identity = identity_of(os.fstat(self.descriptor))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        close(self.descriptor)

    def look(self, path: str) -> os.stat_result | None:
        """What is at a path, links not followed; None where nothing can be found."""
        try:
            return os.stat(path or ".", dir_fd=self.descriptor, follow_symlinks=False)
        except OSError:
            return None

    def stamps(self, paths: Iterable[str], *, folders: bool = False) -> Iterator[tuple[int, int, int, int]]:
        """The stamps of these paths, as `stamp_of` gives them, in their order.

        Raises:
            OSError: at the first that is not there.
        """
        for path in paths:  # ten thousand of them are looked at in every build, so without a call for each
            found = os.stat(path, dir_fd=self.descriptor, follow_symlinks=False)
            yield found.st_ino, 0 if folders else found.st_size, found.st_mtime_ns, found.st_ctime_ns

    def entries(self, path: str = "") -> list[tuple[str, bool]]:
        """The names in a folder in sorted order, each with whether it is a folder itself."""
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(path or ".", flags, dir_fd=self.descriptor)
        try:
            with os.scandir(descriptor) as found:
                return sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)
        finally:
            close(descriptor)

    @contextmanager
    def _reading(self, path: str) -> Iterator[int]:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        descriptor = os.open(path, flags, dir_fd=self.descriptor)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise OSError(errno.EINVAL, "not a regular file", path)
            yield descriptor
        finally:
            close(descriptor)

    def digest(self, path: str) -> bytes | None:
        """Digest of a file's bytes, as `digest_of` gives it; None where it cannot be read."""
        try:
            with self._reading(path) as descriptor:
                return digest_of_pieces(iter(lambda: os.read(descriptor, _CHUNK), b""))
        except OSError:
            return None

    def read(self, path: str) -> bytes:
        """The bytes of a regular file."""
        with self._reading(path) as descriptor:
            return b"".join(iter(lambda: os.read(descriptor, _CHUNK), b""))

    def write(self, path: str, data: bytes) -> None:
        """Makes a new file; one that is there already is an error, as is a folder that is missing."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(path, flags, FILE_MODE, dir_fd=self.descriptor)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if stat.S_IMODE(os.fstat(descriptor).st_mode) != FILE_MODE:  # by the umask; to set it costs more
                with suppress(PermissionError):  # a disk without modes, such as a memory card's
                    os.fchmod(descriptor, FILE_MODE)
        except OSError as error:
            close(descriptor)
            raise OSError(error.errno, error.strerror, path) from error
        _close_written(descriptor, path)

    def link(self, path: str, source: Folder) -> bool:
        """Gives the file at this path of another folder the same path here; False where no link can be made."""
        try:
            os.link(path, path, src_dir_fd=source.descriptor, dst_dir_fd=self.descriptor, follow_symlinks=False)
        except OSError as error:
            if error.errno in _NO_LINKS:
                return False
            raise
        return True

    def copy(self, path: str, source: Folder) -> None:
        """Copies a file or symbolic link from the same path of another folder, its mode and time of change with it."""
        found = os.stat(path, dir_fd=source.descriptor, follow_symlinks=False)
        if stat.S_ISLNK(found.st_mode):
            os.symlink(os.readlink(path, dir_fd=source.descriptor), path, dir_fd=self.descriptor)
            return
        self.write(path, source.read(path))
        self.set_mode(path, stat.S_IMODE(found.st_mode))
        os.utime(path, ns=(found.st_mtime_ns, found.st_mtime_ns), dir_fd=self.descriptor)

    def make_folder(self, path: str, mode: int = FOLDER_MODE) -> None:
        """Makes a folder, whose parent is there."""
        os.mkdir(path, mode, dir_fd=self.descriptor)
        made = os.stat(path, dir_fd=self.descriptor, follow_symlinks=False)
        if stat.S_IMODE(made.st_mode) != mode:
            self.set_mode(path, mode)

    def make_folders(self, path: str, present: set[str]) -> None:
        """Makes a folder and those that it lies in, which other processes may do at the same time.

        Args:
            path: Of the folder; empty for the root.
            present: Folders that are there, in which those made are put down.
        """
        if not path or path in present:
            return
        self.make_folders(parent_of(path), present)
        with suppress(FileExistsError):
            self.make_folder(path)
        present.add(path)

    def set_mode(self, path: str, mode: int = FOLDER_MODE) -> None:
        """Sets the mode of what is at a path, which is no link."""
        with suppress(PermissionError):  # a disk without modes, as above
            os.chmod(path or ".", mode, dir_fd=self.descriptor)

    def remove(self, path: str) -> None:
        """Removes a file or link, or a folder with all that is in it; nothing there is no error."""
        found = self.look(path)
        if found is None:
            return
        if not stat.S_ISDIR(found.st_mode):
            os.unlink(path, dir_fd=self.descriptor)
            return
        for name, _ in self.entries(path):
            self.remove(f"{path}/{name}")
        os.rmdir(path, dir_fd=self.descriptor)

    def remove_empty(self, path: str) -> bool:
        """Removes a folder if nothing is in it; says whether it is gone."""
        try:
            os.rmdir(path, dir_fd=self.descriptor)
        except FileNotFoundError:
            return True
        except OSError as error:
            if error.errno in {errno.ENOTEMPTY, errno.EEXIST}:
                return False
            raise
        return True

    def flush(self, path: str) -> None:
        """Waits until a file or folder is on the disk."""
        descriptor = os.open(path or ".", os.O_RDONLY | os.O_CLOEXEC, dir_fd=self.descriptor)
        try:
            os.fsync(descriptor)
        finally:
            close(descriptor)
