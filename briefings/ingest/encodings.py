"""Which characters a file's bytes stand for: marks and declarations first, statistics last and only where sure.

Sources: the Unicode Standard, section 23.8 (byte order marks); WHATWG "Encoding" (labels: latin-1 and ASCII mean
windows-1252) and HTML, "Determining the character encoding".
"""

from __future__ import annotations

import codecs
import re
import unicodedata

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
_FOREIGN_SHARE = 0.4
_MARKUP = re.compile(rb"<(script|style)\b.{0,20000}?</\1\s*>|<[^<>]{0,2000}>|\s+", re.DOTALL | re.IGNORECASE)
_ESCAPED = re.compile(rb"\x1b(?:\$[@B]|\([BJ])")
_MOST_CHAOS, _SOME, _COHERENT = 0.05, 0.1, 0.5
"""Figures of charset-normalizer, on its scale from 0 to 1."""
_CENTRAL = frozenset({"Polish", "Czech", "Slovak", "Hungarian", "Slovene", "Croatian", "Romanian"})
_AT_HOME = {
    "cp1250": _CENTRAL,
    "iso8859_2": _CENTRAL,
    "mac_latin2": _CENTRAL,
    "cp852": _CENTRAL,
    "cp1254": frozenset({"Turkish"}),
    "mac_turkish": frozenset({"Turkish"}),
    "cp1257": frozenset({"Lithuanian", "Latvian", "Estonian"}),
}
"""Languages that a code page was made for: found together, each speaks for the other."""
_FEWEST_SIGNS = 3
_NO_LETTERS = frozenset({"Cc", "Cn", "Co", "Cs"})
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
    if _ESCAPED.search(data):  # Japanese mail: ASCII bytes throughout
        text = data.decode("iso2022_jp", "replace")
        if "\x1b" not in text and "\ufffd" not in text:
            return text, "iso2022_jp"
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
    if len(head) < len(b"ab") * 2 or not max(nuls):
        return None
    if min(nuls[1:]) > high and nuls[0] < low:
        return "utf-32-le"
    if min(nuls[:3]) > high and nuls[3] < low:
        return "utf-32-be"
    if nuls[1] > high and nuls[3] > high and max(nuls[0], nuls[2]) < low:
        return "utf-16-le"
    if nuls[0] > high and nuls[2] > high and max(nuls[1], nuls[3]) < low:
        return "utf-16-be"
    return _wide_letters(head[: len(head) // 2 * 2]) if b"\x00" in head else None


def _wide_letters(head: bytes) -> str | None:
    """UTF-16 of another script: in the wrong order of bytes its blanks and line ends are no characters at all."""
    fits = [encoding for encoding in ("utf-16-le", "utf-16-be") if _is_written(head.decode(encoding, "replace"))]
    return fits[0] if len(fits) == 1 else None


def _is_written(text: str) -> bool:
    return "\n" in text and all(sign in "\t\r\n" or unicodedata.category(sign) not in _NO_LETTERS for sign in text[:-1])


def _legacy(data: bytes) -> tuple[str, str]:
    """Text that is no clean UTF-8: broken UTF-8, what the page declares, or a code page."""
    loose = data.decode("utf-8", "replace")
    faults = loose.count("\ufffd")
    sound = sum(character > "\x7f" for character in loose[:_SAMPLE]) - loose[:_SAMPLE].count("\ufffd")
    if faults <= max(2, _FEW_FAULTS * len(loose)) and sound > faults:
        return loose, "utf-8"
    declared = _declared(data)
    if declared and declared != "utf-8":
        text, name = _code_page(data, declared)
        if text.count("\ufffd") <= max(2, _FEW_FAULTS * len(text)):
            return text, name
    return _code_page(data, _guess(data))


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


def _guess(data: bytes) -> str:
    """The encoding that bytes without a declaration are in, by their statistics where these are sure.

    Where most bytes are beyond ASCII the text is in no Latin script, and ``ascii`` says that nothing can be told: as
    windows-1252 it would be letters that mean nothing. Elsewhere that is what unsure bytes most likely are.
    """
    bare = _MARKUP.sub(b"", data[: 4 * _SAMPLE])
    signs = bare.translate(None, bytes(range(0x80)))
    is_foreign = len(signs) > _FOREIGN_SHARE * len(bare)
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - part of an extra, and only odd files need it
    except ImportError:
        return "ascii" if is_foreign else "cp1252"
    found = [match for match in from_bytes(data[:_SAMPLE], threshold=0.1) if match.chaos < _MOST_CHAOS]
    if is_foreign:  # its scale of coherence is too strict for scripts with many signs
        return found[0].encoding if len(found) == 1 or (found and found[0].coherence >= _SOME) else "ascii"
    if not found or found[0].coherence < _COHERENT or len(set(signs)) < _FEWEST_SIGNS:
        return "cp1252"
    language = found[0].language
    at_home = [match.encoding for match in found if language in _AT_HOME.get(match.encoding, ())]
    if at_home:
        return at_home[0]
    return "mac_roman" if found[0].encoding.startswith("mac_") else "cp1252"


def _without_mark(text: str) -> str:
    """Without the mark at the start, which is no part of the text (a file may carry it twice)."""
    return text.removeprefix("\ufeff")
