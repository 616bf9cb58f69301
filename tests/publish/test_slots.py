"""The two slots: where they lie, and what is mended in them after a crash."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefings.publish.slots import Slots, clear_leftovers, finish_swap, open_work, prepare, slots_of
from briefings.publish.target import Target
from tests.publish.conftest import page

if TYPE_CHECKING:
    from tests.publish.conftest import Desk


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_a_crash_between_the_steps_is_mended(slots: Slots, steps: int) -> None:
    moves = [(slots.output, slots.aside), (slots.spare, slots.output), (slots.aside, slots.spare)]
    for source, goal in moves[:steps]:
        source.rename(goal)
    finish_swap(slots)
    assert (page(slots.output), page(slots.spare), page(slots.aside)) == ("new", "old", None)


def test_nothing_is_mended_where_nothing_broke(slots: Slots) -> None:
    finish_swap(slots)
    assert (page(slots.output), page(slots.spare)) == ("old", "new")


def test_a_tree_put_aside_comes_back_where_its_successor_is_lost(slots: Slots) -> None:
    slots.output.rename(slots.aside)
    slots.spare.rename(slots.home / "lost")
    finish_swap(slots)
    assert (page(slots.output), page(slots.aside)) == ("old", None)


def test_the_spare_tree_is_unfinished_from_the_moment_it_is_taken_in_hand(slots: Slots) -> None:
    open_work(slots)
    assert (page(slots.work), page(slots.spare)) == ("new", None)
    open_work(slots)
    assert page(slots.work) == "new"


def test_where_there_is_no_spare_tree_an_empty_one_is_made(tmp_path: Path) -> None:
    slots = Slots(tmp_path / "public", tmp_path / "state", tmp_path)
    open_work(slots)
    assert list(slots.work.iterdir()) == []


def test_leftovers_that_are_no_trees_go(slots: Slots) -> None:
    slots.aside.write_text("a file")
    slots.work.symlink_to(slots.output)
    clear_leftovers(slots)
    assert sorted(path.name for path in slots.home.iterdir()) == ["spare"]
    assert page(slots.output) == "old"


def test_an_unfinished_tree_beside_a_whole_one_goes(slots: Slots) -> None:
    slots.work.mkdir()
    clear_leftovers(slots)
    assert sorted(path.name for path in slots.home.iterdir()) == ["spare"]


def test_each_output_has_places_of_its_own(desk: Desk) -> None:
    other = Target(desk.site / "preview", desk.state)
    assert slots_of(desk.target).home != slots_of(other).home


def test_a_site_that_moves_takes_its_places_along(desk: Desk) -> None:
    before = prepare(desk.target).home
    moved = desk.site.rename(desk.site.with_name("moved"))
    after = slots_of(Target(moved / "public", moved / ".briefings")).home
    assert after.relative_to(moved) == before.relative_to(desk.site)


def test_the_spare_tree_lies_in_the_state_where_the_disk_is_the_same(desk: Desk) -> None:
    slots = prepare(desk.target)
    assert slots.home.is_relative_to(desk.state)
    assert sorted(path.name for path in desk.site.iterdir()) == [".briefings", "content"]


def test_on_another_disk_it_lies_beside_the_output(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.rename

    def rename(source: Path, goal: Path) -> None:
        if Path(goal).parent == desk.site:
            raise OSError(errno.EXDEV, "Invalid cross-device link", os.fspath(source))
        real(source, goal)

    monkeypatch.setattr(os, "rename", rename)
    slots = prepare(desk.target)
    assert slots.home == desk.site / ".public.briefings"
    assert prepare(desk.target) == slots_of(desk.target) == slots
    assert slots.record.is_relative_to(desk.state)


@pytest.mark.parametrize("broken", [".briefings", ".briefings/outputs"])
def test_a_file_in_the_place_of_a_folder_gives_way(desk: Desk, broken: str) -> None:
    (desk.site / broken).parent.mkdir(exist_ok=True)
    (desk.site / broken).write_text("not a folder")
    assert prepare(desk.target).home.is_dir()


def test_a_state_that_lies_elsewhere_behind_a_link_stays_there(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    desk.state.symlink_to(tmp_path / "elsewhere")
    prepare(desk.target)
    assert desk.state.is_symlink()
    assert (tmp_path / "elsewhere/outputs").is_dir()


def test_a_folder_in_the_place_of_the_state_gives_way(desk: Desk) -> None:
    record = prepare(desk.target).record
    record.mkdir()
    prepare(desk.target)
    assert not record.exists()
