"""Captions and credits by their words."""

import pytest

from briefings.ingest import captions


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("This file photo shows ships in the harbour of Gwadar. (© Reuters)", "Reuters"),
        ("Transport minister Ali Khan (R) meets the harbour master in Gwadar. (© Xinhua)", "Xinhua"),
        ("File photo: The harbour at dawn", None),
        ("The envoy (L) shakes hands with the mayor (AP Photo/Jane Roe)", "AP Photo/Jane Roe"),
        ("In this photo released by the ministry, ships wait for the tide.", None),
        ("Ships wait outside the harbour. [Photo/Xinhua]", "Photo/Xinhua"),
        ("Ships wait outside the harbour. (Photo: Jane Roe)", "Jane Roe"),
        ("Ships wait outside the harbour. Photo credit: Jane Roe", "Jane Roe"),
        ("The envoy (centre) is seen at the harbour (AFP)", "AFP"),
    ],
)
def test_a_caption_is_told_with_its_credit(line: str, credit: str | None) -> None:
    found = captions.caption(line)
    assert found is not None
    assert found.credit == credit


@pytest.mark.parametrize(
    "line",
    [
        "The minister meets his guest in the harbour town on Monday.",
        "The photo that he took made him known in the whole country, friends said.",
        "The senator (R) voted against the bill.",
        "Talks went on for a year, he told the agency. (Reuters)",
        "China and Pakistan signed five papers.",
    ],
)
def test_a_sentence_of_the_story_is_no_caption(line: str) -> None:
    assert captions.caption(line) is None


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("© AP Photo/ Jane Roe", "AP Photo/ Jane Roe"),
        ("Photo: Jane Roe", "Jane Roe"),
        ("Image credit: Harbour Wire", "Harbour Wire"),
        ("(Photo by Jane Roe)", "Jane Roe"),
        ("Image copyright Getty Images", "Getty Images"),
    ],
)
def test_a_credit_line_is_told(line: str, credit: str) -> None:
    assert captions.credit_line(line) == credit


@pytest.mark.parametrize(
    "line", ["© 2019 Harbour Wire. All rights reserved.", "Photo opportunities were few.", "Port talks"]
)
def test_a_footer_or_a_sentence_is_no_credit(line: str) -> None:
    assert captions.credit_line(line) is None


def test_a_last_sentence_that_names_the_photographer_is_a_credit() -> None:
    line = "The ferry at the quay, where the talks were held. Photograph: C. Example/The Example Post"
    assert captions.caption(line) == captions.Pictured("C. Example/The Example Post")


def test_a_sentence_about_a_photograph_is_no_credit() -> None:
    assert captions.caption("She keeps his picture. Photographs by the sea were her life, she said.") is None


def test_an_item_of_a_list_is_no_caption_although_c_may_mean_the_centre() -> None:
    assert captions.caption("(c) a joint committee meets every six months.") is None
    assert captions.caption("(c) The committee (left) meets its guests.") is not None
