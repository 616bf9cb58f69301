"""Edits of an entity's file: the values that are new are put in, and every other byte stays the editor's."""

from __future__ import annotations

from collections.abc import Sequence

from briefings.content import bytewise, headedits
from briefings.content.entities import read_entity
from briefings.content.opened import EditFault
from briefings.content.texts import normalized
from briefings.diagnostics import Report
from briefings.model import Entity

_ONE = ("name", "kind", "merged_into")
_MANY = ("aliases", "same_as", "distinct_from", "known_by")


def edit_entity(original: str, entity: Entity) -> str:
    """The file's text with the values of this entity; its note is left alone.

    What a list no longer holds is taken out, and what it newly holds is put at its end.

    Args:
        original: The file's text, as decoded.
        entity: What it shall say.

    Raises:
        EditFault: if the file cannot be edited so; it reads back as something else then.
    """
    before = read_entity(original, entity.path, Report())
    if before is None:
        raise EditFault("the file has faults", "mend them first: briefings check")
    text = original
    for key in _ONE:
        value = getattr(entity, key)
        if value != getattr(before, key):
            head = headedits.parse(normalized(text))
            edits = headedits.drop_key(head, key) if value is None else headedits.put(head, key, value)
            text = bytewise.apply(text, edits)
    for key in _MANY:
        text = _with_list(text, key, getattr(before, key), getattr(entity, key))
    after = read_entity(text, entity.path, Report())
    if after is None or any(getattr(after, key) != getattr(entity, key) for key in (*_ONE, *_MANY)):
        raise EditFault("the file's front matter is written in a way that cannot be edited safely")
    return text


def _with_list(text: str, key: str, was: Sequence[str], now: Sequence[str]) -> str:
    for index in reversed(range(len(was))):
        if was[index] not in now:
            text = bytewise.apply(text, headedits.drop(headedits.parse(normalized(text)), key, index))
    new = [item for item in now if item not in was]
    return bytewise.apply(text, headedits.add(headedits.parse(normalized(text)), key, new)) if new else text
