"""The editor's files: read only where they are regular files, written whole or not at all, never over what is there."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from briefings.digests import digest_of, digest_of_pieces
from briefings.errors import ContentError, PublishError
from briefings.located import Diagnostic, Place

_CHUNK = 1 << 20
_UNFINISHED = re.compile(r"\.([0-9]{1,9})-[0-9a-f]{16}")
_REASONS = {
    errno.ENOSPC: ("no space is left on the disk, or it can take no more files", "free some space"),
    errno.EDQUOT: ("no space is left within your disk quota", "free some space"),
    errno.EACCES: ("no permission", "give the user who runs this the right to write there"),
    errno.EPERM: ("no permission", "give the user who runs this the right to write there"),
    errno.EROFS: ("the file system is read-only", "make it writable"),
    errno.EEXIST: ("something else of that name is in the way", "move it away"),
    errno.ENOTDIR: ("a file is in the way of a folder", "move it away"),
    errno.EISDIR: ("a folder of that name is in the way", "move it away"),
    errno.EIO: ("the disk reports an error in reading or writing", "check the disk"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "give it a shorter name or slug"),
    errno.EMFILE: ("too many files are open", "raise the limit of open files"),
    errno.ENFILE: ("too many files are open", "close other programs"),
    errno.ENOENT: ("it vanished meanwhile", "leave the folder alone"),
    errno.EBUSY: ("it is in use or a mount point", "mount its parent folder instead"),
    errno.EXDEV: ("it lies on another file system or is a mount point", "mount its parent folder instead"),
}


def open_regular(path: Path | str) -> IO[bytes]:
    """Opens a file for reading; what became a pipe or a device since it was listed neither blocks nor is read.

    Raises:
        OSError: if it cannot be opened, or is no regular file.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise OSError(errno.EINVAL, "no regular file", os.fspath(path))


def refusal(fault: OSError) -> tuple[str, str]:
    """Why the system would not, and what to do, each a part of a sentence."""
    return _REASONS.get(fault.errno or 0, (fault.strerror or str(fault), "see to the cause"))


def may_be_file(path: Path) -> bool:
    """Whether a file is at a path, or nobody can tell because a folder above it may not be entered."""
    try:
        return path.is_file()
    except OSError:
        return True


def digest_of_file(path: Path | str) -> bytes:
    """The digest of a file's bytes.

    Raises:
        OSError: if it cannot be read, or is no regular file.
    """
    with open_regular(path) as file:
        return digest_of_pieces(iter(lambda: file.read(_CHUNK), b""))


def read_unchanged(path: Path | str, digest: bytes, name: str) -> bytes:
    """The bytes of a file that was read before in this run.

    Args:
        path: The file.
        digest: `digest_of` what it held.
        name: How the editor knows it.

    Raises:
        ContentError: if it is not what it was.
    """
    try:
        with open_regular(path) as file:
            data = file.read()
    except OSError:
        data = None
    if data is None or digest_of(data) != digest:
        told = Diagnostic(
            "error", "changed-meanwhile", "this file changed during the build", Place(name), "build again"
        )
        raise ContentError((told,))
    return data


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


def replace_all(changes: Mapping[Path, bytes], scratch: Path) -> None:
    """Gives several files these bytes, all or none: every byte is on the disk before the first file changes.

    A file that does not exist is made. A cut in power between two files leaves some of them changed, each whole, so the
    order should be one in which every such state makes sense.

    Raises:
        PublishError: if the system doesn't let one of them be written; all are then as they were.
    """
    before = {path: _bytes(path) for path in changes}
    done: list[Path] = []
    near = _near_all(changes, scratch)
    with ExitStack() as stack:
        finished = {path: stack.enter_context(_beside(path, data, near[path.parent])) for path, data in changes.items()}
        try:
            for path, unfinished in finished.items():
                with _told(path):
                    if before[path] is not None:
                        unfinished.chmod(stat.S_IMODE(path.stat().st_mode))
                    unfinished.replace(path)
                    done.append(path)
                    _sync_folder(path.parent)
        except PublishError:
            for path in reversed(done):
                data = before[path]
                if data is None:
                    path.unlink(missing_ok=True)
                else:
                    replace(path, data, scratch)
            raise


def sweep(scratch: Path) -> None:
    """Removes the unfinished files that a killed process left; those of one that lives are left alone.

    The caller holds the lock under which files are written: a process on another machine cannot be asked for.
    """
    with suppress(OSError), os.scandir(scratch) as listed:
        for entry in listed:
            made_by = _UNFINISHED.fullmatch(entry.name)
            if made_by and not _lives(int(made_by[1])):
                with suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108 - there may be thousands


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _bytes(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    with _told(path):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None


@contextmanager
def _beside(path: Path, data: bytes, near: Path) -> Iterator[Path]:
    """A finished file in a folder from which it can take the place of ``path``."""
    with _told(path), _unfinished(near, path, data) as unfinished:
        yield unfinished


def _near_all(paths: Iterable[Path], scratch: Path) -> dict[Path, Path]:
    """For each folder of these files, where a file can be made that is then moved into it."""
    near: dict[Path, Path] = {}
    for path in paths:
        if path.parent not in near:
            with _told(path):
                near[path.parent] = _near(path.parent, scratch)
    return near


def _near(folder: Path, scratch: Path) -> Path:
    """The scratch folder, or the folder itself where nothing can be moved between the two.

    A folder that is mounted from the same filesystem, as containers have them, is on the same device: only a file that
    is moved tells.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scratch.mkdir(parents=True, exist_ok=True)
    if scratch.stat().st_dev != folder.stat().st_dev:
        return folder
    with _unfinished(scratch, folder, b"") as probe:
        try:
            probe.replace(folder / probe.name)
        except OSError as fault:
            if fault.errno != errno.EXDEV:
                raise
            return folder
        (folder / probe.name).unlink()
    return scratch


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
        # What is there already is met only where a folder is to be made.
        reason, remedy = _REASONS[errno.ENOTDIR] if fault.errno == errno.EEXIST else refusal(fault)
        told = f"{path} can't be written: {_elsewhere(fault, path)}{reason}; {remedy}"
        raise PublishError(f"{told}, then run the command again") from fault


def _elsewhere(fault: OSError, path: Path) -> str:
    """The folder that the system complains of, where it is none that the file lies in.

    Of a move it names both ends, and then it is the far one that refuses: the other was written a moment before.
    """
    if not isinstance(fault.filename, str) or fault.filename2 is not None:
        return ""
    folder = Path(fault.filename)
    if folder.name.startswith(f".{os.getpid()}-"):  # a hidden file of ours, which nobody would find
        folder = folder.parent
    return "" if folder in {path, *path.parents} else f"{folder}: "


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
