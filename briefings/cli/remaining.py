"""How long a stage will still take, from its pace in the last minutes, in plain words."""

from __future__ import annotations

from collections import deque

_WINDOW = 120.0
"""Seconds of the past that tell the pace; what a stopped run had done already comes at once, and is soon behind."""
_STEP = 2.0
_FEWEST_SECONDS = 4.0
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_SOON = 10


class Pace:
    """Is told how many items are done, and when; the clock is the caller's."""

    def __init__(self) -> None:
        self._past: deque[tuple[float, int]] = deque()

    def note(self, now: float, done: int) -> None:
        """So many items are done at this second of any clock that only goes forward."""
        if not self._past or now - self._past[-1][0] >= _STEP:
            self._past.append((now, done))
        while now - self._past[0][0] > _WINDOW:
            self._past.popleft()

    def seconds_left(self, now: float, done: int, total: int) -> float | None:
        """Seconds that the rest will take at this pace; None while it cannot be told."""
        if not self._past:
            return None
        begun, before = self._past[0]
        if now - begun < _FEWEST_SECONDS or done <= before:
            return None
        return (total - done) * (now - begun) / (done - before)


def in_words(seconds: float) -> str:
    """``about 3 minutes left``: as exact as an estimate deserves."""
    if seconds < _SOON:
        return "a few seconds left"
    if seconds < _MINUTE:
        return f"about {round(seconds / _SOON) * _SOON or _SOON} seconds left"
    if seconds < _HOUR:
        return f"about {_count(seconds / _MINUTE, 'minute')} left"
    if seconds < _DAY:
        hours, minutes = divmod(round(seconds / _MINUTE / 10) * 10, 60)
        return f"about {_count(hours, 'hour')}{f' {minutes} minutes' if minutes else ''} left"
    return f"about {_count(seconds / _DAY, 'day')} left"


def _count(number: float, noun: str) -> str:
    whole = max(1, round(number))
    return f"{whole} {noun}{'' if whole == 1 else 's'}"
