"""Dates as pages and wires print them: ``April 21, 2016 4:30 pm``, ``21 April 2016, 18:40 PKT``, ``16:30, 7 May 2019``.

Other languages are read too: ``8. September 2019``, ``1er mai 2019``, ``8 сентября 2019``, ``2019年9月8日``. Only what
is stated is returned: ``03/04/2016`` names two days, so it names none; ``CST`` and ``IST`` name several zones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from briefings.ingest.months import MONTHS

_ZONES = {
    "gmt": "UTC",
    "utc": "UTC",
    "z": "UTC",
    "pkt": "+05:00",
    "npt": "+05:45",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "hkt": "+08:00",
    "sgt": "+08:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cdt": "-05:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "aest": "+10:00",
    "aedt": "+11:00",
    "nzst": "+12:00",
    "nzdt": "+13:00",
}
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=lambda name: -len(name)))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
# Every form below has one, and most lines none: looking for it first is what keeps thousands of lines cheap.
_ANY_YEAR = re.compile(r"(?:18|19|20)\d\d")
_DATES = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/-])", re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s{{0,2}}{_DAY}(?:,\s{{0,2}}|\s){_YEAR}",
        rf"{_DAY}(?:\s(?:of|de))?[\s-]{_MONTH}(?:\sdel?)?[\s,-]{{1,2}}{_YEAR}",
        r"(?P<year>(?:18|19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?=$|[^\d-])",
        r"(?P<year>(?:18|19|20)\d\d)[/.](?P<month>\d\d?)[/.](?P<day>\d\d?)",
        r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>(?:18|19|20)\d\d)",
        r"(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<year>(?:18|19|20)\d\d)",
    )
)
# No space and no other letter parts these dates from the words around them.
_IDEOGRAPHIC = re.compile(
    r"(?<!\d)(?P<year>(?:18|19|20)\d\d)\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]"
)
_DAYS = (*_DATES, _IDEOGRAPHIC)
# An ISO date may run into its time, so this form stands apart from the others.
_STAMP = re.compile(
    r"(?<![\w/.-])(?P<year>(?:18|19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)[T ](?P<hour>\d\d):(?P<minute>\d\d)"
    r"(?::\d\d(?:[.,]\d{1,9})?)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?(?![\w/-])",
    re.IGNORECASE,
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::\d\d)?)?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"(?:\s?\(?(?P<zone>GMT\s?[+-]\s?\d{1,2}(?::?\d\d)?|UTC\s?[+-]\s?\d{1,2}(?::?\d\d)?|[+-]\d\d:?\d\d|(?-i:[A-Z]{2,4})\b)\)?)?"
)
_AFTER = re.compile(rf"[\s,|/•·–-]{{0,4}}(?:(?:at|um|à|в)\s|@\s?)?\(?{_CLOCK}", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<![\w.:/-]){_CLOCK}[\s,|/•·–-]{{1,4}}(?:on\s)?(?:[A-Z][a-z]{{2,8}}[,.]?\s)?$", re.IGNORECASE)
_WORDS_BEFORE = 40


class Printed(msgspec.Struct, frozen=True):
    """A printed date: its value as in `briefings.times`, its zone if stated, and where in the line it stands."""

    value: str
    zone: str | None
    start: int
    end: int


def find(line: str) -> Printed | None:
    """The first date of the line that names a day, with the time and zone printed beside it."""
    if not _ANY_YEAR.search(line):
        return None
    stamp = _STAMP.search(line)
    if stamp and (day := _day(stamp)):
        time = _time(stamp)
        return Printed(day + (f"T{time}" if time else ""), zone(stamp["zone"]), stamp.start(), stamp.end())
    matches = (match for form in _DAYS for match in form.finditer(line))
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        day = _day(match)
        if day:
            return _with_time(line, day, match.start(), match.end())
    return None


def days(text: str) -> Iterator[Printed]:
    """Every day that a text prints in full, in order of place, without times."""
    matches = [match for form in _DAYS for match in form.finditer(text)] if _ANY_YEAR.search(text) else []
    end = 0
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        day = _day(match)
        if day and match.start() >= end:
            end = match.end()
            yield Printed(day, None, match.start(), end)


def zone(name: str | None) -> str | None:
    """The zone that a printed abbreviation or offset names; None where it names none, or several."""
    if not name:
        return None
    bare = re.sub(r"\s", "", name).lower()
    offset = re.fullmatch(r"(?:gmt|utc)?([+-])(\d{1,2}):?(\d\d)?", bare)
    if offset:
        value = f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"
        return "UTC" if value in {"+00:00", "-00:00"} else value
    return _ZONES.get(bare)


def _day(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("first"):
        first, second = int(groups["first"]), int(groups["second"])
        if first != second and min(first, second) <= 12 and max(first, second) <= 12:  # noqa: PLR2004 - months
            return None
        month, day = (first, second) if first <= 12 else (second, first)  # noqa: PLR2004 - months
    else:
        name = " ".join(groups["month"].lower().rstrip(".").split())
        month, day = MONTHS.get(name) or int(name), int(groups["day"])
    try:
        return date(int(groups["year"]), month, day).isoformat()
    except ValueError:
        return None


def _with_time(line: str, day: str, start: int, end: int) -> Printed:
    """The date with a time that follows it, or that stands before it."""
    before = max(0, start - _WORDS_BEFORE)
    for match, offset in ((_AFTER.match(line, end), 0), (_BEFORE.search(line[before:start]), before)):
        time = _time(match) if match else None
        if match and time:
            bounds = min(start, match.start() + offset), max(end, match.end() + offset)
            return Printed(f"{day}T{time}", zone(match["zone"]), *bounds)
    return Printed(day, None, start, end)


def _time(match: re.Match[str]) -> str | None:
    """``HH:MM``; a bare number is no time unless am or pm follows."""
    groups = match.groupdict()
    half = (groups.get("half") or "").lower()[:1]
    if not half and not groups["minute"]:
        return None
    hour, minute = int(groups["hour"]), int(groups["minute"] or 0)
    if half and hour > 12:  # noqa: PLR2004 - "16:30 pm" is sixteen thirty
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a day's hours
