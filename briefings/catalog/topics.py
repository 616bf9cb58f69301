"""The page of each topic, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.catalog import urls
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Topic
from briefings.catalog.lines import story_line, topic_line
from briefings.catalog.order import latest, newest_first
from briefings.catalog.rows import FeedLink, Link, StoryLine
from briefings.catalog.views import TopicsView, TopicView


def topic_views(library: Library) -> Iterator[TopicView]:
    """A view for each topic, by slug."""
    for topic in library.topics.values():
        line = topic_line(topic)
        yield TopicView(
            head(
                line.path,
                "topic",
                topic.name,
                under=(Link(library.words.title("topics"), urls.TOPICS),),
                updated=latest(record.changed for record in topic.records),
                feeds=(FeedLink(topic.name, urls.of_feed(line.path)),),
            ),
            topic.name,
            tuple(record.line for record in topic.records),
            tuple(_topic_stories(library, topic)),
        )


def _topic_stories(library: Library, topic: Topic) -> list[StoryLine]:
    slugs = dict.fromkeys(record.story.slug for record in topic.records if record.story)
    stories = (library.stories[slug] for slug in slugs)
    return newest_first((story_line(story.name, story.records) for story in stories), lambda line: line.last)


def topics_view(library: Library) -> TopicsView:
    """All topics by name."""
    lines = sorted(map(topic_line, library.topics.values()), key=lambda line: (line.name.casefold(), line.path))
    return TopicsView(head(urls.TOPICS, "topics", library.words.title("topics")), tuple(lines))
