from __future__ import annotations

import pytest

from briefings.catalog.compare import side_by_side
from briefings.model import Article
from tests.catalog.builders import library_of, port_talks, report_of


def columns(*articles: Article) -> dict[str | None, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {column.source: (column.dates, column.figures) for column in side_by_side(library_of(*articles).records)}


def by(source: str | None, words: str, *dates: tuple[str, str]) -> Article:
    return report_of(f"by-{source}".lower(), words, publisher=source, dates=dates)


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
        ("The sum is $46 billion.", "#p2"),
    ]
