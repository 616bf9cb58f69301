"""Which of the site's entities a new article means: by full name or full alias, never by a surname alone.

What cannot be told stays apart: the editor can merge two files, and part one only article by article. Where two of the
site's entities have the name, the role that the article states decides, or the editor does: nobody is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

import msgspec

from briefings.conversion.withhold import without_entities
from briefings.model import Annotations, Article, Draft, Entity, EntityUse, Mention, Named, Proposal, Quotation
from briefings.text import slugify, without_brackets

_NOT_AN_ID = "none"
"""``[May][@none]`` marks words that name nothing."""


class Resolved(msgspec.Struct, frozen=True):
    """A draft whose entities carry the site's ids.

    Attributes:
        changed: The entities that are new or have learnt an alias.
        proposals: Those that several of the site's entities may be.
    """

    draft: Draft
    changed: tuple[Entity, ...]
    proposals: tuple[Proposal, ...] = ()


class Registry:
    """The site's entities by everything that names them in full; grows while a batch is converted.

    Args:
        entities: The site's.
        articles: The site's, whose roles tell apart those who share a name.
    """

    def __init__(self, entities: Iterable[Entity], articles: Iterable[Article] = ()) -> None:
        self._roles: dict[str, set[str]] = {}
        self.learn(articles)
        self._by_id: dict[str, Entity] = {}
        self._by_name: dict[tuple[str, str], set[str]] = {}
        for entity in sorted(entities, key=lambda entity: entity.id):
            self.add(entity)

    def learn(self, articles: Iterable[Article]) -> None:
        """Takes the roles that these articles give."""
        for article in articles:
            for use in article.annotations.entities:
                self._roles.setdefault(use.id, set()).update(map(str.casefold, use.roles))

    def add(self, entity: Entity) -> None:
        """Takes an entity, or a newer state of one."""
        self._by_id[entity.id] = entity
        for name in _full_names(entity):
            self._by_name.setdefault((entity.kind, name), set()).add(entity.id)

    def get(self, entity_id: str) -> Entity | None:
        """The entity of this id."""
        return self._by_id.get(entity_id)

    def all(self) -> Mapping[str, Entity]:
        """Every entity by id."""
        return self._by_id

    def find(self, entity: Entity) -> Entity | None:
        """The one known entity with the name, or else a full alias, of this one; None where none or several have it."""
        for names in ([_fold(entity.name)], _full_names(entity)):
            found = {self._final(i) for name in names for i in self._by_name.get((entity.kind, name), ())}
            if len(found) == 1:
                return self._by_id[found.pop()]
        return None

    def is_taken(self, entity: Entity, name: str) -> bool:
        """Whether another entity of this kind goes by a name."""
        return any(self._final(i) != entity.id for i in self._by_name.get((entity.kind, _fold(name)), ()))

    def namesakes(self, entity: Entity) -> tuple[Entity, ...]:
        """The known entities that go by this one's name, where there are several; in order of id."""
        found = {self._final(i) for i in self._by_name.get((entity.kind, _fold(entity.name)), ())}
        return tuple(self._by_id[entity_id] for entity_id in sorted(found)) if len(found) > 1 else ()

    def told_apart(self, among: Collection[Entity], roles: Collection[str]) -> Entity | None:
        """The one of these that a role means: by the words its file says it is known by, else by a role it had before.

        None where no role says so, or roles say so of several.
        """
        said = [role.casefold() for role in roles]
        for means in (_is_known_by, lambda entity, role: role in self._roles.get(entity.id, ())):
            meant = [entity for entity in among if any(means(entity, role) for role in said)]
            if meant:
                return meant[0] if len(meant) == 1 else None
        return None

    def free_id(self, entity: Entity) -> str:
        """A slug for a new entity that no other entity has."""
        base = slugify(entity.name, entity.kind)
        number, candidate = 1, base
        while candidate in self._by_id or candidate == _NOT_AN_ID:
            number += 1
            candidate = f"{base}-{number}"
        return candidate

    def _final(self, entity_id: str) -> str:
        seen = {entity_id}
        while (into := self._by_id[entity_id].merged_into) and into in self._by_id and into not in seen:
            entity_id = into
            seen.add(into)
        return entity_id


def resolve(draft: Draft, registry: Registry) -> Resolved:
    """The draft in the site's terms; the registry learns what is new."""
    ids: dict[str, str] = {}
    changed: dict[str, Entity] = {}
    roles = {use.id: use.roles for use in draft.annotations.entities}
    left_out: dict[str, list[str]] = {}
    for entity in draft.entities:
        seen = _on_one_line(entity)
        among = registry.namesakes(seen)
        known = registry.told_apart(among, roles.get(entity.id, ())) if among else registry.find(seen)
        if among and known is None:
            left_out[entity.id] = [item.id for item in among]
            continue
        now = _grown(known, seen, registry) if known else msgspec.structs.replace(seen, id=registry.free_id(seen))
        ids[entity.id] = now.id
        if now != known:
            changed[now.id] = now
            registry.add(now)
    entities = {entity_id: registry.all()[entity_id] for entity_id in ids.values()}
    withheld = without_entities(draft, left_out)
    draft = withheld.draft
    renamed = msgspec.structs.replace(
        draft,
        annotations=_renamed(draft.annotations, ids),
        entities=tuple(entities[entity_id] for entity_id in sorted(entities)),
    )
    return Resolved(renamed, tuple(changed[entity_id] for entity_id in sorted(changed)), withheld.proposals)


def _on_one_line(entity: Entity) -> Entity:
    """The entity with names that its file can hold: one found in a table or over a line's end has tabs or breaks."""
    names = [" ".join(name.split()) for name in (entity.name, *entity.aliases)]
    return msgspec.structs.replace(entity, name=names[0], aliases=tuple(names[1:]))


def _grown(known: Entity, seen: Entity, registry: Registry) -> Entity:
    """The known entity with the full names that this article uses; a surname learnt here could mislead elsewhere.

    A name that another entity goes by is not learnt: from then on it would mean neither of the two.
    """
    have = {_fold(name) for name in (known.name, *known.aliases)}
    full = set(_full_names(seen))
    new = [
        name for name in (seen.name, *seen.aliases) if _fold(name) in full - have and not registry.is_taken(known, name)
    ]
    return msgspec.structs.replace(known, aliases=(*known.aliases, *dict.fromkeys(new))) if new else known


def _renamed(annotations: Annotations, ids: Mapping[str, str]) -> Annotations:
    uses: dict[str, EntityUse] = {}
    for use in annotations.entities:
        entity_id = ids[use.id]
        before = uses.get(entity_id)
        roles = tuple(dict.fromkeys((*before.roles, *use.roles))) if before else use.roles
        uses[entity_id] = msgspec.structs.replace(use, id=entity_id, roles=roles)
    return msgspec.structs.replace(
        annotations,
        entities=tuple(uses[entity_id] for entity_id in sorted(uses)),
        mentions=tuple(_renamed_mention(mention, ids) for mention in annotations.mentions),
        quotations=tuple(_renamed_quotation(quotation, ids) for quotation in annotations.quotations),
    )


def _renamed_mention(mention: Mention, ids: Mapping[str, str]) -> Mention:
    return msgspec.structs.replace(mention, entity=ids[mention.entity]) if mention.entity else mention


def _renamed_quotation(quotation: Quotation, ids: Mapping[str, str]) -> Quotation:
    def named(who: Named | None) -> Named | None:
        return msgspec.structs.replace(who, entity=ids[who.entity]) if who and who.entity else who

    return msgspec.structs.replace(quotation, speaker=named(quotation.speaker), via=named(quotation.via))


def _full_names(entity: Entity) -> list[str]:
    """The names that mean this entity outside one article too: of a person, only those of two words and more."""
    plain = without_brackets(entity.name)
    names = [_fold(name) for name in (entity.name, plain, *entity.aliases)]
    if entity.kind == "person" and len(entity.name.split()) > 1:
        names = [name for name in names if " " in name]
    return list(dict.fromkeys(names))


def _is_known_by(entity: Entity, role: str) -> bool:
    return any(re.search(rf"\b{re.escape(words.casefold())}\b", role) for words in entity.known_by)


def _fold(name: str) -> str:
    folded = " ".join(name.replace("’", "'").casefold().split())
    return folded.removeprefix("the ")
