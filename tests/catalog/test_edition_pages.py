"""What stands on the page of a briefing, and where it ends."""

from __future__ import annotations

import msgspec

from briefings.catalog.edition_pages import MOST_OPEN
from briefings.model import Article
from briefings.text import slugify
from tests.catalog.builders import content, plan_of, report_of, view_at

WEEK = "briefings/2016-w16/"


def spoken(slug: str, *said: tuple[str, str], direct: bool = True) -> Article:
    """An article in which these people say these words."""
    quotes = [(f"“{words}”" if direct else words, slugify(name)) for name, words in said]
    paragraphs = [f"{words} said {name}." for (words, _), (name, _) in zip(quotes, said, strict=True)]
    return report_of(slug, *paragraphs, quotes=quotes, people=[(name, "") for name in dict(said)])


def test_few_statements_stand_in_it_and_no_speaker_has_them_all() -> None:
    much = [("Wang Hao", f"Remark {number}.") for number in range(9)]
    view = view_at(plan_of(content(spoken("a", *much, ("Li Na", "No.")))), WEEK)
    assert [statement.speaker.text for statement in view.statements] == ["Wang Hao", "Wang Hao", "Li Na"]
    assert view.said == 10


def test_words_in_quotation_marks_go_before_reported_ones() -> None:
    articles = [spoken("a", ("Wang Hao", "it was so"), direct=False), spoken("b", ("Li Na", "No."))]
    grouped = [msgspec.structs.replace(one, meta=msgspec.structs.replace(one.meta, story="talks")) for one in articles]
    assert [row.direct for row in view_at(plan_of(content(*grouped)), WEEK).statements] == [True, False]


def test_what_is_left_open_is_cut_and_counted() -> None:
    words = [f"On some day {number} it rained." for number in range(MOST_OPEN + 2)]
    given = report_of("a", *words, dates=[(f"some day {number} ", "unresolved") for number in range(MOST_OPEN + 2)])
    view = view_at(plan_of(content(given)), WEEK)
    assert (len(view.unresolved), view.open) == (MOST_OPEN, MOST_OPEN + 2)


def test_people_have_the_role_of_then() -> None:
    articles = (
        report_of("a", "Wang Hao spoke.", published="2016-04-01", people=[("Wang Hao", "deputy minister")]),
        report_of("b", "Wang Hao spoke.", published="2016-04-20", people=[("Wang Hao", "")]),
        report_of("c", "Wang Hao spoke.", published="2018-04-20", people=[("Wang Hao", "minister")]),
    )
    (person,) = view_at(plan_of(content(*articles)), WEEK).people
    assert (person.name, person.role, person.count) == ("Wang Hao", "deputy minister", 1)
