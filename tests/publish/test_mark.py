"""The file by which a published tree is known again."""

import pytest

from briefings.publish.mark import is_marked, read_mark, write_mark


def test_a_mark_lists_the_paths_it_was_written_for() -> None:
    listed = read_mark(write_mark(["index.html", "people/a/index.html"]))
    assert listed is not None
    assert is_marked("index.html", listed)
    assert is_marked("people/a/index.html", listed)
    assert not is_marked("people/b/index.html", listed)


def test_the_order_of_paths_does_not_matter() -> None:
    assert write_mark(["a", "b", "c"]) == write_mark(["c", "a", "b"])


def test_a_mark_names_no_page() -> None:
    assert b"secret" not in write_mark(["secret/index.html"])


def test_a_tree_without_files_has_a_mark() -> None:
    assert read_mark(write_mark([])) == frozenset()


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"# something else\n", b"\xff\xfe"])
def test_what_is_no_mark_is_none(damage: bytes) -> None:
    assert read_mark(damage) is None


def test_a_mark_cut_short_is_none() -> None:
    data = write_mark(["a", "b", "c"])
    assert all(read_mark(data[:length]) is None for length in range(len(data) - 1))
