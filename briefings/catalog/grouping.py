"""Which articles belong together: stories, as the articles say, topics, outlets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import msgspec

from briefings.catalog import urls
from briefings.catalog.rows import Link
from briefings.config import Config
from briefings.diagnostics import Place, Report
from briefings.model import Article, Headed, StoryNote
from briefings.text import first_words, is_slug, slugify

A = TypeVar("A", bound=Headed)

_LABEL_REACH = 400


def label_of(article: Article) -> str:
    """The title, or the first words of the first block that is no caption."""
    if article.meta.title:
        return article.meta.title
    blocks = [block for block in article.blocks if block.kind != "caption"] or list(article.blocks)
    words = article.text[blocks[0].start : blocks[0].end] if blocks else article.text
    return first_words(words[:_LABEL_REACH]) or article.meta.slug


class StoryName(msgspec.Struct, frozen=True):
    """A story of the site: its slug, its label and the label's language, and the editor's note on it, if any."""

    slug: str
    label: str
    note: StoryNote | None
    language: str = ""

    @property
    def link(self) -> Link:
        """The label, leading to the story's page."""
        return Link(self.label, urls.of_story(self.slug), self.language)


class StoryNames(msgspec.Struct, frozen=True):
    """The stories that have articles, by slug.

    Attributes:
        former: Slug of an alias or a merged story -> the one that stands now.
        merged: The notes of merged stories, by slug.
    """

    by_slug: Mapping[str, StoryName]
    former: Mapping[str, str]
    merged: Mapping[str, StoryNote]

    def of(self, article: Headed) -> StoryName | None:
        """The story of an article; None where it stands alone."""
        slug = article.meta.story
        return self.by_slug.get(self.former.get(slug, slug)) if slug else None


def story_names(
    articles: Sequence[A],
    notes: Sequence[StoryNote],
    report: Report,
    label: Callable[[A], str],
) -> StoryNames:
    """The stories that the articles name.

    A story without a title of the editor's is called by its oldest article that has a headline, so that a new arrival
    renames no story.

    Args:
        articles: Newest first.
        notes: The editor's.
        report: Takes slugs that are none, notes twice, aliases that are taken, notes on stories without articles.
        label: What an article is called.
    """
    known = _notes(notes, report)
    merged = {slug: note for slug, note in known.items() if note.merged_into}
    by_note = {slug: note for slug, note in known.items() if not note.merged_into}
    former = _former(known, report)
    members: dict[str, list[A]] = {}
    for article in articles:
        if article.meta.story and _is_slug(article, report):
            members.setdefault(former.get(article.meta.story, article.meta.story), []).append(article)
    for slug, note in by_note.items():
        if slug not in members:
            remedy = "put 'story: " + slug + "' into an article, or remove the file"
            report.warn("empty-story", f"no article belongs to the story {slug!r}", Place(note.path), remedy)
    named = {slug: _name(slug, members[slug], by_note.get(slug), label) for slug in sorted(members)}
    return StoryNames(named, former, merged)


def _notes(notes: Sequence[StoryNote], report: Report) -> dict[str, StoryNote]:
    by_slug: dict[str, StoryNote] = {}
    for note in sorted(notes, key=lambda note: note.path):
        if note.slug in by_slug:
            message = f"the story {note.slug!r} is also in {by_slug[note.slug].path}"
            report.error("story-twice", message, Place(note.path), "join both notes in one file")
        by_slug.setdefault(note.slug, note)
    return by_slug


def _former(notes: Mapping[str, StoryNote], report: Report) -> dict[str, str]:
    """Earlier slugs -> slugs that stand. An alias with a slash is an address, which is no earlier slug."""
    former = {slug: note.merged_into for slug, note in notes.items() if note.merged_into}
    for slug, note in notes.items():
        for index, alias in enumerate(note.aliases):
            if "/" in alias.strip("/"):
                continue
            if alias.strip("/") in notes and former.get(alias.strip("/")) != slug:
                message = f"the alias {alias!r} is a story of its own, in {notes[alias.strip('/')].path}"
                report.error(
                    "alias-taken", message, Place(note.path, key=("aliases", index)), "remove the alias, or that file"
                )
                continue
            former.setdefault(alias.strip("/"), slug)
    return {slug: _final(slug, former, notes, report) for slug in former}


def _final(slug: str, former: Mapping[str, str], notes: Mapping[str, StoryNote], report: Report) -> str:
    """Where a story went in the end; a circle is a fault."""
    seen = [slug]
    while (into := former.get(seen[-1])) is not None:
        if into in seen:
            place = Place(notes[slug].path, key=("merged_into",)) if slug in notes else None
            message = f"{' is merged into '.join([*seen, into])}: a circle"
            report.error("merge-circle", message, place, "take 'merged_into' out of the one that stays")
            return slug
        seen.append(into)
    return seen[-1]


def _is_slug(article: Headed, report: Report) -> bool:
    story = article.meta.story or ""
    if is_slug(story):
        return True
    remedy = f"write {slugify(story, 'story')!r}"
    report.error("wrong-value", f"'story' is {story!r}, which is no slug", Place(article.path, key=("story",)), remedy)
    return False


def _name(slug: str, members: Sequence[A], note: StoryNote | None, label: Callable[[A], str]) -> StoryName:
    """``members`` are newest first, undated ones last."""
    dated = [article for article in reversed(members) if article.meta.published]
    undated = [article for article in members if not article.meta.published]
    titled = [article for article in (*dated, *undated) if article.meta.title]
    oldest = (titled or dated or undated)[0]
    if note and note.title:
        return StoryName(slug, note.title, note)
    return StoryName(slug, label(oldest), note, oldest.meta.language)


def source_slug(source: str | None) -> str:
    """The slug of an outlet by its name as shown."""
    return slugify(source, urls.NOT_STATED) if source else urls.NOT_STATED


def topic_names(articles: Sequence[Headed], config: Config) -> dict[str, str]:
    """Slug of each topic -> its name: the configuration's, else the slug."""
    configured = config.topics
    slugs = set().union(*[article.meta.topics for article in articles])
    return {slug: (configured[slug].name if slug in configured else "") or slug for slug in sorted(slugs)}
