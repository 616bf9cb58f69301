"""Entity files, and where an article names its entities."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import msgspec

from briefings.content import frontmatter, schema
from briefings.content.mentions import final_id, names_of, search
from briefings.content.texts import normalized
from briefings.diagnostics import Place, Report
from briefings.model import Article, Entity, EntityKind, Mention
from briefings.text import slug_fault, slugify


class EntityHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The front matter of an entity's file; see `briefings.model.Entity`."""

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    merged_into: str | None = None
    distinct_from: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()


def write_entity(entity: Entity) -> str:
    """The whole file of an entity: front matter, and the note as Markdown."""
    from briefings.content import frontwriting  # noqa: PLC0415 - needs all of PyYAML, and a build writes no entity

    values: dict[str, Any] = {"name": entity.name, "kind": entity.kind, "aliases": list(entity.aliases)}
    if entity.same_as:
        values["same_as"] = list(entity.same_as)
    if entity.merged_into:
        values["merged_into"] = entity.merged_into
    for key, told in (("distinct_from", entity.distinct_from), ("known_by", entity.known_by)):
        if told:
            values[key] = list(told)
    note = entity.note.strip()
    return frontwriting.write(values) + (f"\n{note}\n" if note else "")


def read_entity(text: str, path: str, report: Report) -> Entity | None:
    """Reads an entity's file; its id is the file's stem.

    Returns:
        The entity, or None where the report has taken an error.
    """
    before = report.count("error")
    entity_id = PurePosixPath(path).stem
    wrong = "not 'none'" if entity_id == "none" else slug_fault(entity_id)
    if wrong:
        wrong = wrong if entity_id == "none" else f"this {wrong}"
        remedy = (
            f"rename the file to {slugify(entity_id.removesuffix('none'), 'entity')}.md, and its labels in articles"
        )
        report.error("bad-name", f"the name of an entity's file must be a slug, and {wrong}", Place(path), remedy)
    head = frontmatter.split(normalized(text), path, report)
    values = frontmatter.read(head.document, EntityHead, report) if head and head.document else None
    if head and head.document and values:
        fault = schema.faults_of(head.document, report)
        schema.check_line(values.name, ("name",), fault)
        for index, alias in enumerate(values.aliases):
            schema.check_line(alias, ("aliases", index), fault)
        for index, address in enumerate(values.same_as):
            schema.check_address(address, ("same_as", index), fault)
        if values.merged_into is not None:
            schema.check_slug(values.merged_into, ("merged_into",), fault)
        for index, other in enumerate(values.distinct_from):
            schema.check_slug(other, ("distinct_from", index), fault)
        for index, words in enumerate(values.known_by):
            schema.check_line(words, ("known_by", index), fault)
    if head is None or values is None or report.count("error") > before:
        return None
    return Entity(
        id=entity_id,
        name=values.name,
        kind=values.kind,
        aliases=values.aliases,
        note=head.body.strip(),
        same_as=values.same_as,
        merged_into=values.merged_into,
        path=path,
        distinct_from=values.distinct_from,
        known_by=values.known_by,
    )


def find_mentions(article: Article, entities: Mapping[str, Entity]) -> tuple[Mention, ...]:
    """Every mention in an article, in order of place; what is marked as no entity is not among them.

    The names and aliases of the entities that the article defines are searched as whole words, the leftmost and then
    the longest first, outside every marked mention and date. A name that two of them share finds neither: only a mark
    can tell them apart. A mention of a merged entity is a mention of the one that took it over.

    Args:
        article: As read.
        entities: The site's, by id.
    """
    annotations = article.annotations
    if not (annotations.entities or annotations.mentions):
        return ()
    names = names_of(annotations.entities, entities)
    taken = [(item.start, item.end) for item in annotations.mentions]
    taken += [(item.start, item.end) for item in annotations.dates]
    marked = [followed(item, final_id(item.entity, entities)) for item in annotations.mentions if item.entity]
    return tuple(sorted((*marked, *search(article.text, names, taken)), key=_place))


def followed(mention: Mention, entity: str) -> Mention:
    """The mention of an entity by the id that it goes by."""
    return mention if entity == mention.entity else Mention(mention.start, mention.end, entity)


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.start, mention.end, mention.entity or ""
