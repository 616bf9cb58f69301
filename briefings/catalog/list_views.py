"""The views of lists: what is in the site, by kind, by name, by time. Long ones have more pages, to which a turn leads.

See `briefings.catalog.paging` for the pages, `briefings.catalog.views` for what a view is.
"""

from __future__ import annotations

import msgspec

from briefings.catalog.list_rows import ArchiveMonth, FormulaRow, PartLine, SourceLine, Turn, VoiceRow
from briefings.catalog.rows import (
    ArticleLine,
    CorrectionRow,
    DamageRow,
    DateRow,
    EditionLine,
    EntityLine,
    FeedLink,
    Head,
    Link,
    Statement,
    StoryLine,
    TopicLine,
)
from briefings.model import EntityKind


class LeafView(msgspec.Struct, frozen=True, kw_only=True):
    """``…/page/3/``: a page of any long list; one of the kinds of rows is filled. ``title`` is the list's own."""

    head: Head
    title: str
    turn: Turn | None
    articles: tuple[ArticleLine, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[DateRow, ...] = ()
    damage: tuple[DamageRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    stories: tuple[StoryLine, ...] = ()
    editions: tuple[EditionLine, ...] = ()
    voice: tuple[VoiceRow, ...] = ()


class EntitiesView(msgspec.Struct, frozen=True):
    """``/people/``, ``/organizations/``, ``/places/``: all of one kind, by name.

    Where there are too many for one page, that page has those named most often (``most``), and the others stand under
    the beginnings of their names (``parts``); ``part`` is the beginning that this page is for.
    """

    head: Head
    kind: EntityKind
    entities: tuple[EntityLine, ...]
    most: tuple[EntityLine, ...] = ()
    parts: tuple[PartLine, ...] = ()
    part: str = ""


class SpeakersView(msgspec.Struct, frozen=True):
    """``/quotations/speakers/``: who is quoted, by name, with the number of statements; parted like entities."""

    head: Head
    speakers: tuple[EntityLine, ...]
    parts: tuple[PartLine, ...] = ()
    part: str = ""


class TopicView(msgspec.Struct, frozen=True):
    """``/topics/SLUG/``; ``count`` is the number of all its articles."""

    head: Head
    name: str
    articles: tuple[ArticleLine, ...]
    stories: tuple[StoryLine, ...]
    count: int = 0
    articles_turn: Turn | None = None
    stories_turn: Turn | None = None


class TopicsView(msgspec.Struct, frozen=True):
    """``/topics/``."""

    head: Head
    topics: tuple[TopicLine, ...]


class StoriesView(msgspec.Struct, frozen=True):
    """``/stories/``: by their beginning, the youngest first.

    Attributes:
        pinned: Those that the editor puts on top.
        moving: Those with the newest articles, where the list has more than one page.
    """

    head: Head
    stories: tuple[StoryLine, ...]
    pinned: tuple[StoryLine, ...] = ()
    moving: tuple[StoryLine, ...] = ()
    turn: Turn | None = None


class EditionsView(msgspec.Struct, frozen=True):
    """``/briefings/``: newest first."""

    head: Head
    editions: tuple[EditionLine, ...]
    turn: Turn | None = None


class ArchiveView(msgspec.Struct, frozen=True):
    """``/archive/`` (all years: ``year`` is empty), ``/archive/2016/`` and ``/archive/2016/04/``.

    Attributes:
        months: Newest first; one whose articles are too many for this page has their number and its own page alone.
        turn: Of a month's page.
        undated: Where the articles without a date stand on pages of their own alone.
    """

    head: Head
    year: str
    years: tuple[Link, ...]
    months: tuple[ArchiveMonth, ...]
    turn: Turn | None = None
    undated: PartLine | None = None


class TimelineView(msgspec.Struct, frozen=True):
    """``/timeline/``, ``/timeline/2016/`` and so on: resolved dates in order of time, and the unresolved ones apart.

    Attributes:
        unresolved: The newest of them; on the whole timeline's own page.
        period: What this page is for: a year, a month, a day; empty for all time.
        parts: The periods within it that have pages of their own.
        latest: The last days named up to the newest publication, on the whole timeline's own page where it is parted.
    """

    head: Head
    dates: tuple[DateRow, ...]
    unresolved: tuple[DateRow, ...]
    period: str = ""
    parts: tuple[PartLine, ...] = ()
    turn: Turn | None = None
    unresolved_turn: Turn | None = None
    latest: tuple[DateRow, ...] = ()


class QuotationsView(msgspec.Struct, frozen=True):
    """``/quotations/``: the newest first.

    Attributes:
        speakers: Those who are quoted most, each with the number of statements.
        periods: Months and years, each with the page on which its newest statement stands.
        total: Of all statements.
    """

    head: Head
    statements: tuple[Statement, ...]
    speakers: tuple[EntityLine, ...]
    periods: tuple[PartLine, ...]
    total: int
    turn: Turn | None = None


class FormulasView(msgspec.Struct, frozen=True):
    """``/formulas/``: phrases that come back."""

    head: Head
    formulas: tuple[FormulaRow, ...]


class DamageView(msgspec.Struct, frozen=True):
    """``/damage/``: newest article first."""

    head: Head
    rows: tuple[DamageRow, ...]
    turn: Turn | None = None


class CorrectionsView(msgspec.Struct, frozen=True):
    """``/corrections/``: newest first."""

    head: Head
    rows: tuple[CorrectionRow, ...]
    turn: Turn | None = None


class SourceView(msgspec.Struct, frozen=True, kw_only=True):
    """``/sources/SLUG/``: an outlet, its articles, and its own loaded phrases."""

    head: Head
    line: SourceLine
    articles: tuple[ArticleLine, ...]
    voice: tuple[VoiceRow, ...]
    articles_turn: Turn | None = None
    voice_turn: Turn | None = None


class SourcesView(msgspec.Struct, frozen=True):
    """``/sources/``: every outlet by name, what states none at the end."""

    head: Head
    sources: tuple[SourceLine, ...]


class SubscribeView(msgspec.Struct, frozen=True):
    """``/subscribe/``: the feeds, with what each carries; ``more`` of them are announced on their own pages alone."""

    head: Head
    feeds: tuple[FeedLink, ...]
    more: int = 0


class SearchView(msgspec.Struct, frozen=True):
    """``/search/``; ``available`` says whether a search index is part of the site."""

    head: Head
    available: bool
    indexes: tuple[Link, ...]
