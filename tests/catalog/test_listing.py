"""Lists with and without dates: what has none never moves what has one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefings.catalog.listing import Listing, leaf_views, listed
from briefings.catalog.rows import ArticleLine, Link
from tests.catalog.builders import ENGLISH

SIZE = 3


def line(name: str, published: str | None) -> ArticleLine:
    return ArticleLine(label=name, titled=True, path=f"articles/{name}/", published=published, source=None)


def listing_of(dated: int, undated: int) -> Listing[ArticleLine]:
    """A list of so many lines, newest first."""
    lines = [line(f"d{number:02}", f"2016-{number:02}") for number in range(dated, 0, -1)]
    lines += [line(f"u{number:02}", None) for number in range(undated)]
    return listed(lines, lambda one: one.published, "topics/sea/", SIZE, "articles")


def names(lines: tuple[ArticleLine, ...]) -> list[str]:
    return [one.label for one in lines]


def test_a_few_without_a_date_stand_at_the_end() -> None:
    made = listing_of(2, 2)
    assert names(made.newest) == ["d02", "d01", "u00", "u01"]
    assert (made.turn, made.leaves) == (None, ())


def test_many_without_a_date_have_pages_of_their_own() -> None:
    made = listing_of(2, 7)
    assert names(made.newest) == ["d02", "d01"]
    assert made.turn is not None
    assert made.turn.undated is not None
    assert (made.turn.older, made.turn.undated.path, made.turn.undated.count) == (
        None,
        "topics/sea/articles/undated/",
        7,
    )
    assert [leaf.path for leaf in made.leaves] == [
        "topics/sea/articles/undated/",
        "topics/sea/articles/undated/page/1/",
    ]


def test_where_nothing_has_a_date_the_list_itself_has_pages() -> None:
    made = listing_of(0, 7)
    assert [leaf.path for leaf in made.leaves] == ["topics/sea/articles/page/1/"]


def test_pages_are_named_after_their_list() -> None:
    views = leaf_views(listing_of(6, 1), "articles", "The sea", (Link("Topics", "topics/"),), ENGLISH, part="articles")
    assert [view.head.title for view in views] == ["The sea: Articles, page 1", "The sea: Articles: Without a date"]


@given(st.integers(0, 12), st.integers(0, 12))
def test_every_line_stands_on_exactly_one_page(dated: int, undated: int) -> None:
    made = listing_of(dated, undated)
    found = [one.label for part in (made.newest, *(leaf.items for leaf in made.leaves)) for one in part]
    assert len(found) == len(set(found)) == dated + undated


@given(st.integers(0, 12), st.integers(1, 12))
def test_one_more_without_a_date_changes_no_page_of_what_is_dated(dated: int, undated: int) -> None:
    def of_dated(count: int) -> dict[str, list[str]]:
        return {leaf.path: names(leaf.items) for leaf in listing_of(dated, count).leaves if "undated" not in leaf.path}

    if dated:
        assert of_dated(undated) == of_dated(undated + 1)
