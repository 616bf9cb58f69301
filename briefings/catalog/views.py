"""What each page shows, as frozen values: a template sees its page's view and the site's constants, and nothing else.

A page's key is the hash of its view, so a view holds everything the page can show and nothing that it cannot. What the
values mean stands in `briefings.catalog.rows`; the views of lists are in `briefings.catalog.list_views`.
"""

from __future__ import annotations

import msgspec

from briefings.catalog.list_rows import Matched, PartLine, RoleRow, Turn
from briefings.catalog.list_views import (
    ArchiveView,
    CorrectionsView,
    DamageView,
    EditionsView,
    EntitiesView,
    FormulasView,
    LeafView,
    QuotationsView,
    SearchView,
    SourcesView,
    SourceView,
    SpeakersView,
    StoriesView,
    SubscribeView,
    TimelineView,
    TopicsView,
    TopicView,
)
from briefings.catalog.rows import (
    ArticleLine,
    Citation,
    CorrectionRow,
    DamageRow,
    DateRow,
    EditionLine,
    EditionPart,
    EditionStory,
    EntityLine,
    FeedLink,
    Formula,
    Graph,
    Head,
    KeyPoint,
    Link,
    Neighbour,
    Provenance,
    SourceColumn,
    Statement,
    StoryLine,
    TopicLine,
)
from briefings.catalog.standins import GoneView, NotFoundView, RedirectView
from briefings.model import Body, Correction, EntityKind, Review, Rights, StoryStatus


class ArticleView(msgspec.Struct, frozen=True, kw_only=True):
    """``/articles/…/``: the annotated article.

    Attributes:
        id: The permanent tag URI.
        body: None where rights allow only a link.
        minutes: Reading time.
        previous: The article before it in its story.
        exports: Machine-readable forms of the article: JSON, Markdown and so on.
    """

    head: Head
    id: str
    label: str
    titled: bool
    language: str
    published: str | None
    zone: str | None
    updated: str | None
    review: Review
    summary: str
    rights: Rights
    provenance: Provenance
    body: Body | None
    words: int
    minutes: int
    key_points: tuple[KeyPoint, ...]
    people: tuple[EntityLine, ...]
    organizations: tuple[EntityLine, ...]
    places: tuple[EntityLine, ...]
    statements: tuple[Statement, ...]
    dates: tuple[DateRow, ...]
    damage: tuple[DamageRow, ...]
    corrections: tuple[Correction, ...]
    topics: tuple[TopicLine, ...]
    story: StoryLine | None
    story_articles: tuple[ArticleLine, ...]
    previous: ArticleLine | None
    next: ArticleLine | None
    citation: Citation
    exports: tuple[Link, ...]


class StoryView(msgspec.Struct, frozen=True, kw_only=True):
    """``/stories/SLUG/``; ``note`` is the editor's, as Markdown. Of a single article it tells no more than key points.

    Attributes:
        timeline: Resolved dates in order of time, the latest of them where there are older pages.
        unresolved: The newest of them; ``open`` is the number of all.
        differing: Where two sources that tell of one event differ.
        agreeing: Where they agree.
        status: The editor's judgements, newest first.
    """

    head: Head
    line: StoryLine
    note: str
    key_points: tuple[KeyPoint, ...]
    timeline: tuple[DateRow, ...]
    unresolved: tuple[DateRow, ...]
    statements: tuple[Statement, ...]
    sources: tuple[SourceColumn, ...]
    formulas: tuple[Formula, ...]
    people: tuple[EntityLine, ...]
    organizations: tuple[EntityLine, ...]
    places: tuple[EntityLine, ...]
    graph: Graph | None
    articles: tuple[ArticleLine, ...]
    differing: tuple[Matched, ...] = ()
    agreeing: tuple[Matched, ...] = ()
    status: tuple[StoryStatus, ...] = ()
    open: int = 0
    timeline_turn: Turn | None = None
    statements_turn: Turn | None = None
    articles_turn: Turn | None = None


class EditionView(msgspec.Struct, frozen=True, kw_only=True):
    """``/briefings/SLUG/``: one edition, which a reader can finish.

    Attributes:
        parts: Of a hand-written edition; an automatic one has only ``stories``.
        statements: A choice; ``said`` is the number of all in the period. So are ``open`` of the dates left open, and
            ``damaged`` of the damage.
    """

    head: Head
    line: EditionLine
    by_hand: bool
    summary: str
    parts: tuple[EditionPart, ...]
    stories: tuple[EditionStory, ...]
    statements: tuple[Statement, ...]
    people: tuple[EntityLine, ...]
    unresolved: tuple[DateRow, ...]
    damage: tuple[DamageRow, ...]
    corrections: tuple[CorrectionRow, ...]
    previous: EditionLine | None
    next: EditionLine | None
    said: int = 0
    open: int = 0
    damaged: int = 0


class HomeView(msgspec.Struct, frozen=True, kw_only=True):
    """``/``: the newest briefing's lead stories, then earlier briefings.

    Attributes:
        all_undated: Where all articles without a date stand, if there are more of them than here.
        stated: How many of the articles state their source.
    """

    head: Head
    edition: EditionLine | None
    stories: tuple[EditionStory, ...]
    earlier: tuple[EditionLine, ...]
    undated: tuple[ArticleLine, ...]
    articles: int
    sources: int
    people: tuple[EntityLine, ...]
    all_undated: PartLine | None = None
    stated: int = 0


class EntityView(msgspec.Struct, frozen=True, kw_only=True):
    """``/people/SLUG/`` and its like; ``note`` is the editor's, as Markdown.

    Attributes:
        count: Of all articles that name it.
        said: Of all its statements.
    """

    head: Head
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    note: str
    same_as: tuple[str, ...]
    roles: tuple[RoleRow, ...]
    statements: tuple[Statement, ...]
    articles: tuple[ArticleLine, ...]
    neighbours: tuple[Neighbour, ...]
    graph: Graph | None
    stories: tuple[StoryLine, ...]
    count: int = 0
    said: int = 0
    statements_turn: Turn | None = None
    articles_turn: Turn | None = None
    stories_turn: Turn | None = None


class PageView(msgspec.Struct, frozen=True):
    """A page of the editor's own; ``markup`` is Markdown."""

    head: Head
    title: str
    markup: str


class SiteMenu(msgspec.Struct, frozen=True):
    """Constants for every template besides the configuration: the editor's pages, and the site's own feeds."""

    pages: tuple[Link, ...]
    feeds: tuple[FeedLink, ...] = ()


View = (
    ArticleView
    | StoryView
    | EditionView
    | HomeView
    | EntityView
    | TopicView
    | SourceView
    | EntitiesView
    | TopicsView
    | StoriesView
    | EditionsView
    | ArchiveView
    | TimelineView
    | QuotationsView
    | SpeakersView
    | FormulasView
    | DamageView
    | CorrectionsView
    | SourcesView
    | LeafView
    | SubscribeView
    | SearchView
    | PageView
    | NotFoundView
    | RedirectView
    | GoneView
)
