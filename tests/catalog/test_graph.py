"""Who is named together: what is drawn, what is left out, and that the drawing follows from the articles alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.catalog.graph import NEWEST, mention_graph
from briefings.catalog.rows import Graph
from tests.catalog.builders import library_of, report_of

ADA, BEN, CAT, DOT = "Ada Fern", "Ben Gull", "Cat Hill", "Dot Iris"


def drawn(*casts: Sequence[str], centre: str | None = None) -> Graph | None:
    """The drawing of articles that name these people."""
    articles = [
        report_of(f"a-{number}", f"{' and '.join(cast)} met.", people=[(name, "") for name in cast])
        for number, cast in enumerate(casts)
    ]
    library = library_of(*articles)
    return mention_graph(library, library.records, centre)


def pairs(graph: Graph | None) -> list[tuple[str, str, int]]:
    return [(arc.first.text, arc.second.text, arc.count) for arc in graph.arcs] if graph else []


def test_an_arc_joins_two_names_that_share_two_articles_the_strongest_first() -> None:
    graph = drawn((ADA, BEN, CAT), (ADA, BEN, CAT), (ADA, CAT, DOT))
    assert pairs(graph) == [(ADA, CAT, 3), (ADA, BEN, 2), (CAT, BEN, 2)]
    assert graph
    assert DOT not in [name.text for name in graph.names]
    assert [arc.weight for arc in graph.arcs] == [2, 1, 1]


def test_names_that_stand_together_but_once_are_not_drawn() -> None:
    assert drawn((ADA, BEN, CAT), (ADA, DOT)) is None
    assert drawn((ADA, BEN, CAT)) is None


def test_the_entity_of_the_page_stands_on_top() -> None:
    graph = drawn((ADA, BEN, CAT), (ADA, BEN, CAT), (ADA, BEN), centre="cat-hill")
    assert graph
    assert graph.names[0].text == CAT


def test_an_arc_is_as_tall_as_its_rows_stand_apart_and_stays_in_the_drawing() -> None:
    graph = drawn((ADA, BEN, CAT, DOT), (ADA, BEN, CAT, DOT))
    assert graph
    for arc in graph.arcs:
        numbers = list(map(int, re.findall(r"\d+", arc.curve)))
        wide, half = numbers[2], numbers[3]
        assert 2 * half == arc.second.y - arc.first.y
        assert 0 < wide < numbers[0]
    assert graph.height > max(name.y for name in graph.names)


def test_no_more_than_the_newest_articles_are_looked_at() -> None:
    graph = drawn(*[(ADA, BEN, CAT)] * (NEWEST + 5))
    assert graph
    assert graph.articles == NEWEST
    assert {arc.count for arc in graph.arcs} == {NEWEST}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sets(st.sampled_from((ADA, BEN, CAT, DOT)), min_size=1), min_size=2, max_size=6), st.randoms())
def test_the_order_of_names_in_an_article_changes_nothing(casts: list[set[str]], chance: Any) -> None:
    ordered = [sorted(cast) for cast in casts]
    shuffled = [chance.sample(cast, len(cast)) for cast in ordered]
    assert drawn(*ordered) == drawn(*shuffled)
