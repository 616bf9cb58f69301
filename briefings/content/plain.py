"""A body's text, blocks and tags out of plain Markdown, without a way through HTML: half of the time of reading it.

Where `direct` is in doubt, or a sentinel stands where only a reading tag by tag tells its place, the parser's HTML is
read. A property test holds both to the same result.
"""

from __future__ import annotations

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
    return reading.finish() if all(map(reading.piece, elements)) else None


class _Reading:
    """The state of one reading; every method that reads gives False where it is in doubt."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._pieces: list[Piece] = []
        self._firsts: list[int] = []
        self._spots: dict[int, Spot] = {}
        self._lost: list[str] = []
        self._tags = [""]
        self._spans: list[tuple[int, int]] = []

    def piece(self, element: Element) -> bool:
        """One element at the top."""
        self._tags, self._spans = [""], []
        self._firsts.append(len(self._blocks))
        if not self._element(element, "paragraph"):
            return False
        self._pieces.append(Piece(_PIECES.get(element.tag, "heading"), "", tuple(self._tags), tuple(self._spans)))
        return True

    def finish(self) -> Skeleton:
        """Everything that was read: the number of a block is that of its slot."""
        return Skeleton(
            "".join(self._text),
            tuple(self._blocks),
            tuple(self._pieces),
            tuple(self._firsts),
            {number: number for number in range(len(self._blocks))},
            self._spots,
            tuple(self._lost),
        )

    def _element(self, element: Element, kind: BlockKind) -> bool:
        tag, runs, inner = element
        if inner:
            self._tags[-1] += f"<{tag}>"
            kind = "list" if tag == "ul" else "quote"
            if not all(self._element(item, kind) for item in inner):
                return False
            self._tags[-1] += f"</{tag}>"
            return True
        level = 0
        if tag[0] == "h":
            kind, level = "heading", max(2, int(tag[1]))
            tag = f"h{level}"
        return self._block(tag, runs, kind, level)

    def _block(self, tag: str, runs: list[str], kind: BlockKind, level: int) -> bool:
        """An element with words."""
        if self._blocks:
            self._text.append("\n\n")
            self._length += 2
        start, first = self._length, len(self._text)
        self._tags[-1] += f"<{tag}\x00{len(self._blocks)}\x00>"
        if len(runs) == 1:
            self._characters(runs[0], in_link=False)
        elif not self._runs(runs, first):
            return False
        words = self._text[first:]
        if not words or words[0][0].isspace() or words[-1][-1].isspace():
            return False
        self._tags[-1] += f"</{tag}>"
        self._blocks.append(Block(start, self._length, kind, level, ordered=False))
        return True

    def _runs(self, runs: list[str], first: int) -> bool:
        """Words and tags in turn; ``first`` is where in `_text` the words of the element begin."""
        in_link = False
        spotted = len(self._spots)
        for index, run in enumerate(runs):
            if index % 2 == 0:
                self._characters(run, in_link=in_link)
                continue
            if len(self._text) == first and len(self._spots) > spotted:
                return False
            in_link = run[:2] == "<a" or (in_link and run != "</a>")
            self._tags[-1] += self._mapped(run) if run[:2] == "<a" else run
        return True

    def _mapped(self, tag: str) -> str:
        """The tag of a link; the addresses that `direct` takes need no escape."""
        address = tag[_HREF:-2]
        target = link_target(address)
        if target is None:
            self._lost.append(address)
            return "<a>"
        return f'<a href="{target}">'

    def _characters(self, words: str, *, in_link: bool) -> None:
        if "\n" in words:
            words = words.replace("\n", " ")
        if "\x0e" in words:
            words = self._without_sentinels(words, in_link=in_link)
        if words:
            start, self._length = self._length, self._length + len(words)
            self._spans.append((start, self._length))
            self._tags.append("")
            self._text.append(words)

    def _without_sentinels(self, words: str, *, in_link: bool) -> str:
        parts = SENTINEL.split(words)
        at = self._length + len(parts[0])
        for index in range(1, len(parts), 2):
            self._spots[int(parts[index])] = Spot(at, in_link)
            at += len(parts[index + 1])
        return "".join(parts[::2])
