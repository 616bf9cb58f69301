"""Broken lines are joined, lines that are paragraphs stay."""

import textwrap

import pytest

from briefings.ingest import normalize, paragraphs

FIRST = (
    "The ministers of transport met in the harbour town on Tuesday and spoke for two hours about the new pier and its "
    "cost. Their papers had said for weeks that the talks would fail, and the crews of the ships had packed their bags."
)
SECOND = (
    "Nobody would say who is to pay for it, but the harbour master named a sum of three million and a term of years."
)
THIRD = "Work begins in May."


def join(text: str) -> tuple[list[str], bool]:
    found, joined = paragraphs.join(normalize.rows(text).rows)
    return [paragraph.text for paragraph in found], joined


@pytest.mark.parametrize("width", [52, 66, 72, 80])
def test_text_broken_at_a_column_is_joined(width: int) -> None:
    text = "\n\n".join(textwrap.fill(part, width) for part in (FIRST, SECOND, THIRD))
    assert join(text) == ([FIRST, SECOND, THIRD], True)


def test_a_short_line_ends_a_paragraph_without_a_blank_line() -> None:
    first = textwrap.fill(FIRST, 60).rsplit("\n", 1)[0] + "\npacked."
    assert join(first + "\n" + textwrap.fill(SECOND, 60))[0] == [" ".join(first.split()), SECOND]


def test_an_indent_begins_a_paragraph() -> None:
    text = "\n".join(textwrap.fill(part, 60, initial_indent="    ") for part in (FIRST, SECOND))
    assert join(text)[0] == [FIRST, SECOND]


def test_one_line_a_paragraph_stays_so() -> None:
    assert join(f"{FIRST}\n{SECOND}\n{THIRD}") == ([FIRST, SECOND, THIRD], False)


def test_short_lines_that_end_as_sentences_stay_apart() -> None:
    lines = [f"Ship number {number} came in on Monday and left on Friday." for number in range(9)]
    assert join("\n".join(lines)) == (lines, False)


def test_a_list_of_short_lines_is_not_joined() -> None:
    lines = ["Home", "News from the port", "Sport", "Weather today", "Contact"] * 3
    assert join("\n".join(lines)) == (lines, False)


def test_a_word_broken_at_its_hyphen_closes_up() -> None:
    text = (
        "Both sides spoke of closer work in the field of counter-\n"
        "terrorism and of the many other things that they had in\n"
        "common, which the papers of both capitals had said long\n"
        "before the meeting of the two ministers had even begun.\n"
    )
    assert "counter-terrorism and" in join(text)[0][0]


def test_paragraphs_know_their_lines_and_gaps() -> None:
    found, _ = paragraphs.join(normalize.rows("One.\nTwo.\n\nThree.").rows)
    assert [(paragraph.number, paragraph.gap) for paragraph in found] == [(1, True), (2, False), (4, True)]


def test_a_word_that_a_hyphen_breaks_goes_on_however_short_its_line_is() -> None:
    wrapped = textwrap.fill(FIRST, 60)
    assert join(wrapped + "\n\nThey want a long-\nterm plan for it.")[0] == [
        FIRST,
        "They want a long-term plan for it.",
    ]
