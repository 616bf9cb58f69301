"""Small contents that Hypothesis draws, and edits of them: for what must hold of any two states of a site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

from briefings.config import SourceConfig, TopicConfig
from briefings.model import (
    Article,
    Content,
    Correction,
    DamageKind,
    Entity,
    Named,
    Page,
    Rights,
    StoryNote,
    StoryStatus,
    Voice,
)
from tests.catalog.builders import annotations, article, entity

T = TypeVar("T", bound=msgspec.Struct)

SETTINGS: dict[str, Any] = {
    "sources": {
        "wire": SourceConfig(name="Sample Wire", match=("the wire",)),
        "closed": SourceConfig(name="Closed Press", rights="link"),
        "brief": SourceConfig(name="Brief News", rights="excerpt"),
    },
    "topics": {"ports": TopicConfig(name="Ports")},
}
"""The configuration of all drawn contents: keys of pages are compared under one configuration alone."""

SLUGS = ("one", "two", "three", "four")
PEOPLE = ("ada-fern", "tom-quill")
STORIES = ("pier", "wall")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What an article tells, as few choices of which each shows on some page."""

    day: str | None
    title: str | None
    story: str | None
    topic: str | None
    publisher: str | None
    rights: Rights | None
    language: str
    zone: str | None
    summary: str | None
    who: str | None
    role: str
    speaker: str | None
    via: str | None
    quoted: str | None
    when: str | None
    damage: DamageKind | None
    ships: int
    corrected: str | None
    loaded: bool
    point: str


class World(msgspec.Struct, frozen=True):
    """Articles by slug, people by id, the editor's notes on stories by slug, and the words of a page by the editor."""

    told: Mapping[str, Told]
    people: Mapping[str, Entity]
    notes: Mapping[str, StoryNote]
    about: str

    @property
    def content(self) -> Content[Article]:
        """All of it as it is read from files."""
        return Content(
            articles=tuple(article_of(slug, told) for slug, told in self.told.items()),
            entities=tuple(self.people.values()),
            stories=tuple(self.notes.values()),
            pages=(Page("about", "About", markup=self.about),),
        )


def article_of(slug: str, told: Told) -> Article:
    """The article that tells this."""
    name = (told.who or "someone").replace("-", " ").title()
    said = f"“We attach great importance to {told.quoted or 'the sea'},”"
    words = (
        f"{name} met the skipper on Monday. {told.ships} ships wait outside the bay.",
        f"{said} {name} said. The boats with which is closed.",
        "The so-called talks went on in 2014. Tom Quill stayed at home.",
    )
    marked = annotations(
        *words,
        people=[(name, told.role)] if told.who else [],
        quotes=[(said, told.speaker)] if told.quoted else [],
        dates=[("on Monday", told.when), ("in 2014", "2014")] if told.when else [],
        damage=[("with which is", told.damage)] if told.damage else [],
    )
    via = Named("the office", told.via) if told.via else None
    start = "\n\n".join(words).index("so-called")
    marked = replace(
        marked,
        quotations=tuple(replace(quotation, via=via) for quotation in marked.quotations),
        voice=(Voice(start, start + len("so-called")),) if told.loaded else (),
    )
    return article(
        slug,
        *words,
        notes=marked,
        published=told.day,
        publisher=told.publisher,
        title=told.title,
        story=told.story,
        topics=(told.topic,) if told.topic else (),
        rights=told.rights,
        language=told.language,
        zone=told.zone,
        summary=told.summary,
        key_points=(told.point,),
        corrections=(Correction(told.corrected, "The figure was wrong.", "4", "5"),) if told.corrected else (),
    )


_VALUES: Mapping[str, tuple[Any, ...]] = {
    "day": ("2016-04-19T09:00", "2016-04-20", "2016-04-29", "2016-05-02T08:00", None),
    "title": ("Talks open", "Talks go on", None),
    "story": ("pier", "wall", None),
    "topic": ("trade", "sea-trade", "ports", None),
    "publisher": ("Sample Wire", "The Gazette", "Closed Press", "Brief News", None),
    "rights": (None, "full", "excerpt", "link"),
    "language": ("en", "de"),
    "zone": (None, "Asia/Shanghai"),
    "summary": (None, "Talks were held."),
    "who": ("ada-fern", "tom-quill", None),
    "role": ("minister", ""),
    "speaker": ("ada-fern", "tom-quill", "nobody", None),
    "via": (None, "ada-fern", "tom-quill"),
    "quoted": ("the old port", "the rail line", None),
    "when": ("2016-04-18", "unresolved", None),
    "damage": (None, "gap", "garble"),
    "ships": (40, 50),
    "corrected": (None, "2016-04-25", "2016-05-03"),
    "loaded": (False, True),
    "point": ("p1.s2", "p1.s1", "p3.s1"),
}
_PERSON: Mapping[str, tuple[Any, ...]] = {
    "name": ("Ada Fern", "Tom Quill", "Quill"),
    "aliases": ((), ("the skipper",), ("skipper", "Tom")),
    "note": ("", "A note."),
    "same_as": ((), ("https://people.example/1",)),
}
_JUDGED = StoryStatus(on="2016-04-20", state="worse", reason="The talks stopped.")
_NOTE: Mapping[str, tuple[Any, ...]] = {
    "title": (None, "The story"),
    "note": ("", "A note."),
    "pinned": (False, True),
    "status": ((), (_JUDGED,), (replace(_JUDGED, reason="They began."),)),
    "aliases": ((), ("formerly",)),
}
_PLAIN = Told(**{name: values[0] for name, values in _VALUES.items()})
_BARE = replace(_PLAIN, who=None, quoted=None, when=None, topic=None)


def _world(first: Told, *others: Told) -> World:
    people = {key: entity(key.replace("-", " ").title()) for key in PEOPLE}
    return World(dict(zip(SLUGS, (first, *others), strict=False)), people, {"pier": _note("pier")}, "About us.")


def _note(slug: str) -> StoryNote:
    return StoryNote(slug, path=f"content/stories/{slug}.md")


def _on_days(told: Told) -> World:
    return _world(*[replace(told, day=day) for day in _VALUES["day"][: len(SLUGS)]])


ALIKE = _on_days(_PLAIN)
"""Four articles of one story that tell the same of the same person on four days."""
NAMELESS = _on_days(_BARE)
"""The same, where nobody is named, nothing is quoted and no date stands."""
SILENT = _on_days(replace(_PLAIN, quoted=None, topic=None))
"""The same, where the person is named and says nothing: no fact of an article tells the name."""
ALONE = _on_days(replace(_PLAIN, story=None))
"""The first, without a story."""
PAIR = replace(ALIKE, told=dict(list(ALIKE.told.items())[:2]))
"""Two articles of one story within a week: what they share recurs on one occasion."""
MERGED = replace(PAIR, people={**PAIR.people, "ada-fern": replace(PAIR.people["ada-fern"], merged_into="tom-quill")})
"""The same, where another person took over whom they name."""


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A state of a site, whose articles tell much the same: what articles share is where pages meet."""
    choices = {name: st.sampled_from(values) for name, values in _VALUES.items()}
    first = Told(**{name: draw(choice) for name, choice in choices.items()})
    told = []
    for _ in range(draw(st.integers(0, len(SLUGS)))):
        names = draw(st.sets(st.sampled_from(sorted(choices)), max_size=3)) | {"day"}
        told.append(replace(first, **{name: draw(choices[name]) for name in sorted(names)}))
    return _world(*told) if told else replace(ALIKE, told={})


@st.composite
def histories(draw: st.DrawFn) -> list[World]:
    """States of one site, each made of the one before it by one edit."""
    states = [draw(worlds())]
    for _ in range(draw(st.integers(1, 8))):
        states.append(draw(st.sampled_from(list(edits(states[-1])))))
    return states


def edits(world: World) -> Iterator[World]:
    """Every state that one edit makes of this one."""
    for slug, told in world.told.items():
        yield replace(world, told={other: one for other, one in world.told.items() if other != slug})
        for changed in _changes(told, _VALUES):
            yield replace(world, told=dict(world.told) | {slug: changed})
    for slug in (slug for slug in SLUGS if slug not in world.told):
        yield replace(world, told=dict(world.told) | {slug: _PLAIN})
    for key, person in world.people.items():
        yield from (replace(world, people=people) for people in _people(world.people, key, person))
    for slug in STORIES:
        without = {other: note for other, note in world.notes.items() if other != slug}
        note = world.notes.get(slug)
        if note is None:
            yield replace(world, notes=without | {slug: _note(slug)})
            continue
        yield replace(world, notes=without)
        for changed in _changes(note, _NOTE):
            if not (changed.aliases and any(one.aliases for one in without.values())):
                yield replace(world, notes=without | {slug: changed})
    yield replace(world, about="About them.")


def _people(people: Mapping[str, Entity], key: str, person: Entity) -> Iterator[dict[str, Entity]]:
    """One thing about a person changed, or the person's file deleted, or merged into the other's, or parted again."""
    (*others,) = (one for other, one in people.items() if other != key)
    for changed in _changes(person, _PERSON):
        yield dict(people) | {key: changed}
    if any(one.merged_into for one in others):
        return
    yield {one.id: one for one in others}
    for into in (None, *(one.id for one in others)):
        yield dict(people) | {key: replace(person, merged_into=into)}


def _changes(value: T, fields: Mapping[str, tuple[Any, ...]]) -> Iterator[T]:
    """The value with one other choice in one field."""
    for name, choices in fields.items():
        for choice in choices:
            if choice != getattr(value, name):
                yield replace(value, **{name: choice})
