from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences.split(text)]


@pytest.mark.parametrize(
    "pieces",
    [
        ("The talks resumed.", "Both sides came."),
        ("Will they agree?", "“We will!”", "He left."),
        ("Gen. Smith met Mr. Lee of Acme Corp. of Ohio.", "They spoke."),
        ("Sgt. J. P. Doe, U.S. Army, arrived on Sept. 2 at No. 5 St. James St. in D.C. today.", "He left."),
        ("He lives in the U.S.", "In May he left."),
        ("It began at 5 p.m. Friday.", "It ended at 7 p.m.", "The guests left."),
        ("It cost 3.5 million.", "2016 was a good year."),
        ("“We agreed.”", "“They did.”", "(All of it.)", "It rose..."),
        ("It rose ... and fell.", "Then it rose."),
        ("谈判恢复。", "双方都来了！"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(pieces: tuple[str, ...]) -> None:
    joiner = "" if pieces[0].endswith("。") else " "
    assert cut(joiner.join(pieces)) == list(pieces)


def test_an_agencys_dateline_is_a_sentence_of_its_own() -> None:
    text = "KABUL, May 6 (Agency) -- The talks resumed. Both sides came."
    assert cut(text) == ["KABUL, May 6 (Agency) --", "The talks resumed.", "Both sides came."]


def test_text_without_an_end_is_one_sentence_and_white_space_is_none() -> None:
    assert cut("no end at all") == ["no end at all"]
    assert cut(" \n\t ") == cut("") == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aA1 .!?…\"'”()\u00a0\n。", max_size=60))
def test_sentences_hold_all_words_in_order_and_no_space_at_their_ends(text: str) -> None:
    bounds = sentences.split(text)
    assert "".join("".join(text[a:b].split()) for a, b in bounds) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() and a < b for a, b in bounds)
    assert all(first[1] <= second[0] for first, second in pairwise(bounds))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("BEIJING, Oct. 31, 2014 (Sample Wire) --", True),
        ("KABUL —", True),
        ("China on Friday promised grants.", False),
        ("KABUL — China on Friday promised grants.", False),
    ],
)
def test_a_dateline_is_told_from_a_sentence(sentence: str, expected: bool) -> None:  # noqa: FBT001 - a case of the table
    assert sentences.is_dateline(sentence) is expected
