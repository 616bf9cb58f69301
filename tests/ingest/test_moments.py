"""The day of publication of a page, among all the other dates that stand on it."""

from __future__ import annotations

import pytest

pytest.importorskip("trafilatura")

from briefings.ingest import dom, metadata
from briefings.ingest.metadata import Metadata

pytestmark = pytest.mark.nlp

STORY = "<h1>Port talks</h1>" + "<p>The ships came in on Tuesday and lay at the quay until the talks had ended.</p>" * 4
CARD = (
    '<article class="card"><a href="/x"><h3>Crew strikes for pay</h3></a>'
    '<time datetime="2020-01-01T08:00:00Z">Jan 1, 2020</time><span class="author">Zoe Quill</span></article>'
)


def read(body: str, head: str = "") -> Metadata:
    page = f"<html><head><title>Port talks</title>{head}</head><body>{body}</body></html>"
    tree = dom.parse(page)
    return metadata.read(page, tree, dom.leaves(tree.find(".//body")))


@pytest.mark.parametrize(
    "page",
    [
        f"<main><div>{STORY}</div><section class='related'>{CARD}</section></main>",
        f"<main><section class='related'>{CARD}</section><article>{STORY}</article></main>",
        f"<main><article>{STORY}</article><div>{CARD}</div></main>",
        f"<article>{STORY}</article><div id='comments'><time datetime='2021-03-03T10:00'>3 March</time></div>",
        f"<header><div>Sunday, November 22, 2026</div></header><article>{STORY}</article>",
        f"<div class='current-date'>22 November 2026</div><article>{STORY}</article>",
        f"<article>{STORY}</article><footer>Published: 7 May 2019</footer>",
        f"<article>{STORY}<p class='date'>03/04/2019</p></article>",
        "<h1>Port talks</h1>"
        + "".join(f"<div class='post'><time datetime='2019-05-07T1{n}:30Z'></time><p>So.</p></div>" for n in range(3)),
    ],
)
def test_a_date_whose_place_is_not_the_articles_is_not_its_day(page: str) -> None:
    found = read(page)
    assert (found.published, found.byline) == (None, None)


def test_the_day_of_the_last_change_is_not_that_of_publication() -> None:
    found = read(STORY, '<meta property="article:modified_time" content="2019-05-08T10:00:00Z">')
    assert (found.published, found.zone, found.updated) == (None, "UTC", "2019-05-08T10:00")


def test_the_change_is_told_in_the_zone_of_publication() -> None:
    head = '<meta property="article:published_time" content="2019-05-07T16:30:00+02:00">'
    found = read(STORY, head + '<meta property="article:modified_time" content="2019-05-07T23:30:00Z">')
    assert (found.published, found.zone, found.updated) == ("2019-05-07T16:30", "+02:00", "2019-05-08T01:30")


def test_the_same_instant_in_the_publishers_zone_says_more() -> None:
    head = '<meta property="article:published_time" content="2017-02-24T01:18:13Z">'
    found = read(STORY, head + '<meta name="pubdate" content="2017-02-23T17:18:13-08:00">')
    assert (found.published, found.zone) == ("2017-02-23T17:18", "-08:00")


@pytest.mark.parametrize("path", ["2019/05/07/port", "world/2019/may/07/port", "2019-05-07-port", "news/2019_5_7/a"])
def test_an_address_may_carry_the_day(path: str) -> None:
    assert read(STORY, f'<link rel="canonical" href="https://news.example/{path}">').published == "2019-05-07"


@pytest.mark.parametrize("path", ["20190507123456/port", "2019/05/port", "2019/13/45/port", "ships-2019/05"])
def test_other_figures_in_an_address_are_no_day(path: str) -> None:
    assert read(STORY, f'<link rel="canonical" href="https://news.example/{path}">').published is None


def test_a_time_in_basic_form_is_read() -> None:
    assert read(STORY, '<meta name="ptime" content="20190507163000">').published == "2019-05-07T16:30"


def test_a_line_that_the_page_calls_its_byline_may_hold_more() -> None:
    body = STORY.replace("</h1>", "</h1><div class='byline'>By Jane Roe 8 January 2020, 3:51 pm 11 Edit</div>")
    assert read(body).published == "2020-01-08T15:51"


def test_a_date_that_calls_itself_the_articles_counts_below_it_too() -> None:
    assert read(STORY * 2 + "<p>Published: 7 May 2019</p>").published == "2019-05-07"
    assert read(STORY * 2 + "<p>Published: 7 May 2019</p><p>Published: 8 May 2019</p>").published is None


def test_of_several_articles_of_a_page_the_one_counts_that_its_title_names() -> None:
    other = '{"@type": "NewsArticle", "headline": "Crew strikes", "datePublished": "2020-05-07", "author": "Zoe Quill"}'
    own = '{"@type": "NewsArticle", "headline": "Port talks", "datePublished": "2019-05-07"}'
    scripts = "".join(f'<script type="application/ld+json">{node}</script>' for node in (other, own))
    found = read(f"<article>{STORY}</article><article><h1>Crew strikes</h1><p>So.</p></article>", scripts)
    assert (found.title, found.published, found.byline) == ("Port talks", "2019-05-07", None)
