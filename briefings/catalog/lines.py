"""Lines of lists: how a story, an entity or a topic looks among others of its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from briefings.catalog import urls
from briefings.catalog.grouping import StoryName
from briefings.catalog.library import Library, Record, Topic, latest_role
from briefings.catalog.rows import EntityLine, StoryLine, TopicLine
from briefings.model import EntityKind

_COUNT = itemgetter(1)


def story_line(name: StoryName, records: Sequence[Record]) -> StoryLine:
    """A story in a list, as far as these articles of it go; its summary is that of the newest one that has one."""
    lines = [record.line for record in records]
    days = [line.published[:10] for line in lines if line.published]
    told = next((line for line in lines if line.summary), None)
    return StoryLine(
        label=name.label,
        path=urls.of_story(name.slug),
        first=min(days, default=None),
        last=max(days, default=None),
        count=len(lines),
        sources=tuple(sorted({line.source for line in lines if line.source})),
        summary=told.summary if told else "",
        language=name.language,
        summary_language=told.language if told else "",
    )


def topic_line(topic: Topic) -> TopicLine:
    """A topic in a list."""
    return TopicLine(topic.name, urls.of_topic(topic.slug), len(topic.records))


def entity_line(library: Library, entity: str, role: str, count: int) -> EntityLine:
    """An entity in a list, with the role and the count that hold there."""
    known = library.names.entities[entity]
    return EntityLine(
        name=known.name,
        path=library.names.links[entity].path or "",
        kind=known.kind,
        role=role,
        count=count,
        language=_language_of(library, entity, role) if role else "",
        apart=library.names.apart.get(entity, ""),
    )


def _language_of(library: Library, entity: str, role: str) -> str:
    """The language of the newest article that words the role so."""
    if role == library.newest_roles.get(entity):
        return library.role_languages[entity]
    records = library.appearances.get(entity, ())
    return next((record.line.language for record in records if record.roles[entity] == role), "")


def role_as_of(library: Library, entity: str, day: str) -> str:
    """The roles that the newest dated article up to and with a day gives."""
    until = f"{day}~"
    given = (record for record in library.appearances.get(entity, ()) if record.published and record.published <= until)
    return latest_role(given, entity)


def naming(records: Sequence[Record]) -> Counter[str]:
    """How many of these articles name an entity."""
    return Counter(chain.from_iterable([record.roles for record in records]))


def most_often(counts: Mapping[str, int], key: Callable[[str], Any] | None = None) -> Iterator[str]:
    """Entities, those with the highest count first; no more of them are put in order than are asked for.

    Args:
        counts: By the entity's id.
        key: What orders those of one count; None: the id.
    """
    for _, alike in groupby(sorted(counts.items(), key=_COUNT, reverse=True), _COUNT):
        yield from sorted([entity for entity, _ in alike], key=key)


def most_named(
    library: Library, records: Sequence[Record], kinds: Sequence[EntityKind], most: int, until: str | None = None
) -> Mapping[EntityKind, tuple[EntityLine, ...]]:
    """The entities of each kind that most of these articles name, with the role as of then.

    Args:
        library: All articles.
        records: Those concerned, newest first.
        kinds: Of the entities.
        most: How many lines of each.
        until: A day; the role is the one of the newest article concerned, else of the newest one up to that day.
    """
    known, counts = library.names.entities, naming(records)
    chosen: dict[EntityKind, list[EntityLine]] = {kind: [] for kind in kinds}
    roles = _newest_roles(records)
    wanted = most * len(kinds)
    for entity in most_often(counts, lambda entity: (known[entity].name, entity)):
        lines = chosen.get(known[entity].kind)
        if lines is not None and len(lines) < most:
            role = roles.get(entity) or (role_as_of(library, entity, until) if until else "")
            lines.append(entity_line(library, entity, role, counts[entity]))
            wanted -= 1
            if not wanted:
                break
    return {kind: tuple(found) for kind, found in chosen.items()}


def _newest_roles(records: Sequence[Record]) -> dict[str, str]:
    """Of each entity the roles that the newest of these articles (newest first) gives, where any does."""
    roles: dict[str, str] = {}
    for record in reversed(records):
        roles.update([(entity, role) for entity, role in record.roles.items() if role])
    return roles
