"""Entity files, and where an article names its entities."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import msgspec

from briefings.content import frontmatter, schema
from briefings.content.mentions import find_mentions
from briefings.content.texts import normalized
from briefings.diagnostics import Place, Report
from briefings.model import Entity, EntityKind
from briefings.text import slugify

__all__ = ["find_mentions", "read_entity", "write_entity"]


class EntityHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The front matter of an entity's file; see `briefings.model.Entity`."""

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    merged_into: str | None = None


def write_entity(entity: Entity) -> str:
    """The whole file of an entity: front matter, and the note as Markdown."""
    values: dict[str, Any] = {"name": entity.name, "kind": entity.kind, "aliases": list(entity.aliases)}
    if entity.same_as:
        values["same_as"] = list(entity.same_as)
    if entity.merged_into:
        values["merged_into"] = entity.merged_into
    note = entity.note.strip()
    return frontmatter.write(values) + (f"\n{note}\n" if note else "")


def read_entity(text: str, path: str, report: Report) -> Entity | None:
    """Reads an entity's file; its id is the file's stem.

    Returns:
        The entity, or None where the report has taken an error.
    """
    before = report.count("error")
    entity_id = PurePosixPath(path).stem
    if not schema.SLUG.fullmatch(entity_id) or entity_id == "none":
        remedy = f"rename the file to {slugify(entity_id, 'entity')}.md"
        report.error("bad-name", "the name of an entity's file must be a slug, and not 'none'", Place(path), remedy)
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
    )
