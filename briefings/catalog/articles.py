"""The page of each article: what it says, who is in it, where it comes from, and its place in its story.

Nothing on it depends on other articles but its place in its story, so that a new article rewrites few old pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from briefings.catalog import citation, urls
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Record, Story
from briefings.catalog.lines import entity_line
from briefings.catalog.machines import Export
from briefings.catalog.rows import ArticleLine, EntityLine, FeedLink, Head, Link, Provenance, StoryLine, TopicLine
from briefings.catalog.views import ArticleView
from briefings.config import Config, ExportForm
from briefings.model import Body, EntityKind
from briefings.text import count_words, reading_minutes

STORY_WINDOW = 6
"""How many articles of its story an article's page lists before it, and after it."""


class _Place(msgspec.Struct, frozen=True):
    """Where an article stands in its story; ``around`` are its neighbours and itself, newest first."""

    story: StoryLine | None = None
    previous: ArticleLine | None = None
    next: ArticleLine | None = None
    around: tuple[ArticleLine, ...] = ()


def exports_of(record: Record, config: Config) -> tuple[Export, ...]:
    """The forms for programs that go out with an article: none unless all of its words do."""
    if record.rights != "full":
        return ()
    forms: tuple[tuple[ExportForm, str], ...] = (("json", "json"), ("markdown", "md"), ("text", "txt"))
    return tuple(
        Export(f"{record.path}article.{suffix}", form, record.article.path)
        for form, suffix in forms
        if form in config.exports
    )


def article_views(
    library: Library,
    config: Config,
    shown: Mapping[str, Body | None],
    feeds: Callable[[str], tuple[FeedLink, ...]],
) -> Iterator[ArticleView]:
    """A view for each article, in the library's order.

    Args:
        library: Everything.
        config: Says which forms for programs go out, and what a citation needs.
        shown: The body of each article's page by its path.
        feeds: Gives those of a page.
    """
    places = {path: place for story in library.stories.values() for path, place in _places(story)}
    alone = _Place()
    for record in library.records:
        place = places.get(record.path, alone)
        of_story = feeds(place.story.path) if place.story else ()
        yield _view(library, config, record, place, of_story, shown[record.path])


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


def _view(
    library: Library, config: Config, record: Record, place: _Place, feeds: tuple[FeedLink, ...], body: Body | None
) -> ArticleView:
    article, meta, facts = record.article, record.article.meta, record.facts
    word_count = count_words(article.text)
    named = _named(library, record)
    exports = exports_of(record, config)
    return ArticleView(
        head=_head(library, record, feeds, exports),
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
        provenance=_provenance(record),
        body=body,
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
        topics=tuple(TopicLine(library.topics[slug].name, urls.of_topic(slug), 0) for slug in record.topics),
        story=place.story,
        story_articles=place.around,
        previous=place.previous,
        next=place.next,
        citation=citation.cite(record, config, library.words),
        exports=tuple(Link(library.words.export(export.form), export.path) for export in exports),
    )


def _head(library: Library, record: Record, feeds: tuple[FeedLink, ...], exports: Sequence[Export]) -> Head:
    published = record.published
    year = (Link(published[:4], urls.of_year(published[:4])),) if published else ()
    sources = (export.path for export in exports if export.form == "markdown")
    return head(
        record.path,
        "article",
        record.line.label,
        under=(Link(library.words.title("archive"), urls.ARCHIVE), *year),
        description=record.line.summary,
        updated=record.changed,
        feeds=feeds,
        source=next(sources, None),
    )


def _named(library: Library, record: Record) -> dict[EntityKind, list[EntityLine]]:
    """The entities of each kind in order of first mention, with the roles that this article gives."""
    lines: dict[EntityKind, list[EntityLine]] = {kind: [] for kind in urls.ENTITIES}
    for entity, role in record.roles.items():
        line = entity_line(library, entity, role, 0)
        lines[line.kind].append(line)
    return lines


def _provenance(record: Record) -> Provenance:
    meta = record.article.meta
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
        fidelity=record.article.fidelity,
        normalized=meta.normalized,
        removed=meta.removed,
    )
