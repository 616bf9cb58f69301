"""An address that was published lasts: with its page, a redirect, a page that says it is gone, or an error."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from briefings.catalog.library import index
from briefings.catalog.permanence import Lost, Past
from briefings.catalog.plan import plan
from briefings.catalog.planned import Plan
from briefings.catalog.release import Showing, release
from briefings.catalog.standins import GoneView, RedirectView
from briefings.diagnostics import Report
from briefings.model import Article, Content, Correction, HandEdition, Page, Permalink, Published, StaticFile, StoryNote
from tests.catalog.builders import (
    SITE,
    article,
    content,
    entity,
    feed_at,
    plan_of,
    port_talks,
    report_of,
    site,
    view_at,
)
from tests.english import ENGLISH

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
MENDED = Correction("2026-01-02", "The sum was wrong.", "40", "46")


def after(
    before: Content[Article] | Plan,
    now: Content[Article],
    *,
    locked: bool = False,
    lost: Lost = "error",
    **settings: Any,
) -> tuple[Plan, list[str]]:
    """The plan of content over a site that was published with other content, and what is told beside notes."""
    known = before if isinstance(before, Plan) else plan_of(before)
    lines = {address: number for number, address in enumerate(sorted(known.permalinks), start=2)}
    report, where = Report(), site(**settings)
    made = release(now, where, Showing(NOON), report)
    past = Past(Published(known.permalinks, lines), made, lost, locked=locked)
    planned = plan(index(made.content, where, ENGLISH, report), where, report, past)
    return planned, [str(found) for found in report.diagnostics if found.severity != "note"]


def talks(slug: str = "talks", *, words: str = "1" * 16, **more: Any) -> Article:
    """An article whose id stays the same whatever its slug is."""
    known = "tag:digest.example,2016-04-21:talks"
    return msgspec.structs.replace(article(slug, "They met.", path="a.md", id=known, **more), words=words)


def gone(made: Plan) -> list[str]:
    return [page.view.head.path for page in made.pages if isinstance(page.view, GoneView)]


def test_what_lasts() -> None:
    made = plan_of(
        content(
            *port_talks(),
            article("alone", aliases=("old/name",)),
            pages=(Page("about", "About", path="content/pages/us/über uns.md"),),
            editions=(HandEdition("spring", "Spring", "2016-05-01", path="content/briefings/s.md"),),
        )
    )
    shown = {address: (link.kind, link.id) for address, link in made.permalinks.items()}
    assert shown == {
        "/": ("site", "tag:digest.example,2019"),
        "about/": ("page", "us/%C3%BCber%20uns.md"),
        "articles/2016/04/alone/": ("article", "tag:digest.example,2016-04-21:alone"),
        "articles/2016/04/port-talks-open/": ("article", "tag:digest.example,2016-04-19:port-talks-open"),
        "articles/2016/04/port-talks-resume/": ("article", "tag:digest.example,2016-04-21:port-talks-resume"),
        "articles/2016/05/rail-opens/": ("article", "tag:digest.example,2016-05-02:rail-opens"),
        "articles/undated/port-photo/": ("article", "tag:digest.example,2019:port-photo"),
        "briefings/2016-w16/": ("briefing", "2016-w16"),
        "briefings/2016-w18/": ("briefing", "2016-w18"),
        "briefings/spring/": ("briefing", "s.md"),
        "feeds/articles": ("feed", "articles"),
        "feeds/briefings": ("feed", "briefings"),
        "feeds/people/wang-hao": ("feed", "wang-hao"),
        "feeds/stories/port-talks": ("feed", "port-talks"),
        "feeds/topics/ports": ("feed", "ports"),
        "feeds/topics/trade": ("feed", "trade"),
        "old/name/": ("redirect", "name"),
        "people/wang-hao/": ("person", "wang-hao"),
        "stories/port-talks/": ("story", "port-talks"),
        "topics/ports/": ("topic", "ports"),
        "topics/trade/": ("topic", "trade"),
    }


def test_nothing_is_lost_where_nothing_changed() -> None:
    made, told = after(content(*port_talks()), content(*port_talks()))
    assert told == []
    assert made == plan_of(content(*port_talks()))


def test_a_renamed_article_needs_an_alias_and_is_told_where() -> None:
    known = content(talks())
    _, told = after(known, content(talks(slug="new")))
    assert told == [
        (
            "a.md: error: articles/2016/04/talks/ was published and would be no more; it is articles/2016/04/new/ now: "
            "add 'aliases: [articles/2016/04/talks/]' to it [address-lost]"
        )
    ]
    made, told = after(known, content(talks(slug="new", aliases=("articles/2016/04/talks/",))))
    assert told == []
    assert isinstance(view_at(made, "articles/2016/04/talks/"), RedirectView)
    assert ("articles/2016/04/talks/", "articles/2016/04/new/") in made.redirects


def test_the_list_only_grows() -> None:
    made, _ = after(content(talks()), content(talks(slug="new", aliases=("articles/2016/04/talks/",))))
    assert set(plan_of(content(talks())).permalinks) < set(made.permalinks)
    assert made.permalinks["articles/2016/04/talks/"].kind == "article"


def test_a_preview_only_warns_and_unread_files_are_not_told_twice() -> None:
    known = content(talks())
    assert [line.split(": ")[1] for line in after(known, content(), lost="warning")[1]] == ["warning"]
    assert after(known, content(), lost="untold")[1] == []


@pytest.mark.parametrize(
    ("known", "now", "told"),
    [
        (content(talks()), content(), "content/.permalinks:3:1: error: articles/2016/04/talks/ was published"),
        (
            content(talks(story="port")),
            content(talks(story="prot")),
            "write 'aliases: [port]' into content/stories/prot.md",
        ),
        (content(talks(topics=("ports",))), content(talks()), "topics/ports/ was published and would be no more"),
        (content(pages=(Page("us", "Us", path="content/pages/us.md"),)), content(), "us/ was published"),
        (
            content(pages=(Page("us", "Us", path="content/pages/us.md"),)),
            content(pages=(Page("we", "Us", path="content/pages/us.md"),)),
            "content/pages/us.md: error: us/ was published and would be no more; it is we/ now: add 'aliases: [us/]'",
        ),
        (
            content(talks(aliases=("old",))),
            content(talks()),
            "old/ was published and would be no more; put the alias back",
        ),
        (
            content(talks()),
            content(talks(draft=True)),
            "a.md: error: articles/2016/04/talks/ was published, and this file waits",
        ),
        (content(talks()), content(talks(publish_after="2030-01-01")), "take 'draft' or 'publish_after' out"),
    ],
)
def test_what_somebody_moved_or_deleted_is_an_error(known: Content[Article], now: Content[Article], told: str) -> None:
    assert any(told in line for line in after(known, now)[1])


def test_an_entity_whose_file_is_deleted_is_an_error_and_one_that_nobody_names_is_not() -> None:
    named = report_of("talks", "Wang Hao came.", people=[("Wang Hao", "")])
    unnamed = article("talks", "Nobody came.")
    made, told = after(content(named), content(unnamed, entities=(entity("Wang Hao"),)))
    assert (gone(made), told) == (["people/wang-hao/"], [])
    assert view_at(made, "people/wang-hao/").title == "Wang Hao"
    assert not view_at(made, "people/wang-hao/").head.index
    _, (fault,) = after(content(named), content(unnamed, entities=()))
    assert "put content/entities/wang-hao.md back" in fault


def test_an_entity_of_another_kind_leads_to_its_new_page() -> None:
    named = report_of("talks", "Wang Hao came.", people=[("Wang Hao", "")])
    ship = entity("Wang Hao", "organization")
    made, told = after(content(named), content(named, entities=(ship,)))
    assert told == []
    assert view_at(made, "people/wang-hao/").target == "organizations/wang-hao/"


def test_what_expires_keeps_its_address_and_so_does_all_that_goes_with_it() -> None:
    first, *others = (
        report_of(
            "talks",
            "Wang Hao came on Monday.",
            people=[("Wang Hao", "envoy")],
            story="port",
            topics=("ports",),
            path="a.md",
        ),
        article("other", published="2016-05-02"),
    )
    withdrawn = msgspec.structs.replace(first, meta=msgspec.structs.replace(first.meta, expires="2026-01-05"))
    entities = (entity("Wang Hao"),)
    made, told = after(content(first, *others), content(withdrawn, *others, entities=entities))
    assert told == []
    assert gone(made) == [
        "articles/2016/04/talks/",
        "briefings/2016-w16/",
        "people/wang-hao/",
        "stories/port/",
        "topics/ports/",
    ]
    page = view_at(made, "articles/2016/04/talks/")
    assert (page.title, page.since, page.head.index) == ("Talks", "2026-01-05", False)
    assert {feed.stem: len(feed.entries) for feed in made.standing} == {
        "feeds/stories/port": 0,
        "feeds/topics/ports": 0,
    }
    assert not any(page.view.head.description for page in made.pages if isinstance(page.view, GoneView))


def test_earlier_addresses_expire_with_what_they_led_to() -> None:
    def digest(expires: str | None) -> Content[Article]:
        alone = report_of(
            "talks",
            "Wang Hao came on Monday.",
            people=[("Wang Hao", "envoy")],
            story="port",
            aliases=("old/talks",),
            expires=expires,
            path="a.md",
        )
        edition = HandEdition("days", "Two days", "2016-04-22", aliases=("old/days",), expires=expires, path="days.md")
        notes = (
            StoryNote("harbour", aliases=("port", "old/port"), path="harbour.md"),
            StoryNote("wharf", aliases=("pier",), merged_into="port", path="wharf.md"),
        )
        entities = (entity("Wang Hao"), entity("Vice Minister Wang", merged_into="wang-hao"))
        return content(alone, article("other"), stories=notes, editions=(edition,), entities=entities)

    made, told = after(digest(None), digest("2026-01-05"))
    assert told == []
    earlier = {"old/days/", "old/port/", "old/talks/", "people/vice-minister-wang/"}
    assert {*earlier, "stories/harbour/", "stories/pier/", "stories/port/", "stories/wharf/"} <= {*gone(made)}
    assert view_at(made, "old/talks/").since == "2026-01-05"


def test_a_merged_entity_that_nobody_names_any_more_keeps_its_address() -> None:
    entities = (entity("Wang Hao"), entity("Vice Minister Wang", merged_into="wang-hao"))
    known = content(report_of("talks", "Wang Hao came.", people=[("Wang Hao", "")]), entities=entities)
    made, told = after(known, content(article("talks", "They met."), entities=entities))
    assert [line for line in told if "words-changed" not in line] == []
    assert gone(made) == ["people/vice-minister-wang/", "people/wang-hao/"]


def test_an_earlier_address_of_what_waits_is_told_like_its_own() -> None:
    known = content(talks(aliases=("old",)), article("other"))
    _, told = after(known, content(talks(aliases=("old",), draft=True), article("other")))
    assert [line.partition(";")[0] for line in told] == [
        "a.md: error: articles/2016/04/talks/ was published, and this file waits now",
        "a.md: error: old/ was published, and this file waits now",
    ]


def test_what_expires_before_it_was_published_has_no_page() -> None:
    made, told = after(content(article("other")), content(article("other"), talks(expires="2020-01-01")))
    assert (gone(made), told) == ([], [])


def test_weekly_briefings_lead_to_the_monthly_ones_when_the_setting_changes() -> None:
    made, told = after(content(*port_talks()), content(*port_talks()), briefings="month")
    assert told == []
    assert view_at(made, "briefings/2016-w16/").target == "briefings/2016-04/"
    assert after(content(*port_talks()), content(*port_talks()), briefings="off")[1] == []


def test_a_feed_goes_on_where_its_page_went() -> None:
    known = content(talks(story="port"))
    note = StoryNote("harbour", aliases=("port",), path="content/stories/harbour.md")
    made, told = after(known, content(talks(story="harbour"), stories=(note,)))
    assert told == []
    (standing,) = made.standing
    assert standing.stem == "feeds/stories/port"
    assert standing.id == "tag:digest.example,2019:feeds/stories/port"
    assert standing.entries == feed_at(made, "feeds/stories/harbour").entries
    assert "feeds/stories/port" not in {link.stem for link in view_at(made, "subscribe/").feeds}


def test_a_speaker_who_had_a_feed_keeps_it() -> None:
    one, two, *_ = port_talks()
    silent = article("port-talks-resume", "They met.", story="port-talks", topics=("ports", "trade"))
    made, told = after(content(one, two), content(one, silent))
    assert told == []
    assert len(feed_at(made, "feeds/people/wang-hao").entries) == 1


def test_the_configuration_can_say_where_something_went() -> None:
    known = content(talks(topics=("ports",)), article("other"))
    now = content(article("other", topics=("harbours",), aliases=("harbour",)))
    settings = {"redirects": {"/topics/ports": "harbour/"}, "gone": ("articles/2016/04/talks",)}
    made, told = after(known, now, **settings)
    assert told == []
    assert view_at(made, "topics/ports/").target == "articles/2016/04/other/"
    assert gone(made) == ["articles/2016/04/talks/"]


def test_a_configured_redirect_stays_when_what_it_leads_to_expires() -> None:
    settings = {"redirects": {"old": "articles/2016/04/talks", "older": "former"}}
    made, told = after(content(), content(talks(aliases=("former",)), article("other")), **settings)
    assert told == []
    expired = content(talks(aliases=("former",), expires="2026-01-05"), article("other"))
    made, told = after(made, expired, **settings)
    assert told == []
    assert view_at(made, "old/").target == "articles/2016/04/talks/"
    assert view_at(made, "older/").target == "former/"
    assert gone(made) == ["articles/2016/04/talks/", "former/"]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (
            {"redirects": {"a b": "people/"}},
            "config.yaml: error: 'redirects' names 'a b', which is no address of this site",
        ),
        (
            {"redirects": {"a": "stories/prot/"}},
            "'redirects' leads a/ to stories/prot/, which is no page; did you mean",
        ),
        ({"redirects": {"a": "b", "b": "a"}}, "which is no page"),
        ({"redirects": {"a": "people/", "/a/": "places/"}}, "'redirects' names a/ twice, as 'a' and as '/a/'"),
        (
            {"redirects": {"people": "places"}},
            "people/index.html is an alias in config.yaml, and a page that every site has",
        ),
        ({"gone": ("stories/port/",)}, "'gone' names 'stories/port/', which is a page of this site"),
        ({"gone": ("../x",)}, "'gone' names '../x', which is no address of this site"),
    ],
)
def test_a_configuration_that_leads_nowhere_is_told(settings: dict[str, Any], told: str) -> None:
    given = content(talks(story="port"))
    assert any(told in line for line in after(given, given, **settings)[1])


def test_a_file_of_the_editors_may_take_the_place() -> None:
    copy = StaticFile("articles/2016/04/talks/index.html", "/site/content/files/x", b"1")
    assert "articles/2016/04/talks/" not in "".join(after(content(talks()), content(files=(copy,)))[1])


def test_an_address_that_another_article_will_take_is_told_before_a_strict_build_fails_in_the_night() -> None:
    other = {"path": "b.md", "id": "tag:digest.example,2016:other", "publish_after": "2026-02-01"}
    _, (fault,) = after(content(talks()), content(talks(expires="2026-01-31"), article("talks", **other)))
    assert "b.md: warning: at its address articles/2016/04/talks/ stood the article tag:" in fault
    _, (first,) = after(content(), content(talks(expires="2026-01-31"), article("talks", **other)))
    assert "if it is the same article, delete its line of content/.permalinks" in first
    _, told = after(content(talks()), content(talks(expires="2026-01-31"), article("talks", **other, draft=True)))
    assert told == []
    _, told = after(content(article("other")), content(article("other"), talks(publish_after="2026-02-01")))
    assert told == []


def without_site(*articles: Article) -> Plan:
    """What an earlier engine published, whose list did not keep what ids begin with."""
    made = plan_of(content(*articles))
    known = {address: link for address, link in made.permalinks.items() if link.kind != "site"}
    return msgspec.structs.replace(made, permalinks=known)


def test_ids_begin_as_they_were_published_whatever_the_configuration_says_by_now() -> None:
    def ids(made: Plan) -> list[str]:
        found = [feed_at(made, f"feeds/{name}") for name in ("articles", "briefings", "corrections")]
        return [*(feed.id for feed in found), *(entry.id for feed in found for entry in feed.entries)]

    known = content(talks(corrections=(MENDED,)), article("undated", published=None))
    before = plan_of(known)
    now, told = after(before, known, site=replace(SITE, url="https://new.example/", since=2021))
    assert ids(now) == ids(before)
    assert feed_at(now, "feeds/articles").entries[-1].updated == "2019-01-01T00:00:00+00:00"
    assert now.permalinks == before.permalinks
    assert [line.partition("warning: ")[2] for line in told] == [
        f"{key!r} is {new}, and the published ids of feeds, briefings and corrections keep {was}; write '{key}: {was}' "
        f"under 'site', or delete line 2 of content/.permalinks if nobody reads them [{key}-moved]"
        for key, new, was in (("authority", "new.example", "digest.example"), ("since", "2021", "2019"))
    ]


def test_a_feed_without_a_page_keeps_its_id_too() -> None:
    known, now = plan_of(content(article("talks", topics=("ports",)))), content(article("talks"))
    gone = {"gone": ("topics/ports/",), "site": replace(SITE, since=2021)}
    (standing,) = after(known, now, **gone)[0].standing
    assert standing.id == feed_at(known, "feeds/topics/ports").id
    assert standing.updated == "2019-01-01T00:00:00+00:00"


def test_a_site_that_moved_to_another_host_is_told_what_its_ids_begin_with() -> None:
    moved = replace(SITE, url="https://new.example/")
    made, (fault,) = after(without_site(talks()), content(talks()), site=moved)
    assert "/" not in made.permalinks, "the editor has to say which of the two it is"
    assert fault.startswith(
        "config.yaml: warning: the published ids are of digest.example, and those of corrections, briefings, feeds "
        "would be of new.example now; write 'authority: digest.example' under 'site'"
    )
    for settled in ("digest.example", "new.example"):
        made, told = after(without_site(talks()), content(talks()), site=replace(moved, authority=settled))
        assert (made.permalinks["/"].id, told) == (f"tag:{settled},2019", [])
    ours = talks(), article("more", id="tag:new.example,2020:more")
    assert after(without_site(*ours), content(*ours), site=moved)[1] == []
    foreign = article("talks", id="urn:isbn:1")
    assert after(without_site(foreign), content(foreign), site=moved)[1] == []


def test_an_address_that_another_article_took_is_told() -> None:
    other = article("talks", "Other words.", path="b.md", id="tag:digest.example,2016:other")
    made, (fault,) = after(content(talks()), content(other))
    assert "b.md: warning: at its address articles/2016/04/talks/ stood the article tag:" in fault
    assert made.permalinks["articles/2016/04/talks/"].id == talks().meta.id


class TestWords:
    """The words of a published article change only with a correction."""

    def changed(self, **more: Any) -> Article:
        return talks(words="2" * 16, **more)

    def link(self, made: Plan) -> Permalink:
        return made.permalinks["articles/2016/04/talks/"]

    def test_a_change_without_a_correction_is_told_until_there_is_one(self) -> None:
        made, told = after(content(talks()), content(self.changed()))
        assert told == [
            (
                "a.md: warning: its words are not those that were published; restore them, or add an entry to "
                "'corrections:' that says what was changed, and when [words-changed]"
            )
        ]
        assert self.link(made).words == "1" * 16
        made, told = after(made, content(self.changed(corrections=(MENDED,))))
        assert (told, self.link(made).words, self.link(made).corrections) == ([], "2" * 16, 1)

    def test_each_change_needs_its_own(self) -> None:
        made, _ = after(content(talks()), content(self.changed(corrections=(MENDED,))))
        third = talks(words="3" * 16, corrections=(MENDED,))
        assert "words-changed" in after(made, content(third))[1][0]
        twice = talks(words="3" * 16, corrections=(MENDED, MENDED))
        assert after(made, content(twice))[1] == []

    def test_restoring_the_words_settles_it(self) -> None:
        made, _ = after(content(talks()), content(self.changed()))
        assert after(made, content(talks()))[1] == []

    def test_a_correction_that_went_out_stays(self) -> None:
        made, told = after(content(talks(corrections=(MENDED,))), content(talks()))
        assert "correction-withdrawn" in told[0]
        assert self.link(made).corrections == 1

    def test_what_moved_is_still_known_by_its_id(self) -> None:
        moved = self.changed(slug="new", aliases=("articles/2016/04/talks/",))
        made, told = after(content(talks()), content(moved))
        assert "words-changed" in told[0]
        assert "words-changed" in after(made, content(moved))[1][0]

    def test_a_list_that_knows_no_words_learns_them(self) -> None:
        known = {"articles/2016/04/talks/": Permalink("article", talks().meta.id)}
        made, told = after(
            msgspec.structs.replace(plan_of(content(talks())), permalinks=known), content(self.changed())
        )
        assert (told, self.link(made).words) == ([], "2" * 16)

    def test_words_that_were_never_published_may_change(self) -> None:
        waits = talks(publish_after="2030-01-01")
        made, _ = after(content(article("other")), content(article("other"), waits))
        assert after(made, content(article("other"), self.changed()))[1] == []


class TestLocked:
    """A build that may not write fails where the list lacks an address."""

    def test_a_new_address_is_an_error_with_what_to_do(self) -> None:
        given = content(talks(), *(article(f"more-{number}") for number in range(6)))
        (fault,) = after(content(talks()), given, locked=True)[1]
        assert fault == (
            "content/.permalinks: error: 6 addresses not in the list of published ones yet: "
            "articles/2016/04/more-0/, articles/2016/04/more-1/, articles/2016/04/more-2/, articles/2016/04/more-3/, "
            "articles/2016/04/more-4/, …; run build without --locked, and commit content/.permalinks [locked]"
        )

    def test_what_goes_out_at_its_time_is_let_through(self) -> None:
        due = report_of(
            "due",
            "Wang Hao came.",
            people=[("Wang Hao", "")],
            story="new",
            topics=("new",),
            publish_after="2026-01-05T11:59",
        )
        made, told = after(content(talks()), content(talks(), due), locked=True)
        assert told == []
        assert "stories/new/" in made.permalinks

    def test_earlier_addresses_and_briefings_go_out_at_their_time_too(self) -> None:
        time = "2026-01-05T11:59"
        due = report_of(
            "due",
            "Wang Hao came.",
            people=[("Wang Hao", "")],
            story="new",
            aliases=("old/due",),
            publish_after=time,
        )
        edition = HandEdition("days", "Days", "2026-01-05", aliases=("old/days",), publish_after=time, path="days.md")
        given = content(
            talks(),
            due,
            stories=(StoryNote("new", aliases=("newer",), path="new.md"),),
            editions=(edition,),
            entities=(entity("Wang Hao"), entity("Vice Minister Wang", merged_into="wang-hao")),
        )
        made, told = after(content(talks()), given, locked=True)
        assert told == []
        assert {"briefings/days/", "old/days/", "old/due/", "people/vice-minister-wang/"} <= made.permalinks.keys()

    def test_the_sites_own_feeds_may_begin_with_what_goes_out_at_its_time(self) -> None:
        time = "2026-01-05T11:59"
        due = article("due", corrections=(MENDED,), publish_after=time)
        edition = HandEdition("days", "Days", "2026-01-05", publish_after=time, path="days.md")
        pages = (Page("about", "About", path="p.md"),)
        whole = content(due, editions=(edition,), pages=pages)
        for given in (content(due, pages=pages), content(editions=(edition,), pages=pages), whole):
            made, told = after(content(pages=pages), given, locked=True)
            assert told == []
        assert {"feeds/articles", "feeds/briefings", "feeds/corrections"} <= made.permalinks.keys()
        late = content(article("late", corrections=(MENDED,)), editions=(edition,))
        (fault,) = after(content(article("late")), late, locked=True)[1]
        assert "1 address not in the list of published ones yet: feeds/corrections" in fault

    def test_newer_words_alone_are_noted(self) -> None:
        corrected = talks(words="2" * 16, corrections=(MENDED,))
        made, _ = after(content(talks(), article("x", corrections=(MENDED,))), content(talks()), lost="untold")
        assert after(made, content(corrected, article("x", corrections=(MENDED,))), locked=True)[1] == []
