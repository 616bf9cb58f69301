"""Takes sanitized HTML apart into plain text, blocks, and the tags around them.

What the page shows is then put together from the article's text and these tags, so page and text cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from briefings.content.blocks import block_ids
from briefings.content.builder import Builder, Spot
from briefings.content.links import Found
from briefings.content.pieces import parted
from briefings.model import Block, Piece, PieceKind

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^">]|"[^"]*")*)>|([^<]+)')
_ID = re.compile(r' id="p(\d+)"')
"""Nothing else in a tag looks like it: no id of anybody's comes through, and in an attribute the marks are escaped."""


class Skeleton(msgspec.Struct, frozen=True):
    """A body as text and tags.

    Attributes:
        pieces: With ids as if no block were a caption; `with_captions` mends them where one is.
        spots: By number of sentinel; those that came out in code, or nowhere, are missing.
        links: Links and pictures that lead into the site, or nowhere.
    """

    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...]
    spots: dict[int, Spot]
    links: tuple[Found, ...]


def build(markup: str, sources: tuple[str, ...]) -> Skeleton:
    """Reads sanitized HTML.

    Args:
        markup: HTML as `sanitize.Sanitizer` gives it, with sentinels.
        sources: What each sentinel stands for, put back where it came out in code.
    """
    builder = Builder(sources)
    at = 0
    while at < len(markup):
        at = _token(builder, markup, at)
    builder.finish()
    return Skeleton(
        "".join(builder.text),
        tuple(builder.blocks),
        tuple(builder.pieces),
        builder.spots,
        tuple(builder.links),
    )


def _token(builder: Builder, markup: str, at: int) -> int:
    """Hands on one tag, or the words up to the next one; gives back where they end."""
    match = _TOKEN.match(markup, at)
    if match is None:
        raise ValueError(f"not sanitized: {markup[at : at + 20]!r}")
    closing, tag, attributes, text = match.groups()
    if text is not None:
        builder.characters(text)
    elif closing:
        builder.close()
    else:
        builder.open(tag, attributes)
    return match.end()


def with_captions(pieces: tuple[Piece, ...], blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """The pieces of a body with captions, which have no id and are not counted.

    Args:
        pieces: With ids as if there were none.
        blocks: All of them, by their kinds.
    """
    ids = block_ids(blocks)
    captions = {f"p{number}" for number, block in enumerate(blocks, start=1) if block.kind == "caption"}

    def renumbered(match: re.Match[str]) -> str:
        new = ids[int(match[1]) - 1]
        return f' id="{new}"' if new else ""

    made = []
    for piece in map(parted, pieces):
        kind: PieceKind = "caption" if piece.id in captions and piece.kind == "paragraph" else piece.kind
        first = ids[int(piece.id[1:]) - 1] if piece.id else ""
        made.append(Piece(kind, first, tuple([_ID.sub(renumbered, tag) for tag in piece.tags]), piece.spans))
    return tuple(made)
