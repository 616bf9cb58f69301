"""Scores of people, organizations and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefings.model import Draft, Entity
from tests.gate.gold import Gold, Name
from tests.gate.tally import Tally, tally

_LEADING = re.compile(r"^(?:the|mr|mrs|ms|dr|sir|prof|professor)\.? ")


def folded(name: str) -> str:
    """A name without article, title and possessive, in lower case."""
    words = " ".join(name.replace("’", "'").lower().split()).removesuffix("'s")
    while _LEADING.match(words):
        words = _LEADING.sub("", words)
    return words.strip(" .")


def called(entity: Entity) -> set[str]:
    """All names of an entity, folded."""
    return {folded(name) for name in (entity.name, *entity.aliases)}


def people(gold: Gold, draft: Draft) -> Tally:
    """Persons, each once."""
    return _kind(gold, draft, "person", gold.people)


def organizations(gold: Gold, draft: Draft) -> Tally:
    """Organizations, each once."""
    return _kind(gold, draft, "organization", gold.organizations)


def places(gold: Gold, draft: Draft) -> Tally:
    """Places, each once."""
    return _kind(gold, draft, "place", gold.places)


def aliases(gold: Gold, draft: Draft) -> Tally:
    """The other names of people and organizations."""
    found: list[tuple[str, bool]] = []
    asked: list[tuple[str, bool]] = []
    for name, entity in _known(gold, draft):
        own = _full(name)
        wanted, free = {folded(alias) for alias in name.aliases} - own, set(map(folded, name.aliases_optional))
        given = (called(entity) if entity else set()) - own - free
        # "Lady Justice Pryce" is "Pryce" with her office before it.
        found += [(f"alias: {alias} = {name.name}", _ends_in(alias, own | wanted | free)) for alias in sorted(given)]
        hits = {alias for alias in wanted if any(_ends_in(other, {alias}) for other in given)}
        asked += [(f"alias: {alias} = {name.name}", alias in hits) for alias in sorted(wanted)]
    return tally(found, asked)


def roles(gold: Gold, draft: Draft) -> Tally:
    """Roles of people; one that says part of the other is right."""
    given = {use.id: use.roles for use in draft.annotations.entities}
    found: list[tuple[str, bool]] = []
    asked: list[tuple[str, bool]] = []
    for name, entity in _known(gold, draft):
        shown = given.get(entity.id, ()) if entity and entity.kind == "person" else ()
        accepted = [*name.roles, *name.roles_optional]
        found += [(f"role: {name.name}: {role}", any(_alike(role, other) for other in accepted)) for role in shown]
        asked += [(f"role: {name.name}: {role}", any(_alike(role, other) for other in shown)) for role in name.roles]
    return tally(found, asked)


def _kind(gold: Gold, draft: Draft, kind: str, names: Sequence[Name]) -> Tally:
    entities = [entity for entity in draft.entities if entity.kind == kind]
    matched = _matched(names, entities)
    optional = {folded(name) for name in gold.optional}
    right = {entity.id for _, entity in matched}
    found = [
        (f"{kind}: {entity.name}", entity.id in right)
        for entity in entities
        if entity.id in right or not called(entity) & optional
    ]
    named = {id(name) for name, _ in matched}
    return tally(found, [(f"{kind}: {name.name}", id(name) in named) for name in names])


def _known(gold: Gold, draft: Draft) -> list[tuple[Name, Entity | None]]:
    """People and organizations of the gold with the entity that stands for each."""
    found: list[tuple[Name, Entity | None]] = []
    for kind, names in (("person", gold.people), ("organization", gold.organizations)):
        matched = _matched(names, [entity for entity in draft.entities if entity.kind == kind])
        found += [(name, next((entity for known, entity in matched if known is name), None)) for name in names]
    return found


def _matched(names: Iterable[Name], entities: Iterable[Entity]) -> list[tuple[Name, Entity]]:
    """One entity a name: by the full name first, then by any."""
    free, open_names, matched = list(entities), list(names), []
    for of in (_full, _any):
        for name in list(open_names):
            entity = next((one for one in free if called(one) & of(name)), None)
            if entity:
                matched.append((name, entity))
                free.remove(entity)
                open_names.remove(name)
    return matched


def _full(name: Name) -> set[str]:
    return {folded(name.name), *map(folded, name.also)}


def _any(name: Name) -> set[str]:
    return _full(name) | {folded(alias) for alias in name.aliases}


def _ends_in(name: str, others: Iterable[str]) -> bool:
    return any(name == other or name.endswith(f" {other}") for other in others)


def _alike(a: str, b: str) -> bool:
    one, other = folded(a), folded(b)
    return bool(one and other) and (one in other or other in one)
