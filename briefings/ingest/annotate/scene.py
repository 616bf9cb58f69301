"""An article's lines with what is known of them: which token belongs to which entity, what depends on what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from briefings.ingest import heads
from briefings.ingest.annotate import marks
from briefings.ingest.annotate.entities import Known
from briefings.ingest.annotate.spans import Name
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
        entities: The entity of each token that belongs to a name.
        names: The whole name of each such token.
        quoted: The pairs of quotation marks.
        opens: Where the words begin after an agency's dateline or the name of who speaks; 0 where there is none.
        inside: For each token whether it stands within one.
    """

    def __init__(
        self, index: int, line: Line, text: str, entities: Mapping[int, Known], names: Mapping[int, Name]
    ) -> None:
        self.index = index
        self.line = line
        self.tokens = line.tokens
        self.entities = entities
        self.names = names
        self.quoted = tuple(_quoted(line, text))
        self.opens = _opens(line, text)
        self.inside = [False] * len(line.tokens)
        for quoted in self.quoted:
            self.inside[quoted.first : quoted.last] = [True] * (quoted.last - quoted.first)

    @cached_property
    def children(self) -> Mapping[int, list[int]]:
        """The tokens that depend on each token."""
        found: dict[int, list[int]] = defaultdict(list)
        for index, token in enumerate(self.tokens):
            if token.head != index:
                found[token.head].append(index)
        return found

    @cached_property
    def _segments(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for bounds in _segments(self):
            found += [bounds] * (bounds[1] - bounds[0])
        return found

    @cached_property
    def depth(self) -> list[int]:
        """How far each token hangs below the root of its sentence."""
        found = [0] * len(self.tokens)
        pending = [(index, 0) for index, token in enumerate(self.tokens) if token.head == index]
        while pending:
            index, depth = pending.pop()
            found[index] = depth
            pending += [(child, depth + 1) for child in self.children.get(index, ())]
        return found

    def segment_of(self, index: int) -> tuple[int, int]:
        """The sentence that holds a token, by our own bounds: the model's fail at quotations."""
        return self._segments[index]


def views(lines: Sequence[Line], text: str, known: Sequence[Known]) -> tuple[View, ...]:
    """The article's lines, each with the entities of its tokens."""
    entities: list[dict[int, Known]] = [{} for _ in lines]
    names: list[dict[int, Name]] = [{} for _ in lines]
    for entity in known:
        for name in entity.mentions:
            for at in range(name.first, name.last):
                entities[name.line][at] = entity
                names[name.line][at] = name
    return tuple(View(index, line, text, entities[index], names[index]) for index, line in enumerate(lines))


def _opens(line: Line, text: str) -> int:
    begins = heads.begins(text[line.tokens[0].start : line.tokens[-1].end]) if line.tokens else 0
    after = (at for at, token in enumerate(line.tokens) if token.start >= line.tokens[0].start + begins)
    return next(after, 0) if begins else 0


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
    tokens, start = view.tokens, view.opens
    if start:
        yield 0, start
    closings = {quoted.last - 1 for quoted in view.quoted}
    for at, token in enumerate(tokens):
        if start <= at < len(tokens) - 1 and _ends_here(view, at, token.text, closing=at in closings):
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
