"""Times counted in units from the publication or from a time named before: ``last month``, ``a day earlier``."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from briefings import times
from briefings.ingest.annotate import dates_words as words
from briefings.ingest.annotate.dates_grammar import Expression
from briefings.ingest.annotate.dates_tense import Tense

_YEARS = {"year": 1, "decade": 10}


class Reference(NamedTuple):
    """What relative words are counted from: the publication, or the printed dateline, as far as it is known.

    Attributes:
        what: ``quotation`` where words quoted are counted from the time when they were said.
    """

    year: int | None = None
    month: int | None = None
    day: date | None = None
    what: str = "dateline"

    def __str__(self) -> str:
        if self.day:
            return f"{self.what} {words.WEEKDAYS[self.day.weekday()][:3]} {self.day.isoformat()}"
        return f"{self.what} {value_of(self.year or 0, self.month)}"

    @property
    def missing(self) -> str:
        """Why words that need a day are unresolved."""
        lacks = "no publication day" if self.what == "dateline" else "the day when it was said is not stated"
        return f"{lacks}, {self} alone" if self.year else lacks


class Anchor(NamedTuple):
    """The last time named before, and the last that was named to the day, which ``a day earlier`` counts from."""

    value: str | None = None
    last_day: str | None = None

    @property
    def day(self) -> date | None:
        """The last day named."""
        return times.day_of(self.last_day)

    @property
    def year(self) -> int | None:
        """The year, where any time was named."""
        return int(self.value[:4]) if self.value else None

    @property
    def month(self) -> int | None:
        """The month, where the time is known to it."""
        return int(self.value[5:7]) if self.value and len(self.value) >= len("2019-05") else None


class Resolution(NamedTuple):
    """A value as in `briefings.times` or ``unresolved``, the evidence in words, and the rule that gave them."""

    value: str
    evidence: str
    rule: str


def reference(value: str | None) -> Reference:
    """The reference that a publication date gives, to its own precision."""
    if not value:
        return Reference()
    month = int(value[5:7]) if len(value) >= len("2019-05") else None
    return Reference(int(value[:4]), month, times.day_of(value))


def resolved(value: str, evidence: str, rule: str) -> Resolution:
    """The resolution, unless the calendar has no such time."""
    return Resolution(value, evidence, rule) if times.is_value(value) else unresolved("no such day in the calendar")


def unresolved(why: str) -> Resolution:
    """No value, and why."""
    return Resolution(times.UNRESOLVED, why, "date-unresolved")


def value_of(year: int, month: int | None = None, day: int | None = None) -> str:
    """``2019``, ``2019-05`` or ``2019-05-06``."""
    value = f"{year:04}"
    if month:
        value += f"-{month:02}"
    return f"{value}-{day:02}" if month and day else value


def from_words(shift: int, unit: str, origin: object) -> str:
    """The evidence of a count: ``a day before X``, ``3 weeks after X``, ``year of X``."""
    if not shift:
        return f"{unit} of {origin}"
    count = f"a {unit}" if abs(shift) == 1 else f"{abs(shift)} {unit}s"
    return f"{count} {'before' if shift < 0 else 'after'} {origin}"


def from_reference(expression: Expression, ref: Reference, tense: Tense | None) -> Resolution:
    """``last month``, ``two years ago``, ``next week``, to the precision of the unit.

    A week, weekend or season has no value of its own (EDTF level 0), so it gets the month or year that holds all of it.
    """
    shift, unit = expression.shift, expression.unit
    evidence = from_words(shift, unit, ref)
    rule = "date-ago" if expression.kind == "ago" else "date-period"
    if unit in _YEARS:
        return resolved(value_of((ref.year or 0) + shift * _YEARS[unit]), evidence, rule)
    if unit == "month" and ref.month:
        return resolved(_month_shifted(ref.year or 0, ref.month, shift), evidence, rule)
    if ref.day is None:
        return unresolved(ref.missing)
    if unit == "day":
        return resolved((ref.day + timedelta(days=shift)).isoformat(), evidence, rule)
    if unit == "season":
        return _season(expression, ref.day, evidence)
    if unit == "weekend":
        return _weekend(expression, ref, ref.day, tense)
    monday = ref.day - timedelta(days=ref.day.weekday()) + timedelta(weeks=shift)
    return _containing(monday, monday + timedelta(days=calendar.SUNDAY), evidence)


def from_anchor(expression: Expression, ref: Reference, anchor: Anchor) -> Resolution:
    """``a day earlier``, ``that year``, ``two weeks later``: counted from the last time named before."""
    shift, unit, year = expression.shift, expression.unit, anchor.year
    evidence = from_words(shift, unit, anchor.value)
    if unit in _YEARS and year is not None:
        return resolved(value_of(year + shift * _YEARS[unit]), evidence, "date-anchor")
    if unit == "month" and anchor.month and year is not None:
        return resolved(_month_shifted(year, anchor.month, shift), evidence, "date-anchor")
    if unit in {"day", "week"} and anchor.day:
        day = anchor.day + timedelta(days=shift * (7 if unit == "week" else 1))
        return resolved(day.isoformat(), from_words(shift, unit, anchor.day), "date-anchor")
    if (unit, shift, anchor.value) == ("year", -1, None) and ref.year is not None:
        # Figures are compared with those "of a year earlier" without a time being named.
        return resolved(value_of(ref.year - 1), from_words(-1, "year", ref), "date-anchor")
    return unresolved("no time is named before it" if ref.year or anchor.value else ref.missing)


def _weekend(expression: Expression, ref: Reference, today: date, tense: Tense | None) -> Resolution:
    shift = expression.shift
    if expression.toward is None and tense != "future" and today.weekday() < calendar.SATURDAY:
        shift = -1  # "over the weekend", on a weekday, is the one that has passed
    saturday = today + timedelta(weeks=shift, days=calendar.SATURDAY - today.weekday())
    return _containing(saturday, saturday + timedelta(days=1), from_words(shift, "weekend", ref))


def _season(expression: Expression, today: date, evidence: str) -> Resolution:
    if expression.name not in words.SEASONS:
        return unresolved("a winter lies in two years")
    first, last = words.SEASONS[expression.name]
    year = today.year - (expression.shift < 0 and today.month <= last) + (expression.shift > 0 and today.month >= first)
    return resolved(value_of(year), f"{evidence}, to the year", "date-period")


def _containing(first: date, last: date, evidence: str) -> Resolution:
    if (first.year, first.month) == (last.year, last.month):
        return resolved(value_of(first.year, first.month), f"{evidence}, to the month", "date-week")
    if first.year == last.year:
        return resolved(value_of(first.year), f"{evidence}, to the year", "date-week")
    return unresolved(f"{evidence}, which lies in two years")


def _month_shifted(year: int, month: int, shift: int) -> str:
    years, rest = divmod(month - 1 + shift, 12)
    return value_of(year + years, rest + 1)
