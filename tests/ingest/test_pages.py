"""Numbers and heads of pages in texts from PDFs."""

from __future__ import annotations

import pytest

from briefings.ingest import plain

OPENS = "The Ministry of Fisheries announced a new quota for the northern fleet on Monday."
CLOSES = "The Norwegian Fishermen's Association welcomed the decision in a short statement."


def cleaned(*lines: str) -> tuple[str, list[tuple[str, str]]]:
    found = plain.clean("\n".join(lines))
    return found.text, [(row.exact, row.why) for row in found.removed]


@pytest.mark.parametrize("number", ["- 2 -", "– 14 –", "-3-", "Page 2", "page 2 of 9"])
def test_the_number_of_a_page_is_no_paragraph(number: str) -> None:
    assert cleaned(OPENS, "", number, "", CLOSES) == (f"{OPENS}\n\n{CLOSES}", [(number, "page-number")])


@pytest.mark.parametrize(
    "shape", ["Statement on Fisheries Page {}", "Statement on Fisheries | {}", "{} | Statement 2019"]
)
def test_a_head_that_counts_the_pages_goes_out(shape: str) -> None:
    text, removed = cleaned(OPENS, "", shape.format(2), "", CLOSES, "", shape.format(3), "", OPENS)
    assert text == f"{OPENS}\n\n{CLOSES}\n\n{OPENS}"
    assert removed == [(shape.format(number), "page-head") for number in (2, 3)]


def test_a_head_beside_the_numbers_of_pages_goes_out_and_the_headline_stays_one() -> None:
    head = "Statement on Fisheries"
    found = plain.clean(f"{head}\n- 1 -\n\n{OPENS}\n\n{head}\n- 2 -\n\n{CLOSES}\n\n{head}\n- 3 -\n\n{OPENS}")
    assert found.title == head
    assert found.text == f"{OPENS}\n\n{CLOSES}\n\n{OPENS}"


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    lines = (
        "The Ministry of Fisheries announced a new quota for the northern fleet",
        "on Monday. The Minister said that the quota would rise by 4 per cent",
        "compared with what was caught in the year before, and that it would",
        "",
        "- 2 -",
        "",
        "apply from January. It will be reviewed in autumn, when all the boats",
        "are back, and the results are known to the fishermen of the north and",
        "to their association, which has asked for a higher quota for years.",
    )
    text, _ = cleaned(*lines)
    assert "that it would apply from January" in text


@pytest.mark.parametrize(
    "lines",
    [
        ("Group 1", "", CLOSES, "", "Group 2", "", OPENS),
        ("Chelsea 2", "", CLOSES, "", "Chelsea 3", "", OPENS),
        ("Statement Page 2", "", CLOSES, "", "Statement Page 7", "", OPENS),
        ("Who pays", "", CLOSES, "", "Who pays", "", OPENS),
    ],
)
def test_what_only_looks_like_a_head_stays(lines: tuple[str, ...]) -> None:
    text, removed = cleaned("Quota rises in the north", "", OPENS, "", *lines)
    assert removed == [("Quota rises in the north", "headline")]
    assert text == "\n\n".join((OPENS, *(line for line in lines if line)))
