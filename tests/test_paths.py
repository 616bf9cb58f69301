"""Paths within a tree."""

from __future__ import annotations

import pytest

from briefings.paths import fold, folders_of, parent_of


def test_the_folder_that_a_path_lies_in() -> None:
    assert parent_of("a/b/c.html") == "a/b"
    assert not parent_of("index.html")


def test_the_folders_that_paths_need() -> None:
    assert folders_of(["index.html", "a/b/c.html", "a/d.html"]) == {"a", "a/b"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("a/B.html", "A/b.html", True),
        ("caf\u00e9", "CAFE\u0301", True),
        ("stra\u00dfe", "STRASSE", True),
        ("a/b", "a-b", False),
    ],
)
def test_what_file_systems_take_for_one_path(one: str, other: str, alike: bool) -> None:  # noqa: FBT001 - a column
    assert (fold(one) == fold(other)) is alike
