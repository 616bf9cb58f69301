from __future__ import annotations

from collections.abc import Callable

from briefings.ingest.annotate import voice
from briefings.ingest.types import Clean
from briefings.model import Quotation


def found(clean: Clean, *phrases: str, quotations: tuple[Quotation, ...] = ()) -> list[str]:
    return [clean.text[spot.start : spot.end] for spot in voice.find(clean, quotations, phrases)]


def test_a_listed_phrase_is_found_whole_and_in_any_case(article: Callable[..., Clean]) -> None:
    clean = article("The Terror Group struck.", "A counterterror grouping and a terror  group differ.")
    assert found(clean, "terror group") == ["Terror Group", "terror  group"]


def test_a_phrase_inside_quotation_marks_is_not_the_outlets(article: Callable[..., Clean]) -> None:
    clean = article("“A brutal regime,” he said of the brutal regime.")
    quoted = Quotation(0, clean.text.index("”") + 1, direct=True)
    assert found(clean, "brutal regime") == ["brutal regime", "brutal regime"]
    assert found(clean, "brutal regime", quotations=(quoted,)) == ["brutal regime"]


def test_a_reported_statement_is_in_the_outlets_words(article: Callable[..., Clean]) -> None:
    clean = article("He called it a brutal regime.")
    reported = Quotation(0, len(clean.text), direct=False)
    assert found(clean, "brutal regime", quotations=(reported,)) == ["brutal regime"]


def test_the_longer_of_two_phrases_counts(article: Callable[..., Clean]) -> None:
    assert found(article("The terror group's lair."), "terror", "terror group") == ["terror group"]


def test_an_empty_list_finds_nothing(article: Callable[..., Clean]) -> None:
    assert found(article("Any words."), "", "  ") == []
