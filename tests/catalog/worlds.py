"""Small contents that Hypothesis draws, and edits of them: for what must hold of any two states of a site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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


_CHOICES: Mapping[str, st.SearchStrategy[Any]] = {
    "day": st.sampled_from(["2016-04-19T09:00", "2016-04-20", "2016-04-29", "2016-05-02T08:00", None]),
    "title": st.sampled_from(["Talks open", "Talks go on", None]),
    "story": st.sampled_from([None, *STORIES]),
    "topic": st.sampled_from([None, "ports", "Trade", "trade"]),
    "publisher": st.sampled_from(["Sample Wire", "The Gazette", "Closed Press", "Brief News", None]),
    "rights": st.sampled_from([None, None, "full", "excerpt", "link"]),
    "language": st.sampled_from(["en", "de"]),
    "zone": st.sampled_from([None, "Asia/Shanghai"]),
    "summary": st.sampled_from([None, "Talks were held."]),
    "who": st.sampled_from([None, *PEOPLE]),
    "role": st.sampled_from(["minister", ""]),
    "speaker": st.sampled_from([*PEOPLE, None, "nobody"]),
    "via": st.sampled_from([None, *PEOPLE]),
    "quoted": st.sampled_from(["the old port", "the rail line", None]),
    "when": st.sampled_from([None, "2016-04-18", "unresolved"]),
    "damage": st.sampled_from([None, "gap", "garble"]),
    "ships": st.sampled_from([40, 50]),
    "corrected": st.sampled_from([None, None, "2016-04-25", "2016-05-03"]),
    "loaded": st.booleans(),
    "point": st.sampled_from(["p1.s1", "p1.s2", "p3.s1"]),
}
_BESIDE = ("day", "story", "language", "quoted", "speaker")
"""What other pages than the article's own show, and so is edited more often."""

_JUDGED = StoryStatus(on="2016-04-20", state="worse", reason="The talks stopped.")
NOTES = st.builds(
    StoryNote,
    slug=st.just(""),
    title=st.sampled_from([None, "The story"]),
    note=st.sampled_from(["", "A note.", "Another."]),
    pinned=st.booleans(),
    status=st.sampled_from([(), (_JUDGED,), (replace(_JUDGED, reason="They began."),)]),
    aliases=st.sampled_from([(), ("formerly",)]),
)
PERSONS = st.builds(
    Entity,
    id=st.just(""),
    name=st.sampled_from(["Ada Fern", "A. Fern", "Tom Quill", "Quill"]),
    kind=st.just("person"),
    aliases=st.sampled_from([(), ("the skipper",), ("skipper", "Tom")]),
    note=st.sampled_from(["", "A note."]),
    same_as=st.sampled_from([(), ("https://people.example/1",)]),
)


@st.composite
def _like(draw: st.DrawFn, told: Told) -> Told:
    """An article that tells much the same on some other day: what articles share is where pages meet."""
    names = draw(st.sets(st.sampled_from(sorted(_CHOICES)), max_size=3)) | {"day"}
    return replace(told, **{name: draw(_CHOICES[name]) for name in sorted(names)})


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A state of a site."""
    first = draw(st.builds(Told, **_CHOICES))
    told = {slug: draw(_like(first)) for slug in SLUGS[: draw(st.integers(0, len(SLUGS)))]}
    people = {key: entity(key.replace("-", " ").title()) for key in PEOPLE}
    noted = draw(st.lists(st.sampled_from(STORIES), unique=True))
    return World(told, people, {slug: _note(slug) for slug in noted}, "About us.")


def _note(slug: str) -> StoryNote:
    return StoryNote(slug, path=f"content/stories/{slug}.md")


@st.composite
def histories(draw: st.DrawFn) -> list[World]:
    """States of one site, each made of the one before it by one edit."""
    states = [draw(worlds())]
    for _ in range(draw(st.integers(4, 16))):
        states.append(draw(st.one_of([edit(states[-1]) for edit in _EDITS])))
    return states


@st.composite
def _an_article(draw: st.DrawFn, world: World) -> World:
    """One thing in an article is changed; or the article added."""
    slug = draw(st.sampled_from(SLUGS))
    if slug not in world.told:
        other = draw(st.sampled_from(list(world.told.values()))) if world.told else draw(st.builds(Told, **_CHOICES))
        return replace(world, told=dict(world.told) | {slug: draw(_like(other))})
    name = draw(st.sampled_from([*_CHOICES, *_BESIDE]))
    return replace(world, told=dict(world.told) | {slug: replace(world.told[slug], **{name: draw(_CHOICES[name])})})


@st.composite
def _one_less(draw: st.DrawFn, world: World) -> World:
    """An article is deleted, if it is there."""
    gone = draw(st.sampled_from(SLUGS))
    return replace(world, told={slug: told for slug, told in world.told.items() if slug != gone})


@st.composite
def _a_person(draw: st.DrawFn, world: World) -> World:
    """One thing about a person is changed; or the person's file deleted, or merged into another's."""
    key = draw(st.sampled_from(PEOPLE))
    others = {other: person for other, person in world.people.items() if other != key}
    known, fresh = world.people.get(key), draw(PERSONS)
    change = draw(st.sampled_from(["name", "aliases", "note", "same_as", "merge", "delete"]))
    merged = {person.merged_into for person in others.values()}
    if known is None or (change == "delete" and key in merged):
        return world
    if change == "delete":
        return replace(world, people=others)
    free = sorted(other for other, person in others.items() if not person.merged_into)
    into = draw(st.sampled_from([None, *free])) if change == "merge" and key not in merged else known.merged_into
    told = {} if change == "merge" else {change: getattr(fresh, change)}
    return replace(world, people=others | {key: replace(known, merged_into=into, **told)})


@st.composite
def _a_note(draw: st.DrawFn, world: World) -> World:
    """The editor writes something of a story, or deletes it."""
    slug, fresh = draw(st.sampled_from(STORIES)), draw(st.none() | NOTES)
    others = {other: note for other, note in world.notes.items() if other != slug}
    if fresh and any(note.aliases for note in others.values()):
        fresh = replace(fresh, aliases=())
    written = {slug: replace(fresh, slug=slug, path=_note(slug).path)} if fresh else {}
    return replace(world, notes=others | written)


@st.composite
def _the_page(draw: st.DrawFn, world: World) -> World:
    """The editor's own page is written anew."""
    return replace(world, about=draw(st.sampled_from(["About us.", "About them."])))


_EDITS = (*[_an_article] * 5, _one_less, _a_person, _a_note, _the_page)
