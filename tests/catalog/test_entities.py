from __future__ import annotations

from briefings.model import Reported
from tests.catalog.builders import content, entity, plan_of, port_talks, report_of, view_at


def minister(slug: str, day: str | None, role: str) -> object:
    return report_of(slug, "Wang Hao spoke.", published=day, people=[("Wang Hao", role)])


def test_roles_over_time_have_a_row_for_each_change() -> None:
    articles = [
        minister("a", "2014-01-01", "deputy minister"),
        minister("b", "2015-01-01", "Deputy minister"),
        minister("c", "2016-01-01", "minister"),
        minister("d", "2017-01-01", ""),
        minister("e", "2018-01-01", "deputy minister"),
    ]
    view = view_at(plan_of(content(*articles)), "people/wang-hao/")
    assert [(row.role, row.published) for row in view.roles] == [
        ("deputy minister", "2018-01-01"),
        ("minister", "2016-01-01"),
        ("deputy minister", "2014-01-01"),
    ]
    assert view.head.description == "deputy minister"


def test_an_undated_role_counts_as_the_oldest() -> None:
    articles = [minister("a", None, "envoy"), minister("b", "2015-01-01", "minister")]
    view = view_at(plan_of(content(*articles)), "people/wang-hao/")
    assert [row.role for row in view.roles] == ["minister", "envoy"]


def test_the_ledger_goes_by_when_words_were_said() -> None:
    def said(slug: str, published: str, value: str) -> object:
        words = "“We agree,” Wang Hao said."
        return report_of(
            slug,
            words,
            published=published,
            people=[("Wang Hao", "")],
            quotes=[("“We agree,”", "wang-hao")],
            reported=Reported("then", value),
        )

    articles = [said("a", "2018-01-01", "2013-05-01"), said("b", "2014-01-01", "unresolved"), said("c", "2012", "2015")]
    view = view_at(plan_of(content(*articles)), "people/wang-hao/")
    assert [statement.article.path.split("/")[-2] for statement in view.statements] == ["c", "b", "a"]


def test_neighbours_are_those_of_the_same_articles_most_frequent_first() -> None:
    articles = [
        report_of("a", "Wang Hao met Li Na and Zhao Li.", people=[("Wang Hao", ""), ("Li Na", ""), ("Zhao Li", "")]),
        report_of(
            "b", "Wang Hao met Zhao Li.", published="2018-01-01", people=[("Wang Hao", ""), ("Zhao Li", "envoy")]
        ),
        report_of("c", "Li Na spoke.", people=[("Li Na", "")]),
    ]
    view = view_at(plan_of(content(*articles)), "people/wang-hao/")
    assert [(one.entity.name, one.entity.count, one.entity.role) for one in view.neighbours] == [
        ("Zhao Li", 2, "envoy"),
        ("Li Na", 1, ""),
    ]
    assert [link.path for link in view.neighbours[0].articles] == ["articles/2018/01/b/", "articles/2016/04/a/"]


def test_a_page_gathers_appearances_stories_and_the_editors_words() -> None:
    known = entity("Wang Hao", aliases=("Wang",), note="A note.", same_as=("https://w.example/Q1", "javascript:x"))
    made = plan_of(content(*port_talks(), entities=(known,)))
    view = view_at(made, "people/wang-hao/")
    assert (view.aliases, view.note, view.same_as) == (("Wang",), "A note.", ("https://w.example/Q1",))
    assert len(view.articles) == 2
    assert [line.path for line in view.stories] == ["stories/port-talks/"]
    assert [feed.stem for feed in view.head.feeds] == ["feeds/people/wang-hao"]


def test_each_kind_has_its_folder_and_its_list_by_name() -> None:
    one = report_of("a", "Ministry of B and ministry of a", people=[("Ministry of B", ""), ("ministry of a", "")])
    kinds = (entity("Ministry of B", "organization"), entity("ministry of a", "organization"))
    made = plan_of(content(one, entities=kinds))
    assert [line.name for line in view_at(made, "organizations/").entities] == ["ministry of a", "Ministry of B"]
    assert view_at(made, "people/").entities == ()
    assert view_at(made, "organizations/ministry-of-b/").kind == "organization"


def test_quotations_are_listed_by_speaker_and_nobodys_come_last() -> None:
    one = report_of(
        "a",
        "“One,” said Wang Hao. “Two,” said the ministry. “Three.”",
        people=[("Wang Hao", "")],
        quotes=[("“One,”", "wang-hao"), ("“Two,”", "the ministry"), ("“Three.”", None)],
    )
    speakers = view_at(plan_of(content(one)), "quotations/").speakers
    named = [(one.speaker.text, one.speaker.path) if one.speaker else None for one in speakers]
    assert named == [("the ministry", None), ("Wang Hao", "people/wang-hao/"), None]
