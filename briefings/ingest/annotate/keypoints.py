"""Key points: the few sentences that stand for an article, verbatim; and the one that sums it up.

A word weighs by how often the article uses it and by how early it first does, since news tells the most important
first. Sentences are taken one by one: the next is the one that adds the most weight that no chosen one has, for its
length (greedy coverage, as in G. L. Nemhauser et al. 1978 and H. Lin and J. Bilmes 2011).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefings import sentences
from briefings.ingest.annotate.background import STOP_WORDS, TOKEN, stem
from briefings.ingest.types import Clean
from briefings.model import Annotations

_FEWEST_WORDS, _SUMMARY_WORDS = 8, 30
_USE, _EARLY = 1.2, 4.5
_LENGTH, _SMOOTHING = 0.85, 2
_LONG_WORDS, _LONG = 25, 0.2
_WORDS_EACH = 30
"""Found on half of the CNN/Daily Mail development articles and checked on the other and on the gate: a plateau."""

_SPOKEN = 0.3
"""What a sentence keeps of its worth that is largely somebody's words."""

_SUMMARY_LEAD, _QUOTES = 3.0, 0.5
_QUOTED_SHARE = 0.8
_SPEECH = re.compile("^[\"“«‘']|[,.?!][\"”’'] ")
_MARKS = re.compile('["“«]')
_LEANS = re.compile(
    r"(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|But|And|However|Also|There|One|Another|Meanwhile)\b"
)
_NO_ENDING = re.compile(r"[\w,;:–—-]$")


class _Sentence(NamedTuple):
    start: int
    end: int
    words: int
    stems: frozenset[str]
    spoken: bool


def choose(clean: Clean, annotations: Annotations, limit: int) -> tuple[tuple[int, int], ...]:
    """The spans of at most ``limit`` sentences, in order of place.

    Sentences that keep all together within 30 words each are preferred. Captions, headings, lists, damaged sentences,
    and those that are little more than a quotation are never chosen.

    Args:
        clean: The article.
        annotations: Quotations and damage found before.
        limit: How many sentences, 1 or more.
    """
    candidates = list(_candidates(clean, annotations))
    weights = _weights(clean.title or "", candidates)
    chosen: list[int] = []
    covered: set[str] = set()
    room = limit * _WORDS_EACH
    while len(chosen) < min(limit, len(candidates)):
        rest = [i for i in range(len(candidates)) if i not in chosen]
        fitting = [i for i in rest if candidates[i].words <= room] if chosen else rest
        best = max(fitting or rest, key=lambda i: (round(_worth(candidates[i], weights, covered), 9), -i))
        chosen.append(best)
        covered |= candidates[best].stems
        room -= candidates[best].words
    return tuple((candidates[i].start, candidates[i].end) for i in sorted(chosen))


def summary(clean: Clean, annotations: Annotations) -> str | None:
    """The weightiest sentence of at most 30 words that stands alone, verbatim; None where there is none.

    What stands first weighs more here than among the key points, a sentence with words in quotation marks less, and one
    that leans on the sentence before it (``He added that``) is left out where another can be had.
    """
    candidates = list(_candidates(clean, annotations))
    weights = _weights(clean.title or "", candidates)
    short = [i for i, sentence in enumerate(candidates) if sentence.words <= _SUMMARY_WORDS]
    short = [i for i in short if not _LEANS.match(clean.text, candidates[i].start)] or short
    if not short:
        return None

    def worth(i: int) -> float:
        quoted = _MARKS.search(clean.text, candidates[i].start, candidates[i].end) is not None
        value = _worth(candidates[i], weights, set()) * (1 - _QUOTES * quoted)
        return round(value * (1 + math.exp(-i / _SUMMARY_LEAD)), 9)

    best = candidates[max(short, key=lambda i: (worth(i), -i))]
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
            yield _Sentence(start, end, count, _stems(words), _SPEECH.search(words) is not None)


def _is_spoilt(start: int, end: int, annotations: Annotations) -> bool:
    """Whether the sentence is damaged, or mostly a quotation."""
    if any((spot.start < end and start < spot.end) or start <= spot.at < end for spot in annotations.damage):
        return True
    quoted = sum(max(0, min(end, q.end) - max(start, q.start)) for q in annotations.quotations if q.direct)
    return quoted > _QUOTED_SHARE * (end - start)


def _weights(title: str, candidates: Sequence[_Sentence]) -> dict[str, float]:
    """What each word is worth; the title counts as the first sentence."""
    sentences_of = [_stems(title), *(sentence.stems for sentence in candidates)]
    uses = Counter(term for stems in sentences_of for term in stems)
    first: dict[str, int] = {}
    for place, stems in enumerate(sentences_of if title else sentences_of[1:]):
        for term in stems:
            first.setdefault(term, place)
    return {term: math.log1p(uses[term]) ** _USE * math.exp(-place / _EARLY) for term, place in first.items()}


def _worth(sentence: _Sentence, weights: Mapping[str, float], covered: Collection[str]) -> float:
    """The weight that a sentence adds, for its length."""
    added = sum(weights[term] for term in sorted(sentence.stems.difference(covered)))
    too_long = max(0, sentence.words - _LONG_WORDS) / _LONG_WORDS
    heard = _SPOKEN if sentence.spoken else 1.0
    return heard * added / (math.pow(sentence.words + _SMOOTHING, _LENGTH) * (1 + _LONG * too_long))


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(match[0]) for match in TOKEN.finditer(text) if match[0].lower() not in STOP_WORDS)
