"""The one order of the site: newest first, undated last, ties as they came."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def newest_first(items: Iterable[T], when: Callable[[T], str | None]) -> list[T]:
    """The items by the time that each states (`briefings.times`), the latest first; equal times keep their order."""
    return sorted(items, key=lambda item: when(item) or "", reverse=True)


def latest(values: Iterable[str | None]) -> str | None:
    """The latest of the times that are stated."""
    return max(filter(None, values), default=None)
