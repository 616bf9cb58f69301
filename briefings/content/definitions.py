"""Reads the definitions at the foot of an article into what its annotations refer to."""

from __future__ import annotations

from functools import lru_cache
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


class _Wrong(msgspec.Struct, frozen=True):
    """What is wrong with a definition."""

    code: str
    message: str
    remedy: str


def read(found: tuple[Definition, ...], faults: Faults) -> Definitions:
    """The definitions by label; every fault is reported."""
    entities: dict[str, EntityUse] = {}
    dates: dict[str, DateUse] = {}
    noted: dict[str, NoteUse] = {}
    first: dict[str, int] = {}
    broken: set[str] = set()
    for definition in found:
        label, at = definition.label, definition.at
        if label in first:
            line = faults.place(first[label]).line
            remedy = f"keep one, or give it a label of its own; the first is in line {line}"
            faults.error("doubled-label", f"the label {_shown(definition)} is defined twice", at, remedy)
            continue
        first[label] = at
        made = _note(definition) if definition.is_note else _leaf(label, definition.rest)
        if isinstance(made, EntityUse):
            entities[label] = made
        elif isinstance(made, DateUse):
            dates[label] = made
        elif isinstance(made, NoteUse):
            noted[label] = made
        else:
            faults.error(made.code, made.message, at, made.remedy)
            broken.add(label)
    return Definitions(entities, dates, noted, frozenset(broken))


def _shown(definition: Definition) -> str:
    return f"[{'^' if definition.is_note else ''}{definition.label}]"


def _note(definition: Definition) -> NoteUse | _Wrong:
    label, shown = definition.label, _shown(definition)
    try:
        text = notes.read_note(definition.rest)
    except notes.NoteFault as fault:
        return _Wrong(fault.code, f"{shown}: {fault.message}", fault.remedy)
    prefix = labels.PREFIXES[text.kind]
    if not labels.NOTE.fullmatch(label) or label.partition("-")[0] != prefix:
        remedy = f"call it [^{prefix}-1] or the like, here and in the text"
        return _Wrong("bad-label", f"{shown} is no label for a {text.kind} note", remedy)
    return NoteUse(text, definition.at)


@lru_cache(maxsize=1 << 13)  # articles define the same people and days again and again, and then share one record
def _leaf(label: str, rest: str) -> EntityUse | DateUse | _Wrong:
    return _entity(label, rest) if label[0] == "@" else _date(label, rest)


def _entity(label: str, rest: str) -> EntityUse | _Wrong:
    if not labels.ENTITY.fullmatch(label):
        remedy = "write @ and the name of its file: ASCII lower case letters, digits, hyphens"
        return _Wrong("bad-label", f"[{label}] is no label of an entity", remedy)
    target = notes.read_target(rest)
    if target is None:
        remedy = f'write [{label}]: ../../entities/{label[1:]}.md "person; role"'
        return _Wrong("definition-form", f"[{label}] has no address and title", remedy)
    if label == labels.NOT_AN_ENTITY:
        return EntityUse("none", "person")
    kind = target.parts[0] if target.parts else ""
    known = _KINDS.get(kind)
    if known is None:
        remedy = did_you_mean(kind, _KINDS) or f"begin the title with one of {', '.join(_KINDS)}"
        return _Wrong("entity-kind", f"[{label}]: unknown kind of entity {kind!r}", remedy)
    stem = target.address.rpartition("/")[2].removesuffix(".md")
    if stem != label[1:]:
        return _Wrong("wrong-target", f"[{label}] leads to {stem!r}", "let both name the same file")
    return EntityUse(label[1:], known, target.parts[1:], target.by)


def _date(label: str, rest: str) -> DateUse | _Wrong:
    target = notes.read_target(rest)
    if target is None or not target.address.startswith("#"):
        remedy = f'write [{label}]: #2019-05-06 "the evidence for it"'
        return _Wrong("definition-form", f"[{label}] has no date and evidence", remedy)
    value = target.address[1:]
    if value != times.UNRESOLVED and not times.is_value(value):
        remedy = "write a date that exists, like #2019, #2019-05 or #2019-05-06, or #unresolved"
        return _Wrong("bad-date", f"[{label}]: {value!r} is no date", remedy)
    if label.rpartition(" ")[0] != value.casefold():
        remedy = f"call it [{value.casefold()} a], here and in the text"
        return _Wrong("bad-date", f"[{label}] means {value}", remedy)
    return DateUse(value, "; ".join(target.parts), target.by)
