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
        self._spots: dict[int, Spot] = {}
        self._lost: list[str] = []
        self._tags: list[str] = []
        self._tag = ""
        self._spans: list[tuple[int, int]] = []

    def piece(self, element: Element) -> bool:
        """One element at the top."""
        self._tags, self._tag, self._spans = [], "", []
        first = f"p{len(self._blocks) + 1}"
        if not self._element(element, "paragraph"):
            return False
        self._pieces.append(
            Piece(_PIECES.get(element.tag, "heading"), first, (*self._tags, self._tag), tuple(self._spans))
        )
        return True

    def finish(self) -> Skeleton:
        """Everything that was read."""
        text, blocks, pieces = "".join(self._text), tuple(self._blocks), tuple(self._pieces)
        return Skeleton(text, blocks, pieces, self._spots, tuple(self._lost))

    def _element(self, element: Element, kind: BlockKind) -> bool:
        tag, runs, inner = element
        if inner:
            self._tag += f"<{tag}>"
            kind = "list" if tag == "ul" else "quote"
            if not all(self._element(item, kind) for item in inner):
                return False
            self._tag += f"</{tag}>"
            return True
        if tag[0] == "h":
            level = max(2, int(tag[1]))
            return self._block(f"h{level}", runs, "heading", level)
        return self._block(tag, runs, kind)

    def _block(self, tag: str, runs: list[str], kind: BlockKind, level: int = 0) -> bool:
        """An element with words."""
        if self._blocks:
            self._text.append("\n\n")
            self._length += 2
        start, first = self._length, len(self._text)
        self._tag += f'<{tag} id="p{len(self._blocks) + 1}">'
        if not self._runs(runs):
            return False
        words = self._text[first:]
        if not words or words[0][0].isspace() or words[-1][-1].isspace():
            return False
        self._tag += f"</{tag}>"
        self._blocks.append(Block(start, self._length, kind, level))
        return True

    def _runs(self, runs: list[str]) -> bool:
        """Words and tags in turn."""
        tag, start = self._tag, self._length
        at = start
        in_link = False
        for index, run in enumerate(runs):
            if index % 2:
                in_link = run[:2] == "<a" or (in_link and run != "</a>")
                tag += self._mapped(run) if run[:2] == "<a" else run
                continue
            words = run.replace("\n", " ") if "\n" in run else run
            if "\x0e" in words:
                words = self._without_sentinels(words, at, in_link=in_link)
                if not words and at == start:
                    return False
            if words:
                self._tags.append(tag)
                self._text.append(words)
                self._spans.append((at, at + len(words)))
                at += len(words)
                tag = ""
        self._tag, self._length = tag, at
        return True

    def _mapped(self, tag: str) -> str:
        """The tag of a link; the addresses that `direct` takes need no escape."""
        address = tag[_HREF:-2]
        target = link_target(address)
        if target is None:
            self._lost.append(address)
            return "<a>"
        return f'<a href="{target}">'

    def _without_sentinels(self, words: str, at: int, *, in_link: bool) -> str:
        parts = SENTINEL.split(words)
        at += len(parts[0])
        for index in range(1, len(parts), 2):
            self._spots[int(parts[index])] = Spot(at, in_link)
            at += len(parts[index + 1])
        return "".join(parts[::2])
