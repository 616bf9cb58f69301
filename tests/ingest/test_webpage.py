"""Saved pages: the article's text, its blocks and what is left out."""

import json

import pytest

from briefings.errors import RefusedError
from briefings.ingest.clean import reextract
from briefings.ingest.types import Clean, Options

pytest.importorskip("trafilatura")
pytestmark = pytest.mark.nlp

BODY = "The ministers of transport met in the harbour town on Tuesday and spoke for two hours about the new pier."
MORE = "Nobody would say who is to pay for it, but the harbour master named a sum of three million and a term of years."
LAST = "Work on the pier is to begin in May, when the storms are over and the fishing boats have gone out to sea again."
HEAD = """<!DOCTYPE html><html lang="en-GB"><head>
<title>Port talks resume | Harbour Wire</title>
<meta property="og:site_name" content="Harbour Wire">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Port talks resume", "datePublished": "2019-05-07T16:30:00+05:00",
 "dateModified": "2019-05-08T09:00:00+05:00",
 "author": [{"@type": "Person", "name": "Jane Roe"}], "publisher": {"@type": "Organization", "name": "Harbour Wire"},
 "url": "https://news.example/port"}</script></head>"""
MENU = "<nav><ul>" + "".join(f"<li><a href='/{n}'>Section number {n}</a></li>" for n in range(8)) + "</ul></nav>"
FOOT = "<footer><p>© 2019 Harbour Wire. All rights reserved.</p></footer></body></html>"


def page(body: str) -> Clean:
    html = f"{HEAD}<body>{MENU}<article class='story'><h1>Port talks resume</h1>{body}</article>{FOOT}"
    return reextract(html.encode(), "page.html", Options())


def paragraphs(*texts: str) -> str:
    return "<div class='story-body'>" + "".join(f"<p class='text'>{text}</p>" for text in texts) + "</div>"


def blocks(clean: Clean) -> list[tuple[str, str]]:
    return [(block.kind, clean.text[block.start : block.end]) for block in clean.blocks]


def reasons(clean: Clean) -> dict[str, str]:
    return {row.exact: row.why for row in clean.removed}


def test_text_and_facts_of_a_page() -> None:
    clean = page(paragraphs(BODY, MORE, LAST))
    assert blocks(clean) == [("paragraph", BODY), ("paragraph", MORE), ("paragraph", LAST)]
    assert (clean.title, clean.byline, clean.publisher) == ("Port talks resume", "Jane Roe", "Harbour Wire")
    assert (clean.published, clean.zone, clean.updated) == ("2019-05-07T16:30", "+05:00", "2019-05-08T09:00")
    assert (clean.url, clean.language) == ("https://news.example/port", "en-GB")
    assert clean.extractor is not None
    assert clean.extractor.startswith("trafilatura ")


def test_headings_lists_quotes_and_tables_keep_their_kinds() -> None:
    body = (
        f"<div class='story-body'><p class='text'>{BODY}</p><h2>Who pays</h2><p class='text'>{MORE}</p>"
        "<ul><li>The bank of the harbour town</li><li>The ministry of transport</li></ul>"
        f"<blockquote><p>We will pay for it when the work is done, and not before that day.</p></blockquote>"
        "<table><tr><th>Year</th><th>Sum</th></tr><tr><td>2018</td><td>two</td></tr><tr><td>2019</td><td>three</td></tr>"
        f"</table><p class='text'>{LAST}</p></div>"
    )
    assert blocks(page(body)) == [
        ("paragraph", BODY),
        ("heading", "Who pays"),
        ("paragraph", MORE),
        ("list", "The bank of the harbour town"),
        ("list", "The ministry of transport"),
        ("quote", "We will pay for it when the work is done, and not before that day."),
        ("table", "Year\tSum\n2018\ttwo\n2019\tthree"),
        ("paragraph", LAST),
    ]


def test_furniture_between_the_paragraphs_is_taken_out_and_listed() -> None:
    body = (
        f"<div class='story-body'><p class='text'>{BODY}</p><p>Share this on Facebook</p><p class='text'>{MORE}</p>"
        "<p><a href='/x'>READ MORE: The pier that nobody wanted to build</a></p>"
        f"<p class='text'>{LAST}</p><p>Follow us on Twitter and Facebook</p></div>"
    )
    clean = page(body)
    assert [text for _, text in blocks(clean)] == [BODY, MORE, LAST]
    told = reasons(clean)
    assert {told.get(text) for text in told if text.startswith(("Share", "READ", "Follow"))} <= {
        "share-widget",
        "read-more",
    }


def test_a_pictures_caption_is_listed_with_its_credit() -> None:
    body = (
        f"<div class='story-body'><p class='text'>{BODY}</p><figure><img src='x.jpg'><figcaption>Ships wait in the "
        f"harbour (© Reuters)</figcaption></figure><p class='text'>{MORE}</p><p class='text'>{LAST}</p></div>"
    )
    clean = page(body)
    assert [text for _, text in blocks(clean)] == [BODY, MORE, LAST]
    assert reasons(clean)["Ships wait in the harbour (© Reuters)"] == "caption"
    assert clean.credits == ("Reuters",)


def test_a_text_in_two_containers_of_one_kind_is_whole() -> None:
    parts = (
        paragraphs(BODY, MORE) + "<div class='ad'>Advertisement</div>" + paragraphs(LAST, BODY.replace("two", "six"))
    )
    assert [text for _, text in blocks(page(parts))] == [BODY, MORE, LAST, BODY.replace("two", "six")]


def test_two_line_breaks_part_paragraphs() -> None:
    clean = page(f"<div class='story-body'>{BODY}<br><br>{MORE}<br/> <br/>{LAST}</div>")
    assert [text for _, text in blocks(clean)] == [BODY, MORE, LAST]


def test_one_line_break_parts_whole_paragraphs_and_a_byline_from_its_story() -> None:
    clean = page(
        f"<div class='story-body'>By Jane Roe<br>May 7, 2019<br>{BODY}<br>\n{MORE}<br>Pier<br>Quay<br>{LAST}</div>"
    )
    assert [text for _, text in blocks(clean)] == [BODY, f"{MORE} Pier Quay {LAST}"]
    assert reasons(clean)["By Jane Roe"] == "byline"


def test_the_reader_view_of_a_browser_states_address_and_author() -> None:
    head = "<a class='domain reader-domain' href='https://news.example/port'>news.example</a><h1>Port talks resume</h1>"
    body = f"{head}<div class='credits reader-credits'>Jane Roe</div>{paragraphs(BODY, MORE, LAST)}"
    clean = reextract(f"<title>Port talks resume</title><body>{body}</body>".encode(), "page.html", Options())
    assert (clean.url, clean.byline) == ("https://news.example/port", "Jane Roe")


def test_a_heading_that_says_more_than_the_title_for_machines_is_the_headline() -> None:
    story = f"<h1>Port talks resume after a year</h1>{paragraphs(BODY, MORE, LAST)}"
    for title in ("Port talks resume", "Print: Port talks resume after a year"):
        html = f"<title>{title}</title><body><article>{story}</article></body>"
        assert reextract(html.encode(), "page.html", Options()).title == "Port talks resume after a year"


def test_words_that_nobody_sees_are_no_words() -> None:
    hidden = "<span class='tooltip-text'>a long note on the pier</span><span style='display:none'>hidden</span>"
    clean = page(paragraphs(BODY.replace("harbour town", f"harbour{hidden} town"), MORE, LAST))
    assert clean.text.startswith(BODY)


def test_normalization_is_told() -> None:
    clean = page(paragraphs(BODY.replace("new pier", "new&nbsp; pier"), MORE, LAST))
    assert clean.text.startswith(BODY)
    assert {"nbsp-to-space", "collapse-spaces"} <= set(clean.normalized)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        f"<html><body>{MENU}{FOOT}",
        "<html>" + "<div>" * 5000,
        "<html><body><script>var x = 'The ministers met. They spoke.'</script></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(RefusedError):
        reextract(html.encode(), "page.html", Options())


def test_a_page_of_too_many_pieces_is_refused_before_the_work() -> None:
    html = "<html><body>" + f"<p>{BODY}</p>" * 10_001 + "</body></html>"
    with pytest.raises(RefusedError, match="10,001 pieces"):
        reextract(html.encode(), "page.html", Options())


def test_the_same_page_gives_the_same_article() -> None:
    assert page(paragraphs(BODY, MORE)) == page(paragraphs(BODY, MORE))


def test_a_text_that_only_a_script_holds_is_found() -> None:
    script = json.dumps({"@type": "NewsArticle", "articleBody": f"{BODY} {MORE} {LAST} {BODY}"})
    clean = page(f"<div id='app'></div><script type='application/ld+json'>{script}</script>")
    assert MORE in clean.text


def test_a_table_that_lays_out_the_page_is_no_table_of_facts() -> None:
    links = "<td><b>Most read</b><ol><li><a href='/1'>Storm closes the pass</a></li><li>Prize goes north</li></ol></td>"
    story = "".join(f"<p>{text}</p>" for text in (BODY, MORE, LAST))
    clean = page(f"<table><tr><td class='left'>{story}</td>{links}</tr></table>")
    assert blocks(clean) == [("paragraph", BODY), ("paragraph", MORE), ("paragraph", LAST)]
