"""The one place that reads the clock."""

from datetime import UTC, datetime

import pytest

from briefings import clock
from briefings.errors import UsageError
from briefings.progress import Silent


def test_source_date_epoch_is_now() -> None:
    assert clock.now({"SOURCE_DATE_EPOCH": "1557248400"}) == datetime(2019, 5, 7, 17, tzinfo=UTC)


@pytest.mark.parametrize("environ", [{}, {"SOURCE_DATE_EPOCH": ""}, {"SOURCE_DATE_EPOCH": "  "}])
def test_without_it_the_system_says(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock.time, "time", lambda: 86_400.5)
    assert clock.now(environ) == datetime(1970, 1, 2, 0, 0, 0, 500_000, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["yesterday", "1.5", "9" * 30, "0x10"])
def test_anything_else_is_refused_with_the_rule(epoch: str) -> None:
    with pytest.raises(UsageError, match="whole number of seconds"):
        clock.now({"SOURCE_DATE_EPOCH": epoch})


def test_a_stopwatch_notes_what_each_stage_took(monkeypatch: pytest.MonkeyPatch) -> None:
    meters = iter([(0.0, 1.0), (1.0, 1.5), (3.0, 5.5), (4.0, 6.0), (10.0, 7.0)])
    now = [next(meters)]

    def read() -> float:
        return now[0][0]

    def used() -> float:
        seconds = now[0][1]
        now[0] = next(meters, now[0])
        return seconds

    monkeypatch.setattr(clock.time, "perf_counter", read)
    monkeypatch.setattr(clock, "_processor_seconds", used)
    watch = clock.Stopwatch(Silent())
    watch.stage("reading")
    watch.stage("writing")
    watch.stage("reading")
    assert watch.stages() == (("starting", 1.0, 0.5), ("reading", 8.0, 5.0), ("writing", 1.0, 0.5))


def test_the_peak_of_memory_is_in_bytes() -> None:
    own, others = clock.peak_memory()
    assert own > 5_000_000
    assert others >= 0
