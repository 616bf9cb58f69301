"""Links, strong words and escapes in plain Markdown: looked for in all elements of a text at once.

Most elements are so short that a look into each costs more than what is found there; only in a text with escapes or
single asterisks each is looked at by itself. Whatever is not plain beyond doubt is left to the parser, as in `direct`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable

import msgspec

BETWEEN = "\n"
"""Stands between two elements, where nothing else is a line feed."""

_ENTITY = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9a-zA-Z]+);)")
_HOST = r"(?:(?!xn--)[a-z][a-z0-9-]*+\.)++[a-z]{2,}+"
_PATH = r"[A-Za-z0-9/?=._~%,+@#-]*+"
# One bracket first, which a search finds in no time, and what must not stand before it is looked up behind it.
_LINK = re.compile(rf"\[(?<![!\\]\[)([^\[\]\\\n]++)\]\((https?://{_HOST}(?:/{_PATH})?|/{_PATH}|#[A-Za-z0-9-]+)\)")
# One of five characters first and its meaning behind it: so the search passes over everything else in one go.
_TOKEN = re.compile(
    r"[\\*_\[\]](?:"
    r"(?<=\\)(?P<escaped>[\\`*_{}\[\]()>#+\-.!])"
    r"|(?<=\*)(?<!\*\*)(?P<mark>\*?)(?!\*)"
    r"|(?P<joint>(?<=[A-Za-z0-9]_)(?=[A-Za-z0-9]))"
    r"|)"
)
# What `_opens` and `_closes` ask, of words with no other mark among them.
_STRONG = re.compile(r"\*\*(?<![\w*]\*\*)(?!\s)[^*\[\]\n]+(?<!\s)\*\*(?![\w*])")
_MARKS = {"*": ("<strong>", "</strong>"), "": ("<em>", "</em>")}
"""The tags of what begins and ends with an asterisk and these."""


class Manner(msgspec.Struct, frozen=True):
    """How a text becomes HTML.

    Attributes:
        line_end: What stands for a line end within an element: white space, but no line feed.
        escape: Plain text as HTML; it changes nothing but ``& < >`` and U+00A0.
        link: The tag that opens a link to an address within the site.
    """

    line_end: str
    escape: Callable[[str], str]
    link: Callable[[str], str]


def read(text: str, signs: bytes, manner: Manner) -> tuple[str, str] | None:
    """What all elements hold, as `direct.Flat` has it; None where only the parser can tell.

    Args:
        text: The Markdown of the elements, one after the other with `BETWEEN` between them.
        signs: Every bracket, asterisk, underscore, ampersand and backslash in it.
        manner: See `Manner`.

    Returns:
        The plain words, and the same as HTML with the tags among them.
    """
    if b"&" in signs or b"\\" in signs or ">" in text or "\xa0" in text:
        return _each(text.split(BETWEEN), manner)
    parts = _LINK.split(text) if b"[" in signs else [text]
    addresses, asterisks = parts[2::3], signs.count(b"*")
    if not signs.count(b"[") == signs.count(b"]") == len(addresses):
        return None
    strong = len(_STRONG.findall(text)) if asterisks else 0
    left = "".join(parts[::3] + parts[1::3]) if b"_" in signs else ""
    if strong * len("****") != asterisks or "_" in left:
        return _each(text.split(BETWEEN), manner)
    shown = text
    if addresses:
        made = ["", "", "", "</a>"] * len(addresses) + parts[-1:]
        made[:-1:4], made[1::4], made[2::4] = parts[:-1:3], _opened(addresses, manner), parts[1::3]
        del parts[2::3]
        text, shown = "".join(parts), "".join(made)
    if strong:
        made = shown.split("*")
        made[1::4], made[3::4] = ["<strong>"] * strong, ["</strong>"] * strong
        text, shown = text.replace("*", ""), "".join(made)
    return text, shown


def _opened(addresses: Iterable[str], manner: Manner) -> list[str]:
    """The tags that open links to these addresses."""
    return [manner.link(address) if address[0] == "/" else f'<a href="{address}">' for address in addresses]


def _each(leaves: Iterable[str], manner: Manner) -> tuple[str, str] | None:
    """The same, looked for in one element after the other: for a text with escapes or single asterisks."""
    texts: list[str] = []
    shown: list[str] = []
    for leaf in leaves:
        found = _marked(leaf, manner)
        if found is None:
            return None
        words, marks = found
        made = [""] * (len(words) + len(marks))
        made[::2], made[1::2] = map(manner.escape, words), marks
        texts.append("".join(words))
        shown.append("".join(made))
    text = BETWEEN.join(texts)
    return None if text.count(BETWEEN) >= len(texts) else (text, BETWEEN.join(shown))


def _marked(leaf: str, manner: Manner) -> tuple[list[str], list[str]] | None:
    """The runs of plain words in one element, and the tags between them."""
    words: list[str] = []
    marks: list[str] = []
    used: list[str] = []
    runs = _LINK.split(leaf)
    links = [tag for opened in _opened(runs[2::3], manner) for tag in (opened, "</a>")]
    del runs[2::3]
    for index, run in enumerate(runs):
        within: list[str] = [] if index % 2 else used
        if not _between(run, words, marks, within) or (index % 2 and len(within) % 2):
            return None
        marks += links[index : index + 1]
    return None if len(used) % 2 else (words, marks)


def _between(part: str, words: list[str], marks: list[str], used: list[str]) -> bool:
    """Adds words that hold no link; ``used`` are the asterisks before them. False where it is in doubt."""
    if not ("*" in part or "_" in part or "\\" in part or "[" in part or "]" in part):
        words.append(_said(part))
        return True
    parts = _TOKEN.split(part)
    before = parts[0]
    held = _said(before)
    for at in range(1, len(parts), 4):
        escaped, mark, joint, after = parts[at : at + 4]
        if mark is not None:
            is_end = len(used) % 2
            if (used and mark != used[0]) or not (_closes if is_end else _opens)(before, after):
                return False
            words.append(held)
            marks.append(_MARKS[mark][is_end])
            used.append(mark)
            held = ""
        elif (escaped is None and joint is None) or (escaped == "#" and held[-1:] == "&"):
            return False
        else:
            held += escaped or "_"
        held += _said(after)
        before = after
    words.append(held)
    return True


def _opens(before: str, after: str) -> bool:
    """Whether asterisks can only begin something here: no word before them, no blank behind them.

    Where another token stands beside them nothing is given: none begins or ends in a letter, a digit or a blank.
    """
    return not after[:1].isspace() and not before[-1:].isalnum()


def _closes(before: str, after: str) -> bool:
    """Whether asterisks can only end something here: no blank before them, no word behind them."""
    return not before[-1:].isspace() and not after[:1].isalnum()


def _said(words: str) -> str:
    """Markdown without marks as plain text."""
    return html.unescape(_ENTITY.sub("&amp;", words)) if "&" in words else words
