"""Weaves marks into an article's elements: every span of words that is linked, dated, quoted or cited gets its tags.

Spans may cross each other and the elements of the text. A span is then cut in pieces, so that the tags always nest.
"""

from __future__ import annotations

import html
import sys
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

import msgspec

from briefings.content.links import BASE, with_base
from briefings.content.pieces import is_whole, parted
from briefings.model import Piece
from briefings.text import without_bidi

_START, _END, _RANK = attrgetter("start"), attrgetter("end"), attrgetter("rank")
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


def in_order(wraps: list[Wrap]) -> list[Wrap]:
    """Those that begin first, of those that begin together the outer, and of one rank the longest first."""
    wraps.sort(key=_END, reverse=True)  # three plain sorts take less than one by three
    wraps.sort(key=_RANK)
    wraps.sort(key=_START)
    return wraps


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
        self._starts = [wrap.start for wrap in wraps]
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
        first = self._next
        self._next = coming = bisect_left(self._starts, end, first)
        self._coming = self._starts[coming] if coming < len(self._starts) else _NOWHERE
        self._live = touching = [wrap for wrap in (*self._live, *self._wraps[first:coming]) if wrap.end > start]
        return [wrap for wrap in touching if not wrap.is_link] if in_link else touching

    def _escaped(self, start: int, end: int) -> str:
        words = self._text[start:end]
        return words if self._is_plain else escape(words)

    def _words(self, start: int, end: int, usable: Sequence[Wrap], made: list[str]) -> None:
        """The words of one span; every wrap is closed at its end, because tags of the text follow there."""
        stack: list[Wrap] = []
        at, free, behind = start, min(end, self._pin), [*[wrap.start for wrap in usable[1:]], end]
        words = self._text if self._is_plain else None
        for wrap, coming in zip(usable, behind, strict=False):
            begin, stop = wrap.start, wrap.end
            if free <= begin or free <= at:
                at, free = self._settle(at, max(begin, at), end, stack, made)
            begin = max(begin, at)
            if words is None or stop > free or coming < stop:
                if begin > at:
                    made.append(self._escaped(at, begin))
                self._open(wrap, stack, made)
                free, at = min(free, stop), begin
                continue
            first = wrap.first if wrap.first is wrap.again else self._tag(wrap)
            made += (words[at:begin], first, words[begin:stop], wrap.close)
            at = stop
        self._settle(at, end, end, stack, made)
        made += [wrap.close for wrap in reversed(stack)]

    def _settle(self, at: int, place: int, end: int, stack: list[Wrap], made: list[str]) -> tuple[int, int]:
        """Goes on to a place, as far as something ends or is put in before it.

        Returns:
            How far the words are told, and where the next wrap ends or the next insert stands.
        """
        closing = min([end, *[wrap.end for wrap in stack]])
        while (stop := min(closing, self._pin)) <= place:
            if stop > at:
                made.append(self._escaped(at, stop))
                at = stop
            again = _close(stack, at, made) if closing <= at else ()
            while self._pin <= at:
                made.append(self._pass())
            if at >= end:
                break
            for wrap in again:
                self._open(wrap, stack, made)
            closing = min([end, *[wrap.end for wrap in stack]])
        return at, stop

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
