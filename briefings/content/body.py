"""An article's body as one page needs it: what is linked, cited and noted, and no more of it than may go out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from briefings.content import labels, notes
from briefings.content.markdown import render_inline
from briefings.model import (
    Anchor,
    Annotations,
    Article,
    Body,
    BodyLink,
    Marker,
    Mention,
    Named,
    Note,
    NotePart,
    Quotation,
)

_FIELDS = {
    "quote": "quotations",
    "paraphrase": "quotations",
    "damage": "damage",
    "caption": "captions",
    "editor": "notes",
    "voice": "voice",
}


def body_of(
    article: Article,
    *,
    links: Sequence[BodyLink],
    mentions: Sequence[Mention],
    anchors: Iterable[Anchor] = (),
    base: str = "",
    limit: int | None = None,
) -> Body:
    """The body of an article for one page.

    Args:
        article: As read.
        links: For each entity that has a page.
        mentions: From `entities.find_mentions`.
        anchors: The sentences that are cited somewhere.
        base: The way from the page to the site's root.
        limit: How many pieces may go out; what lies behind them is not in the body at all.
    """
    end = _end(article, limit)
    markers = tuple([marker for marker in article.markers if marker.at <= end])
    targets = {link.entity: link.path for link in links}
    return Body(
        text=article.text[:end],
        pieces=article.pieces if limit is None else article.pieces[:limit],
        annotations=_shown(article.annotations, end),
        markers=markers,
        links=tuple(links),
        mentions=tuple([mention for mention in mentions if mention.end <= end]),
        anchors=tuple([anchor for anchor in anchors if anchor.end <= end]),
        notes=tuple([_note(article, marker, targets, base) for marker in markers]),
        base=base,
    )


def annotation_of(annotations: Annotations, marker: Marker) -> Any:
    """The quotation, damage, caption, remark or phrase that a marker's note is."""
    return getattr(annotations, _FIELDS[marker.kind])[marker.index]


def _end(article: Article, limit: int | None) -> int:
    if limit is None:
        return len(article.text)
    return max((end for piece in article.pieces[:limit] for _, end in piece.spans), default=0)


def _shown(annotations: Annotations, end: int) -> Annotations:
    """Those annotations that begin before the end, cut at it; mentions and definitions are of no use to a body."""

    def cut(items: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(
            [item if item.end <= end else msgspec.structs.replace(item, end=end) for item in items if item.start < end]
        )

    return Annotations(
        dates=cut(annotations.dates),
        quotations=cut(annotations.quotations),
        damage=cut(annotations.damage),
        voice=cut(annotations.voice),
    )


def _note(article: Article, marker: Marker, targets: Mapping[str, str], base: str) -> Note:
    item = annotation_of(article.annotations, marker)
    label, kind = marker.label, marker.kind
    if kind == "editor":
        return Note(label=label, kind=kind, text=render_inline(_linked(item.text, targets), base))
    if kind == "caption":
        return Note(label=label, kind=kind, credit=item.credit, by=item.by)
    words = article.text[item.start : item.end]
    if kind == "voice":
        return Note(label=label, kind=kind, words=words, by=item.by)
    if kind == "damage":
        return Note(label=label, kind=kind, words=words, damage=item.kind, text=item.explanation, by=item.by)
    quotation: Quotation = item
    return Note(
        label=label,
        kind=kind,
        words=words,
        speaker=_part(quotation.speaker, targets),
        via=_part(quotation.via, targets),
        reported=quotation.reported.text if quotation.reported else None,
        value=quotation.reported.value if quotation.reported else None,
        by=quotation.by,
    )


def _linked(remark: str, targets: Mapping[str, str]) -> str:
    """An editor's remark in which words with a label lead to the entity's page; with another label they are plain."""

    def linked(reference: re.Match[str]) -> str:
        path = targets.get(labels.canonical(reference["label"]).removeprefix("@"))
        return f"[{reference['words']}](/{path})" if path else reference["words"]

    return notes.REFERENCE.sub(linked, remark)


def _part(named: Named | None, targets: Mapping[str, str]) -> NotePart | None:
    return NotePart(named.text, targets.get(named.entity or "")) if named else None
