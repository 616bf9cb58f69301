"""Sources of one story side by side: what only one states, and where two that tell of one event agree or differ.

The rules are exact and plain. *Alone*: a resolved date counts as stated elsewhere where another source resolves the
same date, or one within it; a figure where another source has the same number in the same scale. *One event*: two
sentences of different sources tell of one event where they share at least 4 words of meaning and half of those of the
shorter one, and their articles were published within 4 days of each other, as far as both are dated. Of such a pair
the best for each sentence counts. It *differs* only where all names in one sentence stand in the other too: in
figures where both count the same thing (dollars, percent, the word behind the number) and share no number of it; in
dates where no day of the one lies within any of the other. It *agrees* in a figure or day that both have, unless one
sentence is a reprint of the other. None of this says who is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from briefings.catalog.alike import likeness, meaning, names
from briefings.catalog.facts import Stated
from briefings.catalog.library import Record
from briefings.catalog.list_rows import Matched, Side
from briefings.catalog.rows import SourceColumn
from briefings.times import day_of

MOST_SENTENCES = 6
MOST_MATCHED = 6
"""Rows of each kind: differing, and agreeing."""
MOST_COMPARED = 60
"""Articles of a story in which events are looked for, the newest."""

_SHARED = 4
_PART_SHARED = 0.5
_DAYS_APART = 4
_COMMON = 0.25
_REPRINT = 0.85
"""From this likeness on, two sentences are one that both outlets printed, and agree in nothing but that."""

_FEWEST_WORDS = 5
"""A sentence with fewer words says too little by itself."""


class _Known(msgspec.Struct, frozen=True):
    """The dates (with the months and years that hold them) and figures that one source states."""

    dates: frozenset[str]
    figures: frozenset[str]


class _Sentence(NamedTuple):
    """A sentence that can be compared, with the words of meaning in it."""

    source: str
    published: str | None
    stated: Stated
    words: frozenset[str]
    names: frozenset[str]


def side_by_side(records: Sequence[Record]) -> tuple[SourceColumn, ...]:
    """One column for each source in order of name, those that state no publisher together at the end.

    Args:
        records: The story's articles, newest first.
    """
    sources = _by_source(records)
    known = {source: _known(members) for source, members in sources.items()} if len(sources) > 1 else {}
    order = sorted(sources, key=lambda source: (not source, source))
    return tuple(_column(source, sources[source], known) for source in order)


def _by_source(records: Sequence[Record]) -> dict[str, list[Record]]:
    sources: dict[str, list[Record]] = {}
    for record in records:
        sources.setdefault(record.line.source or "", []).append(record)
    return sources


def _known(members: Sequence[Record]) -> _Known:
    stated = [one for record in members for one in record.facts.stated]
    dates = (value[:length] for one in stated for value in one.dates for length in (4, 7, len(value)))
    return _Known(frozenset(dates), frozenset(figure.key for one in stated for figure in one.figures))


def _column(source: str, members: Sequence[Record], known: Mapping[str, _Known]) -> SourceColumn:
    others = [one for name, one in known.items() if name != source]
    dates: set[str] = set()
    figures: dict[str, str] = {}
    sentences = []
    for stated in (one for record in members for one in record.facts.stated) if others else ():
        days = {value for value in stated.dates if not any(value in one.dates for one in others)} - dates
        counted = {
            figure.key: figure.words
            for figure in stated.figures
            if figure.key not in figures and not any(figure.key in one.figures for one in others)
        }
        if days or counted:
            sentences.append(stated.sentence)
            dates |= days
            figures |= counted
    return SourceColumn(
        source=source or None,
        articles=tuple(record.line for record in members),
        statements=sum(len(record.notice.speakers) for record in members),
        dates=tuple(sorted(dates)),
        figures=tuple(figures.values()),
        sentences=tuple(one for one in sentences if len(one.text.split()) >= _FEWEST_WORDS)[:MOST_SENTENCES],
    )


def matched(records: Sequence[Record]) -> tuple[tuple[Matched, ...], tuple[Matched, ...]]:
    """Where sources that tell of one event differ, and where they agree: the pairs most alike first.

    Args:
        records: The story's articles, newest first.
    """
    found = _Found()
    if len(_by_source(records)) > 1:
        for one, other in _pairs(
            [_sentence(record, stated) for record in records[:MOST_COMPARED] for stated in record.facts.stated]
        ):
            found.add(one, other)
    return tuple(found.differing[:MOST_MATCHED]), tuple(found.agreeing[:MOST_MATCHED])


def _sentence(record: Record, stated: Stated) -> _Sentence:
    text = stated.sentence.text
    return _Sentence(record.line.source or "", record.published, stated, meaning(text), names(text))


def _pairs(sentences: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Sentences of two sources that tell of one event, the most alike first, each sentence once."""
    holding: dict[str, list[int]] = {}
    for index, sentence in enumerate(sentences):
        for word in sorted(sentence.words):
            holding.setdefault(word, []).append(index)
    most = max(_SHARED, int(len(sentences) * _COMMON))
    alike: list[tuple[float, int, int]] = []
    for index, sentence in enumerate(sentences):
        candidates = Counter(
            other
            for word in sentence.words
            if len(holding[word]) <= most
            for other in holding[word]
            if other > index and sentences[other].source != sentence.source
        )
        for other in candidates:
            likeness = _likeness(sentence, sentences[other])
            if likeness:
                alike.append((-likeness, index, other))
    taken: set[int] = set()
    for _, index, other in sorted(alike):
        if index not in taken and other not in taken:
            taken |= {index, other}
            yield sentences[index], sentences[other]


def _likeness(one: _Sentence, other: _Sentence) -> float:
    """The part of their words that two sentences share, from 0 to 1; 0 where they don't tell of one event."""
    shared = len(one.words & other.words)
    if shared < _SHARED or shared < _PART_SHARED * min(len(one.words), len(other.words)):
        return 0
    day, other_day = day_of(one.published), day_of(other.published)
    if day and other_day and abs((day - other_day).days) > _DAYS_APART:
        return 0
    return likeness(one.words, other.words)


class _Found:
    """Takes pairs, and keeps those that differ or agree in something."""

    def __init__(self) -> None:
        self.differing: list[Matched] = []
        self.agreeing: list[Matched] = []

    def add(self, one: _Sentence, other: _Sentence) -> None:
        """Keeps a pair under each head that it belongs to: once at most as differing, and once as agreeing."""
        sides = (one, other)
        few, many = sorted((one.names, other.names), key=len)
        of_one_matter, reprinted = few <= many, likeness(one.words, other.words) >= _REPRINT
        found = (("figures", _figures(one.stated, other.stated)), ("dates", _dates(one.stated, other.stated)))
        differing = [_matched(kind, sides, values) for kind, (values, _) in found if values and of_one_matter]
        agreeing = [_matched(kind, sides, values) for kind, (_, values) in found if values and not reprinted]
        self.differing += differing[:1]
        self.agreeing += agreeing[:1]


_Values = tuple[tuple[str, ...], tuple[str, ...]] | None


def _figures(one: Stated, other: Stated) -> tuple[_Values, _Values]:
    """The figures in which two sentences differ, and those in which they agree, as each words them."""
    for what in dict.fromkeys(figure.what for figure in one.figures if figure.what):
        left = {figure.key: figure.words for figure in one.figures if figure.what == what}
        right = {figure.key: figure.words for figure in other.figures if figure.what == what}
        if right and not left.keys() & right.keys():
            return (tuple(left.values()), tuple(right.values())), None
    left = {figure.key: figure.words for figure in one.figures}
    right = {figure.key: figure.words for figure in other.figures}
    both = [key for key in left if key in right]
    return None, (tuple(left[key] for key in both), tuple(right[key] for key in both)) if both else None


def _dates(one: Stated, other: Stated) -> tuple[_Values, _Values]:
    """The same of dates."""
    left, right = tuple(dict.fromkeys(one.dates)), tuple(dict.fromkeys(other.dates))
    if not left or not right:
        return None, None
    both = tuple(value for value in left if value in right)
    if both:
        return None, (both, both)
    within = any(a.startswith(b) or b.startswith(a) for a in left for b in right)
    return (None if within else (left, right)), None


def _matched(kind: str, sides: tuple[_Sentence, _Sentence], values: tuple[tuple[str, ...], tuple[str, ...]]) -> Matched:
    named: Literal["figures", "dates"] = "figures" if kind == "figures" else "dates"
    return Matched(
        named,
        tuple(
            Side(source=side.source or None, sentence=side.stated.sentence, values=value)
            for side, value in zip(sides, values, strict=True)
        ),
    )
