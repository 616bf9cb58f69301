"""How much of an article goes out, wherever it is shown."""

from __future__ import annotations

import msgspec
import pytest

from briefings.catalog import rights
from briefings.config import Config, SourceConfig
from briefings.model import Article, BlockKind, Content, Correction, Rights
from tests.catalog.builders import SITE, article, content, feed_at, plan_of, report_of, view_at, words_of

KEPT_BACK = "“Nobody may read this sentence,”"
PARAGRAPHS = ("The first paragraph.", "The second paragraph.", f"{KEPT_BACK} Wang Hao said on Monday.", "The last.")


def leak(allowed: Rights) -> Content[Article]:
    one = report_of(
        "leak",
        *PARAGRAPHS,
        rights=allowed,
        url="https://wire.example/leak",
        story="leaks",
        key_points=("p3.s1 “Nobody",),
        summary="The second paragraph.",
        people=[("Wang Hao", "minister")],
        quotes=[(KEPT_BACK, "wang-hao")],
        dates=[("on Monday", "2016-04-18")],
        damage=[("Nobody may", "gap")],
        corrections=(Correction("2016-05-01", "A date was wrong.", "", ""),),
    )
    other = report_of(
        "other",
        *PARAGRAPHS[:1],
        "“Hear me,” Wang Hao said.",
        people=[("Wang Hao", "")],
        quotes=[("“Hear me,”", "wang-hao")],
        story="leaks",
        publisher="Another",
    )
    return content(one, other)


def test_a_link_lets_no_word_of_the_body_out() -> None:
    made = plan_of(leak("link"))
    everything = words_of((made.pages, made.feeds))
    for words in ("Nobody may read", "The second paragraph", "The last.", "on Monday"):
        assert words not in everything
    view = view_at(made, "articles/2016/04/leak/")
    assert (view.body, view.key_points, view.statements, view.exports) == (None, (), (), ())
    assert view.head.source is None
    assert view.provenance.url == "https://wire.example/leak"
    assert [line.name for line in view.people] == ["Wang Hao"]


def test_an_excerpt_ends_after_two_paragraphs_and_cites_the_rest_without_an_anchor() -> None:
    made = plan_of(leak("excerpt"))
    view = view_at(made, "articles/2016/04/leak/")
    assert view.body.text == "The first paragraph.\n\nThe second paragraph."
    assert view.exports == ()
    (statement,) = view.statements
    assert statement.words == KEPT_BACK
    assert statement.path == "articles/2016/04/leak/"
    (entry,) = [entry for entry in feed_at(made, "feeds/articles").entries if entry.path == "articles/2016/04/leak/"]
    assert entry.body.value.text == view.body.text


def test_full_lets_all_out() -> None:
    view = view_at(plan_of(leak("full")), "articles/2016/04/leak/")
    assert view.body.text == "\n\n".join(PARAGRAPHS)
    forms = ("json", "md", "txt")
    assert [link.path for link in view.exports] == [f"articles/2016/04/leak/article.{form}" for form in forms]


def test_the_configuration_says_which_forms_for_programs_go_out() -> None:
    made = plan_of(leak("full"), exports=("text", "json"))
    assert {export.form for export in made.exports} == {"json", "text"}
    view = view_at(made, "articles/2016/04/leak/")
    assert [link.path.rpartition(".")[2] for link in view.exports] == ["json", "txt"]
    assert view.head.source is None
    assert plan_of(leak("full"), exports=()).exports == ()


def test_an_excerpt_is_never_the_whole_article() -> None:
    assert rights.limit(article("a", "One.").pieces, "excerpt") == 0
    assert rights.limit(article("a", "One.", "Two.").pieces, "excerpt") == 1
    assert rights.limit(article("a", "Photo.", "One.", "Two.", "Three.", kinds=["caption"]).pieces, "excerpt") == 3


@pytest.mark.parametrize(
    ("kind", "elements"), [("heading", 3), ("caption", 3), ("list", 1), ("table", 1), ("quote", 1)]
)
def test_what_is_no_paragraph_ends_an_excerpt_unless_it_stands_beside_one(kind: BlockKind, elements: int) -> None:
    given = article("a", "One.", "Between.", "Two.", "Three.", kinds=["paragraph", kind])
    assert rights.limit(given.pieces, "excerpt") == elements
    assert rights.limit(article("a", "First.", "One.", "Two.", kinds=["list"]).pieces, "excerpt") == 0


def test_long_words_of_an_excerpt_are_cut_and_keep_their_closing_mark() -> None:
    words = "“" + "word " * 50 + "end”"
    cut = rights.shown(words, "excerpt")
    assert len(cut.split()) == rights.MOST_WORDS
    assert cut.endswith("word…”")
    assert rights.shown(words, "full") == words
    assert rights.shown("a\n\nb", "full") == "a b"


CONFIG = Config(
    site=SITE,
    rights="excerpt",
    sources={
        "wire": SourceConfig(name="Sample Wire", match=("SW", "wire.example"), rights="link"),
        "gazette": SourceConfig(match=("The Gazette",)),
    },
)


@pytest.mark.parametrize(
    ("publisher", "url", "name", "allowed"),
    [
        ("Sample Wire", None, "Sample Wire", "link"),
        ("sw", None, "Sample Wire", "link"),
        (None, "https://news.wire.example/a", "Sample Wire", "link"),
        (None, "https://notwire.example/a", None, "excerpt"),
        ("The Gazette", "https://wire.example/a", "gazette", "excerpt"),
        ("Unknown", "https://wire.example/a", "Unknown", "excerpt"),
        (None, "https://[broken", None, "excerpt"),
    ],
)
def test_a_publisher_is_known_by_name_then_by_host(
    publisher: str | None, url: str | None, name: str | None, allowed: str
) -> None:
    meta = article("a", publisher=publisher, url=url).meta
    known = rights.publishers(CONFIG)
    assert known.name_of(meta) == name
    assert known.rights_of(meta) == allowed
    assert known.rights_of(msgspec.structs.replace(meta, rights="full")) == "full"
