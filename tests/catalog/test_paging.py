"""Pages of long lists: every item once, and one more item leaves the old pages as they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefings.catalog.paging import Pages, branch, paged

SIZES = st.integers(1, 7)
COUNTS = st.integers(0, 60)


def pages_of(count: int, size: int) -> Pages[int]:
    """The numbers up to a count as a list, newest first: the greater, the newer."""
    return paged(range(count, 0, -1), "list/", "list/page/", size)


def test_a_short_list_is_one_page() -> None:
    assert pages_of(5, 3) == Pages((5, 4, 3, 2, 1), None, ())


def test_a_long_list_has_its_oldest_items_on_page_one() -> None:
    made = pages_of(10, 3)
    assert made.newest == (10, 9, 8, 7)
    assert [(leaf.path, leaf.items) for leaf in made.leaves] == [
        ("list/page/1/", (3, 2, 1)),
        ("list/page/2/", (6, 5, 4)),
    ]


def test_pages_lead_to_their_neighbours_and_to_both_ends() -> None:
    made = pages_of(10, 3)
    first, second = (leaf.turn for leaf in made.leaves)
    assert (first.older, first.newer, first.oldest, first.newest) == (None, "list/page/2/", "list/page/1/", "list/")
    assert (second.older, second.newer) == ("list/page/1/", "list/")
    assert made.turn is not None
    assert (made.turn.older, made.turn.newer, made.turn.total) == ("list/page/2/", None, 10)


@given(COUNTS, SIZES)
def test_every_item_stands_on_exactly_one_page_in_order(count: int, size: int) -> None:
    made = pages_of(count, size)
    parts = [made.newest, *(leaf.items for leaf in reversed(made.leaves))]
    assert [item for part in parts for item in part] == list(range(count, 0, -1))


@given(COUNTS, SIZES)
def test_pages_are_full_and_the_newest_is_never_nearly_empty(count: int, size: int) -> None:
    made = pages_of(count, size)
    assert all(len(leaf.items) == size for leaf in made.leaves)
    assert len(made.newest) < 2 * size
    assert not made.leaves or len(made.newest) >= size


@given(COUNTS, SIZES)
def test_one_more_item_changes_at_most_the_newest_pages(count: int, size: int) -> None:
    before, after = pages_of(count, size), pages_of(count + 1, size)
    assert before.leaves[:-1] == after.leaves[: max(0, len(before.leaves) - 1)]
    if len(before.leaves) == len(after.leaves):
        assert before.leaves == after.leaves
    for old, new in zip(before.leaves, after.leaves, strict=False):
        assert (old.path, old.items) == (new.path, new.items)


@given(COUNTS, SIZES)
def test_turning_newer_from_the_oldest_page_reaches_every_page(count: int, size: int) -> None:
    made = pages_of(count, size)
    newer = {leaf.path: leaf.turn.newer for leaf in made.leaves}
    at, seen = ("list/page/1/" if made.leaves else "list/"), 0
    while at != "list/":
        at, seen = newer[at] or "", seen + 1
    assert seen == len(made.leaves)


DAYS = st.lists(st.sampled_from(["2015", "2016-04", "2016-04-20", "2016-04-21", "2016-05-02", "2017-01-01"]))


def test_few_items_are_not_parted() -> None:
    made = branch(["2016-04", "2016-05"], str, (4, 7), 2)
    assert (made.items, made.parts) == (("2016-04", "2016-05"), ())


def test_many_items_are_parted_by_the_beginning_of_their_keys() -> None:
    made = branch(["2015-01", "2016", "2016-04-20", "2016-04-21", "2016-05-01"], str, (4, 7, 10), 2)
    assert [part.prefix for part in made.parts] == ["2015", "2016"]
    year = made.parts[1]
    assert year.items == ("2016",)
    assert [(part.prefix, part.items) for part in year.parts] == [
        ("2016-04", ("2016-04-20", "2016-04-21")),
        ("2016-05", ("2016-05-01",)),
    ]


@given(DAYS, st.integers(1, 5))
def test_every_item_stands_on_exactly_one_branch(days: list[str], most: int) -> None:
    found = [item for part in branch(days, str, (4, 7, 10), most).walk() for item in part.items]
    assert sorted(found) == sorted(days)


@given(DAYS, st.integers(1, 5))
def test_one_more_item_changes_only_the_branches_that_it_belongs_to(days: list[str], most: int) -> None:
    added = "2016-04-21"
    before = {part.prefix: part for part in branch(days, str, (4, 7, 10), most).walk()}
    after = {part.prefix: part for part in branch([*days, added], str, (4, 7, 10), most).walk()}
    for prefix, part in before.items():
        assert after[prefix] == part or added.startswith(prefix)
