"""Entities by every id that may stand for them: a merged one leads to the one that took it over."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

import msgspec

from briefings.catalog import urls
from briefings.catalog.rows import Link
from briefings.diagnostics import Place, Report
from briefings.model import Entity, Named
from briefings.text import did_you_mean

_SHORT = re.compile(r"[\w ,.’'-]{1,60}")
"""A note of one line without Markdown."""


class Names(msgspec.Struct, frozen=True):
    """The site's entities.

    Attributes:
        entities: Those that are not merged, by id, with the names and aliases of what was merged into them.
        canonical: Every id that leads to one of them -> its id.
        links: Id of an entity -> its name and page; a name that others of its kind have too is followed by what
            tells it from them: ``Wang Hao (diver)``.
        apart: Id of an entity -> what tells it from those, where there is anything.
    """

    entities: Mapping[str, Entity]
    canonical: Mapping[str, str]
    links: Mapping[str, Link]
    apart: Mapping[str, str]

    def link(self, named: Named | None) -> Link | None:
        """Who is named, with a page where the entity is known; None where nobody is."""
        if named is None:
            return None
        entity = self.canonical.get(named.entity) if named.entity else None
        return self.links[entity] if entity else Link(named.text, None)


def names(entities: Sequence[Entity], report: Report) -> Names:
    """Follows every merger; one that leads nowhere or in a circle is a fault."""
    by_id = {entity.id: entity for entity in sorted(entities, key=lambda entity: entity.id)}
    canonical = {}
    absorbed: dict[str, list[str]] = {}
    for entity in by_id.values():
        target = _target(entity, by_id, report)
        if target is None:
            continue
        canonical[entity.id] = target
        if target != entity.id:
            absorbed.setdefault(target, []).extend((entity.name, *entity.aliases))
    kept = {
        key: _with_aliases(entity, absorbed.get(key, ())) for key, entity in by_id.items() if canonical.get(key) == key
    }
    apart = _told_apart(kept.values())
    shown = {key: f"{kept[key].name} ({told})" for key, told in apart.items()}
    links = {key: Link(shown.get(key, entity.name), urls.of_entity(entity.kind, key)) for key, entity in kept.items()}
    return Names(kept, canonical, links, apart)


def _told_apart(entities: Collection[Entity]) -> dict[str, str]:
    """What tells each from others of its kind that have its name.

    Nothing does for one of them, where it is the only one of which the editor says nothing. What articles say of them
    is left out of it: a new one would change the name on all pages.
    """
    keys = [(entity.kind, entity.name.casefold()) for entity in entities]
    counts = Counter(keys)
    if len(counts) == len(keys):
        return {}
    groups: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for key, entity in zip(keys, entities, strict=True):
        if counts[key] > 1:
            groups[key].append(entity)
    return dict(chain.from_iterable(map(_apart, groups.values())))


def _apart(namesakes: Sequence[Entity]) -> Iterator[tuple[str, str]]:
    """Id and distinction of each that has one."""
    words = [_distinction(entity) for entity in namesakes]
    for entity, told in zip(namesakes, words, strict=True):
        shown = told if words.count(told) == 1 else ", ".join(filter(None, (told, entity.id)))
        if shown:
            yield entity.id, shown


def _distinction(entity: Entity) -> str:
    """What the editor says of an entity that tells it from others: words of its role, else its note, if it is short."""
    line = entity.note.strip().rstrip(".")
    return ", ".join(entity.known_by) or (line if _SHORT.fullmatch(line) else "")


def _target(entity: Entity, by_id: Mapping[str, Entity], report: Report) -> str | None:
    seen, place = [entity.id], Place(entity.path, key=("merged_into",))
    while (merged := by_id[seen[-1]].merged_into) is not None:
        if merged in seen:
            message = f"{' is merged into '.join([*seen, merged])}: a circle"
            report.error("merge-circle", message, place, "take 'merged_into' out of the one that stays")
            return None
        if merged not in by_id:
            remedy = did_you_mean(merged, by_id.keys() - {entity.id}) or "name the file of an entity, without .md"
            report.error("unknown-entity", f"'merged_into' names no entity: {merged!r}", place, remedy)
            return None
        seen.append(merged)
    return seen[-1]


def _with_aliases(entity: Entity, others: Sequence[str]) -> Entity:
    if not others:
        return entity
    aliases = dict.fromkeys((*entity.aliases, *others))
    aliases.pop(entity.name, None)
    return msgspec.structs.replace(entity, aliases=tuple(aliases))
