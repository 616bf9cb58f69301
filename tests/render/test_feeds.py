"""Feeds as readers take them: RSS and Atom by feedparser, JSON Feed by its specification."""

from __future__ import annotations

import html
import json
from datetime import datetime
from functools import partial
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from briefings.catalog.deferred import Deferred
from briefings.catalog.machines import FeedEntry, FeedView
from briefings.catalog.rows import KeyPoint
from briefings.model import Annotations, Body, Correction
from briefings.render import feeds
from briefings.render.feed_words import clean, entry_html

BASE = "https://x.example/digest/"
NASTY = "a<b & \"c\" 'd' ]]> </script> é港😀 \x00\x0b\ud800\ufffe"
SHOWN = "a<b & \"c\" 'd' ]]> </script> é港😀 "
FORMS = ("rss", "atom")
WORDS = {"feed_was": "Was:", "feed_now": "Now:", "feed_read": "Read it"}
CHANNEL = feeds.Channel(
    base_url=BASE,
    site_title="Harbour",
    author="The desk",
    email="",
    language="en-GB",
    hub="",
    stylesheet="assets/feed.css",
    icon="assets/icon.svg",
    words=WORDS,
)


def entry(name: str = "talks", **more: Any) -> FeedEntry:
    values: dict[str, Any] = {
        "id": f"tag:x.example,2021:{name}",
        "title": name.capitalize(),
        "path": f"articles/2021/03/{name}/",
        "published": "2021-03-02T08:30:00+00:00",
        "updated": "2021-03-04T00:00:00+01:00",
        "author": "Tom Quill",
        "categories": ("Harbour", "Trade"),
        "language": "en-GB",
        "summary": f"About {name}.",
        **more,
    }
    return FeedEntry(**values)


def view(*entries: FeedEntry, **more: Any) -> FeedView:
    values = {
        "title": "Harbour: talks",
        "description": "All talks.",
        "stem": "feeds/stories/talks",
        "id": "tag:x.example,2020:feeds/stories/talks",
        "home": "stories/talks/",
        "updated": "2021-03-04T00:00:00+01:00",
        **more,
    }
    return FeedView(entries=entries, **values)


def made(shown: FeedView, form: str, channel: feeds.Channel = CHANNEL) -> bytes:
    return feeds.FeedMaker(
        channel, lambda body, base: f'<p>{body.value.text} <a href="{base}people/x/">x</a></p>'
    ).render(shown, form)


def read(shown: FeedView, form: str, channel: feeds.Channel = CHANNEL) -> Any:
    parsed = feedparser.parse(made(shown, form, channel), sanitize_html=False)
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


def body(text: str) -> Deferred[Body | None]:
    """A body in which only the text counts."""
    return Deferred(text.encode(), lambda: Body(text, (), Annotations()))


@pytest.mark.parametrize("form", FORMS)
def test_a_reader_learns_all_about_the_feed(form: str) -> None:
    feed = read(view(entry()), form).feed
    assert (feed.title, feed.subtitle, feed.language) == ("Harbour: talks", "All talks.", "en-GB")
    assert feed.link == BASE
    own = [link.href for link in feed.links if link.rel == "self"]
    assert own == [f"{BASE}feeds/stories/talks.{form}"]
    assert feed.updated_parsed[:4] == (2021, 3, 3, 23)


@pytest.mark.parametrize("form", FORMS)
def test_a_reader_learns_all_about_an_entry(form: str) -> None:
    (found,) = read(view(entry()), form).entries
    assert (found.id, found.title, found.author) == ("tag:x.example,2021:talks", "Talks", "Tom Quill")
    assert found.link == f"{BASE}articles/2021/03/talks/"
    assert [tag.term for tag in found.tags] == ["Harbour", "Trade"]
    assert found.published_parsed[:5] == (2021, 3, 2, 8, 30)
    assert found.updated_parsed[:4] == (2021, 3, 3, 23)
    assert found.summary == "About talks."


@pytest.mark.parametrize("form", FORMS)
def test_entries_keep_their_order_and_their_ids(form: str) -> None:
    names = ["c", "a", "b"]
    found = read(view(*map(entry, names)), form).entries
    assert [one.id.rpartition(":")[2] for one in found] == names


@pytest.mark.parametrize("form", FORMS)
def test_an_undated_entry_claims_no_day_of_publication(form: str) -> None:
    (found,) = read(view(entry(published=None, updated="2019-01-01T00:00:00+00:00")), form).entries
    assert "published" not in found
    assert found.updated_parsed[:3] == (2019, 1, 1)
    (item,) = json.loads(made(view(entry(published=None)), "json"))["items"]
    assert not {"date_published", "date_modified"} & item.keys()


@pytest.mark.parametrize("form", FORMS)
def test_nasty_characters_come_through_or_are_left_out(form: str) -> None:
    nasty = entry(title=NASTY, author=NASTY, categories=(NASTY,), summary=NASTY, body=body("]]>"))
    parsed = read(view(nasty, title=NASTY, description=NASTY), form)
    (found,) = parsed.entries
    summary = html.unescape(found.summary) if form == "rss" else found.summary  # HTML there, plain text in Atom
    assert (found.title, found.author, summary) == (SHOWN.rstrip(),) * 3
    assert parsed.feed.title == SHOWN.rstrip()
    assert "]]>" in found.content[0].value.replace("&gt;", ">")
    etree.fromstring(made(view(nasty), form))


def test_what_turns_the_direction_of_words_is_left_out_of_every_format() -> None:
    turned = "Gold \u202egnp.exe\u2069"
    nasty = entry(title=turned, author=turned, categories=(turned,), summary=turned)
    for form in feeds.FORMATS:
        told = made(view(nasty, title=turned, description=turned), form).decode()
        assert "Gold gnp.exe" in told
        assert not {"\u202e", "\u2069"} & set(told)


@pytest.mark.parametrize("form", FORMS)
def test_the_text_is_whole_with_full_addresses(form: str) -> None:
    (found,) = read(view(entry(body=body("The whole text."))), form).entries
    content = found.content[0].value
    assert "The whole text." in content
    assert f"{BASE}people/x/" in content
    assert content.rstrip().endswith("Read it</a></p>")


@pytest.mark.parametrize("form", [*FORMS, "json"])
def test_a_correction_says_what_was_and_what_is(form: str) -> None:
    correction = Correction(on="2021-03-10", what="A <word> was wrong.", was="storm & tax", now="storm levy")
    made_of = made(view(entry(correction=correction)), form)
    content = (
        json.loads(made_of)["items"][0]["content_html"]
        if form == "json"
        else feedparser.parse(made_of).entries[0].content[0].value
    )
    assert "A &lt;word&gt; was wrong." in content
    assert "<b>Was:</b> storm &amp; tax" in content
    assert "<b>Now:</b> storm levy" in content


def test_an_entry_of_which_nothing_may_be_said_holds_the_way_to_its_page_alone() -> None:
    shown = entry_html(entry(summary=""), CHANNEL, lambda *_: "").decode()
    assert shown == f"<p><a href={BASE}articles/2021/03/talks/>Read it</a></p>"


def test_key_points_cite_their_sentence() -> None:
    point = KeyPoint("The pier <opens>.", "articles/2021/03/talks/#p1.s1", "Talks", "Bay Courier")
    (found,) = read(view(entry(points=(point,))), "atom").entries
    shown = found.content[0].value.replace('"', "")
    assert f"<li>The pier &lt;opens&gt;. (<a href={BASE}articles/2021/03/talks/#p1.s1>" in shown


def test_an_entry_in_another_language_says_so() -> None:
    root = etree.fromstring(made(view(entry("a"), entry("b", language="fa")), "atom"))
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [one.get(lang) for one in root.iter("{*}entry")] == [None, "fa"]
    assert root.get(lang) == "en-GB"


@pytest.mark.parametrize("form", FORMS)
def test_hub_and_editor_are_named_where_there_are_any(form: str) -> None:
    channel = replace(CHANNEL, hub="https://hub.example/", email="desk@example.org")
    feed = read(view(entry()), form, channel).feed
    assert [link.href for link in feed.links if link.rel == "hub"] == ["https://hub.example/"]
    assert feed.author_detail.email == "desk@example.org"
    assert b"hub" not in made(view(entry()), form)


@pytest.mark.parametrize("form", FORMS)
def test_a_browser_is_given_a_style_sheet(form: str) -> None:
    assert f'<?xml-stylesheet type="text/css" href="{BASE}assets/feed.css"?>'.encode() in made(view(entry()), form)
    assert b"xml-stylesheet" not in made(view(entry()), form, replace(CHANNEL, stylesheet=""))


def test_dates_of_rss_are_in_english_and_with_their_zone() -> None:
    text = made(view(entry()), "rss").decode()
    assert "<pubDate>Tue, 02 Mar 2021 08:30:00 +0000</pubDate>" in text
    assert "<lastBuildDate>Thu, 04 Mar 2021 00:00:00 +0100</lastBuildDate>" in text
    assert '<guid isPermaLink="false">tag:x.example,2021:talks</guid>' in text


@pytest.mark.parametrize("form", [*FORMS, "json"])
def test_the_same_view_gives_the_same_bytes_whenever_it_is_asked(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = view(entry("a"), entry("b", published=None))
    first = made(shown, form)
    monkeypatch.setattr("time.time", lambda: 0.0)
    assert made(shown, form) == first
    assert str(datetime.now().year).encode() not in first  # noqa: DTZ005 - no instant, only the year that must be absent


def test_a_json_feed_keeps_to_version_1_1() -> None:
    """Source: https://www.jsonfeed.org/version/1.1/."""
    channel = replace(CHANNEL, hub="https://hub.example/", email="desk@example.org")
    feed = json.loads(made(view(entry(title=NASTY[:20]), entry("b", published=None)), "json", channel))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["description"], feed["language"]) == ("Harbour: talks", "All talks.", "en-GB")
    assert feed["home_page_url"] == BASE
    assert feed["feed_url"] == f"{BASE}feeds/stories/talks.json"
    assert feed["authors"] == [{"name": "The desk", "url": "mailto:desk@example.org"}]
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["url"].startswith(BASE)
        assert item["content_html"]
        assert item["authors"] == [{"name": "Tom Quill"}]
        assert item["tags"] == ["Harbour", "Trade"]
        for key in item.keys() & {"date_published", "date_modified"}:
            assert datetime.fromisoformat(item[key]).tzinfo
    known = {
        "id",
        "url",
        "title",
        "content_html",
        "summary",
        "date_published",
        "date_modified",
        "authors",
        "tags",
        "language",
    }
    assert {key for item in feed["items"] for key in item} <= known


def worded(text: Deferred[Body | None], _: str) -> str:
    """A body's HTML: its text."""
    return text.value.text if text.value else ""


NASTY_WORDS = st.text(st.characters() | st.sampled_from("<>&\"'\r\n\t]\u202e"), max_size=12)
ENTRIES = st.builds(
    entry,
    st.text("abc-", min_size=1, max_size=8),
    title=NASTY_WORDS,
    author=NASTY_WORDS.map(lambda words: f"By {words}"),
    summary=NASTY_WORDS,
    categories=st.lists(NASTY_WORDS, max_size=3).map(tuple),
    published=st.sampled_from([None, "2021-03-02T08:30:00+00:00", "1999-12-31T23:59:00-05:30"]),
    updated=st.sampled_from(["2021-03-04T00:00:00+01:00", "2020-02-29T12:00:00Z"]),
    language=st.sampled_from(["en-GB", "de"]),
    body=NASTY_WORDS.map(lambda words: body(html.escape(clean(words)))),
).filter(lambda made: clean(made.title).strip())


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=60)
@given(shown=ENTRIES)
def test_an_entry_from_a_mold_is_the_one_that_feedgen_makes(form: str, shown: FeedEntry) -> None:
    molds = feeds._Molds(CHANNEL)
    content = entry_html(shown, CHANNEL, worded)
    assert molds.entry(shown, content, form).decode() == molds._fragment(shown, content.decode(), form)


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_from_a_mold_is_the_one_that_feedgen_makes(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = replace(CHANNEL, hub="https://hub.example/", email="desk@x.example")
    shown = view(title="a & b < c", description='said "so"\tand >', id='tag:x.example,2020:"&"')
    cast = made(shown, form, channel)
    monkeypatch.setattr(feeds, "frame_values", lambda *_: {"title": b""})
    assert cast == made(shown, form, channel)


def test_an_entry_that_stands_in_two_feeds_is_worded_once_and_another_of_its_id_anew() -> None:
    asked: list[str] = []

    def asking(text: Deferred[Body | None], base: str) -> str:
        asked.append(worded(text, base))
        return asked[-1]

    maker = feeds.FeedMaker(CHANNEL, asking)
    one, same, other = (entry(body=body(text)) for text in ("one", "one", "other"))
    made_before = maker.render(view(one), "rss")
    assert maker.render(view(same), "rss") == made_before
    assert b"other" in maker.render(view(other), "atom")
    assert asked == ["one", "other"]


def test_what_waits_for_other_feeds_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "_MOST_KEPT", 2_000)
    maker = feeds.FeedMaker(CHANNEL, worded)
    shown = view(*(entry(f"n{number}", body=body("x" * 300)) for number in range(40)))
    assert maker.render(shown, "atom") == feeds.FeedMaker(CHANNEL, worded).render(shown, "atom")
    assert len(maker._entries) < 10


def test_entries_that_come_later_are_made_once_for_all_formats_of_a_feed() -> None:
    asked: list[str] = []

    def made(name: str) -> FeedEntry:
        asked.append(name)
        return entry(name)

    later = tuple(Deferred(name.encode(), partial(made, name)) for name in ("talks", "port"))
    maker = feeds.FeedMaker(CHANNEL, lambda _body, _base: "")
    shown, other = view(later=later), view(later=later[:1])
    for form in feeds.FORMATS:
        assert maker.render(shown, form) == feeds.FeedMaker(CHANNEL, lambda _body, _base: "").render(shown.made, form)
    asked.clear()
    for form in feeds.FORMATS:
        maker.render(other, form)
    assert asked == ["talks"]
