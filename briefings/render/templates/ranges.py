"""`range` as templates have it: a slip in a sum, or a loop in a loop, would count for hours or until memory ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

MOST_STEPS = 100_000
"""What all loops over ranges may count on one page: a moment's work, and more than a reader will look at."""


class Ranges:
    """Makes ranges, and counts what their loops take; whoever renders a page calls `begin` before it."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = MOST_STEPS

    def begin(self) -> None:
        """A page is about to be rendered."""
        self._left = MOST_STEPS

    def __call__(self, *bounds: int) -> Steps:
        """As Python's own: ``range(stop)``, ``range(start, stop)`` or with a step.

        Raises:
            OverflowError: for one that no page could go through.
        """
        steps = range(*bounds)
        if steps and (steps[-1] - steps[0]) // steps.step >= MOST_STEPS:
            raise OverflowError(_TOO_MANY)
        return Steps(steps, self)

    def take(self, steps: int) -> None:
        """So many steps are about to be gone through.

        Raises:
            OverflowError: where the page has none left.
        """
        self._left -= steps
        if self._left < 0:
            raise OverflowError(_TOO_MANY)


class Steps(Sequence[int]):
    """A range that asks before each time that it is gone through."""

    __slots__ = ("_ranges", "_steps")

    def __init__(self, steps: range, ranges: Ranges) -> None:
        self._steps, self._ranges = steps, ranges

    def __iter__(self) -> Iterator[int]:
        """The numbers, paid for at once.

        Raises:
            OverflowError: where the page has not so many steps left.
        """
        self._ranges.take(len(self._steps))
        return iter(self._steps)

    def __len__(self) -> int:
        return len(self._steps)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Steps: ...
    def __getitem__(self, at: int | slice) -> int | Steps:
        return Steps(self._steps[at], self._ranges) if isinstance(at, slice) else self._steps[at]

    def __repr__(self) -> str:
        return repr(self._steps)


_TOO_MANY = f"the loops over ranges on this page take more than {MOST_STEPS:,} steps together"
