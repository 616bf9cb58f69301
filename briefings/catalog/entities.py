"""The page of each person, organization and place, and the list of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

import msgspec

from briefings.catalog import refs, urls
from briefings.catalog.company import Company
from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.graph import NEWEST, mention_graph
from briefings.catalog.heads import head
from briefings.catalog.ledger import PAGE_SIZE
from briefings.catalog.library import Library, Record, newest_of
from briefings.catalog.lines import entity_line, most_often, naming
from briefings.catalog.list_rows import RoleRow, Turn
from briefings.catalog.list_views import EntitiesView
from briefings.catalog.listing import Listing, leaf_views, listed
from briefings.catalog.names_index import by_name
from briefings.catalog.notices import BETWEEN_ROLES
from briefings.catalog.paging import is_parted
from briefings.catalog.planned import DeferredView, Shown
from briefings.catalog.rows import ArticleLine, FeedLink, Head, Link, Neighbour, StoryLine
from briefings.catalog.views import EntityView
from briefings.catalog.words import Wording
from briefings.model import Entity, EntityKind

MOST_NEIGHBOURS = 24
MOST_SHARED = 3
MOST_NAMED = 60


def roles_over_time(entity: str, records: Sequence[Record]) -> tuple[RoleRow, ...]:
    """The roles that articles give an entity, one row for each wording, the one that was used last first.

    Args:
        entity: Its id.
        records: The articles that name it, newest first.
    """
    worded: dict[str, list[tuple[str, Record]]] = {}
    for record in records:
        for role in filter(None, record.roles[entity].split(BETWEEN_ROLES)):
            worded.setdefault(role.casefold(), []).append((role, record))
    return tuple(_role(uses) for uses in worded.values())


def _role(uses: Sequence[tuple[str, Record]]) -> RoleRow:
    (role, newest), (_, oldest) = uses[0], next((use for use in reversed(uses) if use[1].published), uses[0])
    since = oldest.published if oldest is not newest and oldest.published != newest.published else None
    return RoleRow(role, newest.published, newest.line, since, len(uses))


def entity_views(
    library: Library,
    spoken: Mapping[str, Sequence[Any]],
    company: Company,
    feeds: Callable[[str], tuple[FeedLink, ...]],
) -> Iterator[Shown]:
    """The pages of each entity that an article names, by id.

    Args:
        library: Everything.
        spoken: From `refs.by_speaker`.
        company: Who is named in which articles.
        feeds: Gives those of a page.
    """
    for entity, records in library.appearances.items():
        known = library.names.entities[entity]
        shown, path = library.names.links[entity].text, urls.of_entity(known.kind, entity)
        above = (Link(library.words.kind(known.kind), urls.ENTITIES[known.kind]),)
        lists = _Lists(
            listed(spoken.get(entity, ()), refs.when, path, PAGE_SIZE, "statements"),
            listed(refs.lines(records), refs.when, path, PAGE_SIZE, "articles"),
            listed(_stories(records), refs.when, path, PAGE_SIZE, "stories"),
        )
        page = head(
            path,
            "entity",
            shown,
            under=above,
            description=library.newest_roles[entity],
            updated=newest_of(records),
            feeds=feeds(path),
        )
        said = len(spoken.get(entity, ()))
        key = digest_of(encoded((page, known, said, lists.statements.newest, lists.turns)), company.key(records))
        about = _About(known, records, said, lists)
        yield DeferredView(page, key, partial(_view, library, page, about))
        yield from lists.leaves(shown, (*above, Link(shown, path)), library.words)


def _stories(records: Sequence[Record]) -> list[Any]:
    """The stories of these articles, where there are so many that they have pages of their own."""
    found = refs.stories(records) if is_parted(len(records), PAGE_SIZE) else []
    return found if is_parted(len(found), PAGE_SIZE) else []


class _About(NamedTuple):
    """What an entity's page is made of: the entity, the articles that name it, its statements, and the lists."""

    entity: Entity
    records: Sequence[Record]
    said: int
    lists: _Lists


def _view(library: Library, page: Head, about: _About) -> EntityView:
    known, records, lists = about.entity, about.records, about.lists
    counts = naming(records)
    return EntityView(
        head=page,
        name=known.name,
        kind=known.kind,
        aliases=known.aliases,
        note=known.note,
        same_as=tuple(filter(urls.web, known.same_as)),
        roles=roles_over_time(known.id, records),
        statements=refs.rows(lists.statements.newest),
        articles=refs.rows(lists.articles.newest),
        neighbours=_neighbours(library, known.id, records, counts),
        graph=mention_graph(library, records, known.id, counts if len(records) <= NEWEST else None),
        stories=refs.rows(lists.stories.newest or refs.stories(records)),
        count=len(records),
        said=about.said,
        statements_turn=lists.statements.turn,
        articles_turn=lists.articles.turn,
        stories_turn=lists.stories.turn,
    )


class _Lists(NamedTuple):
    """The lists on an entity's page that may have pages of their own."""

    statements: Listing[Any]
    articles: Listing[ArticleLine]
    stories: Listing[StoryLine]

    @property
    def turns(self) -> tuple[Turn | None, ...]:
        """The way to the other pages of each."""
        return self.statements.turn, self.articles.turn, self.stories.turn

    def leaves(self, name: str, under: tuple[Link, ...], words: Wording) -> Iterator[Shown]:
        yield from leaf_views(self.statements, "statements", name, under, words, part="statements")
        yield from leaf_views(self.articles, "articles", name, under, words, part="articles")
        yield from leaf_views(self.stories, "stories", name, under, words, part="stories")


def _neighbours(
    library: Library, entity: str, records: Sequence[Record], counts: Mapping[str, int]
) -> tuple[Neighbour, ...]:
    """Those named in the same articles, the most frequent first, each with the newest articles that show it."""
    casts = [record.roles for record in records]
    links: dict[int, Link] = {}
    found = []
    for other in islice((one for one in most_often(counts) if one != entity), MOST_NEIGHBOURS):
        together = list(islice((number for number, roles in enumerate(casts) if other in roles), MOST_SHARED))
        for number in together:
            if number not in links:
                record = records[number]
                links[number] = Link(record.line.label, record.path, record.line.language)
        line = entity_line(library, other, library.newest_roles[other], counts[other])
        found.append(Neighbour(line, tuple([links[number] for number in together])))
    return tuple(found)


def entities_views(library: Library, kind: EntityKind) -> Iterator[EntitiesView]:
    """All entities of a kind that articles name, by name, with their newest role.

    Where the list is parted, its own page has those whom most articles name, and only that page tells how many: so the
    pages of names change with a new name or role alone.
    """
    lines = [
        entity_line(library, entity, library.newest_roles[entity], len(records))
        for entity, records in library.appearances.items()
        if library.names.entities[entity].kind == kind
    ]
    index, title = urls.ENTITIES[kind], library.words.kind(kind)
    most = tuple(sorted(lines, key=lambda line: (-line.count, line.name.casefold(), line.path))[:MOST_NAMED])
    for page in by_name(lines, index):
        counted = page.lines if not page.part else tuple(msgspec.structs.replace(line, count=0) for line in page.lines)
        yield EntitiesView(
            head(
                page.path,
                "entities",
                library.words.part_of(title, page.part) if page.part else title,
                under=(Link(title, index),) if page.part else (),
            ),
            kind,
            counted,
            most if page.parts and not page.part else (),
            page.parts,
            page.part,
        )
