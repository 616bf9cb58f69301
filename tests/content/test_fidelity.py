"""The proof of an article's words: what counts for it, and where two texts part."""

from __future__ import annotations

import hashlib

import pytest

from briefings.content import annotated
from briefings.content.fidelity import Difference, first_difference, state, text_sha256, words_digest
from briefings.diagnostics import Report
from tests.site.builders import article

TEXT = "Port talks resume.\n\nThe ministers met on “Tuesday”."


def test_every_character_counts() -> None:
    proof = hashlib.sha256(TEXT.encode()).hexdigest()
    assert text_sha256(TEXT) == proof
    assert text_sha256("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c", "in UTF-8"
    assert state(TEXT, proof) == "matches"
    for other in (TEXT + " ", "\n" + TEXT, TEXT.replace("\n\n", "\n"), TEXT.lower(), TEXT.replace("“", '"')):
        assert state(other, proof) == "edited", other


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Port talks", "The  ministers\nmet."),
        (" Port\ttalks ", "The ministers met."),
        ("Port talks", "\n\nThe ministers met.\n"),
    ],
)
def test_readers_are_told_of_no_change_in_white_space(title: str, text: str) -> None:
    assert words_digest(title, text) == words_digest("Port talks", "The ministers met.")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Port Talks", "The ministers met."),
        (None, "Port talks The ministers met."),
        ("Port talks The", "ministers met."),
        ("Port talks", "The ministersmet."),
        ("Port talks", "The ministers met"),
    ],
)
def test_readers_are_told_of_every_other_change(title: str | None, text: str) -> None:
    assert words_digest(title, text) != words_digest("Port talks", "The ministers met.")


def test_what_was_published_is_known_by_sixteen_digits_that_stay() -> None:
    assert words_digest("Port talks", "The ministers met.\n\nNobody paid.") == "f30d8c3eb75955e6"
    assert words_digest(None, "A.") == words_digest("", "A.")


@pytest.mark.parametrize(
    ("ours", "theirs", "difference"),
    [
        ("the same", "the same", None),
        ("the port opened", "the port closed", Difference(9, "opened", "closed")),
        ("port", "sort", Difference(0, "port", "sort")),
        ("the port", "the port opened", Difference(8, "port", "port opened")),
        ("the port opened", "the port", Difference(8, "port opened", "port")),
        ("", "the port", Difference(0, "", "the port")),
    ],
)
def test_texts_part_at_the_first_character_that_differs(ours: str, theirs: str, difference: Difference | None) -> None:
    assert first_difference(ours, theirs) == difference


def test_no_more_is_told_of_a_difference_than_is_asked_for() -> None:
    found = first_difference("a b " + "c" * 90, "a b " + "d" * 90, 10)
    assert found is not None
    assert max(len(found.ours), len(found.theirs)) <= 10


def test_an_article_is_read_with_the_proof_of_its_words_and_their_digest() -> None:
    path, file = article("port-talks", TEXT, title="Port talks")
    read = annotated.read(file, path, Report())
    assert read is not None
    assert (read.fidelity, read.words) == ("matches", words_digest("Port talks", TEXT))
    edited = annotated.read(file.replace("ministers", "envoys"), path, Report())
    assert edited is not None
    assert edited.fidelity == "edited"
