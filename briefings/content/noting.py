"""The notes of a draft: where each marker stands, and what its definition says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from briefings import times
from briefings.content import extents, labels
from briefings.content.mentions import Span
from briefings.content.notes import NoteText, Reference, write_note
from briefings.content.writing import DateLabels, Link, Marker
from briefings.model import Caption, Damage, Draft, Named, Quotation, Reported, Voice

T = TypeVar("T", Quotation, Damage, Voice)


class Notes(msgspec.Struct, frozen=True):
    """Markers in order of place, and the lines that define their notes."""

    markers: tuple[Marker, ...]
    definitions: tuple[str, ...]


class _Planned(msgspec.Struct, frozen=True):
    at: int
    rank: int
    note: NoteText


def notes_of(draft: Draft, links: Sequence[Link], defined: frozenset[str], dates: DateLabels) -> Notes:
    """The notes of a draft.

    A marker cannot stand within a link: it moves behind it. An annotation whose words could then not be told apart
    from others is left out; so is one whose span is empty, but for damage, whose span grows to the words around it.

    Args:
        draft: The draft.
        links: Its links, in order of place.
        defined: Ids of the entities that the file defines.
        dates: Takes the dates that only notes refer to.
    """
    planner = _Planner(draft, links, defined, dates)
    planned = sorted(planner.plan(), key=lambda item: (item.at, item.rank))
    counts: dict[str, int] = {}
    markers: list[Marker] = []
    lines: list[str] = []
    for item in planned:
        prefix = labels.PREFIXES[item.note.kind]
        counts[prefix] = counts.get(prefix, 0) + 1
        label = f"{prefix}-{counts[prefix]}"
        markers.append(Marker(item.at, label, outside=item.note.kind == "caption"))
        lines.append(f"[^{label}]: {write_note(item.note)}")
    return Notes(tuple(markers), tuple(lines))


class _Planner:
    """What all notes of one draft share."""

    def __init__(self, draft: Draft, links: Sequence[Link], defined: frozenset[str], dates: DateLabels) -> None:
        self._draft = draft
        self._flat = extents.flatten(draft.text)
        self._links = links
        self._defined = defined
        self._dates = dates

    def plan(self) -> list[_Planned]:
        """Every note that the file can hold."""
        annotations = self._draft.annotations
        planned = [self._quotation(item) for item in _ordered(annotations.quotations)]
        planned += [self._damage(item) for item in _ordered(annotations.damage)]
        for voice in _ordered(annotations.voice):
            span = self._trimmed(voice.start, voice.end)
            planned.append(self._named(span, NoteText(kind="voice", by=voice.by)) if span else None)
        for note in annotations.notes:
            text = " ".join(note.text.split())
            planned.append(_Planned(self._place(note.at), 4, NoteText(kind="editor", text=text)) if text else None)
        planned += self._captions(annotations.captions)
        return [item for item in planned if item is not None]

    def _quotation(self, item: Quotation) -> _Planned | None:
        span = self._trimmed(item.start, item.end)
        if span is None:
            return None
        note = NoteText(
            kind="quote" if item.direct else "paraphrase",
            speaker=self._reference(item.speaker),
            via=self._reference(item.via),
            reported=self._reported(item.reported),
            by=item.by,
        )
        start, end = span
        place = self._place(end)
        if item.direct and place == end and extents.quoted_start(self._draft.text, self._draft.blocks, end) == start:
            return _Planned(place, 0, note)
        return self._named(span, note)

    def _damage(self, item: Damage) -> _Planned | None:
        span = self._trimmed(item.start, item.end) or self._around(item.at)
        if span is None:
            return None
        note = NoteText(kind="damage", damage=item.kind, text=item.explanation, by=item.by)
        return self._named(span, note, item.at) or self._named(span, note)

    def _named(self, span: Span, note: NoteText, at: int | None = None) -> _Planned | None:
        """A note that names its words, with its marker at ``at`` or behind them; None where they would not be found."""
        start, end = span
        words = self._draft.text[start:end]
        place = self._place(end if at is None else min(max(at, start), end))
        if extents.find_words(self._flat, words, place) != span:
            return None
        return _Planned(place, 1 + (note.kind != "paraphrase"), msgspec.structs.replace(note, of=words))

    def _captions(self, captions: Sequence[Caption]) -> list[_Planned]:
        """One for each caption block, whether or not anything is known of it: the note makes it a caption."""
        planned = []
        for block in self._draft.blocks:
            if block.kind == "caption":
                known = next((item for item in captions if block.start <= item.start < block.end), None)
                note = NoteText(kind="caption", credit=known.credit if known else None, by=known.by if known else None)
                planned.append(_Planned(block.end, 9, note))
        return planned

    def _place(self, at: int) -> int:
        """The nearest place at or behind ``at`` where a marker can stand: in a block, not within a link."""
        blocks = self._draft.blocks
        if extents.block_at(blocks, at) is None:
            at = max((block.end for block in blocks if block.end <= at), default=blocks[0].start)
        return next((link.end for link in self._links if link.start < at < link.end), at)

    def _trimmed(self, start: int, end: int) -> Span | None:
        words = self._draft.text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return (start, end) if start < end else None

    def _around(self, at: int) -> Span | None:
        """The word before and the word behind a spot, within its block."""
        index = extents.block_at(self._draft.blocks, at)
        if index is None:
            return None
        block, flat = self._draft.blocks[index], self._flat
        start = flat.rfind(" ", block.start, max(block.start, len(flat[block.start : at].rstrip()) + block.start))
        behind = at + len(flat[at : block.end]) - len(flat[at : block.end].lstrip())
        end = flat.find(" ", behind, block.end)
        return self._trimmed(start + 1 if start >= 0 else block.start, end if end >= 0 else block.end)

    def _reference(self, named: Named | None) -> Reference | None:
        if named is None or not named.text.strip():
            return None
        label = f"@{named.entity}" if named.entity in self._defined else None
        return Reference(" ".join(named.text.split()), label)

    def _reported(self, reported: Reported | None) -> Reference | None:
        if reported is None or not reported.text.strip():
            return None
        if reported.value != times.UNRESOLVED and not times.is_value(reported.value):
            return None
        return Reference(" ".join(reported.text.split()), self._dates.of_value(reported.value))


def _ordered(items: Sequence[T]) -> list[T]:
    return sorted(items, key=lambda item: (item.start, item.end))
