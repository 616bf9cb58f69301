"""A body's elements, whole or told in parts: most of them no mark is ever woven into, and they are never parted."""

from __future__ import annotations

import html
import re

from briefings.model import Piece

_TAG = re.compile(r"(<[^>]*>)")
_ID = ' id="'
_BETWEEN_BLOCKS = 2
"""Line ends of the text, of which the tags say nothing."""
_BOTH_TAGS = 2
"""What opens and closes an element that holds nothing but words."""


def is_whole(piece: Piece) -> bool:
    """Whether the element is one piece of HTML, as `model.Piece` has it."""
    return len(piece.tags) == len(piece.spans)


def parted(piece: Piece) -> Piece:
    """The element told in parts.

    Neither in words nor in an attribute stands an angle bracket as such; nothing but these and ``&`` is escaped.
    """
    if not is_whole(piece):
        return piece
    whole = piece.tags[0]
    if whole.count("<") == _BOTH_TAGS:
        first, last = whole.index(">") + 1, whole.rindex("<")
        return Piece(piece.kind, piece.id, (whole[:first], whole[last:]), piece.spans)
    parts = _TAG.split(whole)
    tags: list[str] = []
    spans: list[tuple[int, int]] = []
    at, tag = piece.spans[0][0], ""
    for one, words in zip(parts[1::2], parts[2::2], strict=True):
        tag += one
        if words:
            if spans and _ID in tag:
                at += _BETWEEN_BLOCKS
            end = at + len(html.unescape(words) if "&" in words else words)
            spans.append((at, end))
            tags.append(tag)
            at, tag = end, ""
    return Piece(piece.kind, piece.id, (*tags, tag), tuple(spans))
