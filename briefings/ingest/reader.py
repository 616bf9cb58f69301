"""The bytes of a raw file, and the text in them; refuses with a reason what can be no article."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Literal

import msgspec

from briefings.errors import RefusedError
from briefings.ingest import encodings, formats
from briefings.ingest.types import Raw

MAX_BYTES = 20 * 1024 * 1024
_MOST_CONTROLS = 0.01
_MOST_UNREADABLE = 0.05
_FEW = 3

_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|div|p|h1|table|section|meta|br)\b[^>]{0,2000}>", re.IGNORECASE
)
_CLOSING = re.compile(r"</(?:p|div|h1|article|body|html|section|span|a|td)\s*>", re.IGNORECASE)


class Page(msgspec.Struct, frozen=True):
    """The text of a raw file, decoded.

    Attributes:
        text: As in the file; U+FFFD stands where bytes could not be read or where the file itself has it.
        kind: Told by content, with the suffix as a hint.
    """

    text: str
    kind: Literal["text", "html"]


def read(raw: Raw) -> bytes:
    """The bytes of a raw file.

    Raises:
        RefusedError: if it is no regular file, lies outside the folder it must be in, is too large, or is unreadable.
    """
    path = Path(raw.path)
    try:
        if raw.root and not os.path.realpath(path).startswith(f"{raw.root.rstrip(os.sep)}{os.sep}"):
            raise RefusedError("is a link to a file outside the inbox; put the file itself there")
        data = _bounded(path)
    except (OSError, RuntimeError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise RefusedError(f"cannot be read ({reason}); check that it is there and readable") from fault
    if len(data) > MAX_BYTES:
        raise RefusedError(f"is larger than {MAX_BYTES // 1024 // 1024} MB; put one article in a file")
    return data


def _bounded(path: Path) -> bytes:
    """The file's bytes, at most one more than allowed."""
    # Without O_NONBLOCK the opening of a named pipe would wait for a writer that never comes.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise RefusedError("is no regular file; put a text or HTML file there")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MAX_BYTES + 1)
    finally:
        os.close(descriptor)


def decode(data: bytes, name: str) -> Page:
    """The text of these bytes; ``name`` is the file's, for its suffix.

    Raises:
        RefusedError: if they are no text: what they are instead, and what to do.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise RefusedError("is empty; put an article's text or its saved page there")
    formats.refuse(data, name)
    text, _ = encodings.decode(data)
    _refuse_noise(text)
    formats.refuse_data(text)
    return Page(text, "html" if _is_html(text, name) else "text")


def _refuse_noise(text: str) -> None:
    """Refuses what decodes but is no text."""
    controls = sum(text.count(chr(code)) for code in range(32) if code not in {9, 10, 11, 12, 13})
    if controls > max(_FEW, _MOST_CONTROLS * len(text)):
        raise RefusedError("is a binary file, not text; put a text or HTML file there")
    if text.count("\ufffd") > max(_FEW, _MOST_UNREADABLE * len(text)):
        raise RefusedError("is in an unknown character encoding; save it as UTF-8")


def _is_html(text: str, name: str) -> bool:
    head = text[:200_000]
    opened = len(_TAG.findall(head))
    if name.lower().endswith((".html", ".htm", ".xhtml", ".shtml")):
        return opened > 0 or bool(_CLOSING.search(head))
    start = head.lstrip("\ufeff \t\r\n")[:200].lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body")):
        return True
    return opened >= 3 and len(_CLOSING.findall(head)) >= 3  # noqa: PLR2004 - a text may quote a tag or two
