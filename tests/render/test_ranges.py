"""Ranges in templates: as Python's, and paid for by the page that goes through them."""

from __future__ import annotations

import pytest

from briefings.render.templates.ranges import MOST_STEPS, Ranges


@pytest.mark.parametrize("bounds", [(3,), (2, 5), (5, 2, -1), (0, 10, 3), (0,), (4, 1)])
def test_they_are_pythons_own(bounds: tuple[int, ...]) -> None:
    own, theirs = Ranges()(*bounds), range(*bounds)
    assert list(own) == list(theirs)
    assert len(own) == len(theirs)
    assert list(own[:2]) == list(theirs[:2])
    assert list(reversed(own)) == list(reversed(theirs))
    assert [number in own for number in range(11)] == [number in theirs for number in range(11)]
    assert repr(own) == repr(theirs)


def test_a_page_pays_for_each_time_that_it_goes_through_one_and_the_next_begins_anew() -> None:
    ranges = Ranges()
    half = ranges(MOST_STEPS // 2)
    assert [len(list(half)), len(list(half))] == [MOST_STEPS // 2] * 2
    with pytest.raises(OverflowError, match="more than 100,000 steps together"):
        iter(ranges(1))
    ranges.begin()
    assert list(ranges(1)) == [0]


@pytest.mark.parametrize("bounds", [(MOST_STEPS + 1,), (10**30,), (10**30, 0, -1)])
def test_what_no_page_can_go_through_is_refused_at_once(bounds: tuple[int, ...]) -> None:
    with pytest.raises(OverflowError, match="more than 100,000 steps together"):
        Ranges()(*bounds)
