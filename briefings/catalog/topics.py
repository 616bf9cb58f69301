"""The page of each topic, and the list of all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefings.catalog import refs, urls
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Topic
from briefings.catalog.lines import topic_line
from briefings.catalog.list_views import TopicsView, TopicView
from briefings.catalog.listing import leaf_views, listed
from briefings.catalog.planned import Shown
from briefings.catalog.rows import FeedLink, Link

PAGE_SIZE = 50
STORIES_PAGE = 20


def topic_views(library: Library, feeds: Callable[[str], tuple[FeedLink, ...]]) -> Iterator[Shown]:
    """The pages of each topic, by slug; ``feeds`` gives those of a page."""
    for topic in library.topics.values():
        yield from _views(library, topic, feeds(urls.of_topic(topic.slug)))


def _views(library: Library, topic: Topic, feeds: tuple[FeedLink, ...]) -> Iterator[Shown]:
    line = topic_line(topic)
    articles = listed(refs.lines(topic.records), refs.when, line.path, PAGE_SIZE, "articles")
    told = refs.stories(topic.records) if library.stories else []
    stories = listed(told, refs.when, line.path, STORIES_PAGE, "stories")
    above = (Link(library.words.title("topics"), urls.TOPICS),)
    yield refs.later(
        TopicView(
            head(line.path, "topic", topic.name, under=above, updated=topic.changed, feeds=feeds),
            topic.name,
            articles.newest,
            stories.newest,
            line.count,
            articles.turn,
            stories.turn,
        )
    )
    under = (*above, Link(topic.name, line.path))
    yield from leaf_views(articles, "articles", topic.name, under, library.words, part="articles")
    yield from leaf_views(stories, "stories", topic.name, under, library.words, part="stories")


def topics_view(library: Library) -> TopicsView:
    """All topics by name."""
    lines = sorted(map(topic_line, library.topics.values()), key=lambda line: (line.name.casefold(), line.path))
    return TopicsView(head(urls.TOPICS, "topics", library.words.title("topics")), tuple(lines))
