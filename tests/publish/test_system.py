"""The system calls behind the swap and the flush."""

from __future__ import annotations

import ctypes
import errno
import os
import threading
from pathlib import Path

import pytest

from briefings.publish import system
from briefings.publish.folder import Folder
from briefings.publish.system import exchange, flush, flushing


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(name)
    return tmp_path / "first", tmp_path / "second"


def test_two_folders_change_names(two: tuple[Path, Path]) -> None:
    if not exchange(*two):
        pytest.skip("this system cannot exchange two names")
    assert [(path / "page").read_text() for path in two] == ["second", "first"]


def test_a_missing_folder_is_an_error(two: tuple[Path, Path]) -> None:
    with pytest.raises(OSError, match="missing") as caught:
        exchange(two[0], two[1] / "missing")
    assert caught.value.errno == errno.ENOENT


class Library:
    """A C library whose calls fail with an error, or that lacks them."""

    def __init__(self, number: int | None) -> None:
        if number is not None:
            self.renameat2 = self.renamex_np = self.syncfs = lambda *_: ctypes.set_errno(number) or -1


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, None])
def test_a_system_without_the_call_says_so(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library(number))
    assert not exchange(*two)
    assert (two[0] / "page").read_text() == "first"


def test_a_refusal_is_an_error(two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library(errno.EACCES))
    with pytest.raises(PermissionError):
        exchange(*two)


def test_flushing_goes_through(two: tuple[Path, Path]) -> None:
    with Folder(two[0]) as folder:
        flush(folder, ["page", ""])


def test_without_a_call_for_the_whole_disk_each_path_is_flushed(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library(None))
    monkeypatch.setattr(os, "fsync", lambda descriptor: flushed.append(os.fstat(descriptor).st_ino))
    with Folder(two[0]) as folder:
        system.flush(folder, ["", "page"])
    assert flushed == [two[0].stat().st_ino, (two[0] / "page").stat().st_ino]


def test_a_disk_that_cannot_take_it_is_an_error(two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library(errno.ENOSPC))
    with Folder(two[0]) as folder, pytest.raises(OSError, match="space"):
        flush(folder, [])


def test_much_that_was_written_goes_to_the_disk_while_something_else_is_done(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = threading.Event(), threading.Event()

    class Slow:
        def syncfs(self, _descriptor: int) -> int:
            begun.set()
            may_end.wait(30)
            return 0

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Slow())
    with Folder(two[0]) as folder, flushing(folder, 10_000):
        assert begun.wait(30)
        may_end.set()


def test_for_a_few_files_the_disk_is_asked_once(two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library(errno.EIO))
    with Folder(two[0]) as folder, flushing(folder, 3):
        pass


def test_a_failure_while_something_else_is_done_is_told_when_that_is_over(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library(errno.ENOSPC))
    with Folder(two[0]) as folder, pytest.raises(OSError, match="space"), flushing(folder, 10_000):
        done.append("something else")
    assert done == ["something else"]
