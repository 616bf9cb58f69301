"""Foreign text as Markdown that shows the very same text, and back.

Python-Markdown ignores a backslash before many characters, so some are written as entities. The rules are those of
DESIGN, "Foreign characters come back exactly"; a property test holds them against Python-Markdown, CommonMark and
GitHub's dialect. A text is escaped in stretches, parted where a marker or a link's bracket stands, because what a
character means depends on its neighbours in the file and not in the text.
"""

from __future__ import annotations

import html
import re

_SPECIAL = re.compile(r"[\\`*\[\]<>~|\t]|_+|&(?=[#\w])")
_BACKSLASHED = frozenset("\\`*[]")
_LINE_START = re.compile(r"(?P<mark>[-+#])|(?P<number>\d+)(?=[.)])|(?P<sign>[=:])")
_LABEL_LIKE = re.compile(r"[@^]|\d[^\s]* [a-z]+\Z|unresolved [a-z]+\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.\-]*:/|mailto:|xmpp:|www\.)[^ \n]*", re.IGNORECASE)
_ADDRESS_SIGN = re.compile(r":(?=/)|(?<=mailto):|(?<=xmpp):|(?<=www)\.", re.IGNORECASE)
_BROKEN_BY = re.compile(r"[\\`*\[\]<>~|&\t]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TITLE_SPECIAL = re.compile(r'["\\<>]|&(?=[#\w])|;(?= )')
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[^\\S\n]\n|\n[^\\S\n]|\\A\\s|\\s\\Z"
)


def unwritable(text: str) -> str | None:
    """The first thing in a block's text that the format cannot hold, in words; None where it can hold all of it.

    Control characters, U+FEFF, U+2028/2029, surrogates and noncharacters have no place in a file, and white space at
    the ends of a line is not part of any text.
    """
    match = _UNWRITABLE.search(text)
    if not match:
        return None
    if match[0].isspace() and match[0] not in "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        return "white space at the end of a line"
    return f"the character U+{ord(match[0][0]):04X}"


def escape(
    text: str,
    *,
    line_start: bool = False,
    after_opening: bool = False,
    after_mark: bool = False,
    before_mark: bool = False,
) -> str:
    """One stretch of plain text as Markdown.

    Args:
        text: Without a line break.
        line_start: Whether a line, a list item or a quoted line begins with it.
        after_opening: Whether nothing but markers stand before it in its line: a colon would make a definition.
        after_mark: Whether a link or a marker (that is, a ``]``) stands directly before it.
        before_mark: Whether a link or a marker (a ``[``) stands directly behind it.
    """
    tail = ""
    if before_mark and text[-1:] in {"!", "^"}:
        text, tail = text[:-1], "\\!" if text[-1] == "!" else "&#94;"
    head = ""
    if (after_mark and text[:1] == "(") or (after_opening and text[:1] == ":"):
        text, head = text[1:], "\\(" if text[0] == "(" else "&#58;"
    elif line_start:
        head, text = line_head(text)
    return head + _inner(text, after_mark=after_mark and not head, before_mark=before_mark) + tail


def escape_link_text(text: str) -> str:
    """The words of a reference link: no label or definition by their look, and no address to link within."""
    first, *further = text.split("\n")
    head = ""
    if _LABEL_LIKE.match(first):
        head, first = f"&#{ord(first[0])};", first[1:]
    lines = [head + _inner(first, in_link=True)]
    for line in further:
        head, rest = line_head(line)
        lines.append(head + _inner(rest, in_link=True))
    return "  \n".join(lines).replace("\\]", "&#93;")


def line_head(text: str) -> tuple[str, str]:
    """What would begin a block at a line's start, as Markdown that does not, or nothing; and the text behind it."""
    match = _LINE_START.match(text)
    if not match:
        return "", text
    mark, number, sign = match.groups()
    return f"\\{mark}" if mark else f"{number}\\" if number else f"&#{ord(sign)};", text[match.end() :]


def escape_heading(markup: str) -> str:
    """The Markdown of a heading's line, with a ``#`` at its end kept as text."""
    before = markup.removesuffix("#")
    backslashes = len(before) - len(before.rstrip("\\"))
    return markup if before == markup or backslashes % 2 else before + "\\#"


def escape_note(text: str) -> str:
    """Words inside a footnote's definition, on one line; line breaks become character references."""
    return escape(text).replace("\n", "&#10;")


def unescape(markup: str) -> str:
    """What Markdown without any markup but escapes and entities says; the inverse of the functions above."""
    return _ESCAPED.sub(_unescaped, markup) if "\\" in markup or "&" in markup else markup


def escape_title(text: str) -> str:
    """A part of a link's title: on one line, without what could end the title or its part."""
    return _TITLE_SPECIAL.sub(_title_escaped, " ".join(text.split()))


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    if found in _BACKSLASHED:
        return "\\" + found
    if found[0] == "_":
        whole, start, end = match.string, match.start(), match.end()
        inside = start > 0 and end < len(whole) and _is_alnum(whole[start - 1]) and _is_alnum(whole[end])
        return found if inside else "\\_" * len(found)
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(found) or f"&#{ord(found)};"


def _is_alnum(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _inner(text: str, *, after_mark: bool = False, before_mark: bool = False, in_link: bool = False) -> str:
    """A stretch of text but for what its ends need.

    GitHub links bare addresses, and takes the characters of such a link as they stand in the file. So an address
    that holds an escape, touches a marker or stands in a link loses the look of one, to character references.
    """

    def broken(match: re.Match[str]) -> str:
        touches = (before_mark and match.end() == len(text)) or (after_mark and match.start() == 0)
        if not touches and not in_link and not _BROKEN_BY.search(match[0]):
            return match[0]
        return _ADDRESS_SIGN.sub(lambda sign: "\x00" if sign[0] == ":" else "\x01", match[0])

    return _SPECIAL.sub(_escaped, _ADDRESS.sub(broken, text)).replace("\x00", "&#58;").replace("\x01", "&#46;")


def _unescaped(match: re.Match[str]) -> str:
    return match[1] or html.unescape(match[0])


def _title_escaped(match: re.Match[str]) -> str:
    names = {'"': "&quot;", "&": "&amp;", "<": "&lt;", ">": "&gt;"}
    return names.get(match[0]) or f"&#{ord(match[0])};"
