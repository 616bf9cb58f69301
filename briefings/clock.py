"""The one place that reads the clock; everything else is told what day it is, or how long something took.

It reads the other meters of the system too: processor time and memory.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from briefings.errors import UsageError
from briefings.progress import Progress


def now(environ: Mapping[str, str]) -> datetime:
    """The moment of this run in UTC: ``SOURCE_DATE_EPOCH`` where it is set, else the system's clock.

    Source: https://reproducible-builds.org/specs/source-date-epoch/

    Raises:
        UsageError: if ``SOURCE_DATE_EPOCH`` is not a whole number of seconds.
    """
    epoch = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.fromtimestamp(time.time(), tz=UTC)
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a whole number of seconds since 1970-01-01"
        raise UsageError(message) from None


class Stage(NamedTuple):
    """What a stage took.

    Attributes:
        seconds: By the clock.
        cpu_seconds: Of processor time, user and system, by this process and those that it started and that have ended.
    """

    name: str
    seconds: float
    cpu_seconds: float


class Stopwatch:
    """Passes the news of a run on, and notes how long each stage took. Implements `briefings.progress.Progress`."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._begun = time.perf_counter()
        self._last = self._begun, _processor_seconds()
        self._name = "starting"
        self._stages: dict[str, Stage] = {}

    def stage(self, name: str, total: int | None = None) -> None:
        """See `Progress.stage`."""
        self._note()
        self._name = name
        self._progress.stage(name, total)

    def advance(self, count: int = 1, item: str = "") -> None:
        """See `Progress.advance`."""
        self._progress.advance(count, item)

    @property
    def seconds(self) -> float:
        """Wall time since the beginning."""
        return time.perf_counter() - self._begun

    def stages(self) -> tuple[Stage, ...]:
        """Each stage so far, in order; one that was opened twice is one."""
        self._note()
        return tuple(self._stages.values())

    def _note(self) -> None:
        now_seconds, now_cpu = time.perf_counter(), _processor_seconds()
        seconds, cpu = self._last
        before = self._stages.get(self._name, Stage(self._name, 0.0, 0.0))
        self._stages[self._name] = Stage(
            self._name, before.seconds + now_seconds - seconds, before.cpu_seconds + now_cpu - cpu
        )
        self._last = now_seconds, now_cpu


def peak_memory() -> tuple[int, int]:
    """The most bytes in memory so far: of this process, and of the largest one that it started and that has ended.

    Source: getrusage(2), ``ru_maxrss``: kilobytes on Linux, bytes on macOS.
    """
    unit = 1 if sys.platform == "darwin" else 1024
    own, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own * unit, others * unit


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
