"""The pipeline as a whole."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable

import pytest

from briefings.errors import MissingExtraError
from briefings.ingest import annotate
from briefings.ingest.annotate import confidence
from briefings.ingest.types import Annotator, Clean, Findings, Options

Run = Callable[..., tuple[Clean, Findings]]
STORY = (
    "ISLAMABAD, April 22 (Sample) - Pakistan's Foreign Ministry said on Friday that the border would reopen soon.",
    "“We are ready,” Sartaj Aziz, the prime minister's adviser, told reporters. “The trucks will roll again.”",
    "Wang Yi, China's foreign minister, welcomed the news and stressed the need for patience, Xinhua said.",
)


def test_without_the_model_the_command_to_install_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'briefings\[annotate\]'"):
        annotate.load()


@pytest.mark.nlp
def test_the_same_article_gives_the_same_findings(annotator: Annotator, article: Callable[..., Clean]) -> None:
    clean = article(*STORY, published="2016-04-22")
    assert annotator(clean, Options()) == annotator(clean, Options())


@pytest.mark.nlp
def test_an_article_is_annotated_as_it_is_whatever_was_annotated_before(
    annotator: Annotator, article: Callable[..., Clean]
) -> None:
    clean = article(*STORY)
    first = annotator(clean, Options())
    annotator(article("“Never,” said Imran Khan.", "Khan left for Kabul."), Options())
    assert annotator(clean, Options()) == first


@pytest.mark.nlp
def test_every_annotation_carries_a_rule_that_the_table_knows(findings: Run) -> None:
    _, found = findings(*STORY)
    made = [*found.annotations.entities, *found.annotations.quotations]
    assert made
    for annotation in made:
        assert annotation.by is not None
        assert annotation.by.rule in {*confidence.NAMES, *confidence.RULES}
        assert 0 < annotation.by.confidence <= 1


@pytest.mark.nlp
def test_of_another_language_no_names_and_no_quotations_are_claimed(findings: Run) -> None:
    _, found = findings("„Wir sind bereit“, sagte Angela Merkel am Freitag in Berlin.", language="de")
    assert found.entities == ()
    assert found.annotations.mentions == ()
    assert found.annotations.quotations == ()
    assert (found.key_points, found.summary, found.topics) == ((), None, ())


@pytest.mark.nlp
@pytest.mark.parametrize(
    "text",
    [
        "( " * 500,
        "“ " * 500,
        "x" * 50_000,
        "ALL CAPITALS AND NO STOP " * 100,
        "said " * 500,
        "他说 Kabul قال " * 100,
    ],
    ids=["brackets", "marks", "one word", "capitals", "cues", "scripts"],
)
def test_hostile_text_is_read_to_its_end(findings: Run, text: str) -> None:
    clean, found = findings(text.strip())
    assert all(0 <= m.start < m.end <= len(clean.text) for m in found.annotations.mentions)
    assert all(0 <= q.start < q.end <= len(clean.text) for q in found.annotations.quotations)


@pytest.mark.nlp
@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In a letter of 4 May 2017 Luca Brandi wrote: “I will be there tomorrow.”", "tomorrow", "2017-05-05"),
        ("“The cracks will be repaired next month,” Luca Brandi wrote in October 2016.", "next month", "2016-11"),
        ("“We met yesterday,” Luca Brandi wrote in October 2016.", "yesterday", "unresolved"),
        ("Luca Brandi said last year: “We will pay on Friday.”", "Friday", "unresolved"),
        ("“It is safe,” Luca Brandi said in June 2012. “Next year it will be new.”", "Next year", "2013"),
        ("“We expect rain tomorrow,” Luca Brandi said on Saturday.", "tomorrow", "2018-03-11"),
        ("“We will rule tomorrow,” Luca Brandi said on Monday.", "tomorrow", "2018-03-13"),
        ("“We will rule tomorrow,” said Luca Brandi, who was elected in 2010.", "tomorrow", "2018-03-13"),
        ("“We will rule tomorrow,” said Luca Brandi. He wrote in 2010: “Never.”", "tomorrow", "2018-03-13"),
        ("Luca Brandi said in 2010 that he would leave. On Monday he left tomorrow's talks.", "tomorrow", "2018-03-13"),
    ],
)
def test_what_is_quoted_counts_from_the_time_when_it_was_said(findings: Run, text: str, words: str, value: str) -> None:
    clean, found = findings(text, published="2018-03-12")
    at = clean.text.index(words)
    assert [date.value for date in found.annotations.dates if date.start == at] == [value]
