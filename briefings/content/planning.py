"""Which words of a draft become links in its file, so that the reader finds every mention again and no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from briefings import times
from briefings.content.mentions import Span, names_of, search
from briefings.model import Block, DateMention, Draft, Entity, EntityUse, Mention


class Leaves(msgspec.Struct, frozen=True):
    """What is written as links, in order of place; none overlaps another or leaves its block or table cell."""

    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    entities: tuple[EntityUse, ...]


def choose_leaves(draft: Draft, entities: Mapping[str, Entity]) -> Leaves:
    """The links of a draft.

    A mention or date that overlaps an earlier one, or a longer one that begins at the same place, or that is not
    within one block, cannot be held and is left out. Of the mentions are marked: the first of each entity, what the
    search by names would miss, and as no entity (``@none``) what it would find wrongly.
    """
    uses = _defined(draft, entities)
    ids = {use.id for use in uses}
    bounds = [bound for block in draft.blocks for bound in cells(draft.text, block)]
    every = [item for item in draft.annotations.mentions if item.entity is None or item.entity in ids]
    dates = [_trimmed(draft.text, item) for item in draft.annotations.dates if _is_date(item)]
    held = _without_overlaps([*(_trimmed(draft.text, item) for item in every), *dates], bounds)
    mentions = [item for item in held if isinstance(item, Mention)]
    kept_dates = tuple(item for item in held if isinstance(item, DateMention))
    marked = _marked(draft.text, mentions, [(item.start, item.end) for item in kept_dates], names_of(uses, entities))
    return Leaves(tuple(marked), kept_dates, uses)


def cells(text: str, block: Block) -> list[Span]:
    """The stretches of a block that hold a link whole: the block, or the cells of a table."""
    if block.kind != "table":
        return [(block.start, block.end)]
    bounds: list[Span] = []
    start = block.start
    for row in text[block.start : block.end].split("\n"):
        for cell in row.split("\t"):
            bounds.append((start, start + len(cell)))
            start += len(cell) + 1
    return bounds


def _marked(text: str, wanted: Sequence[Mention], dates: Sequence[Span], names: Mapping[str, str]) -> list[Mention]:
    """Marks until the search by names finds exactly what is wanted; each round marks at least one more."""
    firsts: dict[str | None, Mention] = {}
    for mention in wanted:
        firsts.setdefault(mention.entity, mention)
    marked = {item for item in wanted if item.entity is None or firsts[item.entity] == item}
    goal = {item for item in wanted if item.entity is not None}
    while True:
        taken = [*((item.start, item.end) for item in marked), *dates]
        found = set(search(text, names, taken))
        missed = goal - marked - found
        false = {Mention(item.start, item.end, None) for item in found - goal}
        if not missed and not false:
            return sorted(marked, key=_place)
        # A false hit may lie across a missed mention: marking what is right takes it away.
        marked |= missed or false


def _defined(draft: Draft, entities: Mapping[str, Entity]) -> tuple[EntityUse, ...]:
    """The entities that the file defines: those of the draft, and those that only speak in it."""
    uses = {use.id: use for use in reversed(draft.annotations.entities)}
    ordered = dict.fromkeys(use.id for use in draft.annotations.entities)
    speakers = (named.entity for item in draft.annotations.quotations for named in (item.speaker, item.via) if named)
    named = (mention.entity for mention in draft.annotations.mentions)
    for entity_id in (*speakers, *named):
        if entity_id and entity_id not in uses and (entity := entities.get(entity_id)):
            uses[entity_id] = EntityUse(entity_id, entity.kind)
            ordered[entity_id] = None
    return tuple(uses[entity_id] for entity_id in ordered if entity_id != "none")


def _is_date(item: DateMention) -> bool:
    return item.value == times.UNRESOLVED or times.is_value(item.value)


def _trimmed(text: str, item: Mention | DateMention) -> Mention | DateMention:
    words = text[item.start : item.end]
    start = item.start + len(words) - len(words.lstrip())
    return msgspec.structs.replace(item, start=start, end=max(start, item.start + len(words.rstrip())))


def _without_overlaps(items: Iterable[Mention | DateMention], bounds: Sequence[Span]) -> list[Mention | DateMention]:
    held: list[Mention | DateMention] = []
    free_from = 0
    for item in sorted(items, key=lambda item: (item.start, -item.end, isinstance(item, DateMention))):
        whole = any(start <= item.start and item.end <= end for start, end in bounds)
        if whole and item.start < item.end and item.start >= free_from:
            held.append(item)
            free_from = item.end
    return held


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end
