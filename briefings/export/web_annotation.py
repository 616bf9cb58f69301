"""An article's annotations in the W3C Web Annotation Data Model, anchored exactly or not at all.

Each target has a TextQuoteSelector and a TextPositionSelector, which select the same words of the article's plain text:
``article.txt`` beside its page, or, where that does not go out, the article as such, by its permanent id.
Source: https://www.w3.org/TR/annotation-model/, sections 4.2.4 and 4.2.5.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from briefings.catalog import urls
from briefings.catalog.rights import publishers
from briefings.config import Config
from briefings.content import blocks
from briefings.content.entities import find_mentions
from briefings.errors import ContentError
from briefings.export.facts import named_in
from briefings.located import Diagnostic, Place
from briefings.model import Article, By, Entity, Quotation

TEXT_NAME = "article.txt"
"""The plain words of an article, below its page's address."""

_CONTEXT = 24
_Json = dict[str, Any]


class _Found(msgspec.Struct, frozen=True):
    """One annotation: its words, why it was made, what it says, and what made it.

    Attributes:
        human: Whether someone wrote or confirmed it; then ``by`` is None and means the editor.
    """

    start: int
    end: int
    motivation: str
    bodies: tuple[_Json, ...]
    by: By | None = None
    human: bool = True


def web_annotation(article: Article, entities: Mapping[str, Entity], config: Config) -> _Json:
    """All annotations as one AnnotationCollection, whose first and only page is embedded.

    Args:
        article: As read, or cut by `within_rights`.
        entities: The site's entities by id.
        config: For the site's address.

    Raises:
        ContentError: if an annotation can't be anchored exactly.
    """
    found = sorted(_all(article, entities, config), key=lambda item: (item.start, -item.end, item.motivation))
    place = _place(article, config)
    items = [
        {"id": f"{article.meta.id}#annotation-{number}"} | _annotation(article, item, place, config)
        for number, item in enumerate(found, start=1)
    ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{article.meta.id}#annotations",
        "type": "AnnotationCollection",
        "label": article.meta.title or article.meta.slug,
        "total": len(items),
        "first": {
            "id": f"{article.meta.id}#annotations-1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def _place(article: Article, config: Config) -> _Json:
    """What all annotations select words of, and the page where a reader meets them."""
    page = config.base_url + urls.of_article(article.meta)
    is_out = "text" in config.exports and publishers(config).rights_of(article.meta) == "full"
    return {"source": page + TEXT_NAME if is_out else article.meta.id, "scope": page}


def _annotation(article: Article, item: _Found, place: _Json, config: Config) -> _Json:
    """An annotation without its id."""
    return {
        "type": "Annotation",
        "motivation": item.motivation,
        **_maker(item, config),
        **({"body": list(item.bodies)} if item.bodies else {}),
        "target": {
            "type": "SpecificResource",
            **place,
            "selector": _selectors(article, item.start, item.end),
        },
    }


def _selectors(article: Article, start: int, end: int) -> list[_Json]:
    """Both selectors of a span. The quote's context grows until its words stand in the text only once.

    Raises:
        ContentError: if the span is empty or reaches beyond the text.
    """
    text = article.text
    if not 0 <= start < end <= len(text):
        message = f"an annotation of the characters {start} to {end} has no words in a text of {len(text):,}"
        raise ContentError((Diagnostic("error", "no-anchor", message, Place(article.path)),))
    context = _CONTEXT
    while True:
        before, after = max(0, start - context), min(len(text), end + context)
        whole = text[before:after]
        if text.find(whole) == before and text.find(whole, before + 1) < 0:
            break
        context *= 2
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[before:start],
        "suffix": text[end:after],
    }
    return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]


def _all(article: Article, entities: Mapping[str, Entity], config: Config) -> Iterator[_Found]:
    named = named_in(article, entities)
    yield from _entities(article, entities, named, config)
    yield from _quotations(article, named, config)
    found = article.annotations
    for date in found.dates:
        bodies = (_text("tagging", date.value), _text("describing", date.evidence))
        yield _Found(date.start, date.end, "tagging", bodies, date.by)
    for spot in found.damage:
        bodies = (_text("classifying", f"damage: {spot.kind}"), _text("describing", spot.explanation))
        yield _Found(*_wide(article.text, spot.start, spot.end), "classifying", bodies, spot.by)
    for caption in found.captions:
        credit = (_text("describing", f"Credit: {caption.credit}"),) if caption.credit else ()
        yield _Found(caption.start, caption.end, "classifying", (_text("classifying", "caption"), *credit), caption.by)
    for note in found.notes:
        words = _wide(article.text, note.at, note.at)
        yield _Found(*words, "commenting", (_text("commenting", note.text, "text/markdown"),))
    for phrase in found.voice:
        yield _Found(phrase.start, phrase.end, "classifying", (_text("classifying", "source's own voice"),), phrase.by)
    for point in blocks.key_points(article):
        yield _Found(point.start, point.end, "highlighting", (), human=False)


def _entities(
    article: Article, entities: Mapping[str, Entity], named: Mapping[str, Entity], config: Config
) -> Iterator[_Found]:
    marked = {(mention.start, mention.end) for mention in article.annotations.mentions}
    made_by = {use.id: use.by for use in article.annotations.entities}
    for mention in find_mentions(article, entities):
        entity = named.get(mention.entity or "") or entities.get(mention.entity or "")
        if entity:
            human = (mention.start, mention.end) in marked
            by = made_by.get(mention.entity or "")
            yield _Found(mention.start, mention.end, "identifying", (_page_of(entity, config),), by, human)


def _quotations(article: Article, named: Mapping[str, Entity], config: Config) -> Iterator[_Found]:
    for quotation in article.annotations.quotations:
        who = quotation.speaker
        entity = named.get(who.entity) if who and who.entity else None
        speaker = (_page_of(entity, config),) if entity else ()
        yield _Found(
            quotation.start,
            quotation.end,
            "describing",
            (_text("describing", _told(quotation)), *speaker),
            quotation.by,
        )


def _told(quotation: Quotation) -> str:
    parts = (
        "Quotation." if quotation.direct else "Reported statement.",
        f"Speaker: {quotation.speaker.text}." if quotation.speaker else "Speaker: not stated.",
        f"Via: {quotation.via.text}." if quotation.via else "",
        f"Said: {quotation.reported.text} ({quotation.reported.value})." if quotation.reported else "",
    )
    return " ".join(filter(None, parts))


def _page_of(entity: Entity, config: Config) -> _Json:
    address = config.base_url + urls.of_entity(entity.kind, entity.id)
    return {"type": "SpecificResource", "purpose": "identifying", "source": address}


def _text(purpose: str, value: str, form: str = "text/plain") -> _Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": form}


def _maker(item: _Found, config: Config) -> _Json:
    """The rule that made it; else the editor, if anyone."""
    if item.by:
        return {"generator": {"type": "Software", "name": item.by.rule}}
    editor = config.site.editor or config.site.title
    return {"creator": {"name": editor}} if item.human else {}


def _wide(text: str, start: int, end: int) -> tuple[int, int]:
    """The span, or where it is a point the word that ends there, else the next one."""
    if start < end:
        return start, end
    begin = start
    while begin > 0 and not text[begin - 1].isspace():
        begin -= 1
    if begin < start:
        return begin, start
    words = text[start:].split(maxsplit=1)
    return (text.index(words[0], start), text.index(words[0], start) + len(words[0])) if words else (start, end)
