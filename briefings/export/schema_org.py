"""An article as schema.org data in JSON-LD: NewsArticle with Quotation and CorrectionComment.

Source: https://schema.org/NewsArticle, https://schema.org/Quotation, https://schema.org/CorrectionComment.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefings.catalog import urls
from briefings.config import Config
from briefings.export.facts import named_in
from briefings.model import Article, Correction, Entity, EntityKind, Quotation
from briefings.times import first_instant, precision, zone_named

_TYPES: dict[EntityKind, str] = {"person": "Person", "organization": "Organization", "place": "Place"}
_Json = dict[str, Any]


def json_ld(article: Article, entities: Mapping[str, Entity], config: Config) -> _Json:
    """The article as a NewsArticle; a property that the source does not state is absent.

    Only words in quotation marks are Quotations: schema.org has no type for a reported statement.

    Args:
        article: As read, or cut by `within_rights`.
        entities: The site's entities by id.
        config: For the site's address.
    """
    meta, source = article.meta, article.meta.source
    named = named_in(article, entities)
    data: _Json = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": meta.id,
        "url": config.base_url + urls.of_article(meta),
        "headline": meta.title,
        "inLanguage": meta.language,
        "datePublished": _moment(meta.published, meta.zone),
        "dateModified": _moment(meta.updated, meta.zone),
        "author": {"@type": "Person", "name": source.byline} if source.byline else None,
        "sourceOrganization": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "isBasedOn": urls.web(source.url),
        "abstract": meta.summary,
        "keywords": list(meta.topics),
        "articleBody": article.text,
        "mentions": [_entity(entity, config) for entity in sorted(set(named.values()), key=lambda entity: entity.id)],
        "hasPart": [
            _quotation(article.text, quotation, named, config)
            for quotation in article.annotations.quotations
            if quotation.direct
        ],
        "correction": [_correction(correction) for correction in meta.corrections],
    }
    return {key: value for key, value in data.items() if value}


def _moment(value: str | None, zone: str | None) -> str | None:
    """ISO 8601, as precise as the source: with an offset only where the source states a zone."""
    known = zone_named(zone) if zone else None
    if value and known and precision(value) == "minute":
        return first_instant(value, known).isoformat()
    return value


def _entity(entity: Entity, config: Config) -> _Json:
    data: _Json = {
        "@type": _TYPES[entity.kind],
        "name": entity.name,
        "url": config.base_url + urls.of_entity(entity.kind, entity.id),
        "alternateName": list(entity.aliases),
        "sameAs": list(entity.same_as),
    }
    return {key: value for key, value in data.items() if value}


def _correction(correction: Correction) -> _Json:
    quoted = (("Was", correction.was), ("Now", correction.now))
    said = [correction.what, *(f"{name}: {words}" for name, words in quoted if words)]
    return {"@type": "CorrectionComment", "datePublished": correction.on, "text": " ".join(said)}


def _quotation(text: str, quotation: Quotation, named: Mapping[str, Entity], config: Config) -> _Json:
    data: _Json = {"@type": "Quotation", "text": text[quotation.start : quotation.end]}
    who = quotation.speaker
    entity = named.get(who.entity) if who and who.entity else None
    if entity and entity.kind != "place":
        data["spokenByCharacter"] = _entity(entity, config)
    elif who:
        data["creditText"] = who.text
    return data
