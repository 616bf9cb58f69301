"""Who is named in a transcript, and what is only heard in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.ingest.types import Clean, Findings

pytestmark = pytest.mark.nlp
Run = Callable[..., tuple[Clean, Findings]]


def named(findings: Run, *paragraphs: str) -> set[tuple[str, str]]:
    _, found = findings(*paragraphs)
    return {(entity.name, entity.kind) for entity in found.entities}


@pytest.mark.parametrize(
    "noise",
    ["(Laughs.)", "(Laughter.)", "(Applause)", "[Inaudible]", "(Through interpreter.)", "(Laughter and applause.)"],
)
def test_what_is_heard_is_nobody(findings: Run, noise: str) -> None:
    assert named(findings, f"MS. HARLAN: I have no travel to announce. {noise} You'll be the first to know.") == {
        ("HARLAN", "person")
    }


def test_a_bracket_that_names_somebody_stays_a_mention(findings: Run) -> None:
    assert ("Reuters", "organization") in named(findings, "The talks failed (Reuters), an official said on Monday.")


@pytest.mark.parametrize(
    ("label", "name"),
    [("MS. HARLAN:", "HARLAN"), ("MR. COLE:", "COLE"), ("SECRETARY KERRY:", "KERRY"), ("MARK COLE:", "Mark Cole")],
)
def test_who_speaks_in_capitals_is_a_person_without_the_title(findings: Run, label: str, name: str) -> None:
    assert named(findings, f"{label} I have no travel to announce at this time.") == {(name, "person")}


@pytest.mark.parametrize("label", ["QUESTION:", "Q:", "MODERATOR:", "UNIDENTIFIED MALE:"])
def test_who_speaks_without_a_name_is_no_person(findings: Run, label: str) -> None:
    assert named(findings, f"{label} Thanks, Beth. Has that changed in Geneva?") == {
        ("Beth", "person"),
        ("Geneva", "place"),
    }
