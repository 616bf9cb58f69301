"""Entity files, and where an article names its entities."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.content.entities import find_mentions, read_entity, write_entity
from briefings.diagnostics import Diagnostic, Report
from briefings.model import Article, Entity

Read = Callable[[str], tuple[Article | None, tuple[Diagnostic, ...]]]

LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30).filter(
    lambda line: line.strip() == line and line and "\ufffe" not in line and "\uffff" not in line
)


@settings(max_examples=100, deadline=None)
@given(LINE, st.lists(LINE, max_size=3), st.sampled_from(["", "A *note*.\n\nIn two paragraphs."]))
def test_an_entity_comes_back(name: str, aliases: list[str], note: str) -> None:
    path = "content/entities/wang-hao.md"
    entity = Entity(
        "wang-hao", name, "person", tuple(aliases), note, ("https://www.wikidata.org/wiki/Q1",), "wang", path
    )
    report = Report()
    assert read_entity(write_entity(entity), path, report) == entity
    assert not report.diagnostics


def test_an_entity_file_is_short() -> None:
    entity = Entity("may", "Theresa May", "person", ("May", "Mrs May"))
    assert write_entity(entity) == "---\nname: Theresa May\nkind: person\naliases: [May, Mrs May]\n---\n"


@pytest.mark.parametrize(
    ("path", "head", "told"),
    [
        (
            "may.md",
            "name: May\nkind: persn",
            "3:7: error: 'kind' is 'persn', expected one of person, organization, place",
        ),
        ("may.md", "name: May\nkind: person\nalias: [x]", "4:1: error: unknown key 'alias'; did you mean 'aliases'?"),
        ("may.md", "kind: person", "2:1: error: the key 'name' is missing"),
        ("may.md", "name: May\nkind: person\nname: June", "4:1: error: 'name' stands twice"),
        ("may.md", 'name: " "\nkind: person', "2:7: error: 'name' is blank"),
        ("may.md", "name: May\nkind: person\nsame_as: [x]", "4:11: error: 'x' is no web address"),
        ("Theresa May.md", "name: May\nkind: person", "error: the name of an entity's file must be a slug"),
        (
            f"{'a' * 121}.md",
            "name: May\nkind: person",
            "this is 121 characters long, and a slug has 120 at most; rename",
        ),
        ("none.md", "name: None\nkind: person", "error: the name of an entity's file must be a slug, and not 'none'"),
    ],
)
def test_faults_of_an_entity_file_are_located(path: str, head: str, told: str) -> None:
    report = Report()
    assert read_entity(f"---\n{head}\n---\n", f"content/entities/{path}", report) is None
    assert [told in str(item) for item in report.diagnostics].count(True) == 1, report.diagnostics


ENTITIES = {
    entity.id: entity
    for entity in (
        Entity("wang-hao", "Wang Hao", "person", ("Wang", "Minister Wang")),
        Entity("wang-li", "Wang Li", "person", ("Wang",)),
        Entity("china", "China", "place"),
        Entity("foreign-ministry", "Foreign Ministry of China", "organization", ("the ministry",)),
        Entity("hao", "Hao", "person", merged_into="wang-hao"),
        Entity("loop-a", "Loop A", "person", merged_into="loop-b"),
        Entity("loop-b", "Loop B", "person", merged_into="loop-a"),
    )
}


def named(read: Read, body: str, *ids: str) -> list[tuple[str, str]]:
    """The words and ids of all mentions in a body that defines these entities."""
    lines = [f'[@{i}]: ../../entities/{i}.md "{ENTITIES[i].kind}"' for i in ids]
    article, diagnostics = read("\n".join([body, "", *lines, '[@none]: # "not an entity"', '[2019 a]: #2019 "e"', ""]))
    assert article is not None, diagnostics
    found = find_mentions(article, ENTITIES)
    return [(article.text[item.start : item.end], str(item.entity)) for item in found]


def test_names_of_defined_entities_are_found_as_whole_words(read: Read) -> None:
    body = "Wang Hao’s China. Minister Wang left Wanghai, Chinatown, one-China and China-led US_China."
    assert named(read, body, "wang-hao", "china") == [
        *(("Wang Hao", "wang-hao"), ("China", "china"), ("Minister Wang", "wang-hao")),
    ]


def test_entities_that_the_article_does_not_define_are_not_found(read: Read) -> None:
    assert named(read, "China and Wang Hao.", "china") == [("China", "china")]


def test_the_leftmost_and_longest_name_wins(read: Read) -> None:
    assert named(read, "The Foreign Ministry of China spoke.", "china", "foreign-ministry") == [
        ("Foreign Ministry of China", "foreign-ministry")
    ]


def test_a_name_that_two_share_needs_a_mark(read: Read) -> None:
    assert named(read, "Wang met [Wang][@wang-li], and Wang Hao left.", "wang-hao", "wang-li") == [
        ("Wang", "wang-li"),
        ("Wang Hao", "wang-hao"),
    ]


def test_marks_and_dates_keep_the_search_out(read: Read) -> None:
    body = "[Wang][@none] and [in China year][2019 a]: China."
    assert named(read, body, "wang-hao", "china") == [("China", "china")]


def test_merges_are_followed_and_loops_end(read: Read) -> None:
    assert named(read, "[Hao][@hao] is Minister Wang.", "hao") == [("Hao", "wang-hao"), ("Minister Wang", "wang-hao")]
    assert named(read, "Loop A", "loop-a") == [("Loop A", "loop-b")]


def test_names_within_emphasis_and_over_tags_are_found(read: Read) -> None:
    assert named(read, "*Wang* **Hao** spoke.", "wang-hao") == [("Wang Hao", "wang-hao")]
