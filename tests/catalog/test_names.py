from __future__ import annotations

from typing import Any

import msgspec
import pytest

from briefings.catalog.names import names
from briefings.catalog.rows import Link
from briefings.diagnostics import Report
from briefings.model import Entity, EntityUse, Named
from tests.catalog.builders import annotations, article, content, entity, faults_of, plan_of, report_of, view_at

TALKS = report_of("talks", "Wang Ho spoke.", people=[("Wang Ho", "minister")])


def test_a_merged_entity_hands_over_its_mentions_and_its_names() -> None:
    files = (entity("Wang Hao", aliases=("Mr. Wang",)), entity("Wang Ho", aliases=("W. Ho",), merged_into="wang-hao"))
    made = plan_of(content(TALKS, entities=files))
    view = view_at(made, "people/wang-hao/")
    assert view.aliases == ("Mr. Wang", "Wang Ho", "W. Ho")
    assert [row.role for row in view.roles] == ["minister"]
    assert view_at(made, "people/wang-ho/").target == "people/wang-hao/"
    article = view_at(made, "articles/2016/04/talks/")
    assert [link.path for link in article.body.links] == ["people/wang-hao/"]
    assert [line.name for line in article.people] == ["Wang Hao"]


def test_a_merger_into_nothing_says_what_was_meant() -> None:
    files = (entity("Wang Ho", merged_into="wang-hoa"), entity("Wang Hao"))
    (fault,) = [line for line in faults_of(content(TALKS, entities=files)) if "error" in line]
    assert fault == (
        "content/entities/wang-ho.md: error: 'merged_into' names no entity: 'wang-hoa'; did you mean 'wang-hao'? "
        "[unknown-entity]"
    )


def test_mergers_in_a_circle_are_told_for_each() -> None:
    files = (entity("A", merged_into="b"), entity("B", merged_into="a"), entity("C", merged_into="c"))
    report = Report()
    names(files, report)
    assert [str(found).split(": error: ")[1] for found in report.diagnostics] == [
        "a is merged into b is merged into a: a circle; take 'merged_into' out of the one that stays [merge-circle]",
        "b is merged into a is merged into b: a circle; take 'merged_into' out of the one that stays [merge-circle]",
        "c is merged into c: a circle; take 'merged_into' out of the one that stays [merge-circle]",
    ]


def test_who_is_named_has_a_page_only_where_the_entity_is_known() -> None:
    known = names((entity("Wang Hao"),), Report())
    assert known.link(Named("Wang", "wang-hao")) == Link("Wang Hao", "people/wang-hao/")
    assert known.link(Named("the ministry")) == Link("the ministry", None)
    assert known.link(Named("Li", "li")) == Link("Li", None)
    assert known.link(None) is None


def test_an_entity_that_no_article_names_is_noted_and_has_no_page() -> None:
    given = content(TALKS, entities=(entity("Wang Ho"), entity("Nobody")))
    (told,) = faults_of(given)
    assert told.startswith("content/entities/nobody.md: note: no article names Nobody; it gets no page until")
    assert {line.name for line in view_at(plan_of(given), "people/").entities} == {"Wang Ho"}


def namesake(key: str, **more: Any) -> Entity:
    return msgspec.structs.replace(entity("Wang Hao", **more), id=key, path=f"content/entities/{key}.md")


@pytest.mark.parametrize(
    ("entities", "shown"),
    [
        ((namesake("a", known_by=("diver",)), namesake("b")), ["Wang Hao (diver)", "Wang Hao"]),
        ((namesake("a", note="Dives in the bay."), namesake("b", known_by=("transport", "ports"))), None),
        ((namesake("a", note="A *diver*."), namesake("b")), ["Wang Hao (a)", "Wang Hao (b)"]),
        (
            (namesake("a", known_by=("diver",)), namesake("b", known_by=("diver",))),
            ["Wang Hao (diver, a)", "Wang Hao (diver, b)"],
        ),
        ((namesake("a", known_by=("diver",)), entity("Wang Yi")), ["Wang Hao", "Wang Yi"]),
        ((namesake("a", known_by=("diver",)), namesake("b", merged_into="a")), ["Wang Hao"]),
        ((namesake("a", known_by=("diver",)), namesake("b", kind="place")), ["Wang Hao", "Wang Hao"]),
    ],
)
def test_names_that_several_share_are_told_apart_by_what_the_editor_says(
    entities: tuple[Entity, ...], shown: list[str] | None
) -> None:
    expected = shown or ["Wang Hao (Dives in the bay)", "Wang Hao (transport, ports)"]
    assert [link.text for link in names(entities, Report()).links.values()] == expected


def test_namesakes_are_told_apart_on_every_page_that_only_names_them() -> None:
    minister, diver = namesake("wang-hao"), namesake("wang-hao-2", known_by=("diver",))
    notes = annotations("“We dive,” Wang Hao said.", quotes=[("“We dive,”", "wang-hao-2")])
    uses = tuple(
        EntityUse(key, "person", (role,)) for key, role in (("wang-hao", "minister"), ("wang-hao-2", "a diver"))
    )
    talks = article(
        "talks", "“We dive,” Wang Hao said.", notes=msgspec.structs.replace(notes, entities=uses), story="talks"
    )
    made = plan_of(content(talks, article("more", story="talks"), entities=(minister, diver)))
    assert [(line.name, line.apart) for line in view_at(made, "people/").entities] == [
        ("Wang Hao", "diver"),
        ("Wang Hao", ""),
    ]
    assert [said.speaker.text for said in view_at(made, "stories/talks/").statements] == ["Wang Hao (diver)"]
    assert view_at(made, "people/wang-hao-2/").head.title == "Wang Hao (diver)"
    assert view_at(made, "people/wang-hao/").neighbours[0].entity.apart == "diver"
    page = view_at(made, "articles/2016/04/talks/")
    assert page.statements[0].speaker.text == "Wang Hao (diver)"
    alone = plan_of(content(talks, entities=(msgspec.structs.replace(minister, name="Wang Yi"), diver)))
    assert view_at(alone, "people/wang-hao-2/").head.title == "Wang Hao"


def test_what_tells_namesakes_apart_is_covered_by_the_key_of_an_article() -> None:
    talks = report_of("talks", "Wang Hao spoke.", people=[("Wang Hao", "minister")])
    keys = {
        next(page.key for page in plan_of(content(talks, entities=pair)).pages if "talks" in page.path)
        for pair in (
            (namesake("wang-hao"), namesake("wang-hao-2", known_by=("diver",))),
            (namesake("wang-hao", known_by=("minister",)), namesake("wang-hao-2", known_by=("diver",))),
        )
    }
    assert len(keys) == 2
