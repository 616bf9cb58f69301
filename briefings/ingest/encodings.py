"""Which characters a file's bytes stand for: marks and declarations first, statistics last and only where sure.

Sources: the Unicode Standard, section 23.8 (byte order marks); WHATWG "Encoding" (labels: latin-1 and ASCII mean
windows-1252) and HTML, "Determining the character encoding".
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})"
    rb"|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})[\"']",
    re.IGNORECASE,
)
_SAMPLE = 65536
_HEAD = 4096
_FEW_FAULTS = 0.002
_NUL_SHARE = 0.3
_LATIN = {"ascii", "iso8859-1", "latin-1", "latin_1", "cp1252"}


def decode(data: bytes) -> tuple[str, str]:
    """Text and the encoding it was read as.

    Bytes that mean nothing in it become U+FFFD, which later stages show as damage: nothing is dropped.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _without_mark(data[len(mark) :].decode(encoding, "replace")), encoding
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), wide
    try:
        return _without_mark(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _legacy(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: Latin text has a NUL in every second byte, or in three of four."""
    head = data[:_HEAD]
    size = len(head) // 4 or 1
    nuls = [head[start::4].count(0) / size for start in range(4)]
    high, low = 1 - _NUL_SHARE, _NUL_SHARE
    if len(head) < len(b"ab") * 2 or max(nuls) < high:
        return None
    if min(nuls[1:]) > high and nuls[0] < low:
        return "utf-32-le"
    if min(nuls[:3]) > high and nuls[3] < low:
        return "utf-32-be"
    if nuls[1] > high and nuls[3] > high and max(nuls[0], nuls[2]) < low:
        return "utf-16-le"
    if nuls[0] > high and nuls[2] > high and max(nuls[1], nuls[3]) < low:
        return "utf-16-be"
    return None


def _legacy(data: bytes) -> tuple[str, str]:
    """Text that is no clean UTF-8: broken UTF-8, what the page declares, or a code page."""
    loose = data.decode("utf-8", "replace")
    faults = loose.count("\ufffd")
    sound = sum(character > "\x7f" for character in loose[:_SAMPLE]) - loose[:_SAMPLE].count("\ufffd")
    if faults <= max(2, _FEW_FAULTS * len(loose)) and sound > faults:
        return loose, "utf-8"
    declared = _declared(data)
    if declared and declared != "utf-8":
        return _code_page(data, declared)
    return _code_page(data, _guess(data) or "cp1252")


def _code_page(data: bytes, encoding: str) -> tuple[str, str]:
    return _without_mark(data.decode(encoding, "replace")), encoding


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    if not match:
        return None
    label = (match[1] or match[2]).decode("ascii")
    try:
        name = codecs.lookup(label).name
        b"a".decode(name)
    except (LookupError, UnicodeError):
        return None
    # What decodes to bytes (rot13, hex) or is wide is no encoding of a page whose declaration ASCII can read.
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"
    return "cp1252" if name in _LATIN else name


def _guess(data: bytes) -> str | None:
    """The one encoding that charset-normalizer is sure of; None where it is not, or is not installed."""
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - part of an extra, and only odd files need it
    except ImportError:
        return None
    best = from_bytes(data[:_SAMPLE], threshold=0.1).best()
    if best is None or best.chaos > 0 or best.coherence < 0.5:  # noqa: PLR2004 - its own scale, 0 to 1
        return None
    return "cp1252" if best.encoding in _LATIN else best.encoding


def _without_mark(text: str) -> str:
    """Without the mark at the start, which is no part of the text (a file may carry it twice)."""
    return text.removeprefix("\ufeff")
