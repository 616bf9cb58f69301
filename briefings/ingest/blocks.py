"""Pieces of an article in reading order, put together into one text with its blocks."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from briefings.ingest.types import Clean
from briefings.model import Block, BlockKind, By, Caption

_PART = "\n\n"


class Piece(msgspec.Struct, frozen=True):
    """One block before it has a place in the text.

    Attributes:
        number: Its raw line, from 1; 0 where it is not known.
        level: Of a heading, 2 to 6.
        ordered: Whether a list item is a numbered one.
        credit: Of a caption.
        rule: What told a caption, and how sure that is (0 to 1).
    """

    text: str
    kind: BlockKind = "paragraph"
    number: int = 0
    level: int = 0
    ordered: bool = False
    credit: str | None = None
    rule: tuple[str, float] | None = None


def assemble(pieces: Iterable[Piece]) -> Clean:
    """The pieces as one text, parted by blank lines; nothing but text, blocks and captions is filled in."""
    blocks: list[Block] = []
    captions: list[Caption] = []
    texts: list[str] = []
    at = 0
    for piece in pieces:
        if texts:
            at += len(_PART)
        end = at + len(piece.text)
        blocks.append(Block(at, end, piece.kind, piece.level, piece.ordered))
        if piece.kind == "caption":
            captions.append(Caption(at, end, piece.credit, By(*piece.rule) if piece.rule else None))
        texts.append(piece.text)
        at = end
    return Clean(_PART.join(texts), tuple(blocks), tuple(captions))
