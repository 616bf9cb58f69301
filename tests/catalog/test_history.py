"""Feeds are in order of arrival, and what was published keeps its id whatever is edited afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import pytest

from briefings.catalog.planned import Plan
from briefings.config import FeedsConfig
from briefings.model import Article, Content, Correction, HandEdition, Permalink
from tests.catalog.builders import article, content, feed_at, plan_of

FIRST = Correction("2016-06-01", "A name.", "Ho", "Hao")
SECOND = Correction("2016-07-01", "A day.", "1", "2")
EARLIER = Correction("2016-05-01", "A sum.", "3", "4")


def slugs(made: Plan, stem: str = "feeds/articles") -> list[str]:
    return [entry.path.partition("#")[0].rstrip("/").rpartition("/")[2] for entry in feed_at(made, stem).entries]


def builds(*contents: Content[Article], limit: int = 30) -> Plan:
    """The plan of the last of several builds, each of which knows what the one before published."""
    published: Mapping[str, Permalink] = {}
    for each in contents:
        made = plan_of(each, published, feeds=FeedsConfig(limit=limit))
        published = made.permalinks
    return made


NEW, OLD = article("new", published="2016-05-02"), article("old", published="1998-01-01")
UNDATED = article("undated", published=None)


def test_what_comes_at_once_is_in_order_of_what_it_states() -> None:
    assert slugs(builds(content(UNDATED, OLD, NEW))) == ["new", "old", "undated"]


def test_what_comes_late_comes_first_and_falls_back_as_more_comes() -> None:
    assert slugs(builds(content(NEW), content(NEW, OLD))) == ["old", "new"]
    assert slugs(builds(content(NEW), content(NEW, UNDATED), content(NEW, UNDATED, OLD)), "feeds/articles") == [
        "old",
        "undated",
        "new",
    ]
    assert slugs(builds(content(NEW), content(NEW, UNDATED, OLD), limit=2)) == ["old", "undated"]


def test_what_waited_for_different_moments_is_in_their_order_whether_a_build_came_between_or_not() -> None:
    first = article("first", published="1998-01-01", publish_after="2016-06-01T08:00")
    second = article("second", published=None, publish_after="2016-06-02T08:00")
    many = [article(f"new-{day}", published=f"2016-05-{day}") for day in range(10, 20)]
    apart = builds(content(*many), content(*many, first), content(*many, first, second), limit=4)
    at_once = builds(content(*many), content(*many, first, second), limit=4)
    from_the_beginning = builds(content(*many, first, second), limit=4)
    assert slugs(apart) == slugs(at_once) == slugs(from_the_beginning) == ["second", "first", "new-19", "new-18"]


def test_a_build_that_brings_nothing_moves_nothing() -> None:
    known = content(NEW), content(NEW, OLD)
    once, again = builds(*known), builds(*known, known[-1])
    assert once == again


def test_speakers_and_topics_have_the_same_order() -> None:
    new, old = (article(slug, published=day, topics=("ports",)) for slug, day in (("new", "2016"), ("old", "1998")))
    assert slugs(builds(content(new), content(new, old)), "feeds/topics/ports") == ["old", "new"]


def test_the_order_of_a_list_that_an_earlier_engine_wrote_stays() -> None:
    known = plan_of(content(NEW, OLD)).permalinks
    early = {path: Permalink(link.kind, link.id, link.words, link.corrections) for path, link in known.items()}
    assert slugs(plan_of(content(NEW, OLD), early)) == ["new", "old"]
    assert slugs(plan_of(content(NEW, OLD, UNDATED), early)) == ["undated", "new", "old"]


def test_an_article_that_moves_is_not_new() -> None:
    at_first = article("first", published="1998-01-01")
    moved = article("renamed", published="1998-01-01", id=at_first.meta.id, aliases=("articles/1998/01/first/",))
    assert slugs(builds(content(NEW, at_first), content(NEW, moved))) == ["new", "renamed"]
    assert slugs(builds(content(at_first), content(at_first, NEW), content(NEW, moved, OLD))) == [
        "old",
        "new",
        "renamed",
    ]


def test_a_briefing_that_comes_late_or_is_renamed() -> None:
    spring, past = (
        HandEdition("spring", "Spring", "2016-05-01", path="s.md"),
        HandEdition("past", "Past", "1998-01-01", path="p.md"),
    )
    given = Content[Article](editions=(spring,)), Content[Article](editions=(spring, past))
    assert slugs(builds(*given), "feeds/briefings") == ["past", "spring"]
    renamed = HandEdition("easter", "Spring", "2016-05-01", path="s.md", aliases=("briefings/spring/",))
    assert slugs(builds(*given, Content(editions=(renamed, past))), "feeds/briefings") == ["past", "easter"]


def corrections(*states: Sequence[Correction]) -> dict[str, str]:
    """What each correction says -> its id, after builds with these corrections."""
    made = builds(*[content(article("talks", corrections=tuple(state))) for state in states])
    return {entry.summary: entry.id.rpartition(",")[2] for entry in feed_at(made, "feeds/corrections").entries}


def test_a_correction_of_another_day_keeps_its_id() -> None:
    tomorrow = Correction("2016-06-02", FIRST.what, FIRST.was, FIRST.now)
    assert corrections([FIRST], [tomorrow]) == {"A name.": "2016-06-01:corrections/2016-04-21/talks-1"}
    assert corrections([FIRST], [SECOND, tomorrow]) == {
        "A name.": "2016-06-01:corrections/2016-04-21/talks-1",
        "A day.": "2016-07-01:corrections/2016-04-21/talks-2",
    }


def test_a_correction_in_other_words_keeps_its_id() -> None:
    reworded = Correction(FIRST.on, "A person's name.", FIRST.was, FIRST.now)
    assert corrections([FIRST], [reworded]) == {"A person's name.": "2016-06-01:corrections/2016-04-21/talks-1"}


def test_a_new_correction_of_an_earlier_day_takes_nobodys_id() -> None:
    assert corrections([FIRST, SECOND], [EARLIER, FIRST, SECOND]) == {
        "A name.": "2016-06-01:corrections/2016-04-21/talks-1",
        "A day.": "2016-07-01:corrections/2016-04-21/talks-2",
        "A sum.": "2016-05-01:corrections/2016-04-21/talks-3",
    }


@pytest.mark.parametrize("later", [[SECOND, EARLIER], [EARLIER, SECOND], [SECOND, FIRST, EARLIER]])
def test_the_id_of_a_correction_that_was_taken_back_goes_to_no_other(later: list[Correction]) -> None:
    assert corrections([FIRST, SECOND], [SECOND], later)["A sum."] == "2016-05-01:corrections/2016-04-21/talks-3"


def test_a_correction_that_took_the_place_of_another_is_new_once() -> None:
    def state(correction: Correction, words: str) -> Content[Article]:
        return content(msgspec.structs.replace(article("talks", corrections=(correction,)), words=words * 16))

    before, after = state(FIRST, "1"), state(SECOND, "2")
    made = builds(before, after, content(*after.articles, NEW))
    assert [entry.id.rpartition("/")[2] for entry in feed_at(made, "feeds/corrections").entries] == ["talks-2"]
    (talks,) = [link for link in made.permalinks.values() if link.kind == "article" and link.told]
    assert (talks.words, [one.arrival for one in talks.told]) == ("2" * 16, [1, 2])
    assert slugs(made) == ["new", "talks", "talks"]


def test_corrections_that_an_earlier_engine_published_keep_their_ids() -> None:
    known = plan_of(content(article("talks", corrections=(FIRST, SECOND)))).permalinks
    early = {path: Permalink(link.kind, link.id, link.words, link.corrections) for path, link in known.items()}
    now = plan_of(content(article("talks", corrections=(EARLIER, FIRST, SECOND))), early)
    assert len({entry.id for entry in feed_at(now, "feeds/corrections").entries}) == len((EARLIER, FIRST, SECOND))
    once = plan_of(content(article("talks", corrections=(FIRST, SECOND))), early)
    assert [entry.id for entry in feed_at(once, "feeds/corrections").entries] == [
        "tag:digest.example,2016-07-01:corrections/2016-04-21/talks-2",
        "tag:digest.example,2016-06-01:corrections/2016-04-21/talks-1",
    ]


def test_a_correction_of_a_past_day_comes_before_what_came_earlier() -> None:
    talks, mended = article("talks", published="1998-01-01"), Correction("1999-01-01", "A name.", "", "")
    late = article("talks", published="1998-01-01", corrections=(mended,))
    assert slugs(builds(content(NEW, talks), content(NEW, late)), "feeds/articles") == ["talks", "new", "talks"]
