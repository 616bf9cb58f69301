"""The pieces that pages are made of, as frozen values: links, lines of lists, rows of tables.

Paths are site paths: relative to the site's root, no slash in front, folders with a slash at the end
(``people/wang-hao/``), maybe with a fragment. Times are the values of `briefings.times`; how they read is the theme's
business.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from briefings.model import Correction, DamageKind, EntityKind, Removed, Review, StoryStatus


class Link(msgspec.Struct, frozen=True, array_like=True):
    """Words that lead to a page; ``path`` is None where there is no page to lead to.

    ``language`` is that of the words (BCP 47), here and below; empty: the site's.
    """

    text: str
    path: str | None
    language: str = ""


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
        crumbs: The way from home, without home and without the page itself.
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


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
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
    language: str = ""


class KeyPoint(msgspec.Struct, frozen=True, array_like=True):
    """A sentence of an article, verbatim; ``path`` leads to that very sentence."""

    text: str
    path: str
    article: str = ""
    source: str | None = None
    language: str = ""


class Statement(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """One quotation or reported statement in a ledger or a table.

    Attributes:
        words: Verbatim, with the marks of a direct quotation.
        speaker: None: not stated.
        said: When it was said, as resolved; None: not stated, or not resolved where ``said_text`` has words.
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


class DateRow(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """One date of an article on a timeline; ``value`` is ``unresolved`` where it could not be resolved."""

    value: str
    words: str
    evidence: str
    sentence: str
    path: str
    article: ArticleLine


class DamageRow(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
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


class EntityLine(msgspec.Struct, frozen=True, kw_only=True):
    """An entity in a list; ``role`` as given in the newest article concerned, ``count`` of articles that name it.

    ``language`` is that of the role.

    On the page of an article ``count`` is 0: what other articles say must not change it.

    Attributes:
        apart: What the editor says that tells it from others of its name; empty where nobody shares it. ``told_name``
            is the name with it.
    """

    name: str
    path: str
    kind: EntityKind
    role: str = ""
    count: int = 0
    language: str = ""
    apart: str = ""

    @property
    def told_name(self) -> str:
        """The name, with what tells it from others in brackets, unless that is the role, which stands beside it."""
        return f"{self.name} ({self.apart})" if self.apart and self.apart != self.role else self.name


class Neighbour(msgspec.Struct, frozen=True):
    """An entity that is named together with another one, and the newest articles that do so; ``entity`` counts all."""

    entity: EntityLine
    articles: tuple[Link, ...]


class GraphName(msgspec.Struct, frozen=True):
    """A name in a drawing of who is named together.

    Attributes:
        label: The name as far as there is room for it.
        y: The middle of its row, in the drawing's units.
    """

    text: str
    path: str | None
    label: str
    y: int


class GraphArc(msgspec.Struct, frozen=True):
    """Two names that share articles.

    Attributes:
        count: Of articles that name both.
        curve: The arc, as SVG path data.
        weight: How thick it is drawn, 1 to 4.
    """

    first: GraphName
    second: GraphName
    count: int
    curve: str
    weight: int


class Graph(msgspec.Struct, frozen=True):
    """A drawing of who is named together: names in a column, arcs on their left.

    Attributes:
        arcs: The strongest first. They end at 160 units from the left; the whole is 400 wide.
        articles: How many articles were looked at.
    """

    names: tuple[GraphName, ...]
    arcs: tuple[GraphArc, ...]
    articles: int
    height: int


class TopicLine(msgspec.Struct, frozen=True):
    """A topic in a list; ``count`` of articles, 0 on the page of an article."""

    name: str
    path: str
    count: int


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list; ``first`` and ``last`` are the outermost days of its dated articles.

    On the page of an article these are None and ``count`` is 0: what other articles say must not change it.
    """

    label: str
    path: str
    first: str | None
    last: str | None
    count: int
    sources: tuple[str, ...] = ()
    summary: str = ""
    language: str = ""
    summary_language: str = ""


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


class Formula(msgspec.Struct, frozen=True):
    """A phrase that recurs in statements, with the statements it stands in."""

    phrase: str
    statements: tuple[Statement, ...]


class SourceColumn(msgspec.Struct, frozen=True, kw_only=True):
    """What one source says of a story.

    Attributes:
        statements: How many it has.
        dates: Resolved dates that no other source of the story states.
        figures: Figures, as worded, that no other source states.
        sentences: The sentences in which these stand, with where; cut short where rights ask for it.
    """

    source: str | None
    articles: tuple[ArticleLine, ...]
    statements: int
    dates: tuple[str, ...]
    figures: tuple[str, ...]
    sentences: tuple[KeyPoint, ...] = ()


class EditionStory(msgspec.Struct, frozen=True, kw_only=True):
    """A story within one briefing: only what falls into the period.

    A lead story has key points; the others have none. ``status`` is the editor's latest judgement in the period.
    """

    story: StoryLine | None
    label: str
    path: str
    key_points: tuple[KeyPoint, ...]
    articles: tuple[ArticleLine, ...]
    status: StoryStatus | None = None
    language: str = ""


class EditionPart(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a hand-written briefing: the editor's Markdown, or a story or article put in by reference."""

    markup: str = ""
    story: EditionStory | None = None
