"""Periods of the automatic briefings: days, ISO weeks (ISO 8601) and months."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefings.config import Period
from briefings.times import precision

_SLUG = re.compile(r"\d{4}-(?:w\d\d|\d\d(?:-\d\d)?)")


def is_slug_of_period(slug: str) -> bool:
    """Whether an automatic briefing could be called so: ``2016-04-21``, ``2016-w16``, ``2016-04``."""
    return _SLUG.fullmatch(slug) is not None


def period_of(published: str | None, length: Period) -> str | None:
    """``2016-04-21``, ``2016-W16`` or ``2016-04``; None where the source does not state the time that exactly."""
    if published is None or precision(published) == "year" or (precision(published) == "month" and length != "month"):
        return None
    if length == "month":
        return published[:7]
    if length == "day":
        return published[:10]
    year, week, _ = date.fromisoformat(published[:10]).isocalendar()
    return f"{year:04d}-W{week:02d}"


def bounds(period: str) -> tuple[date, date]:
    """First and last day of a period."""
    year, _, week = period.partition("-W")
    if week:
        first = date.fromisocalendar(int(year), int(week), 1)
        return first, first + timedelta(days=6)
    if len(period) > len("2016-04"):
        return date.fromisoformat(period), date.fromisoformat(period)
    first = date.fromisoformat(f"{period}-01")
    following = (first + timedelta(days=31)).replace(day=1)
    return first, following - timedelta(days=1)
