"""An estimate of how long a stage will still take."""

import pytest

from briefings.cli import console as module
from briefings.cli.console import Console
from briefings.cli.remaining import Pace, in_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "a few seconds left"),
        (42, "about 40 seconds left"),
        (61, "about 1 minute left"),
        (170, "about 3 minutes left"),
        (3590, "about 60 minutes left"),
        (5400, "about 1 hour 30 minutes left"),
        (7190, "about 2 hours left"),
        (200_000, "about 2 days left"),
    ],
)
def test_it_is_told_in_plain_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


def test_the_pace_of_the_last_minutes_counts_and_not_what_an_earlier_run_had_done() -> None:
    pace = Pace()
    assert pace.seconds_left(0, 0, 100) is None
    for second in range(300):
        pace.note(second, 50_000 + second * 2)
    assert pace.seconds_left(300, 50_600, 100_000) == pytest.approx(24_700, rel=0.01)


def test_nothing_is_told_before_there_is_a_pace() -> None:
    pace = Pace()
    pace.note(0, 10)
    assert pace.seconds_left(1, 11, 100) is None
    assert pace.seconds_left(60, 10, 100) is None


def test_plain_lines_say_how_long_is_left(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(1000))
    monkeypatch.setattr(module, "monotonic", lambda: float(next(seconds)))
    console = Console()
    console.stage("converting", 120)
    for _ in range(40):
        console.advance()
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "converting: 120"
    assert lines[1].startswith("converting: 5 of 120, about 2 minutes left")
    assert len(lines) < 12
