"""What a page states about its article, and nothing else."""

import pytest

pytest.importorskip("trafilatura")

from briefings.ingest import dom, metadata, titles
from briefings.ingest.metadata import Metadata

pytestmark = pytest.mark.nlp


def read(head: str = "", body: str = "<p>Ships came in.</p>") -> Metadata:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    tree = dom.parse(page)
    return metadata.read(page, tree, dom.leaves(tree.find(".//body")))


def json_ld(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


def test_a_page_that_states_nothing_has_nothing() -> None:
    assert read() == Metadata()


ONE = (
    '{"@type": "NewsArticle", "headline": "Port talks", "author": {"name": "Jane Roe"}, "datePublished": "2019-05-07"}'
)
LISTED = (
    '[{"@type": "WebSite", "name": "x"}, {"@type": ["Article"], "headline": "Port talks", "author": "Jane Roe", '
    '"datePublished": "2019-05-07"}]'
)
GRAPH = (
    '{"@graph": [{"@type": "Person", "@id": "#jr", "name": "Jane Roe"}, {"@type": "BlogPosting", "headline": '
    '"Port talks", "author": {"@id": "#jr"}, "datePublished": "2019-05-07"}]}'
)
WRAPPED = (
    '<!-- {"@type": "NewsArticle", "headline": "Port\ntalks", "author": [{"name": "Jane Roe"}], '
    '"datePublished": "2019-05-07"} -->'
)


@pytest.mark.parametrize("value", [ONE, LISTED, GRAPH, WRAPPED])
def test_json_ld_is_read_in_every_shape(value: str) -> None:
    found = read(json_ld(value))
    assert (found.title, found.byline, found.published) == ("Port talks", "Jane Roe", "2019-05-07")


@pytest.mark.parametrize("value", ["", "{", "[" * 5000, '"text"', "null", '{"@type": 7, "headline": []}', "[[[1]]]"])
def test_broken_json_ld_is_passed_over(value: str) -> None:
    assert read(json_ld(value)) == Metadata()


def test_meta_elements_are_read() -> None:
    found = read(
        '<meta property="og:title" content="Port talks &amp; more"><meta name="author" content="By Jane Roe">'
        '<meta property="article:published_time" content="2019-05-07T16:30:00Z"><meta property="og:site_name" '
        'content="Harbour Wire"><link rel="canonical" href="https://news.example/port">'
    )
    assert found == Metadata(
        title="Port talks & more",
        published="2019-05-07T16:30",
        zone="UTC",
        byline="Jane Roe",
        publisher="Harbour Wire",
        url="https://news.example/port",
    )


def test_midnight_sharp_is_a_day_without_a_time() -> None:
    found = read('<meta property="article:published_time" content="2019-05-07T00:00:00+05:00">')
    assert (found.published, found.zone) == ("2019-05-07", None)


def test_the_day_of_the_address_counts_where_the_stated_moment_is_another_day() -> None:
    found = read(
        '<meta property="article:published_time" content="2019-05-08T01:30:00Z">'
        '<link rel="canonical" href="https://news.example/2019/05/07/port">'
    )
    assert (found.published, found.zone) == ("2019-05-07", None)


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00", "1970-01-01", "soon", "2019-13-45"])
def test_an_impossible_date_is_none(value: str) -> None:
    assert read(f'<meta property="article:published_time" content="{value}">').published is None


def test_an_address_that_is_none_is_not_taken() -> None:
    assert read('<link rel="canonical" href="javascript:alert(1)">').url is None


def test_a_byline_that_the_page_shows_is_read() -> None:
    body = "<h1>Port talks</h1><div class='byline'>By <a href='/jr'>Jane Roe</a> May 7, 2019</div><p>Ships came in.</p>"
    assert read(body=body).byline == "Jane Roe"


def test_names_beside_comments_are_no_byline() -> None:
    body = "<h1>Port talks</h1><p>Ships came in.</p><div class='comments'><span class='author'>Troll Fan</span></div>"
    assert read(body=body).byline is None


SITE = '<meta property="og:site_name" content="Harbour Wire"><meta name="author" content="Harbour Wire">'


def test_the_site_is_its_own_author_only_where_the_page_prints_it() -> None:
    assert read(SITE, "<div class='byline'>By Jane Roe</div><p>Ships.</p>").byline == "Jane Roe"
    assert read(SITE, "<div class='byline'>By Harbour Wire</div><p>Ships.</p>").byline == "Harbour Wire"
    assert read(SITE).byline is None


def test_a_name_printed_below_the_headline_counts_before_the_site() -> None:
    body = (
        "<h1>Port talks</h1><p>By Harbour Wire</p><p>Courtesy of Sea News</p><p>Written by: Jane Roe</p><p>Ships.</p>"
    )
    assert read(SITE, body).byline == "Jane Roe"


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Jane Roe</p>",
        "<p>By</p><p>Jane Roe</p>",
        "<p>— by Jane Roe</p>",
        "<p>Posted on May 7, 2019 by Jane Roe</p>",
        "<p>By Jane Roe, 7 May 2019</p>",
        "<p>Written by: Jane Roe</p>",
    ],
)
def test_a_byline_without_any_markup_is_read_beside_the_headline(line: str) -> None:
    assert read(body=f"<h1>Port talks</h1>{line}<p>Ships came in on Tuesday.</p>").byline == "Jane Roe"


def test_a_byline_far_below_is_another_articles() -> None:
    ships = "<p>Ships came in on Tuesday.</p>" * 5
    assert read(body=f"<h1>Port talks</h1>{ships}<h2>More</h2><p>By Jane Roe</p>").byline is None


def test_a_first_name_alone_gives_way_to_the_full_name_that_is_printed() -> None:
    assert read(json_ld('{"@type": "NewsArticle", "author": "Jane"}'), "<p>By Jane Roe</p>").byline == "Jane Roe"
    assert read(json_ld('{"@type": "NewsArticle", "author": "Jane Roe"}'), "<p>By Jo Ray</p>").byline == "Jane Roe"


def test_words_in_small_letters_belong_to_the_name_before_them() -> None:
    assert read('<meta name="author" content="Staff and wire reports">').byline == "Staff and wire reports"


def test_the_time_that_the_page_prints_is_added_to_its_day() -> None:
    head = '<link rel="canonical" href="https://news.example/2019/09/08/port">'
    found = read(head, "<h1>Port talks</h1><p>09:15, 8 September 2019</p><p>Ships came in on Tuesday.</p>")
    assert found.published == "2019-09-08T09:15"


def test_a_date_printed_in_a_line_of_its_own_is_the_day() -> None:
    body = "<h1>Port talks</h1><p>Published: 8 Sept 2019 18:40 PKT</p><p>Ships came in on Tuesday.</p>"
    found = read(body=body)
    assert (found.published, found.zone) == ("2019-09-08T18:40", "+05:00")


def test_a_title_that_is_but_the_name_of_the_site_gives_way_to_the_heading() -> None:
    head = '<title>Harbour Wire</title><meta property="og:site_name" content="Harbour Wire">'
    assert read(head, "<h1>Port talks resume</h1><p>Ships came in.</p>").title == "Port talks resume"
    assert read(head).title == "Harbour Wire"


def test_a_second_heading_shows_where_the_name_of_an_unknown_site_begins() -> None:
    body = "<h2>Port talks resume</h2><p>Ships came in.</p><h2>Most read</h2>"
    assert read("<title>Port talks resume - Valle News</title>", body).title == "Port talks resume"


def test_the_sign_of_a_link_to_a_heading_is_no_part_of_it() -> None:
    assert read("<title>Port talks resume</title>", "<h1>Port talks resume¶</h1>").title == "Port talks resume"


def test_json_ld_in_bare_cdata_is_read() -> None:
    assert read(json_ld('<![CDATA[ {"@type": "Article", "author": "Jane Roe"} ]]>')).byline == "Jane Roe"


@pytest.mark.parametrize(
    ("title", "sites", "headings", "bare"),
    [
        ("Port talks resume | Harbour Wire", ["Harbour Wire"], [], "Port talks resume"),
        ("Port talks resume - Harbour Wire", ["Harbour Wire"], [], "Port talks resume"),
        ("Harbour Wire: Port talks resume", ["Harbour Wire"], [], "Harbour Wire: Port talks resume"),
        ("Harbour Wire » Port talks resume", ["Harbour Wire"], [], "Port talks resume"),
        ("Port talks – at last – News – Wire", ["Wire"], ["Port talks – at last"], "Port talks – at last"),
        ("Port talks resume again today | The Wire", [], [], "Port talks resume again today"),
        ("Port talks – the end", ["Harbour Wire"], [], "Port talks – the end"),
        ("Port talks resume", ["Harbour Wire"], [], "Port talks resume"),
        ("Talks at Harbour Wire tower end - Sea", ["Harbour Wire"], [], "Talks at Harbour Wire tower end - Sea"),
    ],
)  # fmt: skip
def test_a_title_loses_the_name_of_its_site(title: str, sites: list[str], headings: list[str], bare: str) -> None:
    assert titles.without_site(title, sites, headings) == bare
