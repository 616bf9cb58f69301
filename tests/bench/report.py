"""Tables of a run, for the terminal and for ``docs/benchmarks.md``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tests.bench.rounds import MODES, Row

_HEADS = {"cold": "cold", "none": "nothing changed", "change": "one edited", "new": "one new"}
_INTRO = """\
# Benchmarks

The same articles, built by each generator: a page for each article, a page for each topic, an index of topics, a
paged index, an archive, one feed; smart punctuation and footnotes on. MkDocs makes the articles' pages alone.
`briefings` is like for like (and still has pages of days, outlets and an archive by month); `briefings-annotated` has
everything on: 40 mentions and dates and 8 notes in each article, stories of 5, pages for 600 people, places and
organizations, weekly briefings, all feeds, articles as data. `hugo+everything` is Hugo with those articles and as many
kinds of files: each article as HTML, JSON, Markdown and text; a page and three feeds for each topic, story, person,
place and organization. It shows annotations as links and footnotes, without ledgers, timelines or notes in the margin.
`briefings-annotated+pages` and `hugo+pages` are both without articles as data and without feeds of groups.
`pelican+cache` keeps what it has read; the others build everything anew whatever changed, as they are set up here.

Where the time of a first build goes, by `build --profile --jobs 1`, in shares of processor time: of 1,000 like-for-like
articles, looking for what changed 6 %, reading 33 %, planning 3 %, rendering and publishing 58 %; of 100 annotated ones
with everything on, 8 %, 14 %, 5 % and 73 %. `--profile` says it of any site.

A machine that is shared with others can halve its speed from one minute to the next: of two rows, half an hour apart,
one may flatter. Builds in turns, on one disk, say more about two generators.

`python -m tests.bench` measures, on any machine; this page is one saved run (`python -m tests.bench report FILE`).
"""
_LEGEND = """\
Each cell: seconds by the clock / seconds of processor time, the least of all rounds. Memory: the most of all processes
together at one moment of a cold build, what they share counted once. × cp: the cold build by the clock over `cp -r` of
what it published, the least that writing these files can take.
"""


class Run(NamedTuple):
    """A saved run.

    Attributes:
        date: ISO 8601, as given.
        machine: Processor, cores, memory and so on, in words.
        versions: Of each generator.
    """

    date: str
    machine: Mapping[str, str]
    versions: Mapping[str, str]
    rows: tuple[Row, ...]


def page(run: Run) -> str:
    """The whole of ``docs/benchmarks.md``."""
    facts = [f"- {name}: {value}" for name, value in run.machine.items()]
    versions = [f"- {name}: {value}" for name, value in run.versions.items()]
    measured = f"## Measured on {run.date}"
    return "\n".join([_INTRO, measured, "", *facts, *versions, "", _LEGEND, *tables(run.rows)])


def tables(rows: Sequence[Row]) -> Iterator[str]:
    """A table for each size, and one of growth; lines of Markdown."""
    sizes = sorted({row.size for row in rows})
    names = list(dict.fromkeys(row.peer for row in rows if row.peer != "cp"))
    for size in sizes:
        yield from _of_size([row for row in rows if row.size == size], names, size)
    if len(sizes) > 1:
        yield from _growth(rows, names, sizes)


def _of_size(rows: Sequence[Row], names: Sequence[str], size: int) -> Iterator[str]:
    yield f"### {size:,} articles"
    yield ""
    heads = [_HEADS[mode] for mode in MODES]
    yield f"| | {' | '.join(heads)} | memory MB | files | MB | × cp |"
    yield f"|---{'|---:' * (len(heads) + 4)}|"
    for name in names:
        found = [row for row in rows if row.peer == name]
        cold = [row for row in found if row.mode == "cold"]
        if not cold:
            continue
        cells = [_cell([row for row in found if row.mode == mode]) for mode in MODES]
        copies = [row.seconds for row in rows if (row.peer, row.of) == ("cp", name)]
        yield f"| {name} | {' | '.join([*cells, *_of_cold(cold, copies)])} |"
    yield ""


def _cell(rows: Sequence[Row]) -> str:
    right = [row for row in rows if row.is_right]
    if not right:
        return "failed" if rows else "–"
    return f"{min(row.seconds for row in right):.2f} / {min(row.cpu_seconds for row in right):.2f}"


def _of_cold(cold: Sequence[Row], copies: Sequence[float]) -> list[str]:
    megabytes = [row.megabytes for row in cold if row.megabytes is not None]
    files = [row.files for row in cold if row.files is not None]
    return [
        f"{max(row.peak_megabytes for row in cold):,.0f}",
        f"{files[-1]:,}" if files else "–",
        f"{megabytes[-1]:,.1f}" if megabytes else "–",
        f"{min(row.seconds for row in cold) / min(copies):.1f}" if copies and min(copies) > 0 else "–",
    ]


def _growth(rows: Sequence[Row], names: Sequence[str], sizes: Sequence[int]) -> Iterator[str]:
    """Processor time for each article more."""
    steps = list(pairwise(sizes))
    yield "### Growth: milliseconds of processor time for each article more, cold"
    yield ""
    yield f"| | {' | '.join(f'{low:,} to {high:,}' for low, high in steps)} |"
    yield f"|---{'|---:' * len(steps)}|"
    least = {
        (name, size): min(found)
        for name in names
        for size in sizes
        if (found := [one.cpu_seconds for one in rows if (one.peer, one.size, one.mode) == (name, size, "cold")])
    }
    for name in names:
        cells = [
            f"{(least[name, high] - least[name, low]) / (high - low) * 1000:.2f}"
            if {(name, low), (name, high)} <= least.keys()
            else "–"
            for low, high in steps
        ]
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""
