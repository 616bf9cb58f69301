"""What waits for an address that it cannot have is told today; what makes room in time is in nobody's way."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from briefings.catalog.library import index
from briefings.catalog.permanence import Past
from briefings.catalog.plan import plan
from briefings.catalog.release import Showing, release
from briefings.config import SiteConfig
from briefings.diagnostics import Report
from briefings.model import Article, Content, HandEdition, Page, Published, StaticFile, StoryNote
from tests.catalog.builders import article, content, entity, report_of, site
from tests.english import ENGLISH

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
SOON, LATER = "2026-02-01", "2026-03-01"
THEN, IN_THE_END = datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)


def told(given: Content[Article], now: datetime = NOON, **settings: Any) -> list[str]:
    """The errors of a plan at this moment."""
    report, where = Report(), site(**settings)
    released = release(given, where, Showing(now), report)
    plan(index(released.content, where, ENGLISH, report), where, report, Past(Published(), released))
    return [str(found) for found in report.diagnostics if found.is_error]


def coming(slug: str = "new", *aliases: str, **more: Any) -> Article:
    return article(slug, **({"path": f"{slug}.md", "aliases": aliases, "publish_after": SOON} | more))


OLD = "articles/2016/04/old/"
TAKEN = [
    pytest.param(content(coming("new", "x", "x/")), "an alias in new.md", id="twice"),
    pytest.param(content(coming("new", "articles/2016/04/new")), "the page of new.md", id="its own"),
    pytest.param(content(coming("new", OLD), article("old", path="old.md")), "the page of old.md", id="page"),
    pytest.param(content(coming("new", "x"), article("old", path="old.md", aliases=("x",))), "an alias in", id="alias"),
    pytest.param(content(coming("new", "X"), article("old", path="old.md", aliases=("x",))), "an alias in", id="case"),
    pytest.param(content(coming("new", "people")), "a page that every site has", id="index"),
    pytest.param(content(coming("new", "about"), pages=(Page("about", "About", path="p.md"),)), "p.md", id="own"),
    pytest.param(content(coming("new", "x.html/y"), files=(StaticFile("x.html", "x", b"1"),)), "a copy of", id="file"),
    pytest.param(
        content(coming("new", "stories/port"), article("old", story="port", expires=LATER)),
        "the page of",
        id="story that stays until later",
    ),
    pytest.param(content(coming("new", OLD), article("old", path="old.md", expires=LATER)), "old.md", id="too late"),
    pytest.param(content(coming("new", "x"), coming("other", "x", publish_after=LATER)), "new.md", id="both wait"),
    pytest.param(
        content(coming("new", "briefings/spring"), editions=(HandEdition("spring", "S", "2016-05-01", path="s.md"),)),
        "s.md",
        id="briefing",
    ),
    pytest.param(
        content(
            article("old", path="old.md", aliases=("briefings/spring",)),
            editions=(HandEdition("spring", "S", "2016-05-01", path="s.md", publish_after=SOON),),
        ),
        "old.md",
        id="briefing that waits",
    ),
]


@pytest.mark.parametrize(("given", "other"), TAKEN)
def test_an_address_that_is_taken_then_is_told_today(given: Content[Article], other: str) -> None:
    (fault,) = told(given)
    assert "address-taken" in fault
    assert other in fault
    assert "when it goes out" in fault
    assert told(given, THEN) or told(given, IN_THE_END)


FREE = [
    pytest.param(content(coming("new", OLD), article("old", expires=SOON)), id="page"),
    pytest.param(content(coming("old", path="new.md"), article("old", path="old.md", expires=SOON)), id="same slug"),
    pytest.param(content(coming("new", "x"), article("old", aliases=("x",), expires=SOON)), id="alias"),
    pytest.param(content(coming("new", "x", expires=LATER), coming("b", "x", publish_after=LATER)), id="in turn"),
    pytest.param(content(coming("new", "stories/port"), article("old", story="port", expires=SOON)), id="story"),
    pytest.param(
        content(coming("new", "people/ada"), report_of("old", "Ada spoke.", people=[("Ada", "")], expires=SOON)),
        id="person",
    ),
    pytest.param(content(coming("new", "x", "y"), article("other", aliases=("z",))), id="nothing in the way"),
    pytest.param(
        content(
            article("old", published="2016-04-21"),
            editions=(HandEdition("2016-w16", "W", "2016-04-24", path="w.md", publish_after=SOON),),
        ),
        id="instead of the automatic briefing",
    ),
]


@pytest.mark.parametrize("given", FREE)
def test_what_makes_room_in_time_is_in_nobodys_way(given: Content[Article]) -> None:
    assert [told(given, moment) for moment in (NOON, THEN, IN_THE_END)] == [[], [], []]


def test_what_expired_makes_no_claim() -> None:
    given = content(article("same", path="a.md", expires="2026-01-01"), article("same", path="b.md"))
    assert told(given) == []


def test_of_a_draft_only_its_own_address_is_told() -> None:
    old = article("old", path="old.md", aliases=("x",))
    assert told(content(coming("new", OLD, "x", "a b", draft=True), old)) == []
    (fault,) = told(content(article("old", path="new.md", draft=True), old))
    assert fault.startswith(
        "new.md: error: articles/2016/04/old/index.html will be the page of new.md when it goes out"
    )
    assert told(content(article("old", path="new.md", draft=True), article("old", path="o.md", expires=LATER))) == []


def test_an_alias_that_is_no_address_is_told_before_it_goes_out() -> None:
    edition = HandEdition("s", "S", "2016-05-01", path="s.md", publish_after=SOON, aliases=("../up",))
    faults = told(content(coming("new", "a b"), editions=(edition,)))
    assert [fault.partition("; ")[0] for fault in faults] == [
        "new.md: error: the alias 'a b' is no address of this site",
        "s.md: error: the alias '../up' is no address of this site",
    ]


def test_what_the_configuration_says_of_an_address_that_will_be_a_page() -> None:
    (fault,) = told(content(coming("new", "x"), article("old")), redirects={"x": OLD})
    assert "an alias in new.md when it goes out, and an alias in config.yaml" in fault
    (fault,) = told(content(coming("new", "x")), gone=("/x",))
    assert fault.startswith("config.yaml: error: 'gone' names '/x', which will be an alias in new.md")


def test_the_hour_counts_in_the_sites_zone() -> None:
    settings = {"site": SiteConfig(title="T", url="https://x.example/", zone="Asia/Shanghai")}
    old = article("old", path="old.md", expires="2026-02-01T08:00+08:00")
    assert told(content(coming("new", OLD, publish_after="2026-02-01T08:00"), old), **settings) == []
    (fault,) = told(content(coming("new", OLD, publish_after="2026-02-01T07:59"), old), **settings)
    assert "old.md" in fault


def test_a_story_of_several_that_expire_one_after_the_other() -> None:
    notes = (StoryNote("port", aliases=("harbour",), path="port.md"),)
    members = (article("a", story="port", expires=SOON), article("b", story="port", expires="2026-01-20"))
    assert told(content(coming("new", "stories/harbour"), *members, stories=notes)) == []
    (fault,) = told(content(coming("new", "stories/harbour"), *members, article("c", story="port"), stories=notes))
    assert "port.md" in fault


def test_a_page_that_comes_with_an_article_is_told_where_something_else_has_its_address() -> None:
    new = report_of("new", "Ada spoke.", people=[("Ada", "")], path="new.md", topics=("ports",), publish_after=SOON)
    old = article("old", path="old.md", aliases=("people/ada",), published="2016-05-01")
    settings = {"redirects": {"topics/ports": "archive/"}, "gone": ("briefings/2016-w16/",)}
    given, comes = content(new, old), "will be a page when new.md goes out"
    assert [fault.partition("; ")[0] for fault in told(given, **settings)] == [
        f"config.yaml: error: topics/ports/index.html is an alias in config.yaml, and {comes}",
        f"config.yaml: error: 'gone' names briefings/2016-w16/, which {comes}",
        f"old.md: error: people/ada/index.html is an alias in old.md, and {comes}",
    ]
    assert len(told(given, THEN, **settings)) == len(told(given, **settings))


def test_what_leads_to_a_page_that_comes_is_no_collision() -> None:
    notes = (StoryNote("port", aliases=("harbour",), path="port.md"), StoryNote("bay", merged_into="port", path="b.md"))
    entities = (entity("Ada"), entity("Ada F", merged_into="ada"))
    members = [
        report_of(slug, "Ada spoke.", people=[("Ada", "")], story="port", topics=("ports",), **more)
        for slug, more in (("new", {"publish_after": SOON}), ("old", {}))
    ]
    assert told(content(*members, stories=notes, entities=entities)) == []
    assert told(content(members[0], stories=notes, entities=entities)) == []
    leaving = article("leaving", aliases=("topics/ports",), expires=SOON)
    assert told(content(members[0], leaving, stories=notes, entities=entities)) == []


def test_pages_that_come_with_one_article_where_another_that_waits_has_an_alias() -> None:
    bringer = coming("bringer", topics=("ports",), publish_after=SOON, expires=LATER)
    for begin, meets in ((SOON, True), ("2026-01-20", True), ("2026-02-28", True), (LATER, False)):
        faults = told(content(bringer, coming("new", "topics/ports", publish_after=begin)))
        will = "new.md: error: topics/ports/index.html will be an alias in new.md when it goes out"
        known = [f"{will}, and a page that comes with bringer.md"] if meets else []
        assert [fault.partition("; ")[0] for fault in faults] == known
    (fault,) = told(content(coming("new", "topics/ports", topics=("ports",))))
    assert "and a page that comes with new.md" in fault
