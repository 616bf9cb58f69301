from __future__ import annotations

from briefings.catalog.grouping import label_of, topic_names
from briefings.config import Config, TopicConfig
from briefings.model import StoryNote
from tests.catalog.builders import SITE, article, content, faults_of, plan_of, port_talks, view_at


def test_an_article_without_a_headline_is_called_by_its_first_words_but_not_by_a_caption() -> None:
    assert label_of(article("a", "A photo.", "Ships wait.", title=None, kinds=["caption"])) == "Ships wait."
    assert label_of(article("a", "A photo.", title=None, kinds=["caption"])) == "A photo."
    assert label_of(article("a", "one " * 20, title=None)) == "one one one one one one one one one…"


def test_a_story_is_called_by_its_oldest_headline_so_that_no_arrival_renames_it() -> None:
    assert view_at(plan_of(content(*port_talks())), "stories/port-talks/").line.label == "Port talks open"
    newer = article("port-closed", published="2019-01-01", story="port-talks")
    assert view_at(plan_of(content(newer, *port_talks())), "stories/port-talks/").line.label == "Port talks open"


def test_the_editors_title_goes_before() -> None:
    note = StoryNote("port-talks", "The port", "A *note*.", path="s.md")
    view = view_at(plan_of(content(*port_talks(), stories=(note,))), "stories/port-talks/")
    assert (view.line.label, view.note) == ("The port", "A *note*.")


def test_a_former_slug_in_an_article_means_the_story_that_took_it_over() -> None:
    note = StoryNote("port", aliases=("port-talks",), path="s.md")
    made = plan_of(content(*port_talks(), stories=(note,)))
    assert view_at(made, "stories/port/").line.count == 3
    assert view_at(made, "stories/port-talks/").target == "stories/port/"


def test_what_is_wrong_with_stories() -> None:
    notes = (
        StoryNote("empty", path="e.md"),
        StoryNote("port", aliases=("empty",), path="p.md"),
        StoryNote("port", path="q.md"),
    )
    faults = faults_of(
        content(article("a", story="Port Talks!", path="a.md"), article("b", story="port"), stories=notes)
    )
    assert [fault.partition(": ")[::2] for fault in faults] == [
        ("a.md", "error: 'story' is 'Port Talks!', which is no slug; write 'port-talks' [wrong-value]"),
        (
            "e.md",
            (
                "warning: no article belongs to the story 'empty'; put 'story: empty' into an article, or remove the "
                "file [empty-story]"
            ),
        ),
        (
            "p.md",
            "error: the alias 'empty' is a story of its own, in e.md; remove the alias, or that file [alias-taken]",
        ),
        ("q.md", "error: the story 'port' is also in p.md; join both notes in one file [story-twice]"),
    ]


def test_the_configuration_names_topics_and_others_are_called_by_their_slugs() -> None:
    articles = [article("a", topics=("trade-ties", "ports")), article("b", topics=("trade-ties",))]
    assert topic_names(articles, Config(site=SITE)) == {"ports": "ports", "trade-ties": "trade-ties"}
    named = Config(site=SITE, topics={"trade-ties": TopicConfig(name="Trade"), "unused": TopicConfig()})
    assert topic_names(articles, named) == {"ports": "ports", "trade-ties": "Trade"}
