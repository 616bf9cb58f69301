"""Kept files go with the site; strays are saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefings.publish.folder import Folder
from briefings.publish.foreign import carry_kept, kept_in, rescue
from briefings.publish.paths import Keep

KEEP = Keep((".git", "CNAME", "*.txt"))


@pytest.fixture
def live(tmp_path: Path) -> Path:
    place = tmp_path / "live"
    (place / ".git" / "refs" / "tags").mkdir(parents=True)
    (place / ".git" / "HEAD").write_text("ref: refs/heads/pages")
    (place / ".git").chmod(0o700)
    (place / "CNAME").write_text("news.example")
    (place / "verify.txt").symlink_to("CNAME")
    (place / "index.html").write_text("page")
    return place


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def carry(live: Path, work: Path, keep: Keep = KEEP) -> set[str]:
    with Folder(live) as source, Folder(work) as goal:
        return carry_kept(source, goal, keep)


def names(place: Path) -> list[str]:
    return sorted(path.relative_to(place).as_posix() for path in place.rglob("*"))


def test_kept_files_are_found_with_their_folders(live: Path) -> None:
    with Folder(live) as folder:
        found = kept_in(folder, KEEP)
    assert list(found) == [".git", ".git/HEAD", ".git/refs", ".git/refs/tags", "CNAME", "verify.txt"]


def test_kept_files_are_linked_and_empty_folders_made(live: Path, work: Path) -> None:
    carry(live, work)
    assert names(work) == [".git", ".git/HEAD", ".git/refs", ".git/refs/tags", "CNAME", "verify.txt"]
    assert (work / "CNAME").samefile(live / "CNAME")
    assert (work / "verify.txt").is_symlink()
    assert (work / ".git").stat().st_mode & 0o777 == 0o700


def test_carrying_again_touches_nothing(live: Path, work: Path) -> None:
    carry(live, work)
    before = (work / "CNAME").stat()
    assert carry(live, work) == set()
    assert (work / "CNAME").stat() == before


def test_changed_and_removed_kept_files_follow(live: Path, work: Path) -> None:
    carry(live, work)
    (live / "CNAME").unlink()
    (live / ".git" / "HEAD").unlink()
    (live / ".git" / "HEAD").write_text("ref: refs/heads/main")
    (live / ".git" / "refs" / "tags").rmdir()
    carry(live, work)
    assert names(work) == [".git", ".git/HEAD", ".git/refs", "verify.txt"]
    assert (work / ".git" / "HEAD").read_text() == "ref: refs/heads/main"


def test_a_kept_file_in_a_folder_of_the_site_reports_that_folder(live: Path, work: Path) -> None:
    (live / ".well-known").mkdir()
    (live / ".well-known" / "token").write_text("token")
    assert carry(live, work, Keep((".well-known/token",))) == {".well-known"}


def test_without_links_kept_files_are_copied(live: Path, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.utime(live / "CNAME", (1_000, 1_000))
    monkeypatch.setattr(Folder, "link", lambda *_: False)
    carry(live, work)
    assert (work / "CNAME").read_text() == "news.example"
    assert (work / "CNAME").stat().st_mtime == 1_000
    assert (work / "verify.txt").readlink() == Path("CNAME")


def test_strays_are_saved_with_their_folders(live: Path, work: Path) -> None:
    (live / "photos" / "2019").mkdir(parents=True)
    (live / "photos" / "2019" / "port.jpg").write_text("picture")
    os.mkfifo(live / "photos" / "pipe")
    with Folder(live) as source, Folder(work) as shelter:
        rescue(source, ("photos/2019", "photos/pipe", "CNAME"), shelter)
    assert names(work) == ["CNAME", "photos", "photos/2019", "photos/2019/port.jpg"]
    assert (work / "photos/2019/port.jpg").samefile(live / "photos/2019/port.jpg")
