from __future__ import annotations

import pytest

from briefings.catalog.compare import matched, side_by_side
from briefings.model import Article
from tests.catalog.builders import library_of, port_talks, report_of


def columns(*articles: Article) -> dict[str | None, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {column.source: (column.dates, column.figures) for column in side_by_side(library_of(*articles).records)}


def by(source: str | None, words: str, *dates: tuple[str, str]) -> Article:
    return report_of(f"by-{source}".lower(), words, publisher=source, dates=dates, story="talks")


def test_each_source_has_what_only_it_states() -> None:
    found = columns(
        by("A", "They met on Monday. It costs $46 billion and 51 deals.", ("on Monday", "2016-04-18")),
        by("B", "They met on 20 April. It costs 46 billion dollars.", ("20 April", "2016-04-20")),
    )
    assert found == {"A": (("2016-04-18",), ("51 deals",)), "B": (("2016-04-20",), ())}


def test_a_month_is_stated_by_who_states_a_day_in_it() -> None:
    found = columns(
        by("A", "They met in April.", ("April", "2016-04")),
        by("B", "They met on 20 April.", ("20 April", "2016-04-20")),
    )
    assert found == {"A": ((), ()), "B": (("2016-04-20",), ())}


@pytest.mark.parametrize(
    "words", ["In 2014 it began.", "All 12 came.", "At 16:30 or 3/4.", "Model A300.", "3,4 and 5-6.", "v1.2.3"]
)
def test_what_is_no_figure(words: str) -> None:
    assert columns(by("A", words), by("B", "Nothing."))["A"] == ((), ())


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("It has 2,000 ships.", "2,000 ships"),
        ("Up 3.5 percent.", "3.5 percent"),
        ("Up 3%.", "3%"),
        ("US$5 million paid.", "US$5 million paid"),
        ("€ 40 each.", "€ 40 each"),
        ("1,234,567 people.", "1,234,567 people"),
    ],
)
def test_what_is_a_figure(words: str, figure: str) -> None:
    assert columns(by("A", words), by("B", "Nothing."))["A"] == ((), (figure,))


def test_one_source_alone_has_nothing_to_be_compared_with() -> None:
    assert columns(by("A", "It costs 46 billion.")) == {"A": ((), ())}


def test_sources_that_are_not_stated_stand_together_at_the_end_and_sentences_are_cited() -> None:
    found = side_by_side(library_of(*port_talks()).records)
    assert [column.source for column in found] == ["Sample Wire", "The Sample Gazette", None]
    wire = found[0]
    assert wire.figures == ("$46 billion",)
    assert [(point.text, point.path.rpartition("/")[2]) for point in wire.sentences] == [
        ("Wang Hao arrived on Monday.", "#p1.s1"),
        ("The sum is $46 billion.", "#p2.s2"),
    ]


def told(*articles: Article) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The values in which the sources of these articles differ, and those in which they agree, side by side."""
    differing, agreeing = matched(library_of(*articles).records)
    return [side.values for row in differing for side in row.sides], [
        side.values for row in agreeing for side in row.sides
    ]


def test_sources_that_tell_of_one_event_may_differ_in_a_figure() -> None:
    assert told(
        by("A", "The magnitude quake in Aceh province killed 42 people, officials said."),
        by("B", "Officials said the quake in Aceh province had killed 35 people and hurt many."),
    ) == ([("42 people",), ("35 people",)], [])


def test_they_agree_in_a_figure_that_both_have() -> None:
    assert told(
        by("A", "The magnitude quake in Aceh province killed 42 people, officials said."),
        by("B", "Officials said the quake in Aceh province had killed 42 people and hurt many."),
    ) == ([], [("42 people",), ("42 people",)])


def test_they_may_differ_in_a_day() -> None:
    words = "Ministers signed the harbour treaty in Kabul on {}."
    assert told(
        by("A", words.format("Monday"), ("Monday", "2016-04-18")),
        by("B", words.format("Tuesday"), ("Tuesday", "2016-04-19")),
    ) == ([("2016-04-18",), ("2016-04-19",)], [])


def test_a_month_and_a_day_in_it_are_no_difference() -> None:
    words = "Ministers signed the harbour treaty in Kabul on {}."
    assert told(
        by("A", words.format("18 April"), ("18 April", "2016-04-18")),
        by("B", words.format("April"), ("April", "2016-04")),
    ) == ([], [])


def test_different_events_are_not_compared() -> None:
    assert told(
        by("A", "The quake in Aceh province killed 42 people, officials said."),
        by("B", "The parade in Jakarta drew 35 people."),
    ) == ([], [])


def test_one_source_does_not_differ_from_itself() -> None:
    one = report_of("one", "The quake in Aceh province killed 42 people, officials said.", story="talks")
    two = report_of("two", "The quake in Aceh province killed 35 people, officials said.", story="talks")
    assert told(one, two) == ([], [])


def test_articles_far_apart_in_time_are_not_compared() -> None:
    words = "The quake in Aceh province killed {} people, officials said."
    one = report_of("one", words.format(42), publisher="A", story="talks", published="2016-04-01")
    two = report_of("two", words.format(35), publisher="B", story="talks", published="2018-04-01")
    assert told(one, two) == ([], [])
