"""The page of each article: what it says, who is in it, where it comes from, and its place in its story.

Nothing on it depends on other articles but its place in its story, so that a new article rewrites few old pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from briefings.catalog import urls
from briefings.catalog.bodies import body_for_page
from briefings.catalog.citation import Citations
from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.heads import Listed, day_told, head
from briefings.catalog.library import Library, Record, Story
from briefings.catalog.lines import entity_line
from briefings.catalog.machines import Export
from briefings.catalog.planned import DeferredView, PlannedPage
from briefings.catalog.rows import ArticleLine, EntityLine, FeedLink, Head, Link, Provenance, StoryLine, TopicLine
from briefings.catalog.views import ArticleView
from briefings.config import Config, ExportForm
from briefings.model import Article, EntityKind
from briefings.text import count_words, reading_minutes

STORY_WINDOW = 6
"""How many articles of its story an article's page lists before it, and after it."""


class _Place(msgspec.Struct, frozen=True):
    """Where an article stands in its story.

    Attributes:
        story: The line of its story; None where it stands alone.
        around: Its neighbours and itself, newest first.
        at: Its own place among them.
    """

    story: StoryLine | None = None
    around: tuple[Record, ...] = ()
    at: int = 0

    @property
    def previous(self) -> ArticleLine | None:
        """The article before it, where both have a date."""
        older = self.around[self.at + 1 : self.at + 2]
        return older[0].line if older and older[0].published else None

    @property
    def next(self) -> ArticleLine | None:
        """The article after it, where it has a date."""
        return self.around[self.at - 1].line if self.at and self.around[self.at].published else None

    @property
    def key(self) -> bytes:
        """Covers what a page shows of it."""
        return encoded((self.story, self.at, b"".join([record.line_key for record in self.around])))


class _ArticlePage(DeferredView[ArticleView]):
    """A view of an article, which holds what it is made of: most builds ask few of them for anything but the key."""

    __slots__ = ("_exports", "_maker", "_place", "_record")

    def __init__(self, key: bytes, maker: _Maker, record: Record, place: _Place, exports: Sequence[Export]) -> None:
        self.key, self._maker, self._record, self._place, self._exports = key, maker, record, place, exports

    @property
    def head(self) -> Head:
        return self._maker.head(self._record, self._place, self._exports)

    @property
    def listed(self) -> Listed:
        return self._record.path, day_told(self._record.changed)

    @property
    def value(self) -> ArticleView:
        return self._maker.view(self._record, self._place, self._exports)


def exports_of(library: Library, config: Config) -> dict[str, tuple[Export, ...]]:
    """Path of each article -> the forms for programs that go out with it: none unless all of its words do."""
    forms: tuple[tuple[ExportForm, str], ...] = (("json", "json"), ("markdown", "md"), ("text", "txt"))
    wanted = [(form, suffix) for form, suffix in forms if form in config.exports]
    return {
        one.path: tuple([Export(f"{one.path}article.{suffix}", form, one.file) for form, suffix in wanted])
        for one in (library.records if wanted else ())
        if one.rights == "full"
    }


def article_pages(
    library: Library,
    config: Config,
    feeds: Callable[[str], tuple[FeedLink, ...]],
    exports: Mapping[str, tuple[Export, ...]],
) -> Iterator[PlannedPage]:
    """A page for each article, in the library's order; an article is opened only where its page is made.

    Args:
        library: Everything.
        config: Says what a citation needs.
        feeds: Gives those of a page.
        exports: Path of each article that has some -> its forms for programs.
    """
    places = {path: place for story in library.stories.values() for path, place in _places(story)}
    topics = {slug: TopicLine(topic.name, urls.of_topic(slug), 0) for slug, topic in library.topics.items()}
    keys = {slug: digest_of(encoded(line)) for slug, line in topics.items()}
    alone, faces = _Place(), _Faces(library)
    maker = _Maker(library, Citations(config, library.words), topics, feeds)
    for record in library.records:
        notice, path = record.notice, record.path
        place, forms = places.get(path, alone), exports.get(path, ())
        key = b"".join([notice.key, *[keys[slug] for slug in notice.meta.topics]])
        if record.is_bound:
            told = feeds(place.story.path) if place.story else ()
            key += digest_of(encoded((record.line_key, told, faces.of(record))), place.key)
        page = _ArticlePage(key, maker, record, place, forms)
        yield PlannedPage(urls.output_file(path), "article.html", page)


def _named(library: Library, record: Record) -> list[EntityLine]:
    """The entities of an article in order of first mention."""
    return [entity_line(library, entity, role, 0) for entity, role in record.roles.items()]


class _Faces:
    """How those look whom an article names, each with its role there; most are named so by many articles."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[str, str], bytes] = {}

    def of(self, record: Record) -> list[bytes]:
        """The lines of `_named`, encoded."""
        known = self._known
        for named in record.roles.items():
            if named not in known:
                known[named] = encoded(entity_line(self._library, *named, 0))
        return [known[named] for named in record.roles.items()]


def _places(story: Story) -> Iterator[tuple[str, _Place]]:
    line = StoryLine(label=story.name.label, path=urls.of_story(story.name.slug), first=None, last=None, count=0)
    records = story.records
    for index, record in enumerate(records):
        around = records[max(0, index - STORY_WINDOW) : index + STORY_WINDOW + 1]
        yield record.path, _Place(line, around, min(index, STORY_WINDOW))


class _Maker(msgspec.Struct, frozen=True):
    """Makes views of opened articles."""

    library: Library
    citations: Citations
    topics: Mapping[str, TopicLine]
    feeds: Callable[[str], tuple[FeedLink, ...]]

    def head(self, record: Record, place: _Place, exports: Sequence[Export]) -> Head:
        """What a page says of itself."""
        archive = Link(self.library.words.title("archive"), urls.ARCHIVE)
        year = record.published[:4] if record.published else ""
        return head(
            record.path,
            "article",
            record.line.label,
            under=(archive, Link(year, urls.of_year(year))) if year else (archive,),
            description=record.line.summary,
            updated=record.changed,
            feeds=self.feeds(place.story.path) if place.story else (),
            source=next((export.path for export in exports if export.form == "markdown"), None),
        )

    def view(self, record: Record, place: _Place, exports: Sequence[Export]) -> ArticleView:
        """All that a page shows."""
        opened = record.opened()
        article, meta, facts = opened.article, opened.article.meta, record.facts
        word_count = count_words(article.text)
        named: dict[EntityKind, list[EntityLine]] = {kind: [] for kind in urls.ENTITIES}
        for line in _named(self.library, record):
            named[line.kind].append(line)
        words = self.library.words
        return ArticleView(
            head=self.head(record, place, exports),
            id=meta.id,
            label=record.line.label,
            titled=record.line.titled,
            language=meta.language,
            published=meta.published,
            zone=meta.zone,
            updated=meta.updated,
            review=meta.review,
            summary=record.line.summary,
            rights=record.rights,
            provenance=_provenance(record, article),
            body=body_for_page(record, opened, self.library.names),
            words=word_count,
            minutes=reading_minutes(word_count),
            key_points=facts.key_points,
            people=tuple(named["person"]),
            organizations=tuple(named["organization"]),
            places=tuple(named["place"]),
            statements=tuple(said.statement for said in facts.statements),
            dates=facts.dates,
            damage=facts.damage,
            corrections=meta.corrections,
            topics=tuple([self.topics[slug] for slug in record.topics]),
            story=place.story,
            story_articles=tuple([one.line for one in place.around]),
            previous=place.previous,
            next=place.next,
            citation=self.citations.of(record),
            exports=tuple(Link(words.export(export.form), export.path) for export in exports),
        )


def _provenance(record: Record, article: Article) -> Provenance:
    meta = article.meta
    source = meta.source
    return Provenance(
        file=source.file,
        sha256=source.sha256,
        text_sha256=source.text_sha256,
        extractor=source.extractor,
        publisher=Link(record.line.source, None) if record.line.source else None,
        url=urls.web(source.url),
        byline=source.byline,
        credits=source.credits,
        fidelity=article.fidelity,
        normalized=meta.normalized,
        removed=meta.removed,
    )
