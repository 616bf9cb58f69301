"""What was found, what was asked for, and how much of each was right."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Tally(msgspec.Struct, frozen=True):
    """Counts of one part.

    Attributes:
        found: Findings that count.
        found_right: Those of them that are right.
        asked: Entries of the gold.
        asked_right: Those of them that were found.
        misses: What was missed or wrong, a line each.
    """

    found: int = 0
    found_right: int = 0
    asked: int = 0
    asked_right: int = 0
    misses: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.found + other.found,
            self.found_right + other.found_right,
            self.asked + other.asked,
            self.asked_right + other.asked_right,
            self.misses + other.misses,
        )

    @property
    def precision(self) -> float:
        """Right among the found; 1 where nothing was found."""
        return self.found_right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Found among what was asked for; 1 where nothing was."""
        return self.asked_right / self.asked if self.asked else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def named(self, file: str) -> Tally:
        """The same; each miss begins with the article's name."""
        return msgspec.structs.replace(self, misses=tuple(f"{file}: {miss}" for miss in self.misses))


def tally(found: Iterable[tuple[str, bool]], asked: Iterable[tuple[str, bool]]) -> Tally:
    """Counts findings and entries of the gold, each in words with whether it is right."""
    given, wanted = list(found), list(asked)
    return Tally(
        found=len(given),
        found_right=sum(right for _, right in given),
        asked=len(wanted),
        asked_right=sum(right for _, right in wanted),
        misses=(
            *(f"missed {words}" for words, right in wanted if not right),
            *(f"wrong {words}" for words, right in given if not right),
        ),
    )
