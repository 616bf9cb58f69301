"""The editor's files are written whole or not at all, and never over what is there."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefings import files
from briefings.errors import ContentError, PublishError
from briefings.located import Place


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return tmp_path / ".briefings" / "scratch"


def failing(number: int, times: int = 1_000) -> Any:
    """A system call that fails so many times with this error, and then works."""
    calls = iter(range(times))
    link = os.link

    def call(source: Any, target: Any) -> None:
        if next(calls, None) is not None:
            raise OSError(number, os.strerror(number))
        link(source, target)

    return call


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_file_gets_its_folders_and_leaves_nothing_else(tmp_path: Path, scratch: Path) -> None:
    path = tmp_path / "content" / "articles" / "2019" / "port-talks.md"
    assert files.write_new(path, b"words", scratch)
    assert path.read_bytes() == b"words"
    assert everything(tmp_path) == {"content/articles/2019/port-talks.md"}


def test_an_existing_file_is_never_overwritten(tmp_path: Path, scratch: Path) -> None:
    path = tmp_path / "note.md"
    path.write_bytes(b"the editor's")
    assert not files.write_new(path, b"ours", scratch)
    assert path.read_bytes() == b"the editor's"


def test_not_even_a_dangling_link_is_written_through(tmp_path: Path, scratch: Path) -> None:
    path = tmp_path / "note.md"
    path.symlink_to(tmp_path / "elsewhere.md")
    assert not files.write_new(path, b"ours", scratch)
    assert everything(tmp_path) == set()


def test_a_name_as_long_as_the_filesystem_allows_is_no_trouble(tmp_path: Path, scratch: Path) -> None:
    assert files.write_new(tmp_path / ("n" * 255), b"words", scratch)


def test_replacing_keeps_the_permissions(tmp_path: Path, scratch: Path) -> None:
    path = tmp_path / "note.md"
    path.write_bytes(b"old")
    path.chmod(0o600)
    files.replace(path, b"new", scratch)
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_filesystem_without_hard_links_will_do(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "link", failing(number))
    assert files.write_new(tmp_path / "note.md", b"words", scratch)
    assert not files.write_new(tmp_path / "note.md", b"others", scratch)
    assert everything(tmp_path) == {"note.md"}


def test_state_on_another_filesystem_will_do(tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EXDEV, times=1))
    assert files.write_new(tmp_path / "content" / "note.md", b"words", scratch)
    assert everything(tmp_path) == {"content/note.md"}


def test_a_full_disk_is_told_in_words_and_leaves_nothing(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        PublishError,
        match=r"note.md can't be written: no space is left on the disk, or it can take no more files; free some space",
    ):
        files.write_new(tmp_path / "note.md", b"words", scratch)
    assert everything(tmp_path) == set()


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path, scratch: Path) -> None:
    (tmp_path / "content").write_bytes(b"")
    with pytest.raises(PublishError, match="a file is in the way of a folder; move it away"):
        files.write_new(tmp_path / "content" / "note.md", b"words", scratch)


def test_replacing_what_is_gone_is_told(tmp_path: Path, scratch: Path) -> None:
    with pytest.raises(PublishError, match="it vanished meanwhile"):
        files.replace(tmp_path / "note.md", b"words", scratch)
    assert everything(tmp_path) == set()


def test_several_files_are_replaced_and_made_at_once(tmp_path: Path, scratch: Path) -> None:
    old, new = tmp_path / "old.md", tmp_path / "folder" / "new.md"
    old.write_bytes(b"one")
    old.chmod(0o640)
    files.replace_all({old: b"two", new: b"three"}, scratch)
    assert (old.read_bytes(), new.read_bytes(), old.stat().st_mode & 0o777) == (b"two", b"three", 0o640)
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("refused", ["b.md", "c.md"])
def test_where_one_of_several_is_refused_all_are_as_they_were(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == refused:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    (tmp_path / "a.md").write_bytes(b"one")
    (tmp_path / "c.md").write_bytes(b"three")
    with pytest.raises(PublishError, match="no space is left"):
        files.replace_all({tmp_path / name: b"new" for name in ("a.md", "b.md", "c.md")}, scratch)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.md")} == {"a.md": b"one", "c.md": b"three"}
    assert list(scratch.iterdir()) == []


def test_several_files_are_replaced_in_a_folder_that_is_a_mount_of_its_own(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def across(self: Path, target: Path) -> Path:
        if (self.parent == scratch) != (Path(target).parent == scratch):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(self), None, str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", across)
    old, new = tmp_path / "content" / "old.md", tmp_path / "content" / "new.md"
    old.parent.mkdir()
    old.write_bytes(b"one")
    files.replace_all({old: b"two", new: b"three"}, scratch)
    assert (old.read_bytes(), new.read_bytes()) == (b"two", b"three")
    assert everything(tmp_path) == {"content/old.md", "content/new.md"}


def test_of_a_move_the_end_that_refuses_is_told(tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(source), None, str(target))

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(PublishError, match=r"/note\.md can't be written: the file system is read-only; make it"):
        files.write_new(tmp_path / "note.md", b"words", scratch)


def test_a_file_that_changed_during_the_build_is_not_published(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    digest = files.digest_of_file(path)
    assert files.read_unchanged(path, digest, "a.md") == b"old"
    path.write_bytes(b"new")
    with pytest.raises(ContentError) as caught:
        files.read_unchanged(path, digest, "a.md")
    assert caught.value.diagnostics[0].place == Place("a.md")


def test_a_pipe_in_a_files_place_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="no regular file"):
        files.open_regular(tmp_path / "pipe")


def test_a_scratch_folder_that_refuses_is_the_one_that_is_named(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refusing(path: Path, mode: str = "r") -> object:
        if path.parent == scratch:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refusing)
    with pytest.raises(PublishError) as caught:
        files.write_new(tmp_path / "note.md", b"words", scratch)
    assert (
        f"note.md can't be written: {scratch}: no permission; give the user who runs this the right to write there"
        in str(caught.value)
    )


def test_where_nobody_can_tell_a_file_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not files.may_be_file(tmp_path / "note.md")
    (tmp_path / "note.md").write_bytes(b"words")
    assert files.may_be_file(tmp_path / "note.md")

    def refuse(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", refuse)
    assert files.may_be_file(tmp_path / "other.md")


def test_what_a_killed_process_left_is_swept_and_nothing_else(scratch: Path) -> None:
    files.sweep(scratch)
    scratch.mkdir(parents=True)
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    left, alive = scratch / f".{ended.pid}-{'0' * 16}", scratch / f".{os.getpid()}-{'0' * 16}"
    others = [scratch / "note.txt", scratch / f".{ended.pid}-notes", scratch / ".1-0123456789abcdef"]
    for path in (left, alive, *others):
        path.write_bytes(b"half")
    files.sweep(scratch)
    assert set(scratch.iterdir()) == {alive, *others}
