"""Where names of persons, organizations and places stand, and what kind each is, before anybody asks who is who.

The model proposes; closed lists, the form of the words and the rest of the article correct it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from briefings.ingest.annotate import consistency, form, fullnames, lexicon, listed, teams, transcripts, trim
from briefings.ingest.annotate.spans import Name, free, named
from briefings.ingest.annotate.tokens import Guess, Line
from briefings.model import EntityKind

_ADDRESSES = frozenset({"Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Dr."})
_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


def find(lines: Sequence[Line]) -> tuple[Name, ...]:
    """Every name of the article, in order of place, no two of them overlapping."""
    shouted = [consistency.is_shouted(line) for line in lines]
    blocked = [(*listed.blocked(line.tokens), *form.quoted(line), *transcripts.noises(line)) for line in lines]
    found: list[Name] = []
    for index, line in enumerate(lines):
        proposals = _proposals(index, line, shouted=shouted[index])
        found += free(proposals, blocked[index], len(line.tokens))
    found = consistency.voted(lines, found)
    found += consistency.spread(lines, found, shouted, blocked)
    found = teams.found(lines, consistency.voted(lines, found))
    return tuple(sorted(found, key=lambda name: (name.line, name.first)))


def _proposals(index: int, line: Line, *, shouted: bool) -> Iterator[Name]:
    yield from _listed(index, line)
    yield from form.acronyms(index, line)
    yield from form.dateline(index, line)
    yield from transcripts.speakers(index, line)
    if not shouted:
        yield from _guessed(index, line)
        yield from form.bodies(index, line)
        yield from form.clubs(index, line)
        yield from form.firms(index, line)
        yield from form.introduced(index, line)
        yield from fullnames.persons(index, line)
        yield from fullnames.subjects(index, line)
        yield from fullnames.athletes(index, line)


def _guessed(index: int, line: Line) -> Iterator[Name]:
    for guess in _joined(line):
        kind = _KINDS.get(guess.label)
        if kind is None or (kind == "organization" and _is_addressed(line, guess)):
            continue
        if kind == "organization" and line.tokens[guess.first].text in lexicon.RANKS and guess.last - guess.first > 1:
            kind = "person"
        for first, last in trim.parts(line.tokens, guess.first, guess.last, kind):
            whole = fullnames.whole_person(line.tokens, last) if kind == "person" else last
            name = named(index, line, first, whole, kind, "ner")
            if form.is_plausible(name) and not form.is_portfolio(line.tokens, first, last):
                yield msgspec.structs.replace(name, kind=form.kind(name))


def _joined(line: Line) -> list[Guess]:
    """The model's guesses, two in a row being one: "Aung San" + "Suu Kyi", "Credito" + do + "Norte"."""
    joined: list[Guess] = []
    for guess in line.guesses:
        if joined and joined[-1].label == guess.label in {"PERSON", "ORG"} and _belongs(line, joined[-1], guess):
            joined.append(Guess(joined.pop().first, guess.last, guess.label))
        else:
            joined.append(guess)
    return joined


def _belongs(line: Line, one: Guess, other: Guess) -> bool:
    between = [token.text for token in line.tokens[one.last : other.first]]
    if not between:
        return one.label == "PERSON"
    return len(between) == 1 and between[0] in lexicon.PARTICLES and between[0].islower()


def _is_addressed(line: Line, guess: Guess) -> bool:
    """Whether what the model takes for a body holds a form of address, and so a person: "H.E. Dr. Rosa Khan"."""
    return any(token.text in _ADDRESSES for token in line.tokens[guess.first : guess.last])


def _listed(index: int, line: Line) -> Iterator[Name]:
    said = [(guess.first, guess.last, _KINDS.get(guess.label)) for guess in line.guesses]
    for first, last, kind in listed.known(line.tokens):
        agreed = any(kind == other and first < end and start < last for start, end, other in said)
        yield named(index, line, first, last, kind, "list" if agreed else "list-alone")
    for first, last, kind in listed.towns(line.tokens):
        yield named(index, line, first, last, kind, "gazetteer")
