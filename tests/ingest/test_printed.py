"""Dates as they are printed."""

import pytest

from briefings import times
from briefings.ingest import printed


@pytest.mark.parametrize(
    ("line", "value", "zone"),
    [
        ("May 7, 2019 4:30 pm", "2019-05-07T16:30", None),
        ("7 May 2019, 18:40 PKT", "2019-05-07T18:40", "+05:00"),
        ("(Xinhua) 16:30, May 07, 2019", "2019-05-07T16:30", None),
        ("Published: 16:30 GMT, 7 May 2019", "2019-05-07T16:30", "UTC"),
        ("Tue, 07 May 2019 16:30:00 +0800", "2019-05-07T16:30", "+08:00"),
        ("2019-05-07T16:30:00+05:00", "2019-05-07T16:30", "+05:00"),
        ("2019-05-07 16:30:09", "2019-05-07T16:30", None),
        ("Updated 4 pm on Tuesday 7th of May 2019", "2019-05-07T16:00", None),
        ("Sept. 5, 2018 at 6:42 p.m. EDT", "2018-09-05T18:42", "-04:00"),
        ("21:30 13.12.2017", "2017-12-13T21:30", None),
        ("21/04/2016", "2016-04-21", None),
        ("4. März 2019", "2019-03-04", None),
        ("le 1er août 2019", "2019-08-01", None),
        ("4 de marzo de 2019", "2019-03-04", None),
        ("04/21/2016", "2016-04-21", None),
        ("2017/12/13", "2017-12-13", None),
        ("Apr 21, 2016 | 16:30 GMT+8", "2016-04-21T16:30", "+08:00"),
        ("12 am, January 1, 2019", "2019-01-01T00:00", None),
        ("May 2, 2019 3 comments", "2019-05-02", None),
    ],
)
def test_a_printed_date_is_read(line: str, value: str, zone: str | None) -> None:
    found = printed.find(line)
    assert found is not None
    assert (found.value, found.zone) == (value, zone)
    assert times.is_value(found.value)


@pytest.mark.parametrize(
    "line", ["03/04/2016", "February 30, 2016", "December 2017", "in May", "2016", "route 12-34-2016", "Monday"]
)
def test_what_names_no_single_day_is_no_date(line: str) -> None:
    assert printed.find(line) is None


@pytest.mark.parametrize("name", ["IST", "CST", "BST", "local"])
def test_an_abbreviation_of_several_zones_names_none(name: str) -> None:
    assert printed.zone(name) is None


def test_the_span_covers_date_and_time() -> None:
    found = printed.find("Posted May 7, 2019 at 4:30 pm by the desk")
    assert found is not None
    assert "Posted May 7, 2019 at 4:30 pm by the desk"[found.start : found.end] == "May 7, 2019 at 4:30 pm"
