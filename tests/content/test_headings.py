from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.content.headings import levelled
from briefings.model import BlockHtml


def shown(*levels: int) -> list[int]:
    blocks = [BlockHtml(f"p{n}", "heading", f'<h{level} id="p{n}">a</h{level}>', ()) for n, level in enumerate(levels)]
    made = levelled(blocks)
    for block in made:
        assert re.fullmatch(r'<h(\d) id="p\d+">a</h\1>', block.html)
    return [int(block.html[2]) for block in made]


@pytest.mark.parametrize(
    ("given_levels", "levels"),
    [((2, 3, 2), [2, 3, 2]), ((3, 3), [2, 2]), ((2, 4, 4, 3), [2, 3, 3, 3]), ((4, 2, 6), [2, 2, 3]), ((), [])],
)
def test_headings_are_as_deep_as_they_nest(given_levels: tuple[int, ...], levels: list[int]) -> None:
    assert shown(*given_levels) == levels


@given(st.lists(st.integers(1, 6)))
def test_no_level_is_left_out(levels: list[int]) -> None:
    assert all(after - before <= 1 for before, after in pairwise([1, *shown(*levels)]))


def test_other_blocks_stay_as_they_are() -> None:
    block = BlockHtml("p1", "paragraph", "<p>a</p>", ())
    assert levelled([block]) == (block,)
