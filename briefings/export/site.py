"""The copies of articles for programs that go out beside their pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial

import msgspec

from briefings.catalog.machines import Export as PlannedExport
from briefings.catalog.views import Plan
from briefings.config import Site
from briefings.export.facts import behind, of_article
from briefings.export.plain import plain_text, to_json
from briefings.files import read_unchanged
from briefings.model import Article, Content, Entity
from briefings.render.tree import Export


def exports_of(plan: Plan, content: Content, site: Site) -> dict[str, Export]:
    """Output path -> what makes that copy, for all that the plan lets out."""
    articles = {article.path: article for article in content.articles}
    entities = {entity.id: entity for entity in content.entities}
    return {export.path: _export(export, articles[export.article], entities, site) for export in plan.exports}


def _export(planned: PlannedExport, article: Article, entities: dict[str, Entity], site: Site) -> Export:
    named = behind(article, entities)
    told = msgspec.msgpack.encode((planned.form, article, named), order="deterministic")
    makers: dict[str, Callable[[], bytes]] = {
        "markdown": partial(_markdown, site, article),
        "json": partial(_json, article, named),
        "text": partial(_text, article),
    }
    return Export(hashlib.blake2b(told, digest_size=16).digest(), makers[planned.form])


def _markdown(site: Site, article: Article) -> bytes:
    return read_unchanged(site.root / article.path, article.digest, article.path)


def _text(article: Article) -> bytes:
    return plain_text(article).encode()


def _json(article: Article, entities: dict[str, Entity]) -> bytes:
    return to_json(of_article(article, entities)).encode() + b"\n"
