"""Puts an article's annotations together: marks in the text, definitions at the foot, faults in their places."""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter
from typing import Any

import msgspec

from briefings import times
from briefings.content import extents, labels
from briefings.content.definitions import Definitions, NoteUse
from briefings.content.notes import REFERENCE, Reference
from briefings.content.places import Faults
from briefings.content.scan import Mark, Scan
from briefings.content.skeleton import Skeleton
from briefings.model import (
    Annotations,
    Block,
    Caption,
    Damage,
    DateMention,
    EditorNote,
    Marker,
    Mention,
    Named,
    NoteKind,
    Quotation,
    Reported,
    Voice,
)
from briefings.text import did_you_mean

_SPAN = attrgetter("start", "end")
_WORDS_REMEDY = "write in its definition: Of: “exact words”."


class Marked(msgspec.Struct, frozen=True):
    """What the marks of an article say; ``blocks`` know their captions."""

    annotations: Annotations
    markers: tuple[Marker, ...]
    blocks: tuple[Block, ...]


class _Placed(msgspec.Struct, frozen=True):
    """A note's annotation and where its marker stands."""

    label: str
    at: int
    kind: NoteKind
    value: Any


def assemble(scanned: Scan, skeleton: Skeleton, definitions: Definitions, faults: Faults) -> Marked:
    """The annotations of one article; every fault is reported, and what has one is left out."""
    if not scanned.marks and not scanned.definitions:  # many articles have no annotations at all
        return Marked(Annotations(), (), skeleton.blocks)
    reader = _Reader(skeleton, definitions, faults, scanned.marks)
    for index, mark in enumerate(scanned.marks):
        reader.take(mark, 2 * index)
    reader.check_unused()
    return reader.finish()


class _Reader:
    """The state of one reading."""

    def __init__(self, skeleton: Skeleton, definitions: Definitions, faults: Faults, marks: tuple[Mark, ...]) -> None:
        self._marks = marks
        self._skeleton = skeleton
        self._definitions = definitions
        self._faults = faults
        self._mentions: list[Mention] = []
        self._dates: list[DateMention] = []
        self._placed: list[_Placed] = []
        self._captions: dict[int, _Placed] = {}
        self._used: set[str] = set()

    @cached_property
    def _flat(self) -> str:
        return extents.flatten(self._skeleton.text)

    def take(self, mark: Mark, number: int) -> None:
        """Reads one mark; ``number`` is that of its opening sentinel."""
        spot = self._skeleton.spots.get(number)
        if spot is None:
            self._in_code(mark)
            return
        if self._faults.are_many:
            return
        if mark.fault:
            self._misformed(mark)
        elif not self._is_known(mark):
            return
        elif mark.is_note:
            self._note(mark, spot.at, in_link=spot.in_link)
        else:
            end = self._skeleton.spots.get(number + 1)
            self._leaf(mark, spot.at, end.at if end else None)

    def _in_code(self, mark: Mark) -> None:
        """Tells of a label in code, where it is no annotation; one that nothing defines is a sample."""
        known = self._definitions
        if not mark.is_note and (mark.label in known.entities or mark.label in known.dates):
            remedy = "begin its line with fewer than four blanks, or take the backticks out"
            self._faults.warn("in-code", f"[{mark.label}] stands in code, where it marks nothing", mark.at, remedy)

    def _misformed(self, mark: Mark) -> None:
        if mark.fault == "inner":
            remedy = "close the link before the annotation within it"
            self._faults.error("nested-annotation", "an annotation stands in the words of another", mark.at, remedy)
        elif mark.fault == "open":
            remedy = f"write [words][{mark.label}], or \\[ where a bracket is meant"
            self._faults.error("unclosed-label", f"[{mark.label} has no closing bracket", mark.at, remedy)
        else:
            remedy = f"write [words][{mark.label}]"
            self._faults.error("no-words", f"[{mark.label}] has no words before it", mark.at, remedy)

    def check_unused(self) -> None:
        """Reports notes that are defined and stand nowhere."""
        for label, note in self._definitions.notes.items():
            if label not in self._used:
                remedy = "put its marker behind the words it is about, or delete it"
                self._faults.error("unused-note", f"the note [^{label}] is used nowhere", note.at, remedy)

    def finish(self) -> Marked:
        """Everything in order of place."""
        skeleton = self._skeleton
        blocks = list(skeleton.blocks)
        for index in self._captions:
            blocks[index] = msgspec.structs.replace(blocks[index], kind="caption")
        kinds: dict[str, list[_Placed]] = {}
        for placed in self._placed:
            kinds.setdefault(_FIELD_OF[placed.kind], []).append(placed)
        markers: list[Marker] = []
        for items in kinds.values():
            items.sort(key=_place)
            markers += [Marker(item.label, item.at, item.kind, index) for index, item in enumerate(items)]
        rank = {placed.label: index for index, placed in enumerate(self._placed)}
        markers.sort(key=lambda marker: (marker.at, rank[marker.label]))
        values = {field: tuple([item.value for item in items]) for field, items in kinds.items()}
        entities = tuple(use for label, use in self._definitions.entities.items() if label != labels.NOT_AN_ENTITY)
        annotations = Annotations(
            entities=entities,
            mentions=tuple(sorted(self._mentions, key=_SPAN)),
            dates=tuple(sorted(self._dates, key=_SPAN)),
            **values,
        )
        return Marked(annotations, tuple(markers), tuple(blocks))

    def _is_known(self, mark: Mark) -> bool:
        known, label = self._definitions, mark.label
        defined = known.notes if mark.is_note else known.entities if label[0] == "@" else known.dates
        if label in defined:
            return True
        if label in known.broken:
            self._used.add(label)
            return False
        shown = f"[^{label}]" if mark.is_note else f"[{label}]"
        taken = {other.label for other in self._marks if other.is_note and mark.is_note}
        remedy = did_you_mean(label, defined.keys() - taken) or "define it at the foot of the file"
        self._faults.error("undefined-label", f"{shown} is not defined", mark.at, remedy)
        return False

    def _leaf(self, mark: Mark, start: int | None, end: int | None) -> None:
        if start is None or end is None or start >= end:
            self._faults.error("no-words", f"[{mark.label}] has no words", mark.at, "put words between the brackets")
            return
        if mark.label[0] == "@":
            use = self._definitions.entities[mark.label]
            self._mentions.append(Mention(start, end, None if mark.label == labels.NOT_AN_ENTITY else use.id))
            return
        date = self._definitions.dates[mark.label]
        if not date.evidence and date.value != times.UNRESOLVED:
            remedy = f'write why in its definition: #{date.value} "weekday before dateline …"'
            self._faults.error("no-evidence", f"the date {date.value} has no evidence", mark.at, remedy)
        self._dates.append(DateMention(start, end, date.value, date.evidence, date.by))

    def _note(self, mark: Mark, at: int | None, *, in_link: bool) -> None:
        label = mark.label
        if label in self._used:
            self._faults.error("note-twice", f"the note [^{label}] is used twice", mark.at, "define a second one")
            return
        self._used.add(label)
        if in_link:
            remedy = "put it behind the link"
            self._faults.error("note-in-link", f"the note [^{label}] stands in a link's words", mark.at, remedy)
        elif at is None:
            remedy = "put it behind the words it is about"
            self._faults.error("no-words", f"the note [^{label}] stands where no words are", mark.at, remedy)
        else:
            note = self._definitions.notes[label]
            value = self._value(note, label, at, mark)
            if value is not None:
                self._placed.append(_Placed(label, at, note.text.kind, value))

    def _value(self, note: NoteUse, label: str, at: int, mark: Mark) -> Any:
        """The annotation that a note makes, or None after a fault."""
        text = note.text
        if text.kind == "editor":
            self._remark(text.text, note.at)
            return EditorNote(at, text.text)
        if text.kind == "caption":
            return self._caption(note, label, at, mark)
        span = self._extent(note, label, at, mark)
        if span is None:
            return None
        start, end = span
        if text.kind == "damage" and text.damage:
            return Damage(start, end, min(max(at, start), end), text.damage, text.text, text.by)
        if text.kind == "voice":
            return Voice(start, end, text.by)
        speaker, via = self._named(text.speaker, note.at), self._named(text.via, note.at)
        reported = self._reported(text.reported, note.at)
        return Quotation(start, end, text.kind == "quote", speaker, via, reported, text.by)

    def _extent(self, note: NoteUse, label: str, at: int, mark: Mark) -> tuple[int, int] | None:
        if note.text.of is not None:
            span = extents.find_words(self._flat, note.text.of, at)
            if span is None:
                message = f"[^{label}]: the words “{note.text.of}” do not stand before its marker"
                line = self._faults.place(mark.at).line
                self._faults.error("words-not-found", message, note.at, f"copy them as they stand in line {line}")
            return span
        if note.text.kind == "quote":
            start = extents.quoted_start(self._skeleton.text, self._skeleton.blocks, at)
            if start is not None:
                return start, at
            message = f"[^{label}] does not follow a closing quotation mark that was opened"
            self._faults.error("no-extent", message, mark.at, f"move the marker, or {_WORDS_REMEDY}")
            return None
        self._faults.error("no-extent", f"[^{label}] doesn't say which words it is about", note.at, _WORDS_REMEDY)
        return None

    def _caption(self, note: NoteUse, label: str, at: int, mark: Mark) -> Caption | None:
        index = extents.block_at(self._skeleton.blocks, at)
        if index is None:
            return None
        if index in self._captions:
            self._faults.error("caption-twice", f"[^{label}]: this caption has a note already", mark.at, "keep one")
            return None
        block = self._skeleton.blocks[index]
        value = Caption(block.start, block.end, note.text.credit, note.text.by)
        self._captions[index] = _Placed(label, at, "caption", value)
        return value

    def _named(self, reference: Reference | None, at: int) -> Named | None:
        if reference is None:
            return None
        if reference.label is None:
            if reference.lone:
                self._lone(reference.words, at)
            return Named(reference.words)
        use = self._definitions.entities.get(reference.label)
        if use is None:
            self._undefined(reference.label, self._definitions.entities, at)
            return Named(reference.words)
        return Named(reference.words, None if reference.label == labels.NOT_AN_ENTITY else use.id)

    def _lone(self, label: str, at: int) -> None:
        """Reports a label in the place of a name; one that nothing defines may be a handle, which is a name."""
        write = f"write [words][{label}]"
        if label in self._definitions.entities:
            self._faults.error("lone-label", f"{label} has no words, and would be shown as a name", at, write)
        else:
            remedy = f"{write} and define it at the foot of the file; where it is a name, &#64;{label[1:]}"
            self._faults.warn("lone-label", f"{label} is shown as a name", at, remedy)

    def _reported(self, reference: Reference | None, at: int) -> Reported | None:
        if reference is None or reference.label is None:
            return None
        date = self._definitions.dates.get(reference.label)
        if date is None:
            self._undefined(reference.label, self._definitions.dates, at)
            return None
        return Reported(reference.words, date.value)

    def _remark(self, text: str, at: int) -> None:
        """Reports labels in an editor's remark that nothing defines."""
        for match in REFERENCE.finditer(text):
            label = labels.canonical(match["label"])
            known: dict[str, Any] = self._definitions.entities if label[0] == "@" else self._definitions.dates
            if label not in known:
                self._undefined(label, known, at)

    def _undefined(self, label: str, known: dict[str, Any], at: int) -> None:
        if label not in self._definitions.broken:
            remedy = did_you_mean(label, known) or "define it at the foot of the file"
            self._faults.error("undefined-label", f"[{label}] is not defined", at, remedy)


_FIELD_OF: dict[NoteKind, str] = {
    "quote": "quotations",
    "paraphrase": "quotations",
    "damage": "damage",
    "caption": "captions",
    "editor": "notes",
    "voice": "voice",
}


def _place(placed: _Placed) -> tuple[int, int]:
    value = placed.value
    return (value.at, value.at) if placed.kind == "editor" else (value.start, value.end)
