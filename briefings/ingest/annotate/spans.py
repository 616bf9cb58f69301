"""A name's place in an article, and the choice among names that overlap."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from briefings.ingest.annotate.tokens import Line
from briefings.model import EntityKind

# Of two names of one length, the one that stands on surer ground.
_ORDER = ("list", "list-alone", "acronym", "form", "gazetteer", "ner", "consistency")


class Name(msgspec.Struct, frozen=True):
    """Words that name somebody or something.

    Attributes:
        line: Index of the line; ``first`` and ``last`` are tokens of it, ``last`` not included.
        words: As written, on one line.
        rule: What found it: ``ner``, ``list``, ``list-alone``, ``gazetteer``, ``form``, ``acronym`` or ``consistency``.
    """

    line: int
    first: int
    last: int
    kind: EntityKind
    words: str
    rule: str


def named(index: int, line: Line, first: int, last: int, kind: EntityKind, rule: str) -> Name:
    """The tokens from ``first`` up to ``last`` of the line, as a name."""
    return Name(index, first, last, kind, line.words(first, last), rule)


def free(proposals: Iterable[Name], blocked: Iterable[tuple[int, int]], size: int) -> list[Name]:
    """The longest names of a line that do not overlap, outside the blocked stretches; ``size`` counts its tokens."""
    taken, barred = [False] * size, [False] * size
    for first, last in blocked:
        barred[first:last] = [True] * (last - first)
    chosen: list[Name] = []
    for name in sorted(proposals, key=lambda name: (name.first - name.last, name.first, _ORDER.index(name.rule))):
        # Half of a compound may be a part of what an acronym spells out: "Security and Co-operation in Europe (OSCE)".
        free_here = name.rule == "acronym" or not any(barred[name.first : name.last])
        if free_here and not any(taken[name.first : name.last]):
            taken[name.first : name.last] = [True] * (name.last - name.first)
            chosen.append(name)
    return chosen
