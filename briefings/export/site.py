"""The copies of articles for programs that go out beside their pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from briefings.catalog.library import Library, Record
from briefings.catalog.machines import Export as PlannedExport
from briefings.catalog.planned import Plan
from briefings.config import ExportForm, Site
from briefings.export.facts import of_article
from briefings.export.plain import json_line, plain_text
from briefings.files import read_unchanged
from briefings.model import Entity
from briefings.render.tree import Export


def exports_of(plan: Plan, library: Library, site: Site) -> dict[str, Export]:
    """Output path -> what makes that copy, for all that the plan lets out."""
    if not plan.exports:
        return {}
    records = {record.file: record for record in library.records}
    entities = {entity.id: entity for entity in library.entities}
    return {export.path: _export(export, records[export.article], entities, site) for export in plan.exports}


def _export(planned: PlannedExport, record: Record, entities: dict[str, Entity], site: Site) -> Export:
    return Export(record.notice.key + planned.form.encode(), partial(_MAKERS[planned.form], record, entities, site))


def _markdown(record: Record, _: dict[str, Entity], site: Site) -> bytes:
    return read_unchanged(site.root / record.file, record.notice.digest, record.file)


def _text(record: Record, *_: object) -> bytes:
    return plain_text(record.opened().article).encode()


def _json(record: Record, entities: dict[str, Entity], _: Site) -> bytes:
    opened = record.opened()
    return json_line(of_article(opened.article, entities, opened.mentions, opened.anchors)) + b"\n"


_MAKERS: dict[ExportForm, Callable[[Record, dict[str, Entity], Site], bytes]] = {
    "markdown": _markdown,
    "json": _json,
    "text": _text,
}
