"""Headers of mails and front matter of clippings above an article."""

from __future__ import annotations

import pytest

from briefings.ingest import headers, plain
from briefings.ingest.heads import Head

BODY = "The ministers of transport met in the harbour town on Tuesday and spoke for two hours about the new pier."


def test_header_fields_need_sound_values() -> None:
    assert headers.header("Date: 7 May 2019") == Head(why="header", published="2019-05-07")
    assert headers.header("Headline: Port talks resume") == Head(why="header", title="Port talks resume")
    assert headers.header("Date: soon") is None
    assert headers.header("URL: javascript:alert(1)") is None
    assert headers.header("Minister: we are ready") is None


def test_the_header_of_a_mail_as_it_was_sent_is_no_part_of_the_article() -> None:
    rows = (
        "Return-Path: <press@port.example>",
        "Received: from mx by mail; it was accepted for delivery to every one of the recipients of the list.",
        "X-Mailing-List: ports; priority=low",
        "From: Press Office <press@port.example>",
        "Subject: =?utf-8?Q?Port_talks_resume_after_a?=",
        " year of silence",
        "Date: Tue, 7 May 2019 16:30:00 +0200",
        "MIME-Version: 1.0",
        "",
        BODY,
    )
    found = plain.clean("\n".join(rows))
    assert (found.title, found.published, found.zone) == (
        "Port talks resume after a year of silence",
        "2019-05-07T16:30",
        "+02:00",
    )
    assert found.text == BODY
    assert [row.why for row in found.removed] == ["header"] * 8


def test_a_headline_may_look_like_a_field_of_a_mail() -> None:
    found = plain.clean(f"X-ray: Port hospital gets a machine\nBy Jane Roe\n{BODY}\n")
    assert (found.title, found.byline, found.text) == ("X-ray: Port hospital gets a machine", "Jane Roe", BODY)


def test_the_front_matter_of_a_clipping_states_what_it_states() -> None:
    rows = (
        "---",
        'title: "Port talks resume"',
        'source: "https://news.example/port"',
        "author:",
        '  - "[[Jane Roe]]"',
        '  - "Ali Khan"',
        "published: 2019-05-07",
        'description: "The ministers met on Tuesday, and nobody would say is to pay for the pier that they planned."',
        "tags: [ports]",
        "---",
        BODY,
    )
    found = plain.clean("\n".join(rows))
    assert (found.title, found.url, found.byline) == (
        "Port talks resume",
        "https://news.example/port",
        "Jane Roe, Ali Khan",
    )
    assert (found.published, found.publisher, found.text) == ("2019-05-07", None, BODY)
    assert {row.why for row in found.removed} == {"header"}


@pytest.mark.parametrize("head", ["---\n\n", "---\nPort talks resume\n---\n", "---\nMinister: we are ready\n---\n"])
def test_a_rule_above_an_article_begins_no_front_matter(head: str) -> None:
    assert "header" not in {row.why for row in plain.clean(f"{head}{BODY}\n").removed}
