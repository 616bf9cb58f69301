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
