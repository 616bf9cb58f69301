"""Reads the definitions at the foot of an article into what its annotations refer to."""

from __future__ import annotations

from typing import get_args

import msgspec

from briefings import times
from briefings.content import labels, notes
from briefings.content.places import Faults
from briefings.content.scan import Definition
from briefings.model import By, EntityKind, EntityUse
from briefings.text import did_you_mean

_KINDS: dict[str, EntityKind] = {kind: kind for kind in get_args(EntityKind)}


class DateUse(msgspec.Struct, frozen=True):
    """A date as defined: its value and the evidence for it."""

    value: str
    evidence: str
    by: By | None


class NoteUse(msgspec.Struct, frozen=True):
    """A note as defined, and its place in the body."""

    text: notes.NoteText
    at: int


class Definitions(msgspec.Struct, frozen=True):
    """Everything that is defined, by label; the order is the file's.

    Attributes:
        broken: Labels whose definition has a fault, which is reported: their use is not reported once more.
    """

    entities: dict[str, EntityUse]
    dates: dict[str, DateUse]
    notes: dict[str, NoteUse]
    broken: frozenset[str]


def read(found: tuple[Definition, ...], faults: Faults) -> Definitions:
    """The definitions by label; every fault is reported."""
    entities: dict[str, EntityUse] = {}
    dates: dict[str, DateUse] = {}
    noted: dict[str, NoteUse] = {}
    first: dict[str, int] = {}
    broken: set[str] = set()
    for definition in found:
        label = definition.label
        if label in first:
            line = faults.place(first[label]).line
            remedy = f"keep one, or give it a label of its own; the first is in line {line}"
            faults.error("doubled-label", f"the label {_shown(definition)} is defined twice", definition.at, remedy)
            continue
        first[label] = definition.at
        if definition.is_note:
            note = _note(definition, faults)
            if note:
                noted[label] = note
        elif label[0] == "@":
            use = _entity(definition, faults)
            if use:
                entities[label] = use
        else:
            date = _date(definition, faults)
            if date:
                dates[label] = date
        if label not in noted and label not in entities and label not in dates:
            broken.add(label)
    return Definitions(entities, dates, noted, frozenset(broken))


def _shown(definition: Definition) -> str:
    return f"[{'^' if definition.is_note else ''}{definition.label}]"


def _note(definition: Definition, faults: Faults) -> NoteUse | None:
    try:
        text = notes.read_note(definition.rest)
    except notes.NoteFault as fault:
        faults.error(fault.code, f"{_shown(definition)}: {fault.message}", definition.at, fault.remedy)
        return None
    prefix = labels.PREFIXES[text.kind]
    if not labels.NOTE.fullmatch(definition.label) or definition.label.partition("-")[0] != prefix:
        remedy = f"call it [^{prefix}-1] or the like, here and in the text"
        faults.error("bad-label", f"{_shown(definition)} is no label for a {text.kind} note", definition.at, remedy)
        return None
    return NoteUse(text, definition.at)


def _entity(definition: Definition, faults: Faults) -> EntityUse | None:
    label = definition.label
    if not labels.ENTITY.fullmatch(label):
        remedy = "write @ and the name of its file: ASCII lower case letters, digits, hyphens"
        faults.error("bad-label", f"{_shown(definition)} is no label of an entity", definition.at, remedy)
        return None
    target = notes.read_target(definition.rest)
    if target is None:
        remedy = f'write {_shown(definition)}: ../../entities/{label[1:]}.md "person; role"'
        faults.error("definition-form", f"{_shown(definition)} has no address and title", definition.at, remedy)
        return None
    if label == labels.NOT_AN_ENTITY:
        return EntityUse("none", "person")
    kind = target.parts[0] if target.parts else ""
    known = _KINDS.get(kind)
    if known is None:
        remedy = did_you_mean(kind, _KINDS) or f"begin the title with one of {', '.join(_KINDS)}"
        faults.error("entity-kind", f"{_shown(definition)}: unknown kind of entity {kind!r}", definition.at, remedy)
        return None
    stem = target.address.rpartition("/")[2].removesuffix(".md")
    if stem != label[1:]:
        remedy = "let both name the same file"
        faults.error("wrong-target", f"{_shown(definition)} leads to {stem!r}", definition.at, remedy)
        return None
    return EntityUse(label[1:], known, target.parts[1:], target.by)


def _date(definition: Definition, faults: Faults) -> DateUse | None:
    target = notes.read_target(definition.rest)
    if target is None or not target.address.startswith("#"):
        remedy = f'write {_shown(definition)}: #2019-05-06 "the evidence for it"'
        faults.error("definition-form", f"{_shown(definition)} has no date and evidence", definition.at, remedy)
        return None
    value = target.address[1:]
    if value != times.UNRESOLVED and not times.is_value(value):
        remedy = "write a date that exists, like #2019, #2019-05 or #2019-05-06, or #unresolved"
        faults.error("bad-date", f"{_shown(definition)}: {value!r} is no date", definition.at, remedy)
        return None
    stated = definition.label.rpartition(" ")[0]
    if stated != value.casefold():
        remedy = f"call it [{value.casefold()} a], here and in the text"
        faults.error("bad-date", f"{_shown(definition)} means {value}", definition.at, remedy)
        return None
    return DateUse(value, "; ".join(target.parts), target.by)
