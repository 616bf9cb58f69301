"""Phrases that recur in statements of different articles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.catalog.facts import Said
from briefings.catalog.formulas import LONGEST, find_formulas, fold_statements
from briefings.catalog.rows import ArticleLine, Statement


def statements(*words: str) -> list[Said]:
    """One statement an article."""
    return [
        Said(
            Statement(
                words=said,
                direct=True,
                speaker=None,
                via=None,
                said=None,
                said_text="",
                path=f"{number}#q-1-ref",
                article=ArticleLine(label="", titled=True, path=str(number), published=None, source=None),
            ),
            None,
        )
        for number, said in enumerate(words)
    ]


def phrases(*words: str) -> list[str]:
    said = statements(*words)
    return [formula.phrase for formula in find_formulas(said, fold_statements(said))]


def test_a_phrase_recurs_whatever_its_tense() -> None:
    assert phrases(
        "We attach great importance to trade",
        "He said the city attached great importance to the port",
        "It attaches great importance to peace",
    ) == ["attaches great importance to"]


def test_both_statements_stand_with_the_phrase() -> None:
    said = statements("opposes all forms of terrorism", "nothing", "opposed all forms of terrorism alike")
    (formula,) = find_formulas(said, fold_statements(said))
    assert [statement.article.path for statement in formula.statements] == ["0", "2"]
    assert formula.phrase == "opposed all forms of terrorism"


def test_once_in_one_article_is_no_formula() -> None:
    twice = [statements("we will work together in good faith")[0]] * 2
    assert find_formulas(twice, fold_statements(twice)) == ()


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


VOCABULARY = ("we", "seek", "lasting", "peace", "with", "good", "faith", "deepen", "ties", ".", "now")
words_in_use = st.lists(st.sampled_from(VOCABULARY), max_size=16)


@settings(max_examples=60, deadline=None)
@given(st.lists(words_in_use, max_size=6))
def test_every_formula_stands_in_statements_of_two_articles(given_words: list[list[str]]) -> None:
    said = statements(*map(" ".join, given_words))
    for formula in find_formulas(said, fold_statements(said)):
        assert 4 <= len(formula.phrase.split()) <= LONGEST
        assert len({statement.article.path for statement in formula.statements}) > 1
        assert all("." not in part for part in formula.phrase)
        assert formula.phrase in formula.statements[-1].words
