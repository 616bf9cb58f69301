"""The page of each story: what happened when, who said what, what each source states, in words that are all cited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefings.catalog import urls
from briefings.catalog.alike import says_the_same
from briefings.catalog.compare import matched, side_by_side
from briefings.catalog.facts import Said, in_order_of_time
from briefings.catalog.formulas import find_formulas
from briefings.catalog.graph import mention_graph
from briefings.catalog.heads import head
from briefings.catalog.ledger import published
from briefings.catalog.library import Library, Record, Story, records_statements
from briefings.catalog.lines import line_published, most_named, story_line
from briefings.catalog.list_views import LeafView, StoriesView
from briefings.catalog.listing import Listing, leaf_views, listed
from briefings.catalog.order import latest, newest_first
from briefings.catalog.rows import ArticleLine, DateRow, FeedLink, Formula, Head, KeyPoint, Link, Statement, StoryLine
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
    said: list[str] = []
    chosen: list[tuple[int, int]] = []
    for depth, index in ranked:
        if len(chosen) == most:
            break
        text = columns[index][depth].text
        if not any(says_the_same(text, known) for known in said):
            said.append(text)
            chosen.append((index, depth))
    return tuple(columns[index][depth] for index, depth in sorted(chosen))


def story_views(library: Library, feeds: Callable[[str], tuple[FeedLink, ...]]) -> Iterator[StoryView | LeafView]:
    """The pages of each story, by slug; ``feeds`` gives those of a page."""
    for slug, story in library.stories.items():
        yield from _views(library, story, feeds(urls.of_story(slug)))


class _Lists(NamedTuple):
    """The lists on a story's page that may have pages of their own; the timeline is newest first like all lists."""

    statements: Listing[Statement]
    timeline: Listing[DateRow]
    articles: Listing[ArticleLine]

    def leaves(self, label: str, under: tuple[Link, ...], words: Wording) -> Iterator[LeafView]:
        yield from leaf_views(self.statements, "statements", label, under, words, part="statements")
        yield from leaf_views(self.timeline, "dates", label, under, words, part="timeline")
        yield from leaf_views(self.articles, "articles", label, under, words, part="articles")


def _views(library: Library, story: Story, feeds: tuple[FeedLink, ...]) -> Iterator[StoryView | LeafView]:
    records, line = story.records, story_line(story.name, story.records)
    said = records_statements(records)
    resolved, unresolved = in_order_of_time([row for record in records for row in record.facts.dates])
    lists = _Lists(
        listed([one.statement for one in said], published, line.path, STATEMENTS_PAGE, "statements"),
        listed(_exact(resolved)[::-1], lambda row: row.value, line.path, PAGE_SIZE, "timeline"),
        listed([record.line for record in records], line_published, line.path, PAGE_SIZE, "articles"),
    )
    page = _head(library, line, latest(record.changed for record in records), feeds)
    differing, agreeing = matched(records)
    note = story.name.note
    yield StoryView(
        head=page,
        line=line,
        note=note.note if note else "",
        key_points=key_points(records, MOST_KEY_POINTS),
        timeline=lists.timeline.newest[::-1],
        unresolved=unresolved[:MOST_UNRESOLVED],
        statements=lists.statements.newest,
        sources=side_by_side(records),
        formulas=_formulas(library, records, said),
        people=most_named(library, records, "person", MOST_ENTITIES),
        organizations=most_named(library, records, "organization", MOST_ENTITIES),
        places=most_named(library, records, "place", MOST_ENTITIES),
        graph=mention_graph(library, records),
        articles=lists.articles.newest,
        differing=differing,
        agreeing=agreeing,
        status=note.status if note else (),
        open=len(unresolved),
        timeline_turn=lists.timeline.turn,
        statements_turn=lists.statements.turn,
        articles_turn=lists.articles.turn,
    )
    yield from lists.leaves(line.label, (*page.crumbs[1:], Link(line.label, line.path)), library.words)


def _exact(rows: Sequence[DateRow]) -> list[DateRow]:
    """The dates without those that the same sentence states more exactly: its year, where it names the day."""
    values: dict[str, set[str]] = {}
    for row in rows:
        values.setdefault(row.path, set()).add(row.value)

    def is_covered(row: DateRow) -> bool:
        return any(value != row.value and value.startswith(row.value) for value in values[row.path])

    return [row for row in rows if not is_covered(row)]


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


def _formulas(library: Library, records: Sequence[Record], said: Sequence[Said]) -> tuple[Formula, ...]:
    """The phrases that come back within the story, each with the newest of its statements."""
    found = find_formulas(said, library.occasions)[:MOST_FORMULAS] if len(records) > 1 else ()
    return tuple(Formula(formula.phrase, formula.statements[:MOST_OF_FORMULA]) for formula in found)


def stories_views(library: Library) -> Iterator[StoriesView | LeafView]:
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
