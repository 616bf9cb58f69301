from __future__ import annotations

from briefings.catalog.sources import PAGE_SIZE
from briefings.config import SourceConfig
from briefings.model import Annotations, Voice
from tests.catalog.builders import article, content, plan_of, view_at

WIRE = {"wire": SourceConfig(name="Sample Wire", url="https://wire.example/", rights="excerpt")}


def test_every_outlet_has_a_line_and_what_states_none_comes_last() -> None:
    articles = (
        article("a", publisher="sample wire", published="2016-04-21"),
        article("b", publisher="Sample Wire", published="2014"),
        article("c", publisher=None),
        article("d", publisher="Gazette"),
    )
    lines = view_at(plan_of(content(*articles), sources=WIRE), "sources/").sources
    assert [(line.name, line.path, line.count) for line in lines] == [
        ("Gazette", "sources/gazette/", 1),
        ("Sample Wire", "sources/sample-wire/", 2),
        (None, "sources/not-stated/", 1),
    ]
    wire = lines[1]
    assert (wire.first, wire.last, wire.rights, wire.url) == ("2014", "2016-04-21", "excerpt", "https://wire.example/")


def test_its_page_shows_its_own_loaded_phrases_with_their_sentence() -> None:
    words = "The so-called plan failed. Nobody knows why."
    marked = Annotations(voice=(Voice(words.index("so-called"), words.index(" plan")),))
    view = view_at(plan_of(content(article("a", words, notes=marked))), "sources/sample-wire/")
    (row,) = view.voice
    assert (row.words, row.context, row.path) == (
        "so-called",
        "The so-called plan failed.",
        "articles/2016/04/a/#p1.s1",
    )
    assert view.line.voice == 1


def test_a_source_with_many_articles_has_pages() -> None:
    many = [article(f"a{number:03}", published="2016-04-21") for number in range(2 * PAGE_SIZE)]
    made = plan_of(content(*many))
    view = view_at(made, "sources/sample-wire/")
    assert len(view.articles) == PAGE_SIZE
    assert view.articles_turn.older == "sources/sample-wire/articles/page/1/"
    assert len(view_at(made, view.articles_turn.older).articles) == PAGE_SIZE
