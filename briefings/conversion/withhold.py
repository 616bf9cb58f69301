"""What is too unsure to be written into a new article: it becomes a proposal in the front matter, for review.

A proposal travels with its article and is decided there; no cache and no model is needed to see it again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from briefings.model import (
    By,
    Damage,
    DateMention,
    Draft,
    Entity,
    EntityUse,
    Mention,
    Named,
    Proposal,
    Quotation,
    Voice,
)

_UNTOLD = By("namesake", 0.0)


class Withheld(msgspec.Struct, frozen=True):
    """A draft without what waits for a decision, and what waits."""

    draft: Draft
    proposals: tuple[Proposal, ...] = ()


def unsure_entities(draft: Draft, below: float) -> Withheld:
    """The draft without the entities that are less sure than ``below``, which nobody then speaks as."""
    unsure = {use.id: () for use in draft.annotations.entities if use.by and use.by.confidence < below}
    return without_entities(draft, unsure)


def without_entities(draft: Draft, left_out: Mapping[str, Collection[str]]) -> Withheld:
    """The draft without these entities: they are proposed, and their words stay as they are.

    Args:
        draft: As annotated, or as resolved.
        left_out: Id of an entity -> ids of those it may be, where that is to be decided.
    """
    if not left_out:
        return Withheld(draft)
    found = draft.annotations
    proposals = [
        _entity(draft, use, left_out[use.id]) for use in found.entities if use.id in left_out and _first(draft, use.id)
    ]

    def named(who: Named | None) -> Named | None:
        return msgspec.structs.replace(who, entity=None) if who and who.entity in left_out else who

    annotations = msgspec.structs.replace(
        found,
        entities=tuple(use for use in found.entities if use.id not in left_out),
        mentions=tuple(item for item in found.mentions if item.entity not in left_out),
        quotations=tuple(
            msgspec.structs.replace(item, speaker=named(item.speaker), via=named(item.via)) for item in found.quotations
        ),
    )
    entities = tuple(entity for entity in draft.entities if entity.id not in left_out)
    return Withheld(msgspec.structs.replace(draft, annotations=annotations, entities=entities), tuple(proposals))


def unsure_marks(draft: Draft, below: float) -> Withheld:
    """The draft without the dates, quotations, damage and loaded phrases that are less sure than ``below``."""
    found = draft.annotations

    def is_sure(item: DateMention | Quotation | Damage | Voice) -> bool:
        return item.by is None or item.by.confidence >= below

    sure = [place for place, item in enumerate(found.quotations) if is_sure(item)]
    annotations = msgspec.structs.replace(
        found,
        dates=tuple(filter(is_sure, found.dates)),
        quotations=tuple(found.quotations[place] for place in sure),
        damage=tuple(filter(is_sure, found.damage)),
        voice=tuple(filter(is_sure, found.voice)),
    )
    evidence = tuple(draft.evidence[place] for place in sure) if draft.evidence else ()
    every: tuple[DateMention | Quotation | Damage | Voice, ...] = (
        *found.dates,
        *found.quotations,
        *found.damage,
        *found.voice,
    )
    proposals = [_mark(draft.text, item) for item in every if not is_sure(item)]
    proposals.sort(key=lambda item: (item.at, item.what))
    return Withheld(msgspec.structs.replace(draft, annotations=annotations, evidence=evidence), tuple(proposals))


def _first(draft: Draft, entity_id: str) -> Mention | None:
    return next((item for item in draft.annotations.mentions if item.entity == entity_id), None)


def _entity(draft: Draft, use: EntityUse, candidates: Collection[str]) -> Proposal:
    first = _first(draft, use.id) or Mention(0, 0, use.id)
    named = [(item.start, item.end) for item in draft.annotations.mentions if item.entity == use.id and item != first]
    spoken = [item.start for item in draft.annotations.quotations if item.speaker and item.speaker.entity == use.id]
    entity = next((item for item in draft.entities if item.id == use.id), Entity(use.id, use.id, use.kind))
    return Proposal(
        what="entity",
        exact=draft.text[first.start : first.end],
        at=first.start,
        by=_told(use.by or _UNTOLD),
        kind=use.kind,
        name=entity.name,
        aliases=entity.aliases,
        roles=use.roles,
        candidates=tuple(sorted(candidates)),
        mentions=tuple(sorted(named)),
        speaks=tuple(sorted(set(spoken))),
    )


def _mark(text: str, item: DateMention | Quotation | Damage | Voice) -> Proposal:
    by, exact, at = _told(item.by or _UNTOLD), text[item.start : item.end], item.start
    if isinstance(item, DateMention):
        return Proposal(what="date", exact=exact, at=at, by=by, value=item.value, evidence=item.evidence)
    if isinstance(item, Damage):
        spot = item.at - item.start if item.at < item.end else None
        return Proposal(what="damage", exact=exact, at=at, by=by, kind=item.kind, text=item.explanation, spot=spot)
    if isinstance(item, Voice):
        return Proposal(what="voice", exact=exact, at=at, by=by)
    return Proposal(
        what="quote" if item.direct else "paraphrase",
        exact=exact,
        at=at,
        by=by,
        speaker=item.speaker.text if item.speaker else None,
        speaker_id=item.speaker.entity if item.speaker else None,
        via=item.via.text if item.via else None,
        via_id=item.via.entity if item.via else None,
        reported=item.reported.text if item.reported else None,
        value=item.reported.value if item.reported else None,
    )


def _told(by: By) -> str:
    return f"{by.rule} {by.confidence:.2f}"
