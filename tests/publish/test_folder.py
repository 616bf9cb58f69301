"""What can be done in an open folder: nothing that follows a link or writes into a file that is there."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.digests import digest_of
from briefings.publish.folder import Folder
from briefings.publish.manifest import stamp_of


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    (tmp_path / "tree").mkdir()
    with Folder(tmp_path / "tree") as opened:
        yield opened


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return tmp_path / "tree"


@pytest.fixture
def narrow_umask() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.mark.usefixtures("narrow_umask")
def test_modes_do_not_depend_on_the_umask(folder: Folder, tree: Path) -> None:
    folder.make_folder("people")
    folder.write("people/index.html", b"page")
    assert stat.S_IMODE((tree / "people").stat().st_mode) == 0o755
    assert stat.S_IMODE((tree / "people/index.html").stat().st_mode) == 0o644


def test_a_file_that_is_there_is_not_written_into(folder: Folder, tree: Path) -> None:
    (tree / "page").write_text("before")
    with pytest.raises(FileExistsError):
        folder.write("page", b"after")
    assert (tree / "page").read_text() == "before"


def test_a_disk_that_refuses_on_closing_only_is_told(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.close

    def close(descriptor: int) -> None:
        real(descriptor)
        raise OSError(errno.EDQUOT, "Disk quota exceeded")

    monkeypatch.setattr(os, "close", close)
    with pytest.raises(OSError, match="Disk quota exceeded: 'page'"):
        folder.write("page", b"words")


def test_nothing_stays_open_behind_what_was_read_and_written(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    before = len(list(Path("/dev/fd").iterdir()))
    with Folder(tmp_path / "other") as other:
        folder.write("page", b"words")
        other.copy("page", folder)
        assert other.read("page") == b"words"
        assert other.digest("page") == digest_of(b"words")
        other.flush("page")
    with pytest.raises(FileExistsError):
        folder.write("page", b"again")
    assert len(list(Path("/dev/fd").iterdir())) == before


def test_a_link_is_not_followed(folder: Folder, tree: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    (tree / "page").symlink_to(secret)
    with pytest.raises(OSError, match="page"):
        folder.read("page")
    with pytest.raises(FileExistsError):
        folder.write("page", b"overwritten")
    assert folder.digest("page") is None
    folder.remove("page")
    assert secret.read_text() == "secret"


def test_a_pipe_is_not_waited_for(folder: Folder, tree: Path) -> None:
    os.mkfifo(tree / "page")
    assert folder.digest("page") is None
    with pytest.raises(OSError, match="regular"):
        folder.read("page")


def test_a_write_that_fails_names_the_file(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int, _data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="page") as caught:
        folder.write("page", b"data")
    assert caught.value.filename == "page"


def test_a_write_in_pieces_is_whole(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:3]))
    folder.write("page", b"0123456789")
    assert folder.read("page") == b"0123456789"


def test_digests_and_stamps_agree_with_the_manifests(folder: Folder, tree: Path) -> None:
    folder.write("page", b"data")
    assert folder.digest("page") == digest_of(b"data")
    assert list(folder.stamps(["page"])) == [stamp_of((tree / "page").lstat())]
    folder.make_folder("people")
    assert list(folder.stamps(["people"], folders=True)) == [stamp_of((tree / "people").lstat(), folder=True)]
    with pytest.raises(FileNotFoundError):
        list(folder.stamps(["page", "missing"]))


def test_an_open_folder_stays_the_same_under_another_name(folder: Folder, tree: Path) -> None:
    tree.rename(tree.with_name("elsewhere"))
    folder.write("page", b"data")
    assert (tree.with_name("elsewhere") / "page").read_bytes() == b"data"


def test_a_link_to_a_folder_is_not_opened(tree: Path) -> None:
    alias = tree.with_name("alias")
    alias.symlink_to(tree.parent)
    with pytest.raises(NotADirectoryError):
        Folder(alias).__enter__()


def test_files_are_linked_or_copied_from_another_tree(folder: Folder, tree: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    for name in ("linked", "copied"):
        (tmp_path / "other" / name).write_text(name)
        os.utime(tmp_path / "other" / name, (1_000, 1_000))
    with Folder(tmp_path / "other") as other:
        assert folder.link("linked", other)
        folder.copy("copied", other)
    assert (tree / "linked").samefile(tmp_path / "other" / "linked")
    assert not (tree / "copied").samefile(tmp_path / "other" / "copied")
    assert (tree / "copied").read_text() == "copied"
    assert (tree / "copied").stat().st_mtime == 1_000


def test_a_disk_without_links_is_no_error(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert not folder.link("page", folder)


def test_a_link_to_a_missing_file_is_an_error(folder: Folder) -> None:
    with pytest.raises(FileNotFoundError):
        folder.link("missing", folder)


def test_removing_takes_all_that_is_in_a_folder_and_follows_no_link(folder: Folder, tree: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "keep").write_text("keep")
    (tree / "people" / "inner").mkdir(parents=True)
    (tree / "people" / "inner" / "page").write_text("page")
    (tree / "people" / "alias").symlink_to(tmp_path / "outside")
    folder.remove("people")
    folder.remove("never-there")
    assert list(tree.iterdir()) == []
    assert (tmp_path / "outside" / "keep").exists()


def test_only_an_empty_folder_goes(folder: Folder, tree: Path) -> None:
    (tree / "full" / "inner").mkdir(parents=True)
    (tree / "empty").mkdir()
    assert folder.remove_empty("empty")
    assert folder.remove_empty("missing")
    assert not folder.remove_empty("full")


def test_entries_are_sorted_and_know_folders_from_links(folder: Folder, tree: Path) -> None:
    (tree / "b").mkdir()
    (tree / "a").symlink_to("b")
    (tree / "c").write_text("")
    assert folder.entries() == [("a", False), ("b", True), ("c", False)]
