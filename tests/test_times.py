from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from briefings import times

KARACHI = timezone(timedelta(hours=5))


@pytest.mark.parametrize(
    "value",
    ["2019", "2019-05", "2019-05-06", "2019-05-06T16:30", "2019-05-06T16:30:05", "2019-05-06T16:30Z", "2020-02-29"],
)
def test_a_date_to_any_precision_is_a_value(value: str) -> None:
    assert times.is_value(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "19",
        "2019-13",
        "2019-02-29",
        "2019-05-06T25:00",
        "2019-5-6",
        "May 2019",
        "0000",
        "2019-05-06 16:30",
        "unresolved",
    ],
)
def test_anything_else_is_none(value: str) -> None:
    assert not times.is_value(value)


def test_precision_and_day() -> None:
    assert [times.precision(v) for v in ("2019", "2019-05", "2019-05-06", "2019-05-06T16:30+05:00")] == [
        "year",
        "month",
        "day",
        "minute",
    ]
    assert times.day_of("2019-05-06T23:59+05:00") == date(2019, 5, 6)
    assert times.day_of("2019-05") is times.day_of(None) is None


@pytest.mark.parametrize(
    ("value", "first"),
    [
        ("2019", datetime(2019, 1, 1, tzinfo=KARACHI)),
        ("2019-05-06", datetime(2019, 5, 6, tzinfo=KARACHI)),
        ("2019-05-06T16:30", datetime(2019, 5, 6, 16, 30, tzinfo=KARACHI)),
        ("2019-05-06T16:30:05", datetime(2019, 5, 6, 16, 30, 5, tzinfo=KARACHI)),
        ("2019-05-06T16:30Z", datetime(2019, 5, 6, 16, 30, tzinfo=UTC)),
    ],
)
def test_the_zone_around_counts_where_the_value_names_none(value: str, first: datetime) -> None:
    found = times.first_instant(value, KARACHI)
    assert (found, found.tzinfo) == (first, first.tzinfo)


def test_a_zone_is_named_or_an_offset() -> None:
    moment = datetime(2019, 7, 1, tzinfo=UTC)
    assert times.zone_named("Z") is UTC
    assert times.zone_named("-03:30") == timezone(timedelta(hours=-3, minutes=-30))
    zone = times.zone_named("Asia/Karachi")
    assert zone is not None
    assert moment.astimezone(zone).utcoffset() == timedelta(hours=5)


@pytest.mark.parametrize("name", ["Middle/Earth", "", "+99:00", "../etc/passwd", "Europe/", "localtime", "Factory"])
def test_what_is_no_zone_is_none(name: str) -> None:
    assert times.zone_named(name) is None


def test_the_first_instant_counts_the_zone_that_stands_in_only_where_none_is_stated() -> None:
    karachi = timezone(timedelta(hours=5))
    assert times.first_instant("2019-05", karachi) == datetime(2019, 5, 1, tzinfo=karachi)
    assert times.first_instant("2019-05-06T16:30Z", karachi) == datetime(2019, 5, 6, 16, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="not a date"):
        times.first_instant("soon", UTC)


@pytest.mark.parametrize(
    ("value", "zone", "written"),
    [
        ("1905-05-01", "Europe/Dublin", "1905-05-01T00:00:21-00:25"),
        ("1971-05-01T08:00", "Africa/Monrovia", "1971-05-01T08:00:30-00:44"),
        ("1900-01", "Asia/Kolkata", "1900-01-01T00:00:50+05:22"),
        ("1935-05-01", "Europe/Berlin", "1935-05-01T00:00:00+01:00"),
    ],
)
def test_an_offset_of_odd_seconds_is_told_as_rfc_3339_can(value: str, zone: str, written: str) -> None:
    own = times.zone_named(zone)
    assert own is not None
    found = times.first_instant(value, own)
    assert found.isoformat() == written
    assert found == datetime.fromisoformat(f"{value}-01-01"[:10] + f"T{value[11:] or '00:00'}").replace(tzinfo=own)
