from __future__ import annotations

from collections.abc import Callable

import msgspec

from briefings.ingest.annotate import topics
from briefings.ingest.types import Clean

VOCABULARY = (
    ("trade", ("trade", "export", "free trade")),
    ("ports", ("port", "harbour")),
    ("un", ("UN", "United Nations")),
    ("empty", ()),
)


def test_a_topic_is_called_up_by_its_words_used_often_enough(article: Callable[..., Clean]) -> None:
    clean = article("Exports rose and trade grew.", "The port reopened to trade.", "The port’s cranes were idle.")
    assert topics.choose(clean, VOCABULARY) == ("trade", "ports")


def test_one_word_in_passing_makes_no_topic_but_one_in_the_title_does(article: Callable[..., Clean]) -> None:
    clean = article("The ship left the port.")
    assert topics.choose(clean, VOCABULARY) == ()
    assert topics.choose(msgspec.structs.replace(clean, title="A port opens"), VOCABULARY) == ("ports",)


def test_an_acronym_counts_as_it_is_written_and_whole(article: Callable[..., Clean]) -> None:
    assert topics.choose(article("The UN agreed, the UN said."), VOCABULARY) == ("un",)
    assert topics.choose(article("Un homme, un jour: unity and the UNO."), VOCABULARY) == ()


def test_words_count_whole_not_as_parts_of_others(article: Callable[..., Clean]) -> None:
    assert topics.choose(article("Reports support the airport and transport."), VOCABULARY) == ()


def test_without_a_vocabulary_there_are_no_topics(article: Callable[..., Clean]) -> None:
    assert topics.choose(article("Trade, trade and trade."), ()) == ()


def test_ties_are_ordered_by_slug(article: Callable[..., Clean]) -> None:
    clean = article("Ports and trade, trade and ports.")
    assert topics.choose(clean, VOCABULARY) == topics.choose(clean, VOCABULARY[::-1]) == ("ports", "trade")
