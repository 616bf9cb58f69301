"""Entities by every id that may stand for them: a merged one leads to the one that took it over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from briefings.catalog import urls
from briefings.catalog.rows import Link
from briefings.diagnostics import Place, Report
from briefings.model import Entity, Named
from briefings.text import did_you_mean


class Names(msgspec.Struct, frozen=True):
    """The site's entities.

    Attributes:
        entities: Those that are not merged, by id, with the names and aliases of what was merged into them.
        canonical: Every id that leads to one of them -> its id.
        links: Id of an entity -> its name and page.
    """

    entities: Mapping[str, Entity]
    canonical: Mapping[str, str]
    links: Mapping[str, Link]

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
    links = {key: Link(entity.name, urls.of_entity(entity.kind, key)) for key, entity in kept.items()}
    return Names(kept, canonical, links)


def _target(entity: Entity, by_id: Mapping[str, Entity], report: Report) -> str | None:
    seen = [entity.id]
    while (merged := by_id[seen[-1]].merged_into) is not None:
        if merged in seen:
            message = f"{' is merged into '.join([*seen, merged])}: a circle"
            report.error("merge-circle", message, Place(entity.path), "take 'merged_into' out of the one that stays")
            return None
        if merged not in by_id:
            remedy = did_you_mean(merged, by_id.keys() - {entity.id}) or "name the file of an entity, without .md"
            report.error("unknown-entity", f"'merged_into' names no entity: {merged!r}", Place(entity.path), remedy)
            return None
        seen.append(merged)
    return seen[-1]


def _with_aliases(entity: Entity, others: Sequence[str]) -> Entity:
    if not others:
        return entity
    aliases = dict.fromkeys((*entity.aliases, *others))
    aliases.pop(entity.name, None)
    return msgspec.structs.replace(entity, aliases=tuple(aliases))
