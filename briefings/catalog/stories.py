"""The page of each story: what happened when, who said what, what each source states, in words that are all cited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from briefings.catalog import refs, urls
from briefings.catalog.alike import Sentence
from briefings.catalog.company import Company
from briefings.catalog.compare import matched, side_by_side
from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.formulas import find_formulas
from briefings.catalog.graph import mention_graph
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Record, Story
from briefings.catalog.lines import most_named, story_line
from briefings.catalog.list_views import StoriesView
from briefings.catalog.listing import Listing, leaf_views, listed
from briefings.catalog.order import latest, newest_first
from briefings.catalog.paging import is_parted
from briefings.catalog.planned import DeferredView, Shown
from briefings.catalog.rows import ArticleLine, FeedLink, Formula, Head, KeyPoint, Link, StoryLine
from briefings.catalog.views import StoryView
from briefings.catalog.words import Wording

MOST_KEY_POINTS = 8
MOST_ENTITIES = 12
MOST_UNRESOLVED = 8
MOST_FORMULAS = 8
MOST_OF_FORMULA = 6
MOST_MOVING = 12
PAGE_SIZE = 50
STATEMENTS_PAGE = 25
STORIES_PAGE = 60


def key_points(records: Sequence[Record], most: int) -> tuple[KeyPoint, ...]:
    """The key points that stand for several articles.

    The first of each article, then the second of each and so on, until there are enough; none that says much the
    same as one before it; in the order of the articles, and within one in order of place.
    """
    columns = [record.facts.key_points for record in records]
    deepest = max(map(len, columns), default=0)
    ranked = (
        (depth, index) for depth in range(deepest) for index in range(len(columns)) if depth < len(columns[index])
    )
    said: list[Sentence] = []
    chosen: list[tuple[int, int]] = []
    for depth, index in ranked:
        if len(chosen) == most:
            break
        sentence = Sentence(columns[index][depth].text)
        if not any(map(sentence.says_the_same, said)):
            said.append(sentence)
            chosen.append((index, depth))
    return tuple(columns[index][depth] for index, depth in sorted(chosen))


def story_views(library: Library, company: Company, feeds: Callable[[str], tuple[FeedLink, ...]]) -> Iterator[Shown]:
    """The pages of each story, by slug; ``company`` tells who is in which articles, ``feeds`` gives those of a page."""
    for slug, story in library.stories.items():
        yield from _views(library, story, company, feeds(urls.of_story(slug)))


class _Lists(NamedTuple):
    """The lists on a story's page that may have pages of their own; the timeline is newest first like all lists.

    Attributes:
        unresolved: The dates that stay open.
    """

    statements: Listing[Any]
    timeline: Listing[Any]
    articles: Listing[ArticleLine]
    unresolved: Sequence[Any]

    def leaves(self, label: str, under: tuple[Link, ...], words: Wording) -> Iterator[Shown]:
        yield from leaf_views(self.statements, "statements", label, under, words, part="statements")
        yield from leaf_views(self.timeline, "dates", label, under, words, part="timeline")
        yield from leaf_views(self.articles, "articles", label, under, words, part="articles")


def _views(library: Library, story: Story, company: Company, feeds: tuple[FeedLink, ...]) -> Iterator[Shown]:
    records, line, note = story.records, story_line(story.name, story.records), story.name.note
    page = _head(library, line, latest(record.changed for record in records), feeds)
    told = [record.notice.told for record in records]
    stated = encoded((page, line, note and (note.note, note.status), told, _occasions(library, records)))
    yield DeferredView(page, digest_of(stated, company.key(records)), partial(_view, library, story, page, line))
    if _may_be_parted(_brought_together(records)):
        under = (*page.crumbs[1:], Link(line.label, line.path))
        yield from _lists(records, line.path).leaves(line.label, under, library.words)


def _brought_together(records: Sequence[Record]) -> Sequence[Record]:
    """The articles whose dates, statements and names a story's page shows; a single one shows its own on its page."""
    return records if len(records) > 1 else ()


def _lists(records: Sequence[Record], path: str) -> _Lists:
    told = _brought_together(records)
    return _Lists(
        listed(refs.statements(told), refs.when, path, STATEMENTS_PAGE, "statements"),
        listed(_exact(refs.resolved_dates(told))[::-1], refs.when, path, PAGE_SIZE, "timeline"),
        listed(refs.lines(records), refs.when, path, PAGE_SIZE, "articles"),
        refs.unresolved_dates(told),
    )


def _may_be_parted(records: Sequence[Record]) -> bool:
    """Whether one of a story's lists may have further pages; those of the others are made with the page alone."""
    notices = [record.notice for record in records]
    return (
        is_parted(sum(len(notice.speakers) for notice in notices), STATEMENTS_PAGE)
        or is_parted(sum(len(notice.dates) for notice in notices), PAGE_SIZE)
        or is_parted(len(notices), PAGE_SIZE)
    )


def _occasions(library: Library, records: Sequence[Record]) -> list[int]:
    """Which of these articles tell of one occasion, numbered from the first; below zero without a day."""
    numbers = [library.occasions.get(record.path, 0) for record in records]
    order = {number: index for index, number in enumerate(dict.fromkeys(map(abs, numbers)), start=1)}
    return [order[abs(number)] if number > 0 else -order[abs(number)] for number in numbers]


def _view(library: Library, story: Story, page: Head, line: StoryLine) -> StoryView:
    """The whole view, with all that follows from the articles' facts and roles."""
    records, note = story.records, story.name.note
    lists = _lists(records, line.path)
    told = _brought_together(records)
    differing, agreeing = matched(told)
    cast = most_named(library, told, ("person", "organization", "place"), MOST_ENTITIES)
    return StoryView(
        head=page,
        line=line,
        note=note.note if note else "",
        key_points=key_points(records, MOST_KEY_POINTS),
        timeline=refs.rows(lists.timeline.newest[::-1]),
        unresolved=refs.rows(lists.unresolved[:MOST_UNRESOLVED]),
        statements=refs.rows(lists.statements.newest),
        sources=side_by_side(told),
        formulas=_formulas(library, told),
        people=cast["person"],
        organizations=cast["organization"],
        places=cast["place"],
        graph=mention_graph(library, told),
        articles=refs.rows(lists.articles.newest),
        status=note.status if note else (),
        open=len(lists.unresolved),
        timeline_turn=lists.timeline.turn,
        statements_turn=lists.statements.turn,
        articles_turn=lists.articles.turn,
        differing=differing,
        agreeing=agreeing,
    )


def _exact(rows: Sequence[Any]) -> list[Any]:
    """The dates without those that the same sentence states more exactly: its year, where it names the day."""
    paths = [row.path for row in rows]
    values: dict[str, set[str]] = {}
    for path, row in zip(paths, rows, strict=True):
        values.setdefault(path, set()).add(row.when)

    def is_covered(path: str, when: str) -> bool:
        known = values[path]
        return len(known) > 1 and any(value != when and value.startswith(when) for value in known)

    return [row for path, row in zip(paths, rows, strict=True) if not is_covered(path, row.when)]


def _head(library: Library, line: StoryLine, updated: str | None, feeds: tuple[FeedLink, ...]) -> Head:
    return head(
        line.path,
        "story",
        line.label,
        under=(Link(library.words.title("stories"), urls.STORIES),),
        description=line.summary,
        updated=updated,
        feeds=feeds,
    )


def _formulas(library: Library, records: Sequence[Record]) -> tuple[Formula, ...]:
    """The phrases that come back within the story, each with the newest of its statements."""
    found = find_formulas(refs.Sayings(records), library.occasions)[:MOST_FORMULAS]
    return tuple(Formula(formula.phrase, formula.statements[:MOST_OF_FORMULA]) for formula in found)


def stories_views(library: Library) -> Iterator[Shown]:
    """All stories by the day of their oldest article, the youngest first: a story that goes on keeps its place.

    The list's own page has pinned ones on top, and where there are more pages, those with the newest articles.
    """
    ordered = sorted(library.stories.values(), key=lambda story: (story.name.label.casefold(), story.name.slug))
    lines = {story.name.slug: story_line(story.name, story.records) for story in ordered}
    pinned = [lines[story.name.slug] for story in ordered if story.name.note and story.name.note.pinned]
    listing = listed(
        newest_first(lines.values(), lambda line: line.first), lambda line: line.first, urls.STORIES, STORIES_PAGE
    )
    moving = newest_first(lines.values(), lambda line: line.last)[:MOST_MOVING] if listing.leaves else []
    newest, title = latest(line.last for line in lines.values()), library.words.title("stories")
    yield StoriesView(
        head(urls.STORIES, "stories", title, updated=newest),
        listing.newest,
        tuple(pinned),
        tuple(line for line in moving if line.last),
        listing.turn,
    )
    yield from leaf_views(listing, "stories", title, (Link(title, urls.STORIES),), library.words)
