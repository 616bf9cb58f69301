"""What a cache is believed by: another engine, or another library, has another digest."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from briefings import engine

CHECKOUT = Path(__file__).parent.parent
NOT_ASKED_FOR = {"en-core-web-sm"}
"""A model that may stand in for the one that is."""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engine of two modules and a schema."""
    (tmp_path / "render").mkdir()
    for name, text in (("one.py", "1"), ("render/two.py", "2"), ("words.json", "{}"), ("notes.md", "")):
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(engine, "_PACKAGE", tmp_path)
    return tmp_path


def digest() -> bytes:
    return engine.digest.__wrapped__()


@pytest.mark.parametrize("name", ["one.py", "render/two.py", "words.json"])
def test_the_digest_moves_with_every_file_of_code_and_data(package: Path, name: str) -> None:
    before = digest()
    (package / name).write_text("3")
    assert digest() != before
    assert digest() == digest()


def test_the_digest_moves_where_files_change_places(package: Path) -> None:
    before = digest()
    (package / "render/two.py").rename(package / "two.py")
    assert digest() != before


@pytest.mark.parametrize("name", ["notes.md", "__pycache__/one.cpython-311.pyc", "__pycache__/left.py", ".hidden/x.py"])
def test_neither_prose_nor_what_python_compiled_is_the_engine(package: Path, name: str) -> None:
    before = digest(), engine.stamp()
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).write_text("3")
    assert (digest(), engine.stamp()) == before


def test_the_digest_moves_with_the_version_of_any_library(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert package.is_dir()
    before = digest()
    known = engine.versions()
    for at, version in enumerate(known):
        monkeypatch.setattr(engine, "versions", lambda at=at, old=version: (*known[:at], f"{old}.1", *known[at + 1 :]))
        assert digest() != before, version


@pytest.mark.parametrize("name", ["one.py", "render/two.py", "words.json"])
def test_the_stamp_moves_with_the_size_and_the_time_of_every_file(package: Path, name: str) -> None:
    before = engine.stamp()
    os.utime(package / name, ns=(1, 1))
    timed = engine.stamp()
    (package / name).write_text("333")
    os.utime(package / name, ns=(1, 1))
    assert len({before, timed, engine.stamp()}) == 3


def test_its_libraries_are_called_as_the_project_asks_for_them() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    known = {one.partition(">")[0].partition("=")[0].partition("[")[0] for one in asked}
    assert {*engine._LIBRARIES, *engine._OPTIONAL} - known == NOT_ASKED_FOR
    told = [version.partition(" ")[0] for version in engine.versions()]
    assert told == ["python", "briefings", *engine._LIBRARIES, *engine._OPTIONAL]
