"""Pairs of quotation marks; the text in brackets is what a pair should cover."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.ingest.annotate import marks


def marked(text: str) -> list[str]:
    return [text[pair.start : pair.end] for pair in marks.pairs(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we agree” and left.", ["“we agree”"]),
        ('He said "we agree," then "not now."', ['"we agree,"', '"not now."']),
        ("Il a dit «nous venons» hier.", ["«nous venons»"]),
        ("He said 'we agree,' and left.", ["'we agree,'"]),
        ("He said ‘we don’t agree,’ and left.", ["‘we don’t agree,’"]),
        ("China's army met Afghanistan's army.", []),
        ("The workers' rights and the farmers' land are at stake.", []),
        ("In the ’90s the miners’ union struck.", []),
        ("She called it “a ‘grave’ error” twice.", ["“a ‘grave’ error”"]),
        ("“He told me “go” and I went,” she said.", ["“He told me “go” and I went,”"]),
        ("A 6'2\" fence stood there.", []),
        ('“We agree," he said. “Not now," she said.', ['“We agree,"', '“Not now,"']),
        ('"We agree,” he said.', ['"We agree,”']),
        ("“Not so,“ he said and left.", ["“Not so,“"]),
        ('“He called it a "fiasco" then,” she said.', ['“He called it a "fiasco" then,”']),
        ('Khan:"We agree."', ['"We agree."']),
        ("''Two apostrophes,'' the archive prints.", []),
    ],
)
def test_pairs_of_every_style_are_found_and_apostrophes_are_none(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


def test_a_paragraph_that_does_not_close_is_quoted_to_its_end() -> None:
    text = "“The road is open."
    assert marks.pairs(text, 0, len(text)) == (marks.Pair(0, len(text), closed=False),)


def test_a_single_mark_that_leads_a_sentence_is_quoted_to_the_end_too() -> None:
    text = "A spokesman said: 'The road is open to all of them since May."
    assert marked(text) == ["'The road is open to all of them since May."]


@pytest.mark.parametrize(
    "text", ["'Tis so.", "’90s music is back in the clubs of the town.", "The 'Road is open to all."]
)
def test_another_single_mark_without_an_end_opens_nothing(text: str) -> None:
    assert marked(text) == []


def test_a_lone_straight_mark_within_a_paragraph_opens_nothing() -> None:
    assert marked('The screen measures 40 " across.') == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab ,.'\"“”‘’«»s\n", max_size=120))
def test_pairs_are_ordered_apart_and_within_bounds(text: str) -> None:
    found = marks.pairs(text, 0, len(text))
    assert all(0 <= pair.start < pair.end <= len(text) for pair in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
