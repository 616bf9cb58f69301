"""Terms of articles as vectors, and the likeness of two of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefings import times
from briefings.ingest.annotate.background import background
from briefings.ingest.annotate.stories_terms import Terms

_BATCH_HALF = 50
"""With so many articles their own counts weigh as much as the background's."""

_COMMON = 0.5
"""A term of more than half of all articles tells nothing."""

_TIME_WEIGHT, _HALF_LIFE_DAYS = 0.15, 90.0


class Vectors(NamedTuple):
    """Sparse vectors of length 1 (compressed rows): those of a few thousand articles fit into little memory.

    Attributes:
        starts: Where each vector begins in the next two, and the end of the last one.
        columns: Numbers of terms, ascending within a vector.
        weights: Of these terms.
        width: How many terms there are.
    """

    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    weights: NDArray[np.float64]
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    def part(self, first: int, last: int) -> Vectors:
        """The vectors from ``first`` on, before ``last``, over the same terms."""
        begin, end = self.starts[first], self.starts[last]
        return Vectors(
            self.starts[first : last + 1] - begin, self.columns[begin:end], self.weights[begin:end], self.width
        )

    def row(self, number: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Terms and weights of one vector."""
        begin, end = self.starts[number], self.starts[number + 1]
        return self.columns[begin:end], self.weights[begin:end]


def vectors(counted: Sequence[Terms]) -> Vectors:
    """TF-IDF vectors. Rarity mixes the fixed background with the batch, the more the larger the batch."""
    size = len(counted)
    if not size:
        return _unit(0, [], 0)
    rows = np.concatenate([terms.rows for terms in counted])
    _, first, column, in_batch = np.unique(rows["term"], return_index=True, return_inverse=True, return_counts=True)
    share = size / (size + _BATCH_HALF)
    at_large = (rows["at_large"][first] + 0.5) / (background().documents + 1)
    common = (1 - share) * at_large + share * in_batch / (size + 1)
    rarity = np.where(common <= _COMMON, -np.log(common), 0.0)
    weights = (1 + np.log(rows["count"].astype(np.float64))) * rarity[column]
    ends = np.cumsum([len(terms.rows) for terms in counted])[:-1]
    parts = zip(np.split(column, ends), np.split(weights, ends), strict=True)
    return _unit(size, [(terms[w > 0], w[w > 0]) for terms, w in parts], len(first))


def likeness(rows: Vectors, columns: Vectors, least: float) -> list[dict[int, float]]:
    """For each row the columns whose cosine with it is at least ``least``."""
    where = np.argsort(columns.columns, kind="stable")
    owner = np.repeat(np.arange(len(columns)), np.diff(columns.starts))[where]
    weight = columns.weights[where]
    begins = np.concatenate(([0], np.cumsum(np.bincount(columns.columns, minlength=columns.width))))
    result = []
    for number in range(len(rows)):
        terms, own = rows.row(number)
        counts = begins[terms + 1] - begins[terms]
        shift = np.repeat(begins[terms] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        found = shift + np.arange(len(shift))
        cosines = np.bincount(owner[found], weight[found] * np.repeat(own, counts), len(columns))
        near = np.flatnonzero(cosines >= least)
        result.append(dict(zip(near.tolist(), cosines[near].tolist(), strict=True)))
    return result


def widened(base: Vectors, neighbours: Sequence[Sequence[tuple[float, int]]], weight: float) -> Vectors:
    """The vectors, to each of them its nearest neighbours added, each times its likeness.

    Two reports on one matter may share few words; what their neighbours say brings them together. The method is
    Rocchio's relevance feedback (1971) with the neighbours taken as relevant.

    Args:
        base: All vectors.
        neighbours: For each of them likeness and number of its neighbours.
        weight: Of all neighbours, relative to the vector's own.
    """
    wide = []
    for number, near in enumerate(neighbours):
        parts = [(1.0, base.row(number)), *((weight * value, base.row(other)) for value, other in near)]
        terms, place = np.unique(np.concatenate([columns for _, (columns, _) in parts]), return_inverse=True)
        weights = np.bincount(place, np.concatenate([share * own for share, (_, own) in parts]), len(terms))
        wide.append((terms, weights.astype(np.float64)))
    return _unit(len(base), wide, base.width)


def nearness_in_time(one: str | None, other: str | None) -> float:
    """A factor from 1 (the same day, or the day of either not stated) down to 0.85 (years apart)."""
    first, second = times.day_of(one), times.day_of(other)
    if first is None or second is None:
        return 1.0
    days = abs((first - second).days)
    return float(1.0 - _TIME_WEIGHT + _TIME_WEIGHT * 2.0 ** (-days / _HALF_LIFE_DAYS))


def _unit(size: int, found: Sequence[tuple[NDArray[np.int64], NDArray[np.float64]]], width: int) -> Vectors:
    """These terms and weights as vectors of length 1; one without terms has none."""
    starts = np.concatenate(([0], np.cumsum([len(terms) for terms, _ in found], dtype=np.int64)))
    if not size:
        return Vectors(starts, np.empty(0, np.int64), np.empty(0), width)
    columns = np.concatenate([terms for terms, _ in found])
    scaled = [weights / (np.sqrt(np.sum(weights * weights)) or 1.0) for _, weights in found]
    return Vectors(starts, columns, np.concatenate(scaled), width)
