"""Many raw articles into drafts, in order, by several processes; what happens to one file never stops the rest.

A pool of our own: an executor of the standard library ends as a whole when one worker is killed, and cannot say which
file killed it. Each worker loads the language model once and holds one file at a time.
"""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from briefings.errors import AnnotatorError, MissingExtraError, RefusedError
from briefings.ingest import draft
from briefings.ingest.types import Annotator, Options, Raw, Refusal
from briefings.model import Draft
from briefings.parallel import processors
from briefings.progress import Progress

Outcome = Draft | Refusal
Factory = Callable[[], Annotator]
Converter = Callable[[Sequence[Raw]], Iterator[Outcome]]
"""Gives a draft or a refusal for each file, in the order given; all of one call are taken before the next call."""

# Loading the model in another process costs as much as annotating about so many articles in this one.
_WORTH_A_WORKER = 30
_AHEAD = 4
_MISSING = "missing"


def drafts(
    raws: Sequence[Raw],
    options: Options,
    jobs: int | None,
    progress: Progress,
    factory: Factory,
) -> Iterator[Outcome]:
    """A draft or a refusal for each raw article, in the order given.

    Args:
        raws: The files; each is read by whoever converts it.
        options: For all of them.
        jobs: How many processes at most; None: one for each processor.
        progress: Told of each file as it is handed out.
        factory: Makes the annotator; a function of a module, since every process calls it for itself.

    Raises:
        MissingExtraError: if an optional part that the conversion needs is not installed.
        ContentError: if an annotator of the editor's own cannot be loaded.
    """
    progress.stage("converting", len(raws))
    with converter(options, factory, jobs, len(raws)) as convert_all:
        for outcome in convert_all(raws):
            progress.advance(item=outcome.file)
            yield outcome


@contextmanager
def converter(options: Options, factory: Factory, jobs: int | None, count: int) -> Iterator[Converter]:
    """What converts files in order, here or in several processes that live for as long as the context is open.

    Args:
        options: As in `drafts`.
        factory: As in `drafts`.
        jobs: As in `drafts`.
        count: How many files there will be in all.
    """
    workers = min(jobs or processors(), count // _WORTH_A_WORKER)
    if workers < 2:  # noqa: PLR2004 - one is none
        yield partial(_here, options, cache(factory))
        return
    crew = _Crew(options, factory, workers)
    try:
        yield partial(_in_workers, crew)
    finally:
        crew.dismiss()


def convert(raw: Raw, annotator: Annotator, options: Options, data: bytes | None = None) -> Outcome:
    """One file; every fault of its content, foreseen or not, is a refusal.

    Args:
        raw: The file.
        annotator: Finds what it says.
        options: For it.
        data: The bytes of the file, where they were read already.

    Raises:
        MissingExtraError: if an optional part that this file needs is not installed.
    """
    try:
        return draft.make(raw, annotator, options, data)
    except AnnotatorError as fault:
        return Refusal(raw.file, str(fault), "annotator")
    except RefusedError as refused:
        return Refusal(raw.file, str(refused))
    except MissingExtraError:
        raise
    except MemoryError:
        return Refusal(raw.file, "needs more memory than there is; split it, or give fewer --jobs")
    except Exception as fault:  # noqa: BLE001 - a file from the web may break any parser, and the rest must go on
        return Refusal(raw.file, f"cannot be converted ({type(fault).__name__}: {fault}); please report it")


def _here(options: Options, annotator: Factory, raws: Sequence[Raw]) -> Iterator[Outcome]:
    for raw in raws:
        yield convert(raw, annotator(), options)


def _in_workers(crew: _Crew, raws: Sequence[Raw]) -> Iterator[Outcome]:
    """Hands files out one by one and gives the outcomes back in order; few wait, so memory stays flat."""
    finished: dict[int, Outcome] = {}
    handed = 0
    for position in range(len(raws)):
        while position not in finished:
            while handed < min(len(raws), position + _AHEAD * crew.count) and crew.hand(handed, raws[handed]):
                handed += 1
            finished.update(crew.gather())
        yield finished.pop(position)


class _Worker:
    """A process, our end of its pipe, and the file it holds."""

    def __init__(self, options: Options, factory: Factory) -> None:
        context = multiprocessing.get_context("spawn")  # the others copy threads and locks half-way
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_work, args=(theirs, options, factory), daemon=True)
        self.process.start()
        theirs.close()
        self.held: tuple[int, Raw] | None = None


class _Crew:
    """The workers of one run."""

    def __init__(self, options: Options, factory: Factory, count: int) -> None:
        self._options, self._factory, self.count = options, factory, count
        self._workers = [_Worker(options, factory) for _ in range(count)]

    def hand(self, position: int, raw: Raw) -> bool:
        """Gives a file to an idle worker; False where none is idle."""
        for worker in self._workers:
            if worker.held is None:
                worker.held = position, raw
                with contextlib.suppress(OSError):  # it died while idle: `gather` sees its end
                    worker.pipe.send(raw)
                return True
        return False

    def gather(self) -> dict[int, Outcome]:
        """Waits for the first outcome, and takes all that are there."""
        busy = {worker.pipe: worker for worker in self._workers if worker.held is not None}
        return dict(self._outcome(busy[pipe]) for pipe in wait(list(busy)) if isinstance(pipe, Connection))

    def _outcome(self, worker: _Worker) -> tuple[int, Outcome]:
        position, raw = worker.held or (0, Raw("", ""))
        worker.held = None
        try:
            outcome = worker.pipe.recv()
        except (EOFError, OSError):
            outcome = self._replace(worker, raw)
        if outcome == _MISSING:
            self._factory()  # fails here as it did there, and says which part is missing
            outcome = Refusal(raw.file, "needs an optional part that is not installed")
        return position, outcome

    def _replace(self, worker: _Worker, raw: Raw) -> Refusal:
        """A worker that died takes one file with it; another one goes on."""
        worker.process.join()
        worker.pipe.close()
        code = worker.process.exitcode or 0
        self._workers[self._workers.index(worker)] = _Worker(self._options, self._factory)
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return Refusal(raw.file, f"ended the process that converted it ({how}); it may need more memory than there is")

    def dismiss(self) -> None:
        """Ends all workers; none of them holds anything that must be saved."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()


def _work(pipe: Connection, options: Options, factory: Factory) -> None:
    """The life of a worker: files in, outcomes out, until the pipe closes."""
    annotator: Annotator | None = None
    while True:
        try:
            raw: Raw = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            annotator = annotator or factory()
        except Exception:  # noqa: BLE001 - the factory may be anybody's; it is called again where its fault can be told
            pipe.send(_MISSING)
            continue
        try:
            pipe.send(convert(raw, annotator, options))
        except MissingExtraError:
            pipe.send(_MISSING)
