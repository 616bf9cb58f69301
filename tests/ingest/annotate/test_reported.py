"""Statements without quotation marks."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest

from briefings.ingest.types import Clean, Findings

pytestmark = pytest.mark.nlp
Run = Callable[..., tuple[Clean, Findings]]


def reported(findings: Run, *paragraphs: str) -> list[tuple[str | None, str]]:
    clean, found = findings(*paragraphs)
    return [
        (quotation.speaker.entity if quotation.speaker else None, clean.text[quotation.start : quotation.end])
        for quotation in found.annotations.quotations
        if not quotation.direct
    ]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Sartaj Aziz said that the border would reopen soon.", "the border would reopen soon"),
        ("The border would reopen soon, Sartaj Aziz said.", "The border would reopen soon"),
        ("According to Sartaj Aziz, the border would reopen soon.", "the border would reopen soon"),
        ("Sartaj Aziz stressed the need for closer cooperation.", "the need for closer cooperation"),
        ("Sartaj Aziz called on Kabul to reopen the border.", "Kabul to reopen the border"),
    ],
)
def test_the_clause_and_its_speaker(findings: Run, text: str, clause: str) -> None:
    assert reported(findings, text) == [("sartaj-aziz", clause)]


def test_who_passes_a_statement_on_is_the_channel(findings: Run) -> None:
    _, found = findings("Sartaj Aziz stressed the need for closer cooperation, the Xinhua agency said.")
    quotation = found.annotations.quotations[0]
    assert quotation.speaker is not None
    assert quotation.speaker.entity == "sartaj-aziz"
    assert quotation.via is not None
    assert quotation.via.entity == "xinhua"


def test_a_pronoun_goes_on_with_the_speaker(findings: Run) -> None:
    found = reported(findings, "Sartaj Aziz said the border was closed.", "He added that it would reopen soon.")
    assert found == [("sartaj-aziz", "the border was closed"), ("sartaj-aziz", "it would reopen soon")]


@pytest.mark.parametrize(
    "text",
    [
        "Sartaj Aziz did not say that the border would reopen.",
        "Sartaj Aziz would say that the border is closed.",
        "The report is 40 pages long.",
        "Sartaj Aziz denied his hosts the victory in the final.",
    ],
)
def test_what_was_not_said_is_no_statement(findings: Run, text: str) -> None:
    assert reported(findings, text) == []


def test_statements_and_quotations_lie_within_each_other_or_apart(findings: Run) -> None:
    _, found = findings(
        "Sartaj Aziz says the new rule is “hard on the traders of Torkham,” and that it will be changed.",
        "“That would help us all,” a trader said when Aziz announced the end of the ban on wheat.",
    )
    spans = [(quotation.start, quotation.end) for quotation in found.annotations.quotations]
    assert len(spans) >= 2
    for a, b in combinations(spans, 2):
        apart = a[1] <= b[0] or b[1] <= a[0]
        within = (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])
        assert apart or within


def told(findings: Run, *paragraphs: str) -> list[tuple[str, str | None, str | None, str]]:
    """Speaker's words, speaker's id, channel's words and the statement, of every statement without marks."""
    clean, found = findings(*paragraphs)
    return [
        (quotation.speaker.text, quotation.speaker.entity, quotation.via and quotation.via.text,
         clean.text[quotation.start : quotation.end])
        for quotation in found.annotations.quotations
        if not quotation.direct and quotation.speaker
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Sartaj Aziz told his hosts that the border would reopen soon, according to his office.", "his office"),
        ("Sartaj Aziz said that the border would reopen soon, according to Radio Liberty.", "Radio Liberty"),
        ("Sartaj Aziz said the border would reopen soon, the official Xinhua News Agency reported on Tuesday.",
         "Xinhua News Agency"),
    ],
)  # fmt: skip
def test_who_speaks_within_the_sentence_comes_before_who_passes_it_on(findings: Run, text: str, via: str) -> None:
    clause = "the border would reopen soon"
    assert told(findings, text) == [("Sartaj Aziz", "sartaj-aziz", via, clause)]


def test_the_subject_of_the_clause_is_no_channel(findings: Run) -> None:
    text = "Sartaj Aziz replied that Kabul attached great importance to the railway."
    assert [via for _, _, via, _ in told(findings, text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Sartaj Aziz called on President Ashraf Ghani on Monday and saw the new bridge.",
        "The ministers agreed on eight points – peace, trade, transit and visas among them.",
    ],
)
def test_a_visit_and_an_agreement_are_no_statements(findings: Run, text: str) -> None:
    assert reported(findings, text) == []


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Sartaj Aziz said the railway would be finished by June, and on 4 March they signed a loan.",
         "the railway would be finished by June"),
        ("Sartaj Aziz said Lahore would support the talks, a formula repeated on Monday.",
         "Lahore would support the talks"),
        ("Two offices have been drawing up a plan; Sartaj Aziz said work would begin in May.",
         "work would begin in May"),
        ("Two offices have been drawing up a plan; it will be ready in May, Sartaj Aziz said.",
         "it will be ready in May"),
    ],
)  # fmt: skip
def test_a_statement_ends_where_the_article_goes_on(findings: Run, text: str, clause: str) -> None:
    assert reported(findings, text) == [("sartaj-aziz", clause)]


def test_a_statement_that_its_speaker_interrupts_is_one(findings: Run) -> None:
    found = told(findings, "Sartaj Aziz met traders.", "The road, he argued, would bring trade to the valley.")
    assert found == [("he", "sartaj-aziz", None, "The road, he argued, would bring trade to the valley")]


def test_of_several_speakers_the_words_are_kept_and_none_is_the_speaker(findings: Run) -> None:
    text = "Sartaj Aziz, Ashraf Ghani and Wang Yi said in a joint statement that the road would be reopened."
    assert told(findings, text) == [
        ("Sartaj Aziz, Ashraf Ghani and Wang Yi", None, "joint statement", "the road would be reopened")
    ]


def test_it_and_the_ministry_take_up_the_body_and_no_country(findings: Run) -> None:
    found = told(
        findings,
        "The Foreign Ministry of China said that Pakistan supported the talks. It said that Kabul had agreed.",
        "The ministry’s account said that both sides agreed on transit.",
    )
    assert {entity for _, entity, _, _ in found} == {"foreign-ministry-of-china"}
    assert len(found) == 3


def test_a_statement_that_is_printed_twice_is_told_once(findings: Run) -> None:
    # The copy is damage, and no second statement.
    sentence = "Sartaj Aziz said that the border posts were closed to lorries and buses."
    assert len(told(findings, f"{sentence} {sentence} The talks went on in the afternoon.")) == 1


def test_a_statement_that_breaks_off_is_none(findings: Run) -> None:
    assert reported(findings, "The talks ended on Monday.", "Sartaj Aziz said that lorries would wait at the") == []


def test_the_present_after_a_past_goes_on_with_what_was_said(findings: Run) -> None:
    text = (
        "Sartaj Aziz, for his part, said Pakistan attaches great importance to trade, and is interested in more of it."
    )
    clause = "Pakistan attaches great importance to trade, and is interested in more of it"
    assert reported(findings, text) == [("sartaj-aziz", clause)]


def test_a_name_before_the_verb_speaks_whatever_stands_before_it(findings: Run) -> None:
    text = "The deputy’s attorney, Sartaj Aziz, said Thursday he believes that his client is ill."
    assert [speaker for speaker, _ in reported(findings, "Helen Clark was there.", text)] == ["sartaj-aziz"]


def test_it_is_no_town(findings: Run) -> None:
    found = reported(findings, "Karachi has three million cars.", "It also said the fees would rise.")
    assert [speaker for speaker, _ in found] == [None]


def test_a_hyphen_parts_no_speaker(findings: Run) -> None:
    _, found = findings("The charity bite-back believes that the soup is still sold in London.")
    assert [q.speaker.text for q in found.annotations.quotations if q.speaker] == ["The charity bite-back"]


def test_it_takes_up_no_body_of_an_earlier_sentence(findings: Run) -> None:
    found = reported(
        findings, "The Taliban left Kabul. One of the leaders remains a fugitive.", "It also said the fees would rise."
    )
    assert [speaker for speaker, _ in found] == [None]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The Border Commission found that two posts had been closed.", "two posts had been closed"),
        ("Sartaj Aziz pointed out that two posts had been closed.", "two posts had been closed"),
        ("Two posts will be closed in spring, the Border Commission decided on Friday.",
         "Two posts will be closed in spring"),
        ("Sartaj Aziz doubts that two posts were closed.", "two posts were closed"),
    ],
)  # fmt: skip
def test_what_was_found_or_decided_is_a_statement_too(findings: Run, text: str, clause: str) -> None:
    assert [statement for _, statement in reported(findings, text)] == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "Sartaj Aziz found the two posts closed.",
        "Sartaj Aziz offered 140 million rupees and a new bridge.",
        "Sartaj Aziz had rejected a first draft of the treaty.",
        "It is necessary to show that the border is safe.",
    ],
)
def test_what_was_seen_or_done_is_no_statement(findings: Run, text: str) -> None:
    assert reported(findings, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "According to its regional secretary, Sartaj Aziz, the border was closed in May.",
        "The mayor of Lahore, Sartaj Aziz, warned that the border was closed in May.",
        "The council's secretary general, Sartaj Aziz, said the border was closed in May.",
    ],
)
def test_who_stands_in_apposition_to_an_office_is_the_speaker(findings: Run, text: str) -> None:
    assert reported(findings, text) == [("sartaj-aziz", "the border was closed in May")]


def test_whom_a_speaker_stands_in_for_is_not_the_speaker(findings: Run) -> None:
    assert reported(findings, "A lawyer for Sartaj Aziz said the border was closed in May.") == [
        (None, "the border was closed in May")
    ]


def test_that_may_stand_far_from_its_verb(findings: Run) -> None:
    text = "Sartaj Aziz told traders at a meeting in the hall that orders had halved in two years."
    assert reported(findings, text) == [("sartaj-aziz", "orders had halved in two years")]


def test_a_body_in_apposition_to_what_it_is_speaks(findings: Run) -> None:
    found = told(findings, "A patients' association, Diritti Sani, said the border was closed in May.")
    assert [(words, ident) for words, ident, _, _ in found] == [("Diritti Sani", "diritti-sani")]


@pytest.mark.parametrize(
    "opening", ["BEIJING, May 16 (Xinhua) -- ", "BEIJING, MAY 16 - ", "BEIJING (Xinhua) — ", "Beijing, 16 May 2016: "]
)
def test_the_place_of_a_dateline_says_nothing_and_is_no_part_of_what_is_said(findings: Run, opening: str) -> None:
    calling = (
        "Chinese Vice Premier Liu Yandong on Monday met with Sartaj Aziz, calling for closer people-to-people ties."
    )
    assert reported(findings, opening + calling) == [("liu-yandong", "closer people-to-people ties")]
    broke = "Talks between the government and rebel leaders broke off on Tuesday, Minister Sartaj Aziz said."
    told = "Talks between the government and rebel leaders broke off on Tuesday"
    assert reported(findings, opening + broke) == [("sartaj-aziz", told)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Xinhua quoted Mao Zedong as saying that power comes from the barrel of a gun.", "mao-zedong"),
        ("Wang Yi said, quoting leader Mao Zedong as saying that power comes from the barrel of a gun.", "mao-zedong"),
        ("Paul Stein: The governor, Rui Alves, says that power comes from the barrel of a gun.", "rui-alves"),
        ("The president of Kenya said that power comes from the barrel of a gun.", None),
    ],
)
def test_who_is_quoted_speaks_and_not_who_quotes_or_asks(findings: Run, text: str, speaker: str | None) -> None:
    assert reported(findings, text) == [(speaker, "power comes from the barrel of a gun")]


def test_a_verb_without_a_subject_is_no_statement(findings: Run) -> None:
    assert reported(findings, "Samira Haddad is a professor at Cape University. The views expressed are her own.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It urges the Government and the Democratic Front (FDR) to return to the talks.",
         "the Government and the Democratic Front (FDR) to return to the talks"),
        ("The Council urged all parties to refrain from violence.", "all parties to refrain from violence"),
    ],
)  # fmt: skip
def test_whom_somebody_urges_is_told_with_what_he_urges(findings: Run, text: str, words: str) -> None:
    clean, found = findings(text)
    assert [clean.text[q.start : q.end] for q in found.annotations.quotations] == [words]


def test_said_that_at_the_meeting_tells_nothing(findings: Run) -> None:
    _, found = findings("Mr Keller said that at the meeting in June. He stands by it.")
    assert found.annotations.quotations == ()
