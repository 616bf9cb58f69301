"""What only all files together can tell: ids that two files share, entities without a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefings.diagnostics import Place, Report
from briefings.files import may_be_file, open_regular
from briefings.model import Content, Entity, Headed
from briefings.text import did_you_mean, with_article


def check_together(content: Content[Any], root: Path, report: Report) -> None:
    """Reports what is wrong between files.

    Args:
        content: Everything that was read.
        root: The site's folder, for the places of faults.
        report: Takes every fault.
    """
    _check_ids(content.articles, root, report)
    entities = {entity.id: entity for entity in content.entities}
    sound = {(entity.id, entity.kind) for entity in content.entities}
    for article in content.articles:
        if not sound.issuperset(article.uses):
            _check_uses(article, entities, root, report)
    for entity in content.entities:
        _check_merge(entity, entities, root, report)
        _check_distinct(entity, entities, root, report)


def _check_uses(article: Headed, entities: Mapping[str, Entity], root: Path, report: Report) -> None:
    """Reports entities that an article defines and the site does not have, or not of that kind."""
    for entity_id, kind in article.uses:
        known = entities.get(entity_id)
        if known is None:
            if may_be_file(root / "content/entities" / f"{entity_id}.md"):
                continue  # its own faults are told already
            remedy = (
                did_you_mean(entity_id, entities) or f"make content/entities/{entity_id}.md with 'name:' and 'kind:'"
            )
            place = _place(article.path, root, f"[@{entity_id}]:")
            report.error("unknown-entity", f"the entity {entity_id!r} has no file", place, remedy)
        elif known.kind != kind:
            place = _place(article.path, root, f"[@{entity_id}]:")
            remedy = f"write {known.kind!r} here, or mend {known.path}"
            message = f"{entity_id!r} is {with_article(kind)} here and {with_article(known.kind)} in its file"
            report.error("entity-kind", message, place, remedy)


def _check_ids(articles: Iterable[Headed], root: Path, report: Report) -> None:
    first: dict[str, str] = {}
    for article in articles:
        other = first.setdefault(article.meta.id, article.path)
        if other != article.path:
            place = _place(article.path, root, "id:")
            remedy = "give the newer one an id of its own; until then feeds carry one of the two"
            report.warn("doubled-id", f"{other} has the same id {article.meta.id!r}", place, remedy)


def _check_merge(entity: Entity, entities: Mapping[str, Entity], root: Path, report: Report) -> None:
    seen = [entity.id]
    while into := entities[seen[-1]].merged_into:
        if into in seen:
            place = _place(entity.path, root, "merged_into:")
            report.error(
                "merge-loop", f"{' → '.join([*seen, into])} is a loop of merges", place, "delete one merged_into"
            )
            return
        if into not in entities:
            if len(seen) == 1:
                remedy = did_you_mean(into, entities) or f"make content/entities/{into}.md"
                place = _place(entity.path, root, "merged_into:")
                report.error("unknown-entity", f"it is merged into {into!r}, which has no file", place, remedy)
            return
        seen.append(into)


def _check_distinct(entity: Entity, entities: Mapping[str, Entity], root: Path, report: Report) -> None:
    for other in entity.distinct_from:
        place = _place(entity.path, root, "distinct_from:")
        if other == entity.id:
            report.error("unknown-entity", "it is said to be distinct from itself", place, "name the other one")
        elif other not in entities:
            if may_be_file(root / "content/entities" / f"{other}.md"):
                continue  # its own faults are told already
            remedy = did_you_mean(other, entities) or f"make content/entities/{other}.md, or take it out"
            report.error("unknown-entity", f"it is distinct from {other!r}, which has no file", place, remedy)
        elif entities[other].merged_into == entity.id:
            message = f"{other!r} is said to be another one, and is merged into this one"
            report.error("merged-and-distinct", message, place, "take one of the two out")


def _place(path: str, root: Path, words: str) -> Place:
    """Where a line of the file begins with these words; the file is read again, which faults alone make necessary."""
    try:
        with open_regular(root / path) as file:
            lines = file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return Place(path)
    number = next((index for index, line in enumerate(lines, start=1) if line.lstrip().startswith(words)), 0)
    return Place(path, number, 1 if number else 0)
