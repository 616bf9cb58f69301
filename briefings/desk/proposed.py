"""An entity that was only proposed enters its article: its mentions, and the statements that it made."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from briefings.content import edits, headedits
from briefings.content.entities import find_mentions
from briefings.content.markdown import Convert
from briefings.content.opened import EditFault, Opened, changed
from briefings.model import Entity, EntityUse, Proposal


def name(
    opened: Opened,
    span: tuple[int, int],
    item: Proposal,
    target: Entity | None,
    roles: tuple[str, ...] | None,
    entities: Mapping[str, Entity],
    convert: Convert,
) -> Opened:
    """The file in which an entity is named wherever the proposal found it, and speaks where it spoke.

    Args:
        opened: The file before.
        span: The words that are marked first.
        item: The proposal.
        target: Who is meant.
        roles: Its roles; those of the proposal if None.
        entities: The site's, by whose names mentions are found.
        convert: From `markdown.converter`.

    Raises:
        EditFault: if it is not said who is meant, or the words cannot be marked.
    """
    if target is None:
        raise EditFault("it is not said who is meant", "choose one of the entities, or make a new one")
    use = EntityUse(target.id, target.kind, item.roles if roles is None else roles)
    names = {item.exact, item.name or "", *item.aliases}
    opened = edits.link_entity(opened, convert, span, use)
    opened = _mentioned(opened, item, use, names, {**entities, target.id: target}, convert)
    return _waiting(_speaking(opened, item, use, names, convert), item, use, names, convert)


def _mentioned(
    opened: Opened,
    item: Proposal,
    use: EntityUse,
    names: Collection[str],
    entities: Mapping[str, Entity],
    convert: Convert,
) -> Opened:
    """Marks the further mentions that the search by names would miss; one whose words have moved is left alone."""
    for start, end in item.mentions:
        found = {(mention.start, mention.end) for mention in find_mentions(opened.article, entities)}
        if opened.article.text[start:end] in names and (start, end) not in found:
            opened = edits.link_entity(opened, convert, (start, end), use)
    return opened


def _speaking(opened: Opened, item: Proposal, use: EntityUse, names: Collection[str], convert: Convert) -> Opened:
    """Links those who speak in its words, and the pronouns that mean it, where nobody was known before."""
    for marker in opened.article.markers:
        if marker.kind not in {"quote", "paraphrase"}:
            continue
        note = edits.note_of(opened, marker.label)
        is_its = opened.article.annotations.quotations[marker.index].start in item.speaks
        named = {
            field: msgspec.structs.replace(said, label=f"@{use.id}")
            for field, said in (("speaker", note.speaker), ("via", note.via))
            if said and said.label is None and (said.words in names or (is_its and field == "speaker"))
        }
        if named:
            opened = edits.rewrite_note(opened, convert, marker.label, msgspec.structs.replace(note, **named))
    return opened


def _waiting(opened: Opened, item: Proposal, use: EntityUse, names: Collection[str], convert: Convert) -> Opened:
    """Lets the statements that still wait for a decision know who made them, and through whom."""
    for index, other in enumerate(opened.article.meta.proposed):
        known: dict[str, str] = {}
        if other.speaker and other.speaker_id is None and (other.at in item.speaks or other.speaker in names):
            known["speaker_id"] = use.id
        if other.via in names and other.via_id is None:
            known["via_id"] = use.id
        if known:
            told = msgspec.to_builtins(msgspec.structs.replace(other, **known))
            opened = changed(opened, [headedits.replace(opened.head, "proposed", index, told)], convert)
    return opened
