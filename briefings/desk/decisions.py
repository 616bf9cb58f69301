"""What the editor decided about one doubtful annotation, carried out on the text of its article's file.

accept   the annotation is the editor's word from now on: its ``By:`` goes; a proposal is written
change   the same with another speaker, entity, value, kind or explanation
reject   it goes: words stay, an entity's are marked as none
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from briefings import times
from briefings.content import edits, headedits
from briefings.content.bytewise import Edit
from briefings.content.markdown import Convert
from briefings.content.notes import NoteText, Reference
from briefings.content.opened import EditFault, Opened, changed
from briefings.desk import proposed
from briefings.desk.doubts import Doubt
from briefings.model import DamageKind, DateMention, Entity, EntityKind, EntityUse, Proposal
from briefings.text import slugify

Action = Literal["accept", "change", "reject"]
DEFAULT_EVIDENCE = "by the editor"


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided; of what was changed, only the fields that were given.

    Attributes:
        target: The entity that is meant: of an entity, or of who speaks.
        speaker: Who speaks, in words; empty: nobody is stated.
        roles: Of an entity.
        kind: ``quote`` or ``paraphrase`` of a statement; one of damage.
        value: Of a date, with its ``evidence``.
        text: The explanation of damage, or a caption's credit.
    """

    action: Action
    target: Entity | None = None
    speaker: str | None = None
    roles: tuple[str, ...] | None = None
    kind: str | None = None
    value: str | None = None
    evidence: str | None = None
    text: str | None = None


def carry_out(
    opened: Opened, doubt: Doubt, decision: Decision, entities: Mapping[str, Entity], convert: Convert
) -> Opened:
    """The article's file after a decision; an entity that it newly names must get its own file beside it.

    Args:
        opened: The file before.
        doubt: What was decided about.
        decision: What was decided.
        entities: The site's, by whose names mentions are found.
        convert: From `markdown.converter`.

    Raises:
        EditFault: if the file cannot hold it; the file is then to stay as it was.
    """
    if doubt.proposal is not None:
        return _proposed(opened, doubt, decision, entities, convert)
    if doubt.kind == "entity":
        return _entity(opened, doubt, decision, convert)
    if doubt.kind == "date":
        return _date(opened, doubt, decision, convert)
    if decision.action == "reject":
        return edits.drop_note(opened, convert, doubt.label)
    if decision.action == "accept":
        return edits.confirm(opened, convert, doubt.label, is_note=True)
    return _note(opened, doubt, decision, convert)


def new_entity(name: str, kind: EntityKind, entities: Mapping[str, Entity], aliases: tuple[str, ...] = ()) -> Entity:
    """An entity that the site does not have, under a free id."""
    base = slugify(name, kind)
    free = (base if number == 1 else f"{base}-{number}" for number in range(1, len(entities) + 3))
    entity_id = next(item for item in free if item not in entities and item != "none")
    path = f"content/entities/{entity_id}.md"
    return Entity(entity_id, name, kind, tuple(alias for alias in aliases if alias != name), path=path)


def mark_checked(opened: Opened, by: str, day: str, convert: Convert) -> Opened:
    """The file with the statement that an editor has checked the article; one that is signed off stays so.

    Raises:
        EditFault: if the head cannot be edited.
    """
    state = "signed-off" if opened.article.meta.review.state == "signed-off" else "checked"
    return edits.set_head(opened, convert, {"review": {"state": state, "by": by, "on": day}})


def _entity(opened: Opened, doubt: Doubt, decision: Decision, convert: Convert) -> Opened:
    entity_id = doubt.label.removeprefix("@")
    if decision.action == "reject":
        return edits.retarget(opened, convert, entity_id, None)
    if decision.action == "accept":
        return edits.confirm(opened, convert, doubt.label, is_note=False)
    before = next((use for use in opened.article.annotations.entities if use.id == entity_id), None)
    if before is None:
        raise EditFault(f"[{doubt.label}] is not defined any more", "look at the file, then try again")
    roles = before.roles if decision.roles is None else decision.roles
    if decision.target and decision.target.id != entity_id:
        use = EntityUse(decision.target.id, decision.target.kind, roles)
        return edits.retarget(opened, convert, entity_id, use)
    return edits.redefine_entity(opened, convert, EntityUse(entity_id, before.kind, roles))


def _date(opened: Opened, doubt: Doubt, decision: Decision, convert: Convert) -> Opened:
    if decision.action == "reject":
        return edits.undate(opened, convert, doubt.label)
    if decision.action == "accept":
        return edits.confirm(opened, convert, doubt.label, is_note=False)
    value, evidence = _dated(decision, "")
    return edits.redate(opened, convert, doubt.label, value, evidence)


def _note(opened: Opened, doubt: Doubt, decision: Decision, convert: Convert) -> Opened:
    """A note with other words: another speaker, kind, explanation or credit."""
    note = msgspec.structs.replace(edits.note_of(opened, doubt.label), by=None)
    if decision.target:
        use = EntityUse(decision.target.id, decision.target.kind)
        opened = edits.define_entity(opened, convert, use)
    note = _changed_note(note, decision, opened.article.text[slice(*doubt.span)])
    return edits.rewrite_note(opened, convert, doubt.label, note)


def _changed_note(note: NoteText, decision: Decision, words: str) -> NoteText:
    values: dict[str, object] = {}
    if decision.speaker is not None:
        target = decision.target.id if decision.target else None
        values["speaker"] = edits.reference(decision.speaker, target) if decision.speaker.strip() else None
    if decision.kind in {"quote", "paraphrase"} and decision.kind != note.kind:
        values |= {"kind": decision.kind, "of": words}
    if note.kind == "damage" and decision.kind:
        values["damage"] = _damage_kind(decision.kind)
    if decision.text is not None:
        values["credit" if note.kind == "caption" else "text"] = " ".join(decision.text.split()) or None
    if note.kind != "caption" and "text" in values and values["text"] is None:
        raise EditFault("an explanation must say something", "write a sentence, or keep the one that is there")
    return msgspec.structs.replace(note, **values)


def _proposed(
    opened: Opened, doubt: Doubt, decision: Decision, entities: Mapping[str, Entity], convert: Convert
) -> Opened:
    item = doubt.proposal
    if item is not None and decision.action != "reject":
        if doubt.reason == "moved":
            raise EditFault("its words no longer stand in the article", "reject it")
        if item.what == "entity":
            opened = proposed.name(opened, doubt.span, item, decision.target, decision.roles, entities, convert)
        else:
            opened = _written(opened, doubt, item, decision, convert)
    place = next((index for index, other in enumerate(opened.article.meta.proposed) if other == item), None)
    dropped: list[Edit] = [] if place is None else headedits.drop(opened.head, "proposed", place)
    return changed(opened, [dropped], convert)


def _written(opened: Opened, doubt: Doubt, item: Proposal, decision: Decision, convert: Convert) -> Opened:
    """The file with a proposal in its text, as the editor wants it."""
    if item.what == "date":
        value, evidence = _dated(decision, item.evidence or "") if decision.value else (item.value, item.evidence)
        date = DateMention(*doubt.span, value or times.UNRESOLVED, evidence or DEFAULT_EVIDENCE)
        return edits.link_date(opened, convert, date)
    if item.what == "damage":
        note = NoteText(kind="damage", damage=_damage_kind(item.kind or "gap"), text=item.text or "")
        spot = None if item.spot is None else min(doubt.span[0] + item.spot, doubt.span[1])
        return edits.add_note(opened, convert, doubt.span, _changed_note(note, decision, doubt.words), spot)
    if item.what == "voice":
        return edits.add_note(opened, convert, doubt.span, NoteText(kind="voice"))
    if decision.target:
        opened = edits.define_entity(opened, convert, EntityUse(decision.target.id, decision.target.kind))
    note = NoteText(
        kind="quote" if item.what == "quote" else "paraphrase",
        speaker=_reference(opened, item.speaker, item.speaker_id),
        via=_reference(opened, item.via, item.via_id),
        reported=edits.date_reference(opened, item.reported, item.value),
    )
    return edits.add_note(opened, convert, doubt.span, _changed_note(note, decision, doubt.words))


def _reference(opened: Opened, words: str | None, entity_id: str | None) -> Reference | None:
    """Who is named in a note; linked only where the article defines the entity."""
    if not words:
        return None
    is_defined = bool(entity_id) and opened.definition(f"@{entity_id}", is_note=False) is not None
    return edits.reference(words, entity_id if is_defined else None)


def _dated(decision: Decision, evidence: str) -> tuple[str, str]:
    value = (decision.value or "").strip()
    if value != times.UNRESOLVED and not times.is_value(value):
        raise EditFault(f"{value!r} is no date", "write it like 2019, 2019-05, 2019-05-06, or unresolved")
    return value, " ".join((decision.evidence or evidence or DEFAULT_EVIDENCE).split())


def _damage_kind(kind: str) -> DamageKind:
    if kind not in get_args(DamageKind):
        raise EditFault(f"{kind!r} is no kind of damage", f"write one of {', '.join(get_args(DamageKind))}")
    known: DamageKind = msgspec.convert(kind, DamageKind)
    return known
