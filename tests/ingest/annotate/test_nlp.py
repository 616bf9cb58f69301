"""What the language model is given, and what it is spared."""

from __future__ import annotations

from briefings.ingest.annotate import nlp


def test_a_long_block_is_cut_between_words() -> None:
    text = "word " * 10_000
    found = list(nlp.pieces(text, 0, len(text)))
    assert len(found) > 1
    assert all(end - start <= 10_000 for start, end in found)
    assert sum(text[start:end].count("word") for start, end in found) == 10_000


def test_an_absurd_word_is_left_out_and_its_neighbours_stay() -> None:
    text = "before " + "(" * 100_000 + " after"
    assert [text[start:end] for start, end in nlp.pieces(text, 0, len(text))] == ["before", "after"]


def test_what_lies_beyond_any_article_is_not_read() -> None:
    text = "word " * 200_000
    assert max(end for _, end in nlp.pieces(text, 0, len(text))) <= 300_000


def test_what_the_model_takes_at_once_is_bounded_and_nothing_is_lost() -> None:
    spans = [(i, i * 4_000, i * 4_000 + 4_000) for i in range(50)]
    found = list(nlp.batches(spans))
    assert [span for batch in found for span in batch] == spans
    assert all(sum(end - start for _, start, end in batch) <= 30_000 for batch in found)
    assert list(nlp.batches([])) == []
    assert list(nlp.batches([(0, 0, 90_000)])) == [[(0, 0, 90_000)]]
