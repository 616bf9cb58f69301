"""Reads plain Markdown without the parser: the same elements in a tenth of the time.

Most of what newspapers print is paragraphs, some links, a list, a quote. They are taken apart here; whatever is not
plain beyond doubt (`elements` gives None) goes to Python-Markdown as a whole. A property test holds both to the same
bytes of HTML, so this module may only ever be too careful.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

import msgspec

# Deleting what is plain from the bytes is a tenth of the work of a search: little is left to look at.
_PLAIN = bytes(code for code in range(0x20, 0x7F) if chr(code) not in "<`|") + b"\n\x0e\x0f"
_UNSURE = re.compile("[\x00-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_HEADING = re.compile(r"(#{1,6}) (?=[^\s#])([^\n]*[^\s#\\])")
_ENTITY = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9a-zA-Z]+);)")

# What may make a line something else than a line of its paragraph; asterisks before a word do not.
_LINE = re.compile(r"[#>=:~_+\s]|-(?:\s|[-\s]*$)|\*(?!\*?[^\s*])|\d+[.)]")

_LINE_SIGNS = frozenset("#>=:~_+-*0123456789")
"""What a line begins with where `_LINE` may match, besides white space."""

_HOST = r"(?:(?!xn--)[a-z][a-z0-9-]*\.)+[a-z]{2,}"
_PATH = r"[A-Za-z0-9/?=._~%,+@#-]*"
# One bracket first, which a search finds in no time, and what must not stand before it is looked up behind it.
_LINK = re.compile(rf"\[(?<![!\\]\[)([^\[\]\\]+)\]\((https?://{_HOST}(?:/{_PATH})?|/{_PATH}|#[A-Za-z0-9-]+)\)")
# One of five characters first and its meaning behind it: so the search passes over everything else in one go.
_TOKEN = re.compile(
    r"[\\*_\[\]](?:"
    r"(?<=\\)(?P<escaped>[\\`*_{}\[\]()>#+\-.!])"
    r"|(?<=\*)(?<!\*\*)(?P<mark>\*?)(?!\*)"
    r"|(?P<joint>(?<=[A-Za-z0-9]_)(?=[A-Za-z0-9]))"
    r"|)"
)
_MARKS = {"*": ("<strong>", "</strong>"), "": ("<em>", "</em>")}
"""The tags of what begins and ends with an asterisk and these."""

_MERGING = "->"
"""Blocks of one of these, one after the other, are one list or quote to the parser."""


class Element(msgspec.Struct, frozen=True):
    """One element of a text.

    Attributes:
        tag: ``p``, ``h1`` to ``h6``, ``ul``, ``li`` or ``blockquote``.
        words: Plain text, in runs that inline tags part; some may be empty.
        marks: The inline tags between the runs, one fewer.
        inner: Of a list or quote, which has no words: its elements.
    """

    tag: str
    words: Sequence[str] = ()
    marks: Sequence[str] = ()
    inner: Sequence[Element] = ()


def elements(markup: str) -> list[Element] | None:
    """The elements of a text; None where only the parser can tell."""
    rest = markup.encode(errors="surrogatepass").translate(None, _PLAIN)
    if rest and _UNSURE.search(rest.decode(errors="replace")):
        return None
    return _blocks(markup.strip("\n"))


def write(markup: str) -> str | None:
    """The sanitized HTML of a text, as `markdown.converter` defines it; None where only the parser can tell."""
    found = elements(markup)
    return None if found is None else "\n".join(map(_html, found))


def _html(element: Element) -> str:
    tag, inner = element.tag, element.inner
    if tag == "ul":
        return "<ul>\n" + "".join(_html(item) + "\n" for item in inner) + "</ul>"
    if tag == "blockquote":
        return "<blockquote>\n" + "\n".join(map(_html, inner)) + "\n</blockquote>"
    words = "".join(_escaped(words) + mark for words, mark in zip(element.words, (*element.marks, ""), strict=True))
    return f"<{tag}>{words}</{tag}>"


def _blocks(markup: str) -> list[Element] | None:
    made: list[Element] = []
    last = ""
    for part in markup.split("\n\n"):
        block = part.lstrip("\n") if made else part  # more than one blank line parts no more than one does
        kind = block[:1]
        if not block and made:
            continue
        if not block or kind.isspace() or block[-1].isspace() or (kind == last and kind in _MERGING):
            return None
        last = kind
        if "\n" in block and (" \n" in block or "\n " in block):
            return None
        element = _block(kind, block) if kind in _LINE_SIGNS or "\n" in block else _element("p", block)
        if element is None:
            return None
        made.append(element)
    return made


def _block(kind: str, block: str) -> Element | None:
    if block[:2] == "- ":
        return _list(block)
    if kind == ">":
        return _quote(block)
    if kind == "#":
        heading = _HEADING.fullmatch(block)
        return _element(f"h{len(heading[1])}", heading[2]) if heading else None
    return None if any(map(_LINE.match, block.split("\n"))) else _element("p", block)


def _element(tag: str, words: str) -> Element | None:
    if not ("[" in words or "]" in words or "*" in words or "_" in words or "\\" in words):
        return Element(tag, (_said(words) if "&" in words else words,))
    inline = _inline(words)
    return Element(tag, *inline) if inline else None


def _list(block: str) -> Element | None:
    made: list[Element] = []
    for line in block.split("\n"):
        words = line[2:]
        if line[:2] != "- " or not words or words[0].isspace() or words[-1].isspace() or _LINE.match(words):
            return None
        item = _element("li", words)
        if item is None:
            return None
        made.append(item)
    return Element("ul", inner=made)


def _quote(block: str) -> Element | None:
    lines: list[str] = []
    for line in block.split("\n"):
        words = line[2:]
        if line != ">" and (line[:2] != "> " or not words or words[0].isspace() or words[0] == ">"):
            return None
        lines.append(words)
    made = _blocks("\n".join(lines))
    return None if made is None else Element("blockquote", inner=made)


def _inline(words: str) -> tuple[list[str], list[str]] | None:
    """What one element holds, as `Element.words` and `Element.marks`."""
    parts = _LINK.split(words)
    addresses = parts[2::3]
    del parts[2::3]
    links = [tag for address in addresses for tag in (f'<a href="{address}">', "</a>")]
    if "*" in words or "_" in words or "\\" in words:
        return _marked(parts, links)
    if not words.count("[") == words.count("]") == len(addresses):
        return None
    return list(map(_said, parts)) if "&" in words else parts, links


def _marked(parts: list[str], links: list[str]) -> tuple[list[str], list[str]] | None:
    """The same where there are strong words or escapes: in what lies before, within and behind links."""
    words: list[str] = []
    marks: list[str] = []
    used: list[str] = []
    for index, part in enumerate(parts):
        within: list[str] = [] if index % 2 else used
        if not _between(part, words, marks, within) or (index % 2 and len(within) % 2):
            return None
        marks += links[index : index + 1]
    return None if len(used) % 2 else (words, marks)


def _between(part: str, words: list[str], marks: list[str], used: list[str]) -> bool:
    """Adds words that hold no link; ``used`` are the asterisks before them. False where it is in doubt."""
    if not ("*" in part or "_" in part or "\\" in part or "[" in part or "]" in part):
        words.append(_said(part))
        return True
    if not ("_" in part or "\\" in part or "[" in part or "]" in part or len(used) % 2):
        strong = part.split("**")
        if len(strong) % 2 and part.count("*") == 2 * len(strong) - 2 and all(strong[1:-1]) and used[:1] != [""]:
            return _strong(strong, words, marks, used)
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


def _strong(parts: list[str], words: list[str], marks: list[str], used: list[str]) -> bool:
    """The same for words without other marks, parted at the pairs of asterisks; none is open before them."""
    for at in range(1, len(parts), 2):
        if not (_opens(parts[at - 1], parts[at]) and _closes(parts[at], parts[at + 1])):
            return False
        marks += _MARKS["*"]
        used += "**"
    words += map(_said, parts)
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


def _escaped(words: str) -> str:
    """Plain text as the parser and html5ever write it."""
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words:
        words = words.replace("<", "&lt;")
    if ">" in words:
        words = words.replace(">", "&gt;")
    return words.replace("\xa0", "&nbsp;") if "\xa0" in words else words
