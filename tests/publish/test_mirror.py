"""The spare tree of a first build is what a later build would have made of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefings.publish.folder import Folder
from briefings.publish.manifest import MARK
from briefings.publish.state import load
from tests.publish.conftest import tree_of

if TYPE_CHECKING:
    from tests.publish.conftest import Desk, Pages


def test_both_trees_hold_the_same_files_and_only_the_marks_are_two(desk: Desk, old: Pages) -> None:
    desk.publish(old)
    assert tree_of(desk.home / "spare") == tree_of(desk.output)
    for path in (*old, MARK):
        is_shared = (desk.home / "spare" / path).stat().st_ino == (desk.output / path).stat().st_ino
        assert is_shared == (path != MARK)


def test_what_is_known_of_both_trees_is_what_the_disk_says(desk: Desk, old: Pages) -> None:
    desk.publish(old)
    state = load(desk.home / "state")
    assert state is not None
    assert state.older is not None
    for tree, place in ((state.newest, desk.output), (state.older, desk.home / "spare")):
        with Folder(place) as folder:
            assert tree.identity == folder.identity
            assert [entry.stamp for entry in tree.files.values()] == list(folder.stamps(tree.files))
            assert [entry.stamp for entry in tree.folders.values()] == list(folder.stamps(tree.folders, folders=True))


def test_files_that_an_output_held_before_its_first_build_are_in_both_trees(desk: Desk, old: Pages) -> None:
    desk.keep = ("CNAME", "articles/notes/**")
    (desk.output / "articles" / "notes").mkdir(parents=True)
    (desk.output / "CNAME").write_text("example.org")
    (desk.output / "articles" / "notes" / "mine.txt").write_text("mine")
    desk.publish(old)
    assert tree_of(desk.home / "spare") == tree_of(desk.output)
    assert (desk.output / "CNAME").read_text() == "example.org"
    assert desk.publish(old).method == "none"


def test_a_site_that_was_lost_gets_a_spare_tree_again(desk: Desk, old: Pages, new: Pages) -> None:
    desk.publish(old)
    shutil.rmtree(desk.output)
    desk.publish({**old, "feeds/all.xml": b"other"})
    assert tree_of(desk.home / "spare") == tree_of(desk.output)
    desk.publish(new)
    desk.publish(old)
    assert desk.tree() == dict(old)
    assert desk.publish(old).method == "none"


def test_on_a_disk_without_links_the_spare_tree_has_copies(
    desk: Desk, old: Pages, new: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Folder, "link", lambda *_: False)
    desk.publish(old)
    assert tree_of(desk.home / "spare") == tree_of(desk.output)
    desk.publish(new)
    assert desk.tree() == dict(new)


def test_without_room_for_a_spare_tree_the_site_is_out(
    desk: Desk, old: Pages, new: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        raise OSError(28, "no space")

    with monkeypatch.context() as full:
        full.setattr(Folder, "link", refuse)
        desk.publish(old)
    assert desk.codes() == ["no-spare-tree"]
    assert desk.tree() == dict(old)
    desk.publish(new)
    assert desk.tree() == dict(new)
    assert Path(desk.home / "spare").is_dir()
