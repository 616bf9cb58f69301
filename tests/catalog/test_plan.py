"""The plan as a whole: which pages there are, that order of arrival means nothing, that every citation arrives."""

from __future__ import annotations

import random
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.catalog.planned import Plan
from briefings.catalog.urls import of_article
from briefings.catalog.views import ArticleView
from briefings.content.blocks import block_ids
from briefings.model import Article, Content, Correction, HandEdition, Page, StaticFile, StoryNote
from tests.catalog.builders import article, content, entity, plan_of, port_talks, view_at

EVERY_INDEX = {
    *("index.html", "404.html", "briefings/index.html", "stories/index.html", "topics/index.html"),
    *("archive/index.html", "timeline/index.html", "quotations/index.html", "damage/index.html"),
    *("corrections/index.html", "search/index.html", "subscribe/index.html"),
    *("formulas/index.html", "sources/index.html", "quotations/speakers/index.html"),
    *("people/index.html", "organizations/index.html", "places/index.html"),
}


def everything() -> Content[Article]:
    """A little of every kind of content."""
    corrected = article(
        "old-news",
        published="2015-12-30",
        corrections=(Correction("2016-04-20", "A name was wrong.", "Wang Ho", "Wang Hao"),),
        aliases=("/news/old.html",),
    )
    return content(
        *port_talks(),
        corrected,
        entities=(entity("Wang Hao", aliases=("Wang",)), entity("Wang Ho", merged_into="wang-hao")),
        stories=(StoryNote("port-talks", "The port", aliases=("harbour",), path="content/stories/port-talks.md"),),
        editions=(HandEdition("spring", "Spring", "2016-04-30", markup="Read:\n\n{story: port-talks}\n", path="h.md"),),
        pages=(Page("about", "About", path="content/pages/about.md"),),
        files=(StaticFile("CNAME", "/site/content/files/CNAME", b"1"),),
    )


def paths(made: Plan) -> set[str]:
    return {page.path for page in made.pages}


def test_a_site_without_content_has_every_index_and_no_feed() -> None:
    made = plan_of(Content())
    assert paths(made) == EVERY_INDEX
    assert made.feeds == ()
    assert made.menu.feeds == ()


def test_every_kind_of_content_gets_its_page() -> None:
    assert paths(plan_of(everything())) - EVERY_INDEX == {
        "about/index.html",
        "archive/2015/12/index.html",
        "archive/2015/index.html",
        "archive/2016/04/index.html",
        "archive/2016/05/index.html",
        "archive/2016/index.html",
        "archive/undated/index.html",
        "articles/2015/12/old-news/index.html",
        "articles/2016/04/port-talks-open/index.html",
        "articles/2016/04/port-talks-resume/index.html",
        "articles/2016/05/rail-opens/index.html",
        "articles/undated/port-photo/index.html",
        "briefings/2015-w53/index.html",
        "briefings/2016-w16/index.html",
        "briefings/2016-w18/index.html",
        "briefings/spring/index.html",
        "news/old.html",
        "people/wang-hao/index.html",
        "people/wang-ho/index.html",
        "sources/not-stated/index.html",
        "sources/sample-wire/index.html",
        "sources/the-sample-gazette/index.html",
        "stories/harbour/index.html",
        "stories/port-talks/index.html",
        "topics/ports/index.html",
        "topics/trade/index.html",
    }


def test_templates_are_named_after_their_views() -> None:
    names = {page.path: page.template for page in plan_of(everything()).pages}
    assert names["404.html"] == "404.html"
    assert names["index.html"] == "home.html"
    assert names["people/wang-hao/index.html"] == "entity.html"
    assert names["people/wang-ho/index.html"] == "redirect.html"


def test_pages_feeds_and_exports_are_ordered_and_redirects_name_both_ends() -> None:
    made = plan_of(everything())
    assert [page.path for page in made.pages] == sorted(paths(made))
    assert [export.path for export in made.exports] == sorted(export.path for export in made.exports)
    assert made.redirects == (
        ("news/old.html", "articles/2015/12/old-news/"),
        ("people/wang-ho/", "people/wang-hao/"),
        ("stories/harbour/", "stories/port-talks/"),
    )


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_in_which_content_comes_changes_nothing(seed: int) -> None:
    ordered, shuffle = everything(), random.Random(seed)  # noqa: S311 - a test's order is no secret
    mixed = {
        field.name: tuple(shuffle.sample(values := getattr(ordered, field.name), len(values)))
        for field in msgspec.structs.fields(Content)
    }
    assert plan_of(Content(**mixed)) == plan_of(ordered)


def cited(value: Any) -> set[str]:
    """Every site path with a fragment in a view."""
    if isinstance(value, msgspec.Struct):
        return cited([getattr(value, field.name) for field in msgspec.structs.fields(type(value))])
    if isinstance(value, tuple | list):
        return set().union(*map(cited, value))
    return {value} if isinstance(value, str) and value.startswith("articles/") and "#" in value else set()


def anchors(view: ArticleView) -> set[str]:
    """The ids that an article's page has."""
    if view.body is None:
        return set()
    (blocks,) = [one.blocks for one in everything().articles if of_article(one.meta) == view.head.path]
    return {
        *(anchor.id for anchor in view.body.anchors),
        *(f"{note.label}-ref" for note in view.body.notes),
        *filter(None, block_ids(blocks)),
        *(("corrections",) if view.corrections else ()),
    }


def test_every_citation_leads_to_words_that_are_there() -> None:
    made = plan_of(everything())
    found = cited([page.view for page in made.pages]) | cited(list(made.feeds))
    assert len(found) > len(port_talks())
    for path in found:
        page, _, fragment = path.partition("#")
        assert fragment in anchors(view_at(made, page)), path


def test_a_new_article_elsewhere_changes_no_old_article_page() -> None:
    before = plan_of(content(*port_talks()))
    after = plan_of(content(*port_talks(), article("news", published="2019-01-02", topics=("ports",))))
    for page in before.pages:
        if page.path.startswith("articles/"):
            assert page in after.pages
