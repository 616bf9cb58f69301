"""``python -m tests.gate [--misses] [--only FILE] [--raise-floors]``: the gate's table."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from tests.gate.run import FLOORS, annotated, floors
from tests.gate.score import Row, score

HEAD = (
    "# The least F1 of each part. Never lowered: `python -m tests.gate --raise-floors` raises what has become better.\n"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 1 where a part is below its floor."""
    options = _options().parse_args(arguments)
    rows = score(annotated(only=options.only))
    least = floors()
    lines = [table(rows, least)]
    if options.misses:
        lines += [f"{row.part}: {miss}" for row in rows for miss in row.tally.misses]
    sys.stdout.write("\n".join([*lines, ""]))
    if options.raise_floors and not options.only:
        write(raised(rows, least), FLOORS)
    return int(any(row.tally.f1 < least.get(row.part, 0.0) for row in rows)) if not options.only else 0


def table(rows: Sequence[Row], least: dict[str, float]) -> str:
    """The figures of each part, beside its floor."""
    lines = [f"{'part':<18}{'P':>7}{'R':>7}{'F1':>7}{'floor':>7}{'found':>7}{'asked':>7}"]
    for part, tally in rows:
        below = "  below its floor" if tally.f1 < least.get(part, 0.0) else ""
        lines.append(
            f"{part:<18}{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}{least.get(part, 0.0):7.3f}"
            f"{tally.found:7}{tally.asked:7}{below}"
        )
    return "\n".join(lines)


def raised(rows: Sequence[Row], least: dict[str, float]) -> dict[str, float]:
    """New floors: what was reached, in thousandths, and never less than before."""
    return {row.part: max(least.get(row.part, 0.0), math.floor(row.tally.f1 * 1000) / 1000) for row in rows}


def write(values: dict[str, float], path: Path) -> None:
    """The floors' file."""
    path.write_text(HEAD + yaml.safe_dump(values, sort_keys=False), encoding="utf-8")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.gate", description="How well the annotator does.")
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was wrong")
    parser.add_argument("--only", default="", metavar="FILE", help="articles whose file name contains this")
    parser.add_argument("--raise-floors", action="store_true", help="keep what was reached as the new floors")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
