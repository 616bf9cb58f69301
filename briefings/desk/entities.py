"""Two entities become one, or one becomes two: every article follows, word for word the same.

A merged entity keeps its file, which leads to the one that took it over: its page redirects, and its names are known.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from briefings.config import Site
from briefings.content.mentions import final_id
from briefings.desk.changes import Plan, Texts
from briefings.desk.rewriting import Rewriting
from briefings.desk.whose import two
from briefings.diagnostics import Place, Report
from briefings.errors import UsageError
from briefings.model import Article, Content, Entity, EntityKind, EntityUse
from briefings.text import did_you_mean, slug_fault, slugify, with_article

Entities = Mapping[str, Entity]
_OUT = "take distinct_from out of both files first"


class Split(msgspec.Struct, frozen=True):
    """What is parted from an entity.

    Attributes:
        articles: Paths of the articles that mean the other one.
        into: The id of the other one; a free one is made up where it is empty.
        name: Its name; the same name where it is empty.
        aliases: Names that go over to it.
        known_by: Words of a role that tell it from its namesake.
    """

    articles: tuple[str, ...] = ()
    into: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()


def known(entities: Entities, wanted: str) -> Entity:
    """The entity of an id, of the name of its file, or of a name that only one has.

    Raises:
        UsageError: if there is none.
    """
    entity_id = wanted.rpartition("/")[2].removesuffix(".md").removeprefix("@")
    if entity_id in entities:
        return entities[entity_id]
    named = [entity for entity in entities.values() if entity.name.casefold() == wanted.casefold()]
    if len(named) == 1:
        return named[0]
    hint = did_you_mean(entity_id, entities) or "see: briefings entities list"
    raise UsageError(f"no entity {wanted!r}; {hint}")


def merge(site: Site, content: Content[Article], source: str, target: str, report: Report) -> Plan:
    """The plan by which one entity goes into another; faults are in the report, and the plan is then empty.

    It may be made and carried out once more after a run that was cut short.

    Raises:
        UsageError: if one of the two is not there, or they are the same.
    """
    entities = {entity.id: entity for entity in content.entities}
    one, other = known(entities, source), known(entities, target)
    _check_merge(one, other, entities, report)
    if report.count("error"):
        return Plan()
    names = [name for name in (one.name, *one.aliases) if name not in (other.name, *other.aliases)]
    addresses = [address for address in one.same_as if address not in other.same_as]
    grown = msgspec.structs.replace(
        other, aliases=(*other.aliases, *dict.fromkeys(names)), same_as=(*other.same_as, *addresses)
    )
    gone = msgspec.structs.replace(one, merged_into=other.id)
    work = Rewriting(Texts(site, report), entities, entities | {grown.id: grown, gone.id: gone}, report)
    work.write_entity(grown)
    for article in content.articles:
        work.join(article, one, other)
    work.write_entity(gone)
    return work.plan(last=gone.path)


def split(site: Site, content: Content[Article], source: str, wanted: Split, report: Report) -> Plan:
    """The plan by which the entity that some articles mean becomes another one; faults are in the report.

    The other one may be new, there already, or one that was merged into the first, which is thereby undone.

    Raises:
        UsageError: if an entity is not there, or the split says nothing.
    """
    entities = {entity.id: entity for entity in content.entities}
    one = known(entities, source)
    other = entities.get(wanted.into) or _new(one, wanted, entities)
    _check_split(one, other, wanted, entities, report)
    _check_named(one, other, wanted.articles, content.articles, report)
    if report.count("error"):
        return Plan()
    brought = _brought(one, other)
    left, parted = _parted(one, other, wanted, brought)
    work = Rewriting(Texts(site, report), entities, entities | {left.id: left, parted.id: parted}, report)
    if other.id in entities:
        work.write_entity(parted)
    else:
        work.create(parted)
    is_known = other.merged_into == one.id or one.id in other.distinct_from
    pair = two(left, parted, is_undone=_is_undone(one, other))
    for article in content.articles:
        if article.path not in wanted.articles:
            work.leave(article, pair, brought)
        elif is_known:
            work.divide(article, pair)
        else:
            work.rewrite(article, {one.id: EntityUse(other.id, other.kind)}, {one.id, other.id})
    work.write_entity(left)
    return work.plan(first=parted.path)


def rekind(site: Site, content: Content[Article], entity_id: str, kind: EntityKind, report: Report) -> Plan:
    """The plan by which an entity is of another kind, in its file and in every article; faults are in the report.

    Raises:
        UsageError: if it is not there.
    """
    entities = {entity.id: entity for entity in content.entities}
    changed = msgspec.structs.replace(known(entities, entity_id), kind=kind)
    work = Rewriting(Texts(site, report), entities, entities | {changed.id: changed}, report)
    for article in content.articles:
        work.redefine(article, changed)
    work.write_entity(changed)
    return work.plan(last=changed.path)


def _check_merge(one: Entity, other: Entity, entities: Entities, report: Report) -> None:
    if one.id == other.id:
        raise UsageError(f"{one.id!r} is one entity already; name two")
    if other.merged_into:
        target = final_id(other.id, entities)
        remedy = _undo(other, entities) if target == one.id else f"merge into {target!r}"
        report.error("merged-already", f"it was itself merged into {target!r}", _merger(other), remedy)
    elif one.merged_into and final_id(one.id, entities) != other.id:
        report.error("merged-already", f"it was merged into {one.merged_into!r}", _merger(one), _undo(one, entities))
    if one.kind != other.kind:
        message = f"this is {with_article(one.kind)}, and {other.id!r} is {with_article(other.kind)}"
        remedy = f"see which is right, then: briefings entities kind {one.id} {other.kind}"
        report.error("entity-kind", message, Place(one.path, key=("kind",)), remedy)
    for said, denied in ((one, other), (other, one)):
        if denied.id in said.distinct_from:
            message = f"it is said to be distinct from {denied.id!r}"
            place = Place(said.path, key=("distinct_from", said.distinct_from.index(denied.id)))
            report.error("merged-and-distinct", message, place, _OUT)


def _merger(gone: Entity) -> Place:
    """Where an entity's file says into whom it went."""
    return Place(gone.path, key=("merged_into",))


def _undo(gone: Entity, entities: Entities) -> str:
    """How a merger is undone, after those that came after it."""
    steps: list[str] = []
    while gone.merged_into:
        steps.insert(0, f"briefings entities split {gone.merged_into} --into {gone.id} --article …")
        gone = entities[gone.merged_into]
    return f"undo that first: {', then '.join(steps)}"


def _new(one: Entity, wanted: Split, entities: Entities) -> Entity:
    """A new entity; one of the same name has the same further names, since articles use them for either."""
    wrong = "means no entity" if wanted.into == "none" else wanted.into and slug_fault(wanted.into)
    if wrong:
        other = slugify(wanted.into, one.id) if wanted.into != "none" else f"{one.id}-2"
        raise UsageError(f"--into {wanted.into!r} {wrong}; write a slug such as {other!r}")
    name = wanted.name or one.name
    base = slugify(name, one.kind)
    free = (base if number == 1 else f"{base}-{number}" for number in range(1, len(entities) + 2))
    entity_id = wanted.into or next(item for item in free if item not in entities)
    shared = one.aliases if name == one.name else ()
    return Entity(entity_id, name, one.kind, shared, path=f"content/entities/{entity_id}.md")


def _check_split(one: Entity, other: Entity, wanted: Split, entities: Entities, report: Report) -> None:
    if one.id == other.id:
        raise UsageError(f"{one.id!r} cannot be split into itself; give --into another id")
    if not wanted.articles and other.merged_into != one.id:
        raise UsageError("say which articles mean the other one: --article ARTICLE, once for each")
    if one.merged_into:
        remedy = f"split {final_id(one.id, entities)!r}"
        report.error("merged-already", f"it was merged into {one.merged_into!r}", _merger(one), remedy)
    if other.merged_into not in {None, one.id}:
        report.error(
            "merged-already", f"it was merged into {other.merged_into!r}", _merger(other), _undo(other, entities)
        )
    if one.kind != other.kind:
        message = f"this is {with_article(other.kind)}, and {one.id!r} is {with_article(one.kind)}"
        report.error("entity-kind", message, Place(other.path, key=("kind",)), "give --into another id")
    for alias in wanted.aliases:
        if alias not in (*one.aliases, *other.aliases):
            remedy = did_you_mean(alias, one.aliases) or f"it has: {', '.join(one.aliases) or 'none'}"
            report.error("unknown-alias", f"it has no alias {alias!r}", Place(one.path, key=("aliases",)), remedy)


def _check_named(
    one: Entity, other: Entity, paths: Collection[str], articles: Sequence[Article], report: Report
) -> None:
    """Each of the articles must name the one, or, after a split that was cut short, the other already."""
    for article in articles:
        if article.path in paths and not {one.id, other.id} & {use.id for use in article.annotations.entities}:
            report.error("not-named", f"it doesn't name {one.id!r}", Place(article.path), "leave it out of --article")


def _is_undone(one: Entity, other: Entity) -> bool:
    """Whether a merger of the other into the one is undone.

    A split that was cut short has taken out merged_into already, and told of the difference in one of the two files.
    """
    is_half_done = one.id in other.distinct_from and other.id not in one.distinct_from
    return other.merged_into == one.id or is_half_done


def _brought(one: Entity, other: Entity) -> Collection[str]:
    """The names that a merger brought from the other into the one: from the other's own name on, they were put last."""
    if other.name not in one.aliases or not _is_undone(one, other):
        return ()
    return {name for name in one.aliases[one.aliases.index(other.name) :] if name in (other.name, *other.aliases)}


def _without(entity: Entity, names: Collection[str]) -> Entity:
    return msgspec.structs.replace(entity, aliases=tuple(alias for alias in entity.aliases if alias not in names))


def _parted(one: Entity, other: Entity, wanted: Split, brought: Collection[str]) -> tuple[Entity, Entity]:
    """The two as they will be; each says that it is not the other."""
    have = (other.name, *other.aliases)
    parted = msgspec.structs.replace(
        other,
        aliases=(*other.aliases, *(alias for alias in wanted.aliases if alias not in have)),
        known_by=tuple(dict.fromkeys((*other.known_by, *wanted.known_by))),
        distinct_from=tuple(dict.fromkeys((*other.distinct_from, one.id))),
        merged_into=None,
    )
    left = msgspec.structs.replace(
        _without(one, {*wanted.aliases, *brought}),
        distinct_from=tuple(dict.fromkeys((*one.distinct_from, other.id))),
    )
    return left, parted
