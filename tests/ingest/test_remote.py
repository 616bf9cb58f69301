"""Converting by any executor: the same outcomes as here, in order, a few files on their way at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefings.errors import ClusterError, ContentError, MissingExtraError
from briefings.ingest import pool, remote
from briefings.ingest.pool import Factory, Outcome
from briefings.ingest.remote import Done, Send
from briefings.ingest.types import Annotator, Clean, Findings, Options, Raw, Refusal
from briefings.model import Annotations, Draft
from briefings.progress import Silent

BODY = "The ministers of transport met in the harbour town on Tuesday. They spoke for two hours about the new pier."


class Plain(msgspec.Struct, frozen=True):
    """A factory that can be told from others."""

    name: str = "plain"

    def __call__(self) -> Annotator:
        if self.name == "missing":
            raise MissingExtraError("annotate", "Converting raw articles")
        if self.name == "faulty":
            raise ContentError(())
        return _annotate


def _annotate(clean: Clean, options: Options) -> Findings:  # noqa: ARG001 - the shape of an annotator
    if "fault" in clean.text:
        raise ValueError("a bug")
    return Findings(Annotations(), summary=clean.text[-12:])


class Counting(Executor):
    """Does the work at once, and knows how many results nobody has taken yet."""

    def __init__(self) -> None:
        self.open = self.most = 0

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        self.open += 1
        self.most = max(self.most, self.open)
        future: Future[Any] = _Taken(self)
        future.set_result(work(*arguments, **named))
        return future


class _Taken(Future[Any]):
    def __init__(self, executor: Counting) -> None:
        super().__init__()
        self._executor = executor

    def result(self, timeout: float | None = None) -> Any:
        self._executor.open -= 1
        return super().result(timeout)


class Failing(Executor):
    """Gives the same exception for every file."""

    def __init__(self, fault: Exception) -> None:
        self._fault = fault

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(self._fault)
        return future


@pytest.fixture
def raws(tmp_path: Path) -> list[Raw]:
    texts = [f"{BODY} It is {number} now." for number in range(12)]
    texts[3] += " There was a fault."
    texts[5] = "short"
    for number, text in enumerate(texts):
        (tmp_path / f"{number:02}.txt").write_text(text)
    return [Raw(path.name, str(path), str(tmp_path)) for path in sorted(tmp_path.iterdir())]


def convert(executor: Executor, raws: Sequence[Raw], factory: Factory, send: Send = Send(4)) -> list[Outcome]:  # noqa: B008 - it is frozen
    return list(remote.converter(executor, Options(), factory, send)(raws))


def test_the_outcomes_are_those_of_this_process_in_order(raws: list[Raw]) -> None:
    here = list(pool.drafts(raws, Options(), 1, Silent(), Plain()))
    with ThreadPoolExecutor(3) as executor:
        assert convert(executor, raws, Plain()) == here
    assert [outcome.file for outcome in here if isinstance(outcome, Refusal)] == ["03.txt", "05.txt"]
    assert sum(isinstance(outcome, Draft) for outcome in here) == 10


def test_few_files_are_on_their_way_at_a_time(raws: list[Raw]) -> None:
    executor = Counting()
    assert len(convert(executor, raws, Plain(), Send(4))) == 12
    assert executor.most == 4


def test_a_file_that_cannot_be_read_is_refused_without_a_worker(raws: list[Raw]) -> None:
    Path(raws[0].path).unlink()
    executor = Counting()
    first = convert(executor, raws[:1], Plain())[0]
    assert isinstance(first, Refusal)
    assert executor.most == 0


def test_a_file_that_ends_every_worker_is_refused_and_the_rest_goes_on(raws: list[Raw]) -> None:
    found = convert(Failing(MemoryError("killed")), raws[:2], Plain(), Send(4, (MemoryError,)))
    assert all(isinstance(outcome, Refusal) and "ended every worker" in outcome.reason for outcome in found)


def test_an_executor_that_breaks_is_told_with_what_to_do(raws: list[Raw]) -> None:
    with pytest.raises(ClusterError, match=r"no answer \(BrokenExecutor: gone\); see that .* goes on where it was"):
        convert(Failing(BrokenExecutor("gone")), raws, Plain())


@pytest.mark.parametrize(
    ("name", "told"), [("missing", r"pip install 'briefings\[annotate\]'"), ("faulty", "0 faults")]
)
def test_a_worker_that_cannot_convert_says_why(raws: list[Raw], name: str, told: str) -> None:
    with pytest.raises(ClusterError, match=f"a worker cannot convert: .*{told}"):
        convert(Counting(), raws, Plain(name))


def test_a_worker_of_another_version_is_not_believed(raws: list[Raw], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "convert_there", lambda *_: Done(b"other", Refusal("a", "b")))
    with pytest.raises(ClusterError, match="another version of Briefings or of its libraries"):
        convert(Counting(), raws, Plain())


def test_what_nobody_wants_any_more_is_called_off(raws: list[Raw]) -> None:
    waiting: list[Future[Any]] = []

    class Slow(Executor):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            waiting.append(Future())
            if len(waiting) == 1:
                waiting[0].set_result(Done(remote.engine.digest(), Refusal("a", "b")))
            return waiting[-1]

    outcomes = remote.converter(Slow(), Options(), Plain(), Send(4))(raws)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]  # a generator, as every caller gets
    assert [future.cancelled() for future in waiting[1:]] == [True] * 3
