"""What an article says somebody is, in its own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.ingest.types import Clean, Findings

pytestmark = pytest.mark.nlp
Run = Callable[..., tuple[Clean, Findings]]


def roles(findings: Run, text: str, ident: str) -> tuple[str, ...]:
    _, found = findings(text)
    return next(use.roles for use in found.annotations.entities if use.id == ident)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("President Ashraf Ghani arrived in Beijing.", "President"),
        ("Pakistan's foreign secretary Sartaj Aziz arrived in Beijing.", "Pakistan's foreign secretary"),
        ("Sartaj Aziz, adviser to the prime minister on foreign affairs, arrived in Beijing.",
         "adviser to the prime minister on foreign affairs"),
        ("The talks were opened by Sartaj Aziz, a member of the National Security Committee.",
         "member of the National Security Committee"),
        ("Sartaj Aziz, who is also the head of the delegation, arrived in Beijing.", "head of the delegation"),
        ("The country's Deputy Foreign Minister Sartaj Aziz arrived in Beijing.", "Deputy Foreign Minister"),
        ("Foreign Minister Dr. Sartaj Aziz arrived in Beijing.", "Foreign Minister"),
        ("Minister of Commerce Sartaj Aziz arrived in Beijing.", "Minister of Commerce"),
        ("HARARE, Zimbabwe - Opposition leader Sartaj Aziz was freed.", "Opposition leader"),
        ("Hamid Karzai's spokesman, Sartaj Aziz, arrived in Beijing.", "Hamid Karzai's spokesman"),
    ],
)  # fmt: skip
def test_titles_and_appositions_are_roles(findings: Run, text: str, role: str) -> None:
    ident = "ashraf-ghani" if "Ghani" in text else "sartaj-aziz"
    assert roles(findings, text, ident) == (role,)


def test_mr_and_mrs_are_no_roles(findings: Run) -> None:
    assert roles(findings, "Mr. Sartaj Aziz arrived in Beijing on Monday.", "sartaj-aziz") == ()


def test_the_office_of_a_relative_is_no_role(findings: Run) -> None:
    assert roles(findings, "The wife of President Ashraf Ghani arrived in Beijing.", "ashraf-ghani") == ("President",)


def test_a_title_goes_with_the_name_after_it(findings: Run) -> None:
    text = (
        "The talks were led by the Chief of Army Staff of Pakistan, General Tariq Mahmood, "
        "and the Deputy Chief of General Staff of Tajikistan, Major General Emomali Sobirov."
    )
    assert roles(findings, text, "tariq-mahmood") == ("General", "Chief of Army Staff of Pakistan")
    assert "Deputy Chief of General Staff of Tajikistan" in roles(findings, text, "emomali-sobirov")
    _, found = findings(text)
    assert not [entity for entity in found.entities if entity.kind == "organization"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Last year Vice President Sartaj Aziz visited Kabul.", ("Vice President",)),
        ("Sartaj Aziz, a state councillor and the new head of the commission, left.",
         ("state councillor", "new head of the commission")),
        ("Wang Yi and his Afghan counterpart, Sartaj Aziz, signed it.", ("Afghan counterpart",)),
        ("Sartaj Aziz, who runs the police as secretary of the commission, left.", ("secretary of the commission",)),
        ("Sartaj Aziz, Afghan Foreign Minister Salah Rahimi and Tariq Mahmood signed it.", ()),
    ],
)  # fmt: skip
def test_a_role_is_without_time_and_without_the_next(findings: Run, text: str, role: tuple[str, ...]) -> None:
    assert roles(findings, text, "sartaj-aziz") == role


def test_the_next_of_a_list_has_not_the_office_before_it(findings: Run) -> None:
    text = "He has served as an adviser under Sartaj Aziz, Ashraf Ghani and Helen Clark."
    assert roles(findings, text, "ashraf-ghani") == ()


def test_a_rank_after_a_body_is_a_role_of_its_own(findings: Run) -> None:
    text = "Trade will grow, Vice Chairman of the Central Military Commission Gen Sartaj Aziz said."
    assert roles(findings, text, "sartaj-aziz") == ("Vice Chairman of the Central Military Commission", "Gen")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Sartaj Aziz, a chemist at the University of Lahore, spoke first.", ("chemist at the University of Lahore",)),
        ("Sartaj Aziz, 38, a chemist, spoke first.", ("chemist",)),
        ("The prize went to the caretaker, Sartaj Aziz.", ("caretaker",)),
        ("The director of the hospital, Dr. Sartaj Aziz, spoke first.", ("director of the hospital",)),
        ("Its president, Sir Sartaj Aziz, spoke first.", ("president",)),
        ("Its director, the Greek shipowner Sartaj Aziz, spoke first.", ("Greek shipowner", "director")),
        ("The road was built by the engineer Sartaj Aziz.", ("engineer",)),
        ("After dinner, Sartaj Aziz spoke first.", ()),
        ("In that quarter Sartaj Aziz spoke first.", ()),
    ],
)
def test_a_trade_or_a_calling_is_a_role_and_no_other_noun(findings: Run, text: str, role: tuple[str, ...]) -> None:
    assert roles(findings, text, "sartaj-aziz") == role


@pytest.mark.parametrize(
    ("text", "ident", "role"),
    [
        ("Secretary Planning Zafar Hasan told the committee that the shortfall would end.", "zafar-hasan",
         "Secretary Planning"),
        ("Additional Secretary Interior Rashid Mehmood briefed the participants.", "rashid-mehmood",
         "Additional Secretary Interior"),
        ("Director General Health Dr Naeem Khan attended the meeting.", "naeem-khan", "Director General Health"),
        ("Commissioner Islamabad Usman Ali attended the meeting.", "usman-ali", "Commissioner Islamabad"),
    ],
)  # fmt: skip
def test_what_an_office_is_for_may_stand_behind_it_without_of(findings: Run, text: str, ident: str, role: str) -> None:
    assert roles(findings, text, ident) == (role,)


def test_a_place_behind_an_office_is_a_first_name_where_one_word_follows(findings: Run) -> None:
    _, found = findings("Mayor London Breed opened the library on Monday. The library was built by Mayor Breed.")
    assert "London Breed" in {entity.name for entity in found.entities if entity.kind == "person"}


def test_a_trade_that_the_model_takes_for_a_verb_is_still_the_role(findings: Run) -> None:
    assert roles(findings, "Pike must also pay compensation to farmer Bernard Holt.", "bernard-holt") == ("farmer",)


@pytest.mark.parametrize(
    ("text", "ident", "role"),
    [
        ("He met Minister for Foreign Affairs Ms. Rosa Khan, Deputy Minister (Trade) Mr. Omid Karimi and others.",
         "rosa-khan", "Minister for Foreign Affairs"),
        ("Sister Rosa Khan, author of “Dead Man Walking”, said that she wept.", "rosa-khan", "author"),
        ("ACP Nilesh Ashtekar said a case was registered.", "nilesh-ashtekar", "ACP"),
        ("He received H.E. Dr. Rustam Nazarzoda, Ambassador Extraordinary and Plenipotentiary of Tajikistan.",
         "rustam-nazarzoda", "Ambassador Extraordinary and Plenipotentiary of Tajikistan"),
    ],
)  # fmt: skip
def test_the_words_of_an_office_are_whole_and_no_more(findings: Run, text: str, ident: str, role: str) -> None:
    assert role in roles(findings, text, ident)
    assert not {"Foreign Affairs", "Deputy Minister", "author of"} & set(roles(findings, text, ident))


def test_who_acts_behind_a_comma_is_no_role_of_who_stands_before_it(findings: Run) -> None:
    assert (
        roles(findings, "In a letter to Juma Haidari, the newspaper wrote that nobody was hurt.", "juma-haidari") == ()
    )
    assert (
        roles(findings, "In a letter to Juma Haidari, the minister wrote that nobody was hurt.", "juma-haidari") == ()
    )
