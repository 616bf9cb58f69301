"""Versions read off the names of folders are those that Python's own way finds."""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

import pytest

from briefings import installed

_KNOWN = ("jinja2", "markdown", "markupsafe", "msgspec", "pyyaml")


def test_versions_are_those_that_python_itself_finds() -> None:
    expected = {name: importlib.metadata.version(name) for name in _KNOWN}
    assert installed.versions(sys.path, (*_KNOWN, "no-such-library")) == {**expected, "no-such-library": None}


def test_names_are_compared_without_case_and_signs(tmp_path: Path) -> None:
    (tmp_path / "En_Core.Web-3.8.0.dist-info").mkdir()
    (tmp_path / "en_core_web-3.8.0.dist-info").mkdir()
    assert installed.versions([str(tmp_path)], ["en-core-web"]) == {"en-core-web": "3.8.0"}


def test_the_first_place_counts(tmp_path: Path) -> None:
    for place, version in (("first", "2.0"), ("second", "1.0")):
        (tmp_path / place / f"mine-{version}.dist-info").mkdir(parents=True)
    places = [str(tmp_path / name) for name in ("missing", "first", "second")]
    assert installed.versions(places, ["mine"]) == {"mine": "2.0"}


@pytest.mark.parametrize("record", ["old.egg-info", "old.egg-link", "archive.egg"])
def test_where_names_do_not_tell_python_is_asked(tmp_path: Path, record: str) -> None:
    (tmp_path / record).touch()
    assert installed.versions([str(tmp_path)], ["msgspec", "old"]) == {
        "msgspec": importlib.metadata.version("msgspec"),
        "old": None,
    }


def test_an_archive_on_the_path_is_left_to_python(tmp_path: Path) -> None:
    (tmp_path / "bundle.zip").touch()
    assert installed.versions([str(tmp_path / "bundle.zip")], ["msgspec"]) == {
        "msgspec": importlib.metadata.version("msgspec")
    }
