"""Plain text files: what becomes of them, and that no word is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.ingest import plain
from briefings.ingest.types import Clean
from briefings.model import Removed

BODY = "The ministers of transport met in the harbour town on Tuesday and spoke for two hours about the new pier."
MORE = "Nobody would say who is to pay for it."
ARTICLE = f"""Port talks resume

May 7, 2019 4:30 pm PKT

Transport minister Ali Khan (R) meets the harbour master. (© Xinhua)

{BODY}\u00a0
{MORE}

This file photo shows ships in the harbour. (© Reuters)

“We are ready,” he said.
shared on
"""


def kinds(clean: Clean) -> list[str]:
    return [block.kind for block in clean.blocks]


def test_an_article_is_told_apart() -> None:
    clean = plain.clean(ARTICLE)
    assert (clean.title, clean.published, clean.zone) == ("Port talks resume", "2019-05-07T16:30", "+05:00")
    assert kinds(clean) == ["caption", "paragraph", "paragraph", "caption", "paragraph"]
    assert clean.text.split("\n\n")[1] == BODY
    assert clean.credits == ("Xinhua", "Reuters")
    assert [caption.credit for caption in clean.captions] == ["Xinhua", "Reuters"]
    assert clean.removed == (
        Removed(1, "Port talks resume", "headline"),
        Removed(3, "May 7, 2019 4:30 pm PKT", "dateline"),
        Removed(13, "shared on", "share-widget"),
    )
    assert clean.normalized == ("nbsp-to-space", "trim")
    assert clean.extractor is None


def test_nothing_is_invented_for_a_story_without_head() -> None:
    clean = plain.clean(f"{BODY}\n\n{MORE}\n")
    assert (clean.title, clean.published, clean.zone, clean.byline, clean.publisher) == (None,) * 5
    assert clean.removed == ()


def test_a_wire_dateline_stays_in_the_text_and_is_known() -> None:
    clean = plain.clean(f"Port talks resume\n\nGWADAR, May 7, 2019 (Xinhua) -- {BODY}\n")
    assert clean.text.startswith("GWADAR, May 7, 2019 (Xinhua) --")
    assert (clean.dateline, clean.published, clean.credits) == ("GWADAR", "2019-05-07", ("Xinhua",))


def test_a_wire_dateline_without_a_year_gives_no_date() -> None:
    assert plain.clean(f"Port talks resume\n\nGWADAR, May 7 (Xinhua) -- {BODY}\n").published is None


def test_the_agency_that_signs_its_story_is_listed() -> None:
    clean = plain.clean(f"Port talks resume\n\nGWADAR, May 7, 2019 (Xinhua) -- {BODY}\n\n(Xinhua)\n")
    assert clean.text.endswith(BODY)
    assert clean.removed[-1] == Removed(5, "(Xinhua)", "credit")
    assert clean.credits == ("Xinhua",)


def test_another_name_in_brackets_at_the_end_stays() -> None:
    clean = plain.clean(f"Port talks resume\n\nGWADAR, May 7, 2019 (Xinhua) -- {BODY}\n\n(Harbour Desk)\n")
    assert clean.text.endswith("(Harbour Desk)")


def test_a_header_states_what_it_states() -> None:
    head = "Title: Port talks resume\nDate: 2019-05-07\nSource: Harbour Wire\nURL: https://news.example/port\n\n"
    clean = plain.clean(head + BODY)
    assert (clean.title, clean.published) == ("Port talks resume", "2019-05-07")
    assert (clean.publisher, clean.url) == ("Harbour Wire", "https://news.example/port")
    assert {row.why for row in clean.removed} == {"header"}


def test_a_credit_line_goes_to_its_caption_and_is_listed() -> None:
    clean = plain.clean(f"Harbour workers\n© AP Photo/ Jane Roe\n{BODY}\n\n{MORE}\n")
    assert clean.title is None
    assert [caption.credit for caption in clean.captions] == ["AP Photo/ Jane Roe"]
    assert clean.removed == (Removed(2, "© AP Photo/ Jane Roe", "credit"),)


def test_all_is_body_where_the_caller_says_so() -> None:
    clean = plain.body(ARTICLE)
    assert kinds(clean) == ["paragraph"] * 8
    assert clean.text.split() == ARTICLE.split()
    assert (clean.title, clean.removed) == (None, ())


# All are shorter than a column at which text is broken or longer, so that no two become one paragraph.
LINES = st.sampled_from(
    [
        *("", "Port talks resume", "May 7, 2019", "By Jane Roe", "© AP Photo/ Jane Roe", BODY, MORE, "shared on"),
        *("Advertisement", "Related articles", "Pier opens", "Home", "Source: Harbour Wire", "Facebook", "* * *"),
        *(
            "A file photo shows ships. (© Reuters)",
            "GWADAR (AP) — Ships came.",
            "a\u00a0b\u200b c",
            "\ufeffx\u0007y",
        ),
        *("Title: Pier opens", "three words only", "-", "“Quoted,” he said.", "ALL IN CAPITALS TODAY"),
    ]
)
UNSEEN = re.compile("[\u200b\ufeff\u0007]")


def characters(text: str) -> str:
    return re.sub(r"\s", "", UNSEEN.sub("", text))


@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=150, deadline=None)
def test_text_and_removed_lines_are_the_raw_file(rows: list[str], end: str) -> None:
    raw = end.join(rows)
    clean = plain.clean(raw)
    gone = [row for row in clean.removed if row.why != "control-character"]
    for row in gone:
        assert characters(rows[row.line - 1]) == characters(row.exact), "what was removed stands elsewhere in the file"
    lines = {row.line for row in gone}
    kept = [characters(row) for number, row in enumerate(rows, start=1) if number not in lines and characters(row)]
    # A paragraph that went on behind the end of a page is one again.
    assert characters(clean.text) == "".join(kept), "a line of the file is nowhere, or in another place"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_gives_sound_blocks(text: str) -> None:
    clean = plain.clean(text)
    assert [clean.text[block.start : block.end] for block in clean.blocks] == (
        clean.text.split("\n\n") if clean.text else []
    )
    assert plain.clean(text) == clean


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_a_body_changes_in_white_space_alone(text: str) -> None:
    assert "".join(plain.body(text).text.split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["", "\n\n\n", "\u200b"])
def test_an_empty_text_is_an_empty_article(text: str) -> None:
    assert plain.clean(text).blocks == ()
