"""A statement's words as formulas compare them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.catalog.folding import BREAK, SHORTEST, as_written, fold, is_telling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("attaches great importance to", "attached great importance to"),
        ("opposing every form of", "opposes every forms of"),
        ("carries heavy burdens of", "carried heavy burden of"),
        ("stopping any such deal", "stopped any such deals"),
    ],
)
def test_number_and_tense_are_folded(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "words", ["at the end of the year", "told a news conference on", "said that the police officers"]
)
def test_idiom_of_reporting_begins_no_formula(words: str) -> None:
    assert fold(words).keys == ()


def test_a_name_within_a_sentence_is_not_folded() -> None:
    assert fold("we trust Hastings’s word").words == "we trust Hastings word"


def test_numbers_and_ends_of_clauses_part_the_words() -> None:
    assert fold("peace now; talks in 2019 too").words.split(" ") == ["peac", "now", BREAK, "talk", "in", BREAK, "too"]


@pytest.mark.parametrize("words", ["eeeee", "he said eeeeing again"])
def test_a_word_of_nothing_but_endings_stays(words: str) -> None:
    assert fold(words).words == words


def test_three_words_carry_a_phrase_or_two_that_speak_of_a_name() -> None:
    assert is_telling("attached great importance to")
    assert is_telling("called on the Taliban to join")
    assert not is_telling("peace talks with the")
    assert not is_telling("great importance, great importance to")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abc XY.;’'-12é", max_size=60))
def test_each_folded_word_stands_for_a_token_of_the_statement(words: str) -> None:
    folded = fold(words)
    parts = folded.words.split(" ") if folded.words else []
    assert len(folded.keys) == len(folded.starts)
    for at in range(len(parts)):
        assert as_written(words, at, 1) in words
    for start in folded.starts:
        assert BREAK not in parts[start : start + SHORTEST]
