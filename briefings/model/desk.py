"""What the editor keeps beside articles: entities, stories, editions, pages, files."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

import msgspec

from briefings.model.annotations import EntityKind
from briefings.model.article import Headed
from briefings.model.links import OwnLink

A_co = TypeVar("A_co", bound=Headed, covariant=True)


class Entity(msgspec.Struct, frozen=True):
    """A person, organization or place, with a file of its own in ``content/entities/``.

    Attributes:
        id: The file's stem: a slug.
        aliases: Other names that mean this entity, in the files' order.
        note: The editor's note, Markdown.
        same_as: Full addresses of the same entity elsewhere (Wikidata and the like).
        merged_into: The id that took this one over, if it was merged.
        distinct_from: Ids of others that go by the same name and are not the same.
        known_by: Words of a role that tell this one from those ("transport", "footballer").
        links: Those of the note.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    note: str = ""
    same_as: tuple[str, ...] = ()
    merged_into: str | None = None
    path: str = ""
    distinct_from: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()
    links: tuple[OwnLink, ...] = ()


class StoryStatus(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the editor judges a story on a day, and why; no machine does.

    Attributes:
        on: The day, ``2016-04-21``.
        state: Written ``is`` in the file.
        reason: The editor's, in a sentence.
    """

    on: str
    state: Literal["better", "worse", "unchanged"] = msgspec.field(name="is")
    reason: str


class StoryNote(msgspec.Struct, frozen=True):
    """What the editor says of a story: a file in ``content/stories/``; all of it optional.

    Attributes:
        aliases: Former slugs, and earlier addresses.
        status: Newest first.
        merged_into: The slug of the story that took this one over, if it was merged.
    """

    slug: str
    title: str | None = None
    note: str = ""
    pinned: bool = False
    aliases: tuple[str, ...] = ()
    path: str = ""
    status: tuple[StoryStatus, ...] = ()
    merged_into: str | None = None
    links: tuple[OwnLink, ...] = ()


class HandEdition(msgspec.Struct, frozen=True):
    """A briefing that the editor wrote, from ``content/briefings/``.

    Attributes:
        published: The day of the edition.
        markup: Markdown; ``{story: SLUG}`` and ``{article: SLUG}`` alone on a line put that story or article there.
        line: The line of the file on which ``markup`` begins, from 1; 0: not known.
        publish_after: As in an article's front matter.
        expires: The same.
        aliases: Earlier addresses, as site paths.
    """

    slug: str
    title: str
    published: str
    summary: str = ""
    markup: str = ""
    draft: bool = False
    path: str = ""
    line: int = 0
    publish_after: str | None = None
    expires: str | None = None
    aliases: tuple[str, ...] = ()
    links: tuple[OwnLink, ...] = ()


class Page(msgspec.Struct, frozen=True):
    """A page of the editor's own (``content/pages/``).

    Attributes:
        slug: Its address.
        markup: Its Markdown.
        aliases: Earlier addresses, as site paths.
    """

    slug: str
    title: str
    summary: str = ""
    markup: str = ""
    menu: bool = True
    path: str = ""
    aliases: tuple[str, ...] = ()
    links: tuple[OwnLink, ...] = ()


class StaticFile(msgspec.Struct, frozen=True):
    """A file that is copied as it is.

    Attributes:
        path: Where it goes in the output.
        origin: The file on disk, absolute.
        digest: Of its bytes.
    """

    path: str
    origin: str
    digest: bytes


class Content(msgspec.Struct, Generic[A_co], frozen=True):
    """Everything under ``content/`` that a build reads, each kind ordered by path.

    Its articles are whole, or as much of them as the work at hand needs.
    """

    articles: tuple[A_co, ...] = ()
    entities: tuple[Entity, ...] = ()
    stories: tuple[StoryNote, ...] = ()
    editions: tuple[HandEdition, ...] = ()
    pages: tuple[Page, ...] = ()
    files: tuple[StaticFile, ...] = ()
