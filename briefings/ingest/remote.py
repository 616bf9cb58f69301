"""Raw articles into drafts by any executor of `concurrent.futures`, whose workers may be other machines.

Converting is a pure map: a worker gets the bytes of one file and gives back one draft or refusal. It reads no file of
the site and keeps nothing but the annotator, so where it runs, when, and how often makes no difference to the bytes.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import cache

import msgspec

from briefings import engine
from briefings.errors import BriefingsError, ClusterError, MissingExtraError, RefusedError
from briefings.ingest import pool, reader
from briefings.ingest.pool import Converter, Factory, Outcome
from briefings.ingest.types import Annotator, Options, Raw, Refusal

_ONE_AT_A_TIME = threading.Lock()
"""A worker with several threads: no annotator promises that two of them may use it at once."""


class Done(msgspec.Struct, frozen=True):
    """What a worker gives back.

    Attributes:
        engine: `briefings.engine.digest` of the worker.
        outcome: None where the worker cannot convert at all.
        fault: Why it cannot.
    """

    engine: bytes
    outcome: Outcome | None
    fault: str = ""


class Send(msgspec.Struct, frozen=True):
    """How the work goes out.

    Attributes:
        ahead: How many files are on their way at most, so that memory stays flat.
        fatal: Exceptions by which an executor says that a file ended every worker that tried it.
    """

    ahead: int
    fatal: tuple[type[Exception], ...] = ()


def converter(executor: Executor, options: Options, factory: Factory, send: Send) -> Converter:
    """What converts files in order by this executor.

    Args:
        executor: Its workers can import this package, in the same version with the same libraries.
        options: For all files.
        factory: Makes the annotator, once in each worker; hashable, and can be pickled.
        send: How the work goes out.

    Raises:
        ClusterError: (what converts does) if a worker is another engine or cannot convert, or the executor breaks.
    """

    def convert_all(raws: Sequence[Raw]) -> Iterator[Outcome]:
        under_way: deque[tuple[Raw, Future[Done]]] = deque()
        try:
            for raw in raws:
                under_way.append((raw, _sent(executor, raw, options, factory)))
                if len(under_way) >= send.ahead:
                    yield _outcome(*under_way.popleft(), send)
            while under_way:
                yield _outcome(*under_way.popleft(), send)
        finally:
            for _, future in under_way:
                future.cancel()

    return convert_all


def convert_there(raw: Raw, data: bytes, options: Options, factory: Factory) -> Done:
    """One file in a worker; a fault of the worker itself is told, not raised: not every exception travels well."""
    try:
        with _ONE_AT_A_TIME:
            return Done(engine.digest(), pool.convert(raw, _annotator(factory), options, data))
    except MissingExtraError as fault:
        return Done(engine.digest(), None, str(fault))
    except BriefingsError as fault:
        told = "; ".join(str(found) for found in getattr(fault, "diagnostics", ())) or str(fault)
        return Done(engine.digest(), None, told)


@cache  # the model takes seconds to load, and a worker converts many files
def _annotator(factory: Factory) -> Annotator:
    return factory()


def _sent(executor: Executor, raw: Raw, options: Options, factory: Factory) -> Future[Done]:
    try:
        data = reader.read(raw)
    except RefusedError as refused:
        known: Future[Done] = Future()
        known.set_result(Done(engine.digest(), Refusal(raw.file, str(refused))))
        return known
    try:
        return executor.submit(convert_there, raw, data, options, factory)
    except Exception as fault:
        raise _broken(fault) from fault


def _outcome(raw: Raw, future: Future[Done], send: Send) -> Outcome:
    try:
        done = future.result()
    except send.fatal:
        return Refusal(raw.file, "ended every worker that tried it; it may need more memory than they have")
    except Exception as fault:
        raise _broken(fault) from fault
    if done.outcome is None:
        raise ClusterError(f"a worker cannot convert: {done.fault}; mend it there, and run the command again")
    if done.engine != engine.digest():
        raise ClusterError(
            "a worker has another version of Briefings or of its libraries, and could give other articles than this "
            "machine; install the same on all of them, and start the workers again"
        )
    return done.outcome


def _broken(fault: Exception) -> ClusterError:
    told = f"{type(fault).__name__}: {fault}".rstrip(": ")
    remedy = "see that the workers have this version of Briefings and are reachable, and run the command again"
    return ClusterError(f"the workers gave no answer ({told}); {remedy}: it goes on where it was")
