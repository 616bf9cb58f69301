"""What the rest of an article says about a name: one kind for one name, and a name found once is found everywhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from briefings.ingest.annotate import fullnames, lexicon, places, surroundings
from briefings.ingest.annotate.spans import Name, free, named
from briefings.ingest.annotate.tokens import Line
from briefings.model import EntityKind

Spans = Sequence[tuple[int, int]]

_TOKEN = re.compile(r"[^\s-]+|-")
_SHOUTED = 0.7
_INITIALS = 2
_ACRONYM = 4
_NO_NAMES = lexicon.NOT_NAMES | lexicon.GENERIC | lexicon.DEMONYMS | lexicon.TITLES | {"The"}
_UNSURE = frozenset(("gazetteer", "ner", "consistency"))
_WEIGHT = {
    "list": 100.0,
    "list-alone": 100.0,
    "acronym": 3.0,
    "form": 2.0,
    "gazetteer": 2.0,
    "ner": 1.0,
    "consistency": 0.0,
}


def is_shouted(line: Line) -> bool:
    """Whether a line is set in capitals, so that they tell nothing."""
    words = [token.text for token in line.tokens if token.text.isalpha() and len(token.text) > 1]
    return bool(words) and sum(word.isupper() for word in words) >= _SHOUTED * len(words)


def voted(lines: Sequence[Line], found: Iterable[Name]) -> list[Name]:
    """The same names, each with the kind that most of its mentions have; a surname goes with the full name.

    The words beside a mention vote too, where neither a list nor the name's own words tell.
    """
    found = list(found)
    votes: dict[str, dict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    for name in found:
        heard = votes[_uncased(name.words)]
        heard[name.kind] += _WEIGHT[name.rule]
        told = surroundings.vote(lines[name.line].tokens, name) if name.rule in _UNSURE else None
        if told is not None:
            heard[told[0]] += told[1]
    kinds = {name.words: _most(votes[_uncased(name.words)]) for name in found}
    surnames = {part for words, kind in kinds.items() if kind == "person" for part in _parts(words)}
    for words, kind in kinds.items():
        if kind != "person" and words in surnames and words not in places.PLACES and words not in lexicon.ORGANIZATIONS:
            kinds[words] = "person"
    return [msgspec.structs.replace(name, kind=kinds[name.words]) for name in found]


def _most(heard: Mapping[EntityKind, float]) -> EntityKind:
    return max(sorted(heard), key=heard.__getitem__)


def _uncased(words: str) -> str:
    """A dateline's "KELDA" and the text's "Kelda" have one vote; short words in capitals may be acronyms."""
    return words.upper() if len(words) > _ACRONYM else words


def _parts(words: str) -> tuple[str, ...]:
    """The words of a full name that may stand for it: the last, and the first."""
    split = words.split()
    return (split[-1], split[0]) if len(split) > 1 else ()


def spread(
    lines: Sequence[Line], found: Sequence[Name], shouted: Sequence[bool], blocked: Sequence[Spans]
) -> list[Name]:
    """Further mentions of what was found: the same words, a person's first or last name, capitals in a headline."""
    wanted = _wanted(found)
    taken = [list(spans) for spans in blocked]
    for name in found:
        taken[name.line].append((name.first, name.last))
    more: list[Name] = []
    for index, line in enumerate(lines):
        proposals = list(_matches(index, line, wanted, upper=shouted[index]))
        more += free(proposals, taken[index], len(line.tokens))
    return more


def _wanted(found: Sequence[Name]) -> dict[str, list[tuple[tuple[str, ...], EntityKind]]]:
    entries: dict[tuple[str, ...], EntityKind] = {}
    for name in found:
        words = _straight(name.words)
        entries.setdefault(_tokens(words), name.kind)
        if name.kind == "person":
            for part in _parts(words):
                if len(part) > _INITIALS and part[0].isupper() and part not in _NO_NAMES:
                    entries.setdefault(_tokens(part), "person")
    by_first: dict[str, list[tuple[tuple[str, ...], EntityKind]]] = defaultdict(list)
    for split, kind in sorted(entries.items()):
        by_first[split[0].lower()].append((split, kind))
    return by_first


def _tokens(words: str) -> tuple[str, ...]:
    """The words as the model parts them: a hyphen is a token of its own."""
    return tuple(_TOKEN.findall(words))


def _straight(words: str) -> str:
    """With the apostrophe of typewriters: two keyboards wrote "O'Hara" and "O’Hara"."""
    return words.replace("’", "'")


def _matches(
    index: int, line: Line, wanted: dict[str, list[tuple[tuple[str, ...], EntityKind]]], *, upper: bool
) -> Iterable[Name]:
    texts = [_straight(token.text) for token in line.tokens]
    for first, text in enumerate(texts):
        for words, kind in wanted.get(text.lower(), ()):
            last = first + len(words)
            same = tuple(texts[first:last])
            if same == words or (upper and same == tuple(word.upper() for word in words)):
                if kind == "person" and not upper:
                    yield named(index, line, *fullnames.whole_run(line.tokens, first, last), kind, "consistency")
                yield named(index, line, first, last, kind, "consistency")
