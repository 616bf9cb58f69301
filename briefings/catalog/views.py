"""What each page shows, as frozen values: a template sees its page's view and the site's constants, and nothing else.

A page's key is the hash of its view, so a view holds everything the page can show and nothing that it cannot. Paths are
site paths: relative to the site's root, no slash in front, folders with a slash at the end (``people/wang-hao/``), maybe
with a fragment. Times are the values of `briefings.times`; how they read is the theme's business.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from briefings.model import Body, Correction, DamageKind, EntityKind, Removed, Review, Rights


class Link(msgspec.Struct, frozen=True):
    """Words that lead to a page; ``path`` is None where there is no page to lead to."""

    text: str
    path: str | None


class FeedLink(msgspec.Struct, frozen=True):
    """One feed in its three formats: site paths without the suffix (``feeds/articles``)."""

    title: str
    stem: str
    description: str = ""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What every page says of itself.

    Attributes:
        path: The page's site path.
        kind: Name of the view in lower case (``article``), for styles.
        title: Plain text; the site's name is added by the template.
        updated: Day of the newest thing on it, for the sitemap; None where unknown.
        crumbs: The way from home, without the page itself.
        feeds: The feeds to announce besides the site's own.
        source: Site path of the page's Markdown source, where it goes out.
        index: Whether search engines may list it.
    """

    path: str
    kind: str
    title: str
    description: str = ""
    updated: str | None = None
    crumbs: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    source: str | None = None
    index: bool = True


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True):
    """An article in a list.

    Attributes:
        label: The title, or the first words where the source has none (``titled`` is then false).
        source: The publisher as shown; None: not stated.
        damaged: How many damage spots it has.
    """

    label: str
    titled: bool
    path: str
    published: str | None
    source: str | None
    summary: str = ""
    story: Link | None = None
    damaged: int = 0
    review: Review = Review()


class KeyPoint(msgspec.Struct, frozen=True):
    """A sentence of an article, verbatim; ``path`` leads to that very sentence."""

    text: str
    path: str
    article: str = ""
    source: str | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation or reported statement in a ledger or a table.

    Attributes:
        words: Verbatim, with the marks of a direct quotation.
        speaker: None: not stated.
        said: When it was said, as resolved; None: not stated.
        said_text: The source's words for that.
        path: Leads to the words in the article.
    """

    words: str
    direct: bool
    speaker: Link | None
    via: Link | None
    said: str | None
    said_text: str
    path: str
    article: ArticleLine


class DateRow(msgspec.Struct, frozen=True, kw_only=True):
    """One date of an article on a timeline; ``value`` is ``unresolved`` where it could not be resolved."""

    value: str
    words: str
    evidence: str
    sentence: str
    path: str
    article: ArticleLine


class DamageRow(msgspec.Struct, frozen=True, kw_only=True):
    """One damage spot in an index; ``context`` is the sentence it stands in."""

    kind: DamageKind
    words: str
    context: str
    explanation: str
    path: str
    article: ArticleLine


class CorrectionRow(msgspec.Struct, frozen=True):
    """One published correction with its article."""

    correction: Correction
    article: ArticleLine


class RoleRow(msgspec.Struct, frozen=True):
    """A role as one article words it, and when that was."""

    role: str
    published: str | None
    article: ArticleLine


class EntityLine(msgspec.Struct, frozen=True, kw_only=True):
    """An entity in a list; ``role`` as given in the newest article concerned, ``count`` of articles that name it."""

    name: str
    path: str
    kind: EntityKind
    role: str = ""
    count: int = 0


class Neighbour(msgspec.Struct, frozen=True):
    """An entity that is named together with another one, and the articles that do so."""

    entity: EntityLine
    articles: tuple[Link, ...]


class TopicLine(msgspec.Struct, frozen=True):
    """A topic in a list."""

    name: str
    path: str
    count: int


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list; ``first`` and ``last`` are the outermost days of its dated articles."""

    label: str
    path: str
    first: str | None
    last: str | None
    count: int
    sources: tuple[str, ...] = ()
    summary: str = ""


class EditionLine(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing in a list; ``period`` names what it covers (``2016-W16``, ``2016-04``, a day), empty if by hand."""

    title: str
    path: str
    published: str
    period: str
    stories: int
    articles: int
    minutes: int


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article's words come from, and what was done to them.

    Attributes:
        fidelity: ``matches``: proven by hash; ``edited``: the editor changed words.
    """

    file: str
    sha256: str
    text_sha256: str
    extractor: str | None
    publisher: Link | None
    url: str | None
    byline: str | None
    credits: tuple[str, ...]
    fidelity: Literal["matches", "edited"]
    normalized: tuple[str, ...]
    removed: tuple[Removed, ...]


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """How to cite an article, ready to copy."""

    plain: str
    bibtex: str
    csl: str


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


class Formula(msgspec.Struct, frozen=True):
    """A phrase that recurs in statements, with the statements it stands in."""

    phrase: str
    statements: tuple[Statement, ...]


class SourceColumn(msgspec.Struct, frozen=True, kw_only=True):
    """What one source says of a story: its articles, and the sentences that only it states (dates, figures)."""

    source: str | None
    articles: tuple[ArticleLine, ...]
    statements: int
    dates: tuple[str, ...]
    figures: tuple[str, ...]


class StoryView(msgspec.Struct, frozen=True, kw_only=True):
    """``/stories/SLUG/``; ``note`` is the editor's, as Markdown."""

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
    articles: tuple[ArticleLine, ...]


class EditionStory(msgspec.Struct, frozen=True, kw_only=True):
    """A story within one briefing: only what falls into the period."""

    story: StoryLine | None
    label: str
    path: str
    key_points: tuple[KeyPoint, ...]
    articles: tuple[ArticleLine, ...]


class EditionPart(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a hand-written briefing: the editor's Markdown, or a story or article put in by reference."""

    markup: str = ""
    story: EditionStory | None = None


class EditionView(msgspec.Struct, frozen=True, kw_only=True):
    """``/briefings/SLUG/``: one edition, which a reader can finish.

    Attributes:
        parts: Of a hand-written edition; an automatic one has only ``stories``.
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


class HomeView(msgspec.Struct, frozen=True, kw_only=True):
    """``/``: the newest briefing's lead stories, then earlier briefings."""

    head: Head
    edition: EditionLine | None
    stories: tuple[EditionStory, ...]
    earlier: tuple[EditionLine, ...]
    undated: tuple[ArticleLine, ...]
    articles: int
    sources: int
    people: tuple[EntityLine, ...]


class EntityView(msgspec.Struct, frozen=True, kw_only=True):
    """``/people/SLUG/`` and its like; ``note`` is the editor's, as Markdown."""

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
    stories: tuple[StoryLine, ...]


class EntitiesView(msgspec.Struct, frozen=True):
    """``/people/``, ``/organizations/``, ``/places/``: all of one kind, by name."""

    head: Head
    kind: EntityKind
    entities: tuple[EntityLine, ...]


class TopicView(msgspec.Struct, frozen=True):
    """``/topics/SLUG/``."""

    head: Head
    name: str
    articles: tuple[ArticleLine, ...]
    stories: tuple[StoryLine, ...]


class TopicsView(msgspec.Struct, frozen=True):
    """``/topics/``."""

    head: Head
    topics: tuple[TopicLine, ...]


class StoriesView(msgspec.Struct, frozen=True):
    """``/stories/``: newest first."""

    head: Head
    stories: tuple[StoryLine, ...]


class EditionsView(msgspec.Struct, frozen=True):
    """``/briefings/``: newest first."""

    head: Head
    editions: tuple[EditionLine, ...]


class ArchiveMonth(msgspec.Struct, frozen=True):
    """The articles of one month (``2016-04``), newest first; ``month`` is empty for undated ones."""

    month: str
    articles: tuple[ArticleLine, ...]


class ArchiveView(msgspec.Struct, frozen=True):
    """``/archive/`` (all years: ``year`` is empty) and ``/archive/2016/``."""

    head: Head
    year: str
    years: tuple[Link, ...]
    months: tuple[ArchiveMonth, ...]


class TimelineView(msgspec.Struct, frozen=True):
    """``/timeline/``: every resolved date in order of time, and the unresolved ones apart."""

    head: Head
    dates: tuple[DateRow, ...]
    unresolved: tuple[DateRow, ...]


class SpeakerStatements(msgspec.Struct, frozen=True):
    """All statements of one speaker; ``speaker`` is None where the sources name nobody."""

    speaker: Link | None
    statements: tuple[Statement, ...]


class QuotationsView(msgspec.Struct, frozen=True):
    """``/quotations/``: by speaker."""

    head: Head
    speakers: tuple[SpeakerStatements, ...]
    formulas: tuple[Formula, ...]


class DamageView(msgspec.Struct, frozen=True):
    """``/damage/``."""

    head: Head
    rows: tuple[DamageRow, ...]


class CorrectionsView(msgspec.Struct, frozen=True):
    """``/corrections/``: newest first."""

    head: Head
    rows: tuple[CorrectionRow, ...]


class SubscribeView(msgspec.Struct, frozen=True):
    """``/subscribe/``: every feed, with what it carries."""

    head: Head
    feeds: tuple[FeedLink, ...]


class SearchView(msgspec.Struct, frozen=True):
    """``/search/``; ``available`` says whether a search index is part of the site."""

    head: Head
    available: bool
    indexes: tuple[Link, ...]


class PageView(msgspec.Struct, frozen=True):
    """A page of the editor's own; ``markup`` is Markdown."""

    head: Head
    title: str
    markup: str


class NotFoundView(msgspec.Struct, frozen=True):
    """``404.html``."""

    head: Head
    indexes: tuple[Link, ...]


class RedirectView(msgspec.Struct, frozen=True):
    """An earlier address that leads to ``target``."""

    head: Head
    target: str
    title: str


class FeedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a feed.

    Attributes:
        id: The permanent tag URI.
        published: With the zone that holds, RFC 3339; None where the source states no date.
        updated: RFC 3339: published, last update or last correction, whichever is the latest.
        body: None where rights allow no text; ``base`` of it is the site's full address.
        points: Key points of an edition's entry, in order.
        correction: Of an entry that announces one.
    """

    id: str
    title: str
    path: str
    published: str | None
    updated: str
    author: str
    categories: tuple[str, ...]
    language: str
    summary: str
    body: Body | None = None
    points: tuple[KeyPoint, ...] = ()
    correction: Correction | None = None


class FeedView(msgspec.Struct, frozen=True, kw_only=True):
    """One feed, newest entry first; written as ``stem`` + ``.rss``, ``.atom`` and ``.json``."""

    title: str
    description: str
    stem: str
    id: str
    home: str
    updated: str
    entries: tuple[FeedEntry, ...]


class SiteMenu(msgspec.Struct, frozen=True):
    """Constants for every template besides the configuration: the editor's pages and which indexes exist."""

    pages: tuple[Link, ...]


View = (
    ArticleView
    | StoryView
    | EditionView
    | HomeView
    | EntityView
    | EntitiesView
    | TopicView
    | TopicsView
    | StoriesView
    | EditionsView
    | ArchiveView
    | TimelineView
    | QuotationsView
    | DamageView
    | CorrectionsView
    | SubscribeView
    | SearchView
    | PageView
    | NotFoundView
    | RedirectView
)


class PlannedPage(msgspec.Struct, frozen=True):
    """One HTML page of the plan: the output file, the template that makes it, and all it can show."""

    path: str
    template: str
    view: View


class Plan(msgspec.Struct, frozen=True):
    """Everything the site will hold; pages ordered by path.

    Attributes:
        redirects: Old site path -> new one, for hosts that read a ``_redirects`` file.
    """

    pages: tuple[PlannedPage, ...]
    feeds: tuple[FeedView, ...]
    menu: SiteMenu
    redirects: tuple[tuple[str, str], ...] = ()
