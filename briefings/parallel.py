"""A pure function over many batches, by several processes, its results in order.

The processes are forks: they see what this one has read and planned without a byte being copied to them, and only
results travel. Where a system has no safe fork, or little is to be done, all of it happens here, with the same results.
A process that dies, or a batch that fails in one, is made up for here, so that a fault shows where it can be told.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

_BATCH = 25
_WORTH_A_WORKER = 80
"""Fewer items are done sooner by one process than others are forked."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[T], R], batches: Sequence[T], jobs: int | None) -> Iterator[R]:
    """``work`` of each batch, in order.

    Args:
        work: Depends on its argument and on what stands in memory now; its result can be pickled.
        batches: Of about equal weight.
        jobs: How many processes at most; None: one for each processor.
    """
    count = min(jobs or processors(), len(batches))
    if count < 2 or sys.platform == "darwin" or not hasattr(os, "fork"):  # noqa: PLR2004 - one is none
        yield from map(work, batches)  # forks of a process that has used macOS's own libraries may crash
        return
    crew: list[_Worker[R]] = []
    try:
        for first in range(count):
            crew.append(_Worker(work, batches[first::count], [one.pipe for one in crew]))
        for index, batch in enumerate(batches):
            found = crew[index % count].next(crew)
            yield work(batch) if found is None else found[0]
    finally:
        for worker in crew:
            worker.end()


def each(work: Callable[[T], R], items: Sequence[T], jobs: int | None) -> Iterator[R]:
    """``work`` of each item, in order; few items stay in this process.

    Args:
        work: As in `spread`, of something that takes well under a millisecond.
        items: Of about equal weight.
        jobs: As in `spread`.
    """

    def all_of(batch: Sequence[T]) -> list[R]:
        return [work(item) for item in batch]

    batches = [items[first : first + _BATCH] for first in range(0, len(items), _BATCH)]
    return chain.from_iterable(spread(all_of, batches, jobs if len(items) >= _WORTH_A_WORKER else 1))


class _Worker(Generic[R]):
    """A process that works through its share, and what it has sent so far."""

    def __init__(self, work: Callable[[T], R], share: Sequence[T], inherited: Iterable[Connection]) -> None:
        import multiprocessing  # noqa: PLC0415 - most rebuilds start no process, and one without changes is over sooner

        context = multiprocessing.get_context("fork")
        self.pipe, theirs = context.Pipe(duplex=False)
        self.results: list[R | _Failed] = []
        self.is_done = False
        self._process = context.Process(target=_work, args=(work, share, theirs, [self.pipe, *inherited]), daemon=True)
        self._process.start()
        theirs.close()

    def next(self, crew: Sequence[_Worker[R]]) -> tuple[R] | None:
        """The next result of its share in a tuple; None where this batch must be done again here.

        While it waits, it takes what the others send, so that none of them stands idle.
        """
        from multiprocessing.connection import wait  # noqa: PLC0415 - as above

        while not self.results and not self.is_done:
            open_pipes = {one.pipe: one for one in crew if not one.is_done}
            for pipe in wait(list(open_pipes)):
                open_pipes[cast("Connection", pipe)].take()
        if not self.results:
            return None
        found = self.results.pop(0)
        return None if isinstance(found, _Failed) else (found,)

    def take(self) -> None:
        """Takes one result off the pipe."""
        try:
            self.results.append(self.pipe.recv())
        except (EOFError, OSError):
            self.is_done = True

    def end(self) -> None:
        """Ends the process, done or not."""
        self.pipe.close()
        self._process.terminate()
        self._process.join()


class _Failed:
    """Stands for a result that could not be had."""


def _work(work: Callable[[T], R], share: Sequence[T], pipe: Connection, inherited: Iterable[Connection]) -> None:
    """The life of a worker, which ends with that of the first process."""
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
