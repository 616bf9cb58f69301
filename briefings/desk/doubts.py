"""What of an article an editor should look at: each annotation that is doubtful, with the reason and its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from briefings import sentences, times
from briefings.content import edits, extents, notes
from briefings.content.opened import Mark, Opened
from briefings.desk import near
from briefings.diagnostics import Place
from briefings.model import By, Damage, DateMention, Entity, Marker, Named, NoteKind, Proposal, Quotation

Kind = Literal["entity", "date", "quote", "paraphrase", "damage", "caption", "voice"]
Reason = Literal["unsure", "proposed", "moved", "no-speaker", "unresolved", "damage", "namesake", "spelling"]

REASONS: Mapping[Reason, str] = {
    "unsure": "the rule is not often enough right",
    "proposed": "proposed, not written",
    "moved": "proposed, but its words no longer stand in the article",
    "no-speaker": "nobody known speaks",
    "unresolved": "the date is not resolved",
    "damage": "a damaged spot",
    "namesake": "another one has this name",
    "spelling": "another name is one letter apart",
}


class Doubt(msgspec.Struct, frozen=True):
    """One annotation to decide about.

    Attributes:
        place: Of its words in the file, or of the proposal.
        label: In the file, a note's without the ``^``; empty for a proposal.
        words: What it is about; ``sentence`` the words around them, in which they begin at ``start``.
        span: Of the words in the article's text.
        says: What it says, in a few words.
        by: What made it.
        others: Ids of entities that it may be, or be taken for.
        times: At how many places it stands.
    """

    place: Place
    kind: Kind
    reason: Reason
    label: str
    words: str
    sentence: str
    start: int
    span: tuple[int, int]
    says: str
    by: By | None = None
    others: tuple[str, ...] = ()
    times: int = 1
    proposal: Proposal | None = None

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells it from the article's other doubts, before and after another one was decided."""
        item = self.proposal
        return (self.label, "", 0) if item is None else ("", f"{item.what} {item.exact}", item.at)


class Known(msgspec.Struct, frozen=True):
    """What a review knows of the site beside the article.

    Attributes:
        entities: By id.
        namesakes: As `near.namesakes` gives them; ``alike`` as `near.spelled_alike`.
        below: What is less sure than this is doubtful.
    """

    entities: Mapping[str, Entity]
    namesakes: Mapping[str, tuple[str, ...]]
    alike: Mapping[str, tuple[str, ...]]
    below: float


def known(entities: Mapping[str, Entity], below: float) -> Known:
    """The site's entities, compared with each other once for all articles."""
    return Known(entities, near.namesakes(entities.values()), near.spelled_alike(entities.values()), below)


def of_article(opened: Opened, site: Known) -> tuple[Doubt, ...]:
    """Everything that is doubtful in an article, in order of place; what the editor decided before is not."""
    finder = _Finder(opened, site)
    found = [*finder.entities(), *finder.dates(), *finder.notes(), *finder.proposals()]
    return tuple(sorted(found, key=lambda doubt: (*doubt.span, doubt.kind, doubt.label)))


class _Finder:
    """What all doubts of one article share."""

    def __init__(self, opened: Opened, site: Known) -> None:
        self._opened, self._site = opened, site
        self._text = opened.article.text
        self._marks: dict[tuple[str, bool], list[Mark]] = {}
        for mark in opened.marks:
            self._marks.setdefault((mark.label, mark.is_note), []).append(mark)

    def entities(self) -> Iterator[Doubt]:
        for use in self._opened.article.annotations.entities:
            others = (*self._site.namesakes.get(use.id, ()), *self._site.alike.get(use.id, ()))
            reason: Reason | None = "unsure" if self._is_unsure(use.by) else None
            if use.by and others:
                reason = "namesake" if use.id in self._site.namesakes else "spelling"
            if reason:
                entity = self._site.entities.get(use.id)
                says = "; ".join((f"{entity.name if entity else use.id} ({use.kind})", *use.roles))
                yield self._marked("entity", reason, f"@{use.id}", says, use.by, others)

    def dates(self) -> Iterator[Doubt]:
        stated: dict[str, DateMention] = {}
        spans = {(item.start, item.end): item for item in self._opened.article.annotations.dates}
        for mark in self._opened.marks:
            if not mark.is_note and mark.span in spans:
                stated.setdefault(mark.label, spans[mark.span])
        for label, item in stated.items():
            unresolved = item.value == times.UNRESOLVED and item.by is not None
            if unresolved or self._is_unsure(item.by):
                says = f"{item.value}: {item.evidence}" if item.evidence else item.value
                yield self._marked("date", "unresolved" if unresolved else "unsure", label, says, item.by)

    def notes(self) -> Iterator[Doubt]:
        found = self._opened.article.annotations
        for marker in self._opened.article.markers:
            if marker.kind in {"quote", "paraphrase"}:
                yield from self._quotation(marker, found.quotations[marker.index])
            elif marker.kind == "damage":
                yield from self._damage(marker, found.damage[marker.index])
            elif marker.kind == "caption" and self._is_unsure(found.captions[marker.index].by):
                caption = found.captions[marker.index]
                says = f"a caption; credit: {caption.credit or 'not stated'}"
                yield self._noted(marker, "unsure", (caption.start, caption.end), says, caption.by)
            elif marker.kind == "voice" and self._is_unsure(found.voice[marker.index].by):
                voice = found.voice[marker.index]
                yield self._noted(marker, "unsure", (voice.start, voice.end), "the outlet's own phrase", voice.by)

    def proposals(self) -> Iterator[Doubt]:
        for index, item in enumerate(self._opened.article.meta.proposed):
            span = self._found(item)
            place = self._proposed_at(index)
            sentence, start = self._sentence(span) if span else (item.exact, 0)
            yield Doubt(
                place=place,
                kind=item.what,
                reason="proposed" if span else "moved",
                label="",
                words=item.exact,
                sentence=sentence,
                start=start,
                span=span or (len(self._text), len(self._text)),
                says=told(item),
                by=edits.by_of(item.by),
                others=item.candidates,
                proposal=item,
            )

    def _quotation(self, marker: Marker, item: Quotation) -> Iterator[Doubt]:
        silent = item.speaker is None or item.speaker.entity is None
        reason: Reason | None = "unsure" if self._is_unsure(item.by) else None
        if item.by and silent and item.direct:
            reason = "no-speaker"
        if reason:
            via = f"; via {item.via.text}" if item.via else ""
            said = f"; {item.reported.value}" if item.reported else ""
            says = f"speaker: {_who(item.speaker)}{via}{said}"
            yield self._noted(marker, reason, (item.start, item.end), says, item.by)

    def _damage(self, marker: Marker, item: Damage) -> Iterator[Doubt]:
        if item.by:
            yield self._noted(marker, "damage", (item.start, item.end), f"{item.kind}: {item.explanation}", item.by)

    def _is_unsure(self, by: By | None) -> bool:
        return by is not None and by.confidence < self._site.below

    def _marked(
        self, kind: Kind, reason: Reason, label: str, says: str, by: By | None, others: tuple[str, ...] = ()
    ) -> Doubt:
        """A doubt about words that are a link; one that only notes refer to is shown by its definition."""
        marks = self._marks.get((label, False), [])
        defined = self._opened.definition(label, is_note=False)
        at = marks[0].start if marks else defined.start if defined else self._opened.body_at
        span = marks[0].span if marks else (0, 0)
        sentence, start = self._sentence(span) if marks else ("", 0)
        words = self._text[slice(*span)]
        place = self._opened.place(at)
        return Doubt(place, kind, reason, label, words, sentence, start, span, says, by, others, max(1, len(marks)))

    def _noted(self, marker: Marker, reason: Reason, span: tuple[int, int], says: str, by: By | None) -> Doubt:
        marks = self._marks.get((marker.label, True), [])
        place = self._opened.place(marks[0].start if marks else self._opened.body_at)
        sentence, start = self._sentence(span)
        words = self._text[slice(*span)]
        return Doubt(place, _KIND_OF[marker.kind], reason, marker.label, words, sentence, start, span, says, by)

    def _sentence(self, span: tuple[int, int]) -> tuple[str, int]:
        """The sentences that hold these words, and where in them the words begin."""
        blocks = self._opened.article.blocks
        first, last = (extents.block_at(blocks, at) for at in span)
        if first is None or last is None:
            return self._text[slice(*span)], 0
        low, high = blocks[first], blocks[last]
        begin = max(
            (low.start + a for a, _ in sentences.split(self._text[low.start : low.end]) if low.start + a <= span[0]),
            default=low.start,
        )
        end = min(
            (
                high.start + b
                for _, b in sentences.split(self._text[high.start : high.end])
                if high.start + b >= span[1]
            ),
            default=high.end,
        )
        return self._text[begin:end], span[0] - begin

    def _found(self, item: Proposal) -> tuple[int, int] | None:
        """Where a proposal's words stand now: the place nearest to where they stood."""
        at, places = self._text.find(item.exact), []
        while at >= 0:
            places.append(at)
            at = self._text.find(item.exact, at + 1)
        start = min(places, key=lambda place: (abs(place - item.at), place), default=None)
        return None if start is None else (start, start + len(item.exact))

    def _proposed_at(self, index: int) -> Place:
        document = self._opened.document
        return document.place("proposed", index) if document else Place(self._opened.path)


_KIND_OF: Mapping[NoteKind, Kind] = {
    "quote": "quote",
    "paraphrase": "paraphrase",
    "damage": "damage",
    "caption": "caption",
    "voice": "voice",
}


def told(item: Proposal) -> str:
    """What a proposal would say."""
    if item.what == "entity":
        return "; ".join((f"{item.name or item.exact} ({item.kind})", *item.roles))
    if item.what == "date":
        return f"{item.value}: {item.evidence}"
    if item.what == "damage":
        return f"{item.kind}: {item.text}"
    if item.what == "voice":
        return notes.OWN_PHRASE
    return f"speaker: {_who(Named(item.speaker, item.speaker_id) if item.speaker else None)}"


def _who(named: Named | None) -> str:
    if named is None:
        return "not stated"
    return f"{named.text} → {named.entity}" if named.entity else f"{named.text} (nobody known)"
