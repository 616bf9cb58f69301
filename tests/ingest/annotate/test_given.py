"""Given names: a first word that tells a person, and the pronoun it goes with."""

from __future__ import annotations

import pytest

from briefings.ingest.annotate import form, gender, given, lexicon, places
from briefings.ingest.annotate.entities import Known
from briefings.ingest.annotate.spans import Name


@pytest.mark.parametrize("words", ["Branko Velmori", "Ingrid Tallow", "Fidel Arrestano Quill"])
def test_a_given_name_tells_a_person_whatever_the_model_thinks(words: str) -> None:
    assert form.kind(Name(0, 0, len(words.split()), "organization", words, "ner")) == "person"


def test_a_body_named_after_a_person_stays_a_body() -> None:
    assert form.kind(Name(0, 0, 2, "organization", "Harlan Foundation", "ner")) == "organization"


@pytest.mark.parametrize(
    ("name", "pronoun"), [("Ingrid Tallow", "she"), ("Branko Velmori", "he"), ("Nicola Senn", None)]
)
def test_the_first_name_tells_the_pronoun(name: str, pronoun: str | None) -> None:
    assert gender.by_name(Known("x", name, "person", (name,), ())) == pronoun


def test_no_given_name_is_a_place_a_title_or_two_pronouns() -> None:
    assert not given.WOMEN & given.MEN
    assert not (given.WOMEN | given.MEN) & given.EITHER
    assert not given.FIRST_NAMES & lexicon.NOT_NAMES
    assert not given.FIRST_NAMES & (places.PLACES - {"Virginia"})
