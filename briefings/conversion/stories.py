"""Which story a new article joins. The choice is written into the article, where the editor may change it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from briefings.conversion.mint import name_of
from briefings.conversion.shelf import Shelf
from briefings.ingest.annotate.stories import StoryText, group, join, terms
from briefings.model import Article, Draft, Entity
from briefings.text import slugify


def choose(drafts: Sequence[Draft], shelf: Shelf, named: Collection[str]) -> tuple[str, ...]:
    """One story slug for each draft: an existing story's, or a new one named after its earliest article.

    Every article gets a story, be it alone in it, since only a story that an article names can be joined later. An
    assignment that exists never changes, and the order of the drafts decides nothing.

    Args:
        drafts: The new articles.
        shelf: Those that have a story.
        named: Slugs of stories that a file of the editor's describes: no new story takes one.
    """
    texts = [_counted(story_text(draft)) for draft in drafts]
    joined = dict(enumerate(join(texts, shelf)))
    chosen = {number: story for number, story in joined.items() if story}
    alone = [number for number in joined if number not in chosen]
    groups = [[alone[place] for place in members] for members in group([texts[number] for number in alone])]
    taken = {*shelf.stories, *named}
    for _, members in sorted((_first([drafts[number] for number in members]), members) for members in groups):
        slug = _free(_name([drafts[number] for number in members]), taken)
        taken.add(slug)
        chosen |= dict.fromkeys(members, slug)
    return tuple(chosen[number] for number in range(len(drafts)))


def _first(members: Sequence[Draft]) -> tuple[bool, bool, str, str]:
    """Where the first article of a story stands in an order of all: titled before untitled, dated before undated."""
    return min((draft.title is None, draft.published is None, draft.published or "", draft.file) for draft in members)


def _name(members: Sequence[Draft]) -> str:
    """The slug of the first article."""
    first = min(members, key=lambda draft: _first([draft]))
    return slugify(name_of(first), "story")


def _free(slug: str, taken: set[str]) -> str:
    number, candidate = 1, slug
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def story_text(draft: Draft) -> StoryText:
    """What of a draft grouping looks at."""
    names = tuple(entity.name for entity in draft.entities)
    return StoryText(title=draft.title or "", text=draft.text, names=names, day=_day(draft.published))


def text_of_article(article: Article, entities: Mapping[str, Entity]) -> StoryText:
    """What of an article grouping looks at; ``entities`` are the site's, by id."""
    names = tuple(entities[use.id].name for use in article.annotations.entities if use.id in entities)
    return StoryText(title=article.meta.title or "", text=article.text, names=names, day=_day(article.meta.published))


def _counted(item: StoryText) -> StoryText:
    return item._replace(counted=terms(item))


def _day(published: str | None) -> str | None:
    return published[: len("2019-05-07")] if published else None
