"""Entities that are easily taken for one another: by the same name, or by names one letter apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from briefings.model import Entity
from briefings.text import without_brackets

_SHORTEST = 6


def namesakes(entities: Iterable[Entity]) -> Mapping[str, tuple[str, ...]]:
    """Id -> the others of its kind that go by the same name, ordered; what was merged is not among them."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for entity in _kept(entities):
        groups[entity.kind, _plain(entity)].append(entity.id)
    return {one: tuple(i for i in ids if i != one) for ids in groups.values() if len(ids) > 1 for one in ids}


def spelled_alike(entities: Iterable[Entity]) -> Mapping[str, tuple[str, ...]]:
    """Id -> the others of its kind whose name is one letter apart, unless one of the two files says they are two.

    Names one letter apart share a form in which one letter is left out (Garbe 2012, SymSpell), so that no name is
    compared with every other one.
    """
    known = _kept(entities)
    names = {entity.id: _plain(entity) for entity in known}
    shared: defaultdict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in known:
        for form in _forms(names[entity.id]):
            shared[entity.kind, form].append(entity)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in shared.values():
        for one in group:
            for other in group:
                said = other.id in one.distinct_from or one.id in other.distinct_from
                if one.id != other.id and not said and _is_near(names[one.id], names[other.id]):
                    found[one.id].add(other.id)
    return {entity_id: tuple(sorted(others)) for entity_id, others in found.items()}


def _kept(entities: Iterable[Entity]) -> list[Entity]:
    return sorted((entity for entity in entities if not entity.merged_into), key=lambda entity: entity.id)


def _plain(entity: Entity) -> str:
    """The name without what tells it apart in brackets, the hyphens of a spelling, and an article before it."""
    name = without_brackets(entity.name).casefold().replace("-", "").replace("’", "'")
    return " ".join(name.split()).removeprefix("the ")


def _forms(name: str) -> set[str]:
    if len(name) < _SHORTEST:
        return set()
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


def _is_near(one: str, other: str) -> bool:
    """Whether one letter put in, left out, changed, or two neighbours exchanged make the one of the other."""
    if one == other:
        return False  # those are namesakes
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    exchanged = left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or exchanged
