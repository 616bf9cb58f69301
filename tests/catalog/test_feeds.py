from __future__ import annotations

from typing import Any

import msgspec

from briefings.config import FeedsConfig
from briefings.model import Content, Correction, HandEdition, Permalink
from tests.catalog.builders import SITE, article, content, feed_at, plan_of, port_talks


def ids(feed: Any) -> list[str]:
    return [entry.id.rpartition(":")[2] for entry in feed.entries]


def test_which_feeds_there_are() -> None:
    made = plan_of(content(*port_talks()))
    assert [feed.stem for feed in made.feeds] == [
        "feeds/articles",
        "feeds/briefings",
        "feeds/stories/port-talks",
        "feeds/topics/ports",
        "feeds/topics/trade",
        "feeds/people/wang-hao",
    ]
    assert [link.stem for link in made.menu.feeds] == ["feeds/articles", "feeds/briefings"]
    assert all(feed.made.entries for feed in made.feeds)


def test_the_configuration_says_what_has_feeds_of_its_own() -> None:
    made = plan_of(content(*port_talks()), feeds=FeedsConfig(of=("topics",)))
    assert [feed.stem for feed in made.feeds[2:]] == ["feeds/topics/ports", "feeds/topics/trade"]
    announced = {page.view.head.path: [link.stem for link in page.view.head.feeds] for page in made.pages}
    assert announced["topics/ports/"] == ["feeds/topics/ports"]
    assert (announced["stories/port-talks/"], announced["people/wang-hao/"]) == ([], [])
    assert announced["articles/2016/04/port-talks-open/"] == []


def test_a_feed_that_was_published_goes_on_though_the_configuration_wants_none() -> None:
    before = {f"feeds/{path}": Permalink("feed", "x") for path in ("stories/port-talks", "people/wang-hao")}
    made = plan_of(content(*port_talks()), before, feeds=FeedsConfig(of=()))
    assert [feed.stem for feed in made.feeds[2:]] == ["feeds/stories/port-talks", "feeds/people/wang-hao"]
    assert made.standing == ()


def test_articles_come_newest_first_and_undated_ones_last_with_the_sites_year() -> None:
    feed = feed_at(plan_of(content(*port_talks())), "feeds/articles")
    assert ids(feed) == ["rail-opens", "port-talks-resume", "port-talks-open", "port-photo"]
    undated = feed.entries[-1]
    assert (undated.published, undated.updated) == (None, "2019-01-01T00:00:00+00:00")
    assert feed.updated == "2016-05-02T08:00:00+00:00"


def test_the_limit_keeps_the_newest() -> None:
    made = plan_of(content(*port_talks()), feeds=FeedsConfig(limit=2))
    assert ids(feed_at(made, "feeds/articles")) == ["rail-opens", "port-talks-resume"]


def test_the_zone_is_the_articles_else_the_sites_and_orders_entries() -> None:
    site = msgspec.structs.replace(SITE, zone="Asia/Karachi")
    here = article("here", published="2016-04-21T16:30")
    there = article("there", published="2016-04-21T12:00", zone="-05:00")
    feed = feed_at(plan_of(content(here, there), site=site), "feeds/articles")
    assert [entry.published for entry in feed.entries] == ["2016-04-21T12:00:00-05:00", "2016-04-21T16:30:00+05:00"]


def test_a_correction_is_an_entry_of_its_own_and_moves_the_articles_date() -> None:
    fixed = (Correction("2016-06-01", "A name.", "Ho", "Hao"), Correction("2016-07-01", "A day.", "1", "2"))
    made = plan_of(content(article("talks", corrections=fixed, topics=("ports",)), *port_talks()))
    feed = feed_at(made, "feeds/corrections")
    assert [entry.id for entry in feed.entries] == [
        "tag:digest.example,2016-07-01:corrections/2016-04-21/talks-2",
        "tag:digest.example,2016-06-01:corrections/2016-04-21/talks-1",
    ]
    first = feed.entries[0]
    assert (first.title, first.path) == ("Correction: Talks", "articles/2016/04/talks/#corrections")
    assert first.correction == fixed[1]
    for stem in ("feeds/articles", "feeds/topics/ports"):
        entries = feed_at(made, stem).entries
        assert [entry.id for entry in entries[:2]] == [entry.id for entry in feed.entries]
        (corrected,) = [entry for entry in entries if entry.id.endswith("2016-04-21:talks")]
        assert corrected.updated == "2016-07-01T00:00:00+00:00"


def test_a_correction_keeps_its_id_where_its_article_is_renamed_whatever_the_articles_id_is_like() -> None:
    fixed = (Correction("2016-06-01", "A name.", "Ho", "Hao"),)
    for given in ("tag:other.example,2016:talks", "urn:uuid:1b6f-22"):
        before, after = (
            feed_at(plan_of(content(article(slug, id=given, corrections=fixed))), "feeds/corrections").entries[0].id
            for slug in ("talks", "renamed")
        )
        assert before == after


def test_a_correction_keeps_its_id_wherever_the_next_one_is_put() -> None:
    first, second = Correction("2016-06-01", "A name.", "Ho", "Hao"), Correction("2016-07-01", "A day.", "1", "2")
    third = Correction("2016-07-01", "A sum.", "3", "4")

    def known(*corrections: Correction) -> dict[str, str]:
        feed = feed_at(plan_of(content(article("talks", corrections=corrections))), "feeds/corrections")
        return {entry.summary: entry.id for entry in feed.entries}

    assert known(first, second) == known(second, first)
    assert known(first, second, third) == known(third, second, first)
    assert known(first).items() < known(first, second).items() < known(first, second, third).items()


def test_a_briefing_keeps_its_id_where_it_is_renamed() -> None:
    def known(slug: str, *aliases: str) -> list[str]:
        edition = HandEdition(slug, "S", "2016-05-01", markup="Words.", path="s.md", aliases=aliases)
        return [entry.id for entry in feed_at(plan_of(Content(editions=(edition,))), "feeds/briefings").entries]

    assert known("spring") == known("lent", "old/name", "briefings/spring/")
    assert known("spring") == known("easter", "/briefings/spring", "briefings/lent/")
    assert known("spring", "briefings/2016-w16/") == known("spring"), (
        "it took the place of an automatic one, which it is not"
    )


def test_a_briefings_entry_has_an_id_that_no_arrival_changes() -> None:
    before = feed_at(plan_of(content(*port_talks()[:1])), "feeds/briefings").entries
    after = feed_at(plan_of(content(*port_talks())), "feeds/briefings").entries
    assert before[0].id == after[1].id == "tag:digest.example,2019:briefings/2016-w16"
    assert [point.text for point in after[1].points] == ["Work began in 2014.", "Forty ships wait outside the port."]
    assert after[1].summary == "Port talks open"


def test_bodies_have_full_addresses() -> None:
    entry = feed_at(plan_of(content(*port_talks())), "feeds/articles").entries[0]
    assert entry.body.value.base == "https://digest.example/"


def test_the_author_is_who_the_source_names() -> None:
    articles = (article("a", byline="A. Example"), article("b"), article("c", publisher=None))
    entries = feed_at(plan_of(content(*articles)), "feeds/articles").entries
    assert {entry.title: entry.author for entry in entries} == {
        "A": "A. Example",
        "B": "Sample Wire",
        "C": "source not stated",
    }


def test_a_speakers_feed_holds_statements_by_article() -> None:
    feed = feed_at(plan_of(content(*port_talks())), "feeds/people/wang-hao")
    assert ids(feed) == ["port-talks-resume", "port-talks-open"]
    assert feed.title == "Sample Digest: Wang Hao"
    assert [point.text for point in feed.entries[1].points] == ["“We attach great importance to the port,”"]
    assert all(entry.body is None for entry in feed.entries)


def test_who_is_quoted_once_has_no_feed() -> None:
    stems = [feed.stem for feed in plan_of(content(*port_talks()[:1])).feeds]
    assert "feeds/people/wang-hao" not in stems


def test_ids_are_unique_within_a_feed() -> None:
    twins = [
        article("talks", published=f"2016-0{month}-01", corrections=(Correction("2016-06-01", "A.", "", ""),))
        for month in (4, 5)
    ]
    for feed in plan_of(content(*twins)).feeds:
        found = [entry.id for entry in feed.entries]
        assert len(set(found)) == len(found)


def test_a_copied_article_that_kept_its_id_is_one_entry() -> None:
    first, *rest = port_talks()
    copy = msgspec.structs.replace(
        first, path="content/articles/2016/copy.md", meta=msgspec.structs.replace(first.meta, slug="copy")
    )
    feed = feed_at(plan_of(content(first, copy, *rest)), "feeds/articles")
    assert len(ids(feed)) == len(set(ids(feed))) == len(port_talks())
