#!/usr/bin/env python3
"""How fast articles are converted, in how much memory, and what a second worker brings.

    convert_speed.py FOLDER [--articles 2000] [--workers]

The folder holds raw articles (plain text or HTML), which are taken again from the first until there are enough. Speed
is words of the articles a second of processor time, for everything from bytes to draft; memory is the resident set
after each tenth of the articles, so that growth shows. With ``--workers`` the same articles go through one process and
through two workers, by the clock: that figure is worth something only on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from briefings.ingest import annotate, pool
from briefings.ingest.types import Options, Raw
from briefings.progress import Silent

_TENTHS = 10
_MEGABYTE = 1 << 20
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""``ru_maxrss`` counts bytes on macOS and kilobytes elsewhere (getrusage(2))."""


def articles(folder: Path, count: int) -> list[Raw]:
    """So many raw articles, the folder's files over and over, each under a name of its own."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    taken = itertools.islice(itertools.cycle(files), count)
    return [Raw(f"{number}-{path.name}", str(path)) for number, path in enumerate(taken)]


def resident() -> float:
    """Megabytes of this process that are in memory now; the peak where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) * 1024 / _MEGABYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT / _MEGABYTE


def alone(raws: list[Raw]) -> Iterator[str]:
    """Words a processor second and the memory of one process that converts them all."""
    annotator = annotate.load()
    pool.convert(raws[0], annotator, Options())
    words, refused, memory, began = 0, 0, [resident()], time.process_time()
    for number, raw in enumerate(raws, 1):
        outcome = pool.convert(raw, annotator, Options())
        made = getattr(outcome, "text", None)
        refused += made is None
        words += len((made or "").split())
        if number % max(1, len(raws) // _TENTHS) == 0:
            memory.append(resident())
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT / _MEGABYTE
    yield f"{len(raws)} articles, {refused} refused, {words} words, {words / seconds:.0f} words per CPU second"
    yield f"peak {peak:.0f} MB; after each tenth " + " ".join(f"{amount:.0f}" for amount in memory)


def together(raws: list[Raw]) -> Iterator[str]:
    """The time by the clock of one worker and of two, each process started and loaded anew."""
    taken: dict[int, float] = {}
    for jobs in (1, 2):
        began = time.monotonic()
        for _ in pool.drafts(raws, Options(), jobs, Silent(), annotate.load):
            pass
        taken[jobs] = time.monotonic() - began
        yield f"{jobs} worker(s): {taken[jobs]:.1f} s by the clock"
    yield f"two bring {taken[1] / taken[2]:.2f} times one"


def main() -> None:
    """Reads the folder, prints the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--articles", type=int, default=2000)
    options.add_argument("--workers", action="store_true")
    given = options.parse_args()
    raws = articles(given.folder, given.articles)
    for line in together(raws) if given.workers else alone(raws):
        print(line, flush=True)  # noqa: T201 - a script prints


if __name__ == "__main__":
    main()
