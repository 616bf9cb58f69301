"""Briefings that the editor writes."""

from __future__ import annotations

import msgspec
import pytest

from briefings.catalog.rows import EditionPart
from briefings.catalog.views import EditionView
from briefings.model import Correction, HandEdition
from tests.catalog.builders import article, content, faults_of, plan_of, port_talks, view_at

SPRING = HandEdition("spring", "Spring", "2016-04-20", "What we saw.", path="content/briefings/spring.md")


def edition(markup: str, day: str = "2016-04-20") -> EditionView:
    written = msgspec.structs.replace(SPRING, markup=markup, published=day)
    view = view_at(plan_of(content(*port_talks(), editions=(written,))), "briefings/spring/")
    assert isinstance(view, EditionView)
    return view


def test_text_and_references_come_in_order() -> None:
    view = edition("Before.\n\n{story: port-talks}\n\nBetween.\n{article: rail-opens}\nAfter.\n")
    shape = [part.markup or (part.story.path if part.story else "") for part in view.parts]
    assert shape == ["Before.\n", "stories/port-talks/", "Between.\n", "articles/2016/05/rail-opens/", "After.\n"]
    assert (view.by_hand, view.summary, view.line.period, view.line.stories) == (True, "What we saw.", "", 2)


def test_a_story_stands_as_it_was_on_the_day_of_the_briefing() -> None:
    (part,) = edition("{story: port-talks}").parts
    assert part.story
    assert [line.path for line in part.story.articles] == ["articles/2016/04/port-talks-open/"]
    (early,) = edition("{story: port-talks}", day="2010-01-01").parts
    assert early.story
    assert len(early.story.articles) == 3


@pytest.mark.parametrize(
    "name",
    [
        "port-talks-open",
        "2016/04/port-talks-open",
        "/articles/2016/04/port-talks-open/",
        "tag:digest.example,2016-04-19:port-talks-open",
    ],
)
def test_an_article_is_named_by_slug_address_or_id(name: str) -> None:
    (part,) = edition(f"{{article: {name}}}").parts
    assert part.story
    assert part.story.articles[0].path == "articles/2016/04/port-talks-open/"


@pytest.mark.parametrize(
    "markup", ["```\n{story: nothing}\n```\n", "As {story: x} shows.\n", "~~~~\n```\n{a: b}\n~~~~\n"]
)
def test_what_stands_in_code_or_in_a_line_is_text(markup: str) -> None:
    assert edition(markup).parts == (EditionPart(markup=markup),)


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        (
            "A\n\n{story: prot-talks}",
            "no story is called 'prot-talks'; did you mean 'port-talks'?",
        ),
        ("{article: zzz}", "no article is called 'zzz'; name the slug of an article"),
        ("{storey: port-talks}", "{storey: …} is no reference; did you mean 'story'?"),
        ("{x: y}", "{x: …} is no reference; write {story: SLUG} or {article: SLUG}"),
        (
            "{article: twin}",
            "2 articles are called 'twin'; write one of 2016/04/twin, 2016/05/twin",
        ),
    ],
)
def test_a_reference_to_nothing_is_an_error(markup: str, told: str) -> None:
    written = msgspec.structs.replace(SPRING, markup=markup)
    twins = (article("twin", published="2016-04-01"), article("twin", published="2016-05-01"))
    (fault,) = faults_of(content(*port_talks(), *twins, editions=(written,)))
    assert fault == f"content/briefings/spring.md: error: {told} [unknown-reference]"


def test_its_corrections_are_those_since_the_edition_before() -> None:
    fixed = tuple(Correction(f"2016-04-{day}", f"Of day {day}.", "a", "b") for day in (19, 21, 25))
    mended = article("mended", published="2016-04-18T09:00", corrections=fixed)
    first = msgspec.structs.replace(SPRING, markup="{article: mended}\n")
    later = HandEdition("later", "Later", "2016-04-22", markup="Words alone.\n", path="content/briefings/later.md")
    made = plan_of(content(mended, *port_talks(), editions=(first, later)))
    told = {slug: view_at(made, f"briefings/{slug}/").corrections for slug in ("spring", "later")}
    assert {slug: [row.correction.what for row in rows] for slug, rows in told.items()} == {
        "spring": ["Of day 19."],
        "later": ["Of day 21."],
    }
    assert edition("{story: port-talks}").corrections == ()


def test_a_reference_is_placed_in_its_line_of_the_file() -> None:
    written = msgspec.structs.replace(SPRING, markup="Before.\n\n{story: prot-talks}\n", line=7)
    (fault,) = faults_of(content(*port_talks(), editions=(written,)))
    assert fault.startswith("content/briefings/spring.md:9:1: error: ")


def test_an_article_put_in_by_itself_is_called_by_its_own_name() -> None:
    (part,) = edition("{article: port-talks-open}").parts
    assert part.story
    assert (part.story.label, part.story.path) == ("Port talks open", "articles/2016/04/port-talks-open/")
