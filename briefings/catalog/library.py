"""The library: all content with its cross-references, computed once, in the order in which the site shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

import msgspec

from briefings.catalog import rights
from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.facts import FactSheet
from briefings.catalog.formulas import occasions
from briefings.catalog.grouping import StoryName, StoryNames, source_slug, story_names, topic_names
from briefings.catalog.names import Names, names
from briefings.catalog.notices import Cataloguer, Notice, Opened, Shelf
from briefings.catalog.rows import ArticleLine
from briefings.catalog.words import Wording
from briefings.config import Site
from briefings.diagnostics import Place, Report
from briefings.model import Article, Content, Entity, FrontMatter, HandEdition, Page, Rights, StaticFile


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One article and what the site makes of it.

    Attributes:
        notice: What is known of it without opening it.
        path: Site path of its page.
        published: When the source says that it was published.
        changed: The latest of publication, update and corrections, as stated.
        roles: As in `Notice.roles`.
        story: None where it stands alone.
        line: The article in a list.
        line_key: Digest of the line.
        shelf: Where its facts are.
    """

    notice: Notice
    path: str
    published: str | None
    changed: str | None
    roles: Mapping[str, str]
    story: StoryName | None
    line: ArticleLine
    line_key: bytes
    shelf: Shelf

    @property
    def facts(self) -> FactSheet:
        """What it states."""
        return self.shelf.facts(self.notice)

    @property
    def meta(self) -> FrontMatter:
        """As in `Notice.meta`."""
        return self.notice.meta

    @property
    def file(self) -> str:
        """Path of the article's file."""
        return self.notice.path

    @property
    def rights(self) -> Rights:
        """How much of it goes out."""
        return self.notice.rights

    @property
    def topics(self) -> tuple[str, ...]:
        """Slugs, in the article's order."""
        return self.notice.meta.topics

    @property
    def is_bound(self) -> bool:
        """Whether its page shows anything of the site besides the article and its topics."""
        return bool(self.story or self.roles) or self.line is not self.notice.line

    def opened(self) -> Opened:
        """The article itself."""
        return self.shelf.open(self.notice)


class Topic(msgspec.Struct, frozen=True):
    """A topic and its articles, newest first; ``changed`` is the latest of theirs."""

    slug: str
    name: str
    records: tuple[Record, ...]
    changed: str | None


class Story(msgspec.Struct, frozen=True):
    """A story and its articles, newest first."""

    name: StoryName
    records: tuple[Record, ...]


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """All that the plan is made from.

    Attributes:
        records: The articles, newest first, undated ones last; ties by path.
        names: All entities of the site, named by an article or not.
        appearances: Id of each entity that an article names -> those articles, newest first.
        newest_roles: Entity -> its roles in the newest article that gives any, or nothing.
        role_languages: Entity -> the language of that article.
        stories: By slug.
        topics: By slug.
        sources: Slug of each outlet, by its name as shown, -> its articles, newest first.
        corrected: The articles that have corrections, newest first.
        occasions: Path of each article -> the number of its occasion, as formulas count them.
        words: What titles, feeds and citations are worded with, in the site's language.
    """

    records: tuple[Record, ...]
    names: Names
    appearances: Mapping[str, tuple[Record, ...]]
    newest_roles: Mapping[str, str]
    role_languages: Mapping[str, str]
    stories: Mapping[str, Story]
    story_names: StoryNames
    topics: Mapping[str, Topic]
    sources: Mapping[str, tuple[Record, ...]]
    corrected: tuple[Record, ...]
    occasions: Mapping[str, int]
    words: Wording
    entities: tuple[Entity, ...] = ()
    editions: tuple[HandEdition, ...] = ()
    pages: tuple[Page, ...] = ()
    files: tuple[StaticFile, ...] = ()


def index(content: Content[Article], site: Site, words: Wording, report: Report) -> Library:
    """Cross-references all content. The result does not depend on the order in which it comes.

    Args:
        content: What is on the site (`briefings.catalog.release`).
        site: Its configuration counts.
        words: The site's, from its theme.
        report: Takes dangling references: mergers, stories' notes, entities that no article names.
    """
    known = names(content.entities, report)
    cataloguer = Cataloguer(content.entities, known, rights.publishers(site.config))
    described = [cataloguer.describe(article) for article in content.articles]
    held = {notice.path: (opened, facts) for notice, opened, facts in described}
    noticed = Content(
        tuple(notice for notice, *_ in described),
        content.entities,
        content.stories,
        content.editions,
        content.pages,
        content.files,
    )
    return cross_reference(noticed, known, _AtHand(held), site, words, report)


class _AtHand(NamedTuple):
    """A shelf of articles that are all open."""

    articles: Mapping[str, tuple[Opened, FactSheet]]

    def facts(self, notice: Notice) -> FactSheet:
        return self.articles[notice.path][1]

    def open(self, notice: Notice) -> Opened:
        return self.articles[notice.path][0]


def cross_reference(
    content: Content[Notice], known: Names, shelf: Shelf, site: Site, words: Wording, report: Report
) -> Library:
    """The library of articles that were described before.

    Args:
        content: As for `index`, with notices in place of articles.
        known: Its entities.
        shelf: Has what the notices stand for.
        site: Its configuration counts.
        words: The site's.
        report: As for `index`.
    """
    label = partial(_label, words=words)
    notices = sorted(sorted(content.articles, key=attrgetter("path")), key=_published, reverse=True)
    stories = story_names(notices, content.stories, report, label)
    records = tuple([_record(notice, label, stories, shelf) for notice in notices])
    occasion_of = _occasions(records)
    appearances = _grouped([(record.roles, record) for record in records if record.roles])
    newest = {entity: _newest_role(found, entity) for entity, found in appearances.items()}
    _note_unnamed(known, appearances, report)
    return Library(
        records=records,
        names=known,
        appearances=appearances,
        newest_roles={entity: role for entity, (role, _) in newest.items()},
        role_languages={entity: language for entity, (_, language) in newest.items()},
        stories=_stories(records, stories),
        story_names=stories,
        topics=_topics(records, topic_names(notices, site.config)),
        sources=_grouped([((source_slug(record.line.source),), record) for record in records]),
        corrected=tuple(filter(attrgetter("notice.meta.corrections"), records)),
        occasions=occasion_of,
        words=words,
        entities=tuple(sorted(content.entities, key=lambda entity: entity.id)),
        editions=tuple(sorted(content.editions, key=lambda one: (one.path, one.slug))),
        pages=tuple(sorted(content.pages, key=lambda page: (page.path, page.slug))),
        files=tuple(sorted(content.files, key=lambda file: (file.path, file.origin))),
    )


def newest_of(records: Sequence[Record]) -> str | None:
    """When the newest of these articles (newest first) was published, if any states that."""
    return records[0].published if records else None


def _published(notice: Notice) -> str:
    return notice.meta.published or ""


def _occasions(records: Sequence[Record]) -> dict[str, int]:
    """What formulas count by; nothing where no article has a statement."""
    if not any(map(attrgetter("notice.speakers"), records)):
        return {}
    return occasions((one.path, one.story.slug if one.story else one.path, one.published) for one in records)


def _label(notice: Notice, words: Wording) -> str:
    """What an article is called: one of which only a link may go out not by its first words."""
    line = notice.line
    if line.titled or notice.rights != "link":
        return line.label
    day = words.plain_day(line.published) if line.published else None
    return ", ".join(filter(None, (line.source or words.source_not_stated, day)))


def _record(notice: Notice, label: Callable[[Notice], str], stories: StoryNames, shelf: Shelf) -> Record:
    line, key = notice.line, notice.line_key
    story = stories.of(notice) if notice.meta.story else None
    shown = line.label if line.titled else label(notice)
    if story or shown != line.label:
        line = msgspec.structs.replace(line, label=shown, story=story.link if story else None)
        key = digest_of(encoded(line))
    return Record(
        notice=notice,
        path=line.path,
        published=line.published,
        changed=notice.changed,
        roles=notice.roles,
        story=story,
        line=line,
        line_key=key,
        shelf=shelf,
    )


def _grouped(placed: Iterable[tuple[Iterable[str], Record]]) -> dict[str, tuple[Record, ...]]:
    """Articles under each of their keys."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for keys, record in placed:
        for key in keys:
            groups[key].append(record)
    return {key: tuple(groups[key]) for key in sorted(groups)}


def _stories(records: Sequence[Record], stories: StoryNames) -> dict[str, Story]:
    groups = _grouped([((record.story.slug,), record) for record in records if record.story])
    return {slug: Story(stories.by_slug[slug], members) for slug, members in groups.items()}


def _topics(records: Sequence[Record], topics: Mapping[str, str]) -> dict[str, Topic]:
    groups: dict[str, list[Record]] = defaultdict(list)
    changed: dict[str, str] = defaultdict(str)
    for record in records:  # only once for both: to look at an article again costs more than to compare
        when = record.changed or ""
        for topic in record.notice.meta.topics:
            groups[topic].append(record)
            if when > changed[topic]:  # noqa: PLR1730 - `max` would double what all of this costs
                changed[topic] = when
    return {slug: Topic(slug, topics[slug], tuple(groups[slug]), changed[slug] or None) for slug in sorted(groups)}


def latest_role(records: Iterable[Record], entity: str) -> str:
    """The roles that the newest of these articles (newest first) gives, if any does."""
    return _newest_role(records, entity)[0]


def _newest_role(records: Iterable[Record], entity: str) -> tuple[str, str]:
    """The same with the article's language."""
    return next(((role, one.line.language) for one in records if (role := one.roles.get(entity))), ("", ""))


def _note_unnamed(known: Names, appearances: Mapping[str, tuple[Record, ...]], report: Report) -> None:
    for key, entity in known.entities.items():
        if key not in appearances:
            remedy = "it gets no page until an article names it"
            report.note("unnamed-entity", f"no article names {entity.name}", Place(entity.path), remedy)
