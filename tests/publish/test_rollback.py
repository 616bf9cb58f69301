"""Rolling back brings the site before this one back, as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefings.errors import PublishError

if TYPE_CHECKING:
    from tests.publish.conftest import Desk, Pages


def test_the_earlier_site_comes_back(desk: Desk, old: Pages, new: Pages) -> None:
    desk.publish(old)
    desk.publish(new)
    outcome = desk.rollback()
    assert desk.tree() == old
    assert outcome.method in {"exchange", "journal"}
    assert (outcome.written, outcome.removed, outcome.unchanged) == (4, 1, 1)


def test_rolling_back_twice_is_no_change(desk: Desk, old: Pages, new: Pages) -> None:
    desk.publish(old)
    desk.publish(new)
    desk.rollback()
    desk.rollback()
    assert desk.tree() == new


def test_the_next_build_publishes_the_content_again_without_rendering(desk: Desk, old: Pages, new: Pages) -> None:
    desk.publish(old)
    desk.publish(new)
    desk.rollback()
    desk.publish(new)
    assert desk.tree() == new
    assert desk.rendered == []


def test_a_build_that_changed_nothing_leaves_the_earlier_site(desk: Desk, old: Pages, new: Pages) -> None:
    desk.publish(old)
    desk.publish(new)
    desk.publish(new)
    desk.rollback()
    assert desk.tree() == old


def test_kept_files_stay_as_they_are_now(desk: Desk, old: Pages, new: Pages) -> None:
    desk.keep = ("CNAME",)
    desk.publish(old)
    (desk.output / "CNAME").write_text("old.example")
    desk.publish(new)
    (desk.output / "CNAME").write_text("new.example")
    desk.rollback()
    assert desk.tree() == {**old, "CNAME": b"new.example"}


def test_a_stray_is_saved(desk: Desk, old: Pages, new: Pages) -> None:
    desk.publish(old)
    desk.publish(new)
    (desk.output / "stray").write_text("precious")
    desk.rollback()
    assert desk.tree() == old
    assert desk.codes() == ["output-stray"]
    assert (desk.home / "strays" / "1" / "stray").exists()


def test_without_an_earlier_site_there_is_nothing_to_bring_back(desk: Desk, old: Pages) -> None:
    with pytest.raises(PublishError, match="no earlier site"):
        desk.rollback()
    desk.publish(old)
    with pytest.raises(PublishError, match="the same as the present one"):
        desk.rollback()
    assert desk.tree() == old


def test_a_damaged_earlier_site_is_not_brought_back(desk: Desk, old: Pages, new: Pages) -> None:
    desk.publish(old)
    desk.publish(new)
    (desk.home / "spare" / "index.html").write_text("damaged")
    with pytest.raises(PublishError, match="damaged"):
        desk.rollback()
    assert desk.tree() == new


def test_an_unfinished_tree_is_not_brought_back(desk: Desk, old: Pages, new: Pages) -> None:
    desk.publish(old)
    desk.publish(new)
    (desk.home / "spare").rename(desk.home / "work")
    with pytest.raises(PublishError, match="no earlier site"):
        desk.rollback()
    assert desk.tree() == new
