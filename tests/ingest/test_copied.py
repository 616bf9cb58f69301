"""Text copied whole from a browser: what stood around the article goes, and no word of the article does."""

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
