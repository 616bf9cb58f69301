"""What a mail quotes from another."""

from __future__ import annotations

from briefings.ingest import plain

QUESTION = "> Did Mr Keller say that nobody will lose a job?"
ANSWER = "Mr Keller said so at the meeting in June and stands by it."


def test_quoted_lines_are_quotes_without_their_marks() -> None:
    found = plain.clean(f"Subject: Mill closure\nDate: 9 Oct 2018\n\n{QUESTION}\n\n{ANSWER}\n\n>> Why\n> When?\n")
    assert [(found.text[block.start : block.end], block.kind) for block in found.blocks] == [
        (QUESTION[2:], "quote"),
        (ANSWER, "paragraph"),
        ("Why", "quote"),
        ("When?", "quote"),
    ]
    assert [(row.line, row.exact) for row in found.removed if row.why == "quote-mark"] == [
        (4, ">"),
        (8, ">>"),
        (9, ">"),
    ]


def test_nothing_that_is_quoted_is_a_headline_or_a_dateline() -> None:
    found = plain.clean(f"> Mill closure\n> 9 Oct 2018\n\n{ANSWER}\n")
    assert (found.title, found.published) == (None, None)


def test_a_figure_behind_a_sign_is_no_quoted_line() -> None:
    assert plain.clean(f"Mill closure\n\n{ANSWER}\n\n>5 jobs are at risk in the mill, he said.\n").text.endswith(
        ">5 jobs are at risk in the mill, he said."
    )
