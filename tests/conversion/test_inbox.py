"""What waits in the inbox: new raw articles, each once, and nothing that can't be one."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from briefings.conversion.inbox import INBOX, raw_files, waiting
from briefings.diagnostics import Report
from briefings.model import Article
from tests.conversion.builders import article


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / INBOX
    folder.mkdir(parents=True)
    return folder


def put(inbox: Path, name: str, words: str = "") -> str:
    """Puts a raw article there; gives its hash."""
    path = inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words or f"The words of {name}.", encoding="utf-8")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def look(root: Path, *articles: Article) -> tuple[list[str], list[str]]:
    """The names that wait, and what was said."""
    report = Report()
    found = waiting(root, articles, report)
    return [item.raw.file for item in found], [
        f"{said.place} {said.severity} {said.code}" for said in report.diagnostics
    ]


def test_new_files_wait_by_name_below_the_inbox(tmp_path: Path, inbox: Path) -> None:
    for name in ("b.txt", "a.html", "2019/c.txt"):
        put(inbox, name)
    assert look(tmp_path) == (["2019/c.txt", "a.html", "b.txt"], [])


def test_a_waiting_file_knows_its_hash_and_where_it_must_lie(tmp_path: Path, inbox: Path) -> None:
    sha256 = put(inbox, "a.txt")
    [item] = waiting(tmp_path, (), Report())
    assert item.sha256 == sha256
    assert (item.raw.path, item.raw.root) == (str(inbox / "a.txt"), str(inbox.resolve()))


def test_a_converted_file_waits_no_more(tmp_path: Path, inbox: Path) -> None:
    sha256 = put(inbox, "a.txt")
    assert look(tmp_path, article(file="a.txt", sha256=sha256)) == ([], [])


def test_a_file_that_changed_after_its_conversion_is_told_and_left(tmp_path: Path, inbox: Path) -> None:
    put(inbox, "a.txt")
    assert look(tmp_path, article(file="a.txt", sha256="0" * 64)) == (
        [],
        ["content/inbox/a.txt warning raw-changed"],
    )


def test_a_renamed_file_is_told_with_where_its_name_stands(tmp_path: Path, inbox: Path) -> None:
    sha256 = put(inbox, "b.txt")
    report = Report()
    assert not waiting(tmp_path, [article(file="a.txt", sha256=sha256)], report)
    assert [item.remedy for item in report.diagnostics] == [
        "if it is a.txt renamed, write its name at 'source:' of that article"
    ]


def test_a_copy_is_converted_once(tmp_path: Path, inbox: Path) -> None:
    sha256 = put(inbox, "copy.txt", "the same")
    put(inbox, "first.txt", "the same")
    assert look(tmp_path) == (["copy.txt"], ["content/inbox/first.txt note raw-copy"])
    assert look(tmp_path, article(file="gone.txt", sha256=sha256))[0] == []


def test_hidden_files_and_backups_are_no_articles(tmp_path: Path, inbox: Path) -> None:
    for name in (".hidden.txt", ".git/config", "a.txt~"):
        put(inbox, name)
    (inbox / "folder.txt").mkdir()
    assert look(tmp_path) == ([], [])


def test_what_is_no_file_is_told_and_left(tmp_path: Path, inbox: Path) -> None:
    os.mkfifo(inbox / "pipe.txt")
    (inbox / "dangling.txt").symlink_to("nowhere.txt")
    (inbox / "zero.txt").symlink_to("/dev/zero")
    names, said = look(tmp_path)
    assert names == []
    assert sorted(said) == [f"{INBOX}/{name}.txt warning no-file" for name in ("dangling", "pipe", "zero")]


def test_a_folder_that_cannot_be_listed_is_told_and_the_rest_waits(
    tmp_path: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(inbox, "a.txt")
    put(inbox, "sub/b.txt")
    listed = os.scandir

    def scandir(folder: str) -> object:
        if folder.endswith("sub/"):  # permissions alone would not keep root out
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    assert look(tmp_path) == (["a.txt"], [f"{INBOX}/sub warning unreadable"])


def test_a_link_out_of_the_inbox_is_refused(tmp_path: Path, inbox: Path) -> None:
    (tmp_path / "secret.txt").write_text("not for the site", encoding="utf-8")
    (inbox / "a.txt").symlink_to(tmp_path / "secret.txt")
    (inbox / "b").symlink_to(tmp_path)
    names, said = look(tmp_path)
    assert (names, sorted(said)) == ([], [f"{INBOX}/a.txt warning no-article", f"{INBOX}/b warning no-file"])


def test_a_file_of_three_gigabytes_is_refused_without_being_read(tmp_path: Path, inbox: Path) -> None:
    with (inbox / "sparse.txt").open("wb") as file:
        file.truncate(3 << 30)
    assert look(tmp_path) == ([], ["content/inbox/sparse.txt warning no-article"])


@pytest.mark.parametrize("name", [b"a\nb.txt", b"a\x1b[2Jb.txt", b"caf\xe9.txt", "a\u202etxt.exe.txt".encode()])
def test_a_name_that_cannot_be_shown_is_refused_with_a_name_that_can(tmp_path: Path, inbox: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(inbox) + b"/" + name))
    path.write_text("words", encoding="utf-8")
    names, said = look(tmp_path)
    assert names == []
    assert len(said) == 1
    assert said[0].endswith("warning file-name")
    assert said[0].isprintable()


def test_without_an_inbox_nothing_waits(tmp_path: Path) -> None:
    assert look(tmp_path) == ([], [])
    assert raw_files(tmp_path / INBOX, Report()) == []
