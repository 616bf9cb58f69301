"""The second look at a place that seems odd."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.ingest.annotate.damage_syntax import ODD, Syntax, Tree, features, tree
from briefings.ingest.annotate.tagged import tagged
from briefings.ingest.annotate.tokens import Line, Token

LISTED = tree(
    ["They", "listed", "on", "Monday", "."],
    ["PRP", "VBD", "IN", "NNP", "."],
    [0, 5, 12, 15, 21],
    ["nsubj", "ROOT", "prep", "pobj", "punct"],
    [1, 1, 1, 2, 1],
)
"""``They listed on Monday.``"""


def test_a_tree_knows_what_depends_on_each_word() -> None:
    assert LISTED.children == [[], [0, 2, 4], [3], [], []]


def test_only_places_that_seem_odd_are_looked_at_again() -> None:
    model = Syntax(bias=-1.0, first=2.0, weights={"elisted": 0.5})
    first = [ODD, ODD, 1.0, ODD - 1, ODD, ODD]
    assert model.scores(LISTED, first) == [-99.0, -99.0, 1.5, -99.0, -99.0, -99.0]


@pytest.mark.parametrize(
    ("place", "name", "told"),
    [
        (2, "slisted 1", "a complement follows the verb"),
        (3, "ton pobj NNP", "what the preposition governs"),
        (1, "uVBD ROOT 1", "the verb after the place has a subject"),
        (1, "w1 PRP VBD", "which stands before it"),
        (3, "D1", "one finite verb in the sentence"),
        (5, "b<>", "nothing stands after the last place"),
        (0, "a<>", "nor before the first"),
    ],
)
def test_features_name_what_surrounds_a_place(place: int, name: str, told: str) -> None:
    assert name in features(LISTED, place, 0.0), told


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    count = draw(st.integers(1, 8))

    def each(values: st.SearchStrategy[str]) -> list[str]:
        return draw(st.lists(values, min_size=count, max_size=count))

    words = each(st.sampled_from(["They", "listed", "on", ".", "“", "?", "İ"]))
    tags = each(st.sampled_from(["VBD", "IN", "NNP", ".", "TO", "VBN", "``"]))
    deps = each(st.sampled_from(["nsubj", "aux", "ROOT", "prep", "punct"]))
    heads = draw(st.lists(st.integers(0, count - 1), min_size=count, max_size=count))
    starts = [sum(len(word) + 1 for word in words[:i]) for i in range(count)]
    return tree(words, tags, starts, deps, heads)


@given(trees(), st.floats(-10, 10))
def test_every_place_of_any_tree_has_features(whole: Tree, score: float) -> None:
    for i in range(len(whole.words) + 1):
        assert features(whole, i, score)


def test_the_lines_of_a_block_run_on() -> None:
    first = Line(1, (Token("They", 10, 14, "PRP", "nsubj", 1), Token("met", 15, 18, "VBD", "ROOT", 1)), ())
    second = Line(1, (Token("Then", 19, 23, "RB", "advmod", 1), Token("left", 24, 28, "VBD", "ROOT", 1)), ())
    empty, block = tagged([first, second], 2).blocks
    assert empty.starts == ()
    assert block.heads == (1, 1, 3, 3)
    assert block.deps == ("nsubj", "ROOT", "advmod", "ROOT")
