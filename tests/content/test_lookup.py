"""The line of a value that only its key tells, or of a link: the file is read again for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings.content.lookup import find_place
from briefings.diagnostics import Place

HEAD = "---\ntitle: A\naliases:\n  - one/\n  - two/\n---\n\nWords.\n"


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        (HEAD, ("aliases", 1), "a.md:5:5"),
        (HEAD, ("aliases", 7), "a.md:4:3"),
        (HEAD, ("slug",), "a.md:2:1"),
        ("\ufeff" + HEAD.replace("\n", "\r\n"), ("aliases", 0), "a.md:4:5"),
        ("no front matter", ("aliases", 0), "a.md"),
        ("---\naliases: [\n---\n", ("aliases", 0), "a.md"),
    ],
)
def test_a_value_is_found_in_its_file(tmp_path: Path, text: str, key: tuple[str | int, ...], place: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8", newline="")
    assert str(find_place(tmp_path, Place("a.md", key=key))) == place


@pytest.mark.parametrize(
    ("address", "place"),
    [("/pier/", "a.md:8:9"), ("files/a.png", "a.md:9:1"), ("/nowhere/", "a.md:7:1")],
)
def test_a_link_is_found_in_the_body(tmp_path: Path, address: str, place: str) -> None:
    text = HEAD.replace("title: A", "title: /pier/").replace("Words.", "[Words](/pier/)\nfiles/a.png")
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert str(find_place(tmp_path, Place("a.md", link=address))) == place


def test_where_the_file_cannot_be_read_its_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(HEAD.replace("A", "\xe9").encode("latin-1"))
    for name in ("gone.md", "latin.md", "."):
        assert find_place(tmp_path, Place(name, key=("title",))) == Place(name)
