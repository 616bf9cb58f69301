"""Towns of the longer list, and the teams that go by their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.ingest.annotate import gazetteer, given, places
from briefings.ingest.types import Clean, Findings

pytestmark = pytest.mark.nlp
Run = Callable[..., tuple[Clean, Findings]]
MATCH = "The striker scored two goals before halftime and the defender was sent off late in the league match."


def kinds(findings: Run, *paragraphs: str) -> dict[str, set[str]]:
    clean, found = findings(*paragraphs)
    told = {entity.id: entity.kind for entity in found.entities}
    names: dict[str, set[str]] = {}
    for mention in found.annotations.mentions:
        names.setdefault(clean.text[mention.start : mention.end], set()).add(told[mention.entity])
    return names


def test_a_town_of_the_longer_list_is_a_place(findings: Run) -> None:
    names = kinds(findings, "Voters in Gorakhpur, Trieste and Nottinghamshire complained of long queues on Sunday.")
    assert names == {"Gorakhpur": {"place"}, "Trieste": {"place"}, "Nottinghamshire": {"place"}}


def test_a_town_that_plays_is_its_team_and_where_it_plays_a_place(findings: Run) -> None:
    names = kinds(
        findings, "Nottingham beat Swansea 2-0 at Coventry on Saturday.", MATCH, "Swansea lost to Bolton last week."
    )
    assert names["Nottingham"] == names["Swansea"] == {"organization"}
    assert names["Coventry"] == {"place"}


def test_a_country_that_plays_stays_a_place(findings: Run) -> None:
    names = kinds(findings, "SRI LANKA BEAT AUSTRALIA", "Sri Lanka beat Australia by four wickets on Friday.", MATCH)
    assert names["Sri Lanka"] == names["Australia"] == {"place"}


def test_outside_sport_a_town_stays_a_place(findings: Run) -> None:
    names = kinds(findings, "Nottingham faced Swansea in court over the bill for the river wall.")
    assert names["Nottingham"] == names["Swansea"] == {"place"}


def test_a_surname_that_is_a_town_stays_the_persons(findings: Run) -> None:
    names = kinds(
        findings, "Coach Rosa Bolton praised both sides.", MATCH, "Bolton lost her voice when Swansea beat Coventry."
    )
    assert names["Bolton"] == {"person"}


def test_the_longer_list_repeats_no_other_list() -> None:
    assert not gazetteer.GAZETTEER & places.PLACES
    assert not gazetteer.GAZETTEER & (given.FIRST_NAMES | gazetteer.SURNAMES_TOO)
