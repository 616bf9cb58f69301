"""The page of each story: what happened when, who said what, what each source states, in words that are all cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.catalog import urls
from briefings.catalog.compare import side_by_side
from briefings.catalog.facts import in_order_of_time
from briefings.catalog.formulas import find_formulas
from briefings.catalog.heads import head
from briefings.catalog.ledger import over_time
from briefings.catalog.library import Library, Record, Story, records_statements
from briefings.catalog.lines import most_named, story_line
from briefings.catalog.order import latest, newest_first
from briefings.catalog.rows import FeedLink, KeyPoint, Link, StoryLine
from briefings.catalog.views import StoriesView, StoryView

MOST_KEY_POINTS = 8
MOST_ENTITIES = 30


def key_points(records: Sequence[Record], most: int) -> tuple[KeyPoint, ...]:
    """The key points that stand for several articles.

    The first of each article, then the second of each and so on, until there are enough; each sentence once; in the
    order of the articles, and within one in order of place.
    """
    columns = [record.facts.key_points for record in records]
    deepest = max(map(len, columns), default=0)
    ranked = [
        (depth, index) for depth in range(deepest) for index in range(len(columns)) if depth < len(columns[index])
    ]
    seen: set[str] = set()
    chosen: list[tuple[int, int]] = []
    for depth, index in ranked:
        words_of = columns[index][depth].text.casefold()
        if words_of not in seen and len(chosen) < most:
            seen.add(words_of)
            chosen.append((index, depth))
    return tuple(columns[index][depth] for index, depth in sorted(chosen))


def story_views(library: Library) -> Iterator[StoryView]:
    """A view for each story, by slug."""
    for story in library.stories.values():
        yield _view(library, story)


def _view(library: Library, story: Story) -> StoryView:
    records, line = story.records, story_line(story.name, story.records)
    said = records_statements(records)
    timeline, unresolved = in_order_of_time([row for record in records for row in record.facts.dates])
    return StoryView(
        head=head(
            line.path,
            "story",
            line.label,
            under=(Link(library.words.title("stories"), urls.STORIES),),
            description=line.summary,
            updated=latest(record.changed for record in records),
            feeds=(FeedLink(line.label, urls.of_feed(line.path)),),
        ),
        line=line,
        note=story.name.note.note if story.name.note else "",
        key_points=key_points(records, MOST_KEY_POINTS),
        timeline=timeline,
        unresolved=unresolved,
        statements=over_time(said),
        sources=side_by_side(records),
        formulas=find_formulas(said, library.phrases) if len(records) > 1 else (),
        people=most_named(library, records, "person", MOST_ENTITIES),
        organizations=most_named(library, records, "organization", MOST_ENTITIES),
        places=most_named(library, records, "place", MOST_ENTITIES),
        articles=tuple(record.line for record in records),
    )


def stories_view(library: Library) -> StoriesView:
    """All stories: pinned ones first, then by the day of their newest article, undated ones last."""
    stories = sorted(library.stories.values(), key=lambda story: (story.name.label.casefold(), story.name.slug))
    lines = [
        (story_line(story.name, story.records), bool(story.name.note and story.name.note.pinned)) for story in stories
    ]
    by_day = newest_first(lines, lambda item: item[0].last)
    ordered: tuple[StoryLine, ...] = tuple(line for line, pinned in sorted(by_day, key=lambda item: not item[1]))
    newest = latest(line.last for line in ordered)
    return StoriesView(head(urls.STORIES, "stories", library.words.title("stories"), updated=newest), ordered)
