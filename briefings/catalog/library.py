"""The library: all content with its cross-references, computed once, in the order in which the site shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec

from briefings.catalog import facts, rights, urls
from briefings.catalog.facts import Facts
from briefings.catalog.formulas import find_formulas, occasions
from briefings.catalog.grouping import StoryName, StoryNames, label_of, story_names, topic_names
from briefings.catalog.names import Names, names
from briefings.catalog.order import latest, newest_first
from briefings.catalog.rights import Publishers
from briefings.catalog.rows import ArticleLine, Formula
from briefings.catalog.words import Wording
from briefings.config import Site
from briefings.content.entities import find_mentions
from briefings.diagnostics import Place, Report
from briefings.model import Article, Content, Entity, HandEdition, Mention, Page, Rights, StaticFile
from briefings.text import slugify

BETWEEN_ROLES = "; "
"""Between the roles that one article gives an entity."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One article and what the site makes of it.

    Attributes:
        path: Site path of its page.
        rights: How much of it goes out.
        story: None where it stands alone.
        topics: Slugs, in the article's order.
        mentions: All of them, by the ids of entities that stand now.
        roles: Each entity it names, in order of first mention -> its roles as the article words them, or nothing.
        line: The article in a list.
        facts: What it states.
        published: When the source says that it was published.
        changed: The latest of publication, update and corrections, as stated.
    """

    article: Article
    path: str
    rights: Rights
    story: StoryName | None
    topics: tuple[str, ...]
    mentions: tuple[Mention, ...]
    roles: Mapping[str, str]
    line: ArticleLine
    facts: Facts
    published: str | None
    changed: str | None


class Topic(msgspec.Struct, frozen=True):
    """A topic and its articles, newest first."""

    slug: str
    name: str
    records: tuple[Record, ...]


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
        role_history: Entity -> when dated articles gave it which roles, oldest first.
        stories: By slug.
        topics: By slug.
        formulas: The phrases that recur across the whole site.
        occasions: Path of each article -> the number of its occasion, as formulas count them.
        words: What titles, feeds and citations are worded with, in the site's language.
    """

    records: tuple[Record, ...]
    names: Names
    appearances: Mapping[str, tuple[Record, ...]]
    newest_roles: Mapping[str, str]
    role_history: Mapping[str, tuple[tuple[str, str], ...]]
    stories: Mapping[str, Story]
    story_names: StoryNames
    topics: Mapping[str, Topic]
    formulas: tuple[Formula, ...]
    occasions: Mapping[str, int]
    words: Wording
    entities: tuple[Entity, ...] = ()
    editions: tuple[HandEdition, ...] = ()
    pages: tuple[Page, ...] = ()
    files: tuple[StaticFile, ...] = ()


def index(content: Content, site: Site, words: Wording, report: Report) -> Library:
    """Cross-references all content. The result does not depend on the order in which it comes.

    Args:
        content: What is on the site (`briefings.catalog.release`).
        site: Its configuration counts.
        words: The site's, from its theme.
        report: Takes dangling references: mergers, stories' notes, entities that no article names.
    """
    publishers = rights.publishers(site.config)
    label = partial(_label, publishers=publishers, words=words)
    articles = [rights.public(one, publishers.rights_of(one.meta)) for one in _articles(content.articles)]
    known = names(content.entities, report)
    stories = story_names(articles, content.stories, report, label)
    by_id = {entity.id: entity for entity in content.entities}
    records = tuple(_record(article, label(article), by_id, known, stories, publishers) for article in articles)
    statements = records_statements(records)
    occasion_of = occasions((one.path, one.story.slug if one.story else one.path, one.published) for one in records)
    appearances = _grouped((entity, record) for record in records for entity in record.roles)
    _note_unnamed(known, appearances, report)
    return Library(
        records=records,
        names=known,
        appearances=appearances,
        newest_roles={entity: latest_role(found, entity) for entity, found in appearances.items()},
        role_history=_role_history(appearances),
        stories=_stories(records, stories),
        story_names=stories,
        topics=_topics(records, topic_names(articles, site.config)),
        formulas=find_formulas(statements, occasion_of),
        occasions=occasion_of,
        words=words,
        entities=tuple(sorted(content.entities, key=lambda entity: entity.id)),
        editions=tuple(sorted(content.editions, key=lambda one: (one.path, one.slug))),
        pages=tuple(sorted(content.pages, key=lambda page: (page.path, page.slug))),
        files=tuple(sorted(content.files, key=lambda file: (file.path, file.origin))),
    )


def records_statements(records: Iterable[Record]) -> list[facts.Said]:
    """The statements of these articles, in their order."""
    return [said for record in records for said in record.facts.statements]


def _articles(articles: Sequence[Article]) -> list[Article]:
    by_path = sorted(articles, key=lambda article: article.path)
    return newest_first(by_path, lambda article: article.meta.published)


def _label(article: Article, publishers: Publishers, words: Wording) -> str:
    """What an article is called: one of which only a link may go out not by its first words."""
    meta = article.meta
    if meta.title or publishers.rights_of(meta) != "link":
        return label_of(article)
    day = words.plain_day(meta.published) if meta.published else None
    return ", ".join(filter(None, (publishers.name_of(meta) or words.source_not_stated, day)))


def _record(
    article: Article,
    label: str,
    by_id: Mapping[str, Entity],
    known: Names,
    stories: StoryNames,
    publishers: Publishers,
) -> Record:
    path = urls.of_article(article.meta)
    allowed = publishers.rights_of(article.meta)
    story = stories.of(article)
    mentions = _canonical(find_mentions(article, by_id), known)
    line = ArticleLine(
        label=label,
        titled=article.meta.title is not None,
        path=path,
        published=article.meta.published,
        source=publishers.name_of(article.meta),
        summary=article.meta.summary or "",
        story=story.link if story else None,
        damaged=len(article.annotations.damage),
        review=article.meta.review,
        language=article.meta.language,
    )
    return Record(
        article=article,
        path=path,
        rights=allowed,
        story=story,
        topics=tuple(dict.fromkeys(filter(None, (slugify(topic, "") for topic in article.meta.topics)))),
        mentions=mentions,
        roles=_roles(article, mentions, known),
        line=line,
        facts=facts.of(article, line, allowed, known),
        published=article.meta.published,
        changed=_changed(article),
    )


def _changed(article: Article) -> str | None:
    meta = article.meta
    return latest((meta.published, meta.updated, *(correction.on for correction in meta.corrections)))


def _canonical(mentions: Sequence[Mention], known: Names) -> tuple[Mention, ...]:
    """The mentions of known entities, by the ids that stand now."""
    found = []
    for mention in mentions:
        entity = known.canonical.get(mention.entity) if mention.entity else None
        if entity:
            found.append(mention if entity == mention.entity else Mention(mention.start, mention.end, entity))
    return tuple(found)


def _roles(article: Article, mentions: Sequence[Mention], known: Names) -> dict[str, str]:
    """Entity -> roles, for all that the article names: in mentions, in definitions, or as speakers and channels."""
    roles = dict.fromkeys((mention.entity for mention in mentions if mention.entity), "")
    for use in article.annotations.entities:
        entity = known.canonical.get(use.id)
        if entity:
            roles[entity] = BETWEEN_ROLES.join(filter(None, (roles.get(entity), *dict.fromkeys(use.roles))))
    for quotation in article.annotations.quotations:
        for who in (quotation.speaker, quotation.via):
            entity = known.canonical.get(who.entity) if who and who.entity else None
            if entity:
                roles.setdefault(entity, "")
    return roles


def _grouped(pairs: Iterable[tuple[str, Record]]) -> dict[str, tuple[Record, ...]]:
    groups: dict[str, list[Record]] = {}
    for key, record in pairs:
        groups.setdefault(key, []).append(record)
    return {key: tuple(groups[key]) for key in sorted(groups)}


def _stories(records: Sequence[Record], stories: StoryNames) -> dict[str, Story]:
    groups = _grouped((record.story.slug, record) for record in records if record.story)
    return {slug: Story(stories.by_slug[slug], members) for slug, members in groups.items()}


def _topics(records: Sequence[Record], topics: Mapping[str, str]) -> dict[str, Topic]:
    groups = _grouped((topic, record) for record in records for topic in record.topics)
    return {slug: Topic(slug, topics[slug], members) for slug, members in groups.items()}


def latest_role(records: Iterable[Record], entity: str) -> str:
    """The roles that the newest of these articles (newest first) gives, if any does."""
    return next((role for record in records if (role := record.roles.get(entity))), "")


def _role_history(appearances: Mapping[str, tuple[Record, ...]]) -> dict[str, tuple[tuple[str, str], ...]]:
    history = {
        entity: tuple(
            (record.published, role)
            for record in reversed(records)
            if (role := record.roles[entity]) and record.published
        )
        for entity, records in appearances.items()
    }
    return {entity: found for entity, found in history.items() if found}


def _note_unnamed(known: Names, appearances: Mapping[str, tuple[Record, ...]], report: Report) -> None:
    for key, entity in known.entities.items():
        if key not in appearances:
            remedy = "it gets no page until an article names it"
            report.note("unnamed-entity", f"no article names {entity.name}", Place(entity.path), remedy)
