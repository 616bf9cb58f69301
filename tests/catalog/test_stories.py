from __future__ import annotations

from briefings.catalog.stories import key_points
from briefings.model import Article, StoryNote
from tests.catalog.builders import article, content, library_of, plan_of, port_talks, report_of, view_at

OPEN, RESUME = "articles/2016/04/port-talks-open/", "articles/2016/04/port-talks-resume/"


def test_a_story_brings_together_what_its_articles_state() -> None:
    view = view_at(plan_of(content(*port_talks())), "stories/port-talks/")
    assert (view.line.first, view.line.last, view.line.count) == ("2016-04-19", "2016-04-21", 3)
    assert view.line.sources == ("Sample Wire", "The Sample Gazette")
    assert [row.value for row in view.timeline] == ["2014", "2016-04-18"]
    assert [row.words for row in view.unresolved] == ["Talks"]
    assert [statement.article.path for statement in view.statements] == [RESUME, OPEN]
    assert [(line.name, line.role, line.count) for line in view.people] == [("Wang Hao", "minister of transport", 2)]
    assert [line.path for line in view.articles] == [RESUME, OPEN, "articles/undated/port-photo/"]


def test_what_one_speaker_said_is_a_formula_of_the_story_once_it_comes_again_another_week() -> None:
    def said(slug: str, day: str, words: str) -> Article:
        people = [("Wang Hao", "minister")]
        return report_of(
            slug, f"{words} Wang Hao said.", published=day, story="port", people=people, quotes=[(words, "wang-hao")]
        )

    once = said("once", "2016-04-19", "“We attach great importance to the port,”")
    told = said("told", "2016-04-21", "“We attach great importance to the port and to peace,”")
    again = said("again", "2017-04-21", "“The city attached great importance to trade,”")
    assert view_at(plan_of(content(once, told)), "stories/port/").formulas == ()
    view = view_at(plan_of(content(once, told, again)), "stories/port/")
    assert [formula.phrase for formula in view.formulas] == ["attach great importance to"]
    assert len(view.formulas[0].statements) == 3


def test_a_story_of_one_article_leads_to_it_and_repeats_none_of_its_apparatus() -> None:
    words = "“We are ready,” Wang Hao said in 2014."
    alone = report_of(
        "alone",
        words,
        story="alone",
        people=[("Wang Hao", "minister")],
        quotes=[("“We are ready,”", "wang-hao")],
        dates=[("2014", "2014")],
        key_points=("p1.s1 “We are",),
    )
    view = view_at(plan_of(content(alone)), "stories/alone/")
    assert (view.line.label, view.line.count) == ("Alone", 1)
    assert [point.text for point in view.key_points] == [words]
    assert [line.label for line in view.articles] == ["Alone"]
    assert (view.timeline, view.statements, view.sources, view.people, view.formulas) == ((), (), (), (), ())
    both = view_at(plan_of(content(alone, article("second", story="alone"))), "stories/alone/")
    assert [len(part) for part in (both.timeline, both.statements, both.people)] == [1, 1, 1]


def test_the_statements_of_a_single_article_have_no_pages_in_its_story() -> None:
    said = [f"“We are {number},”" for number in range(60)]
    alone = report_of("alone", *said, story="alone", quotes=[(words, None) for words in said])
    assert not [page.path for page in plan_of(content(alone)).pages if page.path.startswith("stories/alone/statements")]
    more = plan_of(content(alone, article("second", story="alone"))).pages
    assert [page.path for page in more if page.path.startswith("stories/alone/statements")]


def test_key_points_come_in_turn_from_each_article_and_each_sentence_once() -> None:
    points = ("p1.s1 x", "p1.s2 y", "p1.s3 z")
    new = article("new", "New one. Shared. New two.", published="2016-02-02", key_points=points)
    old = article("old", "Old one. Shared. Old two.", published="2016-01-01", key_points=points)
    records = library_of(new, old).records
    assert [point.text for point in key_points(records, 4)] == ["New one.", "Shared.", "New two.", "Old one."]
    assert [point.text for point in key_points(records, 2)] == ["New one.", "Old one."]
    assert key_points((), 3) == ()


def test_stories_are_listed_by_their_beginning_and_pinned_ones_on_top() -> None:
    articles = (
        article("a", published="2016-01-01", story="oldest"),
        article("b", published="2017-01-01", story="newest"),
        article("c", published=None, story="undated"),
    )
    note = StoryNote("oldest", pinned=True, path="s.md")
    later = article("d", published="2018-01-01", story="oldest")
    view = view_at(plan_of(content(*articles, later, stories=(note,))), "stories/")
    assert [line.path for line in view.stories] == ["stories/newest/", "stories/oldest/", "stories/undated/"]
    assert [line.path for line in view.pinned] == ["stories/oldest/"]
