"""What one article states, as rows for its own page and every other: key points, statements, dates, damage.

A row leads to its words: a statement to its note's marker, the others to their sentence, which gets an anchor. Anchors
are chosen from the article alone, so that being cited by a new briefing never changes an old page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, Literal, NamedTuple, Protocol

import msgspec

from briefings.catalog import figures, rights
from briefings.catalog.figures import Figure
from briefings.catalog.folding import fold
from briefings.catalog.list_rows import VoiceRow
from briefings.catalog.names import Names
from briefings.catalog.rows import ArticleLine, DamageRow, DateRow, KeyPoint, Statement
from briefings.content.blocks import block_ids, sentences_of
from briefings.model import Anchor, Article, Quotation, Rights
from briefings.times import UNRESOLVED

_KEY_POINT = re.compile(r"p\d+\.s\d+(?=\s|$)")


Kind = Literal["key_points", "statements", "dates", "damage", "stated", "voice", "runs"]
"""A kind of facts: a field of `Facts`."""


class Said(NamedTuple):
    """A statement, and the id of the entity that made it; None: the source names nobody we know."""

    statement: Statement
    speaker: str | None


class Stated(msgspec.Struct, frozen=True):
    """A sentence with what it states that can be compared: resolved dates, and figures."""

    sentence: KeyPoint
    dates: tuple[str, ...]
    figures: tuple[Figure, ...]


class Facts(msgspec.Struct, frozen=True):
    """Everything of one article that other pages can show; in order of place.

    Attributes:
        stated: What can be compared with other sources of its story; nothing where it belongs to none.
        voice: The outlet's own loaded phrases.
        runs: Of each statement `Folded.keys`, by which it is compared with all others of the site.
    """

    key_points: tuple[KeyPoint, ...] = ()
    statements: tuple[Said, ...] = ()
    dates: tuple[DateRow, ...] = ()
    damage: tuple[DamageRow, ...] = ()
    stated: tuple[Stated, ...] = ()
    voice: tuple[VoiceRow, ...] = ()
    runs: tuple[tuple[int, ...], ...] = ()

    def row(self, kind: Kind, index: int) -> Any:
        """One row of a kind."""
        return getattr(self, kind)[index]


class FactSheet(Protocol):
    """The facts of one article, at hand or looked up; see `Facts`."""

    @property
    def key_points(self) -> tuple[KeyPoint, ...]:
        """See `Facts`, here and below."""

    @property
    def statements(self) -> tuple[Said, ...]:
        """Statements."""

    @property
    def dates(self) -> tuple[DateRow, ...]:
        """Dates."""

    @property
    def damage(self) -> tuple[DamageRow, ...]:
        """Damage."""

    @property
    def stated(self) -> tuple[Stated, ...]:
        """What can be compared."""

    @property
    def voice(self) -> tuple[VoiceRow, ...]:
        """Loaded phrases."""

    @property
    def runs(self) -> tuple[tuple[int, ...], ...]:
        """What statements are compared by."""

    def row(self, kind: Kind, index: int) -> Any:
        """One row of a kind, without a look at the others."""


class Sentences:
    """The sentences of an article, each with its anchor's id: ``p3.s1``; empty in captions, which are not counted.

    Blocks are cut when first asked for: many are not cited at all.
    """

    def __init__(self, article: Article) -> None:
        self._text, self._blocks = article.text, article.blocks
        self._names = block_ids(article.blocks)
        self._starts = [block.start for block in article.blocks]
        self._cut: dict[int, list[Anchor]] = {}

    def at(self, offset: int) -> Anchor | None:
        """The sentence that holds this character, or the last one before it in its block."""
        index = bisect_right(self._starts, offset) - 1
        found = None
        for sentence in self._of(index) if index >= 0 else ():
            if sentence.start > offset:
                break
            found = sentence
        return found

    def named(self, name: str) -> Anchor | None:
        """The sentence of an anchor's id."""
        block = name.partition(".")[0]
        cut = self._of(self._names.index(block)) if block in self._names else []
        return next((sentence for sentence in cut if sentence.id == name), None)

    def _of(self, index: int) -> list[Anchor]:
        if index not in self._cut:
            self._cut[index] = sentences_of(self._text, self._blocks[index], self._names[index])
        return self._cut[index]


def of(article: Article, line: ArticleLine, allowed: Rights, names: Names) -> tuple[Facts, tuple[Anchor, ...]]:
    """The article's facts, within its rights, and the sentences that get an anchor of their own on its page.

    One that may only be linked to yields none. Rows name the article without its summary and story, which no table of
    rows shows.
    """
    if allowed == "link" or not _states(article):
        return Facts(), ()
    return _Reader(article, msgspec.structs.replace(line, summary="", story=None), allowed, names).facts()


def _states(article: Article) -> bool:
    """Whether there may be any facts; many articles have no annotations at all."""
    meta, found = article.meta, article.annotations
    return bool(meta.key_points or meta.story or found.quotations or found.dates or found.damage or found.voice)


class _Reader:
    """Turns annotations into rows and remembers which sentences they cite."""

    def __init__(self, article: Article, line: ArticleLine, allowed: Rights, names: Names) -> None:
        self._article, self._line, self._rights, self._names = article, line, allowed, names
        self._sentences = Sentences(article)
        self._cited: dict[str, Anchor] = {}
        self._shown: dict[int, tuple[str, str]] = {}
        shown = rights.limit(article.pieces, allowed)
        self._reach = rights.reach(article.pieces, shown, len(article.text))

    def facts(self) -> tuple[Facts, tuple[Anchor, ...]]:
        statements = self._statements()
        found = Facts(
            key_points=self._key_points(),
            statements=statements,
            dates=self._dates(),
            damage=self._damage(),
            stated=self._stated(),
            voice=self._voice(),
            runs=tuple([fold(said.statement.words).keys for said in statements]),
        )
        return found, tuple(sorted(self._cited.values(), key=lambda anchor: anchor.start))

    def _cite(self, sentence: Anchor | None) -> tuple[str, str]:
        """A sentence's words as they may go out, and the path that leads to them."""
        if sentence is None:
            return "", self._line.path
        if sentence.start not in self._shown:
            self._shown[sentence.start] = self._cited_as(sentence)
        return self._shown[sentence.start]

    def _cited_as(self, sentence: Anchor) -> tuple[str, str]:
        words = rights.shown(self._article.text[sentence.start : sentence.end], self._rights)
        if not sentence.id or sentence.end > self._reach:
            return words, self._line.path
        self._cited[sentence.id] = sentence
        return words, f"{self._line.path}#{sentence.id}"

    def _point(self, sentence: Anchor) -> KeyPoint:
        return KeyPoint(*self._cite(sentence), self._line.label, self._line.source, self._line.language)

    def _key_points(self) -> tuple[KeyPoint, ...]:
        points = []
        for reference in self._article.meta.key_points:
            match = _KEY_POINT.match(reference)
            sentence = self._sentences.named(match[0]) if match else None
            if sentence:
                points.append(self._point(sentence))
        return tuple(points)

    def _statements(self) -> tuple[Said, ...]:
        markers = {marker.index: marker for marker in self._article.markers if marker.kind in {"quote", "paraphrase"}}
        said = []
        for index, quotation in enumerate(self._article.annotations.quotations):
            marker = markers.get(index)
            leads = marker is not None and marker.at <= self._reach
            path = f"{self._line.path}#{marker.label}-ref" if marker and leads else self._line.path
            said.append(self._said(quotation, path))
        return tuple(said)

    def _said(self, quotation: Quotation, path: str) -> Said:
        reported, speaker = quotation.reported, quotation.speaker
        statement = Statement(
            words=rights.shown(self._article.text[quotation.start : quotation.end], self._rights),
            direct=quotation.direct,
            speaker=self._names.link(speaker),
            via=self._names.link(quotation.via),
            said=reported.value if reported and reported.value != UNRESOLVED else None,
            said_text=reported.text if reported else "",
            path=path,
            article=self._line,
        )
        entity = self._names.canonical.get(speaker.entity) if speaker and speaker.entity else None
        return Said(statement, entity)

    def _dates(self) -> tuple[DateRow, ...]:
        rows = []
        for date in self._article.annotations.dates:
            sentence, path = self._cite(self._sentences.at(date.start))
            rows.append(
                DateRow(
                    value=date.value,
                    words=self._article.text[date.start : date.end],
                    evidence=date.evidence,
                    sentence=sentence,
                    path=path,
                    article=self._line,
                )
            )
        return tuple(rows)

    def _damage(self) -> tuple[DamageRow, ...]:
        rows = []
        for damage in self._article.annotations.damage:
            context, path = self._cite(self._sentences.at(damage.start))
            rows.append(
                DamageRow(
                    kind=damage.kind,
                    words=rights.shown(self._article.text[damage.start : damage.end], self._rights),
                    context=context,
                    explanation=damage.explanation,
                    path=path,
                    article=self._line,
                )
            )
        return tuple(rows)

    def _stated(self) -> tuple[Stated, ...]:
        if not self._article.meta.story:
            return ()
        from briefings import sentences  # noqa: PLC0415 - its patterns take long to compile, and many sites cite none

        marked = self._article.annotations.dates
        found: dict[Anchor, tuple[list[str], list[Figure]]] = {}
        for date in marked:
            sentence = self._sentences.at(date.start)
            if sentence and date.value != UNRESOLVED:
                found.setdefault(sentence, ([], []))[0].append(date.value)
        for start, figure in figures.find(self._article.text, [(date.start, date.end) for date in marked]):
            sentence = self._sentences.at(start)
            if sentence:
                found.setdefault(sentence, ([], []))[1].append(figure)
        return tuple(
            Stated(self._point(sentence), tuple(days), tuple(counted))
            for sentence, (days, counted) in sorted(found.items(), key=lambda item: item[0].start)
            if not sentences.is_dateline(self._article.text[sentence.start : sentence.end])
        )

    def _voice(self) -> tuple[VoiceRow, ...]:
        rows = []
        for phrase in self._article.annotations.voice:
            context, path = self._cite(self._sentences.at(phrase.start))
            words = rights.shown(self._article.text[phrase.start : phrase.end], self._rights)
            rows.append(VoiceRow(words=words, context=context, path=path, article=self._line))
        return tuple(rows)
