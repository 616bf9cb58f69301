"""Whatever fails, and whenever a build is killed, the live tree is whole and the next build gives the new one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from briefings.diagnostics import Report
from briefings.errors import ContentError, PublishError
from briefings.progress import Silent
from briefings.publish import swap
from briefings.publish.delivery import Delivered
from briefings.publish.folder import Folder
from briefings.publish.lock import lock_site
from briefings.publish.manifest import Artifact
from briefings.publish.writer import Put, publish

if TYPE_CHECKING:
    from tests.publish.conftest import Desk, Pages

CHANGES = ("open", "write", "link", "symlink", "unlink", "mkdir", "rmdir", "rename", "replace", "chmod", "fchmod")
"""Functions of ``os`` that change the disk; ``open`` where it makes a file."""


class KilledError(BaseException):
    """Stands for the end of the process: nothing in the engine catches it."""


class Trouble:
    """Makes the changes to the disk fail from the n-th on: all of them, as after a kill, or that one alone."""

    def __init__(self, patch: pytest.MonkeyPatch, number: int, error: BaseException, *, lasting: bool) -> None:
        self._number, self._error, self._lasting = number, error, lasting
        self.count = 0
        for name in CHANGES:
            patch.setattr(os, name, self._wrap(getattr(os, name)))
        patch.setattr(swap, "exchange", self._wrap(swap.exchange))

    def _wrap(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            if real.__name__ != "open" or args[1] & os.O_CREAT:
                self.count += 1
                if self.count == self._number or (self._lasting and self.count > self._number):
                    raise self._error
            return real(*args, **named)

        return call


@pytest.mark.parametrize(
    ("case", "swapping"), [("rebuild", "exchange"), ("rebuild", "two steps"), ("first build", "exchange")]
)
def test_a_kill_at_any_step_leaves_a_whole_site(
    make_desk: Callable[[], Desk],
    old: Pages,
    new: Pages,
    case: str,
    swapping: str,
) -> None:
    step, done = 0, False
    while not done:
        step += 1
        desk = make_desk()
        if case == "rebuild":
            desk.publish(old)
            desk.publish({**old, "index.html": b"an edition between"})
            desk.publish(old)
        with pytest.MonkeyPatch.context() as patch:
            if swapping == "two steps":
                patch.setattr(swap, "exchange", lambda *_: False)
            trouble = Trouble(patch, step, KilledError(), lasting=True)
            with suppress(KilledError):
                desk.publish(new)
            done = trouble.count < step
        with lock_site(desk.target, Silent()):
            found = desk.tree() if desk.output.exists() else {}
        assert found in (old if case == "rebuild" else {}, new), f"killed at step {step}"
        desk.publish(new)
        assert desk.tree() == new, f"killed at step {step}"
        desk.publish(old)
        assert desk.tree() == old, f"killed at step {step}"
    assert step > 20


@pytest.mark.parametrize("number", [errno.EIO, errno.EPERM, errno.EXDEV, errno.EINVAL])
@pytest.mark.parametrize("times", ["once", "from then on"])
def test_an_error_at_any_step_leaves_a_whole_site(
    make_desk: Callable[[], Desk],
    old: Pages,
    new: Pages,
    number: int,
    times: str,
) -> None:
    step, done = 0, False
    while not done:
        step += 1
        desk = make_desk()
        desk.publish(old)
        with pytest.MonkeyPatch.context() as patch:
            trouble = Trouble(patch, step, OSError(number, os.strerror(number)), lasting=times != "once")
            try:
                desk.publish(new)
            except PublishError as error:
                assert "public" in str(error)  # noqa: PT017 - an error is allowed, not expected
                assert desk.tree() == old, f"error at step {step}"
            else:
                assert desk.tree() == new, f"error at step {step}"
            done = trouble.count < step
        desk.publish(new)
        assert desk.tree() == new, f"error at step {step}"


def test_a_page_that_cannot_be_rendered_changes_nothing(desk: Desk, old: Pages, new: Pages) -> None:
    desk.publish(old)
    before = desk.inodes()
    broken = {path: data for path, data in new.items() if path != "feeds/all.xml"}

    def render(todo: Sequence[Artifact], put: Put) -> Generator[Delivered, None, None]:
        return (put(artifact.path, broken[artifact.path]) for artifact in todo)

    artifacts = [Artifact(path, b"2") for path in new]
    with lock_site(desk.target, Silent()), pytest.raises(KeyError):
        publish(artifacts, render, desk.target, Report(), Silent())
    assert desk.inodes() == before
    desk.publish(new)
    assert desk.tree() == new


def test_a_renderer_that_gives_too_little_is_a_bug_and_changes_nothing(desk: Desk, old: Pages) -> None:
    desk.publish(old)

    def one(_: Sequence[Artifact], put: Put) -> Generator[Delivered, None, None]:
        yield put("a", b"")

    with lock_site(desk.target, Silent()), pytest.raises(ValueError, match="shorter"):
        publish([Artifact("a", b"1"), Artifact("b", b"1")], one, desk.target, Report(), Silent())
    assert desk.tree() == old


def test_faults_of_paths_come_together_and_before_anything_is_done(desk: Desk) -> None:
    with pytest.raises(ContentError) as caught:
        desk.publish({"../a": b"", "B": b"", "b": b""})
    assert len(caught.value.diagnostics) == 2
    assert not desk.output.exists()
    assert desk.rendered == []


def test_an_error_that_the_report_holds_already_stops_publishing(desk: Desk) -> None:
    report = Report()
    report.error("some-fault", "an article is broken")
    with pytest.raises(ContentError):
        publish([], lambda *_: pytest.fail("nothing is asked for"), desk.target, report, Silent())
    assert not desk.output.exists()


def test_a_full_disk_gets_back_what_was_written(
    desk: Desk, old: Pages, new: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.publish(old)
    real = Folder.write

    def write(folder: Folder, path: str, data: bytes) -> None:
        real(folder, path, data)
        if path == "feeds/all.xml":
            raise OSError(errno.ENOSPC, "No space left on device", path)

    monkeypatch.setattr(Folder, "write", write)
    with pytest.raises(PublishError, match="no space is left"):
        desk.publish(new)
    monkeypatch.setattr(Folder, "write", real)
    assert desk.tree() == old
    assert not (desk.home / "work" / "feeds" / "all.xml").exists()
    desk.publish(new)
    assert desk.tree() == new


def test_an_output_that_is_replaced_meanwhile_is_left_alone(desk: Desk, old: Pages, new: Pages) -> None:
    desk.publish(old)

    def render(todo: Sequence[Artifact], put: Put) -> Generator[Delivered, None, None]:
        desk.output.rename(desk.site / "moved")
        desk.output.mkdir()
        (desk.output / "precious").write_text("precious")
        return (put(artifact.path, new[artifact.path]) for artifact in todo)

    with lock_site(desk.target, Silent()), pytest.raises(PublishError, match="was replaced by another folder"):
        publish([Artifact(path, b"2") for path in new], render, desk.target, Report(), Silent())
    assert desk.tree() == {"precious": b"precious"}


def test_a_spare_tree_that_cannot_be_made_is_a_note(
    desk: Desk, old: Pages, new: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Folder, "link", link)
        desk.publish(old)
    assert desk.tree() == old
    assert desk.codes() == ["no-spare-tree"]
    desk.publish(new)
    assert desk.tree() == new


def test_a_system_that_cannot_exchange_says_so(
    desk: Desk, old: Pages, new: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.publish.swap.exchange", lambda *_: False)
    desk.publish(old)
    assert desk.publish(new).method == "journal"
    assert desk.tree() == new
    assert desk.codes() == ["swap-in-two-steps"]
