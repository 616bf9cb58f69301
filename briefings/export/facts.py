"""The facts of an article in our own JSON, as ``annotate --json`` and ``export --format json`` print them.

Every span is half open and counts Unicode code points in ``text``. An entity's ``mentions`` are all of them, a date
without evidence has the value ``unresolved``, and what the source does not state is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

import msgspec

from briefings.content import blocks
from briefings.content.entities import find_mentions
from briefings.content.mentions import final_id
from briefings.model import (
    Anchor,
    Annotations,
    Article,
    Block,
    By,
    Draft,
    Entity,
    EntityUse,
    Evidence,
    Mention,
    Quotation,
    Removed,
)

Facts = dict[str, Any]
_NOTHING_SEEN = Evidence()


class _Words(msgspec.Struct, frozen=True):
    """What the forms of an article and of a draft have in common.

    Attributes:
        ids: Entity as the annotations name it -> its id here; the same, unless it was merged into another.
        show_by: Whether each annotation says what made it.
    """

    file: str
    error: str | None = None
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    publisher: str | None = None
    language: str | None = None
    text: str = ""
    blocks: tuple[Block, ...] = ()
    removed: tuple[Removed, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    annotations: Annotations = Annotations()
    evidence: tuple[Evidence, ...] = ()
    key_points: tuple[tuple[int, int], ...] = ()
    topics: tuple[str, ...] = ()
    ids: Mapping[str, str] = {}
    show_by: bool = False


def of_draft(draft: Draft) -> Facts:
    """The facts that annotation found in a raw article, before it has a file.

    ``unavailable`` names the kinds of annotation that could not be made, as of a text in another language than English.
    """
    return _facts(
        _Words(
            file=draft.file,
            title=draft.title,
            published=draft.published,
            byline=draft.byline,
            publisher=draft.publisher,
            language=draft.language,
            text=draft.text,
            blocks=draft.blocks,
            removed=draft.removed,
            entities=draft.entities,
            mentions=draft.annotations.mentions,
            annotations=draft.annotations,
            evidence=draft.evidence,
            key_points=draft.key_points,
            topics=draft.topics,
            ids={entity.id: entity.id for entity in draft.entities},
        )
    ) | {"unavailable": list(draft.unavailable)}


def refusal(file: str, reason: str) -> Facts:
    """The same keys for a raw file that holds no article: ``error`` says why, and everything else is empty."""
    return _facts(_Words(file=file, error=reason)) | {"unavailable": []}


def of_article(
    article: Article,
    entities: Mapping[str, Entity],
    mentions: Sequence[Mention] | None = None,
    cited: Iterable[Anchor] = (),
) -> Facts:
    """The same facts from an article's file, with its ``id``, ``review`` and ``story``, and ``by`` in each annotation.

    ``by`` is null where the editor made or confirmed the annotation. The spans of speakers and the cues are not kept in
    the file and are null.

    Args:
        article: As read.
        entities: The site's entities by id.
        mentions: All of them, from `find_mentions`; None: they are looked for here.
        cited: Sentences that are known already; where a key point's is not among them, the text is cut into its own.
    """
    meta = article.meta
    named = named_in(article, entities)
    facts = _facts(
        _Words(
            file=article.path,
            title=meta.title,
            published=meta.published,
            byline=meta.source.byline,
            publisher=meta.source.publisher,
            language=meta.language,
            text=article.text,
            blocks=article.blocks,
            removed=meta.removed,
            entities=tuple(sorted(set(named.values()), key=lambda entity: entity.id)),
            mentions=find_mentions(article, entities) if mentions is None else tuple(mentions),
            annotations=article.annotations,
            key_points=tuple((point.start, point.end) for point in _key_points(article, cited)),
            topics=meta.topics,
            ids={entity_id: entity.id for entity_id, entity in named.items()},
            show_by=True,
        )
    )
    review = {"state": meta.review.state, "by": meta.review.by, "on": meta.review.on}
    return {**facts, "id": meta.id, "review": review, "story": meta.story}


def _key_points(article: Article, cited: Iterable[Anchor]) -> Sequence[Anchor]:
    known = {sentence.id: sentence for sentence in cited}
    names = [point.partition(" ")[0] for point in article.meta.key_points]
    return [known[name] for name in names] if all(name in known for name in names) else blocks.key_points(article)


def named_in(article: Article, entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """Each entity that the article defines, by the id it has there; one that was merged stands as what took it over."""
    found = ((use.id, entities.get(final_id(use.id, entities))) for use in article.annotations.entities)
    return {entity_id: entity for entity_id, entity in found if entity}


def _facts(words: _Words) -> Facts:
    found = words.annotations
    return {
        "file": words.file,
        "error": words.error,
        "title": words.title,
        "published": words.published,
        "byline": words.byline,
        "publisher": words.publisher,
        "language": words.language,
        "text": words.text,
        "blocks": [{"start": block.start, "end": block.end, "kind": block.kind} for block in words.blocks],
        "removed": [{"exact": row.exact, "why": row.why} for row in words.removed],
        "entities": _entities(words),
        "quotations": _quotations(words),
        "dates": [
            {"start": one.start, "end": one.end, "value": one.value, "evidence": one.evidence, **_by(words, one.by)}
            for one in found.dates
        ],
        "damage": [
            {"start": one.start, "end": one.end, "kind": one.kind, **_by(words, one.by)} for one in found.damage
        ],
        "key_points": [{"start": start, "end": end} for start, end in words.key_points],
        "topics": list(words.topics),
    }


def _entities(words: _Words) -> list[Facts]:
    uses: dict[str, list[EntityUse]] = {entity.id: [] for entity in words.entities}
    for use in words.annotations.entities:
        if use.id in words.ids:
            uses[words.ids[use.id]].append(use)
    spans: dict[str, list[Facts]] = {entity.id: [] for entity in words.entities}
    for mention in sorted(words.mentions, key=attrgetter("start", "end")):
        if mention.entity and (entity_id := words.ids.get(mention.entity, mention.entity)) in spans:
            spans[entity_id].append({"start": mention.start, "end": mention.end})
    return [
        {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "roles": list(dict.fromkeys([role for use in uses[entity.id] for role in use.roles])),
            "aliases": list(entity.aliases),
            "mentions": spans[entity.id],
            **_by(words, uses[entity.id][0].by if uses[entity.id] else None),
        }
        for entity in words.entities
    ]


def _quotations(words: _Words) -> list[Facts]:
    quotations = words.annotations.quotations
    seen: Sequence[Evidence] = words.evidence or [_NOTHING_SEEN] * len(quotations)
    return [_quotation(words, quotation, evidence) for quotation, evidence in zip(quotations, seen, strict=True)]


def _quotation(words: _Words, quotation: Quotation, evidence: Evidence) -> Facts:
    speaker = quotation.speaker
    return {
        "start": quotation.start,
        "end": quotation.end,
        "direct": quotation.direct,
        "speaker": words.ids.get(speaker.entity) if speaker and speaker.entity else None,
        "speaker_text": speaker.text if speaker else None,
        "speaker_start": evidence.start,
        "speaker_end": evidence.end,
        "via": quotation.via.text if quotation.via else None,
        "cue": evidence.cue,
        **_by(words, quotation.by),
    }


def _by(words: _Words, by: By | None) -> Facts:
    if not words.show_by:
        return {}
    return {"by": {"rule": by.rule, "confidence": by.confidence} if by else None}
