"""Many files by several processes: in order, and whatever happens to one of them."""

import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefings.errors import MissingExtraError
from briefings.ingest import pool
from briefings.ingest.pool import Factory, Outcome
from briefings.ingest.types import Annotator, Clean, Findings, Options, Raw, Refusal
from briefings.model import Annotations, Draft
from briefings.progress import Silent

BODY = "The ministers of transport met in the harbour town on Tuesday. They spoke for two hours about the new pier."
ANNOTATORS = """
    import os, signal
    from briefings.errors import MissingExtraError
    from briefings.ingest.types import Findings
    from briefings.model import Annotations

    def annotate(clean, options):
        if "poison" in clean.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "fault" in clean.text:
            raise ValueError("a bug")
        return Findings(Annotations(), summary=str(os.getpid()))

    def load():
        return annotate

    def missing():
        raise MissingExtraError("annotate", "Converting raw articles")
"""


class Counting(Silent):
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def stage(self, name: str, total: int | None = None) -> None:
        self.told.append(f"{name} {total}")

    def advance(self, count: int = 1, item: str = "") -> None:
        self.told.extend([item] * count)


@pytest.fixture
def annotators(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Factory]:
    """Annotators in a module that a new process can import."""
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "pool_annotators.py").write_text(textwrap.dedent(ANNOTATORS))
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr(pool, "_WORTH_A_WORKER", 12)
    import pool_annotators  # type: ignore[import-not-found]  # noqa: PLC0415 - written a line above

    return {"load": pool_annotators.load, "missing": pool_annotators.missing}


def files(folder: Path, texts: Sequence[str]) -> list[Raw]:
    raws = []
    for number, text in enumerate(texts):
        path = folder / f"{number:02}.txt"
        path.write_text(text)
        raws.append(Raw(path.name, str(path), str(folder)))
    return raws


def quiet(clean: Clean, options: Options) -> Findings:  # noqa: ARG001 - the shape of an annotator
    if "fault" in clean.text:
        raise ValueError("a bug")
    return Findings(Annotations())


def run(raws: Sequence[Raw], factory: Factory, jobs: int) -> list[Outcome]:
    return list(pool.drafts(raws, Options(), jobs, Silent(), factory))


def test_a_few_files_are_converted_here(tmp_path: Path) -> None:
    progress = Counting()
    raws = files(tmp_path, [BODY, "short", f"{BODY} There was a fault."])
    outcomes = list(pool.drafts(raws, Options(), 4, progress, lambda: quiet))
    assert [type(outcome) for outcome in outcomes] == [Draft, Refusal, Refusal]
    assert isinstance(outcomes[1], Refusal)
    assert "too short" in outcomes[1].reason
    assert isinstance(outcomes[2], Refusal)
    assert "ValueError: a bug" in outcomes[2].reason
    assert progress.told == ["converting 3", "00.txt", "01.txt", "02.txt"]


def test_nothing_to_convert_loads_nothing() -> None:
    def never() -> Annotator:
        raise AssertionError("the model was loaded")

    assert run([], never, 4) == []


def test_workers_share_the_files_and_keep_their_order(tmp_path: Path, annotators: dict[str, Factory]) -> None:
    raws = files(tmp_path, [f"{BODY} It is {number} now." for number in range(24)])
    outcomes = run(raws, annotators["load"], 2)
    assert [outcome.file for outcome in outcomes] == [raw.file for raw in raws]
    assert all(isinstance(outcome, Draft) for outcome in outcomes)
    assert len({outcome.summary for outcome in outcomes if isinstance(outcome, Draft)}) == 2


def test_a_file_that_kills_its_worker_is_refused_and_the_rest_goes_on(
    tmp_path: Path, annotators: dict[str, Factory]
) -> None:
    texts = [f"{BODY} It is {number} now." for number in range(24)]
    texts[3] += " poison"
    texts[20] += " poison"
    outcomes = run(files(tmp_path, texts), annotators["load"], 2)
    refused = {outcome.file: outcome.reason for outcome in outcomes if isinstance(outcome, Refusal)}
    assert list(refused) == ["03.txt", "20.txt"]
    assert "ended the process that converted it (signal 9)" in refused["03.txt"]
    assert len(outcomes) == 24


def test_a_missing_part_is_said_once_and_by_name(tmp_path: Path, annotators: dict[str, Factory]) -> None:
    raws = files(tmp_path, [BODY] * 24)
    with pytest.raises(MissingExtraError, match=r"pip install 'briefings\[annotate\]'"):
        run(raws, annotators["missing"], 2)


def test_workers_end_when_nobody_wants_the_rest(tmp_path: Path, annotators: dict[str, Factory]) -> None:
    import multiprocessing  # noqa: PLC0415 - only here

    outcomes = pool.drafts(files(tmp_path, [BODY] * 24), Options(), 2, Silent(), annotators["load"])
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]  # a generator, as every caller gets
    assert multiprocessing.active_children() == []
