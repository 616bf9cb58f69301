"""Key points: the few sentences that stand for an article, verbatim; and the one that sums it up."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings import sentences
from briefings.ingest.annotate.background import STOP_WORDS, TOKEN, background, stem
from briefings.ingest.types import Clean
from briefings.model import Annotations

_FEWEST_WORDS, _IDEAL_WORDS, _SUMMARY_WORDS = 8, 25, 30
_LEAD, _SUMMARY_LEAD = 8.0, 2.0
_FIRST, _CENTRAL, _LONG, _ALIKE, _OPENS_WITH_QUOTE = 0.2, 0.6, 0.3, 0.4, 0.2
"""Weights found on the CNN/Daily Mail development articles, and rounded: they sit on a broad plateau."""

_QUOTED_SHARE = 0.8
_SMOOTHING = 4
_QUOTE_OPENS = ('"', "“", "‘", "«", "'")
_LEANS = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|But|And|However|Also|There|One|Another|Meanwhile)\b"
)
_NO_ENDING = re.compile(r"[\w,;:–—-]$")


class _Sentence(NamedTuple):
    start: int
    end: int
    words: int
    stems: frozenset[str]
    opens_with_quote: bool


def choose(clean: Clean, annotations: Annotations, limit: int) -> tuple[tuple[int, int], ...]:
    """The spans of at most ``limit`` sentences, in order of place.

    What stands first and what speaks of the article's most used rare words weighs most; a long sentence and one that
    repeats a chosen one weigh less. Captions, headings, lists, damaged sentences, and those that are little more than
    a quotation are never chosen.

    Args:
        clean: The article.
        annotations: Quotations and damage found before.
        limit: How many sentences, 1 or more.
    """
    candidates = list(_candidates(clean, annotations))
    scores = _scores(candidates, _LEAD)
    chosen: list[int] = []
    while len(chosen) < min(limit, len(candidates)):
        rest = [i for i in range(len(candidates)) if i not in chosen]
        chosen.append(max(rest, key=lambda i: (round(scores[i] - _repeats(candidates, i, chosen), 9), -i)))
    return tuple((candidates[i].start, candidates[i].end) for i in sorted(chosen))


def summary(clean: Clean, annotations: Annotations) -> str | None:
    """The weightiest sentence of at most 30 words that stands alone, verbatim; None where there is none.

    What stands first weighs more here than among the key points, and a sentence that leans on the one before it
    (``He added that``) is left out where another can be had.
    """
    candidates = list(_candidates(clean, annotations))
    scores = _scores(candidates, _SUMMARY_LEAD)
    short = [i for i, sentence in enumerate(candidates) if sentence.words <= _SUMMARY_WORDS]
    short = [i for i in short if not _LEANS.match(clean.text, candidates[i].start)] or short
    if not short:
        return None
    best = candidates[max(short, key=lambda i: (round(scores[i], 9), -i))]
    return clean.text[best.start : best.end]


def _candidates(clean: Clean, annotations: Annotations) -> Iterator[_Sentence]:
    for block in clean.blocks:
        if block.kind != "paragraph":
            continue
        for low, high in sentences.split(clean.text[block.start : block.end]):
            start, end = block.start + low, block.start + high
            words = clean.text[start:end]
            count = len(words.split())
            if count < _FEWEST_WORDS or _NO_ENDING.search(words) or _is_spoilt(start, end, annotations):
                continue
            stems = frozenset(stem(m[0]) for m in TOKEN.finditer(words) if m[0].lower() not in STOP_WORDS)
            yield _Sentence(start, end, count, stems, words.startswith(_QUOTE_OPENS))


def _is_spoilt(start: int, end: int, annotations: Annotations) -> bool:
    """Whether the sentence is damaged, or mostly a quotation."""
    if any((spot.start < end and start < spot.end) or start <= spot.at < end for spot in annotations.damage):
        return True
    quoted = sum(max(0, min(end, q.end) - max(start, q.start)) for q in annotations.quotations if q.direct)
    return quoted > _QUOTED_SHARE * (end - start)


def _scores(candidates: Sequence[_Sentence], lead: float) -> list[float]:
    used = Counter(term for sentence in candidates for term in sentence.stems)
    table = background()
    weight = {term: math.log1p(count) * table.rarity(term) for term, count in used.items()}
    central = [
        sum(weight[term] for term in sorted(sentence.stems)) / (len(sentence.stems) + _SMOOTHING)
        for sentence in candidates
    ]
    most = max(central, default=0.0) or 1.0
    return [
        math.exp(-rank / lead)
        + _FIRST * (rank == 0)
        + _CENTRAL * value / most
        - _LONG * max(0, sentence.words - _IDEAL_WORDS) / _IDEAL_WORDS
        - _OPENS_WITH_QUOTE * sentence.opens_with_quote
        for rank, (sentence, value) in enumerate(zip(candidates, central, strict=True))
    ]


def _repeats(candidates: Sequence[_Sentence], i: int, chosen: Sequence[int]) -> float:
    """The penalty for saying again what a chosen sentence says."""
    mine = candidates[i].stems
    shares = (len(mine & candidates[j].stems) / (min(len(mine), len(candidates[j].stems)) or 1) for j in chosen)
    return _ALIKE * max(shares, default=0.0)
