"""The page of each article: what it says, who is in it, where it comes from, and its place in its story.

Nothing on it depends on other articles but its place in its story, so that a new article rewrites few old pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from briefings.catalog import urls
from briefings.catalog.bodies import body_for_page
from briefings.catalog.citation import Citations
from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Record, Story
from briefings.catalog.lines import entity_line
from briefings.catalog.machines import Export
from briefings.catalog.rows import ArticleLine, EntityLine, FeedLink, Head, Link, Provenance, StoryLine, TopicLine
from briefings.catalog.views import ArticleView, DeferredView
from briefings.config import Config, ExportForm
from briefings.model import Article, EntityKind
from briefings.text import count_words, reading_minutes

STORY_WINDOW = 6
"""How many articles of its story an article's page lists before it, and after it."""


class _Place(msgspec.Struct, frozen=True):
    """Where an article stands in its story; ``around`` are its neighbours and itself, newest first."""

    story: StoryLine | None = None
    previous: ArticleLine | None = None
    next: ArticleLine | None = None
    around: tuple[ArticleLine, ...] = ()


def exports_of(library: Library, config: Config) -> dict[str, tuple[Export, ...]]:
    """Path of each article -> the forms for programs that go out with it: none unless all of its words do."""
    forms: tuple[tuple[ExportForm, str], ...] = (("json", "json"), ("markdown", "md"), ("text", "txt"))
    wanted = [(form, suffix) for form, suffix in forms if form in config.exports]
    return {
        one.path: tuple([Export(f"{one.path}article.{suffix}", form, one.file) for form, suffix in wanted])
        for one in (library.records if wanted else ())
        if one.rights == "full"
    }


def article_views(
    library: Library,
    config: Config,
    feeds: Callable[[str], tuple[FeedLink, ...]],
    exports: Mapping[str, tuple[Export, ...]],
) -> Iterator[DeferredView[ArticleView]]:
    """A view for each article, in the library's order; an article is opened only where its page is made.

    Args:
        library: Everything.
        config: Says what a citation needs.
        feeds: Gives those of a page.
        exports: Path of each article that has some -> its forms for programs.
    """
    places = {path: place for story in library.stories.values() for path, place in _places(story)}
    topics = {slug: TopicLine(topic.name, urls.of_topic(slug), 0) for slug, topic in library.topics.items()}
    keys = {slug: digest_of(encoded(line)) for slug, line in topics.items()}
    alone, maker, faces = _Place(), _Maker(library, Citations(config, library.words), topics), _Faces(library)
    above = _Above(Link(library.words.title("archive"), urls.ARCHIVE))
    for record in library.records:
        notice, path = record.notice, record.path
        place, forms = places.get(path, alone), exports.get(path, ())
        page = _head(record, above.of(record.published), feeds(place.story.path) if place.story else (), forms)
        key = b"".join([notice.key, *[keys[slug] for slug in notice.topics]])
        if record.is_bound:
            key += digest_of(encoded((page, place, faces.of(record))))
        yield DeferredView(page, key, partial(maker.view, record, page, place, forms))


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
    lines = [record.line for record in story.records]
    for index, record in enumerate(story.records):
        older = lines[index + 1] if index + 1 < len(lines) else None
        yield (
            record.path,
            _Place(
                story=line,
                previous=older if older and older.published else None,
                next=lines[index - 1] if index and record.published else None,
                around=tuple(lines[max(0, index - STORY_WINDOW) : index + STORY_WINDOW + 1]),
            ),
        )


class _Maker(msgspec.Struct, frozen=True):
    """Makes views of opened articles."""

    library: Library
    citations: Citations
    topics: Mapping[str, TopicLine]

    def view(self, record: Record, page: Head, place: _Place, exports: Sequence[Export]) -> ArticleView:
        opened = record.opened()
        article, meta, facts = opened.article, opened.article.meta, opened.facts
        word_count = count_words(article.text)
        named: dict[EntityKind, list[EntityLine]] = {kind: [] for kind in urls.ENTITIES}
        for line in _named(self.library, record):
            named[line.kind].append(line)
        words = self.library.words
        return ArticleView(
            head=page,
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
            story_articles=place.around,
            previous=place.previous,
            next=place.next,
            citation=self.citations.of(record),
            exports=tuple(Link(words.export(export.form), export.path) for export in exports),
        )


class _Above:
    """The pages between home and an article: the archive, and its year there."""

    def __init__(self, archive: Link) -> None:
        self._archive = archive
        self._by_year: dict[str, tuple[Link, ...]] = {"": (archive,)}

    def of(self, published: str | None) -> tuple[Link, ...]:
        """Those of an article that was published then."""
        year = published[:4] if published else ""
        if year not in self._by_year:
            self._by_year[year] = (self._archive, Link(year, urls.of_year(year)))
        return self._by_year[year]


def _head(record: Record, above: tuple[Link, ...], feeds: tuple[FeedLink, ...], exports: Sequence[Export]) -> Head:
    line = record.line
    return head(
        record.path,
        "article",
        line.label,
        under=above,
        description=line.summary,
        updated=record.changed,
        feeds=feeds,
        source=next((export.path for export in exports if export.form == "markdown"), None) if exports else None,
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
