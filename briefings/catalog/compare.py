"""Sources of one story side by side, and what only one of them states.

The rule is exact and plain. A resolved date counts as stated elsewhere where another source resolves the same date, or
one within it; a figure where another source has the same number in the same scale. A figure is a number in digits;
years, what stands within a date, and bare numbers up to twelve are none. That only one source states something says
nothing about who is right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from briefings.catalog.facts import Sentences
from briefings.catalog.library import Record
from briefings.catalog.rows import KeyPoint, SourceColumn
from briefings.model import Article
from briefings.times import UNRESOLVED

MOST_SENTENCES = 8
_SMALL = frozenset(map(str, range(13)))
_FIGURE = re.compile(
    # The first digit stands before the look behind it, because a search for a digit is fast and one for nothing is not.
    r"(?P<number>\d(?<![\w.,/:\-]\d)(?:\d{0,2}(?:,\d{3})+|\d*))(?P<fraction>\.\d+)?(?![\d/:]|,\d)"
    r"(?:(?P<scale>%|[ -](?:percent|per cent|hundred|thousand|million|billion|trillion)\b))?(?: [a-z]+\b)?"
)
_SIGN = re.compile(r"(?:US)?[$€£¥]\s?$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class _Stated(msgspec.Struct, frozen=True):
    """What one source states: dates and figures, each with the place of its first appearance."""

    dates: Mapping[str, tuple[Record, int]]
    figures: Mapping[str, tuple[Record, int, str]]


def side_by_side(records: Sequence[Record]) -> tuple[SourceColumn, ...]:
    """One column for each source in order of name, those that state no publisher together at the end.

    Args:
        records: The story's articles, newest first.
    """
    sources: dict[str, list[Record]] = {}
    for record in records:
        sources.setdefault(record.line.source or "", []).append(record)
    several = len(sources) > 1
    stated = {source: _stated(members) if several else _Stated({}, {}) for source, members in sources.items()}
    order = sorted(sources, key=lambda source: (not source, source))
    return tuple(_column(source, sources[source], stated) for source in order)


def _column(source: str, members: Sequence[Record], stated: Mapping[str, _Stated]) -> SourceColumn:
    own = stated[source]
    others = [one for name, one in stated.items() if name != source]
    dates = [value for value in own.dates if not any(_has_date(one, value) for one in others)]
    figures = [key for key in own.figures if not any(key in one.figures for one in others)]
    places = [own.dates[value] for value in dates] + [own.figures[key][:2] for key in figures]
    sentences = [point for record in members for point in _sentences(record, places)]
    return SourceColumn(
        source=source or None,
        articles=tuple(record.line for record in members),
        statements=sum(len(record.facts.statements) for record in members),
        dates=tuple(sorted(dates)),
        figures=tuple(own.figures[key][2] for key in figures),
        sentences=tuple(sentences[:MOST_SENTENCES]),
    )


def _has_date(other: _Stated, value: str) -> bool:
    return any(known.startswith(value) for known in other.dates)


def _stated(members: Sequence[Record]) -> _Stated:
    dates: dict[str, tuple[Record, int]] = {}
    figures: dict[str, tuple[Record, int, str]] = {}
    for record in members:
        if record.rights == "link":
            continue
        for date in record.article.annotations.dates:
            if date.value != UNRESOLVED:
                dates.setdefault(date.value, (record, date.start))
        for start, key, words in _figures(record.article):
            figures.setdefault(key, (record, start, words))
    return _Stated(dates, figures)


def _figures(article: Article) -> list[tuple[int, str, str]]:
    """Start, comparable form and words of each figure in an article's text."""
    dates = [(date.start, date.end) for date in article.annotations.dates]
    found = []
    for match in _FIGURE.finditer(article.text):
        number = match["number"].replace(",", "") + (match["fraction"] or "")
        scale = (match["scale"] or "").strip(" -").replace("per cent", "%").replace("percent", "%")
        sign = _SIGN.search(article.text, max(0, match.start() - len("US$ ")), match.start())
        bare = not (sign or scale or match["fraction"])
        if bare and (_YEAR.fullmatch(match["number"]) or number in _SMALL):
            continue
        if not any(start < match.end("number") and match.start() < end for start, end in dates):
            found.append((match.start(), f"{number} {scale}", f"{sign[0] if sign else ''}{match[0]}"))
    return found


def _sentences(record: Record, places: Sequence[tuple[Record, int]]) -> list[KeyPoint]:
    """The sentences of one article that hold any of the places, in order."""
    offsets = sorted(offset for other, offset in places if other is record)
    if not offsets:
        return []
    sentences = Sentences(record.article)
    holding = dict.fromkeys(sentences.at(offset) for offset in offsets)
    return [record.cite(sentence) for sentence in holding if sentence]
