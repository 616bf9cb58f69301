"""What a long piece of work tells about itself; the command line decides how it looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Takes the news of a run. Stages follow each other; only one is open at a time."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins: its name in plain words (``converting``) and how many items it has, if known."""

    def advance(self, count: int = 1, item: str = "") -> None:
        """So many items of the open stage are done; ``item`` names the last one."""


class Silent:
    """Tells nothing: for tests, and for callers that use the engine as a library."""

    def stage(self, name: str, total: int | None = None) -> None:
        """See `Progress.stage`."""

    def advance(self, count: int = 1, item: str = "") -> None:
        """See `Progress.advance`."""


def track(progress: Progress, name: str, items: Iterable[T], total: int | None = None) -> Iterator[T]:
    """Yields the items, as a stage of its own, counting each after it was worked on."""
    progress.stage(name, total)
    for item in items:
        yield item
        progress.advance()
