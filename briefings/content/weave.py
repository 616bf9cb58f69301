"""Weaves marks into an article's elements: every span of words that is linked, dated, quoted or cited gets its tags.

Spans may cross each other and the elements of the text. A span is then cut in pieces, so that the tags always nest.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import NamedTuple

from briefings.content.links import with_base
from briefings.content.sanitize import without_bidi
from briefings.model import Piece


class Wrap(NamedTuple):
    """Tags around a span of the text.

    Attributes:
        rank: Of spans that begin together the lower lies outside.
        first: The opening tag; it may hold an id.
        again: The opening tag of the further pieces.
        is_link: Whether it must not stand within a link.
    """

    start: int
    end: int
    rank: int
    first: str
    again: str
    close: str
    is_link: bool = False


class Insert(NamedTuple):
    """HTML put in before the character at ``at``."""

    at: int
    html: str


def weave(text: str, piece: Piece, wraps: Sequence[Wrap], inserts: Sequence[Insert], base: str) -> str:
    """The element's HTML with these wraps and inserts.

    Args:
        text: The article's.
        piece: The element.
        wraps: Those that touch the element, by start, then rank.
        inserts: Those within it, by place.
        base: The way to the site's root.
    """
    loom = _Loom(text, wraps, inserts)
    made = [with_base(piece.tags[0], base)]
    depth = _links(piece.tags[0])
    for (start, end), tags in zip(piece.spans, piece.tags[1:], strict=True):
        made.append(loom.words(start, end, in_link=depth > 0))
        made.append(with_base(tags, base))
        depth += _links(tags)
    return "".join(made)


def escape(text: str) -> str:
    """Words as HTML."""
    return html.escape(without_bidi(text), quote=False)


def _links(tags: str) -> int:
    return tags.count("<a ") - tags.count("</a>") if "a" in tags else 0


class _Loom:
    """Goes through one element's spans in order."""

    def __init__(self, text: str, wraps: Sequence[Wrap], inserts: Sequence[Insert]) -> None:
        self._text = text
        self._wraps = wraps
        self._inserts = inserts
        self._inserted = 0
        self._opened: set[Wrap] = set()

    def words(self, start: int, end: int, *, in_link: bool) -> str:
        """The words of one span; every wrap is closed at its end, because tags of the text follow there."""
        usable = [
            wrap for wrap in self._wraps if wrap.start < end and wrap.end > start and not (wrap.is_link and in_link)
        ]
        stops = {start, end, *(wrap.start for wrap in usable), *(wrap.end for wrap in usable)}
        stops.update(insert.at for insert in self._inserts[self._inserted :])
        made: list[str] = []
        stack: list[Wrap] = []
        at = start
        for stop in sorted(stop for stop in stops if start <= stop <= end):
            made.append(escape(self._text[at:stop]))
            again = self._close(stack, stop, made)
            self._insert(stop, made)
            if stop < end:
                new = [wrap for wrap in usable if wrap.start == stop or (stop == start and wrap.start < start)]
                self._open([*again, *new], stack, made)
            at = stop
        made += (wrap.close for wrap in reversed(stack))
        return "".join(made)

    def _close(self, stack: list[Wrap], stop: int, made: list[str]) -> list[Wrap]:
        """Closes what ends here and what lies within it; gives back what goes on."""
        ending = next((index for index, wrap in enumerate(stack) if wrap.end <= stop), len(stack))
        inner = stack[ending:]
        del stack[ending:]
        made += (wrap.close for wrap in reversed(inner))
        return [wrap for wrap in inner if wrap.end > stop]

    def _insert(self, stop: int, made: list[str]) -> None:
        while self._inserted < len(self._inserts) and self._inserts[self._inserted].at <= stop:
            made.append(self._inserts[self._inserted].html)
            self._inserted += 1

    def _open(self, wraps: list[Wrap], stack: list[Wrap], made: list[str]) -> None:
        for wrap in wraps:
            made.append(wrap.again if wrap in self._opened else wrap.first)
            self._opened.add(wrap)
            stack.append(wrap)
