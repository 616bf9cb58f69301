"""Reads plain Markdown without the parser: the same elements in a tenth of the time.

Most of what newspapers print is paragraphs, some links, a list, a quote. They are taken apart here; whatever is not
plain beyond doubt (`flat` gives None) goes to Python-Markdown as a whole. A property test holds both to the same
bytes of HTML, so this module may only ever be too careful.

Blocks are parted first, and links and strong words are then looked for in all of them at once: most blocks are so
short that a look into each costs more than what is found there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence

import msgspec

# Deleting what is plain from the bytes is a tenth of the work of a search: little is left to look at.
_SIGNS = b"[]*_&\\"
_PLAIN = bytes(code for code in range(0x20, 0x7F) if chr(code) not in "<`|[]*_&\\") + b"\n\x0e\x0f"
_UNSURE = re.compile("[\x00-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_HEADING = re.compile(r"(#{1,6}) (?=[^\s#])([^\n]*[^\s#\\])")
_ENTITY = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9a-zA-Z]+);)")

# What may make a line something else than a line of its paragraph; asterisks before a word do not.
_LINE = re.compile(r"[#>=:~_+\s]|-(?:\s|[-\s]*$)|\*(?!\*?[^\s*])|\d+[.)]")

_LINE_SIGNS = frozenset("#>=:~_+-*0123456789")
"""What a line begins with where `_LINE` may match, besides white space."""

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

_MERGING = "->"
"""Blocks of one of these, one after the other, are one list or quote to the parser."""

BETWEEN = "\n"
"""Stands in `Flat.text` and `Flat.shown` between two elements, where nothing else is a line feed."""

_LINE_END = "\x1f"
"""A line end within an element, which no file may hold; white space to Python and to patterns, as a line end is."""


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


class Flat(msgspec.Struct, frozen=True):
    """A text whose words lie in one row, however its elements are nested.

    Attributes:
        outline: Its elements in order: ``p``, ``li``, ``h1`` to ``h6`` for one with words; the tags of lists and
            quotes, before and behind what they hold.
        text: The plain text of all with words.
        shown: The same as HTML with the tags among the words; the same string where nothing differs.
    """

    outline: Sequence[str]
    text: str
    shown: str


def flat(markup: str, manner: Manner) -> Flat | None:
    """A text taken apart, whose sentinels are words like any; None where only the parser can tell."""
    signs = markup.encode(errors="surrogatepass").translate(None, _PLAIN)
    rest = signs.translate(None, _SIGNS)
    if rest and _UNSURE.search(rest.decode(errors="replace")):
        return None
    blocks = _Blocks(manner.line_end)
    if not blocks.take(markup.strip("\n")):
        return None
    inline = _inline(BETWEEN.join(blocks.leaves), signs, manner)
    return Flat(blocks.outline, *inline) if inline else None


def write(markup: str) -> str | None:
    """The sanitized HTML of a text, as `markdown.converter` defines it; None where only the parser can tell."""
    found = flat(markup, Manner(_LINE_END, _escaped, '<a href="{}">'.format))
    if found is None:
        return None
    leaves = iter(found.shown.split(BETWEEN))
    lines = [tag if tag[0] == "<" else f"<{tag}>{next(leaves)}</{tag}>" for tag in found.outline]
    return "\n".join(lines).replace(_LINE_END, "\n")


class _Blocks:
    """Parts a text into its elements; every method gives False where it is in doubt.

    Attributes:
        outline: As in `Flat.outline`.
        leaves: The Markdown within each element that has words.
    """

    __slots__ = ("_line_end", "leaves", "outline")

    def __init__(self, line_end: str) -> None:
        self._line_end = line_end
        self.outline: list[str] = []
        self.leaves: list[str] = []

    def take(self, markup: str) -> bool:
        """Adds the elements of a text, or of a quote in it."""
        last = ""
        outline, leaves = self.outline, self.leaves
        for part in markup.split("\n\n"):
            block = part.lstrip("\n") if last else part  # more than one blank line parts no more than one does
            kind = block[:1]
            if not block and last:
                continue
            if not block or block != block.strip() or (kind == last and kind in _MERGING):
                return False
            last = kind
            if kind in _LINE_SIGNS or "\n" in block:
                if not self._block(kind, block):
                    return False
            else:
                outline.append("p")
                leaves.append(block)
        return True

    def _leaf(self, tag: str, words: str) -> None:
        self.outline.append(tag)
        self.leaves.append(words)

    def _block(self, kind: str, block: str) -> bool:
        if " \n" in block or "\n " in block:
            return False
        if block[:2] == "- ":
            return self._list(block)
        if kind == ">":
            return self._quote(block)
        heading = _HEADING.fullmatch(block) if kind == "#" else None
        if heading:
            self._leaf(f"h{len(heading[1])}", heading[2])
        elif any(map(_LINE.match, block.split("\n"))):
            return False
        else:
            self._leaf("p", block.replace("\n", self._line_end))
        return True

    def _list(self, block: str) -> bool:
        self.outline.append("<ul>")
        for line in block.split("\n"):
            words = line[2:]
            if line[:2] != "- " or not words or words != words.strip() or _LINE.match(words):
                return False
            self._leaf("li", words)
        self.outline.append("</ul>")
        return True

    def _quote(self, block: str) -> bool:
        lines: list[str] = []
        for line in block.split("\n"):
            words = line[2:]
            if line != ">" and (line[:2] != "> " or not words or words[0].isspace() or words[0] == ">"):
                return False
            lines.append(words)
        self.outline.append("<blockquote>")
        is_plain = self.take("\n".join(lines))
        self.outline.append("</blockquote>")
        return is_plain


def _inline(text: str, signs: bytes, manner: Manner) -> tuple[str, str] | None:
    """What all elements hold, as `Flat.text` and `Flat.shown`; ``signs`` are those of `_SIGNS` in the Markdown."""
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


def _escaped(words: str) -> str:
    """Plain text as the parser and html5ever write it."""
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words:
        words = words.replace("<", "&lt;")
    if ">" in words:
        words = words.replace(">", "&gt;")
    return words.replace("\xa0", "&nbsp;") if "\xa0" in words else words
