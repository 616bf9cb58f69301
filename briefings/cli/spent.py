"""Where the time of a build went, and how much memory it took: what ``build --profile`` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefings.job import Built

_IN_WORDS = {
    "starting": "looking for what changed",
    "reading articles": "reading the content",
    "converting": "converting raw articles",
    "planning": "planning every page",
    "indexing for search": "indexing for search",
    "writing pages": "rendering and publishing",
    "waiting for another command": "waiting for another command",
}
_MEGABYTE = 1 << 20


def spent(built: Built) -> Iterator[str]:
    """A line for each stage with its share, and one for all of them."""
    whole = sum(stage.seconds for stage in built.stages) or 1.0
    yield "where the time went (share, seconds by the clock, seconds of processor time):"
    for stage in built.stages:
        yield _line(stage.seconds / whole, stage.seconds, stage.cpu_seconds, _IN_WORDS.get(stage.name, stage.name))
    yield _line(1.0, whole, sum(stage.cpu_seconds for stage in built.stages), "in all")
    own, others = (round(peak / _MEGABYTE) for peak in built.peak_memory)
    more = f", and {others:,} MB in the largest process that helped" if others else ""
    yield f"memory: {own:,} MB at most{more}"


def _line(share: float, seconds: float, cpu_seconds: float, words: str) -> str:
    return f"  {share:4.0%} {seconds:9.3f} s {cpu_seconds:9.3f} s  {words}"
