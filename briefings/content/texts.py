"""From a file's bytes to its text."""

from __future__ import annotations

import codecs
import re

from briefings.diagnostics import Place, Report
from briefings.text import beyond_ascii

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def normalized(text: str) -> str:
    """The text without a byte order mark at its head, with line feeds for line ends, a blank for the rare U+0085."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:  # to replace what is not there takes forty times as long as to see that
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\x85", " ") if "\x85" in text else text


def decoded(data: bytes, path: str, report: Report) -> str | None:
    """A file's text; None where it is no UTF-8 or holds control characters, which is reported with its place."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        report.error("not-utf8", "the file is UTF-16", Place(path, 1, 1), "save it as UTF-8")
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        line, column = before.count(b"\n") + 1, fault.start - before.rfind(b"\n")
        message = f"this is not UTF-8: byte 0x{data[fault.start]:02x} at offset {fault.start}"
        report.error("not-utf8", message, Place(path, line, column), "save the file as UTF-8")
        return None
    found = _FORBIDDEN.search(text) if _FORBIDDEN.search(beyond_ascii(data)) else None
    if found:
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        message = f"the control character U+{ord(found[0]):04X}"
        report.error("control-character", message, Place(path, line, column), "delete it")
        return None
    return text
