"""Publishing gives exactly the wanted tree, touches nothing that did not change, and loses nothing."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from briefings.errors import PublishError
from briefings.publish.folder import Folder
from briefings.publish.manifest import MARK

if TYPE_CHECKING:
    from tests.publish.conftest import Desk, Pages


def test_a_first_site_is_published(desk: Desk, old: Pages) -> None:
    outcome = desk.publish(old)
    assert desk.tree() == old
    assert (outcome.written, outcome.removed, outcome.unchanged) == (5, 0, 0)
    assert outcome.method == "rename"


def test_a_second_site_takes_the_place_of_the_first(desk: Desk, old: Pages, new: Pages) -> None:
    desk.publish(old)
    outcome = desk.publish(new)
    assert desk.tree() == new
    assert outcome.changed == (
        MARK,
        "articles/2019/05/rail-link/index.html",
        "articles/2019/06/harbour/index.html",
        "feeds/all.xml",
        "index.html",
    )
    assert (outcome.written, outcome.removed, outcome.unchanged) == (4, 1, 1)
    assert desk.codes() == []


def test_only_what_is_new_is_rendered(desk: Desk, old: Pages) -> None:
    desk.publish(old)
    desk.publish({**old, "index.html": b"another front page"})
    assert desk.rendered == ["index.html"]


def test_an_unchanged_file_stays_the_same_file_in_every_tree(desk: Desk, old: Pages) -> None:
    desk.publish(old)
    before = desk.inodes()
    for edition in range(4):
        desk.publish({**old, "index.html": b"edition %d" % edition})
        after = desk.inodes()
        assert {path for path in before if before[path] != after[path]} == {"index.html"}
        before = after


def test_the_same_site_again_changes_nothing(desk: Desk, old: Pages) -> None:
    desk.publish(old)
    desk.publish(old)
    before = desk.stamps()
    outcome = desk.publish(old)
    assert outcome.method == "none"
    assert outcome.unchanged == 5
    assert desk.stamps() == before


def test_a_new_key_with_the_same_bytes_leaves_the_file(desk: Desk, old: Pages) -> None:
    desk.publish(old)
    before = desk.inodes()
    for rendered in (list(old), []):
        outcome = desk.publish(old, key=b"of a newer engine")
        assert (outcome.method, outcome.written) == ("none", 0)
        assert desk.rendered == rendered
    assert desk.inodes() == before


def test_a_page_becomes_a_folder_and_back(desk: Desk) -> None:
    editions: list[Pages] = [{"about": b"page"}, {"about/index.html": b"folder"}, {"about": b"page again"}]
    for pages in editions * 2:
        desk.publish(pages)
        assert desk.tree() == pages


def test_folders_that_are_empty_now_are_gone(desk: Desk, old: Pages) -> None:
    desk.publish(old)
    for _ in range(2):
        desk.publish({"index.html": b"all that is left"})
        assert desk.tree() == {"index.html": b"all that is left"}


def test_an_empty_site_can_be_published(desk: Desk, old: Pages) -> None:
    desk.publish(old)
    desk.publish({})
    assert desk.tree() == {}
    desk.publish(old)
    assert desk.tree() == old


def test_modes_are_the_same_whatever_the_umask(desk: Desk, old: Pages) -> None:
    before = os.umask(0o077)
    try:
        desk.publish(old)
    finally:
        os.umask(before)
    for path in (desk.output, *desk.output.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644)


def test_several_outputs_do_not_know_of_each_other(desk: Desk, old: Pages, new: Pages) -> None:
    first, second = desk.output, desk.site / "preview"
    for pages in (old, new, old):
        for desk.output in (first, second):
            desk.publish(pages)
            assert desk.tree() == pages


def test_an_output_in_folders_that_are_missing_is_made(desk: Desk, old: Pages) -> None:
    desk.output = desk.site / "deep" / "down" / "public"
    desk.publish(old)
    assert desk.tree() == old


def test_an_output_elsewhere_leaves_nothing_beside_it(desk: Desk, old: Pages, new: Pages) -> None:
    desk.output = desk.site.parent / "www" / "digest"
    desk.publish(old)
    desk.publish(new)
    assert desk.tree() == new
    assert [path.name for path in desk.output.parent.iterdir()] == ["digest"]


def test_on_a_disk_without_links_files_are_copied_with_their_times(
    desk: Desk, old: Pages, new: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Folder, "link", lambda *_: False)
    desk.publish(old)
    same = desk.output / "articles/2019/05/port-talks/index.html"
    before = same.stat().st_mtime_ns
    for pages in (new, old, new):
        desk.publish(pages)
        assert desk.tree() == pages
        assert same.stat().st_mtime_ns == before


class TestForeignFiles:
    def test_a_folder_with_foreign_files_is_refused_with_their_names(self, desk: Desk, old: Pages) -> None:
        desk.output.mkdir()
        for name in "abcdefghijkl":
            (desk.output / name).write_text("precious")
        before = desk.stamps()
        with pytest.raises(PublishError, match="output_keep") as caught:
            desk.publish(old)
        assert "a, b, c, d, e, f, g, h, i, j and 2 more" in str(caught.value)
        assert {path: stamp for path, stamp in desk.stamps().items() if path.startswith(f"{desk.output}/")} == {
            path: stamp for path, stamp in before.items() if path.startswith(f"{desk.output}/")
        }
        assert desk.rendered == []

    def test_an_empty_folder_is_taken(self, desk: Desk, old: Pages) -> None:
        desk.output.mkdir()
        desk.publish(old)
        assert desk.tree() == old

    def test_kept_files_stay(self, desk: Desk, old: Pages, new: Pages) -> None:
        desk.keep = ("CNAME", ".git/**")
        (desk.output / ".git" / "refs").mkdir(parents=True)
        (desk.output / "CNAME").write_text("news.example")
        kept = {".git/refs/": b"", "CNAME": b"news.example"}
        inode = (desk.output / "CNAME").stat().st_ino
        for pages in (old, new, old):
            desk.publish(pages)
            assert desk.tree() == {**pages, **kept}
            assert (desk.output / "CNAME").stat().st_ino == inode
        (desk.output / "CNAME").unlink()
        del kept["CNAME"]
        for pages in (new, old):
            desk.publish(pages)
            assert desk.tree() == {**pages, **kept}

    def test_a_kept_file_that_changes_is_no_reason_to_publish(self, desk: Desk, old: Pages) -> None:
        desk.keep = ("CNAME",)
        desk.publish(old)
        (desk.output / "CNAME").write_text("news.example")
        assert desk.publish(old).method == "none"
        assert (desk.output / "CNAME").exists()

    def test_a_stray_in_our_own_tree_is_taken_out_and_saved(self, desk: Desk, old: Pages, new: Pages) -> None:
        desk.publish(old)
        (desk.output / "articles" / "note.txt").write_text("precious")
        outcome = desk.publish(old)
        assert outcome.method == "exchange"
        assert desk.tree() == old
        assert (desk.home / "strays" / "1" / "articles" / "note.txt").read_text() == "precious"
        (warning,) = desk.report.diagnostics
        assert warning.code == "output-stray"
        assert "held 1 thing that no build made, now taken out: articles/note.txt" in warning.message
        desk.publish(new)
        assert desk.tree() == new

    def test_strays_of_the_same_name_are_all_saved(self, desk: Desk, old: Pages) -> None:
        desk.publish(old)
        for text in ("one", "two"):
            (desk.output / "note.txt").write_text(text)
            desk.publish(old)
        saved = sorted(path.read_text() for path in (desk.home / "strays").rglob("note.txt"))
        assert saved == ["one", "two"]
