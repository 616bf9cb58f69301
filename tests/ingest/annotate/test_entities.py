"""Who is who within one article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.ingest.annotate import confidence
from briefings.ingest.types import Clean, Findings
from briefings.model import By

pytestmark = pytest.mark.nlp
Run = Callable[..., tuple[Clean, Findings]]


def entity(found: Findings, name: str) -> tuple[str, str, tuple[str, ...]]:
    known = next(entity for entity in found.entities if entity.name == name)
    return known.id, known.kind, known.aliases


def test_the_short_form_is_an_alias_of_the_fullest_name(findings: Run) -> None:
    _, found = findings("Foreign Minister Wang Yi flew to Kabul on Monday.", "Wang met President Ashraf Ghani there.")
    assert entity(found, "Wang Yi") == ("wang-yi", "person", ("Wang",))


def test_a_surname_that_two_persons_share_is_linked_to_neither(findings: Run) -> None:
    clean, found = findings(
        "Imran Khan and Ayub Khan signed the letter in Lahore on Monday.", "Later, Mr. Khan spoke to reporters."
    )
    later = clean.text.index("Mr. Khan")
    assert all(mention.end <= later for mention in found.annotations.mentions)


def test_one_letter_apart_is_one_person_and_is_noted_as_a_spelling(findings: Run) -> None:
    clean, found = findings(
        "Defense Minister Abdul Rahim Karimi opened the talks in Kabul, and Abdul Rahim Karimi closed them.",
        "In his turn, Abdul Rahim Karim thanked the hosts.",
    )
    assert entity(found, "Abdul Rahim Karimi")[2] == ("Abdul Rahim Karim",)
    spots = [spot for spot in found.annotations.damage if spot.kind == "spelling"]
    assert [clean.text[spot.start : spot.end] for spot in spots] == ["Abdul Rahim Karim"]
    assert "Abdul Rahim Karimi" in spots[0].explanation


def test_a_body_of_a_state_has_the_state_in_its_name(findings: Run) -> None:
    _, found = findings("Pakistan's Foreign Ministry said on Friday that the border would open soon.")
    assert entity(found, "Pakistani Foreign Ministry")[2] == ("Foreign Ministry", "Pakistan's Foreign Ministry")


def test_two_names_of_one_country_are_one_place(findings: Run) -> None:
    _, found = findings("The US and China met.", "The United States sent its ambassador from Islamabad.")
    assert entity(found, "United States")[2] == ("US",)


def test_ids_are_unique_and_ordered_and_every_mention_has_one(findings: Run) -> None:
    _, found = findings("Washington said on Monday that Denzel Washington would visit Kabul.", "Kabul agreed.")
    ids = [entity.id for entity in found.entities]
    assert ids == sorted(set(ids))
    assert {mention.entity for mention in found.annotations.mentions} == set(ids)
    assert [use.id for use in found.annotations.entities] == ids


def test_a_rank_tells_which_of_two_namesakes_is_meant(findings: Run) -> None:
    clean, found = findings(
        "The drill was led by General Tariq Mahmood. Prime Minister Sajid Mahmood was absent. "
        "General Mahmood’s speech was short."
    )
    last = found.annotations.mentions[-1]
    assert (clean.text[last.start : last.end], last.entity) == ("Mahmood", "tariq-mahmood")


def test_a_cleric_of_one_name_keeps_his_style(findings: Run) -> None:
    _, found = findings("Mullah Omar was not there, and Omar did not write.")
    assert entity(found, "Mullah Omar") == ("mullah-omar", "person", ("Omar",))


def test_a_shorter_form_of_three_names_is_one_person(findings: Run) -> None:
    _, found = findings("Khawaja Asif arrived on Monday.", "Khawaja Muhammad Asif met Wang Yi.")
    assert entity(found, "Khawaja Muhammad Asif")[2] == ("Khawaja Asif",)


def test_the_surest_rule_vouches_for_an_entity() -> None:
    assert confidence.of_entity("person", "Sartaj Aziz", ["consistency", "form", "ner"]) == By("form", 0.95)


def test_a_single_word_of_the_models_is_doubtful() -> None:
    word, name = (confidence.of_entity("person", text, ["ner"]) for text in ("Aziz", "Sartaj Aziz"))
    assert (word.rule, name.rule) == ("ner-word", "ner")
    assert word.confidence < 0.5 < name.confidence


def test_a_surname_means_its_only_bearer_until_a_second_one_is_named(findings: Run) -> None:
    clean, found = findings(
        "The court freed Daniel Crewe, who had spent years in prison.",
        "Crewe wept. He thanked his sister, Ruth Crewe, outside the court.",
        "Later Crewe sold the garage.",
    )
    names = [(clean.text[mention.start : mention.end], mention.entity) for mention in found.annotations.mentions]
    assert names == [("Daniel Crewe", "daniel-crewe"), ("Crewe", "daniel-crewe"), ("Ruth Crewe", "ruth-crewe")]


def test_a_short_form_of_a_firm_is_the_firm(findings: Run) -> None:
    _, found = findings(
        "The loser, Castellane Rail, has complained. The court heard Castellane on Monday.",
        "It is enforced by the US Coast Guard (USCG). The USCG did not answer.",
    )
    assert entity(found, "Castellane Rail")[2] == ("Castellane",)
    assert entity(found, "US Coast Guard")[2] == ("USCG",)


def test_a_part_is_not_the_whole_of_a_body(findings: Run) -> None:
    _, found = findings("Harvard said the Harvard Law School would close.", "Harvard is in Boston.")
    assert {"Harvard", "Harvard Law School"} <= {known.name for known in found.entities}


@pytest.mark.parametrize(
    ("full", "short"),
    [("Mayor Tom O'Hara", "O’Hara"), ("Mayor Tom O’Hara", "O'Hara"), ("Water Secretary PAUL MCBRIDE", "MCBRIDE")],
)
def test_another_apostrophe_or_capitals_make_no_second_person(findings: Run, full: str, short: str) -> None:
    _, found = findings(f"The bridge is open, {full} said.", f"“It holds,” {short} told the council on Monday.")
    people = [entity for entity in found.entities if entity.kind == "person"]
    assert len(people) == 1
    assert short in people[0].aliases
