from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from briefings.catalog.articles import STORY_WINDOW
from briefings.catalog.rows import Link
from briefings.config import FeedsConfig
from briefings.content.page_html import render_body
from briefings.model import EditorNote, Marker, Permalink
from tests.catalog.builders import annotations, article, content, plan_of, port_talks, report_of, view_at
from tests.english import MARKERS

OPEN, RESUME = "articles/2016/04/port-talks-open/", "articles/2016/04/port-talks-resume/"


def page(path: str) -> Any:
    return view_at(plan_of(content(*port_talks())), path)


def test_it_stands_between_its_neighbours_in_time() -> None:
    assert page(OPEN).previous is None
    assert page(OPEN).next.path == RESUME
    assert page(RESUME).previous.path == OPEN
    assert page(RESUME).next is None
    undated = page("articles/undated/port-photo/")
    assert (undated.previous, undated.next, undated.published) == (None, None, None)
    assert [line.path for line in undated.story_articles] == [RESUME, OPEN, "articles/undated/port-photo/"]


def test_an_article_that_stands_alone_has_no_story() -> None:
    alone = page("articles/2016/05/rail-opens/")
    assert (alone.story, alone.story_articles, alone.previous, alone.head.feeds) == (None, (), None, ())


def test_a_long_story_is_shown_around_the_article() -> None:
    long = [article(f"a{day:02}", published=f"2016-04-{day:02}", story="long") for day in range(1, 29)]
    view = view_at(plan_of(content(*long)), "articles/2016/04/a14/")
    assert [line.path[-4:-1] for line in view.story_articles][:: 2 * STORY_WINDOW] == ["a20", "a08"]
    assert view.story.path == "stories/long/"


def test_people_come_in_order_of_first_mention_with_this_articles_roles() -> None:
    words = "Zhao Li met Wang Hao of the ministry."
    one = report_of("a", words, people=[("Wang Hao", "minister"), ("Zhao Li", "")])
    later = report_of("b", words, published="2018-01-01", people=[("Wang Hao", "former minister")])
    view = view_at(plan_of(content(one, later)), "articles/2016/04/a/")
    assert [(line.name, line.role, line.count) for line in view.people] == [
        ("Zhao Li", "", 0),
        ("Wang Hao", "minister", 0),
    ]
    assert [link.hint for link in view.body.links] == ["", "Wang Hao, minister"]


def test_the_head_says_when_the_page_changed_and_where_it_lies() -> None:
    head = page(RESUME).head
    assert head.updated == "2016-04-21"
    assert head.crumbs == (Link("Archive", "archive/"), Link("2016", "archive/2016/"))
    assert [feed.stem for feed in head.feeds] == ["feeds/stories/port-talks"]
    assert head.source == f"{RESUME}article.md"


def test_foreign_addresses_are_links_only_on_the_web() -> None:
    view = view_at(plan_of(content(article("a", url="javascript:alert(1)"))), "articles/2016/04/a/")
    assert view.provenance.url is None


def test_the_body_renders_with_its_marks() -> None:
    html = "".join(block.html for block in render_body(page(OPEN).body, MARKERS))
    assert 'href="../../../../people/wang-hao/"' in html
    assert 'id="p1.s2"' in html
    assert 'id="q-1-ref"' in html


def test_an_editors_note_with_a_link_is_made_for_each_base() -> None:
    words = "Text of it."
    noted = annotations(words)
    one = article("a", words)
    note = EditorNote(4, "See [here](/people/).")
    marked = replace(one, annotations=replace(noted, notes=(note,)), markers=(Marker("n-1", 4, "editor", 0),))
    made = plan_of(content(marked))
    assert 'href="../../../../people/"' in view_at(made, "articles/2016/04/a/").body.notes[0].text
    (entry,) = made.feeds[0].entries
    assert entry.body
    assert 'href="https://digest.example/people/"' in entry.body.value.notes[0].text


def test_its_key_moves_with_a_feed_of_its_story_that_goes_on_because_it_was_published() -> None:
    without = FeedsConfig(of=())
    went_out = {"feeds/stories/port-talks": Permalink("feed", "port-talks")}
    plans = [plan_of(content(*port_talks()), known, feeds=without) for known in (None, went_out)]
    before, after = (next(page for page in made.pages if page.path == f"{OPEN}index.html") for made in plans)
    assert (before.head.feeds, [feed.stem for feed in after.head.feeds]) == ((), ["feeds/stories/port-talks"])
    assert before.key != after.key


def test_reading_time_and_words() -> None:
    view = view_at(plan_of(content(article("a", "word " * 690))), "articles/2016/04/a/")
    assert (view.words, view.minutes) == (690, 3)


def test_an_arrival_in_a_long_story_changes_no_assignment_and_only_the_pages_near_it() -> None:
    long = [article(f"a{day:02}", published=f"2016-04-{day:02}", story="long") for day in range(1, 21)]
    later = article("a21", published="2016-04-21", story="long")
    before, after = plan_of(content(*long)), plan_of(content(*long, later))
    old = {page.path: page.view for page in before.pages if page.path.startswith("articles/")}
    new = {page.path: page.view for page in after.pages if page.path in old}
    assert {path: view.story for path, view in new.items()} == {path: view.story for path, view in old.items()}
    changed = sorted(path[-len("a20/index.html") :] for path in old if new[path] != old[path])
    assert changed == [f"a{day}/index.html" for day in range(21 - STORY_WINDOW, 21)]
