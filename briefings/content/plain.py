"""A body's text, blocks and tags out of plain Markdown, without a way through HTML: half of the time of reading it.

Where `direct` is in doubt, or a sentinel stands where only a reading tag by tag tells its place, the parser's HTML is
read. A property test holds both to the same result.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import accumulate, repeat

from briefings.content import direct, skeleton
from briefings.content.builder import Spot
from briefings.content.direct import Element
from briefings.content.links import link_target
from briefings.content.markdown import Convert
from briefings.content.scan import SENTINEL
from briefings.content.skeleton import Skeleton
from briefings.model import Block, BlockKind, Piece, PieceKind

_PIECES: dict[str, PieceKind] = {"p": "paragraph", "ul": "list", "blockquote": "quote"}
_HREF = len('<a href="')
_SITE_LINK = '<a href="/'
"""How a link's tag begins whose address depends on where the page lies; `direct` takes no other such."""
_BETWEEN_BLOCKS = len("\n\n")


def read(markup: str, sources: tuple[str, ...], convert: Convert) -> Skeleton:
    """Takes Markdown apart.

    Args:
        markup: With sentinels.
        sources: What each sentinel stands for.
        convert: From `markdown.converter`.

    Raises:
        MarkdownFault: if the parser gives up.
    """
    return build(markup) or skeleton.build(convert(markup), sources)


def build(markup: str) -> Skeleton | None:
    """The skeleton of plain Markdown; None where it has to be read as HTML."""
    elements = direct.elements(markup)
    if elements is None:
        return None
    reading = _Reading()
    for element in elements:
        if not reading.piece(element):
            return None
    return reading.finish()


class _Reading:
    """The state of one reading; every method that reads gives False or None where it is in doubt."""

    __slots__ = ("_at", "_blocks", "_lost", "_pieces", "_spots", "_text")

    def __init__(self) -> None:
        self._at = 0
        self._text: list[str] = []
        self._blocks: list[Block] = []
        self._pieces: list[Piece] = []
        self._spots: dict[int, Spot] = {}
        self._lost: list[str] = []

    def piece(self, element: Element) -> bool:
        """One element at the top."""
        start, first = self._at, f"p{len(self._blocks) + 1}"
        made = self._element(element, "paragraph")
        if made is None:
            return False
        kind = _PIECES.get(element.tag, "heading")
        self._pieces.append(Piece(kind, first, (made,), ((start, self._at - _BETWEEN_BLOCKS),)))
        return True

    def finish(self) -> Skeleton:
        """Everything that was read."""
        text, blocks, pieces = "\n\n".join(self._text), tuple(self._blocks), tuple(self._pieces)
        return Skeleton(text, blocks, pieces, self._spots, tuple(self._lost))

    def _element(self, element: Element, kind: BlockKind) -> str | None:
        """The element's HTML."""
        tag = element.tag
        if element.inner:
            within: BlockKind = "list" if tag == "ul" else "quote"
            made = f"<{tag}>"
            for item in element.inner:
                inner = self._element(item, within)
                if inner is None:
                    return None
                made += inner
            return f"{made}</{tag}>"
        if tag[0] != "h":
            return self._block(tag, element.words, element.marks, kind)
        level = max(2, int(tag[1]))
        return self._block(f"h{level}", element.words, element.marks, "heading", level)

    def _block(
        self, tag: str, words: Sequence[str], marks: Sequence[str], kind: BlockKind, level: int = 0
    ) -> str | None:
        """The HTML of an element with words."""
        said = "".join(words) if marks else words[0]
        if "\x0e" in said or "\n" in said:
            words = self._mended(words, marks)
            said = "".join(words)
        if not said or said[0].isspace() or said[-1].isspace():
            return None
        blocks, at = self._blocks, self._at
        end = at + len(said)
        self._text.append(said)
        blocks.append(Block(at, end, kind, level))
        self._at = end + _BETWEEN_BLOCKS
        is_plain = not ("&" in said or ">" in said or "<" in said)
        if marks:
            made = [""] * (len(words) + len(marks))
            made[::2] = words if is_plain else map(_escaped, words)
            made[1::2] = [self._mapped(mark) if mark.startswith(_SITE_LINK) else mark for mark in marks]
            shown = "".join(made)
        else:
            shown = said if is_plain else _escaped(said)
        return f'<{tag} id="p{len(blocks)}">{shown}</{tag}>'

    def _mended(self, words: Sequence[str], marks: Sequence[str]) -> Sequence[str]:
        """Words with line ends and sentinels as words without; none are left where a sentinel has none before it."""
        at = self._at
        made: list[str] = []
        in_link = False
        for said, mark in zip(words, (*marks, ""), strict=True):
            left = said.replace("\n", " ")
            if "\x0e" in left:
                left = self._without_sentinels(left, at, in_link=in_link)
                if not left and at == self._at:
                    return ()
            made.append(left)
            at += len(left)
            in_link = mark[:2] == "<a" or (in_link and mark != "</a>")
        return made

    def _mapped(self, tag: str) -> str:
        """The tag of a link within the site; the addresses that `direct` takes need no escape."""
        address = tag[_HREF:-2]
        target = link_target(address)
        if target is None:
            self._lost.append(address)
            return "<a>"
        return f'<a href="{target}">'

    def _without_sentinels(self, words: str, at: int, *, in_link: bool) -> str:
        parts = SENTINEL.split(words)
        left = parts[::2]
        ends = accumulate(map(len, left[1:-1]), initial=at + len(left[0]))
        self._spots.update(zip(map(int, parts[1::2]), map(Spot, ends, repeat(in_link)), strict=True))
        return "".join(left)


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)
