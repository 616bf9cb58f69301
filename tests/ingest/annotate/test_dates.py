from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import times
from briefings.ingest.annotate import dates
from briefings.ingest.types import Clean
from briefings.model import Block

THURSDAY = "2016-04-21T16:30"
"""The publication of the examples."""


def named(text: str, published: str | None = THURSDAY) -> dict[str, str]:
    """The dates of one paragraph: the words and the value."""
    clean = Clean(text=text, blocks=(Block(0, len(text)),), captions=())
    return {text[found.start : found.end]: found.value for found in dates.find(clean, published)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on April 20, 2015, in Herat.", {"April 20, 2015": "2015-04-20"}),
        ("It opened on 20 April 2015.", {"20 April 2015": "2015-04-20"}),
        ("It opened on Wednesday, April 20, 2016.", {"Wednesday, April 20, 2016": "2016-04-20"}),
        ("Opened 2015-04-20 by both sides.", {"2015-04-20": "2015-04-20"}),
        ("Signed 20/04/2015.", {"20/04/2015": "2015-04-20"}),
        ("It was founded in March 2012.", {"March 2012": "2012-03"}),
        ("The force left at the end of 2014.", {"at the end of 2014": "2014"}),
        ("It rose in summer 2013 and early 2015.", {"summer 2013": "2013", "early 2015": "2015"}),
        ("They met on April 24 and 25, 2015.", {"April 24": "2015-04-24", "25, 2015": "2015-04-25"}),
        ("From 26–28 June 2014 they met.", {"26": "2014-06-26", "28 June 2014": "2014-06-28"}),
        ("They met on 12-14 March 2014.", {"12": "2014-03-12", "14 March 2014": "2014-03-14"}),
        ("Open May 30-June 2, 2015.", {"May 30": "2015-05-30", "June 2, 2015": "2015-06-02"}),
        ("Held in 2017-2018.", {"2017": "2017", "2018": "2018"}),
        ("Open between May 3 and May 5, 2015.", {"May 3": "2015-05-03", "May 5, 2015": "2015-05-05"}),
    ],
)
def test_what_is_printed_in_full_needs_no_publication_day(text: str, expected: dict[str, str]) -> None:
    assert named(text, published=None) == expected
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said late on Wednesday.", {"late on Wednesday": "2016-04-20"}),
        ("The ministry said Thursday.", {"Thursday": "2016-04-21"}),
        ("The envoy arrived on Friday.", {"Friday": "2016-04-15"}),
        ("The envoy will arrive on Friday.", {"Friday": "2016-04-22"}),
        ("The ministry said on Tuesday it would reply.", {"Tuesday": "2016-04-19"}),
        ("The talks are to be held on Tuesday.", {"Tuesday": "2016-04-26"}),
        ("He adjourned the session of the house until Monday.", {"Monday": "2016-04-25"}),
        ("The envoy could leave as early as Saturday.", {"Saturday": "2016-04-23"}),
        ("They will study Monday’s report.", {"Monday": "2016-04-18"}),
        ("On Tuesday, the league plans to march.", {"Tuesday": "2016-04-26"}),
        ("On Friday the court is also expected to rule.", {"Friday": "2016-04-22"}),
        ("He spoke Tuesday to a council which is set to vote.", {"Tuesday": "2016-04-19"}),
        ("The heirs have until Monday to appeal.", {"Monday": "2016-04-25"}),
        ("The summit takes place in Herat on Monday.", {"Monday": "2016-04-25"}),
        ("The two are meeting in Herat on Friday.", {"Friday": "2016-04-22"}),
        ("The two are meeting after the attack on Friday.", {"Friday": "2016-04-15"}),
        ("The mayor could not be reached Monday.", {"Monday": "2016-04-18"}),
        ("Neither he nor his sister could be reached Monday.", {"Monday": "2016-04-18"}),
        ("The bridge could be closed on Monday.", {"Monday": "2016-04-25"}),
        ("The bridge could not be closed until Monday.", {"Monday": "2016-04-25"}),
        ("They met last Friday.", {"last Friday": "2016-04-15"}),
        ("They meet next Tuesday.", {"next Tuesday": "2016-04-26"}),
        ("The visit is set for Thursday of next week.", {"Thursday of next week": "2016-04-28"}),
    ],
)
def test_a_weekday_is_the_nearest_one_on_the_side_that_the_verb_tells(text: str, expected: dict[str, str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left yesterday and returns tomorrow.", {"yesterday": "2016-04-20", "tomorrow": "2016-04-22"}),
        ("He pledged it last year.", {"last year": "2015"}),
        ("They refused last month.", {"last month": "2016-03"}),
        ("It fell 11 days ago.", {"11 days ago": "2016-04-10"}),
        ("It fell two years ago.", {"two years ago": "2014"}),
        ("It fell 18 months ago.", {"18 months ago": "2014-10"}),
        ("They met last week.", {"last week": "2016-04"}),
        ("It began in February and will end in June.", {"February": "2016-02", "June": "2016-06"}),
        ("It began in July last year.", {"July last year": "2015-07"}),
        ("It began in November.", {"November": "2015-11"}),
        ("They arrived on April 12.", {"April 12": "2016-04-12"}),
        ("They will return on May 3.", {"May 3": "2016-05-03"}),
        ("He was held from Jan. 5 until May 6.", {"Jan. 5": "2016-01-05", "May 6": "2016-05-06"}),
    ],
)
def test_relative_words_count_from_the_publication(text: str, expected: dict[str, str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Exports fell in the 2018/19 season, and in fiscal 2018-19 profits did.",
        "The war has raged for 15 years.",
        "She is 34 years old and served for two years.",
        "It was built in the 1990s, in the last century.",
        "He reads the Sunday Times every Friday.",
        "The council adopted Resolution 1973 with 2000 troops on the ground.",
        "You may march to the Fourth Tower in the third quarter.",
        "Theresa May and April Glaspie met Jan Egeland.",
        "They sold 1,999 tonnes at $2015 a tonne.",
        "The form reads 03/04/2015.",
    ],
)
def test_durations_ages_decades_names_and_counts_are_no_dates(text: str) -> None:
    assert named(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "The general said Wednesday.",
        "They met last year.",
        "It was said earlier in December.",
        "It began on May 5.",
        "They had met a day before, both said.",
    ],
)
def test_without_a_publication_day_a_relative_date_stays_unresolved(text: str) -> None:
    assert list(named(text, published=None).values()) == [times.UNRESOLVED]


def test_a_publication_known_to_the_month_resolves_months_and_years_alone() -> None:
    text = "He said on Monday that trade fell last month and last year."
    assert named(text, published="2019-05") == {
        "Monday": times.UNRESOLVED,
        "last month": "2019-04",
        "last year": "2018",
    }


def test_a_day_that_the_calendar_lacks_is_unresolved() -> None:
    assert named("It was signed on 31 April 2015.") == {"31 April 2015": times.UNRESOLVED}


def test_an_agencys_dateline_fixes_what_today_is() -> None:
    text = "KABUL, May 6, 2019 (Agency) -- He arrived on Sunday."
    assert named(text, published=None) == {"May 6, 2019": "2019-05-06", "Sunday": "2019-05-05"}


def test_a_day_earlier_counts_from_the_last_day_named_before(article: Callable[..., Clean]) -> None:
    clean = article("The talks opened on April 12 after work since 2013.", "A day earlier, the envoys dined.")
    found = {clean.text[d.start : d.end]: (d.value, d.evidence) for d in dates.find(clean, THURSDAY)}
    assert found["A day earlier"] == ("2016-04-11", "a day before 2016-04-12")


def test_a_time_named_long_before_is_no_anchor(article: Callable[..., Clean]) -> None:
    clean = article("It opened on April 12.", *["Nothing was said of it."] * 5, "A day earlier, the envoys dined.")
    assert [found.value for found in dates.find(clean, THURSDAY)] == ["2016-04-12", times.UNRESOLVED]


def test_the_attacks_known_by_their_day_are_those_of_2001() -> None:
    assert named("It has fought since the September 11 attacks.") == {"September 11": "2001-09-11"}


def test_evidence_says_why_in_words(article: Callable[..., Clean]) -> None:
    found = dates.find(article("It said on Wednesday what it had pledged last year."), THURSDAY)
    assert [date.evidence for date in found] == [
        "weekday before dateline Thu 2016-04-21",
        "a year before dateline Thu 2016-04-21",
    ]
    assert all(date.by and 0.5 < date.by.confidence < 1 for date in found)


PIECES = st.sampled_from(
    [
        "Monday",
        "last",
        "May",
        "5",
        "2016",
        "March",
        "year",
        "ago",
        "two",
        "the",
        "day",
        "before",
        ",",
        "-",
        "next",
        "31",
        "week",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from([None, "2016", "2016-02", "2016-02-29", "0001-01-01"]))
def test_every_value_is_a_real_date_or_unresolved_and_no_two_overlap(words: list[str], published: str | None) -> None:
    text = " ".join(words) or "."
    found = dates.find(Clean(text=text, blocks=(Block(0, len(text)),), captions=()), published)
    assert all(date.value == times.UNRESOLVED or times.is_value(date.value) for date in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_since_looks_back_and_for_a_day_looks_ahead() -> None:
    assert named("Orders will be cancelled since Friday.") == {"Friday": "2016-04-15"}
    assert named("The crews announced a march for Saturday.") == {"Saturday": "2016-04-23"}
    assert named("They were paid for Monday's work.") == {"Monday": "2016-04-18"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council votes on Friday.", {"Friday": "2016-04-22"}),
        ("The inquiry continues on Friday.", {"Friday": "2016-04-22"}),
        ("They counted the votes on Friday.", {"Friday": "2016-04-15"}),
        (
            "It was put off until the meeting in Brussels on 14 and 15 July.",
            {"14": "2016-07-14", "15 July": "2016-07-15"},
        ),
        ("They will meet at the end of the year.", {"at the end of the year": "2016"}),
        ("In 2014 it grew. By the end of the year it was whole.", {"2014": "2014", "the end of the year": "2014"}),
        ("New offers are invited in the new year.", {"the new year": "2017"}),
    ],
)
def test_what_is_planned_lies_ahead_and_the_end_of_the_year_is_in_the_year_spoken_of(
    text: str, expected: dict[str, str]
) -> None:
    assert named(text) == expected
