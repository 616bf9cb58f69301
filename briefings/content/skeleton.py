"""Takes sanitized HTML apart into plain text, blocks, and the tags around them.

What the page shows is then put together from the article's text and these tags, so page and text cannot differ.
"""

from __future__ import annotations

import html
import re

import msgspec

from briefings.content.links import mapped_attributes
from briefings.content.scan import SENTINEL
from briefings.model import Block, BlockKind, Piece, PieceKind

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^">]|"[^"]*")*)>|([^<]+)')
_SLOT = re.compile("\x00(\\d+)\x00")
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}
_CELLS = frozenset(("th", "td"))
_TABLE_PARTS = _CELLS | {"thead", "tbody", "tfoot", "tr"}
_ITEMS = frozenset(("li", "dt", "dd"))
_WITH_ID = frozenset((*_HEADINGS, *_ITEMS, "p", "table", "pre", "figcaption"))
_BLOCKS = _WITH_ID | {"ul", "ol", "dl", "blockquote", "hr", "figure"}
_VOID = frozenset(("br", "hr", "img"))
_PIECES: dict[str, PieceKind] = {
    **dict.fromkeys(_HEADINGS, "heading"),
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "blockquote": "quote",
    "table": "table",
    "pre": "code",
    "hr": "rule",
}


class Spot(msgspec.Struct, frozen=True):
    """Where a sentinel came out.

    Attributes:
        at: Offset in the text; None where no word stands in its block.
        in_link: Whether it stands in the words of a link of the editor's.
    """

    at: int | None
    in_link: bool


class Skeleton(msgspec.Struct, frozen=True):
    """A body as text and tags.

    Attributes:
        pieces: Without ids; `with_ids` puts them in.
        firsts: For each piece the index of its first block; -1 where it has none.
        slots: Which block's id goes where in the tags.
        spots: By number of sentinel; those that came out in code, or nowhere, are missing.
        lost: Addresses of links and pictures that lead nowhere.
    """

    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...]
    firsts: tuple[int, ...]
    slots: dict[int, int]
    spots: dict[int, Spot]
    lost: tuple[str, ...]


def build(markup: str, sources: tuple[str, ...]) -> Skeleton:
    """Reads sanitized HTML.

    Args:
        markup: HTML as `sanitize.Sanitizer` gives it, with sentinels.
        sources: What each sentinel stands for, put back where it came out in code.
    """
    builder = _Builder(sources)
    for match in _TOKEN.finditer(markup):
        closing, tag, attributes, text = match.groups()
        if text is not None:
            builder.characters(text)
        elif closing:
            builder.close()
        else:
            builder.open(tag, attributes)
    return builder.finish()


def with_ids(skeleton: Skeleton, ids: tuple[str, ...]) -> tuple[Piece, ...]:
    """The pieces with the ids of their blocks; an empty id leaves none."""

    def fill(match: re.Match[str]) -> str:
        block = skeleton.slots.get(int(match[1]))
        return f' id="{ids[block]}"' if block is not None and ids[block] else ""

    made = []
    for piece, first in zip(skeleton.pieces, skeleton.firsts, strict=True):
        tags = tuple(_SLOT.sub(fill, tag) if "\x00" in tag else tag for tag in piece.tags)
        made.append(Piece(piece.kind, ids[first] if first >= 0 else "", tags, piece.spans))
    return tuple(made)


class _Open(msgspec.Struct):
    """An element that is not closed yet; ``tag`` is empty for an inline one that a block within it has ended."""

    tag: str
    is_block: bool


class _Builder:
    """The state of one reading. A block begins with its first word, and separators wait until a word follows."""

    def __init__(self, sources: tuple[str, ...]) -> None:
        self._sources = sources
        self._text: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._pieces: list[Piece] = []
        self._firsts: list[int] = []
        self._slots: dict[int, int] = {}
        self._spots: dict[int, Spot] = {}
        self._lost: list[str] = []
        self._open: list[_Open] = []
        self._block: Block | None = None
        self._separator = ""
        self._waiting: list[int] = []
        self._slot_count = 0
        self._begin_piece("paragraph", implicit=False)
        self._in_piece = False

    def open(self, tag: str, attributes: str) -> None:
        """An element begins."""
        tag = _HEADINGS.get(tag, tag)
        if tag in _TABLE_PARTS:
            self._table_part(tag)
        elif tag in _BLOCKS and not self._within("table"):
            self._open_block(tag)
        elif not self._in_piece:
            self._begin_piece("paragraph", implicit=True)
        if tag == "br":
            self._separator += "\n"
        if tag in {"a", "img"}:
            attributes = mapped_attributes(tag, SENTINEL.sub(self._source, attributes), self._lost)
        self._tags[-1] += f"<{tag}{self._new_slot() if tag in _WITH_ID else ''}{attributes}>"
        if tag not in _VOID:
            self._open.append(_Open(tag, tag in _BLOCKS or tag in _TABLE_PARTS))
        elif tag == "hr" and not self._depth():
            self._end_piece()

    def close(self) -> None:
        """The last element that is open ends."""
        element = self._open.pop()
        if element.is_block and not self._within("table"):
            self._end_block()
            self._slot = None
        if element.tag:
            self._tags[-1] += f"</{element.tag}>"
        if element.is_block and not self._depth():
            self._end_piece()

    def characters(self, raw: str) -> None:
        """Text, with sentinels and entities."""
        if "\x0e" not in raw:
            self._words(html.unescape(raw) if "&" in raw else raw)
            return
        is_code = self._within("pre", "code")
        for index, part in enumerate(SENTINEL.split(raw)):
            if index % 2 == 0:
                if part:
                    self._words(html.unescape(part) if "&" in part else part)
            elif is_code:
                self._words(self._sources[int(part)])
            else:
                self._spot(int(part))

    def finish(self) -> Skeleton:
        """The end of the text."""
        if self._in_piece:
            self._end_piece()
        self._end_block()
        return Skeleton(
            "".join(self._text),
            tuple(self._blocks),
            tuple(self._pieces),
            tuple(self._firsts),
            self._slots,
            self._spots,
            tuple(self._lost),
        )

    def _open_block(self, tag: str) -> None:
        self._end_block()
        for element in reversed(self._open):
            if element.is_block:
                break
            if element.tag:
                self._tags[-1] += f"</{element.tag}>"
                element.tag = ""
        if not self._depth():
            if self._in_piece:
                self._end_piece()
            self._begin_piece(_PIECES.get(tag, "paragraph"), implicit=False)

    def _table_part(self, tag: str) -> None:
        if tag == "tr":
            self._separator += "\n"
            self._cells = 0
        elif tag in _CELLS:
            self._separator += "\t" if self._cells else ""
            self._cells += 1

    def _words(self, words: str) -> None:
        if not self._within("pre"):
            words = words.replace("\n", " ")
            if self._block is None or self._separator:
                words = words.lstrip()
        if not words or (self._block is None and not words.strip()):
            return
        if self._block is None:
            self._begin_block()
        elif self._separator:
            self._trim()
            self._text.append(self._separator)
            self._length += len(self._separator)
        self._separator = ""
        for number in self._waiting:
            self._spots[number] = Spot(self._length, self._within("a"))
        self._waiting.clear()
        end = self._length + len(words)
        if self._spans and self._spans[-1][1] == self._length and not self._tags[-1]:
            self._spans[-1][1] = end
        else:
            self._spans.append([self._length, end])
            self._tags.append("")
        self._text.append(words)
        self._length = end

    def _spot(self, number: int) -> None:
        if self._block is None or self._separator:
            self._waiting.append(number)
        else:
            self._spots[number] = Spot(self._length, self._within("a"))

    def _begin_block(self) -> None:
        if not self._in_piece:
            self._begin_piece("paragraph", implicit=True)
        if self._blocks:
            self._text.append("\n\n")
            self._length += 2
        index = len(self._blocks)
        if self._first < 0:
            self._first = index
        if self._slot is None:
            self._tags[-1] += f"<span{self._new_slot()}></span>"
        if self._slot is not None:
            self._slots[self._slot] = index
            self._slot = None
        self._block = self._kind_of_block()

    def _kind_of_block(self) -> Block:
        kind: BlockKind = "paragraph"
        level, ordered = 0, False
        for element in self._open:
            tag = element.tag
            if tag in _HEADINGS:
                kind, level = "heading", int(tag[1])
            elif tag in _ITEMS:
                kind = "list"
            elif tag in {"ul", "ol"}:
                ordered = tag == "ol"
            elif tag in {"blockquote", "table"}:
                kind = "quote" if tag == "blockquote" else "table"
        return Block(self._length, self._length, kind, level, ordered and kind == "list")

    def _end_block(self) -> None:
        block, self._block, self._separator = self._block, None, ""
        if block is not None:
            self._trim()
            self._blocks.append(msgspec.structs.replace(block, end=self._length))
        for number in self._waiting:
            self._spots[number] = Spot(None if block is None else self._length, in_link=False)
        self._waiting.clear()

    def _trim(self) -> None:
        """Takes white space off the end of the text, and what points behind it back to the end."""
        while not (kept := self._text[-1].rstrip()):
            self._length -= len(self._text.pop())
        self._length -= len(self._text[-1]) - len(kept)
        self._text[-1] = kept
        for span in reversed(self._spans):
            if span[1] <= self._length:
                break
            span[:] = min(span[0], self._length), self._length
        for number in reversed(self._spots):
            spot = self._spots[number]
            if spot.at is not None and spot.at <= self._length:
                break
            if spot.at is not None:
                self._spots[number] = Spot(self._length, spot.in_link)

    def _begin_piece(self, kind: PieceKind, *, implicit: bool) -> None:
        self._in_piece = True
        self._kind = kind
        self._implicit = implicit
        self._tags = [""]
        self._spans: list[list[int]] = []
        self._first = -1
        self._slot: int | None = None
        self._cells = 0
        if implicit:
            self._tags[-1] = f"<p{self._new_slot()}>"

    def _end_piece(self) -> None:
        self._end_block()
        self._in_piece = False
        if self._implicit:
            self._tags[-1] += "</p>"
        if self._spans or any("<img" in tag or "<hr" in tag for tag in self._tags):
            spans = tuple((start, end) for start, end in self._spans)
            self._pieces.append(Piece(self._kind, "", tuple(self._tags), spans))
            self._firsts.append(self._first)

    def _new_slot(self) -> str:
        self._slot = self._slot_count
        self._slot_count += 1
        return f"\x00{self._slot}\x00"

    def _source(self, match: re.Match[str]) -> str:
        return html.escape(self._sources[int(match[1])])

    def _within(self, *tags: str) -> bool:
        return any(element.tag in tags for element in self._open)

    def _depth(self) -> int:
        return sum(element.is_block for element in self._open)
