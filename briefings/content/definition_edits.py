"""Where a definition goes in an article's file, and how one leaves or gets another label."""

from __future__ import annotations

import re

import msgspec

from briefings.content import labels, notes, writing
from briefings.content.bytewise import Edit
from briefings.content.escape import unescape
from briefings.content.opened import Defined, EditFault, Opened
from briefings.model import EntityUse

_LABEL = re.compile(r"\]\[(" + labels.ANY + r")\]")
_FAMILIES = ("entity", "date", "note")


class Naming(msgspec.Struct, frozen=True):
    """One place of a file at which words lead to a label: in the text, or in a note.

    Attributes:
        words: As they are read.
        at: Offset in the file of the bracket that opens them.
        tag: Offsets in the file of the label as it is written.
        span: Offsets of the words in the article's text; None in a note.
    """

    words: str
    at: int
    tag: tuple[int, int]
    span: tuple[int, int] | None = None


def definition_of(opened: Opened, label: str, *, is_note: bool) -> Defined:
    """The definition of a label.

    Raises:
        EditFault: if there is none any more.
    """
    found = opened.definition(label, is_note=is_note)
    if found is None:
        raise EditFault(
            f"[{'^' if is_note else ''}{label}] is not defined any more", "look at the file, then try again"
        )
    return found


def entity_line(use: EntityUse | None) -> str:
    """The line that defines an entity; None: what is none."""
    return writing.entity_definitions([use] if use else [], with_none=use is None)[0]


def namings(opened: Opened, label: str) -> list[Naming]:
    """Every place at which words lead to this label: those in the text first, then those in notes."""
    text = opened.article.text
    found = [
        Naming(text[slice(*mark.span)], mark.start, mark.tag, mark.span)
        for mark in opened.marks
        if not mark.is_note and mark.label == label
    ]
    for item in opened.definitions:
        source = opened.source(item) if item.is_note else ""
        for match in _LABEL.finditer(source):
            if labels.canonical(match[1]) == label:
                first = source.rfind("[", 0, match.start())
                tag = item.start + match.start(1), item.start + match.end(1)
                found.append(Naming(unescape(source[first + 1 : match.start()]), item.start + first, tag))
    return found


def relabelling(opened: Opened, was: str, now: str) -> list[Edit]:
    """Every link and note that leads to a label leads to another one."""
    return [Edit(*naming.tag, now) for naming in namings(opened, was)]


def date_label(opened: Opened, value: str, evidence: str) -> tuple[list[Edit], str]:
    """The label of a date of the editor's own, and the edit that defines it where there is none like it."""
    line = f"#{value} {notes.write_title([evidence], None)}"
    taken = {item.label for item in opened.definitions if not item.is_note}
    for suffix in labels.suffixes():
        label = f"{value.casefold()} {suffix}"
        if label not in taken:
            return [inserted(opened, f"[{label}]: {line}", "date", "")], label
        if opened.source(definition_of(opened, label, is_note=False)).partition("]:")[2].strip() == line:
            return [], label
    raise AssertionError("there is always one more suffix")  # pragma: no cover - the suffixes never end


def free_note(opened: Opened, prefix: str) -> str:
    """The first label for a note of a kind that is not taken: ``q-4``."""
    taken = {item.label for item in opened.definitions if item.is_note}
    return next(label for number in range(1, len(taken) + 2) if (label := f"{prefix}-{number}") not in taken)


def family(item: Defined) -> str:
    """Among which definitions one stands: ``entity``, ``date`` or ``note``."""
    return "note" if item.is_note else "entity" if item.label[0] == "@" else "date"


def inserted(opened: Opened, line: str, kind: str, label: str) -> Edit:
    """A new definition among those of its family, entities in order; behind the text where there is none."""
    groups = {name: [item for item in opened.definitions if family(item) == name] for name in _FAMILIES}
    own = groups[kind]
    if kind == "entity" and label != labels.NOT_AN_ENTITY:
        own = [item for item in own if item.label != labels.NOT_AN_ENTITY] or own
        later = next((item for item in own if item.label > label), None)
        if later:
            return Edit(later.start, later.start, line + "\n")
    if own:
        return Edit(own[-1].end, own[-1].end, "\n" + line)
    place = _FAMILIES.index(kind)
    earlier = [item for name in _FAMILIES[:place] for item in groups[name]]
    if earlier:
        return Edit(earlier[-1].end, earlier[-1].end, "\n\n" + line)
    following = [item for name in _FAMILIES[place:] for item in groups[name]]
    if following:
        return Edit(following[0].start, following[0].start, line + "\n\n")
    end = len(opened.text.rstrip())
    return Edit(end, end, f"\n\n{line}" + ("" if opened.text[end:] else "\n"))


def without(opened: Opened, item: Defined) -> Edit:
    """The deletion of a definition with its line break, and with the blank line before it if it stood alone."""
    text, start, end = opened.text, item.start, item.end
    alone = text[:start].endswith("\n\n") and text[end + 1 : end + 2] in {"", "\n"}
    return Edit(start - alone, min(end + 1, len(text)), "")
