"""Reads plain Markdown without the parser: the same elements in a tenth of the time.

Most of what newspapers print is paragraphs, some links, a list, a quote. They are taken apart here; whatever is not
plain beyond doubt (`flat` gives None) goes to Python-Markdown as a whole. A property test holds both to the same
bytes of HTML, so this module may only ever be too careful.

Blocks are parted here; what is marked within them `inline` looks for in all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from briefings.content import inline
from briefings.content.inline import BETWEEN, Manner

# Deleting what is plain from the bytes is a tenth of the work of a search: little is left to look at.
_SIGNS = b"[]*_&\\"
_PLAIN = bytes(code for code in range(0x20, 0x7F) if code not in b"<`|" + _SIGNS) + b"\n\x0e\x0f"
_UNSURE = re.compile("[\x00-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_HEADING = re.compile(r"(#{1,6}) (?=[^\s#])([^\n]*[^\s#\\])")

# What may make a line something else than a line of its paragraph; asterisks before a word do not.
_LINE = re.compile(r"[#>=:~_+\s]|-(?:\s|[-\s]*$)|\*(?!\*?[^\s*])|\d+[.)]")

_LINE_SIGNS = frozenset("#>=:~_+-*0123456789")
"""What a line begins with where `_LINE` may match, besides white space."""

_MERGING = "->"
"""Blocks of one of these, one after the other, are one list or quote to the parser."""

_LINE_END = "\x1f"
"""A line end within an element, which no file may hold; white space to Python and to patterns, as a line end is."""


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
    found = inline.read(BETWEEN.join(blocks.leaves), signs, manner)
    return Flat(blocks.outline, *found) if found else None


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


def _escaped(words: str) -> str:
    """Plain text as the parser and html5ever write it."""
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words:
        words = words.replace("<", "&lt;")
    if ">" in words:
        words = words.replace(">", "&gt;")
    return words.replace("\xa0", "&nbsp;") if "\xa0" in words else words
