from __future__ import annotations

from typing import Any

from briefings.catalog.archive import MOST_ARTICLES, PAGE_SIZE
from briefings.catalog.rows import Link
from briefings.model import Article, Page
from tests.catalog.builders import article, content, plan_of, port_talks, report_of, view_at


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


def many(count: int, published: str | None = "2016-04-21") -> list[Article]:
    return [article(f"{(published or 'none')[:7]}-{number:03}", published=published) for number in range(count)]


def test_a_long_archive_has_its_months_on_pages_of_their_own() -> None:
    made = plan_of(content(*many(PAGE_SIZE + 1), *many(MOST_ARTICLES, "2015-12-01"), *many(1, None)))
    view = view_at(made, "archive/")
    assert [(month.month, len(month.articles), month.count, month.path) for month in view.months] == [
        ("2016-04", 0, PAGE_SIZE + 1, "archive/2016/04/"),
        ("2015-12", 0, MOST_ARTICLES, "archive/2015/12/"),
    ]
    assert (view.undated.path, view.undated.count) == ("archive/undated/", 1)
    (december,) = view_at(made, "archive/2015/12/").months
    assert len(december.articles) == PAGE_SIZE
    assert len(view_at(made, "archive/2015/12/page/1/").articles) == MOST_ARTICLES - PAGE_SIZE


def test_a_month_keeps_its_page_however_few_articles_it_has() -> None:
    assert view_at(plan_of(content(article("a"))), "archive/2016/04/").months[0].count == 1


def test_articles_of_one_time_stand_in_order_of_their_files() -> None:
    same = [article(slug, path=f"content/articles/2016/{slug}.md") for slug in ("b", "c", "a")]
    (month,) = view_at(plan_of(content(*same)), "archive/").months
    assert [line.path for line in month.articles] == [f"articles/2016/04/{slug}/" for slug in ("a", "b", "c")]


def test_the_timeline_goes_forward_in_time() -> None:
    view = view_at(plan_of(content(*port_talks())), "timeline/")
    assert [row.value for row in view.dates] == ["2014", "2016-04-18"]
    assert [row.words for row in view.unresolved] == ["Talks"]


def dated(slug: str, *values: str, **meta: Any) -> Article:
    words = [f"On day {number} it rained." for number, _ in enumerate(values)]
    return report_of(slug, *words, dates=[(f"On day {number} ", value) for number, value in enumerate(values)], **meta)


def test_a_long_timeline_is_parted_by_year_and_month() -> None:
    days = [f"2016-{month:02}-{day:02}" for month in (3, 4) for day in range(1, 29)]
    made = plan_of(content(*(dated(f"a{number}", *days, "2015", "2016") for number in range(5))))
    view = view_at(made, "timeline/")
    assert [(part.text, part.path, part.count) for part in view.parts] == [
        ("2015", "timeline/2015/", 5),
        ("2016", "timeline/2016/", 285),
    ]
    year = view_at(made, "timeline/2016/")
    assert [row.value for row in year.dates] == ["2016"] * 5
    assert [part.path for part in year.parts] == ["timeline/2016/03/", "timeline/2016/04/"]
    assert len(view_at(made, "timeline/2016/04/").dates) == 28 * 5


def test_one_more_article_changes_few_pages_of_the_long_lists() -> None:
    days = [f"2016-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 26)]
    articles = [dated(f"a{number:03}", day, days[number - 1], published=day) for number, day in enumerate(days)]
    before, after = (plan_of(content(*articles[:count])) for count in (298, 299))
    old = {page.path: page.view for page in before.pages}
    changed = {page.path for page in after.pages if old.get(page.path) != page.view}
    assert {path for path in changed if path.startswith(("timeline/", "archive/", "sources/"))} == {
        "timeline/index.html",
        "timeline/2016/index.html",
        "timeline/2016/12/index.html",
        "archive/index.html",
        "archive/2016/index.html",
        "archive/2016/12/index.html",
        "sources/index.html",
        "sources/sample-wire/index.html",
    }


def test_formulas_have_a_page_that_says_how_often_and_where() -> None:
    opened, _, *rest = port_talks()
    resumed = report_of(
        "port-talks-resume",
        "Wang Hao said the city attached great importance to the port and to peace.",
        published="2016-06-21T16:30",
        publisher="The Sample Gazette",
        story="port-talks",
        people=[("Wang Hao", "minister of transport")],
        quotes=[("the city attached great importance to the port and to peace", "wang-hao")],
    )
    (row,) = view_at(plan_of(content(opened, resumed, *rest)), "formulas/").formulas
    assert (row.count, row.articles, row.first, row.last) == (2, 2, "2016-04-19", "2016-06-21")
    assert row.sources == ("Sample Wire", "The Sample Gazette")


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


def test_search_is_available_where_it_is_on_and_there_is_something_to_find() -> None:
    assert view_at(plan_of(content(*port_talks()), search="on"), "search/").available
    assert not view_at(plan_of(content(), search="on"), "search/").available
    off = view_at(plan_of(content(), search="off"), "search/")
    assert not off.available
    assert Link("People", "people/") in off.indexes


def test_subscribe_lists_every_feed() -> None:
    made = plan_of(content(*port_talks()))
    listed = view_at(made, "subscribe/").feeds
    assert [link.stem for link in listed] == [feed.stem for feed in made.feeds]
    assert listed[0].title == "Articles"
