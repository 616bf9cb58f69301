"""Drafts, embargoes, expiry: what is on the site at a moment, and what of the rest nobody can see."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from briefings.catalog.library import index
from briefings.catalog.plan import plan
from briefings.catalog.release import Release, Showing, release
from briefings.diagnostics import Report
from briefings.model import Article, Content, Correction, HandEdition, StoryNote
from briefings.schedule import Waiting
from tests.catalog.builders import ENGLISH, article, content, report_of, site, words_of

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
HOLD = "it is on top of lists and feeds until then: mend it, or hold it back with 'publish_after'"
FILE = "content/articles/2016/secret.md"


def settle(given: Content[Article], now: datetime = NOON, **asked: bool) -> Release:
    return release(given, site(), Showing(now, **asked), Report())


def one(**meta: Any) -> Content[Article]:
    return content(article("secret", **meta), article("known"))


def shown(made: Release) -> list[str]:
    return [one.meta.slug for one in made.content.articles]


@pytest.mark.parametrize(
    ("meta", "why"),
    [
        ({}, None),
        ({"draft": True}, "draft"),
        ({"publish_after": "2026-01-05T12:01"}, "embargo"),
        ({"publish_after": "2026-01-05T12:00"}, None),
        ({"publish_after": "2026-01-05T13:00+01:00"}, None),
        ({"publish_after": "2026-01-06"}, "embargo"),
        ({"expires": "2026-01-05"}, "expired"),
        ({"expires": "2026-01-05T12:00"}, "expired"),
        ({"expires": "2026-01-05T12:00:01"}, None),
        ({"draft": True, "expires": "2026-01-01"}, "draft"),
        ({"publish_after": "2026-01-01", "expires": "2026-01-02"}, "expired"),
    ],
)
def test_what_is_shown_when(meta: dict[str, Any], why: str | None) -> None:
    made = settle(one(**meta))
    assert shown(made) == (["known"] if why else ["secret", "known"])
    assert [row.why for row in made.schedule.waiting] == ([why] if why else [])


def test_a_moment_without_a_zone_is_the_sites() -> None:
    given = one(publish_after="2026-01-05T20:30")
    settings = msgspec.structs.replace(site().config.site, zone="Asia/Shanghai")
    made = release(given, site(site=settings), Showing(NOON), Report())
    assert made.schedule.waiting == (Waiting(FILE, "embargo", "2026-01-05T20:30:00+08:00"),)
    assert datetime.fromtimestamp(made.schedule.until or 0, UTC) == datetime(2026, 1, 5, 12, 30, tzinfo=UTC)


def test_the_preview_shows_drafts_and_what_comes_but_nothing_that_was_withdrawn() -> None:
    assert "secret" in shown(settle(one(draft=True), drafts=True))
    assert "secret" not in shown(settle(one(draft=True), future=True))
    assert "secret" in shown(settle(one(publish_after="2030-01-01"), future=True))
    assert "secret" not in shown(settle(one(publish_after="2030-01-01"), drafts=True))
    assert "secret" not in shown(settle(one(expires="2020-01-01"), drafts=True, future=True))


def test_the_schedule_names_the_nearest_moments_on_both_sides() -> None:
    made = settle(
        content(
            article("a", publish_after="2026-01-04"),
            article("b", publish_after="2026-01-07"),
            article("c", expires="2026-01-06"),
            article("d", expires="2026-01-03"),
            article("e", draft=True, publish_after="2026-01-05T12:30"),
        )
    ).schedule
    moments = [datetime.fromtimestamp(value or 0, UTC).day for value in (made.since, made.until)]
    assert moments == [4, 6]
    assert made.holds_at(NOON)
    assert not made.holds_at(NOON.replace(day=6))
    assert not made.holds_at(NOON.replace(day=3))


def test_no_word_of_what_waits_is_in_the_plan() -> None:
    """The plan holds everything that any page, feed, index or file for programs can show."""
    leaky = report_of(
        "zebra-heading",
        "Zebra one. Zebra two in 2014 with which is.",
        "“We attach great zebra importance to zebra,” said Zebra Smith.",
        people=[("Zebra Smith", "zebra keeper")],
        quotes=[("“We attach great zebra importance to zebra,”", "zebra-smith")],
        dates=[("in 2014", "2014")],
        damage=[("with which is", "gap")],
        story="zebra-story",
        topics=("zebras",),
        publisher="Zebra Wire",
        summary="Zebra.",
        publish_after="2026-02-01",
    )
    briefing = HandEdition(
        "spring", "Spring", "2026-01-01", markup="{article: zebra-heading}\n\n{article: known}", path="b.md"
    )
    note = StoryNote("zebra-story", title="Zebras", path="content/stories/zebra-story.md")
    given = content(leaky, article("known", publisher="Zebra-free Wire"), editions=(briefing,), stories=(note,))
    report = Report()
    made = release(given, site(), Showing(NOON), report)
    planned = plan(index(made.content, site(), ENGLISH, report), site(), report)
    assert [str(found) for found in report.diagnostics if found.severity != "note"] == []
    told = words_of((planned.pages, planned.feeds, planned.menu, planned.exports)).lower()
    assert "zebra" not in told.replace("zebra-free", "")
    assert "known" in told


def test_a_briefing_keeps_its_lines_where_a_reference_is_left_out() -> None:
    markup = "One.\n\n{article: secret}\n\n{story: s}\n\n{article: nowhere}\n"
    briefing = HandEdition("spring", "Spring", "2026-01-01", markup=markup, path="content/briefings/spring.md", line=5)
    report = Report()
    given = content(article("secret", draft=True, story="s"), article("known"), editions=(briefing,))
    made = release(given, site(), Showing(NOON), report)
    assert made.content.editions[0].markup == "One.\n\n\n\n\n\n{article: nowhere}\n"
    assert [(one.code, one.place.line if one.place else 0) for one in report.diagnostics] == [
        ("left-out", 7),
        ("left-out", 9),
    ]


def test_a_briefing_can_wait_too() -> None:
    editions = (
        HandEdition("a", "A", "2026-01-01", draft=True, path="content/briefings/a.md"),
        HandEdition("b", "B", "2026-01-01", publish_after="2026-03-01", path="content/briefings/b.md"),
        HandEdition("c", "C", "2026-01-01", expires="2026-01-02", path="content/briefings/c.md"),
        HandEdition("d", "D", "2026-01-01", path="content/briefings/d.md"),
    )
    made = settle(content(article("known"), editions=editions))
    assert [one.slug for one in made.content.editions] == ["d"]
    assert [row.why for row in made.schedule.waiting] == ["draft", "embargo", "expired"]


def test_a_briefing_that_leads_nowhere_is_told_before_the_night_in_which_it_goes_out() -> None:
    markup = "{article: soon}\n\n{article: nope}\n\n{story: prot}\n\n{stroy: port}\n\n{story: old-port}\n"
    edition = HandEdition("e", "E", "2026-01-06", markup=markup, publish_after="2026-01-06", path="e.md", line=9)
    articles = (article("known", story="port"), article("soon", draft=True))
    given = content(*articles, editions=(edition,), stories=(StoryNote("port", aliases=("old-port",), path="port.md"),))
    report = Report()
    release(given, site(), Showing(NOON), report)
    assert [str(found) for found in report.diagnostics] == [
        "e.md:11:1: error: no article is called 'nope'; name the slug of an article [unknown-reference]",
        "e.md:13:1: error: no story is called 'prot'; did you mean 'port'? [unknown-reference]",
        "e.md:15:1: error: {stroy: …} is no reference; did you mean 'story'? [unknown-reference]",
    ]
    drafted = msgspec.structs.replace(edition, draft=True)
    report = Report()
    release(content(*articles, editions=(drafted,)), site(), Showing(NOON), report)
    assert report.diagnostics == ()


def test_a_day_that_lies_ahead_is_noted_since_it_stays_on_top_of_every_feed() -> None:
    report = Report()
    ahead = Correction("2062-01-01", "A name.", "", "")
    given = content(
        article("typo", published="2062-05-03", path="typo.md"),
        article("mended", corrections=(ahead,), path="mended.md"),
        article("tomorrow", published="2026-01-06T23:00+14:00"),
        article("year", published="2026"),
        article("waits", published="2062-01-01", publish_after="2062-01-01"),
    )
    release(given, site(), Showing(NOON), report)
    assert [(one.severity, str(one)) for one in report.diagnostics if one.code == "date-ahead"] == [
        ("note", f"mended.md: note: a correction is of 2062-01-01, which lies ahead; {HOLD} [date-ahead]"),
        ("note", f"typo.md: note: 'published' is 2062-05-03, which lies ahead; {HOLD} [date-ahead]"),
    ]


def test_a_preview_of_what_comes_shows_no_two_things_at_one_address() -> None:
    old = article("old", path="old.md", expires="2026-02-01", aliases=("x",))
    given = content(
        old,
        article("new", path="new.md", aliases=("x",), publish_after="2026-02-01"),
        article("stays", path="stays.md", expires="2026-02-01"),
        editions=(
            HandEdition("days", "D", "2026-01-01", path="a.md", expires="2026-03-01"),
            HandEdition("days", "D", "2026-01-01", path="b.md", publish_after="2026-03-02"),
        ),
    )
    made = settle(given, future=True)
    assert shown(made) == ["new", "stays"]
    assert [one.path for one in made.content.editions] == ["b.md"]
    assert shown(settle(given)) == ["old", "stays"]
    overlapping = content(old, article("new", aliases=("x",), publish_after="2026-01-31"))
    assert shown(settle(overlapping, future=True)) == ["old", "new"]
