"""An article's lines with what is known of them: which token belongs to which entity, what depends on what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from briefings.ingest.annotate import marks
from briefings.ingest.annotate.entities import Known
from briefings.ingest.annotate.tokens import Line

_ENDS = frozenset(".?!…")


class Phrase(NamedTuple):
    """Tokens ``first`` up to ``last`` (not included) of a line."""

    line: int
    first: int
    last: int


class Quoted(NamedTuple):
    """A pair of quotation marks as tokens of a line, marks included, and as offsets of the text."""

    first: int
    last: int
    pair: marks.Pair


class View:
    """One line, with what can be read off it at once.

    Attributes:
        quoted: The pairs of quotation marks.
        inside: For each token whether it stands within one.
        segments: Sentences as the quotation marks part them; the model's own bounds fail at quotations.
    """

    def __init__(self, index: int, line: Line, text: str, entities: Mapping[int, Known]) -> None:
        self.index = index
        self.line = line
        self.tokens = line.tokens
        self.entities = entities
        self.quoted = tuple(_quoted(line, text))
        self.inside = [False] * len(line.tokens)
        for quoted in self.quoted:
            self.inside[quoted.first : quoted.last] = [True] * (quoted.last - quoted.first)
        self.segments = tuple(_segments(self))

    @cached_property
    def children(self) -> Mapping[int, list[int]]:
        """The tokens that depend on each token."""
        found: dict[int, list[int]] = defaultdict(list)
        for index, token in enumerate(self.tokens):
            if token.head != index:
                found[token.head].append(index)
        return found

    def segment_of(self, index: int) -> tuple[int, int]:
        """The segment that holds a token."""
        return next(bounds for bounds in self.segments if bounds[0] <= index < bounds[1])

    def name_at(self, index: int) -> tuple[int, int] | None:
        """First and last token of the name that holds a token."""
        known = self.entities.get(index)
        if known is None:
            return None
        return next(
            (name.first, name.last)
            for name in known.mentions
            if name.line == self.index and name.first <= index < name.last
        )


def views(lines: Sequence[Line], text: str, known: Sequence[Known]) -> tuple[View, ...]:
    """The article's lines, each with the entities of its tokens."""
    entities: list[dict[int, Known]] = [{} for _ in lines]
    for entity in known:
        for name in entity.mentions:
            for at in range(name.first, name.last):
                entities[name.line][at] = entity
    return tuple(View(index, line, text, entities[index]) for index, line in enumerate(lines))


def _quoted(line: Line, text: str) -> Iterator[Quoted]:
    tokens = line.tokens
    if not tokens:
        return
    at = 0
    for pair in marks.pairs(text, tokens[0].start, tokens[-1].end):
        while at < len(tokens) and tokens[at].end <= pair.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].start < pair.end:
            at += 1
        yield Quoted(first, at, pair)


def _segments(view: View) -> Iterator[tuple[int, int]]:
    tokens, start = view.tokens, 0
    closings = {quoted.last - 1 for quoted in view.quoted}
    for at, token in enumerate(tokens):
        if at + 1 < len(tokens) and _ends_here(view, at, token.text, closing=at in closings):
            yield start, at + 1
            start = at + 1
    if start < len(tokens):
        yield start, len(tokens)


def _ends_here(view: View, at: int, word: str, *, closing: bool) -> bool:
    follows = view.tokens[at + 1].text
    fresh = follows[:1].isupper() or follows[:1] in "“\"‘'«("
    if not view.inside[at]:
        return word in _ENDS and fresh
    # A full stop within the marks ends the sentence around them too; a question may be followed by who asked it.
    return closing and at > 0 and view.tokens[at - 1].text in {".", "…"} and fresh
