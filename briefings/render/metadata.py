"""What search engines and social networks read in a page's head: a description, and schema.org data as JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from briefings.catalog import urls
from briefings.catalog.rows import Link, Statement
from briefings.catalog.views import ArticleView, EntityView, View
from briefings.config import Config
from briefings.model import EntityKind
from briefings.text import clip, without_bidi
from briefings.times import first_instant, precision, zone_named

_DESCRIPTION = 200
_MOST_QUOTATIONS = 20
_WRITTEN = tuple((character, f"\\u{ord(character):04x}") for character in "<>&\u2028\u2029")
_ENTITY_TYPES: dict[EntityKind, str] = {"person": "Person", "organization": "Organization", "place": "Place"}


class Metadata(msgspec.Struct, frozen=True):
    """A page's metadata.

    Attributes:
        description: Plain text, at most 200 characters.
        type: The Open Graph type: ``article`` or ``website``.
        published: RFC 3339, only where the source states a day.
        image: The full address of the picture that stands for the page, 1200 by 630 pixels; empty: there is none.
        json_ld: schema.org data, safe inside a script element.
    """

    description: str
    type: str
    published: str | None
    image: str
    json_ld: str


def of_page(view: View, config: Config, image: str) -> Metadata:
    """The metadata of one page; ``image`` is the full address of the picture that stands for it."""
    head = view.head
    description = clip(head.description or config.site.description or config.site.title, _DESCRIPTION)
    address = config.base_url + head.path
    published = None
    if isinstance(view, ArticleView):
        published = _instant(view.published, view.zone, config)
        data = _article(view, config, address, image, published)
    elif isinstance(view, EntityView):
        data = _entity(view, address)
    else:
        kind = "WebPage" if head.kind in {"gone", "page", "search", "subscribe"} else "CollectionPage"
        data = {"@type": kind, "name": head.title, "url": address}
    if head.path and head.path != urls.NOT_FOUND and not isinstance(view, ArticleView):
        crumbs = (Link(config.site.title, urls.HOME), *head.crumbs, Link(head.title, head.path))
        data["breadcrumb"] = _breadcrumbs(crumbs, config)
    data = {"@context": "https://schema.org", **data, "inLanguage": data.get("inLanguage", config.site.language)}
    if data["@type"] in _ENTITY_TYPES.values():
        data.pop("inLanguage")
        data.pop("breadcrumb", None)
    return Metadata(
        description=description,
        type="article" if isinstance(view, ArticleView) else "website",
        published=published,
        image=image,
        json_ld=_for_script(data),
    )


def _instant(value: str | None, zone: str | None, config: Config) -> str | None:
    """RFC 3339 in the article's zone, or the site's where the source names none; the page itself says which."""
    tz = zone_named(zone or config.site.zone)
    if not value or tz is None or precision(value) in {"year", "month"}:
        return None
    return first_instant(value, tz).isoformat()


def _article(view: ArticleView, config: Config, address: str, image: str, published: str | None) -> dict[str, Any]:
    """NewsArticle where the source states what makes one (headline, day, author); else CreativeWork."""
    publisher = view.provenance.publisher.text if view.provenance.publisher else None
    complete = view.titled and published and (publisher or view.provenance.byline)
    data: dict[str, Any] = {
        "@type": "NewsArticle" if complete else "CreativeWork",
        "headline" if view.titled else "name": view.label,
        "url": address,
        "identifier": view.id,
        "inLanguage": view.language,
    }
    if image:
        data["image"] = [image]
    if published:
        data["datePublished"] = published
    if view.updated and (modified := _instant(view.updated, view.zone, config)):
        data["dateModified"] = modified
    if view.provenance.byline:
        data["author"] = [{"@type": "Person", "name": view.provenance.byline}]
    elif publisher:
        data["author"] = [{"@type": "Organization", "name": publisher}]
    if publisher:
        data["sourceOrganization"] = {"@type": "Organization", "name": publisher}
    if view.provenance.url:
        data["isBasedOn"] = view.provenance.url
    if view.summary:
        data["description"] = view.summary
    mentions = [
        {"@type": _ENTITY_TYPES[line.kind], "name": line.name, "url": config.base_url + line.path}
        for line in (*view.people, *view.organizations, *view.places)
    ]
    names = {line.path: line.name for line in (*view.people, *view.organizations)}
    parts = [_quotation(statement, names) for statement in view.statements if statement.direct][:_MOST_QUOTATIONS]
    corrections = [
        {"@type": "CorrectionComment", "text": row.what, "datePublished": row.on} for row in view.corrections
    ]
    data |= {
        key: value for key, value in (("mentions", mentions), ("hasPart", parts), ("correction", corrections)) if value
    }
    return data


def _quotation(statement: Statement, names: Mapping[str, str]) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "Quotation", "text": statement.words}
    return data | _spoken_by(statement.speaker, names) if statement.speaker else data


def _spoken_by(speaker: Link, names: Mapping[str, str]) -> dict[str, Any]:
    """The speaker, as a person or an organization only where it is known which; ``names`` are by path."""
    name = names.get(speaker.path or "", speaker.text)
    for kind in ("person", "organization"):
        if (speaker.path or "").startswith(urls.ENTITIES[kind]):
            return {"spokenByCharacter": {"@type": _ENTITY_TYPES[kind], "name": name}}
    return {"creditText": name}


def _entity(view: EntityView, address: str) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": _ENTITY_TYPES[view.kind], "name": view.name, "url": address}
    if view.aliases:
        data["alternateName"] = list(view.aliases)
    if view.same_as:
        data["sameAs"] = list(view.same_as)
    return data


def _breadcrumbs(crumbs: tuple[Link, ...], config: Config) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": crumb.text, "item": config.base_url + (crumb.path or "")}
            for number, crumb in enumerate(crumbs, start=1)
        ],
    }


def _for_script(data: dict[str, Any]) -> str:
    """JSON that no HTML parser can take for the end of a script (HTML Living Standard, 4.12.1.3)."""
    text = without_bidi(msgspec.json.encode(data).decode())
    for character, written in _WRITTEN:
        if character in text:  # far quicker than a replacement of nothing
            text = text.replace(character, written)
    return text
