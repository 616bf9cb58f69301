from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.catalog.periods import bounds, period_of
from briefings.config import Period


@pytest.mark.parametrize(
    ("published", "length", "period"),
    [
        ("2016-04-21T16:30", "day", "2016-04-21"),
        ("2016-04-21", "week", "2016-W16"),
        ("2016-01-03", "week", "2015-W53"),
        ("2016-04-21", "month", "2016-04"),
        ("2016-04", "month", "2016-04"),
        ("2016-04", "week", None),
        ("2016", "month", None),
        (None, "day", None),
    ],
)
def test_the_period_of_an_article(published: str | None, length: Period, period: str | None) -> None:
    assert period_of(published, length) == period


@given(st.dates(min_value=date(1900, 1, 8), max_value=date(2200, 1, 1)), st.sampled_from(["day", "week", "month"]))
def test_a_day_lies_within_its_period_and_its_neighbours_do_not(day: date, length: Period) -> None:
    period = period_of(day.isoformat(), length)
    assert period
    first, last = bounds(period)
    assert first <= day <= last
    for outside in (first - timedelta(days=1), last + timedelta(days=1)):
        assert period_of(outside.isoformat(), length) != period
