"""The one place that reads the clock; everything else is told what day it is, or how long something took."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime

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


class Stopwatch:
    """Passes the news of a run on, and notes how long each stage took. Implements `briefings.progress.Progress`."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._begun = self._last = time.perf_counter()
        self._name = "starting"
        self._stages: dict[str, float] = {}

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

    def stages(self) -> tuple[tuple[str, float], ...]:
        """Name and wall seconds of each stage so far, in order."""
        self._note()
        return tuple(self._stages.items())

    def _note(self) -> None:
        now_seconds = time.perf_counter()
        self._stages[self._name] = self._stages.get(self._name, 0.0) + now_seconds - self._last
        self._last = now_seconds
