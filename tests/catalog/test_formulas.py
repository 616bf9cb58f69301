"""Phrases that recur in statements of different articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.catalog.facts import Said
from briefings.catalog.folding import fold
from briefings.catalog.formulas import LONGEST, Heard, find_formulas, occasions
from briefings.catalog.rows import ArticleLine, Formula, Statement


class Sayings(list[Said]):
    """Statements at hand."""

    def heard(self) -> Iterator[Heard]:
        for one in self:
            yield Heard(one.statement.article.path, one.speaker, fold(one.statement.words).keys)


def statements(*words: str, days: Sequence[str | None] = (), speakers: Sequence[str] = ()) -> Sayings:
    """One statement an article; the days begin in 2016 and lie a year apart where none are given."""
    return Sayings(
        Said(
            Statement(
                words=said,
                direct=True,
                speaker=None,
                via=None,
                said=None,
                said_text="",
                path=f"{number}#q-1-ref",
                article=ArticleLine(
                    label="",
                    titled=True,
                    path=str(number),
                    published=days[number] if days else f"{2016 + number}-04-21",
                    source=None,
                ),
            ),
            speakers[number] if speakers else None,
        )
        for number, said in enumerate(words)
    )


def found(said: Sayings, story: str = "talks") -> tuple[Formula, ...]:
    """The formulas of statements of one story."""
    articles = {(one.statement.article.path, story, one.statement.article.published) for one in said}
    return find_formulas(said, occasions(articles))


def phrases(*words: str, days: Sequence[str | None] = (), speakers: Sequence[str] = ()) -> list[str]:
    return [formula.phrase for formula in found(statements(*words, days=days, speakers=speakers))]


def test_a_phrase_recurs_whatever_its_tense() -> None:
    assert phrases(
        "We attach great importance to trade",
        "He said the city attached great importance to the port",
        "It attaches great importance to peace",
    ) == ["attaches great importance to"]


def test_both_statements_stand_with_the_phrase() -> None:
    said = statements("opposes all forms of terrorism", "nothing", "opposed all forms of terrorism alike")
    (formula,) = found(said)
    assert [statement.article.path for statement in formula.statements] == ["0", "2"]
    assert formula.phrase == "opposed all forms of terrorism"


def test_once_in_one_article_is_no_formula() -> None:
    twice = Sayings([statements("we will work together in good faith")[0]] * 2)
    assert found(twice) == ()


@pytest.mark.parametrize(
    "words",
    [
        "at the end of the year",
        "said in a statement on Monday",
        "the Islamic Republic of Afghanistan",
        "on the sidelines of the meeting",
        "as well as in the",
    ],
)
def test_news_idiom_and_names_are_left_out(words: str) -> None:
    assert phrases(f"it was {words}, he said", f"that is {words}") == []


def test_no_phrase_reaches_over_the_end_of_a_clause() -> None:
    assert phrases("we want lasting peace. Talks continue", "they had lasting peace; talks continue") == []


def test_the_longest_phrase_stands_for_its_parts() -> None:
    assert phrases(
        "we deepen practical cooperation in every field now",
        "they deepen practical cooperation in every field too",
    ) == ["deepen practical cooperation in every field"]


def test_a_part_stands_beside_it_where_it_recurs_elsewhere() -> None:
    found = phrases(
        "we deepen practical cooperation in every field now",
        "they deepen practical cooperation in every field too",
        "to deepen practical cooperation in trade",
    )
    assert found == ["deepen practical cooperation in"]


def test_a_statement_printed_again_is_no_formula() -> None:
    long = "we are ready to work with every neighbour for lasting peace and shared growth in the whole wide region"
    assert len(long.split()) > LONGEST
    assert phrases(long, long) == []
    assert phrases(f"Indeed {long}", f"{long} today") == []


def test_a_short_statement_that_comes_again_is_one() -> None:
    assert phrases("lasting peace and shared growth", "lasting peace and shared growth") == [
        "lasting peace and shared growth"
    ]


def test_what_many_outlets_print_of_one_event_is_no_formula() -> None:
    words = ("we seek lasting peace with our neighbours", "they seek lasting peace with whoever comes")
    assert phrases(*words, days=("2016-04-21", "2017-04-21")) == ["seek lasting peace with"]
    assert phrases(*words, days=("2016-04-21", "2016-04-23")) == []
    assert phrases(*words, days=("2016-04-21", "2016-04-23"), speakers=("khan", "khan")) == []


def test_two_speakers_of_one_week_who_use_one_phrase_are_two_occasions() -> None:
    words = ("we seek lasting peace with our neighbours", "they seek lasting peace with whoever comes")
    found = phrases(*words, days=("2016-04-21", "2016-04-23"), speakers=("khan", "wang-hao"))
    assert found == ["seek lasting peace with"]


def test_an_undated_article_counts_only_with_a_speaker_of_its_own() -> None:
    words = ("we seek lasting peace with our neighbours", "they seek lasting peace with whoever comes")
    days = ("2016-04-21", None)
    assert phrases(*words, days=days, speakers=("khan", "wang-hao")) == ["seek lasting peace with"]
    assert phrases(*words, days=days, speakers=("khan", "khan")) == []
    assert phrases(*words, days=days) == []


def test_one_week_begins_with_the_first_article_of_a_story() -> None:
    days = [("a", "2016-04-01"), ("b", "2016-04-08"), ("c", "2016-04-09"), ("d", None)]
    number = occasions((path, "talks", day) for path, day in days)
    assert number["a"] == number["b"] != number["c"]
    assert number["d"] < 0
    apart = occasions([("a", "talks", "2016-04-01"), ("b", "flood", "2016-04-01")])
    assert apart["a"] != apart["b"]


def test_who_does_it_is_no_part_of_the_formula() -> None:
    assert phrases(
        "Afghanistan attaches great importance to trade",
        "Afghanistan attached great importance to the port",
    ) == ["attached great importance to"]


def test_numbers_make_facts_and_no_formulas() -> None:
    assert phrases("found 14 rusty old rifles on board", "and 14 rusty old rifles were there") == []
    assert phrases("we hid rusty old hunting rifles", "they hid rusty old hunting rifles") == [
        "hid rusty old hunting rifles"
    ]


def test_the_result_does_not_depend_on_the_order_of_articles() -> None:
    said = statements(
        "we seek lasting peace with our neighbours and good faith in trade",
        "they seek lasting peace with whoever comes",
        "good faith in trade brings them lasting peace",
        "show some good faith in trade",
    )
    forward, backward = found(said), found(Sayings(said[::-1]))
    assert [one.phrase for one in forward] == [one.phrase for one in backward]
    assert [set(one.statements) for one in forward] == [set(one.statements) for one in backward]


VOCABULARY = ("we", "seek", "lasting", "peace", "with", "good", "faith", "deepen", "ties", ".", "now")
words_in_use = st.lists(st.sampled_from(VOCABULARY), max_size=16)


@settings(max_examples=60, deadline=None)
@given(st.lists(words_in_use, max_size=6))
def test_every_formula_stands_in_statements_of_two_articles(given_words: list[list[str]]) -> None:
    said = statements(*map(" ".join, given_words))
    for formula in found(said):
        assert 4 <= len(formula.phrase.split()) <= LONGEST
        assert len({statement.article.path for statement in formula.statements}) > 1
        assert all("." not in part for part in formula.phrase)
        assert formula.phrase in formula.statements[-1].words


def test_of_statements_that_share_no_run_with_others_none_is_asked_for_again() -> None:
    again: list[int] = []

    class Shelf(Sayings):
        def __getitem__(self, index: Any, /) -> Any:
            again.append(index)
            return super().__getitem__(index)

    said = Shelf(statements("opposes all forms of terrorism", "nothing", "opposed all forms of terrorism alike"))
    articles = [(one.statement.article.path, "talks", one.statement.article.published) for one in said]
    assert find_formulas(said, occasions(articles))
    assert again == [0, 2]
