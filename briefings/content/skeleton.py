"""Takes sanitized HTML apart into plain text, blocks, and the tags around them.

What the page shows is then put together from the article's text and these tags, so page and text cannot differ.
"""

from __future__ import annotations

import re

import msgspec

from briefings.content.builder import Builder
from briefings.content.paragraph import Spot
from briefings.model import Block, Piece

_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^">]|"[^"]*")*)>|([^<]+)')
_PARAGRAPH = re.compile(r'<p>((?:[^<]++|</?(?:a|em|strong)(?: (?:[^">]|"[^"]*")*+)?>)*+)</p>\n?')
_SLOT = re.compile("\x00(\\d+)\x00")


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
        match = _PARAGRAPH.match(markup, at) if builder.is_at_top else None
        if match is None or not builder.paragraph(match[1]):
            match = _token(builder, markup, at)
        at = match.end()
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


def _token(builder: Builder, markup: str, at: int) -> re.Match[str]:
    """Hands on one tag, or the words up to the next one."""
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
    return match


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
