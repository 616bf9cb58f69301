"""Formats that are no text and no page, told by their first bytes whatever the file is called; each with a way out."""

from __future__ import annotations

import codecs
import json
import re

from briefings.errors import RefusedError

_HEAD = 4096
_PDF_HEAD = 1024

# Magic numbers as in the formats' specifications and in the shared MIME-info database.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "copy its text into a .txt file, or save the web page it came from"),
    (b"PK\x03\x04", "a ZIP archive (Word, OpenDocument and EPUB files are such)", "save its text as a .txt file"),
    (b"PK\x05\x06", "an empty ZIP archive", "put the article itself into the inbox"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save its text as a .txt file"),
    (b"{\\rtf", "a Rich Text document", "save it as plain text"),
    (b"\x89PNG", "an image (PNG)", "put images into content/files"),
    (b"\xff\xd8\xff", "an image (JPEG)", "put images into content/files"),
    (b"GIF8", "an image (GIF)", "put images into content/files"),
    (b"BM", "an image (BMP)", "put images into content/files"),
    (b"II*\x00", "an image (TIFF)", "put images into content/files"),
    (b"MM\x00*", "an image (TIFF)", "put images into content/files"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"bplist", "a Safari web archive", "save the page as page source (HTML)"),
    (b"\x7fELF", "a program", "put articles into the inbox, nothing else"),
    (b"MZ", "a program", "put articles into the inbox, nothing else"),
    (b"SQLite format", "a database", "put articles into the inbox, nothing else"),
    (b"ID3", "a sound recording", "put its transcript into the inbox"),
    (b"OggS", "a sound or film recording", "put its transcript into the inbox"),
    (b"wOFF", "a font", "put articles into the inbox, nothing else"),
    (b"wOF2", "a font", "put articles into the inbox, nothing else"),
)
_TEXTUAL_MAGIC = {b"BM", b"MZ", b"ID3", b"BZh", b"GIF8", b"wOFF", b"wOF2", b"bplist", b"OggS"}
_MHTML = re.compile(rb"^(?:From|MIME-Version|Content-Type|Snapshot-Content-Location)[^\n]*\n", re.IGNORECASE)
_PDF = re.compile(rb"^%PDF-\d\.\d", re.MULTILINE)
_FIELDS = re.compile(rb"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*(?:\n[ \t][^\n]*)*(?:\n|$)){2,200}")
_ENCODED = re.compile(
    rb"^Content-(?:Transfer-Encoding:\s*(?:quoted-printable|base64)|Type:\s*(?:multipart/|text/html))",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK_LINE = re.compile(rb"\n[ \t]*\n")
_XML = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<![^>]{0,300}>\s*|<!--.{0,2000}?-->\s*){0,5}"
    r"<(?P<root>plist|rss|feed|rdf:RDF|opml|urlset|sitemapindex|w:document|office:document|pkg:package)\b",
    re.DOTALL,
)


def refuse(data: bytes, name: str) -> None:
    """Refuses bytes of a format that holds no plain text.

    Raises:
        RefusedError: what they are, and what to do.
    """
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    for magic, what, remedy in _MAGIC:
        # A sentence may begin with "BM" or "MZ": the short signatures count only where the rest is no text.
        if head.startswith(magic) and (magic not in _TEXTUAL_MAGIC or b"\x00" in head):
            raise RefusedError(f"is {what}, not text; {remedy}")
    if _PDF.search(head, 0, _PDF_HEAD) and b" obj" in head:  # its header may stand behind other bytes
        raise RefusedError("is a PDF document, not text; copy its text into a .txt file")
    if head[4:8] == b"ftyp" or (head.startswith(b"RIFF") and head[8:12] in {b"WEBP", b"WAVE", b"AVI "}):
        raise RefusedError("is a picture, film or sound recording, not text; put articles into the inbox")
    if name.lower().endswith((".mht", ".mhtml")) or (_MHTML.match(head) and b"multipart/related" in head.lower()):
        raise RefusedError('is a web archive (MHTML); save the page as "HTML only"')
    if _is_encoded_mail(head):
        raise RefusedError("is the source of a mail, in which its text is encoded; open it and save it as plain text")


def refuse_data(text: str) -> None:
    """Refuses text that is written for programs.

    Raises:
        RefusedError: what it is, and what to do.
    """
    found = _XML.match(text)
    if found:
        what = "a Safari web archive" if found["root"] == "plist" else f"an XML file ({found['root']})"
        raise RefusedError(f"is {what}, not an article; save the article's own page as HTML")
    if text.lstrip()[:1] in {"{", "["} and _is_json(text):
        raise RefusedError("is data (JSON), not an article; put the article's text into a .txt file")


def _is_encoded_mail(head: bytes) -> bool:
    fields = _BLANK_LINE.split(head.replace(b"\r\n", b"\n"), 1)[0]
    return _ENCODED.search(fields) is not None and _FIELDS.fullmatch(fields) is not None


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False
