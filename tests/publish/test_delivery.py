"""Files are put into the tree by whichever process has their bytes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefings.digests import digest_of
from briefings.errors import PublishError
from briefings.publish.delivery import Delivered, Delivery
from briefings.publish.folder import Folder
from briefings.publish.manifest import MARK, Entry, stamp_of
from briefings.publish.mirror import Mirror
from briefings.publish.records import Records
from briefings.publish.survey import Survey
from tests.publish.conftest import tree_of

if TYPE_CHECKING:
    from tests.publish.conftest import Desk, Pages

NOTHING = Survey()
MANY: Pages = {f"articles/2024/{number % 12 + 1:02}/a{number}/index.html": b"%d" % number for number in range(200)}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Folder]:
    (tmp_path / "other").mkdir()
    with Folder(tmp_path / "other") as folder:
        yield folder


def test_a_new_file_gets_its_folders_and_is_told_with_its_stamp(work: Folder) -> None:
    delivered = Delivery(work, NOTHING, NOTHING).put("people/wang-hao/index.html", b"page")
    found = work.look("people/wang-hao/index.html")
    assert found is not None
    assert delivered == Delivered(digest_of(b"page"), stamp_of(found))
    assert work.read("people/wang-hao/index.html") == b"page"


def test_what_a_tree_has_at_this_path_is_not_made_again(work: Folder, other: Folder) -> None:
    other.write("page", b"page")
    found = other.look("page")
    assert found is not None
    held = Survey(Records(changes={"page": Entry(b"", digest_of(b"page"), stamp_of(found))}))
    assert Delivery(work, NOTHING, held).put("page", b"page") == Delivered(digest_of(b"page"), None)
    assert work.entries() == []


def test_a_mirror_gets_the_same_file_as_a_link_and_the_mark_as_a_copy(work: Folder, other: Folder) -> None:
    delivery = Delivery(work, NOTHING, NOTHING, Mirror(other))
    for path in ("a/page", MARK):
        stamp = delivery.put(path, b"words").stamp
        here, there = work.look(path), other.look(path)
        assert here is not None
        assert there is not None
        assert stamp == stamp_of(here), "as it is after the link was made"
        assert (here.st_ino == there.st_ino) == (path != MARK)


def test_a_file_that_a_process_left_when_it_was_killed_is_made_anew(work: Folder, other: Folder) -> None:
    for name in ("work", "mirror"):
        Delivery(work if name == "work" else other, NOTHING, NOTHING).put("a/page", b"half a pa")
    Delivery(work, NOTHING, NOTHING, Mirror(other)).put("a/page", b"half a page")
    assert work.read("a/page") == other.read("a/page") == b"half a page"


def test_what_a_mirror_lacks_is_told_and_the_file_is_there(
    work: Folder, other: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        raise OSError(28, "no space")

    monkeypatch.setattr(Folder, "link", refuse)
    delivered = Delivery(work, NOTHING, NOTHING, Mirror(other)).put("page", b"page")
    assert "no space" in delivered.lack
    assert work.read("page") == b"page"


@pytest.mark.parametrize("jobs", [1, 3])
def test_several_processes_fill_both_trees(desk: Desk, jobs: int) -> None:
    desk.publish(MANY, jobs=jobs)
    assert desk.tree() == MANY
    assert tree_of(desk.home / "spare") == tree_of(desk.output)
    desk.publish({**MANY, "index.html": b"new"}, jobs=jobs)
    assert desk.tree() == {**MANY, "index.html": b"new"}
    assert desk.codes() == []


def test_a_process_that_is_killed_at_its_work_leaves_no_trace(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    here, real = os.getpid(), Folder.link

    def link(folder: Folder, path: str, source: Folder) -> bool:
        if "a90/" in path and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(folder, path, source)

    monkeypatch.setattr(Folder, "link", link)
    desk.publish(MANY, jobs=2)
    assert desk.tree() == MANY
    assert tree_of(desk.home / "spare") == tree_of(desk.output)


def test_a_disk_that_is_full_for_another_process_is_full_for_the_build(
    desk: Desk, old: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.publish(old, jobs=1)
    real = Folder.write

    def write(folder: Folder, path: str, data: bytes) -> None:
        real(folder, path, data)
        if "a90/" in path:
            raise OSError(28, "No space left on device", path)

    with monkeypatch.context() as full:
        full.setattr(Folder, "write", write)
        with pytest.raises(PublishError, match="no space is left"):
            desk.publish(MANY, jobs=2)
    assert desk.tree() == old
    assert not any(path.is_file() for path in (desk.home / "work" / "articles").rglob("a*/*"))
    desk.publish(MANY, jobs=2)
    assert desk.tree() == MANY
