"""Hashes of raw files: read once, known again as long as they lie there untouched."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefings.conversion import sums as module
from briefings.conversion.sums import Sum, sums
from briefings.ingest.types import Raw
from briefings.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def raws(folder: Path, words: Sequence[str]) -> list[Raw]:
    """A raw file for each of these texts."""
    made = []
    for number, text in enumerate(words):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        made.append(Raw(path.name, str(path), str(folder.resolve())))
    return made


def hash_of(text: str) -> Sum:
    return Sum(hashlib.sha256(text.encode()).hexdigest())


def test_files_that_lie_there_since_are_not_read_again(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = raws(tmp_path, ["the pier", "the port"])
    expected = {"0.txt": hash_of("the pier"), "1.txt": hash_of("the port")}
    assert sums(files, store) == expected

    def refuse(raw: Raw) -> bytes:
        raise AssertionError(f"{raw.file} was read")

    monkeypatch.setattr(module.reader, "read", refuse)
    assert sums(files, store) == expected


def test_a_file_that_changed_is_read_again(tmp_path: Path, store: Store) -> None:
    sums(raws(tmp_path, ["the pier", "the port"]), store)
    assert sums(raws(tmp_path, ["the pier", "the storm"]), store)["1.txt"] == hash_of("the storm")


def test_a_file_that_is_refused_is_told_each_time(tmp_path: Path, store: Store) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "secret.txt").write_text("not for the site", encoding="utf-8")
    (tmp_path / "inbox" / "0.txt").symlink_to(tmp_path / "secret.txt")
    files = [
        Raw("0.txt", str(tmp_path / "inbox" / "0.txt"), str((tmp_path / "inbox").resolve())),
        Raw("1.txt", str(tmp_path / "inbox" / "1.txt"), str((tmp_path / "inbox").resolve())),
    ]
    first = sums(files, store)
    assert first["0.txt"].fault.startswith("is a link to a file outside the inbox")
    assert (first["0.txt"].is_unreadable, first["1.txt"].is_unreadable) == (False, True)
    assert sums(files, store) == first


def test_several_processes_find_what_one_finds(tmp_path: Path) -> None:
    files = raws(tmp_path, [f"words of number {number}" for number in range(150)])
    assert sums(files, None, 2) == sums(files, None, 1)
