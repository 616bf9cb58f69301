from __future__ import annotations

from collections.abc import Callable

import msgspec

from briefings.ingest.annotate import keypoints
from briefings.ingest.types import Clean
from briefings.model import Annotations, Block, Damage, Quotation

LEAD = "The transport ministers of three countries agreed on a new railway between the port and the capital."
SECOND = "The railway will carry freight from the port from the spring of next year, the ministers said."
ASIDE = "It was a good day for all of them, and people came to see what they did there."
MORE = "Freight on the railway is expected to double in five years, the ministers wrote in a statement."


def chosen(clean: Clean, annotations: Annotations | None = None, limit: int = 3) -> list[str]:
    spans = keypoints.choose(clean, annotations or Annotations(), limit)
    return [clean.text[start:end] for start, end in spans]


def test_the_first_and_the_central_sentences_stand_for_the_article(article: Callable[..., Clean]) -> None:
    assert chosen(article(LEAD, ASIDE, SECOND, SECOND), limit=2) == [LEAD, SECOND]


def test_a_sentence_that_says_nothing_new_is_passed_over(article: Callable[..., Clean]) -> None:
    again = "They said that three countries agreed on a railway between the port and the capital, their transport hub."
    assert chosen(article(LEAD, again, MORE), limit=2) == [LEAD, MORE]


def test_sentences_that_make_the_points_too_long_to_take_in_give_way(article: Callable[..., Clean]) -> None:
    endless = "Freight on the railway " + "and ships and cranes and lorries and trains " * 8 + "will double."
    assert chosen(article(LEAD, endless, SECOND), limit=2) == [LEAD, SECOND]


def test_words_of_the_title_weigh_most(article: Callable[..., Clean]) -> None:
    clean = article(ASIDE, MORE, LEAD)
    titled = msgspec.structs.replace(clean, title="Freight expected to double in five years")
    assert chosen(titled, limit=1) == [MORE]


def test_they_keep_their_order_and_their_number(article: Callable[..., Clean]) -> None:
    clean = article(LEAD, SECOND, ASIDE, MORE)
    assert chosen(clean, limit=1) == [LEAD]
    assert chosen(clean, limit=6) == [LEAD, SECOND, ASIDE, MORE]


def test_a_damaged_sentence_is_never_chosen(article: Callable[..., Clean]) -> None:
    clean = article(LEAD, SECOND)
    spot = Damage(10, 20, 20, "gap", "Words are missing.")
    assert chosen(clean, Annotations(damage=(spot,))) == [SECOND]


def test_a_sentence_that_is_little_more_than_a_quotation_is_never_chosen(article: Callable[..., Clean]) -> None:
    quote = "“We are ready to open the line to every trader in the region before winter,” he said."
    clean = article(quote, LEAD)
    quotation = Quotation(0, clean.text.index("”") + 1, direct=True)
    assert chosen(clean, Annotations(quotations=(quotation,))) == [LEAD]


def test_captions_headings_and_lists_are_never_chosen() -> None:
    text = f"{LEAD}\n\n{SECOND}\n\n{MORE}"
    first, second = len(LEAD) + 2, len(LEAD) + len(SECOND) + 4
    blocks = (Block(0, len(LEAD), "caption"), Block(first, second - 2, "heading"), Block(second, len(text)))
    assert chosen(Clean(text=text, blocks=blocks, captions=())) == [MORE]


def test_fragments_without_an_ending_are_never_chosen(article: Callable[..., Clean]) -> None:
    assert chosen(article("What the three ministers agreed on at the talks in the capital", LEAD)) == [LEAD]


def test_the_summary_is_one_short_sentence_of_the_body(article: Callable[..., Clean]) -> None:
    assert keypoints.summary(article(LEAD, SECOND), Annotations()) == LEAD


def test_a_sentence_that_leans_on_the_one_before_is_no_summary(article: Callable[..., Clean]) -> None:
    leaning = "They also said that the railway would carry freight to the port and to the capital."
    assert keypoints.summary(article(leaning, SECOND), Annotations()) == SECOND


def test_a_sentence_with_a_quotation_sums_up_less_well(article: Callable[..., Clean]) -> None:
    quoting = "The railway between the port and the capital is “a gift”, said the ministers of the countries."
    assert keypoints.summary(article(quoting, LEAD), Annotations()) == LEAD


def test_there_is_no_summary_where_every_sentence_is_long(article: Callable[..., Clean]) -> None:
    clean = article(" ".join(["The", "long", *["and", "ever", "longer"] * 20, "line", "ended."]))
    assert keypoints.summary(clean, Annotations()) is None


def test_an_article_without_sentences_has_no_key_points(article: Callable[..., Clean]) -> None:
    assert chosen(article("Menu")) == []
    assert keypoints.summary(article("Menu"), Annotations()) is None
