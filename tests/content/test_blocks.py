"""How blocks and sentences are numbered."""

from __future__ import annotations

from itertools import accumulate

import pytest

from briefings.content import blocks, composing
from briefings.content.labels import suffixes
from briefings.model import Block, BlockKind


def laid_out(*parts: tuple[BlockKind, str]) -> tuple[str, tuple[Block, ...]]:
    """A text and its blocks."""
    starts = accumulate((len(text) + 2 for _, text in parts), initial=0)
    made = tuple(Block(start, start + len(text), kind) for start, (kind, text) in zip(starts, parts, strict=False))
    return "\n\n".join(text for _, text in parts), made


TEXT, BLOCKS = laid_out(
    ("caption", "A port."),
    ("heading", "Talks"),
    ("paragraph", "One said. Two came."),
    ("list", "Three."),
    ("table", "a\tb"),
)


def test_every_block_counts_but_captions() -> None:
    assert blocks.block_ids(BLOCKS) == ("", "p1", "p2", "p3", "p4")


def test_sentences_are_numbered_within_their_block() -> None:
    found = [(item.id, TEXT[item.start : item.end]) for item in blocks.all_sentences(TEXT, BLOCKS)]
    assert found == [
        ("p1.s1", "Talks"),
        ("p2.s1", "One said."),
        ("p2.s2", "Two came."),
        ("p3.s1", "Three."),
        ("p4.s1", "a\tb"),
    ]


def test_key_points_are_named_by_the_sentence_they_begin_in() -> None:
    start = TEXT.index("Two")
    spans = [(start, start + 9), (TEXT.index("Three"), len(TEXT)), (start + 4, start + 9), (0, 7)]
    assert composing.key_point_labels(TEXT, BLOCKS, spans) == ("p2.s2 Two came.", "p3.s1 Three.")


@pytest.mark.parametrize("label", ["p2.s2 Two", "p2.s2  Two  came", "p4.s1 a b"])
def test_a_key_point_may_quote_any_first_words(label: str) -> None:
    assert blocks.key_point_fault(label, TEXT, BLOCKS) is None


def test_labels_of_one_date_are_told_apart_by_letters() -> None:
    letters = [letter for _, letter in zip(range(54), suffixes(), strict=False)]
    assert letters[:2] + letters[25:28] + letters[52:] == ["a", "b", "z", "aa", "ab", "ba", "bb"]
