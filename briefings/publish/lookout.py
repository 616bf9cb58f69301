"""Looks at both trees while the build reads its inputs: asking the disk of every file is most of what publishing costs.

A second process looks. It is a fork, which starts in a moment, and all that it sends back are two signs. Where a system
has no safe fork, where there is one processor, or where a site is small, nobody looks out, and whoever needs to know
looks for himself, with the same result.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from briefings.parallel import processors
from briefings.publish.folder import Folder, close
from briefings.publish.paths import Keep
from briefings.publish.slots import Slots, slots_of
from briefings.publish.state import State, load
from briefings.publish.survey import is_intact
from briefings.publish.target import Target

_WORTH_A_PROCESS = 200_000
"""Bytes of a state that describes a thousand files: fewer are looked at sooner than another process is forked."""
_FRESH = 10.0
"""Seconds after which nothing is believed any more: a build that takes longer can afford to look again."""
_YES, _NO = b"y", b"n"


class Seen(NamedTuple):
    """What was found.

    Attributes:
        live: Whether the live tree is the newest one that the state describes, and untouched.
        spare: Whether the spare tree is the older one, and untouched.
    """

    live: bool = False
    spare: bool = False


class Lookout:
    """A process that looks, or none.

    Args:
        target: What it looks at.
    """

    def __init__(self, target: Target) -> None:
        self._slots, self._keep = slots_of(target), Keep(target.keep)
        self._begun = time.monotonic()
        self._mark = _mark(self._slots)
        self._child = 0
        self._signs: list[bytes] = []
        self._told = self._order = -1
        if _is_worth_it(self._slots):
            with suppress(OSError):  # no more processes or files: then nobody looks out
                self._send()

    def _send(self) -> None:
        (told, telling), (listening, order) = os.pipe(), os.pipe()
        child = os.fork()
        if not child:
            close(told)
            close(order)
            _watch(self._slots, self._keep, telling, listening)
        close(telling)
        close(listening)
        self._child, self._told, self._order = child, told, order

    def sees_live_whole(self) -> bool | None:
        """Whether the live tree is the newest that the state describes, and untouched; None: nobody has looked."""
        sign = self._sign(0)
        return sign == _YES if sign else None

    def go_on(self) -> None:
        """Lets it look at the spare tree, too, which a build without changes does not need."""
        if self._child:
            with suppress(OSError):
                os.write(self._order, _YES)

    def seen(self, slots: Slots) -> Seen:
        """What it saw, if that can still be believed; waits for it."""
        if not self._child or time.monotonic() - self._begun > _FRESH or self._mark != _mark(slots):
            return Seen()
        return Seen(self._sign(0) == _YES, self._sign(1) == _YES)

    def _sign(self, number: int) -> bytes:
        """One of its signs, in their order; empty where it gave none."""
        while self._child and len(self._signs) <= number:
            try:
                self._signs.append(os.read(self._told, 1))
            except OSError:
                self._signs.append(b"")
        return self._signs[number] if self._child else b""

    def end(self) -> None:
        """Ends the process, done or not."""
        if self._child:
            with suppress(OSError):
                os.kill(self._child, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(self._child, 0)
            close(self._told)
            close(self._order)
            self._child = 0


@contextmanager
def look_out(target: Target) -> Iterator[Lookout]:
    """Has both trees looked at, as long as this is open; the caller holds `briefings.publish.lock.lock_site`."""
    lookout = Lookout(target)
    try:
        yield lookout
    finally:
        lookout.end()


def _is_worth_it(slots: Slots) -> bool:
    try:
        is_large = slots.record.stat().st_size >= _WORTH_A_PROCESS
    except OSError:
        return False
    threads = sys.modules.get("threading")
    is_alone = threads is None or threads.active_count() == 1  # a fork has none of the other threads, only their locks
    return is_large and is_alone and sys.platform != "darwin" and hasattr(os, "fork") and processors() > 1


def _mark(slots: Slots) -> tuple[tuple[int, ...] | None, ...]:
    """What is other when another build was at the trees or at the state."""
    return tuple(map(_moved, (os.fspath(slots.record), os.fspath(slots.output), os.fspath(slots.spare))))


def _moved(path: str) -> tuple[int, ...] | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def _watch(slots: Slots, keep: Keep, telling: int, listening: int) -> None:
    """The life of the process, which never returns and leaves nothing to the interpreter to clear up."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the first process's to answer
        state = load(slots.record)
        is_whole = state is not None and sees_live_whole(slots, state, keep)
        os.write(telling, _YES if is_whole else _NO)
        if os.read(listening, 1) and state is not None:
            os.write(telling, _YES if is_whole and _sees_spare_whole(slots, state, keep) else _NO)
        status = 0
    finally:
        os._exit(status)


def sees_live_whole(slots: Slots, state: State, keep: Keep) -> bool:
    """Whether the live tree is the newest that the state describes, and untouched."""
    try:
        with Folder(slots.output) as live:
            return is_intact(live, state.newest, keep)
    except OSError:
        return False


def _sees_spare_whole(slots: Slots, state: State, keep: Keep) -> bool:
    try:
        with Folder(slots.spare) as spare:
            return state.older is not None and is_intact(spare, state.older, keep, trusted=state.newest.files)
    except OSError:
        return False
