"""What ``add`` puts into the inbox, under which name, and what it does not take."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest

from briefings.ingest import annotate
from briefings.ingest.types import Annotator, Clean, Findings, Options
from briefings.model import Annotations
from tests.conftest import Command

TEXT = "Harbour pier opens\n\nMay 7, 2019\n\n" + "The pier opened on Tuesday after two years of work. " * 6
OTHER = TEXT.replace("two", "three")


def _annotate(clean: Clean, options: Options) -> Findings:  # noqa: ARG001 - the shape of an annotator
    return Findings(Annotations())


def _load() -> Annotator:
    return _annotate


@pytest.fixture(autouse=True)
def _plain_annotator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotate, "load", _load)


@pytest.fixture
def inbox(starter: Path) -> Path:
    return starter / "content/inbox"


def paper(folder: Path, name: str, text: str = TEXT) -> str:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def names(inbox: Path) -> set[str]:
    return {path.name for path in inbox.iterdir()} - {"welcome.txt", ".about.txt"}


def test_every_wrong_file_is_told_at_once_and_none_is_added(
    starter: Path, inbox: Path, tmp_path: Path, command: Command
) -> None:
    good, empty = paper(tmp_path, "good.txt"), paper(tmp_path, "empty.txt", "")
    code, _, err = command("add", good, empty, str(tmp_path / "gone.txt"), str(tmp_path), site=starter)
    assert code == 2
    for told in ("empty.txt is empty", "gone.txt cannot be read", f"{tmp_path} is a folder; name the files in it"):
        assert told in err
    assert err.startswith("error: 3 of 4 files cannot be added:\n  ")
    assert err.endswith("\nnothing was added\n")
    assert len(err.splitlines()) == 5
    assert names(inbox) == set()


def test_standard_input_that_holds_nothing_is_called_so(
    starter: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    told = "error: standard input is empty; give a file with one article; nothing was added\n"
    assert command("add", "-", site=starter) == (2, "", told)


def test_a_device_without_end_is_too_large(starter: Path, command: Command) -> None:
    code, _, err = command("add", "/dev/zero", site=starter)
    assert code == 2
    assert "/dev/zero is larger than 20 MB" in err


def test_other_words_under_the_same_name_stand_beside_it(
    starter: Path, inbox: Path, tmp_path: Path, command: Command
) -> None:
    first, second = paper(tmp_path / "a", "pier.txt"), paper(tmp_path / "b", "pier.txt", OTHER)
    code, out, _ = command("add", first, second, first, second, site=starter)
    assert code == 0
    digest = hashlib.sha256(OTHER.encode()).hexdigest()
    assert out.splitlines()[:4] == [
        "added pier.txt",
        f"added pier-{digest[:8]}.txt",
        "pier.txt lies in the inbox already, with these very bytes",
        f"pier-{digest[:8]}.txt lies in the inbox already, with these very bytes",
    ]
    assert names(inbox) == {"pier.txt", f"pier-{digest[:8]}.txt"}


def test_a_file_whose_second_name_holds_something_else_gets_a_third(
    starter: Path, inbox: Path, tmp_path: Path, command: Command
) -> None:
    digest = hashlib.sha256(OTHER.encode()).hexdigest()
    paper(inbox, "pier.txt")
    paper(inbox, f"pier-{digest[:8]}.txt", OTHER.replace("pier", "quay"))
    assert command("add", paper(tmp_path, "pier.txt", OTHER), site=starter).code == 0
    assert (inbox / f"pier-{digest}.txt").read_text(encoding="utf-8") == OTHER


def test_a_folder_of_the_inbox_keeps_its_name(starter: Path, inbox: Path, tmp_path: Path, command: Command) -> None:
    (inbox / "pier.txt").mkdir()
    assert command("add", paper(tmp_path, "pier.txt"), site=starter).code == 0
    assert names(inbox) == {"pier.txt", f"pier-{hashlib.sha256(TEXT.encode()).hexdigest()[:8]}.txt"}


@pytest.mark.parametrize("letter", ["a", "é"])
def test_the_longest_name_has_room_for_the_hash(
    starter: Path, inbox: Path, tmp_path: Path, command: Command, letter: str
) -> None:
    name = letter * (251 // len(letter.encode())) + ".txt"
    for folder, text in (("one", TEXT), ("two", OTHER)):
        assert command("add", paper(tmp_path / folder, name, text), site=starter).code == 0
    (second,) = names(inbox) - {name}
    assert (inbox / second).read_text(encoding="utf-8") == OTHER
    assert len(second.encode()) <= 255


def test_the_exit_code_is_about_what_was_added_not_about_what_lay_there(
    starter: Path, inbox: Path, tmp_path: Path, command: Command
) -> None:
    paper(inbox, "menu.txt", "menu")
    code, out, err = command("add", paper(tmp_path, "pier.txt"), "--json", site=starter)
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert (told["ok"], told["added"], told["refused"]) == (True, ["pier.txt"], 0)
    assert [row["file"] for row in told["diagnostics"] if row["code"] == "no-article"] == ["content/inbox/menu.txt"]
    for _ in range(2):  # the second time it lies there already, and was asked for all the same
        code, out, _ = command("add", paper(tmp_path, "menu.txt", "menu"), "--json", site=starter)
        assert (code, json.loads(out)["ok"], json.loads(out)["refused"]) == (1, False, 1)
