"""A sentence in, its names out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from briefings.ingest.annotate import trim
from briefings.ingest.annotate.tokens import Token
from briefings.ingest.types import Annotator, Clean, Findings, Options
from briefings.model import Block, Caption, EntityKind

pytestmark = pytest.mark.nlp
Run = Callable[..., tuple[Clean, Findings]]


def named(findings: Run, *paragraphs: str) -> dict[str, set[str]]:
    clean, found = findings(*paragraphs)
    kinds = {entity.id: entity.kind for entity in found.entities}
    names: dict[str, set[str]] = {"person": set(), "organization": set(), "place": set()}
    for mention in found.annotations.mentions:
        names[kinds[mention.entity]].add(clean.text[mention.start : mention.end])
    return names


def test_titles_articles_and_possessives_are_no_part_of_a_name(findings: Run) -> None:
    names = named(findings, "President Ashraf Ghani met Prime Minister Nawaz Sharif's adviser in the Philippines.")
    assert names["person"] == {"Ashraf Ghani", "Nawaz Sharif"}
    assert names["place"] == {"Philippines"}


def test_nationalities_are_no_places_and_compounds_no_mentions(findings: Run) -> None:
    names = named(
        findings, "The Afghan and Chinese delegations discussed the US-led mission with a London-based group."
    )
    assert names["place"] == set()


def test_the_taliban_are_an_organization_and_beijing_is_a_place(findings: Run) -> None:
    names = named(findings, "Beijing said the Taliban should talk to Kabul.")
    assert names["organization"] == {"Taliban"}
    assert names["place"] == {"Beijing", "Kabul"}


def test_bodies_are_whole_and_their_short_forms_are_found(findings: Run) -> None:
    names = named(
        findings,
        "The Quadrilateral Coordination Group (QCG) met at the Ministry of Foreign Affairs in Islamabad.",
        "The QCG will meet again.",
    )
    assert {"Quadrilateral Coordination Group", "QCG", "Ministry of Foreign Affairs"} <= names["organization"]


def test_events_and_titles_of_works_are_no_mentions(findings: Run) -> None:
    names = named(
        findings, 'After the 2014 Afghanistan presidential election she wrote "Kabul Nights" in the Gulf War.'
    )
    assert names == {"person": set(), "organization": set(), "place": set()}


def test_a_name_found_once_is_found_everywhere_capitals_included(findings: Run) -> None:
    clean, found = findings(
        "MUTTAQI VISITS ISLAMABAD",
        "The Afghan foreign minister, Amir Khan Muttaqi, arrived in Islamabad on Friday.",
        "Officials said Muttaqi would stay for three days.",
    )
    person = next(entity for entity in found.entities if entity.kind == "person")
    spots = [clean.text[m.start : m.end] for m in found.annotations.mentions if m.entity == person.id]
    assert person.name == "Amir Khan Muttaqi"
    assert spots == ["MUTTAQI", "Amir Khan Muttaqi", "Muttaqi"]


def test_the_place_of_a_dateline_is_found_though_no_list_has_it(findings: Run) -> None:
    names = named(
        findings, "TORKHAM (Sample), Aug. 30 - Trucks crossed the border on Friday for the first time in weeks."
    )
    assert names["place"] == {"TORKHAM"}


def test_mentions_never_overlap(findings: Run) -> None:
    _, found = findings(
        "Foreign Minister Wang Yi of the People's Republic of China flew from Beijing, China, to Kabul."
    )
    mentions = found.annotations.mentions
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_a_number_after_a_country_makes_no_body_of_it(findings: Run) -> None:
    found = named(findings, "China gave Pakistan 120 and Afghanistan 480 lorries.")
    assert found == {"person": set(), "organization": set(), "place": {"China", "Pakistan", "Afghanistan"}}


def test_a_hyphen_makes_a_country_part_of_a_word(findings: Run) -> None:
    found = named(findings, "He received the Nishan-e-Pakistan and backed the one-China policy.")
    assert found["place"] == set()


def test_three_part_names_are_whole(findings: Run) -> None:
    found = named(findings, "Pakistan’s foreign secretary Rafiq Ahmad Chaudhry closed the Heart of Asia conference.")
    assert found["person"] == {"Rafiq Ahmad Chaudhry"}
    assert found["organization"] == {"Heart of Asia"}


def test_who_took_a_picture_is_no_person_of_the_article(annotator: Annotator) -> None:
    text = "Wang Yi in Kabul. © Xinhua / Lin Hao"
    block = Block(0, len(text), "caption")
    clean = Clean(text=text, blocks=(block,), captions=(Caption(0, len(text), "Xinhua / Lin Hao"),))
    found = annotator(clean, Options())
    assert {entity.name for entity in found.entities if entity.kind == "person"} <= {"Wang Yi"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The ferry lay off the island of Tresk all day.", "Tresk"),
        ("She died on Friday at her home in Hexley. She was 91.", "Hexley"),
        ("The granite was used for the breakwater at Holm.", "Holm"),
        ("The talks were led by the mayor of Karsk on Friday.", "Karsk"),
        ("The votes of the districts Senn, Lauter and Oberfeld were lost.", "Lauter"),
        ("Trees fell in the Carrow valley on Friday.", "Carrow"),
    ],
)
def test_the_words_beside_a_name_tell_a_place(findings: Run, text: str, place: str) -> None:
    assert place in named(findings, text)["place"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The audit was made by the accountants Brook, Hale & Partners in May.", "Brook, Hale & Partners"),
        ("The loan of the bank Credito do Norte ends in June.", "Credito do Norte"),
        ("The members of FC Torrente voted on Friday.", "FC Torrente"),
        ("A patients' association, Diritti Sani, was not heard.", "Diritti Sani"),
        ("Observers of the Organization for Security and Co-operation in Europe (OSCE) came.",
         "Organization for Security and Co-operation in Europe"),
        ("The makers, Helvia Pharma of Basel, did not answer.", "Helvia Pharma"),
    ],
)  # fmt: skip
def test_the_name_of_a_body_is_whole(findings: Run, text: str, body: str) -> None:
    names = named(findings, text)
    assert body in names["organization"]
    assert not names["person"]


def test_a_place_and_a_firm_beside_a_list_of_partners_are_two(findings: Run) -> None:
    names = named(findings, "In London, Hale & Partners lost the case.")
    assert names["organization"] == {"Hale & Partners"}
    assert names["place"] == {"London"}


def test_a_person_in_apposition_to_an_office_is_no_place(findings: Run) -> None:
    names = named(findings, "“We will wait,” said Ines Maroto, chairwoman of the Harbour Authority.")
    assert names["person"] == {"Ines Maroto"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("He told the television channel Canal 9 that he would resign.", "Canal 9"),
        ("The group Torrente Is Ours celebrated in the rain.", "Torrente Is Ours"),
    ],
)
def test_capitals_after_what_a_body_is_are_its_name(findings: Run, text: str, body: str) -> None:
    assert body in named(findings, text)["organization"]


def test_a_people_or_an_office_after_such_a_word_is_no_name_of_it(findings: Run) -> None:
    names = named(findings, "The bank President left. In the group Afghan traders were many.")
    assert names["organization"] == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Her sons Alfie, 7, and Jayden, 5, were at school on Monday.", "Jayden"),
        ("Her sons Alfie, 7, and Jayden, 5, were at school on Monday.", "Alfie"),
        ("According to lawyer Ines Maroto, her client was at home.", "Ines Maroto"),
    ],
)
def test_an_age_or_a_trade_beside_a_name_tells_a_person(findings: Run, text: str, name: str) -> None:
    _, found = findings(text)
    assert (name, "person") in {(entity.name, entity.kind) for entity in found.entities}


def test_dashes_without_a_space_part_names(findings: Run) -> None:
    _, found = findings("ZURICH, Switzerland--(BUSINESS WIRE)--Alpenor Holding AG today named a new chairman.")
    names = {entity.name for entity in found.entities}
    assert {"Switzerland", "Alpenor Holding AG"} <= names
    assert "AG" not in names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ms Elena Vasquez-Ruiz will travel to the region on Monday.", "Elena Vasquez-Ruiz"),
        ("His Dutch counterpart Marijke van den Broek will sign the pact on Monday.", "Marijke van den Broek"),
        ("Substitute Jordi Puig i Soler restored the lead.", "Jordi Puig i Soler"),
        ("Vice President Đặng Thị Ngọc Thịnh yesterday received a delegation.", "Đặng Thị Ngọc Thịnh"),
        ("Striker Kwame Osei-Bonsu scored twice as his club came from behind.", "Kwame Osei-Bonsu"),
        ("Mitigating, Sasha Wass QC said her client was ashamed.", "Sasha Wass"),
        ("The yen fell again on Monday. (Reporting by Tomo Uetake; Editing by Sam Holmes)", "Tomo Uetake"),
    ],
)
def test_a_persons_name_is_whole(findings: Run, text: str, name: str) -> None:
    assert name in named(findings, text)["person"]


def test_every_mention_of_a_name_with_a_hyphen_is_found(findings: Run) -> None:
    clean, found = findings(
        "Kwame Osei-Bonsu scored twice on Saturday.", "“I'm buzzing,” Osei-Bonsu told reporters in Leeds."
    )
    (person,) = [entity for entity in found.entities if entity.kind == "person"]
    assert [clean.text[m.start : m.end] for m in found.annotations.mentions if m.entity == person.id] == [
        "Kwame Osei-Bonsu",
        "Osei-Bonsu",
    ]
    assert [q.speaker.entity for q in found.annotations.quotations if q.speaker] == [person.id]


def test_an_airport_is_nobody(findings: Run) -> None:
    assert "Cork Airport" in named(findings, "Cork Airport recorded gusts of 124 kph on Monday.")["place"]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Negotiator Kim In-so met Kang Young-hoon on Monday.", "person", {"Kim In-so", "Kang Young-hoon"}),
        ("Amnesty International and Human Rights Watch wrote to the Ministry of Trade and Industry.", "organization",
         {"Amnesty International", "Human Rights Watch", "Ministry of Trade and Industry"}),
        ("He joined the Canadian Alliance MP on Monday.", "organization", {"Canadian Alliance"}),
        ("Shares of Veloxa, Inc. rose on Monday.", "organization", {"Veloxa"}),
        ("They met Col. (Retd.) Timur Ospanov on Monday.", "person", {"Timur Ospanov"}),
        ("A neighbor, Cmdr. Ousmane Ba of the national gendarmerie, left.", "person", {"Ousmane Ba"}),
    ],
)  # fmt: skip
def test_names_hold_all_of_one_and_nothing_of_another(findings: Run, text: str, kind: str, names: set[str]) -> None:
    assert named(findings, text)[kind] == names


@pytest.mark.parametrize(
    "text",
    [
        "Velmora was born in Lisbon in 1952.",
        "In 1974 Quillane resigned and went home.",
        "President Velmora's government fell in May.",
    ],
)
def test_who_was_born_or_resigned_is_a_person(findings: Run, text: str) -> None:
    names = named(findings, text)
    assert names["person"] & {"Velmora", "Quillane"}
    assert not (names["organization"] | names["place"]) & {"Velmora", "Quillane"}


def test_a_department_of_justice_is_no_judge(findings: Run) -> None:
    assert "Justice Department" not in named(findings, "The Justice Department appealed.")["person"]


def test_bodies_with_a_name_of_their_own_are_known(findings: Run) -> None:
    names = named(findings, "Pirelli and Fianna Fáil said nothing to Yonhap.", "Ericsson sold its plant.")
    assert names["organization"] == {"Pirelli", "Fianna Fáil", "Yonhap", "Ericsson"}


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of Oslo came after the Battle of Minsk and the War of the Sixth Coalition.",
        "Shops close on Labor Day and on Independence Day.",
        "She joined the Board of Directors last year.",
    ],
)
def test_treaties_holidays_and_boards_are_no_mentions(findings: Run, text: str) -> None:
    assert not any(named(findings, text).values())


@pytest.mark.parametrize(
    ("words", "kind", "names"),
    [
        ("Hussain at Coventry", "person", ["Hussain", "Coventry"]),
        ("Mercantile or Commerce", "organization", ["Mercantile", "Commerce"]),
        ("University of Linden", "organization", ["University of Linden"]),
    ],
)
def test_small_words_part_two_names(words: str, kind: EntityKind, names: list[str]) -> None:
    split = words.split()
    tokens = [Token(word, 0, len(word), "NNP", "dep", 0) for word in split]
    parts = trim.parts(tokens, 0, len(tokens), kind)
    assert [" ".join(split[first:last]) for first, last in parts] == names


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Veloxa, Inc. (NASDAQ: VLXA) today announced a loss.", "organization", "Veloxa"),
        ("Datuk Patinggi Abang Johari opened the bridge.", "person", "Abang Johari"),
        ("Jan Willem Pieter Hollander opened the bridge.", "person", "Jan Willem Pieter Hollander"),
        ("Quoting St Paul, the Pope wrote of love.", "person", "St Paul"),
        ("Shares of Velmora Cement rose sharply.", "organization", "Velmora Cement"),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(findings: Run, text: str, kind: str, name: str) -> None:
    assert named(findings, text)[kind] == {name}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She left the Social Democratic and Labour Party.", {"Social Democratic and Labour Party"}),
        ("He ran for the Peace and Freedom Party.", {"Peace and Freedom Party"}),
        ("She joined the Co-operative Commonwealth Federation.", {"Co-operative Commonwealth Federation"}),
        ("The Non-Partisan Association met.", {"Non-Partisan Association"}),
        ("Liberal Party of Canada Member Rosa Khan spoke.", {"Liberal Party of Canada"}),
    ],
)
def test_a_body_has_all_its_words_and_no_more(findings: Run, text: str, names: set[str]) -> None:
    assert named(findings, text)["organization"] == names


def test_two_parties_stay_two(findings: Run) -> None:
    found = named(findings, "He voted for the Republican and Labour Party motions.")["organization"]
    assert not any(" and " in name for name in found)


def test_who_stands_before_a_country_in_brackets_is_a_person(findings: Run) -> None:
    names = named(findings, "Quill Tarrano (Spain) beat Velda Tessik (Czech Republic) 6-2. Harbour Foods (Italy) paid.")
    assert names["person"] == {"Quill Tarrano", "Velda Tessik"}
    assert names["organization"] == {"Harbour Foods"}
