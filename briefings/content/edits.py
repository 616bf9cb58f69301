"""The edits that the desk makes in an article's file: each gives the file's new state, or says why it cannot be.

Nothing but the annotation in question changes, and the words of the article never do (`opened.changed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from briefings.content import extents, headedits, labels, locate, notes
from briefings.content.bytewise import Edit
from briefings.content.definition_edits import (
    Naming,
    date_label,
    definition_of,
    entity_line,
    family,
    free_note,
    inserted,
    relabelling,
    without,
)
from briefings.content.escape import escape, escape_link_text, line_head
from briefings.content.markdown import Convert
from briefings.content.notes import NoteText, Reference
from briefings.content.opened import Defined, Mark, Opened, changed
from briefings.model import Article, By, DateMention, EntityUse, Mention

CONFIRMED = "confirmed by the editor"
_NOTE_BY = re.compile(r"\s+By: \S+ (?:0|1|[01]?\.\d+)\.?\s*$")
_TITLE_BY = re.compile(r"(?:; |(?<=[\"'(]))By: \S+ (?:0|1|[01]?\.\d+)(?=[\"')]\s*$)")
_REPORTED = re.compile(r"\s*\bReported:\s+\[(?:[^\[\]\\]|\\.)*\]\[(?P<label>" + labels.ANY + r")\]\.")
_OPENING = re.compile(r"(?:\A|\n)[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*)*\Z")
"""What a line, a quoted one or a list item begins with; it is looked for in so many characters before a place."""
_OPENING_REACH = 80


def set_head(opened: Opened, convert: Convert, values: Mapping[str, Any]) -> Opened:
    """Gives keys of the front matter these values."""
    return changed(
        opened, [[edit for key, value in values.items() for edit in headedits.put(opened.head, key, value)]], convert
    )


def confirm(opened: Opened, convert: Convert, label: str, *, is_note: bool) -> Opened:
    """Takes the ``By:`` out of a definition: from now on the annotation is the editor's word."""
    defined = definition_of(opened, label, is_note=is_note)
    source = opened.source(defined)
    written = (_NOTE_BY if is_note else _TITLE_BY).sub("", source)
    if not is_note and family(defined) == "date":
        written = re.sub(r'""(?=\s*$)', f'"{CONFIRMED}"', written)
    return changed(opened, [[Edit(defined.start, defined.end, written)]], convert)


def rewrite_note(opened: Opened, convert: Convert, label: str, note: NoteText) -> Opened:
    """Puts another note in the place of one; an entity or date that it newly refers to must be defined."""
    defined = definition_of(opened, label, is_note=True)
    return changed(opened, [[Edit(defined.start, defined.end, f"[^{label}]: {notes.write_note(note)}")]], convert)


def note_of(opened: Opened, label: str) -> NoteText:
    """The note as it is written in the file."""
    lines = opened.source(definition_of(opened, label, is_note=True)).partition("]:")[2].splitlines()
    return notes.read_note(" ".join(filter(None, map(str.strip, lines))))


def drop_note(opened: Opened, convert: Convert, label: str) -> Opened:
    """Takes a note out: its marker and its definition."""
    line = without(opened, definition_of(opened, label, is_note=True))
    markers = [mark for mark in opened.marks if mark.is_note and mark.label == label]
    # What stood behind the marker may now begin a line, a # before it may end a heading, a & begin a reference.
    tries = [[line, *(Edit(mark.start, mark.end, stand_in) for mark in markers)] for stand_in in ("", "\\")]
    ends = [Edit(mark.start - 1, mark.end, f"&#{ord(opened.text[mark.start - 1])};") for mark in markers if mark.start]
    return changed(opened, [*tries, [line, *_begun(opened, markers)], [line, *ends]], convert)


def retarget(opened: Opened, convert: Convert, old: str, use: EntityUse | None) -> Opened:
    """Lets everything in the article that names one entity name another; None: it is no entity.

    The roles that the article states move along.
    """
    return changed(opened, [retargeting(opened, old, use)], convert)


def retargeting(opened: Opened, old: str, use: EntityUse | None) -> list[Edit]:
    """The edits of `retarget`, to be made together with others."""
    was, now = f"@{old}", f"@{use.id}" if use else labels.NOT_AN_ENTITY
    defined = definition_of(opened, was, is_note=False)
    edits = relabelling(opened, was, now)
    there = opened.definition(now, is_note=False)
    if there is None:
        edits.append(Edit(defined.start, defined.end, entity_line(use)))
        return edits
    edits.append(without(opened, defined))
    before = next((item for item in opened.article.annotations.entities if use and item.id == use.id), None)
    if use and before and (roles := dict.fromkeys((*before.roles, *use.roles))) != dict.fromkeys(before.roles):
        joined = msgspec.structs.replace(before, roles=tuple(roles))
        edits.append(Edit(there.start, there.end, entity_line(joined)))
    return edits


def part(opened: Opened, convert: Convert, leaving: Sequence[Naming], use: EntityUse) -> Opened:
    """Lets what names one entity at some places name another, which is defined if it is not; all others stay."""
    label = f"@{use.id}"
    edits = [Edit(*naming.tag, label) for naming in leaving]
    if opened.definition(label, is_note=False) is None:
        edits.append(inserted(opened, entity_line(use), "entity", label))
    return changed(opened, [edits], convert)


def redefine_entity(opened: Opened, convert: Convert, use: EntityUse) -> Opened:
    """Writes an entity's definition anew: another kind or other roles."""
    defined = definition_of(opened, f"@{use.id}", is_note=False)
    return changed(opened, [[Edit(defined.start, defined.end, entity_line(use))]], convert)


def redate(opened: Opened, convert: Convert, label: str, value: str, evidence: str) -> Opened:
    """Gives all words under a date's label another value."""
    defined = definition_of(opened, label, is_note=False)
    edits, now = date_label(opened, value, evidence)
    if not edits:
        return _merged_date(opened, convert, defined, label, now)
    line = edits[0].text.strip("\n")
    moved = [Edit(defined.start, defined.end, line), *relabelling(opened, label, now)]
    return changed(opened, [moved], convert)


def undate(opened: Opened, convert: Convert, label: str) -> Opened:
    """Takes a date out: its words become plain ones, in editor's notes too, and no quotation is dated by them."""
    marks = [mark for mark in opened.marks if not mark.is_note and mark.label == label]
    edits = [without(opened, definition_of(opened, label, is_note=False))]
    for item in opened.definitions:
        if item.is_note:
            found = [(match, "") for match in _REPORTED.finditer(opened.source(item))]
            found = found or [(match, match["words"]) for match in notes.REFERENCE.finditer(opened.source(item))]
            said = ((one, words) for one, words in found if labels.canonical(one["label"]) == label)
            edits += (Edit(item.start + one.start(), item.start + one.end(), words) for one, words in said)
    as_written = [Edit(mark.start, mark.end, opened.text[slice(*mark.words)]) for mark in marks]
    escaped = [Edit(mark.start, mark.end, _plain(opened, mark)) for mark in marks]
    return changed(opened, [[*edits, *as_written], [*edits, *escaped]], convert)


def link_entity(opened: Opened, convert: Convert, span: tuple[int, int], use: EntityUse | None) -> Opened:
    """Marks words as a mention of an entity, which is defined if it is not; None: as no entity.

    What was marked as no entity within these words gives way.
    """
    label = f"@{use.id}" if use else labels.NOT_AN_ENTITY
    line = [] if opened.definition(label, is_note=False) else [inserted(opened, entity_line(use), "entity", label)]
    mention = Mention(*span, use.id if use else None)
    given_up = {mark.span for mark in _within(opened, span)}
    before = {item for item in opened.article.annotations.mentions if (item.start, item.end) not in given_up}

    def accept(article: Article) -> bool:
        return set(article.annotations.mentions) == {*before, mention}

    return changed(opened, ([*line, *edits] for edits in _links(opened, span, label)), convert, accept)


def link_date(opened: Opened, convert: Convert, date: DateMention) -> Opened:
    """Marks words as a date."""
    span = date.start, date.end
    line, label = date_label(opened, date.value, date.evidence)
    before = {(item.start, item.end) for item in opened.article.annotations.dates}

    def accept(article: Article) -> bool:
        return {(item.start, item.end) for item in article.annotations.dates} == {*before, span}

    return changed(opened, ([*line, *edits] for edits in _links(opened, span, label)), convert, accept)


def add_note(opened: Opened, convert: Convert, span: tuple[int, int], note: NoteText, at: int | None = None) -> Opened:
    """Puts a note behind the words that it is about.

    Args:
        opened: The file before.
        convert: From `markdown.converter`.
        span: The words, in the article's text.
        note: What it says; its ``of`` is filled in where the marker alone does not tell the words.
        at: Where the marker stands, within or behind the words; behind them by default.
    """
    article, prefix = opened.article, labels.PREFIXES[note.kind]
    label, spot = free_note(opened, prefix), span[1] if at is None else at
    quoted = note.kind == "quote" and spot == span[1]
    if not (quoted and extents.quoted_start(article.text, article.blocks, span[1]) == span[0]):
        note = msgspec.structs.replace(note, of=article.text[slice(*span)])
    line = inserted(opened, f"[^{label}]: {notes.write_note(note)}", "note", "")
    field = {"quote": "quotations", "paraphrase": "quotations", "damage": "damage", "voice": "voice"}[note.kind]
    before = {(item.start, item.end) for item in getattr(article.annotations, field)}

    def accept(found: Article) -> bool:
        return {(item.start, item.end) for item in getattr(found.annotations, field)} == {*before, span}

    tries = ([line, Edit(place, place, f"[^{label}]")] for place in locate.spots(opened, spot))
    return changed(opened, tries, convert, accept)


def define_entity(opened: Opened, convert: Convert, use: EntityUse) -> Opened:
    """Defines an entity that the article only speaks through or of; nothing changes where it is defined."""
    label = f"@{use.id}"
    if opened.definition(label, is_note=False):
        return opened
    return changed(opened, [[inserted(opened, entity_line(use), "entity", label)]], convert)


def reference(words: str, entity_id: str | None) -> Reference:
    """A field of a note: words, linked to an entity if one is known."""
    return Reference(" ".join(words.split()), f"@{entity_id}" if entity_id else None)


def date_reference(opened: Opened, words: str | None, value: str | None) -> Reference | None:
    """When something was said: words, linked to a date of this value; None where the article defines none."""
    dates = (item for item in opened.definitions if family(item) == "date")
    found = next((item.label for item in dates if item.label.rpartition(" ")[0] == (value or "").casefold()), None)
    return Reference(" ".join(words.split()), found) if words and found else None


def _merged_date(opened: Opened, convert: Convert, defined: Defined, label: str, now: str) -> Opened:
    """The words under one date's label go over to another one, which says the same already."""
    if now == label:
        return opened
    return changed(opened, [[without(opened, defined), *relabelling(opened, label, now)]], convert)


def _links(opened: Opened, span: tuple[int, int], label: str) -> Iterator[Sequence[Edit]]:
    words = escape_link_text(opened.article.text[slice(*span)])
    inside = _within(opened, span)
    for start, end in locate.places(opened, *span):
        if not inside:
            yield Edit(start, start, "["), Edit(end, end, f"][{label}]")
        first = min(start, *(mark.start for mark in inside)) if inside else start
        last = max(end, *(mark.end for mark in inside)) if inside else end
        yield (Edit(first, last, f"[{words}][{label}]"),)


def _begun(opened: Opened, markers: Sequence[Mark]) -> Iterator[Edit]:
    """Takes markers out of the beginnings of lines; the number or sign behind one stays a word."""
    for mark in markers:
        line = opened.text[mark.end :].partition("\n")[0]
        head, rest = line_head(line)
        yield Edit(mark.start, mark.end + len(line) - len(rest), head)


def _within(opened: Opened, span: tuple[int, int]) -> list[Mark]:
    """The marks within these words that say: no entity."""
    none = (mark for mark in opened.marks if not mark.is_note and mark.label == labels.NOT_AN_ENTITY)
    return [mark for mark in none if span[0] <= mark.span[0] and mark.span[1] <= span[1]]


def _plain(opened: Opened, mark: Mark) -> str:
    """The words of a link as they stand in the text without it."""
    before, behind = opened.text[: mark.start], opened.text[mark.end : mark.end + 1]
    words = opened.article.text[slice(*mark.span)]
    line_start = _OPENING.search(before[-_OPENING_REACH:]) is not None
    return escape(words, line_start=line_start, after_mark=before.endswith("]"), before_mark=behind == "[")


def by_of(words: str) -> By | None:
    """``ner 0.59`` as the rule and its confidence; None where it is neither."""
    rule, _, confidence = words.rpartition(" ")
    return By(rule, float(confidence)) if rule and re.fullmatch(r"0|1|[01]?\.\d+", confidence) else None
