from __future__ import annotations

from briefings.catalog.entities import MOST_NAMED
from briefings.catalog.ledger import PAGE_SIZE
from briefings.catalog.names_index import MOST_NAMES
from briefings.model import Article, Reported
from briefings.text import slugify
from tests.catalog.builders import content, entity, plan_of, port_talks, report_of, view_at


def minister(slug: str, day: str | None, role: str) -> object:
    return report_of(slug, "Wang Hao spoke.", published=day, people=[("Wang Hao", role)])


def test_roles_over_time_have_a_row_for_each_wording_the_one_used_last_first() -> None:
    articles = [
        minister("a", "2014-01-01", "deputy minister"),
        minister("b", "2015-01-01", "Deputy minister"),
        minister("c", "2016-01-01", "minister"),
        minister("d", "2017-01-01", ""),
        minister("e", "2018-01-01", "deputy minister"),
    ]
    view = view_at(plan_of(content(*articles)), "people/wang-hao/")
    assert [(row.role, row.since, row.published, row.count) for row in view.roles] == [
        ("deputy minister", "2014-01-01", "2018-01-01", 3),
        ("minister", None, "2016-01-01", 1),
    ]
    assert view.head.description == "deputy minister"


def test_an_undated_role_counts_as_the_oldest() -> None:
    articles = [minister("a", None, "envoy"), minister("b", "2015-01-01", "minister")]
    view = view_at(plan_of(content(*articles)), "people/wang-hao/")
    assert [row.role for row in view.roles] == ["minister", "envoy"]


def test_the_ledger_goes_by_publication_so_that_a_recalled_remark_moves_nothing() -> None:
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
    assert [statement.article.path.split("/")[-2] for statement in view.statements] == ["a", "b", "c"]


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


def quoted(name: str, times: int, slug: str = "") -> Article:
    """An article in which a person says so many things, or one where there is a slug of its own."""
    words = [f"“Remark {number},” said {name}." for number in range(times)]
    quotes = [(f"“Remark {number},”", slugify(name)) for number in range(times)]
    return report_of(slug or slugify(name), *words, people=[(name, "")], quotes=quotes)


def test_speakers_are_listed_by_name_and_those_quoted_most_stand_beside_the_quotations() -> None:
    made = plan_of(content(quoted("Wang Hao", 1), quoted("Li Na", 3)))
    assert [(line.name, line.count) for line in view_at(made, "quotations/").speakers] == [
        ("Li Na", 3),
        ("Wang Hao", 1),
    ]
    assert [line.name for line in view_at(made, "quotations/speakers/").speakers] == ["Li Na", "Wang Hao"]


def test_a_long_ledger_has_pages_of_its_own() -> None:
    made = plan_of(content(quoted("Wang Hao", 2 * PAGE_SIZE)))
    view = view_at(made, "people/wang-hao/")
    oldest = view_at(made, "people/wang-hao/statements/page/1/")
    assert (view.said, len(view.statements), len(oldest.statements)) == (2 * PAGE_SIZE, PAGE_SIZE, PAGE_SIZE)
    assert oldest.head.title == "Wang Hao: Statements, page 1"
    assert oldest.turn.newer == "people/wang-hao/#statements"


def test_many_names_stand_under_their_beginnings() -> None:
    names = [f"Aa{number:03} Ab" for number in range(MOST_NAMES)] + ["Éa Bo"]
    words = ", ".join(names)
    made = plan_of(
        content(report_of("a", words, people=[(name, "") for name in names]), entities=tuple(map(entity, names)))
    )
    index = view_at(made, "people/")
    assert [(part.text, part.path, part.count) for part in index.parts] == [
        ("A", "people/names/a/", MOST_NAMES),
        ("E", "people/names/e/", 1),
    ]
    assert index.entities == ()
    assert len(index.most) == MOST_NAMED
    assert [line.name for line in view_at(made, "people/names/e/").entities] == ["Éa Bo"]
