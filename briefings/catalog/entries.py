"""Entries of feeds: articles, corrections, briefings.

Atom asks for an instant where a source may state none. An undated article is given the first instant of the year that
the site's ids use (``site.since``, in UTC): any other fixed instant would claim as much, and "today" would change with
every build. Where a source states no zone, the site's counts.
"""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import partial
from typing import NamedTuple

import msgspec

from briefings.catalog import bodies
from briefings.catalog.deferred import Deferred, digest_of, encoded
from briefings.catalog.edition_pages import PlannedEdition
from briefings.catalog.history import History, Numbered
from briefings.catalog.library import Library, Record
from briefings.catalog.machines import FeedEntry
from briefings.catalog.rows import KeyPoint
from briefings.config import Config
from briefings.times import first_instant, zone_named

MOST_POINTS = 12


class Timed(NamedTuple):
    """An entry, and what feeds order it by.

    Attributes:
        arrival: As in `History.arrived`.
        when: Parts what came together: when it went out, as far as that is stated, else when it was published; None:
            behind the others.
        later: What makes the rest of the entry, if anything.
    """

    arrival: int
    when: datetime | None
    entry: FeedEntry
    later: Deferred[FeedEntry] | None = None


class Signed(NamedTuple):
    """What all entries of one article have in common.

    Attributes:
        record: The article.
        arrival: As in `Timed`.
        when: As in `Timed`.
        entry: Says nothing yet.
        key: Covers the entry.
    """

    record: Record
    arrival: int
    when: datetime | None
    entry: FeedEntry
    key: bytes


class Desk(msgspec.Struct, frozen=True):
    """What makes entries: the site's words and zone, and what its readers know already."""

    library: Library
    config: Config
    history: History

    @property
    def author(self) -> str:
        """Who answers for the site."""
        return self.config.site.editor or self.config.site.title

    def instant(self, value: str | None, zone: str | None = None) -> datetime | None:
        """The first instant of a stated time."""
        return first_instant(value, self._zone(zone)) if value else None

    def _zone(self, zone: str | None) -> tzinfo:
        return (zone_named(zone) if zone else None) or zone_named(self.config.site.zone) or UTC

    def signed(self, record: Record) -> Signed:
        """What all entries of an article have in common."""
        meta = record.meta
        published = self.instant(record.published, meta.zone)
        changes = [self.instant(one.on) for one in meta.corrections]
        stated = [when for when in (published, self.instant(meta.updated, meta.zone), *changes) if when]
        entry = FeedEntry(
            id=meta.id,
            title=record.line.label,
            path=record.path,
            published=published.isoformat() if published else None,
            updated=max(stated, default=self._unstated()).isoformat(),
            author=meta.source.byline or record.line.source or self.library.words.source_not_stated,
            categories=self._topics(record),
            language=meta.language,
            summary="",
        )
        arrival = self.history.arrived(record.path, meta.id)
        out = max(filter(None, (published, self.instant(meta.publish_after))), default=None)
        return Signed(record, arrival, out, entry, digest_of(encoded(entry)))

    def article(self, signed: Signed) -> Timed:
        """The entry of an article, with its text as far as rights go."""
        record = signed.record
        make = partial(bodies.body_for_feed, record, self.library.names, self.config.base_url)
        body = None if record.rights == "link" else Deferred(record.notice.key, make)
        entry = msgspec.structs.replace(signed.entry, summary=record.line.summary, body=body)
        return Timed(signed.arrival, signed.when, entry)

    def statements(self, signed: Signed, speaker: str) -> Timed:
        """The entry of an article in a speaker's feed: what the speaker says in it."""
        key = signed.key + signed.record.notice.told + speaker.encode()
        later = Deferred(key, partial(_spoken, signed, speaker))
        return Timed(signed.arrival, signed.when, signed.entry, later)

    def corrections(self, record: Record) -> list[Timed]:
        """An entry for each correction of an article, because readers show a changed entry to nobody.

        Its id is made of the article's own, which lasts, and of its number and its day as they went out first.
        """
        return [self._correction(record, one) for one in self.history.corrections(record.path, record.meta)]

    def _correction(self, record: Record, numbered: Numbered) -> Timed:
        correction, number, told = numbered
        when = self.instant(correction.on) or self._unstated()
        minted = record.meta.id.partition(",")[2] or record.meta.id
        entry = FeedEntry(
            id=self.tag(f"corrections/{minted.replace(':', '/')}-{number}", told.day),
            title=self.library.words.correction_of(record.line.label),
            path=f"{record.path}#corrections",
            published=when.isoformat(),
            updated=when.isoformat(),
            author=self.author,
            categories=self._topics(record),
            language=self.config.site.language,
            summary=correction.what,
            correction=correction,
        )
        return Timed(told.arrival, when, entry)

    def edition(self, planned: PlannedEdition) -> Timed:
        """The entry of a briefing: the key points of its lead stories."""
        line, page = planned.line, planned.head
        when = self.instant(line.published) or self._unstated()
        changed = self.instant(page.updated) or when
        entry = FeedEntry(
            id=self.tag(self.history.first_address(line.path).rstrip("/")),
            title=line.title,
            path=line.path,
            published=when.isoformat(),
            updated=max(when, changed).isoformat(),
            author=self.author,
            categories=(),
            language=self.config.site.language,
            summary=page.description,
        )
        key = digest_of(encoded(entry), planned.key)
        later = Deferred(key, partial(_with_points, entry, planned))
        return Timed(self.history.arrived(line.path), when, entry, later)

    def tag(self, name: str, date: str = "") -> str:
        """See `Minting.tag`."""
        return self.history.minting.tag(name, date)

    def _topics(self, record: Record) -> tuple[str, ...]:
        return tuple(self.library.topics[slug].name for slug in record.topics)

    def _unstated(self) -> datetime:
        return datetime(self.history.minting.since, 1, 1, tzinfo=UTC)


def _spoken(signed: Signed, speaker: str) -> FeedEntry:
    """The entry of an article with what a speaker says in it."""
    line, facts = signed.record.line, signed.record.facts
    own = [index for index, one in enumerate(signed.record.notice.speakers) if one == speaker]
    said = [facts.row("statements", index).statement for index in own[:MOST_POINTS]]
    points = tuple([KeyPoint(one.words, one.path, line.label, line.source, line.language) for one in said])
    return msgspec.structs.replace(signed.entry, summary=said[0].words, points=points)


def _with_points(entry: FeedEntry, planned: PlannedEdition) -> FeedEntry:
    """The entry of a briefing with what its stories tell."""
    view = planned.value
    points = tuple(point for story in view.stories for point in story.key_points[:2])
    labels = "; ".join(story.label for story in view.stories if story.key_points)
    summary = view.summary or labels or view.head.description
    return msgspec.structs.replace(entry, summary=summary, points=points[:MOST_POINTS])
