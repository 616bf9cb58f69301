"""Files of content as they lie on the disk, those that change while they are read among them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefings.content import disk
from briefings.content.disk import MOST_BYTES, Found, read_bytes
from briefings.diagnostics import Report


def read(path: Path) -> tuple[bytes | None, list[str]]:
    report = Report()
    data = read_bytes(Found("content/articles/port-talks.md", os.fspath(path)), report)
    return data, [diagnostic.code for diagnostic in report.diagnostics]


@pytest.mark.parametrize("size", [0, 1, 10_000, MOST_BYTES])
def test_a_file_is_read_whole(tmp_path: Path, size: int) -> None:
    path = tmp_path / "port-talks.md"
    path.write_bytes(b"x" * size)
    assert read(path) == (b"x" * size, [])


def test_a_file_over_the_most_is_told(tmp_path: Path) -> None:
    path = tmp_path / "port-talks.md"
    path.write_bytes(b"x" * (MOST_BYTES + 1))
    assert read(path) == (None, ["too-large"])


@pytest.mark.parametrize(("size", "told"), [(9_000, []), (MOST_BYTES + 1, ["too-large"])])
def test_a_file_that_grows_after_it_was_measured_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, told: list[str]
) -> None:
    path = tmp_path / "port-talks.md"
    path.write_bytes(b"x" * size)
    smaller = tmp_path / "as-it-was"
    smaller.write_bytes(b"x" * 100)
    monkeypatch.setattr(disk.os, "fstat", lambda _descriptor: smaller.stat())
    assert read(path) == (None if told else b"x" * size, told)


def test_a_file_that_comes_in_pieces_is_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "port-talks.md"
    path.write_bytes(b"port talks resume")
    whole = os.read
    monkeypatch.setattr(disk.os, "read", lambda descriptor, most: whole(descriptor, min(most, 5)))
    assert read(path) == (b"port talks resume", [])


def test_a_link_and_a_pipe_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text("words")
    link, pipe = tmp_path / "link.md", tmp_path / "pipe.md"
    link.symlink_to(tmp_path / "article.md")
    os.mkfifo(pipe)
    assert read(link) == (None, ["unreadable"])
    assert read(pipe) == (None, ["unreadable"])
