"""A tree is compared with its record, and the disk is right."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.digests import digest_of
from briefings.publish.folder import Folder
from briefings.publish.manifest import UNKNOWN, Entry, stamp_of
from briefings.publish.paths import Keep
from briefings.publish.records import Records, folder_records
from briefings.publish.state import State, Tree, encode, load, save
from briefings.publish.survey import Survey, is_intact, survey

PAGES = {"index.html": b"front", "people/wang/index.html": b"wang", "people/index.html": b"people"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A tree of three pages in two folders."""
    (tmp_path / "tree" / "people" / "wang").mkdir(parents=True)
    for path, data in PAGES.items():
        (tmp_path / "tree" / path).write_bytes(data)
        (tmp_path / "tree" / path).chmod(0o644)
    for folder in ("people", "people/wang"):
        (tmp_path / "tree" / folder).chmod(0o755)
    return tmp_path / "tree"


@pytest.fixture
def folder(place: Path) -> Iterator[Folder]:
    with Folder(place) as opened:
        yield opened


@pytest.fixture
def record(place: Path, folder: Folder) -> Tree:
    entries = {path: Entry(b"key", digest_of(data), stamp_of((place / path).lstat())) for path, data in PAGES.items()}
    folders = {path: stamp_of((place / path).lstat(), folder=True) for path in ("people", "people/wang")}
    return Tree(folder.identity, Records(changes=entries), folder_records(folders))


def look(folder: Folder, record: Tree | None, *keep: str) -> Survey:
    return survey(folder, record, Keep(keep))


def intact(folder: Folder, record: Tree, tmp_path: Path, *keep: str) -> bool:
    """The quick judgement, which a build without changes makes."""
    save(tmp_path / "state", encode(State(record)))
    state = load(tmp_path / "state")
    assert state is not None
    return is_intact(folder, state.newest, Keep(keep))


def test_an_untouched_tree_is_sound(folder: Folder, record: Tree, tmp_path: Path) -> None:
    found = look(folder, record)
    assert found.is_sound
    assert (found.files, found.folders) == (record.files, record.folders)
    assert intact(folder, record, tmp_path)


def test_a_sound_tree_is_not_read(folder: Folder, record: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Folder, "digest", lambda *_: pytest.fail("a file was read"))
    assert look(folder, record).is_sound


def test_an_altered_page_is_damaged(folder: Folder, place: Path, record: Tree, tmp_path: Path) -> None:
    (place / "people/index.html").write_bytes(b"people, improved by hand")
    found = look(folder, record)
    assert found.damaged == ("people/index.html",)
    assert set(found.files) == PAGES.keys() - {"people/index.html"}
    assert found.folders["people"].stamp == UNKNOWN
    assert found.uncertain == ("people",)
    assert not intact(folder, record, tmp_path)


def test_a_page_altered_within_its_size_is_damaged(folder: Folder, place: Path, record: Tree) -> None:
    page = place / "people/index.html"
    page.write_bytes(b"pEople")
    os.utime(page, (1_000, 1_000))
    assert look(folder, record).damaged == ("people/index.html",)


def test_a_page_that_was_only_touched_is_sound_under_its_new_stamp(folder: Folder, place: Path, record: Tree) -> None:
    os.utime(place / "index.html", (1_000, 1_000))
    found = look(folder, record)
    assert found.is_sound
    assert found.files["index.html"].stamp.modified == 1_000_000_000_000
    assert found.files["index.html"].key == b"key"


def test_a_copy_of_the_tree_is_recognized_by_its_bytes(place: Path, record: Tree, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for path, data in PAGES.items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_bytes(data)
        (copy / path).chmod(0o644)
    for name in ("people", "people/wang"):
        (copy / name).chmod(0o755)
    with Folder(copy) as folder:
        found = look(folder, record)
        assert found.is_sound
        assert {path: entry.key for path, entry in found.files.items()} == dict.fromkeys(sorted(PAGES), b"key")
        assert not intact(folder, record, tmp_path)
    assert place.exists()


@pytest.mark.parametrize("mode", [0o600, 0o666, 0o755])
def test_a_page_of_another_mode_is_damaged(folder: Folder, place: Path, record: Tree, mode: int) -> None:
    (place / "index.html").chmod(mode)
    assert look(folder, record).damaged == ("index.html",)


def test_a_folder_of_another_mode_is_crooked(folder: Folder, place: Path, record: Tree, tmp_path: Path) -> None:
    (place / "people/wang").chmod(0o700)
    found = look(folder, record)
    assert found.crooked == ("people/wang",)
    assert not found.damaged
    assert not intact(folder, record, tmp_path)


def test_a_missing_page_is_damaged(folder: Folder, place: Path, record: Tree, tmp_path: Path) -> None:
    (place / "index.html").unlink()
    assert look(folder, record).damaged == ("index.html",)
    assert not intact(folder, record, tmp_path)


def test_a_missing_folder_takes_its_pages_along(folder: Folder, place: Path, record: Tree) -> None:
    (place / "people").rename(place.with_name("elsewhere"))
    assert sorted(look(folder, record).damaged) == ["people/index.html", "people/wang/index.html"]


def test_a_link_in_the_place_of_a_page_is_damage(folder: Folder, place: Path, record: Tree) -> None:
    (place / "index.html").rename(place.with_name("moved"))
    (place / "index.html").symlink_to(place.with_name("moved"))
    found = look(folder, record)
    assert found.damaged == ("index.html",)
    assert found.foreign == ()


def test_what_lies_behind_a_link_in_the_place_of_a_folder_is_not_ours(
    folder: Folder, place: Path, record: Tree
) -> None:
    (place / "people").rename(place.with_name("moved"))
    (place / "people").symlink_to(place.with_name("moved"))
    found = look(folder, record)
    assert set(found.files) == {"index.html"}
    assert sorted(found.damaged) == ["people/index.html", "people/wang/index.html"]
    assert found.foreign == ("people",)


def test_a_folder_in_the_place_of_a_page_is_foreign(folder: Folder, place: Path, record: Tree) -> None:
    (place / "index.html").unlink()
    (place / "index.html" / "inner").mkdir(parents=True)
    found = look(folder, record)
    assert found.damaged == ("index.html",)
    assert found.foreign == ("index.html",)


@pytest.mark.parametrize(
    ("path", "top"),
    [("CNAME", "CNAME"), ("people/photo.jpg", "people/photo.jpg"), ("a/b/c", "a"), ("people/x/y", "people/x")],
)
def test_what_nobody_made_is_foreign_by_its_topmost_name(
    folder: Folder, place: Path, record: Tree, tmp_path: Path, path: str, top: str
) -> None:
    (place / path).parent.mkdir(parents=True, exist_ok=True)
    (place / path).write_text("foreign")
    found = look(folder, record)
    assert found.foreign == (top,)
    assert not found.damaged
    assert not intact(folder, record, tmp_path)


def test_kept_files_are_passed_over(folder: Folder, place: Path, record: Tree, tmp_path: Path) -> None:
    (place / "CNAME").write_text("news.example")
    (place / ".git" / "refs").mkdir(parents=True)
    assert look(folder, record, "CNAME", ".git/**").is_sound
    assert intact(folder, record, tmp_path, "CNAME", ".git/**")


def test_beside_a_kept_file_deep_down_only_the_rest_is_foreign(folder: Folder, place: Path, record: Tree) -> None:
    (place / "a" / "b").mkdir(parents=True)
    (place / "a" / "b" / "kept").write_text("")
    (place / "a" / "stray").write_text("")
    assert look(folder, record, "a/b/kept").foreign == ("a/stray",)


def test_without_a_record_everything_is_foreign(folder: Folder) -> None:
    found = look(folder, None)
    assert found.foreign == ("index.html", "people")
    assert not found.files


def test_a_file_may_be_adopted(folder: Folder, record: Tree) -> None:
    found = survey(folder, None, Keep(), lambda path: record.files[path] if path == "people/index.html" else None)
    assert set(found.files) == {"people/index.html"}
    assert found.foreign == ("index.html", "people/wang")


def test_a_file_just_seen_in_the_other_tree_needs_no_look(
    folder: Folder, record: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    real = Folder.look
    monkeypatch.setattr(Folder, "look", lambda self, path: looked.append(path) or real(self, path))
    assert survey(folder, record, Keep(), trusted=record.files).files == record.files
    assert "people/index.html" not in looked


def test_a_file_in_a_folder_that_was_touched_is_looked_at(folder: Folder, place: Path, record: Tree) -> None:
    (place / "people/index.html").unlink()
    found = survey(folder, record, Keep(), trusted=record.files)
    assert found.damaged == ("people/index.html",)
