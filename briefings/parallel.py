"""A pure function over many batches, by several processes, its results in order.

The processes are forks: they see what this one has read and planned without a byte being copied to them, and only
results travel. Where a system has no safe fork, or little is to be done, all of it happens here, with the same results.
A process that dies, or a batch that fails in one, is made up for here, so that a fault shows where it can be told.

Whatever a fork looks at becomes a copy of its own, because Python counts in it who looks. Of a large site no fork works
long: before it has copied much, another takes its place, which begins without what the first had made ready.
"""

from __future__ import annotations

import contextlib
import gc
import os
import resource
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from briefings.clock import peak_memory

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

T = TypeVar("T")
R = TypeVar("R")

_BATCH = 25
_TOGETHER = 1 << 30
"""Bytes that all processes may take before one makes room for another; the first counts as large as it is then."""
_LEAST_COPIED = 96 << 20
"""Bytes of its own that a process may take even so: what it looks at first of a large site."""
_WORTH_A_WORKER = 60
"""Fewer items are done sooner by one process than others are forked."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def nothing() -> None:
    """What is done meanwhile where there is nothing to do."""


def spread(
    work: Callable[[T], R], batches: Sequence[T], jobs: int | None, meanwhile: Callable[[], None] = nothing
) -> Generator[R, None, None]:
    """``work`` of each batch, in order; closing it ends the other processes.

    Args:
        work: Depends on its argument and on what stands in memory now; its result can be pickled.
        batches: Of about equal weight.
        jobs: How many processes at most; None: one for each processor.
        meanwhile: Done here once, while the others are at their first batches; not at all if no other helps.
    """
    count = min(jobs or processors(), len(batches))
    if count < 2 or sys.platform == "darwin" or not hasattr(os, "fork"):  # noqa: PLR2004 - one is none
        yield from _one_by_one(work, batches)  # forks of a process that has used macOS's own libraries may crash
        return
    crew: list[_Worker[R]] = []
    room = max(_LEAST_COPIED, (_TOGETHER - peak_memory()[0]) // count)
    try:
        for first in range(count):
            crew.append(_Worker(work, batches[first::count], room, crew))
        meanwhile()
        for index, batch in enumerate(batches):
            found = crew[index % count].next()
            yield work(batch) if found is None else found[0]
    finally:
        for worker in crew:
            worker.end()


def _one_by_one(work: Callable[[T], R], batches: Sequence[T]) -> Generator[R, None, None]:
    """``work`` of each batch by this process, freeing what templates leave behind as the other processes do."""
    gc.freeze()
    try:
        for number, batch in enumerate(batches):
            if number:
                gc.collect(0)
            yield work(batch)
    finally:
        gc.unfreeze()


def each(
    work: Callable[[T], R], items: Sequence[T], jobs: int | None, meanwhile: Callable[[], None] = nothing
) -> Generator[R, None, None]:
    """``work`` of each item, in order; few items stay in this process. Closing it ends the other processes.

    Args:
        work: As in `spread`, of something that takes well under a millisecond.
        items: Of about equal weight.
        jobs: As in `spread`.
        meanwhile: As in `spread`.
    """

    def all_of(batch: Sequence[T]) -> list[R]:
        return [work(item) for item in batch]

    batches = [items[first : first + _BATCH] for first in range(0, len(items), _BATCH)]
    count = jobs if len(items) >= _WORTH_A_WORKER else 1
    with contextlib.closing(spread(all_of, batches, count, meanwhile)) as made:
        for results in made:
            yield from results


class _Worker(Generic[R]):
    """A process that works through its share, or several after each other, and what they have sent so far.

    Args:
        work: As in `spread`.
        share: Its batches.
        room: How many bytes of memory of its own a process may take.
        crew: All workers, this one maybe not yet among them.
    """

    def __init__(self, work: Callable[[T], R], share: Sequence[T], room: int, crew: Sequence[_Worker[R]]) -> None:
        self.results: list[R | _Failed] = []
        self._process: ForkProcess | None = None
        self._work, self._share, self._room, self._crew = work, share, room, crew
        self._received = 0
        self._begin()

    def _begin(self) -> None:
        """Starts a process for the next shift; without one, or if the system gives no process, this worker is done."""
        import multiprocessing  # noqa: PLC0415 - most rebuilds start no process, and one without changes is over sooner

        self.is_done = True
        left = self._share[self._received :]
        if not left:
            return
        context = multiprocessing.get_context("fork")
        self.pipe, theirs = context.Pipe(duplex=False)
        inherited = [self.pipe, *(one.pipe for one in self._crew if one is not self)]
        process = context.Process(target=_work, args=(self._work, left, self._room, theirs, inherited), daemon=True)
        with contextlib.suppress(OSError):
            process.start()
            self._process, self.is_done = process, False
        theirs.close()

    def next(self) -> tuple[R] | None:
        """The next result of its share in a tuple; None where this batch must be done again here.

        While it waits, it takes what the others send, so that none of them stands idle.
        """
        from multiprocessing.connection import wait  # noqa: PLC0415 - as above

        while not self.results and not self.is_done:
            open_pipes = {one.pipe: one for one in self._crew if not one.is_done}
            for pipe in wait(list(open_pipes)):
                open_pipes[cast("Connection", pipe)].take()
        if not self.results:
            return None
        found = self.results.pop(0)
        return None if isinstance(found, _Failed) else (found,)

    def take(self) -> None:
        """Takes one result off the pipe, or the word that a shift is over, and then the next begins."""
        try:
            found = self.pipe.recv()
        except (EOFError, OSError):
            self.is_done = True
            return
        if isinstance(found, _Over):
            self.end()
            self._begin()
        else:
            self.results.append(found)
            self._received += 1

    def end(self) -> None:
        """Ends the process, done or not."""
        self.pipe.close()
        if self._process:
            self._process.terminate()
            self._process.join()


class _Failed:
    """Stands for a result that could not be had."""


class _Over:
    """Says that a process sends no more results."""


def _work(
    work: Callable[[T], R], share: Sequence[T], room: int, pipe: Connection, inherited: Iterable[Connection]
) -> None:
    """The life of a process, which ends with its share, with the memory that it may take, or with the first process."""
    for one in inherited:  # a pipe that somebody could still read never tells that its reader was killed
        one.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the first process's to answer
    gc.freeze()  # what is shared is looked through by nobody: to look at it would be to copy it
    with contextlib.suppress(BrokenPipeError):
        for batch in share:
            try:
                result: R | _Failed = work(batch)
            except Exception:  # noqa: BLE001 - whatever it is comes up again where the batch is done once more
                result = _Failed()
            pipe.send(result)
            gc.collect(0)  # templates leave cycles behind, and collection may be off
            if _own_memory() > room:
                break
        pipe.send(_Over())


def _own_memory() -> int:
    """About how many bytes this process has taken since it was forked: each page that it was given was a fault."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()
