"""As much of an article as its publisher's rights let out, for every form of export alike."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from briefings.catalog import rights as rules
from briefings.config import Config
from briefings.content import blocks
from briefings.model import (
    Annotations,
    Article,
    Block,
    Caption,
    Damage,
    DateMention,
    Mention,
    Quotation,
    Rights,
    Voice,
)

_Spot = TypeVar("_Spot", Block, Caption, Damage, DateMention, Mention, Quotation, Voice)


def within_rights(article: Article, config: Config) -> Article:
    """The article as it may go out: whole, an excerpt, or its facts without the body (see `briefings.catalog.rights`).

    What is about words that stay behind stays too: annotations, summary, key points, the words that were removed. What
    only a page's HTML needs (``markers`` and ``pieces``) is left out of a cut article.
    """
    rights = rules.publishers(config).rights_of(article.meta)
    return article if rights == "full" else _cut(rules.public(article, rights), rights)


def _cut(article: Article, rights: Rights) -> Article:
    count = rules.limit(article.pieces, rights)
    end = rules.reach(article.pieces, count, len(article.text))
    points = zip(article.meta.key_points, blocks.key_points(article), strict=True)
    meta = replace(
        article.meta,
        key_points=tuple(label for label, point in points if point.end <= end),
    )
    return replace(
        article,
        meta=meta,
        text=article.text[:end],
        blocks=_within(article.blocks, end),
        annotations=_annotations(article.annotations, end),
        markers=(),
        pieces=(),
    )


def _annotations(found: Annotations, end: int) -> Annotations:
    return replace(
        found,
        mentions=_within(found.mentions, end),
        dates=_within(found.dates, end),
        quotations=_within(found.quotations, end),
        damage=_within(found.damage, end),
        captions=_within(found.captions, end),
        notes=tuple(note for note in found.notes if note.at <= end),
        voice=_within(found.voice, end),
    )


def _within(items: tuple[_Spot, ...], end: int) -> tuple[_Spot, ...]:
    return tuple(item for item in items if item.end <= end)
