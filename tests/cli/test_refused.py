"""What each command says where the disk or the content stops it: in the words of what it was to do."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Command

WELCOME = "content/inbox/welcome.txt"
NAMES = {
    "build": ("build",),
    "add": ("add",),
    "merge": ("entities", "merge", "sample-town", "sample-island"),
    "rollback": ("rollback",),
    "clean": ("clean",),
}
LEFT = {
    "build": "cannot publish public: .briefings: {}; the site there is as it was; {} and build again",
    "add": "cannot convert what waits in content/inbox: .briefings: {}; it waits there still; {} and call the command",
    "merge": "cannot write into content: .briefings: {}; nothing was written; {} and call the command again",
    "rollback": "cannot bring back the earlier site of public: .briefings: {}; the site there is as it was; {} and",
    "clean": "cannot delete all temporary state: .briefings: {}; content and the published site are as they were; {} ",
}


def called(site: Path, name: str) -> tuple[str, ...]:
    return (*NAMES[name], *((str(site / WELCOME),) if name == "add" else ()))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("number", "reason", "remedy"),
    [
        (errno.EACCES, "no permission", "give the user who runs this the right to write there"),
        (errno.ENOSPC, "no space is left on the disk, or it can take no more files", "free some space"),
        (errno.EROFS, "the file system is read-only", "make it writable"),
    ],
)
def test_a_disk_that_refuses_is_told_in_the_words_of_the_command(
    starter: Path,
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    number: int,
    reason: str,
    remedy: str,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(starter / ".briefings"))

    (starter / ".briefings").mkdir()
    monkeypatch.setattr("briefings.publish.lock.make_state", refuse)
    code, _, err = command(*called(starter, name), site=starter)
    assert code == 1
    assert LEFT[name].format(reason, remedy) in err


def test_a_folder_that_clean_cannot_empty_is_named(
    starter: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path / "outputs"))

    (starter / ".briefings").mkdir()
    monkeypatch.setattr(shutil, "rmtree", refuse)
    code, _, err = command("clean", site=starter)
    assert code == 1
    assert "cannot delete all temporary state: .briefings/outputs: no permission" in err


@pytest.mark.parametrize("name", ["add", "merge", "clean"])
def test_an_output_that_cannot_be_published_into_stops_nothing_else(starter: Path, command: Command, name: str) -> None:
    (starter / "public").write_text("not ours", encoding="utf-8")
    (starter / ".briefings").mkdir()
    assert command(*called(starter, name), site=starter).code == 0


@pytest.mark.parametrize(
    ("name", "undone"),
    [
        (("build",), "; nothing was published"),
        (("check",), ""),
        (("list",), ""),
        (("export", "ferry-to-sample-island-sails-again"), ""),
        (("rollback",), ""),
        (("clean",), ""),
        (("entities", "list"), ""),
        (("entities", "merge", "sample-town", "sample-island"), "; nothing was written"),
        (("stories", "merge", "ferry", "boat"), "; nothing was written"),
        (("add", WELCOME), "; nothing was converted"),
    ],
)
def test_faults_are_counted_with_what_they_stopped(
    starter: Path, command: Command, monkeypatch: pytest.MonkeyPatch, name: tuple[str, ...], undone: str
) -> None:
    monkeypatch.chdir(starter)
    config = starter / "config.yaml"
    config.write_text(config.read_text(encoding="utf-8") + "\ncolour: red\n", encoding="utf-8")
    code, _, err = command(*name, site=starter)
    assert code == 1
    assert err.splitlines()[-1] == f"error: 1 fault found{undone}"


def test_a_file_that_was_added_beside_faulty_content_is_told(starter: Path, tmp_path: Path, command: Command) -> None:
    (tmp_path / "pier.txt").write_text("The pier opened on Tuesday. " * 20, encoding="utf-8")
    (starter / "content/entities/mira-example.md").write_text("no head", encoding="utf-8")
    code, _, err = command("add", str(tmp_path / "pier.txt"), site=starter)
    assert code == 1
    assert err.splitlines()[-1].endswith("nothing was converted; in the inbox: pier.txt")
    facts = json.loads(command("add", str(tmp_path / "pier.txt"), "--json", site=starter).out)
    assert (facts["ok"], facts["added"]) == (False, ["pier.txt"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["build", "check", "list"])
def test_content_that_may_not_be_entered_is_told_by_folder(starter: Path, command: Command, name: str) -> None:
    (starter / "content").chmod(0)
    code, _, err = command(name, site=starter)
    (starter / "content").chmod(0o755)
    assert code == 1
    assert "content/articles: error: cannot be read: Permission denied; check its permissions" in err


def test_a_list_of_addresses_that_may_not_be_looked_at_is_told_in_its_place(
    starter: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_link(path: Path) -> bool:
        if path.name == ".permalinks":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return path.lstat().st_mode & 0o170000 == 0o120000

    monkeypatch.setattr(Path, "is_symlink", is_link)
    code, _, err = command("check", site=starter)
    assert code == 1
    assert "content/.permalinks: error: cannot be read: Permission denied" in err


@pytest.mark.parametrize("built", [False, True])
def test_a_rollback_of_what_was_never_published_leaves_nothing(starter: Path, command: Command, *, built: bool) -> None:
    if built:
        assert command("build", "--quiet", site=starter).code == 0
    outputs = starter / ".briefings/outputs"
    before = sorted(outputs.rglob("*"))
    code, _, err = command("rollback", "--output", str(starter / "nosuch/x"), site=starter)
    assert code == 1
    assert "no earlier site of nosuch/x is kept" in err
    assert not (starter / "nosuch").exists()
    assert sorted(outputs.rglob("*")) == before


@pytest.mark.parametrize("name", ["build", "add", "merge"])
def test_what_a_killed_command_left_is_cleared_away_by_the_next(starter: Path, command: Command, name: str) -> None:
    scratch = starter / ".briefings/scratch"
    scratch.mkdir(parents=True)
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    (scratch / f".{ended.pid}-0123456789abcdef").write_text("half an article", encoding="utf-8")
    assert command(*called(starter, name), site=starter).code == 0
    assert list(scratch.iterdir()) == []


def test_a_folder_of_entities_that_may_not_be_entered_is_one_fault(
    starter: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, scandir, is_file = starter / "content/entities", os.scandir, Path.is_file

    def listing(path: str | Path = ".") -> object:
        if str(path) == str(folder):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    def looking(path: Path) -> bool:
        if path.parent == folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return is_file(path)

    monkeypatch.setattr(os, "scandir", listing)
    monkeypatch.setattr(Path, "is_file", looking)
    code, _, err = command("check", site=starter)
    assert code == 1
    assert "content/entities: error: cannot be read: Permission denied" in err
    assert err.splitlines()[-1] == "error: 1 fault found"
