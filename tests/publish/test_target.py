"""Where a site may be published, and what an error says where it may not."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefings.errors import PublishError, UsageError
from briefings.publish.target import Target, check_target, explained

if TYPE_CHECKING:
    from tests.publish.conftest import Desk


def test_a_missing_or_real_folder_will_do(desk: Desk) -> None:
    check_target(desk.target)
    desk.output.mkdir()
    check_target(desk.target)


@pytest.mark.parametrize(
    "where", [".", "..", "content", "content/inner", ".briefings", ".briefings/x", "/", "public/.."]
)
def test_an_output_that_holds_or_is_what_the_build_needs_is_refused(desk: Desk, where: str) -> None:
    target = Target(desk.site / where, desk.state, (), (desk.site / "content",))
    with pytest.raises(UsageError, match="name a folder of its own"):
        check_target(target)


def test_a_link_in_the_way_to_the_site_does_not_hide_it(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "alias").symlink_to(desk.site)
    with pytest.raises(UsageError, match="overlaps with"):
        check_target(Target(tmp_path / "alias" / "content", desk.state, (), (desk.site / "content",)))


def test_a_file_is_no_output_and_is_left_alone(desk: Desk) -> None:
    desk.output.write_text("precious")
    with pytest.raises(PublishError, match="public is a file"):
        desk.publish({"index.html": b"page"})
    assert desk.output.read_text() == "precious"


@pytest.mark.parametrize("goal", ["nowhere", "content"])
def test_a_link_is_no_output(desk: Desk, goal: str) -> None:
    desk.output.symlink_to(desk.site / goal)
    with pytest.raises(PublishError, match="public is a symbolic link"):
        desk.publish({"index.html": b"page"})
    assert desk.output.is_symlink()


def test_a_mount_point_is_no_output(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.output.mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda path: path.name == "public")
    with pytest.raises(PublishError, match="mount its parent folder"):
        check_target(desk.target)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "no space is left on the disk"),
        (errno.EDQUOT, "no space is left within your disk quota"),
        (errno.EACCES, "no permission"),
        (errno.EROFS, "read-only"),
        (errno.EEXIST, "something else of that name is in the way"),
        (errno.ENOTDIR, "a file is in the way of a folder"),
        (errno.EIO, "the disk reports an error"),
        (errno.ENAMETOOLONG, "shorter name or slug"),
        (errno.EBUSY, "mount point"),
        (errno.ELOOP, "Too many levels of symbolic links"),
    ],
)
def test_an_error_says_where_why_what_is_left_and_what_to_do(desk: Desk, number: int, reason: str) -> None:
    with pytest.raises(PublishError) as caught, explained(desk.target):
        raise OSError(number, os.strerror(number), "people/wang-hao/index.html")
    message = str(caught.value)
    assert message.startswith("cannot publish public: people/wang-hao/index.html: ")
    assert reason in message
    assert "the site there is as it was" in message
    assert message.endswith("and build again")


def test_a_file_of_the_site_is_named_by_its_path_in_the_site(desk: Desk) -> None:
    with pytest.raises(PublishError, match=r"public: \.briefings/lock: no permission"), explained(desk.target):
        raise PermissionError(errno.EACCES, "Permission denied", str(desk.state / "lock"))


def test_an_error_without_a_file_names_the_output(desk: Desk) -> None:
    with pytest.raises(PublishError, match="cannot publish public: no space"), explained(desk.target):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_bug_is_no_publish_error(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError), explained(desk.target):
        raise ZeroDivisionError
