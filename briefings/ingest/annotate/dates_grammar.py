"""Finds the words that name a time: text → expressions, without saying yet which day they mean.

Durations and ages (``15 years``), decades, centuries, quarters without a year, hours, and what recurs (``every
Friday``) are no dates here: EDTF level 0 has no value for them, or they name no one time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal, NamedTuple

from briefings.ingest.annotate import dates_patterns as patterns
from briefings.ingest.annotate import dates_words as words

Kind = Literal["day", "month", "year", "weekday", "near", "period", "season", "ago", "anchored", "holiday"]

_TOWARD = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_SHIFT = {"next": 1, "following": 1, "after": 1, "later": 1, "previous": -1, "before": -1, "earlier": -1}
_ALSO_NAMES = frozenset(("May", "March", "April", "June", "August", "MAY", "MARCH"))
_DETERMINERS = ("the ", "The ", "an ", "’s ", "'s ")
_DECEMBER = 12


class Expression(NamedTuple):
    """Words that name a time, taken apart; what they do not say is None.

    Attributes:
        kind: ``near`` counts days from today (yesterday is -1), ``period`` units from the present one (last year is
            -1), ``ago`` units back to the unit's own precision, ``anchored`` units from a time named earlier.
        shift: How many units after (or, negative, before).
        toward: -1 or 1 where the words themselves say past or future (``last Friday``), 0 for ``this``.
        unit: day, week, weekend, month, year, decade or season.
        in_year: ``this``, ``last``, ``next`` or ``that``, of ``in April this year``.
        name: Of a season or holiday; ``end`` of the period that is spoken of; ``new year``.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int = 0
    toward: int | None = None
    unit: str = ""
    in_year: str = ""
    name: str = ""


def find(text: str) -> Iterator[Expression]:
    """The expressions of a text in order; none overlaps another, and the longest of two that start alike is taken."""
    found = [expression for read in _READERS for expression in read(text)]
    found.sort(key=lambda expression: (expression.start, -expression.end))
    kept: list[Expression] = []
    for expression in found:
        if not kept or expression.start >= kept[-1].end:
            kept.append(expression)
    for expression, after in zip_longest(kept, kept[1:]):
        yield _with_year_of(expression, after, text) if after else expression


def _with_year_of(expression: Expression, after: Expression, text: str) -> Expression:
    """``May 3`` in ``between May 3 and May 5, 2016``."""
    alike = expression.kind == after.kind == "day" and expression.year is expression.toward is None
    if alike and after.year and patterns.JOINED.fullmatch(text, expression.end, after.start):
        return expression._replace(year=after.year)
    return expression


def _days(text: str) -> Iterator[Expression]:
    for search in (patterns.MONTH_DAY, patterns.DAY_MONTH):
        for match in search.matches(text):
            if text[match.start("month") - 1] == "-" and not match["year"]:
                continue
            day = _day(match)
            if (day.month, day.day, day.year) == (9, 11, None) and patterns.ATTACKS.match(text, day.end):
                day = day._replace(year=2001, name="attacks")
            listed = tuple(_listed(text, day, match))
            yield day._replace(year=day.year or next((item.year for item in listed if item.year), None))
            yield from listed


def _day(match: re.Match[str]) -> Expression:
    return Expression(
        match.start(),
        match.end(),
        "day",
        year=_number(match["year"]),
        month=words.month_number(match["month"]),
        day=words.day_number(match["day"]),
        toward=_toward(match["which"]),
        in_year=match["in_year"] or "",
    )


def _listed(text: str, day: Expression, match: re.Match[str]) -> Iterator[Expression]:
    """``25`` of ``April 24 and 25`` and ``24`` of ``24 to 26 April``."""
    if match.start("day") > match.start("month"):
        if more := patterns.NEXT_IN_LIST.match(text, match.end()):
            year = _number(more["year"]) or day.year
            yield day._replace(start=more.start("day"), end=more.end(), day=words.day_number(more["day"]), year=year)
    elif before := patterns.BEFORE_IN_LIST.search(text, max(0, match.start() - 8), match.start()):
        yield day._replace(start=before.start("day"), end=before.end("day"), day=words.day_number(before["day"]))


def _figures(text: str) -> Iterator[Expression]:
    for match in patterns.ISO.matches(text):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        yield Expression(match.start(), match.end(), "day", year=year, month=month, day=day)
    for match in patterns.NUMERIC.matches(text):
        # Which of 03/04 is the month depends on the country; only a figure over 12 (or two equal ones) tells.
        month, day = sorted((int(match["a"]), int(match["b"])))
        if 1 <= month <= _DECEMBER and (day > _DECEMBER or day == month):
            yield Expression(match.start(), match.end(), "day", year=int(match["year"]), month=month, day=day)


def _months(text: str) -> Iterator[Expression]:
    for match in patterns.MONTH.matches(text):
        bare = not (match["year"] or match["in_year"] or match["which"])
        if bare and _is_no_month(text, match):
            continue
        yield Expression(
            match.start(),
            match.end(),
            "month",
            year=_number(match["year"]),
            month=words.month_number(match["month"]),
            toward=_toward(match["which"]),
            in_year=match["in_year"] or "",
        )


def _is_no_month(text: str, match: re.Match[str]) -> bool:
    """``May`` and ``March`` are verbs and names too: alone they need a word before them that makes them a month."""
    word, start = match["month"], match.start("month")
    if word in _ALSO_NAMES:
        placed = patterns.BEFORE_A_MONTH.search(text, max(0, start - 12), start)
        if placed:
            named = patterns.BEFORE_A_NAME.search(text, max(0, start - 8), start)
            return bool(named and patterns.CAPITALIZED.match(text, match.end()))
        return word.upper() == "MAY" or not text.endswith(_DETERMINERS, 0, start)
    # An abbreviation without its full stop and without a day is more often a name (Jan, Mar).
    return word not in words.MONTHS and word.capitalize() not in words.MONTHS and not word.endswith(".")


def _years(text: str) -> Iterator[Expression]:
    for match in patterns.YEAR.matches(text):
        start = match.start("year")
        low = max(0, start - 14)
        if patterns.BEFORE_A_NUMBER.search(text, low, start) or patterns.COUNTED.match(text, match.end()):
            continue
        further = patterns.NEXT_YEAR.match(text, match.end())
        if further and int(further["year"]) == (int(match["year"]) + 1) % 100:
            continue
        sure = start > match.start() or patterns.LIKELY_YEAR.fullmatch(match["year"])
        if sure or patterns.BEFORE_A_YEAR.search(text, low, start):
            yield Expression(match.start(), match.end(), "year", year=int(match["year"]))


def _weekdays(text: str) -> Iterator[Expression]:
    for match in patterns.WEEKDAY.matches(text):
        recurs = patterns.RECURS.search(text, max(0, match.start() - 12), match.start())
        if recurs or patterns.NEWSPAPER.match(text, match.end("weekday")):
            continue
        yield Expression(
            match.start(),
            match.end(),
            "weekday",
            weekday=words.weekday_number(match["weekday"]),
            toward=_toward(match["week"] or match["which"]),
            unit="week" if match["week"] else "",
        )


def _nears(text: str) -> Iterator[Expression]:
    for search, shift in patterns.DAYS_FROM_TODAY:
        for match in search.matches(text):
            yield Expression(match.start(), match.end(), "near", shift=shift)


def _periods(text: str) -> Iterator[Expression]:
    for match in patterns.PERIOD.matches(text):
        season = (match["season"] or "").lower()
        kind: Kind = "season" if season else "period"
        unit, shift = "season" if season else match["unit"], _toward(match["which"]) or 0
        yield Expression(match.start(), match.end(), kind, shift=shift, toward=shift, unit=unit, name=season)
    for match in patterns.END_OF_PERIOD.matches(text):
        yield Expression(match.start(), match.end(), "period", unit=match["unit"], name="end")
    for match in patterns.NEW_YEAR.matches(text):
        yield Expression(match.start("words"), match.end(), "period", unit="year", name="new year")
    for match in patterns.WEEKEND.matches(text):
        yield Expression(match.start("unit") - len("the "), match.end(), "period", unit="weekend")


def _counted(text: str) -> Iterator[Expression]:
    for match in patterns.AGO.matches(text):
        yield Expression(match.start(), match.end(), "ago", shift=-words.count_of(match["count"]), unit=match["unit"])
    for match in patterns.LATER.matches(text):
        shift = _SHIFT[match["way"]] * words.count_of(match["count"])
        yield Expression(match.start(), match.end(), "anchored", shift=shift, unit=match["unit"])


def _anchored(text: str) -> Iterator[Expression]:
    for search in (patterns.THAT, patterns.DAY_AFTER):
        for match in search.matches(text):
            shift = _SHIFT.get(match["way"].split()[-1].lower(), 0)
            unit = match["unit"] if match["unit"] in {"month", "year"} else "day"
            yield Expression(match.start(), match.end(), "anchored", shift=shift, unit=unit)


def _holidays(text: str) -> Iterator[Expression]:
    for match in patterns.HOLIDAY.matches(text):
        name = match["name"].replace("'", "’")
        yield Expression(match.start(), match.end(), "holiday", name=name, toward=_toward(match["which"]))


def _number(figure: str | None) -> int | None:
    return int(figure) if figure else None


def _toward(which: str | None) -> int | None:
    """-1, 0 or 1 for ``last``, ``this``, ``next``; ``this past`` and ``this coming`` say what their last word says."""
    return _TOWARD[which.split()[-1].lower()] if which else None


_READERS = (_days, _figures, _months, _years, _weekdays, _nears, _periods, _counted, _anchored, _holidays)
