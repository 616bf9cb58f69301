"""Articles as weighted terms: single stems, pairs of neighbours, names; and the likeness of two of them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from briefings import times
from briefings.ingest.annotate.background import STOP_WORDS, TOKEN, Background, background, stem

Vector = Mapping[str, float]

_SENTENCE_END = re.compile(r"\n+|(?<=[.!?]) +")
_LONGEST = 8_000
"""Characters of an article that count: what it is about stands in its first pages."""

_LEAD_SENTENCES, _LEAD_WEIGHT = 2, 3.0
_NAME_WEIGHT, _NAME_PAIR_WEIGHT = 3.0, 2.0
_BATCH_HALF = 50
"""With so many articles their own counts weigh as much as the background's."""

_COMMON = 0.5
"""A term of more than half of all articles tells nothing."""

_TIME_WEIGHT, _HALF_LIFE_DAYS = 0.15, 90.0


class StoryText(NamedTuple):
    """What grouping knows of an article.

    Attributes:
        names: Names of the persons, organizations and places in it, in any order.
        day: As in `briefings.times`; None where it is not stated.
        counted: Its `terms`, where they are known already.
    """

    title: str
    text: str
    names: tuple[str, ...] = ()
    day: str | None = None
    counted: Mapping[str, float] | None = None


def all_terms(items: Sequence[StoryText]) -> list[Mapping[str, float]]:
    """The terms of each article, as known or found now."""
    return [terms(item) if item.counted is None else item.counted for item in items]


def order(item: StoryText) -> tuple[str, str, str, tuple[str, ...]]:
    """The key that makes results independent of the order of arrival."""
    return item.title, item.text, item.day or "", tuple(sorted(item.names))


def terms(item: StoryText) -> Mapping[str, float]:
    """Weighted terms of one article: title and first sentences count more, capitalized words and figures too."""
    found: defaultdict[str, float] = defaultdict(float)
    pieces = [item.title] if item.title else []
    pieces += _SENTENCE_END.split(item.text[:_LONGEST])
    for number, sentence in enumerate(pieces):
        _add_sentence(found, sentence, _LEAD_WEIGHT if number < _LEAD_SENTENCES else 1.0)
    for name in item.names:
        found[f"={name.lower()}"] += 1.0
    return found


def _add_sentence(found: defaultdict[str, float], sentence: str, weight: float) -> None:
    before = ""
    for match in TOKEN.finditer(sentence):
        word = match[0]
        if word.lower() in STOP_WORDS or len(word) == 1:
            before = ""
            continue
        # The first word of a sentence is capitalized whatever it is.
        named = (match.start() > 0 and word[0].isupper()) or word[0].isdecimal()
        term = stem(word)
        found[term] += weight * (_NAME_WEIGHT if named else 1.0)
        if before:
            found[f"{before} {term}"] += weight * (_NAME_PAIR_WEIGHT if named else 1.0)
        before = term


def vectors(counted: Sequence[Mapping[str, float]]) -> list[Vector]:
    """TF-IDF vectors of length 1. Rarity mixes the fixed background with the batch, the more the larger the batch."""
    in_batch: Counter[str] = Counter()
    for counts in counted:
        in_batch.update(counts.keys())
    table, size = background(), len(counted)
    share = size / (size + _BATCH_HALF)
    rarity = {}
    for term, count in in_batch.items():
        at_large = (_count_at_large(term, table) + 0.5) / (table.documents + 1)
        common = (1 - share) * at_large + share * count / (size + 1)
        if common <= _COMMON:
            rarity[term] = -math.log(common)
    return [
        _unit({term: (1 + math.log(n)) * rarity[term] for term, n in sorted(counts.items()) if term in rarity})
        for counts in counted
    ]


def _count_at_large(term: str, table: Background) -> int:
    """Of a name no more articles can speak than of its rarest word."""
    if not term.startswith("="):
        return table.counts.get(term, 0)
    return min((table.counts.get(stem(match[0]), 0) for match in TOKEN.finditer(term)), default=0)


def likeness(rows: Sequence[Vector], columns: Sequence[Vector], least: float) -> list[dict[int, float]]:
    """For each row the columns whose cosine with it is at least ``least``."""
    where: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(columns):
        for term, weight in vector.items():
            where[term].append((number, weight))
    postings = {
        term: (np.array([number for number, _ in pairs]), np.array([weight for _, weight in pairs]))
        for term, pairs in where.items()
    }
    result = []
    for vector in rows:
        cosines = np.zeros(len(columns))
        for term, weight in vector.items():
            if term in postings:
                numbers, weights = postings[term]
                cosines[numbers] += weight * weights
        near = np.flatnonzero(cosines >= least)
        result.append(dict(zip(near.tolist(), cosines[near].tolist(), strict=True)))
    return result


def widened(vector: Vector, neighbours: Sequence[tuple[float, Vector]], weight: float) -> Vector:
    """The vector with those of its nearest neighbours added, each times its likeness.

    Two reports on one matter may share few words; what their neighbours say brings them together. The method is
    Rocchio's relevance feedback (1971) with the neighbours taken as relevant.
    """
    total = defaultdict(float, vector)
    for near, other in neighbours:
        for term, value in other.items():
            total[term] += weight * near * value
    return _unit(total)


def nearness_in_time(one: str | None, other: str | None) -> float:
    """A factor from 1 (the same day, or the day of either not stated) down to 0.85 (years apart)."""
    first, second = times.day_of(one), times.day_of(other)
    if first is None or second is None:
        return 1.0
    days = abs((first - second).days)
    return float(1.0 - _TIME_WEIGHT + _TIME_WEIGHT * 2.0 ** (-days / _HALF_LIFE_DAYS))


def _unit(vector: Mapping[str, float]) -> Vector:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {term: value / length for term, value in vector.items()}
