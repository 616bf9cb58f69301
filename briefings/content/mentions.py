"""The search for entities by their names, in plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from briefings.model import Entity, EntityUse, Mention

Span = tuple[int, int]

_HYPHENS = frozenset("-\u2010\u2011")


def names_of(uses: Iterable[EntityUse], entities: Mapping[str, Entity]) -> dict[str, str]:
    """Every name of these entities -> the id it means; names that mean two of them are left out."""
    names: dict[str, str | None] = {}
    for use in uses:
        entity = entities.get(use.id)
        if entity is None:
            continue
        target = final_id(use.id, entities) if entity.merged_into else use.id
        for known in (entity,) if target == use.id else (entity, entities.get(target)):
            for name in map(str.strip, (known.name, *known.aliases) if known else ()):
                if name and "\n" not in name:
                    names[name] = target if names.get(name, target) == target else None
    return {name: entity_id for name, entity_id in names.items() if entity_id}


def final_id(entity_id: str, entities: Mapping[str, Entity]) -> str:
    """The id that an entity goes by after all merges; a loop of merges ends where it began."""
    entity = entities.get(entity_id)
    if entity is None or entity.merged_into is None:
        return entity_id
    seen = {entity_id}
    while (entity := entities.get(entity_id)) and (into := entity.merged_into) and into not in seen:
        seen.add(into)
        entity_id = into
    return entity_id


def search(text: str, names: Mapping[str, str], taken: Sequence[Span]) -> list[Mention]:
    """The places where a name stands as a whole word, outside what is taken; no two overlap."""
    hits: list[tuple[int, int, str]] = []
    begun = {start for start, end in taken if start < end}
    for name, entity_id in names.items():
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if start not in begun and _is_whole(text, start, end):  # most names are found where they are marked
                hits.append((start, -end, entity_id))
            start = text.find(name, start + 1)
    hits.sort()
    occupied = sorted(taken)
    found: list[Mention] = []
    free_from = index = 0
    for start, negative_end, entity_id in hits:
        end = -negative_end
        while index < len(occupied) and occupied[index][1] <= start:
            index += 1
        if start >= free_from and not (index < len(occupied) and occupied[index][0] < end):
            found.append(Mention(start, end, entity_id))
            free_from = end
    return found


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on across the bounds; a hyphen joins: "Nishan-e-Pakistan" does not name Pakistan."""
    return not (
        (_is_word(text[start]) and _is_joined(text[max(0, start - 2) : start][::-1]))
        or (_is_word(text[end - 1]) and _is_joined(text[end : end + 2]))
    )


def _is_joined(beside: str) -> bool:
    """Whether the two characters beside a word, the nearer first, make it part of a longer one."""
    return _is_word(beside[:1]) or (beside[:1] in _HYPHENS and _is_word(beside[1:]))


def _is_word(character: str) -> bool:
    return bool(character) and (
        character.isalnum() or character == "_" or (not character.isascii() and bool(unicodedata.combining(character)))
    )
