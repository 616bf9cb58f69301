"""The page of each person, organization and place, and the list of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from briefings.catalog import urls
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Record
from briefings.catalog.lines import entity_line, story_line
from briefings.catalog.order import latest, newest_first
from briefings.catalog.rows import FeedLink, Link, Neighbour, RoleRow, Statement, StoryLine
from briefings.catalog.views import EntitiesView, EntityView
from briefings.model import EntityKind

MOST_NEIGHBOURS = 24
MOST_SHARED = 3


def roles_over_time(entity: str, records: Sequence[Record]) -> tuple[RoleRow, ...]:
    """The roles that articles give an entity, newest first: a row wherever the wording changes from one to the next."""
    rows: list[RoleRow] = []
    before = ""
    for record in reversed(records):
        role = record.roles[entity]
        if role and role.casefold() != before:
            rows.append(RoleRow(role, record.published, record.line))
            before = role.casefold()
    return tuple(newest_first(reversed(rows), lambda row: row.published))


def entity_views(
    library: Library, ledgers: Mapping[str, tuple[Statement, ...]], feeds: Callable[[str], tuple[FeedLink, ...]]
) -> Iterator[EntityView]:
    """A view for each entity that an article names, by id; ``feeds`` gives those of a page."""
    articles = {entity: frozenset(record.path for record in found) for entity, found in library.appearances.items()}
    stories = {slug: story_line(story.name, story.records) for slug, story in library.stories.items()}
    for entity, records in library.appearances.items():
        known = library.names.entities[entity]
        path = urls.of_entity(known.kind, entity)
        yield EntityView(
            head=head(
                path,
                "entity",
                known.name,
                under=(Link(library.words.kind(known.kind), urls.ENTITIES[known.kind]),),
                description=library.newest_roles[entity],
                updated=latest(record.published for record in records),
                feeds=feeds(path),
            ),
            name=known.name,
            kind=known.kind,
            aliases=known.aliases,
            note=known.note,
            same_as=tuple(filter(urls.web, known.same_as)),
            roles=roles_over_time(entity, records),
            statements=ledgers.get(entity, ()),
            articles=tuple(record.line for record in records),
            neighbours=_neighbours(library, entity, records, articles),
            stories=_stories(records, stories),
        )


def _neighbours(
    library: Library, entity: str, records: Sequence[Record], articles: Mapping[str, frozenset[str]]
) -> tuple[Neighbour, ...]:
    """Those named in the same articles, the most frequent first, each with the newest articles that show it."""
    counts: Counter[str] = Counter()
    for record in records:
        counts.update(record.roles.keys())
    del counts[entity]
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_NEIGHBOURS]
    links = [Link(record.line.label, record.path) for record in records]
    found = []
    for other, count in ranked:
        theirs = articles[other]
        together = islice((link for link in links if link.path in theirs), MOST_SHARED)
        line = entity_line(library, other, library.newest_roles[other], count)
        found.append(Neighbour(line, tuple(together)))
    return tuple(found)


def _stories(records: Sequence[Record], lines: Mapping[str, StoryLine]) -> tuple[StoryLine, ...]:
    slugs = dict.fromkeys(record.story.slug for record in records if record.story)
    return tuple(newest_first((lines[slug] for slug in slugs), lambda line: line.last))


def entities_view(library: Library, kind: EntityKind) -> EntitiesView:
    """All entities of a kind that articles name, by name, with their newest role."""
    known = library.names.entities
    lines = (
        entity_line(library, entity, library.newest_roles[entity], len(records))
        for entity, records in library.appearances.items()
        if known[entity].kind == kind
    )
    ordered = tuple(sorted(lines, key=lambda line: (line.name.casefold(), line.path)))
    return EntitiesView(head(urls.ENTITIES[kind], "entities", library.words.kind(kind)), kind, ordered)
