"""The tables of a run."""

import json
from pathlib import Path

import pytest

from tests.bench import __main__ as command
from tests.bench.report import Run, page, tables
from tests.bench.rounds import Row

ROWS = (
    Row("briefings", 100, "cold", 0.5, 0.75, 60.0, is_right=True, files=250, megabytes=2.5),
    Row("cp", 100, "cold", 0.1, 0.05, 5.0, is_right=True, of="briefings"),
    Row("briefings", 100, "cold", 0.4, 0.8, 70.0, is_right=True, files=250, megabytes=2.5),
    Row("briefings", 100, "none", 0.1, 0.1, 30.0, is_right=True),
    Row("hugo", 100, "cold", 0.2, 0.3, 80.0, is_right=True, files=120, megabytes=1.0),
    Row("hugo", 100, "change", 0.2, 0.3, 80.0, is_right=False),
    Row("briefings", 1100, "cold", 2.0, 3.75, 90.0, is_right=True, files=2500, megabytes=25.0),
)


def test_a_cell_holds_the_least_of_all_rounds_and_what_failed_is_said() -> None:
    lines = list(tables(ROWS))
    assert lines[:5] == [
        "### 100 articles",
        "",
        "| | cold | nothing changed | one edited | one new | memory MB | files | MB | × cp |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        "| briefings | 0.40 / 0.75 | 0.10 / 0.10 | – | – | 70 | 250 | 2.5 | 4.0 |",
    ]
    assert lines[5] == "| hugo | 0.20 / 0.30 | – | failed | – | 80 | 120 | 1.0 | – |"


def test_growth_is_milliseconds_for_each_article_more() -> None:
    *_, briefings, hugo, _ = tables(ROWS)
    assert briefings == "| briefings | 3.00 |"
    assert hugo == "| hugo | – |"


def test_a_saved_run_becomes_a_page_with_machine_and_versions(tmp_path: Path) -> None:
    run = Run("2026-05-01", {"processor": "Some chip, 2 cores"}, {"hugo": "0.168.0"}, ROWS)
    saved, made = tmp_path / "run.json", tmp_path / "benchmarks.md"
    saved.write_text(json.dumps({**run._asdict(), "rows": [row._asdict() for row in ROWS]}))
    assert command.main(["report", str(saved), "--to", str(made)]) == 0
    text = made.read_text(encoding="utf-8")
    assert text == page(run)
    assert "## Measured on 2026-05-01\n\n- processor: Some chip, 2 cores\n- hugo: 0.168.0\n" in text


def test_a_generator_that_nobody_knows_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--peers", "jekyll"]) == 2
    assert "no generator jekyll; there are briefings, " in capsys.readouterr().err
