"""Numbers and heads of pages in texts from PDFs."""

from __future__ import annotations

import pytest

from briefings.ingest import plain
from briefings.ingest.types import Clean

OPENS = "The Ministry of Fisheries announced a new quota for the northern fleet on Monday."
CLOSES = "The Norwegian Fishermen's Association welcomed the decision in a short statement."


BODY = "The ministers of transport met in the harbour town on Tuesday and spoke for two hours about the new pier."
MORE = "Nobody would say who is to pay for it."
THEN = "The harbour had been closed since the flood of spring."


def read(*rows: str) -> Clean:
    return plain.clean("\n".join(rows))


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
    assert removed == [(shape.format(number), "running-header") for number in (2, 3)]


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


def test_lines_that_stand_above_every_page_and_its_number_go() -> None:
    head = "THE HARBOUR WIRE Tuesday, May 7, 2019"
    found = read(head, "", "Port talks resume", "", BODY, "", "3", "", head, "", MORE, "", "4", "", head, "", THEN)
    assert (found.title, found.published) == ("Port talks resume", "2019-05-07")
    assert found.text == f"{BODY}\n\n{MORE}\n\n{THEN}"
    assert [row.why for row in found.removed] == [
        *("dateline", "headline", "page-number", "running-header", "page-number", "running-header")
    ]


@pytest.mark.parametrize(("end", "joined"), [("met in", "met in the"), ("met in the har-", "met in the har-bour")])
def test_a_paragraph_that_goes_on_behind_the_end_of_a_page_is_one(end: str, joined: str) -> None:
    start = f"The ministers of transport of both countries {end}"
    rest = "the harbour town, and spoke about the pier." if end == "met in" else "bour town, and spoke about the pier."
    found = read("Port talks resume", "", BODY, "", start, "", "12", "", rest)
    assert joined in found.text
    assert "12" not in found.text
    assert "unwrap-lines" in found.normalized


@pytest.mark.parametrize(
    "rows",
    [
        ("Ships by year:", "", "17", "", "18", "", MORE),
        ("He counted.", "", "7", "", "And he left the harbour."),
        ("Who pays?", "", MORE, "", "Who pays?", "", THEN),
    ],
)
def test_numbers_and_questions_of_the_article_stay(rows: tuple[str, ...]) -> None:
    found = read("Port talks resume", "", BODY, "", *rows)
    assert found.text.split("\n\n")[1:] == [row for row in rows if row]
