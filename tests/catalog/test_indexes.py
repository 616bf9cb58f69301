from __future__ import annotations

from briefings.catalog.rows import Link
from briefings.model import Page
from tests.catalog.builders import article, content, plan_of, port_talks, view_at


def test_the_archive_goes_by_month_and_keeps_the_undated_apart() -> None:
    articles = (*port_talks(), article("year", published="2015"), article("older", published="2015-11-02"))
    made = plan_of(content(*articles))
    view = view_at(made, "archive/")
    assert view.years == (Link("2016", "archive/2016/"), Link("2015", "archive/2015/"))
    assert [(month.month, len(month.articles)) for month in view.months] == [
        ("2016-05", 1),
        ("2016-04", 2),
        ("2015-11", 1),
        ("2015", 1),
        ("", 1),
    ]
    assert [month.month for month in view_at(made, "archive/2015/").months] == ["2015-11", "2015"]


def test_articles_of_one_time_stand_in_order_of_their_files() -> None:
    same = [article(slug, path=f"content/articles/2016/{slug}.md") for slug in ("b", "c", "a")]
    (month,) = view_at(plan_of(content(*same)), "archive/").months
    assert [line.path for line in month.articles] == [f"articles/2016/04/{slug}/" for slug in ("a", "b", "c")]


def test_the_timeline_goes_forward_in_time() -> None:
    view = view_at(plan_of(content(*port_talks())), "timeline/")
    assert [row.value for row in view.dates] == ["2014", "2016-04-18"]
    assert [row.words for row in view.unresolved] == ["Talks"]


def test_topics_have_their_articles_and_stories() -> None:
    made = plan_of(content(*port_talks()))
    assert [(line.name, line.count) for line in view_at(made, "topics/").topics] == [("ports", 2), ("trade", 2)]
    trade = view_at(made, "topics/trade/")
    assert [line.path for line in trade.articles] == [
        "articles/2016/05/rail-opens/",
        "articles/2016/04/port-talks-resume/",
    ]
    assert [line.path for line in trade.stories] == ["stories/port-talks/"]


def test_pages_of_the_editor_stand_in_the_menu_by_title_unless_kept_out() -> None:
    pages = (
        Page("zeta", "Alpha", path="z.md"),
        Page("beta", "beta", path="b.md"),
        Page("h", "Hid", menu=False, path="h.md"),
    )
    made = plan_of(content(pages=pages))
    assert made.menu.pages == (Link("Alpha", "zeta/"), Link("beta", "beta/"))
    assert view_at(made, "h/").title == "Hid"


def test_search_is_available_where_it_is_on() -> None:
    assert view_at(plan_of(content(), search="on"), "search/").available
    off = view_at(plan_of(content(), search="off"), "search/")
    assert not off.available
    assert Link("People", "people/") in off.indexes


def test_subscribe_lists_every_feed() -> None:
    made = plan_of(content(*port_talks()))
    listed = view_at(made, "subscribe/").feeds
    assert [link.stem for link in listed] == [feed.stem for feed in made.feeds]
    assert listed[0].title == "Articles"
