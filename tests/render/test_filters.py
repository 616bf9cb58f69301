from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import times
from briefings.catalog.words import Wording
from briefings.render import filters
from tests.english import ENGLISH


@pytest.fixture(scope="session")
def words() -> Wording:
    return ENGLISH


def spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2016-04-21", "21 April 2016"),
        ("2016-04-01T16:30", "1 April 2016"),
        ("2016-04", "April 2016"),
        ("2016", "2016"),
        ("unresolved", "not resolved"),
        (None, "not stated"),
        ("", "not stated"),
    ],
)
def test_a_day_is_shown_as_far_as_it_is_known(value: str | None, shown: str, words: Wording) -> None:
    assert spaced(filters.day(value, words)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2016-04-21T16:30", "21 April 2016, 16:30"),
        ("2016-04-21T16:30:05+05:00", "21 April 2016, 16:30 UTC+05:00"),
        ("2016-04-21T16:30-04:00", "21 April 2016, 16:30 UTC−04:00"),
        ("2016-04-21T16:30Z", "21 April 2016, 16:30 UTC"),
        ("2016-04-21", "21 April 2016"),
        ("2016", "2016"),
        ("unresolved", "not resolved"),
        (None, "not stated"),
    ],
)
def test_a_moment_keeps_its_offset(value: str | None, shown: str, words: Wording) -> None:
    assert spaced(filters.moment(value, words)) == shown


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2016-04-20", "2016-04-21T08:00", "20–21 April 2016"),
        ("2016-03-20", "2016-04-21", "20 March 2016 – 21 April 2016"),
        ("2016", "2016-04-21", "2016 – 21 April 2016"),
        ("2016-04", "2016-04-21", "April 2016 – 21 April 2016"),
        ("2016-04-21", "2016-04-21T09:00", "21 April 2016"),
        ("2016-04-21", None, "21 April 2016"),
        (None, None, ""),
    ],
)
def test_two_days_read_as_one_stretch(first: str | None, last: str | None, shown: str, words: Wording) -> None:
    assert spaced(filters.span(first, last, words)) == shown


@settings(max_examples=60)
@given(date=st.dates(), parts=st.integers(1, 4), offset=st.sampled_from(("", "Z", "+05:30", "-11:00")))
def test_every_value_there_is_can_be_shown(date: object, parts: int, offset: str, words: Wording) -> None:
    value = (str(date)[:4], str(date)[:7], str(date), f"{date}T23:59{offset}")[parts - 1]
    assert times.is_value(value)
    for shown in (filters.day(value, words), filters.month(value, words), filters.moment(value, words)):
        assert value[:4] in shown


@pytest.mark.parametrize(
    ("value", "zone", "instant"),
    [
        ("2016-04-21T16:30", None, None),
        ("2016-04-21", "Asia/Karachi", None),
        ("unresolved", "UTC", None),
        (None, "UTC", None),
        ("2016-04-21T16:30", "Asia/Karachi", "2016-04-21T16:30:00+05:00"),
        ("2016-04-21T16:30Z", None, "2016-04-21T16:30:00+00:00"),
        ("2016-04-21T16:30", "Nowhere/None", None),
    ],
)
def test_an_instant_needs_a_stated_zone(value: str | None, zone: str | None, instant: str | None) -> None:
    assert filters.instant(value, zone) == instant


@pytest.mark.parametrize(("name", "letter"), [("wang hao", "W"), ("“Élan”", "É"), ("7th Fleet", "#"), ("", "#")])
def test_a_name_is_listed_under_its_first_letter(name: str, letter: str) -> None:
    assert filters.initial(name) == letter


def test_neighbours_are_put_together() -> None:
    rows = [SimpleNamespace(name=name, on=on) for name, on in (("Ann", "2016-01"), ("Axel", "2016"), ("Bo", None))]
    assert [(key, len(items)) for key, items in filters.runs(rows, "initial:name")] == [("A", 2), ("B", 1)]
    assert [key for key, _ in filters.runs(rows, "year:on")] == ["2016", ""]
    assert [key for key, _ in filters.runs(rows, "on")] == ["2016-01", "2016", None]


def test_small_ones(words: Wording) -> None:
    assert filters.number(12_345, words) == "12,345"
    assert filters.brief_hash("0123456789abcdef") == "0123456789ab…"
    assert filters.host("https://www.wire.example/a") == "wire.example"
    assert filters.host("no address") == "no address"
