"""What may be read, and what is refused with a reason."""

import os
from pathlib import Path

import pytest

from briefings.errors import RefusedError
from briefings.ingest import reader
from briefings.ingest.types import Raw

STORY = "The port opened on Monday. Ships came in from three countries.\n"


def raw(path: Path, root: Path | None = None) -> Raw:
    return Raw(path.name, str(path), str(root or ""))


def test_a_regular_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_bytes(b"words")
    assert reader.read(raw(tmp_path / "port.txt", tmp_path)) == b"words"


def test_a_missing_file_is_refused_with_the_reason_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"cannot be read .*No such file.*check that it is there"):
        reader.read(raw(tmp_path / "absent.txt"))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="no regular file"):
        reader.read(raw(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(RefusedError, match="no regular file"):
        reader.read(raw(tmp_path / "pipe.txt"))


def test_a_link_out_of_the_inbox_is_refused(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (tmp_path / "secret.txt").write_text(STORY)
    (inbox / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(RefusedError, match="outside the inbox"):
        reader.read(raw(inbox / "link.txt", inbox))


def test_a_link_named_on_the_command_line_is_followed(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(STORY)
    (tmp_path / "link.txt").symlink_to(tmp_path / "port.txt")
    assert reader.read(raw(tmp_path / "link.txt")) == STORY.encode()


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    with pytest.raises(RefusedError, match="cannot be read"):
        reader.read(raw(tmp_path / "loop.txt", tmp_path))


def test_a_file_above_the_bound_is_refused_before_it_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "MAX_BYTES", 8)
    (tmp_path / "long.txt").write_bytes(b"123456789")
    with pytest.raises(RefusedError, match="is larger than 0 MB; put one article in a file"):
        reader.read(raw(tmp_path / "long.txt"))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 \xe2\xe3", "a PDF document"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"{\\rtf1\\ansi words}", "a Rich Text document"),
        (b"\xef\xbb\xbf\n {\\rtf1\\ansi words}", "a Rich Text document"),
        (b"\r\n%PDF-1.4\n%\xe2\xe3\n1 0 obj\n<<>>", "a PDF document"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE plist PUBLIC 'x'>\n<plist version='1.0'>", "a Safari web archive"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel>", r"an XML file \(rss\)"),
        (b' {"title": "Port talks", "body": "The port opened."}', r"data \(JSON\)"),
        (
            b"Subject: Port\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n b=x\r\n\r\n--x",
            "the source of a mail",
        ),
        (b"Subject: Port\nContent-Transfer-Encoding: base64\n\nUG9y", "the source of a mail"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", r"an image \(PNG\)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", r"an image \(JPEG\)"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"\x7fELF\x02\x01\x01\x00", "a program"),
        (b"\x00\x00\x00\x20ftypisom", "a picture, film or sound recording"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "a web archive"),
        (bytes(range(256)) * 20, "a binary file"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(RefusedError, match=rf"^is {what}.*; "):
        reader.decode(data, "file.txt")


@pytest.mark.parametrize("data", [b"", b"  \n\t \r\n", b"\x00\x00\x00"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedError, match="is empty"):
        reader.decode(data, "file.txt")


def test_a_text_may_begin_like_a_program() -> None:
    assert reader.decode(b"MZ-21 is the number of the ship that came in on Monday.", "a.txt").kind == "text"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("<!DOCTYPE html><title>x</title>", "page.txt", "html"),
        ("<p>One.</p><p>Two.</p><p>Three.</p>", "page", "html"),
        ("The tag <p> begins a paragraph.", "note.txt", "text"),
        ("<p>One.</p>", "page.html", "html"),
        ("Plain words, saved under another name.", "page.html", "text"),
        ("\ufeff  <html><body>x</body></html>", "page.txt", "html"),
    ],
)
def test_html_is_told_by_content_with_the_name_as_a_hint(text: str, name: str, kind: str) -> None:
    assert reader.decode(text.encode(), name).kind == kind
