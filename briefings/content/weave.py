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


class Loom:
    """Weaves the elements of one body, in their order.

    Args:
        text: The article's.
        wraps: By start, then rank, the longer first.
        inserts: By place; one that stands in no element is left out.
        base: The way to the site's root.
    """

    def __init__(self, text: str, wraps: Sequence[Wrap], inserts: Sequence[Insert], base: str) -> None:
        self._text = text
        self._is_plain = text == escape(text)
        self._wraps, self._next = wraps, 0
        self._inserts, self._inserted = inserts, 0
        self._base = base
        self._live: list[Wrap] = []
        self._opened: set[int] = set()

    def weave(self, piece: Piece) -> str:
        """The HTML of the next element."""
        made = [with_base(piece.tags[0], self._base)]
        depth = _links(piece.tags[0])
        if piece.spans:
            self._skip_to(piece.spans[0][0])
        for (start, end), tags in zip(piece.spans, piece.tags[1:], strict=True):
            usable = self._touching(start, end, in_link=depth > 0)
            if usable or self._has_insert(end):
                self._words(start, end, usable, made)
            else:
                made.append(self._escaped(start, end))
            made.append(with_base(tags, self._base))
            depth += _links(tags)
        return "".join(made)

    def _skip_to(self, start: int) -> None:
        while self._inserted < len(self._inserts) and self._inserts[self._inserted].at < start:
            self._inserted += 1

    def _has_insert(self, end: int) -> bool:
        return self._inserted < len(self._inserts) and self._inserts[self._inserted].at <= end

    def _touching(self, start: int, end: int, *, in_link: bool) -> list[Wrap]:
        """The wraps that have words in this span and may stand in it."""
        wraps = self._wraps
        while self._next < len(wraps) and wraps[self._next].start < end:
            self._live.append(wraps[self._next])
            self._next += 1
        if self._live:
            self._live = [wrap for wrap in self._live if wrap.end > start]
        return [wrap for wrap in self._live if not wrap.is_link] if in_link else list(self._live)

    def _escaped(self, start: int, end: int) -> str:
        words = self._text[start:end]
        return words if self._is_plain else escape(words)

    def _words(self, start: int, end: int, usable: list[Wrap], made: list[str]) -> None:
        """The words of one span; every wrap is closed at its end, because tags of the text follow there."""
        waiting = iter(usable)
        coming = next(waiting, None)
        stack: list[Wrap] = []
        at = start
        while True:
            stop = min((end, *(wrap.end for wrap in stack)))
            if coming:
                stop = max(at, min(stop, coming.start))
            if self._has_insert(stop):
                stop = max(at, self._inserts[self._inserted].at)
            made.append(self._escaped(at, stop))
            at = stop
            again = _close(stack, at, made)
            while self._has_insert(at):
                made.append(self._inserts[self._inserted].html)
                self._inserted += 1
            if at >= end:
                break
            for wrap in again:
                self._open(wrap, stack, made)
            while coming and coming.start <= at:
                self._open(coming, stack, made)
                coming = next(waiting, None)
        made += [wrap.close for wrap in reversed(stack)]

    def _open(self, wrap: Wrap, stack: list[Wrap], made: list[str]) -> None:
        made.append(wrap.again if id(wrap) in self._opened else wrap.first)
        self._opened.add(id(wrap))
        stack.append(wrap)


def _close(stack: list[Wrap], stop: int, made: list[str]) -> list[Wrap]:
    """Closes what ends here and what lies within it; gives back what goes on."""
    for index, wrap in enumerate(stack):
        if wrap.end <= stop:
            inner = stack[index:]
            del stack[index:]
            made += [one.close for one in reversed(inner)]
            return [one for one in inner if one.end > stop]
    return []


def escape(text: str) -> str:
    """Words as HTML."""
    return html.escape(without_bidi(text), quote=False)


def _links(tags: str) -> int:
    return tags.count("<a ") - tags.count("</a>") if "a" in tags else 0
