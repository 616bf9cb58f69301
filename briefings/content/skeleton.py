"""Takes sanitized HTML apart into plain text, blocks, and the tags around them.

What the page shows is then put together from the article's text and these tags, so page and text cannot differ.
"""

from __future__ import annotations

import re

import msgspec

from briefings.content.builder import Builder, Spot
from briefings.model import Block, Piece

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^">]|"[^"]*")*)>|([^<]+)')


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
    builder = Builder(sources)
    at = 0
    while at < len(markup):
        at = _token(builder, markup, at)
    builder.finish()
    return Skeleton(
        "".join(builder.text),
        tuple(builder.blocks),
        tuple(builder.pieces),
        tuple(builder.firsts),
        builder.slots,
        builder.spots,
        tuple(builder.lost),
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


def with_ids(skeleton: Skeleton, ids: tuple[str, ...]) -> tuple[Piece, ...]:
    """The pieces with the ids of their blocks; an empty id leaves none."""
    slots = skeleton.slots
    made = []
    for piece, first in zip(skeleton.pieces, skeleton.firsts, strict=True):
        tags = tuple([_with_ids(tag, slots, ids) if "\x00" in tag else tag for tag in piece.tags])
        made.append(Piece(piece.kind, ids[first] if first >= 0 else "", tags, piece.spans))
    return tuple(made)


def _with_ids(tags: str, slots: dict[int, int], ids: tuple[str, ...]) -> str:
    """Tags with ids in their slots: every second part is a slot's number."""
    parts = tags.split("\x00")
    for index in range(1, len(parts), 2):
        block = slots.get(int(parts[index]))
        parts[index] = f' id="{ids[block]}"' if block is not None and ids[block] else ""
    return "".join(parts)
