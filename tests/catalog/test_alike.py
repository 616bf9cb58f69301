from __future__ import annotations

import pytest

from briefings.catalog.alike import Sentence, likeness, meaning, names


def test_words_of_meaning_are_folded_and_common_ones_left_out() -> None:
    assert meaning("The Nationals offered him more, and others were offering.") == {
        "nation",
        "offere",
        "others",
        "offeri",
    }


def test_names_are_words_with_a_capital_that_begin_no_sentence() -> None:
    assert names("Talks in Kabul ended on Monday. Officials of the Red Sox left.") == {"Kabul", "Red", "Sox"}


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Officials said the strong quake in Aceh province killed dozens.", True),
        ("Quake in Aceh province: officials say it killed dozens in hill villages.", True),
        ("Officials opened a bridge in Aceh province.", False),
    ],
)
def test_sentences_say_the_same_where_they_share_half_of_their_meaning(other: str, *, same: bool) -> None:
    assert (
        Sentence("A strong quake in Aceh province killed dozens, officials said.").says_the_same(Sentence(other))
        is same
    )


def test_short_sentences_say_the_same_only_word_for_word() -> None:
    assert not Sentence("Sentence one.").says_the_same(Sentence("Sentence two."))
    assert Sentence("Sentence one.").says_the_same(Sentence("sentence one."))


def test_nothing_is_like_nothing() -> None:
    assert likeness(frozenset(), frozenset()) == 0
