"""Dates as sources state them: to the year, the month, the day or the minute, with or without a zone.

Values are EDTF level 0 (ISO 8601-2:2019) strings: ``2019``, ``2019-05``, ``2019-05-06``, ``2019-05-07T16:30``; a
value may end in ``Z`` or an offset. What is not stated stays unstated here; only feeds, which must name an instant,
fill it in.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

UNRESOLVED = "unresolved"

_OF_THE_MACHINE = frozenset({"localtime", "posixrules", "Factory"})
"""Files beside those of the zones: what they say depends on where they are read."""

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?"
)


def is_value(value: str) -> bool:
    """Whether this is a date that exists, in the form above."""
    match = _VALUE.fullmatch(value)
    if not match:
        return False
    try:
        first_instant(value, UTC)
    except ValueError:
        return False
    return True


def precision(value: str) -> str:
    """``year``, ``month``, ``day`` or ``minute``."""
    return {4: "year", 7: "month", 10: "day"}.get(len(value), "minute")


def names_zone(value: str) -> bool:
    """Whether a value ends in ``Z`` or an offset."""
    match = _VALUE.fullmatch(value)
    return bool(match and match["zone"])


def day_of(value: str | None) -> date | None:
    """The calendar day, where the value names one."""
    if not value or value == UNRESOLVED or len(value) < len("2019-05-06"):
        return None
    return date.fromisoformat(value[:10])


def zone_named(name: str) -> tzinfo | None:
    """The zone of an IANA name (``Asia/Karachi``) or an offset (``+08:00``, ``Z``); None where there is none such."""
    if name in {"Z", "UTC"}:
        return UTC
    if name in _OF_THE_MACHINE:
        return None
    match = re.fullmatch(r"([+-])(\d\d):(\d\d)", name)
    if match:
        minutes = int(match[2]) * 60 + int(match[3])
        return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes)) if minutes < 24 * 60 else None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - looks for a database, and most sites are UTC

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def first_instant(value: str, zone: tzinfo) -> datetime:
    """The first instant of the time that the value names; ``zone`` counts where the value names none.

    Its offset is of whole minutes.

    Raises:
        ValueError: if the value has another form, or names no real date.
    """
    match = _VALUE.fullmatch(value)
    if not match:
        raise ValueError(f"not a date: {value!r}")
    if match["day"] and not match["zone"] and value.isascii():
        return _told(datetime.fromisoformat(value).replace(tzinfo=zone))  # most values, in a third of the time
    own = zone_named(match["zone"]) if match["zone"] else zone
    if own is None:
        raise ValueError(f"no such zone: {value!r}")
    found = datetime(
        int(match["year"]),
        int(match["month"] or 1),
        int(match["day"] or 1),
        int(match["hour"] or 0),
        int(match["minute"] or 0),
        int(match["second"] or 0),
        tzinfo=own,
    )
    return _told(found)


def _told(moment: datetime) -> datetime:
    """The same instant with an offset that RFC 3339 can tell: until 1972 clocks somewhere were odd seconds apart.

    It is rounded up, so that the day that begins then stays the day (RFC 3339, 5.8, has such an example).
    """
    if type(moment.tzinfo) is timezone:
        return moment
    offset = moment.utcoffset() or timedelta()
    odd = offset.seconds % 60
    if not odd:
        return moment
    missing = timedelta(seconds=60 - odd)
    return moment.replace(tzinfo=timezone(offset + missing)) + missing
