"""Articles as weighted terms: single stems, pairs of neighbours, names.

The terms of an article take 16 bytes each, so that those of a whole archive can be read again for every batch.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefings.ingest.annotate.background import STOP_WORDS, TOKEN, Background, background, stem

_SENTENCE_END = re.compile(r"\n+|(?<=[.!?]) +")
_LONGEST = 8_000
"""Characters of an article that count: what it is about stands in its first pages."""

_LEAD_SENTENCES, _LEAD_WEIGHT = 2, 3.0
_NAME_WEIGHT, _NAME_PAIR_WEIGHT = 3.0, 2.0
_ROW = np.dtype([("term", "<u8"), ("count", "<f4"), ("at_large", "<u4")])


class Terms(NamedTuple):
    """The terms of one article, each once, in ascending order.

    Attributes:
        rows: A structured array: ``term`` is the first 64 bits of the term's BLAKE2b hash (that any two of twenty
            million terms have the same is a chance of one in a hundred thousand); ``count`` how often it occurs,
            weighted; ``at_large`` in how many articles of the background it is to be expected.
    """

    rows: NDArray[np.void]

    def to_bytes(self) -> bytes:
        """The same for a cache; little-endian whatever the machine."""
        return self.rows.tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Terms:
        """What `to_bytes` gave.

        Raises:
            ValueError: if the number of bytes is none that it gives.
        """
        return cls(np.frombuffer(data, _ROW))


class StoryText(NamedTuple):
    """What grouping knows of an article.

    Attributes:
        text: May be any text of its own, where ``counted`` is known.
        names: Names of the persons, organizations and places in it, in any order.
        day: As in `briefings.times`; None where it is not stated.
        counted: Its `terms`, where they are known already.
    """

    title: str
    text: str
    names: tuple[str, ...] = ()
    day: str | None = None
    counted: Terms | None = None


def order(item: StoryText) -> tuple[str, str, str, tuple[str, ...]]:
    """The key that makes results independent of the order of arrival."""
    return item.title, item.text, item.day or "", tuple(sorted(item.names))


def terms_of(item: StoryText) -> Terms:
    """The terms of an article, as known or found now."""
    return terms(item) if item.counted is None else item.counted


def terms(item: StoryText) -> Terms:
    """Weighted terms of one article: title and first sentences count more, capitalized words and figures too."""
    found: defaultdict[str, float] = defaultdict(float)
    pieces = [item.title] if item.title else []
    pieces += _SENTENCE_END.split(item.text[:_LONGEST])
    for number, sentence in enumerate(pieces):
        _add_sentence(found, sentence, _LEAD_WEIGHT if number < _LEAD_SENTENCES else 1.0)
    for name in item.names:
        found[f"={name.lower()}"] += 1.0
    table = background()
    rows = np.array([(_hashed(term), n, _count_at_large(term, table)) for term, n in found.items()], _ROW)
    return Terms(rows[np.argsort(rows["term"])])


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


def _hashed(term: str) -> int:
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "little")


def _count_at_large(term: str, table: Background) -> int:
    """Of a name no more articles can speak than of its rarest word."""
    if not term.startswith("="):
        return table.counts.get(term, 0)
    return min((table.counts.get(stem(match[0]), 0) for match in TOKEN.finditer(term)), default=0)
