"""Damage to the published tree, the spare one and the state is found and mended."""

from __future__ import annotations

import shutil
import stat
from typing import TYPE_CHECKING

import msgspec
import pytest

from briefings.digests import digest_of
from briefings.errors import PublishError
from briefings.publish.manifest import MARK, Entry, stamp_of
from briefings.publish.mark import write_mark
from briefings.publish.state import encode, load, save

if TYPE_CHECKING:
    from tests.publish.conftest import Desk, Pages


class TestHealing:
    def test_an_altered_page_is_restored(self, desk: Desk, old: Pages, new: Pages) -> None:
        desk.publish(old)
        (desk.output / "index.html").write_bytes(b"defaced by a visitor")
        desk.publish(old)
        assert desk.tree() == old
        assert desk.codes() == ["output-restored"]
        assert "1 published file altered" in desk.report.diagnostics[0].message
        desk.publish(new)
        assert desk.tree() == new

    def test_a_removed_folder_is_restored(self, desk: Desk, old: Pages) -> None:
        desk.publish(old)
        shutil.rmtree(desk.output / "articles")
        desk.publish(old)
        assert desk.tree() == old

    def test_a_removed_output_is_restored(self, desk: Desk, old: Pages, new: Pages) -> None:
        desk.publish(old)
        shutil.rmtree(desk.output)
        desk.publish(new)
        assert desk.tree() == new

    def test_a_folder_in_the_place_of_a_page_gives_way_and_is_saved(self, desk: Desk, old: Pages) -> None:
        desk.publish(old)
        (desk.output / "index.html").unlink()
        (desk.output / "index.html" / "sub").mkdir(parents=True)
        (desk.output / "index.html" / "sub" / "x").write_text("precious")
        desk.publish(old)
        assert desk.tree() == old
        assert (desk.home / "strays" / "1" / "index.html" / "sub" / "x").read_text() == "precious"

    def test_a_page_that_is_a_link_to_elsewhere_is_replaced_and_not_followed(self, desk: Desk, old: Pages) -> None:
        desk.publish(old)
        secret = desk.site / "secret"
        secret.write_text("secret")
        (desk.output / "index.html").unlink()
        (desk.output / "index.html").symlink_to(secret)
        desk.publish({**old, "index.html": b"another front page"})
        assert desk.tree() == {**old, "index.html": b"another front page"}
        assert secret.read_text() == "secret"

    def test_a_folder_that_is_a_link_to_elsewhere_is_replaced_and_not_followed(self, desk: Desk, old: Pages) -> None:
        desk.publish(old)
        elsewhere = desk.site / "elsewhere"
        (desk.output / "articles").rename(elsewhere)
        (desk.output / "articles").symlink_to(elsewhere)
        for _ in range(2):
            desk.publish({"index.html": b"without articles"})
            assert desk.tree() == {"index.html": b"without articles"}
        assert (elsewhere / "2019" / "05" / "rail-link" / "index.html").exists()

    def test_a_folder_that_nobody_may_enter_is_opened_again(self, desk: Desk, old: Pages) -> None:
        desk.publish(old)
        (desk.output / "feeds").chmod(0o700)
        for _ in range(2):
            desk.publish(old)
            assert stat.S_IMODE((desk.output / "feeds").stat().st_mode) == 0o755

    def test_damage_to_the_spare_tree_never_reaches_the_site(self, desk: Desk, old: Pages, new: Pages) -> None:
        desk.publish(old)
        desk.publish(new)
        spare = desk.home / "spare"
        (spare / "feeds" / "all.xml").write_bytes(b"damaged")
        (spare / "articles" / "stray").write_text("stray")
        (spare / "index.html").unlink()
        (spare / "index.html").symlink_to(desk.site)
        shutil.rmtree(spare / "articles" / "2019" / "05" / "rail-link")
        for pages in (old, new, old):
            desk.publish(pages)
            assert desk.tree() == pages


class TestState:
    """The state may be deleted or damaged at any time."""

    def test_without_any_state_the_tree_is_known_by_its_mark(self, desk: Desk, old: Pages, new: Pages) -> None:
        desk.publish(old)
        before = desk.inodes()
        shutil.rmtree(desk.state)
        desk.publish(new)
        assert desk.tree() == new
        assert desk.rendered == list(new)
        kept = "articles/2019/05/port-talks/index.html"
        assert desk.inodes()[kept] == before[kept]
        assert desk.codes() == []

    def test_without_any_state_the_same_site_is_not_published_again(self, desk: Desk, old: Pages) -> None:
        desk.publish(old)
        shutil.rmtree(desk.state)
        assert desk.publish(old).method == "none"
        assert (desk.home / "spare").exists()
        assert desk.publish(old).method == "none"
        assert desk.rendered == []

    def test_without_state_and_mark_the_tree_is_foreign(self, desk: Desk, old: Pages) -> None:
        desk.publish(old)
        shutil.rmtree(desk.state)
        (desk.output / MARK).unlink()
        with pytest.raises(PublishError, match="holds files that no build made"):
            desk.publish(old)

    def test_a_lost_mark_comes_back(self, desk: Desk, old: Pages) -> None:
        desk.publish(old)
        before = (desk.output / MARK).read_bytes()
        (desk.output / MARK).unlink()
        desk.publish(old)
        assert (desk.output / MARK).read_bytes() == before

    def test_an_altered_page_that_leaves_the_site_leaves_the_mark_too(self, desk: Desk) -> None:
        desk.publish({"index.html": b"front page", "rail/index.html": b"rail link"})
        (desk.output / "rail" / "index.html").write_bytes(b"altered")
        desk.publish({"index.html": b"front page"})
        assert (desk.output / MARK).read_bytes() == write_mark(["index.html"])

    def test_a_stray_is_known_from_our_own_files_by_the_mark_alone(self, desk: Desk, old: Pages) -> None:
        desk.publish(old)
        shutil.rmtree(desk.state)
        (desk.output / "stray").write_text("precious")
        desk.publish(old)
        assert desk.tree() == old
        assert (desk.home / "strays" / "1" / "stray").exists()

    @pytest.mark.parametrize("damage", [b"", b"\0" * 64, b"cposix\nsystem\n(S'true'\ntR."])
    def test_damage_to_every_file_of_the_state_is_healed(
        self, desk: Desk, old: Pages, new: Pages, damage: bytes
    ) -> None:
        desk.publish(old)
        desk.publish(new)
        for path in desk.state.rglob("*"):
            if path.is_file():
                path.write_bytes(damage)
        desk.publish(new)
        assert desk.tree() == new
        desk.publish(old)
        assert desk.tree() == old

    def test_a_whole_site_that_was_copied_is_recognized(self, desk: Desk, old: Pages) -> None:
        desk.publish(old)
        shutil.copytree(desk.site, desk.site.with_name("copy"))
        shutil.rmtree(desk.site)
        desk.site.with_name("copy").rename(desk.site)
        assert desk.publish(old).method == "none"
        assert desk.rendered == []
        assert desk.codes() == []

    def test_a_state_that_names_paths_outside_the_tree_is_not_believed(self, desk: Desk, old: Pages) -> None:
        desk.publish(old)
        precious = desk.home / "precious"
        precious.write_text("precious")
        state = load(desk.home / "state")
        assert state is not None
        assert state.older is not None
        outside = Entry(b"key", digest_of(b"precious"), stamp_of(precious.lstat()))
        older = msgspec.structs.replace(state.older, files=state.older.files.changed({"../precious": outside}))
        save(desk.home / "state", encode(msgspec.structs.replace(state, older=older)))
        desk.publish({"index.html": b"page"})
        assert desk.tree() == {"index.html": b"page"}
        assert precious.read_text() == "precious"
