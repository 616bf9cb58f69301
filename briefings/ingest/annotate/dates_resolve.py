"""Which day, month or year an expression means, and why: expression + publication day + what was named before."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from briefings.ingest.annotate import dates_units as units
from briefings.ingest.annotate import dates_words as words
from briefings.ingest.annotate.dates_grammar import Expression
from briefings.ingest.annotate.dates_tense import Tense
from briefings.ingest.annotate.dates_units import Anchor, Reference, Resolution, resolved, unresolved, value_of

_NEAR_WEEKS = 8
_FAR_WEEKS = 39
_LATE = 3
"""From this month on the new year is the next one."""


def needs_tense(expression: Expression) -> bool:
    """Whether the verbs beside the words can matter for their value."""
    return expression.year is None and expression.kind in {"day", "month", "weekday", "holiday", "period"}


def resolve(expression: Expression, ref: Reference, anchor: Anchor, tense: Tense | None) -> Resolution:
    """The value of one expression, or why it stays unresolved.

    Args:
        expression: The words, taken apart.
        ref: The publication day.
        anchor: The last time named before in the same or the preceding paragraph.
        tense: What the verbs say (`dates_tense.tense`).
    """
    try:
        if expression.kind == "anchored":
            return units.from_anchor(expression, ref, anchor)
        if expression.year is not None:
            return _printed(expression)
        if ref.year is None:
            return unresolved(ref.missing)
        return _relative(expression, ref, anchor, tense)
    except (OverflowError, ValueError):  # "900 weeks ago" of an old chronicle: the calendar begins with the year 1
        return unresolved("out of the calendar")


def _relative(expression: Expression, ref: Reference, anchor: Anchor, tense: Tense | None) -> Resolution:
    if expression.toward:
        tense = "past" if expression.toward < 0 else "future"
    if expression.kind in {"day", "month"}:
        return _without_year(expression, ref, anchor, tense)
    if expression.name == "end" and anchor.year not in {None, ref.year}:
        return units.from_anchor(expression, ref, anchor)
    if expression.name == "new year" and (ref.month or 0) >= _LATE:
        return units.from_reference(expression._replace(shift=1), ref, tense)
    if expression.kind in {"period", "season", "ago"}:
        return units.from_reference(expression, ref, tense)
    if ref.day is None:
        return unresolved(ref.missing)
    if expression.kind == "weekday":
        return _weekday(expression, ref.day, ref, tense)
    if expression.kind == "holiday":
        return _holiday(expression, ref.day, ref, tense)
    day = ref.day + timedelta(days=expression.shift)
    return resolved(day.isoformat(), units.from_words(expression.shift, "day", ref), "date-near")


def _printed(expression: Expression) -> Resolution:
    value = value_of(expression.year or 0, expression.month, expression.day)
    if expression.name == "attacks":
        return resolved(value, "the attacks known by this day", "date-holiday")
    printed = {4: "printed: year", 7: "printed: month and year"}.get(len(value), "printed in full")
    return resolved(value, printed, "date-printed")


def _weekday(expression: Expression, today: date, ref: Reference, tense: Tense | None) -> Resolution:
    wanted, toward = expression.weekday or 0, expression.toward or 0
    if expression.unit == "week":
        day = today + timedelta(weeks=toward, days=wanted - today.weekday())
        which = {-1: "week before", 0: "week of", 1: "week after"}[toward]
        return resolved(day.isoformat(), f"weekday in the {which} {ref}", "date-weekday")
    back = (today.weekday() - wanted) % 7
    if back == 0 and not toward:
        return resolved(today.isoformat(), f"weekday of {ref}", "date-weekday")
    if tense == "future":
        day = today + timedelta(days=7 - back)
        return resolved(day.isoformat(), f"weekday after {ref}", "date-weekday")
    day = today - timedelta(days=back or 7)
    return resolved(day.isoformat(), f"weekday before {ref}", "date-weekday")


def _without_year(expression: Expression, ref: Reference, anchor: Anchor, tense: Tense | None) -> Resolution:
    rule = "date-day" if expression.day else "date-month"
    if expression.in_year:
        return _in_year(expression, ref, anchor, rule)
    if ref.month is None:
        return unresolved(ref.missing)
    if expression.day and ref.day:
        year, evidence = _nearest_day(expression, ref.day, tense)
    else:
        year, evidence = _nearest_month(expression, ref.year or 0, ref.month, tense)
    if evidence == "same":
        evidence = "day of" if expression.day else "month of"
    return resolved(value_of(year, expression.month, expression.day), f"{evidence} {ref}", rule)


def _in_year(expression: Expression, ref: Reference, anchor: Anchor, rule: str) -> Resolution:
    if expression.in_year == "that":
        if anchor.year is None:
            return unresolved("no year is named before it")
        year, evidence = anchor.year, f"that year, {anchor.value}"
    else:
        year = (ref.year or 0) + {"last": -1, "this": 0, "next": 1}[expression.in_year]
        evidence = f"{expression.in_year} year, {ref}"
    return resolved(value_of(year, expression.month, expression.day), evidence, rule)


def _nearest_day(expression: Expression, today: date, tense: Tense | None) -> tuple[int, str]:
    """Past or future by the verbs, and by nearness where they are silent or would lead far off."""
    there = (expression.month or 0, expression.day or 0)
    if there == (today.month, today.day) and not expression.toward:
        return today.year, "same"
    past = today.year - (there >= (today.month, today.day))
    back, ahead = (abs(_days_until(today, year, *there)) / 7 for year in (past, past + 1))
    if expression.toward:
        future = expression.toward > 0
    elif tense is None:
        future = ahead <= _NEAR_WEEKS
    elif tense == "future":
        future = not (back <= _NEAR_WEEKS and ahead > _FAR_WEEKS)
    else:
        future = ahead <= _NEAR_WEEKS / 2 and back > _FAR_WEEKS
    return (past + 1, "first after") if future else (past, "last before")


def _nearest_month(expression: Expression, year: int, here: int, tense: Tense | None) -> tuple[int, str]:
    month = expression.month or 0
    if month == here and not expression.toward:
        return year, "same"
    near = 0 < (month - here) % 12 <= _NEAR_WEEKS // 4
    if tense == "future" or (tense is None and near):
        return year + (month <= here), "first after"
    return year - (month >= here), "last before"


def _days_until(today: date, year: int, month: int, day: int) -> int:
    return (date(year, month, min(day, calendar.monthrange(year, month)[1])) - today).days


def _holiday(expression: Expression, today: date, ref: Reference, tense: Tense | None) -> Resolution:
    day_in = words.HOLIDAYS[expression.name]
    if tense == "future":
        day = min(day for day in map(day_in, (today.year, today.year + 1)) if day >= today)
        return resolved(day.isoformat(), f"first after {ref}", "date-holiday")
    day = max(day for day in map(day_in, (today.year - 1, today.year)) if day <= today)
    return resolved(day.isoformat(), f"last before {ref}", "date-holiday")
