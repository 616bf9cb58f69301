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
_AHEAD, _WIDTH = 4096, 4
"""How many batches may be waiting to be taken, and the bytes of a number: any pipe holds so many (Linux: 64 KiB)."""
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
    crew = _Crew(work, batches, count)
    try:
        meanwhile()
        for index, batch in enumerate(batches):
            found = crew.result(index)
            yield work(batch) if found is None else found[0]
    finally:
        crew.end()


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


class _Crew(Generic[T, R]):
    """Processes, each of which takes the next batch when it is done with one, and what they have sent so far.

    None has a share of its own: where one processor is slower, or kept busy by something else, the others do more.

    Args:
        work: As in `spread`.
        batches: As in `spread`.
        count: How many processes at a time.
    """

    def __init__(self, work: Callable[[T], R], batches: Sequence[T], count: int) -> None:
        self._room = max(_LEAST_COPIED, (_TOGETHER - peak_memory()[0]) // count)
        self._work, self._batches, self._turns = work, batches, _Turns(len(batches))
        self._results: dict[int, R | _Failed] = {}
        self._processes: dict[Connection, ForkProcess] = {}
        for _ in range(count):
            self._begin()

    def _begin(self) -> None:
        """Starts a process, if the system gives one."""
        import multiprocessing  # noqa: PLC0415 - most rebuilds start no process, and one without changes is over sooner

        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        told = (self._work, self._batches, self._turns, self._room, theirs, (ours, *self._processes))
        process = context.Process(target=_work, args=told, daemon=True)
        try:
            process.start()
        except OSError:
            ours.close()
        else:
            self._processes[ours] = process
        theirs.close()

    def result(self, index: int) -> tuple[R] | None:
        """The result of a batch in a tuple; None where it must be done again here.

        While it waits, it takes whatever is sent, so that no process stands idle.
        """
        from multiprocessing.connection import wait  # noqa: PLC0415 - as above

        while index not in self._results and self._processes:
            for pipe in wait(list(self._processes)):
                self._take(cast("Connection", pipe))
        found = self._results.pop(index, _Failed())
        return None if isinstance(found, _Failed) else (found,)

    def _take(self, pipe: Connection) -> None:
        """Takes one result off the pipe, or the word that a process ends before the work does: another follows it."""
        try:
            found: tuple[int, R | _Failed] | None = pipe.recv()
        except (EOFError, OSError):
            self._end(pipe)
            return
        if found:
            self._results[found[0]] = found[1]
            self._turns.offer()
        else:
            self._end(pipe)
            self._begin()

    def _end(self, pipe: Connection) -> None:
        process = self._processes.pop(pipe)
        pipe.close()
        process.terminate()
        process.join()

    def end(self) -> None:
        """Ends the processes, done or not."""
        for pipe in list(self._processes):
            self._end(pipe)
        self._turns.close()


class _Turns:
    """The numbers of the batches, in a pipe from which each process takes the next.

    Nothing is locked that a process might leave locked when it is killed: numbers are as short as what a pipe takes and
    gives at once (POSIX, `write`: no more than PIPE_BUF bytes), and a pipe without writers ends.

    Args:
        count: How many batches there are.
    """

    def __init__(self, count: int) -> None:
        self._left = iter(range(count))
        self._exit, self._entry = os.pipe()
        for _ in range(_AHEAD):
            self.offer()

    def offer(self) -> None:
        """Puts one more number into the pipe, if there is one."""
        number = next(self._left, None)
        if number is None:
            self.seal()
        else:
            os.write(self._entry, number.to_bytes(_WIDTH, "little"))

    def take(self) -> int | None:
        """The next number, which it may wait for; None after the last."""
        taken = os.read(self._exit, _WIDTH)
        return int.from_bytes(taken, "little") if taken else None

    def seal(self) -> None:
        """Ends the pipe behind what it holds, once nobody else could write."""
        if self._entry >= 0:
            os.close(self._entry)
        self._entry = -1

    def close(self) -> None:
        """Nobody takes any more."""
        self.seal()
        os.close(self._exit)


class _Failed:
    """Stands for a result that could not be had."""


def _work(
    work: Callable[[T], R],
    batches: Sequence[T],
    turns: _Turns,
    room: int,
    pipe: Connection,
    inherited: Iterable[Connection],
) -> None:
    """The life of a process, which ends with the work, with the memory that it may take, or with the first process."""
    for one in inherited:  # a pipe that somebody could still read never tells that its reader was killed
        one.close()
    turns.seal()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the first process's to answer
    gc.freeze()  # what is shared is looked through by nobody: to look at it would be to copy it
    with contextlib.suppress(BrokenPipeError):
        while (index := turns.take()) is not None:
            try:
                result: R | _Failed = work(batches[index])
            except Exception:  # noqa: BLE001 - whatever it is comes up again where the batch is done once more
                result = _Failed()
            pipe.send((index, result))
            gc.collect(0)  # templates leave cycles behind, and collection may be off
            if _own_memory() > room:
                pipe.send(None)
                break


def _own_memory() -> int:
    """About how many bytes this process has taken since it was forked: each page that it was given was a fault."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()
