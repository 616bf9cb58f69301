"""Text copied whole from a browser or a PDF: what stood around the article goes, and no word of the article does."""

from __future__ import annotations

import pytest

from briefings.errors import RefusedError
from briefings.ingest import clean, plain
from briefings.ingest.types import Clean, Options

BODY = "The ministers of transport met in the harbour town on Tuesday and spoke for two hours about the new pier."
MORE = "Nobody would say who is to pay for it."
THEN = "The harbour had been closed since the flood of spring."


def read(*rows: str) -> Clean:
    return plain.clean("\n".join(rows))


def whys(found: Clean) -> dict[str, str]:
    return {row.exact: row.why for row in found.removed}


def test_a_menu_above_the_articles_head_goes_with_all_its_lines() -> None:
    menu = ("Skip to content", "The Harbour Wire", "World", "Ports & ships", "Log in", "This site uses cookies. Accept")
    found = read(
        *menu, "", "World", "Port talks resume after a year", "By Jane Roe", "May 7, 2019 · 4:30 pm · 3 min read", BODY
    )
    assert (found.title, found.byline, found.published) == (
        "Port talks resume after a year",
        "Jane Roe",
        "2019-05-07T16:30",
    )
    assert found.text == BODY
    assert whys(found)["The Harbour Wire"] == "menu"


def test_a_menu_with_nothing_but_a_story_below_takes_no_headline_along() -> None:
    assert read("Home", "Menu", "Port talks resume", "", BODY).title == "Port talks resume"
    assert read("Port talks resume", "Home", "Menu", "", BODY).title == "Port talks resume"


def test_comments_below_an_article_are_none_of_it() -> None:
    rows = (
        "Comments (2)",
        "Bob Sailor",
        "2 hours ago",
        "I have been a sailor for thirty years.",
        "Reply",
        "Ann",
        "Great news.",
    )
    found = read("Port talks resume", "", BODY, "", MORE, "", *rows, "", "© 2019 Harbour Wire. All rights reserved.")
    assert found.text == f"{BODY}\n\n{MORE}"
    assert whys(found)["I have been a sailor for thirty years."] == "comments"
    assert whys(found)["© 2019 Harbour Wire. All rights reserved."] == "copyright"


def test_a_number_of_comments_above_the_rest_of_an_article_ends_nothing() -> None:
    assert read("Port talks resume", "", BODY, "Comments (2)", MORE, THEN).text.endswith(THEN)


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


def test_a_sentence_above_a_credit_in_a_block_of_their_own_is_a_caption() -> None:
    found = read("Port talks resume", "", "A crane in the harbour.", "Photo: Jane Roe/AFP", "", BODY, "", MORE)
    assert [block.kind for block in found.blocks] == ["caption", "paragraph", "paragraph"]
    found = read("Port talks resume", "", BODY, MORE, "Photo: Jane Roe/AFP", THEN)
    assert [block.kind for block in found.blocks] == ["paragraph"] * 3


def test_two_columns_in_one_are_refused() -> None:
    left = ["The ministers of transport met", "in the harbour town on Tuesday", "and spoke for two hours of the"] * 2
    right = ["The harbour had been closed", "since the flood, when three", "quays and two ships were lost"] * 2
    text = "\n".join(f"{one:<36}{other}" for one, other in zip(left, right, strict=True))
    with pytest.raises(RefusedError, match="two columns"):
        clean.reextract(f"Port talks resume\n\n{text}\n".encode(), "a.txt", Options())
    table = "\n".join(f"{'The port of the town of Brunnen':<36}{1000 + row}" for row in range(12))
    assert clean.reextract(f"Port talks resume\n\n{BODY}\n{MORE}\n\n{table}".encode(), "a.txt", Options())
