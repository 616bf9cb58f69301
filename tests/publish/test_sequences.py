"""Whatever editions follow each other, and whatever is lost between them, the tree is the one of a clean build."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.publish.conftest import Desk, Pages

PATHS = ("a", "a/index.html", "a/b/index.html", "b/index.html", "b/c", "index.html", "feeds/é.xml")
"""Some of them exclude each other: a site has only those that fit."""


def fitting(pages: Pages) -> Pages:
    """The pages without those whose path another one needs as a folder."""
    return {path: data for path, data in pages.items() if not any(other.startswith(f"{path}/") for other in pages)}


editions = st.dictionaries(st.sampled_from(PATHS), st.sampled_from([b"1", b"2", b"3"])).map(fitting)


def nothing(_desk: Desk) -> None:
    """The ordinary case."""


def lose_state(desk: Desk) -> None:
    shutil.rmtree(desk.state)


def lose_spare(desk: Desk) -> None:
    shutil.rmtree(desk.home / "spare", ignore_errors=True)


def damage_spare(desk: Desk) -> None:
    for path in (desk.home / "spare").rglob("*"):
        if path.is_file():
            path.write_bytes(b"damaged")


def damage_site(desk: Desk) -> None:
    for path in desk.output.rglob("index.html"):
        path.write_bytes(b"altered")


def lose_site(desk: Desk) -> None:
    shutil.rmtree(desk.output)


def leave_stray(desk: Desk) -> None:
    (desk.output / "stray").write_text("stray")


def leave_unfinished(desk: Desk) -> None:
    (desk.home / "spare").rename(desk.home / "work")


mishaps = st.sampled_from(
    [nothing] * 8 + [lose_state, lose_spare, damage_spare, damage_site, lose_site, leave_stray, leave_unfinished]
)


@given(st.lists(st.tuples(editions, mishaps), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_editions_gives_the_tree_of_a_clean_build(
    make_desk: Callable[[], Desk], sequence: list[tuple[Pages, Callable[[Desk], None]]]
) -> None:
    desk, clean = make_desk(), make_desk()
    for pages, mishap in sequence:
        desk.publish(pages)
        assert desk.tree() == pages
        mishap(desk)
    last = sequence[-1][0]
    desk.publish(last)
    clean.publish(last)
    assert whole(desk.output) == whole(clean.output)


@given(st.lists(editions, min_size=2, max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_did_not_change_is_the_same_file_ever_after(make_desk: Callable[[], Desk], sequence: list[Pages]) -> None:
    desk = make_desk()
    desk.publish(sequence[0])
    for before, after in pairwise(sequence):
        known = desk.inodes()
        outcome = desk.publish(after)
        found = desk.inodes()
        same = {path for path in after if before.get(path) == after[path]}
        assert all(found[path] == known[path] for path in same)
        assert set(desk.rendered) <= after.keys() - same
        assert same.isdisjoint(outcome.changed)


def whole(folder: Path) -> list[tuple[str, int, bytes]]:
    """Every file and folder with its mode and bytes, the mark among them."""
    paths = sorted(folder.rglob("*"))
    return [
        (path.relative_to(folder).as_posix(), path.lstat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in paths
    ]


@pytest.mark.parametrize("mishap", [lose_state, lose_spare, damage_spare, damage_site, leave_stray, leave_unfinished])
def test_one_mishap_costs_one_build_and_no_more(desk: Desk, old: Pages, mishap: Callable[[Desk], None]) -> None:
    desk.publish(old)
    mishap(desk)
    desk.publish(old)
    before = desk.stamps()
    assert desk.publish(old).method == "none"
    assert desk.stamps() == before
