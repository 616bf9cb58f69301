"""Loaded phrases of the editor's list in the outlet's own words."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from briefings.ingest.annotate import voice
from briefings.ingest.types import Clean
from briefings.model import BlockKind, Quotation


def found(clean: Clean, *phrases: str, quotations: tuple[Quotation, ...] = ()) -> list[str]:
    return [clean.text[spot.start : spot.end] for spot in voice.find(clean, quotations, phrases)]


def test_a_listed_phrase_is_found_whole_and_in_any_case(article: Callable[..., Clean]) -> None:
    clean = article("The Terror Group struck.", "A counterterror grouping and a terror  group differ.")
    assert found(clean, "terror group") == ["Terror Group", "terror  group"]


@pytest.mark.parametrize(
    ("text", "phrase", "shown"),
    [
        ("The mayor's cronies want a fourth.", "crony", ["cronies"]),
        ("The regime’s men and two regimes.", "regime", ["regime’s", "regimes"]),
        ("All the bosses' yachts.", "boss", ["bosses'"]),
        ("A butcher's shop, a butcher’s boy.", "butcher's", ["butcher's", "butcher’s"]),
        ("Boys will play.", "boy", ["Boys"]),
        ("A counter-terror unit, a terror-free town and a terror cell.", "terror", ["terror"]),
        ("The regimental band of the regimen.", "regime", []),
        ("A so-called friend - regime - and so on.", "regime", ["regime"]),
    ],
)
def test_plural_and_genitive_count_and_parts_of_words_do_not(
    article: Callable[..., Clean], text: str, phrase: str, shown: list[str]
) -> None:
    assert found(article(text), phrase) == shown


def test_a_phrase_inside_quotation_marks_is_not_the_outlets(article: Callable[..., Clean]) -> None:
    clean = article("“A brutal regime,” he said of the brutal regime.")
    assert found(clean, "brutal regime") == ["brutal regime"]
    multiple = article("“We are no brutal regime.", "“We never were a brutal regime,” he said.")
    assert found(multiple, "brutal regime") == []


def test_a_term_in_marks_that_nobody_said_is_kept_at_a_distance(article: Callable[..., Clean]) -> None:
    assert found(article("They met the 'terror group' and a \"regime\"."), "terror group", "regime") == []


def test_a_direct_quotation_without_marks_of_its_own_counts_too(article: Callable[..., Clean]) -> None:
    clean = article("A brutal regime is what he called it.")
    quoted = Quotation(0, len("A brutal regime"), direct=True)
    assert found(clean, "brutal regime", quotations=(quoted,)) == []


@pytest.mark.parametrize("kind", ["heading", "caption", "quote"])
def test_headings_captions_and_block_quotations_are_not_searched(
    article: Callable[..., Clean], kind: BlockKind
) -> None:
    clean = article("The brutal regime fell.", "The regime fell.")
    first = msgspec.structs.replace(clean.blocks[0], kind=kind)
    assert found(msgspec.structs.replace(clean, blocks=(first, *clean.blocks[1:])), "regime") == ["regime"]


def test_a_reported_statement_is_in_the_outlets_words(article: Callable[..., Clean]) -> None:
    clean = article("He called it a brutal regime.")
    reported = Quotation(0, len(clean.text), direct=False)
    assert found(clean, "brutal regime", quotations=(reported,)) == ["brutal regime"]


def test_the_longer_of_two_phrases_counts(article: Callable[..., Clean]) -> None:
    assert found(article("The terror group in its lair."), "terror", "terror group") == ["terror group"]


def test_an_empty_list_finds_nothing(article: Callable[..., Clean]) -> None:
    assert found(article("Any words of the regime."), "", "  ") == []
