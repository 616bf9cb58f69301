"""Which line of a plain text is what."""

import pytest

from briefings.ingest import lines, normalize, paragraphs, plain

BODY = "The ministers of transport met in the harbour town on Tuesday and spoke for two hours about the new pier."
MORE = "Nobody would say who is to pay for it."


def parts(*texts: str) -> list[str]:
    """The part of each line; an empty text is a blank line."""
    found, _ = paragraphs.join(normalize.rows("\n".join(texts)).rows)
    return [line.part for line in lines.classify(found)]


def test_headline_date_and_byline_stand_above_the_story() -> None:
    assert parts("Port talks resume", "", "May 7, 2019", "By Jane Roe", "", BODY, MORE) == [
        "headline",
        "dateline",
        "byline",
        "body",
        "body",
    ]


def test_a_story_may_begin_without_a_headline() -> None:
    assert parts(BODY, "", MORE) == ["body", "body"]


def test_a_caption_may_come_first_and_is_no_headline() -> None:
    assert parts("Harbour workers", "© AP Photo/ Jane Roe", BODY, MORE) == ["caption", "credit", "body", "body"]


def test_a_headline_with_a_gap_before_the_credit_stays_a_headline() -> None:
    assert parts("Port talks resume", "", "© AP Photo/ Jane Roe", "", BODY)[0] == "headline"


def test_a_headline_may_ask() -> None:
    assert parts("Who is to pay for the new pier in the harbour?", "", BODY)[0] == "headline"


def test_the_name_of_a_section_is_no_headline() -> None:
    assert parts("World", "Port talks resume after a year", "", BODY)[:2] == ["section", "headline"]


def test_a_date_within_the_story_is_left_there() -> None:
    assert parts("Port talks resume", "", BODY, "", "May 7, 2019 was the day.", MORE)[2] == "body"


def test_captions_are_found_within_the_story() -> None:
    caption = "This file photo shows ships in the harbour. (© Reuters)"
    assert parts("Port talks resume", "", BODY, "", caption, "", MORE) == ["headline", "body", "caption", "body"]


def test_furniture_is_taken_out_wherever_it_stands() -> None:
    assert parts("Share this article", "Port talks resume", "", BODY, "Advertisement", MORE, "shared on") == [
        "share-widget",
        "headline",
        "body",
        "advertisement",
        "body",
        "share-widget",
    ]


def test_below_the_story_weak_signs_suffice() -> None:
    assert parts("Port talks resume", "", BODY, "", "Facebook", "", MORE, "", "Twitter") == [
        "headline",
        "body",
        "heading",
        "body",
        "share-widget",
    ]


def test_headlines_under_a_label_of_related_articles_go_with_it() -> None:
    assert parts("Port talks resume", "", BODY, MORE, "", "Related articles", "Pier opens", "Crew strikes") == [
        "headline",
        "body",
        "body",
        "read-more",
        "read-more",
        "read-more",
    ]


def test_the_headline_said_again_is_taken_out() -> None:
    assert parts("Port talks resume", "", BODY, "", "PORT TALKS RESUME", "", MORE)[2] == "repeated-headline"


def test_a_short_line_above_a_paragraph_is_a_heading() -> None:
    assert parts("Port talks resume", "", BODY, "", "Who pays", "", MORE) == ["headline", "body", "heading", "body"]


def test_a_date_or_a_number_alone_is_no_heading() -> None:
    for line in ("May 8, 2019", "3"):
        assert parts("Port talks resume", "", BODY, "", line, "", MORE)[2] == "body"


def test_an_email_like_header_is_understood() -> None:
    assert parts("Title: Port talks resume", "Date: 7 May 2019", "Source: Harbour Wire", "", BODY) == [
        "header",
        "header",
        "header",
        "body",
    ]


def test_one_line_with_a_colon_is_no_header() -> None:
    assert parts("Source: minister will quit", "", BODY)[0] == "headline"


def test_a_menu_alone_has_no_headline() -> None:
    assert "headline" not in parts("Home", "News", "Sport today", "Weather")


def test_a_slug_or_a_notice_above_the_headline_is_none() -> None:
    assert parts("BC-PORT-TALKS, 1st Ld", "URGENT", "Port talks resume", "", BODY)[2] == "headline"
    assert parts("FOR IMMEDIATE RELEASE", "", "Port talks resume", "", BODY) == ["notice", "headline", "body"]
    assert parts("For immediate release: May 7, 2019", "Port talks resume", "", BODY)[0] == "dateline"


def test_a_forwarded_mail_is_known_by_the_header_of_the_first() -> None:
    rows = (
        'From: "Desk" <desk@wire.example>',
        "Date: Fri, 4 Jan 2019 08:15:04 +0500",
        "Subject: Fwd: FYI",
        "",
        "---------- Forwarded message ---------",
        "From: Press Office <press@port.example>",
        "Sent: Thursday, January 3, 2019 6:02 PM",
        "To: Desk",
        "Subject: RE: Port talks resume",
        "",
        BODY,
    )
    found = plain.clean("\n".join(rows))
    assert (found.title, found.published) == ("Port talks resume", "2019-01-03T18:02")
    assert found.text == BODY


@pytest.mark.parametrize(
    "facts", [("Depth: 41 metres", "Source: River Olm"), ("SOURCE: River Olm", "DATE: 5 May 1911", "MOUTH: Sea")]
)
def test_the_source_in_a_list_of_facts_is_no_publisher(facts: tuple[str, ...]) -> None:
    found = plain.clean("\n".join(("Port talks resume", "May 3, 2021", "", *facts, "", BODY, MORE)))
    assert (found.publisher, found.published) == (None, "2021-05-03")
    assert set(facts) <= set(found.text.split("\n\n"))


def test_a_source_among_the_lines_of_a_database_is_the_publisher() -> None:
    found = plain.clean(f"Port talks resume\nSource: Harbour Wire\nSection: World\n\n{BODY}\n{MORE}")
    assert found.publisher == "Harbour Wire"


def test_a_salutation_is_no_headline() -> None:
    assert parts("Dear Sir,", "", BODY, MORE) == ["body", "body", "body"]


def test_marks_alone_between_paragraphs_part_them_and_are_no_heading() -> None:
    assert parts("Port talks resume", "", BODY, "", "___", "", MORE) == ["headline", "body", "separator", "body"]
    assert parts("Port talks resume", "", BODY, "", "* * *", "", MORE)[2] == "separator"
    assert parts("Port talks resume", "", BODY, "", "…", "", MORE)[2] == "body"
