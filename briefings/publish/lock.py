"""The locks that keep two builds apart.

A build holds the site's lock from before it reads content until it has published. It is a record lock on the file
``.briefings/lock``: the system gives it up when the process ends, however it ends, and a child process that outlives
its parent does not inherit it, as it would a ``flock``. Two sites that publish into one folder are kept apart by a
lock on the output's parent folder, held only while the trees change, which leaves no file behind.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from briefings.errors import BusyError
from briefings.progress import Progress
from briefings.publish.folder import close
from briefings.publish.slots import finish_swap, make_state, slots_of
from briefings.publish.target import Target, check_target, explained

PATIENCE = 60.0
"""Seconds that a command waits for another one."""

_PAUSE = 0.05
_AT_ONCE = fcntl.LOCK_EX | fcntl.LOCK_NB
_TAKEN = {errno.EAGAIN, errno.EACCES}
_NO_LOCKS = {errno.EBADF, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.EACCES}
"""What locking a folder gives on network disks that cannot, and opening one that may not be read."""


@contextmanager
def lock_site(target: Target, progress: Progress, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the site's lock; wrap the whole work in it, the reading of content included.

    Having it, it finishes a swap that a crash cut short, so that nobody works on half of one. The file is made when
    it is missing and never written into.

    Args:
        target: Where the site is published, and what is done to it.
        progress: Is told when the work has to wait.
        patience: Seconds to wait.

    Raises:
        BusyError: if another command held it all that time.
        UsageError: from `check_target`, where the output is to change.
        PublishError: from it too, or if the lock's file cannot be made.
    """
    if target.work.on_output:
        check_target(target)
    with explained(target):
        descriptor = _take_file(target, progress, patience)
    try:
        with explained(target):
            finish_swap(slots_of(target))
        yield
    finally:
        close(descriptor)


def _take_file(target: Target, progress: Progress, patience: float) -> int:
    """The lock's file, open and locked; opened again where it was deleted while we waited."""
    path = target.state / "lock"
    while True:
        make_state(target)
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            _wait(partial(fcntl.lockf, descriptor, _AT_ONCE), target, progress, patience)
            if _is_same(descriptor, os.fspath(path)):
                return descriptor
        except BaseException:
            close(descriptor)
            raise
        close(descriptor)


def _is_same(descriptor: int, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except OSError:
        return False


@contextmanager
def lock_output(target: Target, progress: Progress, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock of the folder that the output lies in; on a disk that has no such locks it holds nothing.

    Raises:
        BusyError: if another site's build held it all that time.
        OSError: if the folder is missing.
    """
    try:
        descriptor = os.open(target.place.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except PermissionError:
        yield
        return
    try:
        try:
            _wait(partial(fcntl.flock, descriptor, _AT_ONCE), target, progress, patience)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
        yield
    finally:
        close(descriptor)


def _wait(attempt: Callable[[], object], target: Target, progress: Progress, patience: float) -> None:
    """Tries until it succeeds or patience ends."""
    end = time.monotonic() + patience
    told = False
    while True:
        try:
            attempt()
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
        else:
            return
        if time.monotonic() >= end:
            work = target.work
            message = f"another command has been at work on {target.site} or {target.name} for {patience:g} seconds"
            raise BusyError(f"{message}; {work.left}; wait until it ends, or end it, and {work.again}")
        if not told:
            progress.stage("waiting for another command")
            told = True
        time.sleep(_PAUSE)
