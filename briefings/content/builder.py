"""Goes through sanitized HTML and gathers text, blocks, tags, and where sentinels came out."""

from __future__ import annotations

import html
import re

import msgspec

from briefings.content.links import Found, mapped_attributes
from briefings.content.scan import SENTINEL
from briefings.model import Block, BlockKind, Piece, PieceKind

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


class _Open(msgspec.Struct):
    """An element that is not closed yet; an inline one is ``ended`` by a block within it."""

    tag: str
    is_block: bool
    ended: bool = False


class _Draft:
    """The piece under way: ``tags`` are one more than ``spans``."""

    def __init__(self, kind: PieceKind, *, implicit: bool) -> None:
        self.kind = kind
        self.implicit = implicit
        self.tags = [""]
        self.spans: list[list[int]] = []
        self.first_block = -1
        self.cells = 0


class Builder:
    """The state of one reading. A block begins with its first word, and separators wait until a word follows.

    Attributes:
        links: Those that lead into the site, or nowhere.
    """

    def __init__(self, sources: tuple[str, ...]) -> None:
        self.text: list[str] = []
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self.spots: dict[int, Spot] = {}
        self.links: list[Found] = []
        self._sources = sources
        self._length = 0
        self._open: list[_Open] = []
        self._within = dict.fromkeys(("a", "code", "pre", "table"), 0)
        self._depth = 0
        self._piece: _Draft | None = None
        self._block: Block | None = None
        self._separator = ""
        self._waiting: list[int] = []
        self._slot: int | None = None
        self._slot_count = 0
        self._slots: dict[int, int] = {}  # which block's id goes where in the tags

    def open(self, tag: str, attributes: str) -> None:
        """An element begins."""
        tag = _HEADINGS.get(tag, tag)
        is_block = tag in _BLOCKS or tag in _TABLE_PARTS
        if is_block and not self._within["table"]:
            self._end_block()
            self._end_inline()
        piece = self._piece_for(tag, is_block=is_block)
        if tag in _TABLE_PARTS:
            self._table_part(piece, tag)
        elif tag == "br":
            self._separator += "\n"
        elif tag in {"a", "img"}:
            attributes = mapped_attributes(tag, SENTINEL.sub(self._source, attributes), self.links)
        piece.tags[-1] += f"<{tag}{self._new_slot() if tag in _WITH_ID else ''}{attributes}>"
        if tag not in _VOID:
            self._open.append(_Open(tag, is_block))
            self._depth += is_block
            if tag in self._within:
                self._within[tag] += 1
        elif tag == "hr" and not self._depth:
            self._end_piece()

    def close(self) -> None:
        """The last element that is open ends."""
        element = self._open.pop()
        if element.tag in self._within:
            self._within[element.tag] -= 1
        if element.is_block and not self._within["table"]:
            self._end_block()
            self._end_inline()
            self._slot = None
        if self._piece and not element.ended:
            self._piece.tags[-1] += f"</{element.tag}>"
        if element.is_block:
            self._depth -= 1
            if not self._depth:
                self._end_piece()

    def characters(self, raw: str) -> None:
        """Text, with sentinels and entities."""
        if "&" in raw:
            raw = html.unescape(raw)
        if "\x0e" not in raw:
            self._words(raw)
            return
        is_code = self._within["pre"] or self._within["code"]
        for index, part in enumerate(SENTINEL.split(raw)):
            if index % 2 == 0:
                if part:
                    self._words(part)
            elif is_code:
                self._words(self._sources[int(part)])
            elif self._block is None or self._separator:
                self._waiting.append(int(part))
            else:
                self.spots[int(part)] = Spot(self._length, self._within["a"] > 0)

    def finish(self) -> None:
        """The end of the text."""
        self._end_piece()
        self._end_block()

    def _piece_for(self, tag: str, *, is_block: bool) -> _Draft:
        """The piece that an element belongs to; a new one where a block begins at the top, or words without one."""
        if is_block and not self._depth:
            self._end_piece()
            self._piece = _Draft(_PIECES.get(tag, "paragraph"), implicit=False)
        return self._piece or self._implicit_piece()

    def _implicit_piece(self) -> _Draft:
        self._piece = _Draft("paragraph", implicit=True)
        self._piece.tags[-1] = f"<p{self._new_slot()}>"
        return self._piece

    def _end_inline(self) -> None:
        """Ends the inline elements that are open in the present block: no block may stand in them."""
        for element in reversed(self._open):
            if element.is_block:
                return
            if self._piece and not element.ended:
                self._piece.tags[-1] += f"</{element.tag}>"
            element.ended = True

    def _table_part(self, piece: _Draft, tag: str) -> None:
        if tag == "tr":
            self._separator += "\n"
            piece.cells = 0
        elif tag in _CELLS:
            self._separator += "\t" if piece.cells else ""
            piece.cells += 1

    def _words(self, words: str) -> None:
        if not self._within["pre"]:
            words = words.replace("\n", " ")
            if self._block is None or self._separator:
                words = words.lstrip()
        if not words or (self._block is None and not words.strip()):
            return
        piece = self._piece or self._implicit_piece()
        if self._block is None:
            self._begin_block(piece)
        elif self._separator:
            self._trim()
            self.text.append(self._separator)
            self._length += len(self._separator)
        self._separator = ""
        for number in self._waiting:
            self.spots[number] = Spot(self._length, self._within["a"] > 0)
        self._waiting.clear()
        end = self._length + len(words)
        if piece.spans and piece.spans[-1][1] == self._length and not piece.tags[-1]:
            piece.spans[-1][1] = end
        else:
            piece.spans.append([self._length, end])
            piece.tags.append("")
        self.text.append(words)
        self._length = end

    def _begin_block(self, piece: _Draft) -> None:
        if self.blocks:
            self.text.append("\n\n")
            self._length += 2
        index = len(self.blocks)
        if piece.first_block < 0:
            piece.first_block = index
        if self._slot is None:  # further words in an element that has its id already
            piece.tags[-1] += f"<span{self._new_slot()}></span>"
        self._slots[self._slot_count - 1 if self._slot is None else self._slot] = index
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
            self.blocks.append(msgspec.structs.replace(block, end=self._length))
        for number in self._waiting:
            self.spots[number] = Spot(None if block is None else self._length, in_link=False)
        self._waiting.clear()

    def _trim(self) -> None:
        """Takes white space off the end of the text, and what points behind it back to the end."""
        kept = self.text[-1].rstrip()
        if len(kept) == len(self.text[-1]):
            return
        while not kept:
            self._length -= len(self.text.pop())
            kept = self.text[-1].rstrip()
        self._length -= len(self.text[-1]) - len(kept)
        self.text[-1] = kept
        piece = self._piece
        while piece and piece.spans and piece.spans[-1][1] > self._length:
            if piece.spans[-1][0] < self._length:
                piece.spans[-1][1] = self._length
                break
            del piece.spans[-1]  # white space alone, as between the cells of a table, where no mark may stand
            piece.tags[-2:] = ["".join(piece.tags[-2:])]
        for number in reversed(self.spots):
            spot = self.spots[number]
            if spot.at is not None and spot.at <= self._length:
                break
            if spot.at is not None:
                self.spots[number] = Spot(self._length, spot.in_link)

    def _end_piece(self) -> None:
        self._end_block()
        piece, self._piece = self._piece, None
        self._slot = None
        if piece is None:
            return
        if piece.implicit:
            piece.tags[-1] += "</p>"
        if piece.spans or any("<img" in tag or "<hr" in tag for tag in piece.tags):
            tags = tuple([self._with_ids(tag) if "\x00" in tag else tag for tag in piece.tags])
            spans = tuple((start, end) for start, end in piece.spans)
            first = f"p{piece.first_block + 1}" if piece.first_block >= 0 else ""
            self.pieces.append(Piece(piece.kind, first, tags, spans))

    def _new_slot(self) -> str:
        self._slot = self._slot_count
        self._slot_count += 1
        return f"\x00{self._slot}\x00"

    def _with_ids(self, tags: str) -> str:
        """Tags with ids in their slots: every second part is a slot's number."""
        parts = tags.split("\x00")
        for index in range(1, len(parts), 2):
            block = self._slots.get(int(parts[index]))
            parts[index] = "" if block is None else f' id="p{block + 1}"'
        return "".join(parts)

    def _source(self, match: re.Match[str]) -> str:
        return html.escape(self._sources[int(match[1])])
