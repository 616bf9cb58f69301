"""Weaves marks into an article's elements: every span of words that is linked, dated, quoted or cited gets its tags.

Spans may cross each other and the elements of the text. A span is then cut in pieces, so that the tags always nest.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from briefings.content.links import BASE, with_base
from briefings.content.pieces import is_whole, parted
from briefings.content.sanitize import without_bidi
from briefings.model import Piece

_NOWHERE = sys.maxsize
"""Behind the end of every text."""


class Wrap(msgspec.Struct, frozen=True, gc=False):
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
        self._coming = wraps[0].start if wraps else _NOWHERE
        self._inserts, self._inserted = inserts, 0
        self._pin = inserts[0].at if inserts else _NOWHERE
        self._base = base
        self._live: list[Wrap] = []
        self._opened: set[int] = set()

    def weave(self, piece: Piece) -> str:
        """The HTML of the next element."""
        tags, spans = piece.tags, piece.spans
        if not spans:
            return with_base("".join(tags), self._base)  # no file may hold what stands for the base
        start, end = spans[0][0], spans[-1][1]
        while self._pin < start:
            self._pass()
        is_free = end <= self._coming and not (self._live and self._reaches(start))
        if is_free and end < self._pin:
            bare = tags[0] if self._is_plain and len(tags) == 1 else self._bare(piece)
            return with_base(bare, self._base) if BASE in bare else bare
        piece = parted(piece)
        spans = piece.spans
        first, *further = piece.tags
        made, depth = [first], _links(first)
        for (start, end), behind in zip(spans, further, strict=True):
            usable = () if is_free else self._touching(start, end, in_link=depth > 0)
            if usable or self._pin <= end:
                self._words(start, end, usable, made)
            else:
                made.append(self._escaped(start, end))
            made.append(behind)
            depth += 0 if is_free else _links(behind)
        return with_base("".join(made), self._base)

    def _bare(self, piece: Piece) -> str:
        """An element with which no wrap and no insert has to do."""
        text, tags, spans = self._text, piece.tags, piece.spans
        if is_whole(piece):
            return without_bidi(tags[0])
        if len(spans) == 1 and self._is_plain:
            return f"{tags[0]}{text[spans[0][0] : spans[0][1]]}{tags[1]}"
        words = [text[start:end] for start, end in spans]
        made = [""] * (len(tags) + len(words))
        made[::2] = tags
        made[1::2] = words if self._is_plain else map(escape, words)
        return "".join(made)

    def _reaches(self, start: int) -> bool:
        """Whether a wrap of what came before goes on behind this place."""
        return any(wrap.end > start for wrap in self._live)

    def _pass(self) -> str:
        """The next insert, which is then behind."""
        passed = self._inserts[self._inserted]
        self._inserted += 1
        self._pin = self._inserts[self._inserted].at if self._inserted < len(self._inserts) else _NOWHERE
        return passed.html

    def _touching(self, start: int, end: int, *, in_link: bool) -> Sequence[Wrap]:
        """The wraps that have words in this span and may stand in it."""
        wraps = self._wraps
        while self._next < len(wraps) and wraps[self._next].start < end:
            self._live.append(wraps[self._next])
            self._next += 1
        self._coming = wraps[self._next].start if self._next < len(wraps) else _NOWHERE
        if self._live:
            self._live = [wrap for wrap in self._live if wrap.end > start]
        return [wrap for wrap in self._live if not wrap.is_link] if in_link else self._live

    def _escaped(self, start: int, end: int) -> str:
        words = self._text[start:end]
        return words if self._is_plain else escape(words)

    def _words(self, start: int, end: int, usable: Sequence[Wrap], made: list[str]) -> None:
        """The words of one span; every wrap is closed at its end, because tags of the text follow there."""
        stack: list[Wrap] = []
        at, closing, index = start, end, 0
        while True:
            limit = min(closing, self._pin)
            at, index = self._leaves(at, limit, usable, index, made)
            coming = usable[index].start if index < len(usable) else end
            if coming <= at < limit:
                self._open(usable[index], stack, made)
                closing = min(closing, usable[index].end)
                index += 1
                continue
            stop = min(limit, coming)
            if stop > at:
                made.append(self._escaped(at, stop))
                at = stop
            again = _close(stack, at, made) if closing <= at else ()
            while self._pin <= at:
                made.append(self._pass())
            if at >= end:
                break
            if closing <= at:
                for wrap in again:
                    self._open(wrap, stack, made)
                closing = min([end, *[wrap.end for wrap in stack]])
        made += [wrap.close for wrap in reversed(stack)]

    def _leaves(self, at: int, limit: int, usable: Sequence[Wrap], index: int, made: list[str]) -> tuple[int, int]:
        """The words up to the end of the last wrap of those next in which nothing begins or ends; where that is."""
        words = self._text if self._is_plain else None
        while index < len(usable):
            wrap = usable[index]
            start, end = wrap.start, wrap.end
            if end > limit or start >= limit or at >= limit:
                break
            index += 1
            if index < len(usable) and usable[index].start < end:
                return at, index - 1
            first = wrap.first if wrap.first is wrap.again else self._tag(wrap)
            if words is None:
                made += (self._escaped(at, start), first, self._escaped(max(at, start), end), wrap.close)
            else:
                made += (words[at:start], first, words[max(at, start) : end], wrap.close)
            at = end
        return at, index

    def _open(self, wrap: Wrap, stack: list[Wrap], made: list[str]) -> None:
        made.append(self._tag(wrap))
        stack.append(wrap)

    def _tag(self, wrap: Wrap) -> str:
        """What opens a wrap, here or again; an id stands once."""
        if wrap.first is wrap.again:
            return wrap.first
        is_open = id(wrap) in self._opened
        self._opened.add(id(wrap))
        return wrap.again if is_open else wrap.first


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
    shown = without_bidi(text)
    return html.escape(shown, quote=False) if "&" in shown or "<" in shown or ">" in shown else shown


def _links(tags: str) -> int:
    return tags.count("<a ") - tags.count("</a>") if "a" in tags else 0
