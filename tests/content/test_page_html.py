"""What stands on the page: the article's very words, each mark in its tags, and tags that always nest."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from briefings.content.body import body_of
from briefings.content.entities import find_mentions
from briefings.content.feed_html import render_feed
from briefings.content.page_html import render_body
from briefings.content.weave import Insert, Loom, Wrap
from briefings.diagnostics import Diagnostic
from briefings.model import Anchor, Article, BodyLink, Entity, Piece
from tests.english import MARKERS, NOTES

Read = Callable[[str], tuple[Article | None, tuple[Diagnostic, ...]]]

BODY = """\
*At the port.*[^c-1]

[Wang Hao][@wang-hao] said [on Monday][2019-05-06 a]: “We **are ready** to help,”[^q-1] and
Wang left [soon][unresolved a].

- ties with[^d-1] which is

[@wang-hao]: ../../entities/wang-hao.md "person; deputy minister"
[2019-05-06 a]: #2019-05-06 "weekday before \\"dateline\\""
[unresolved a]: #unresolved "no publication day"

[^c-1]: **Caption.** Credit: Xinhua.
[^q-1]: **Quote.** Speaker: [Wang Hao][@wang-hao]. Reported: [on Monday][2019-05-06 a].
[^d-1]: **Damage, gap.** Of: “ties with which is”. A word is missing.
""".replace('\\"', "&quot;")
WANG = Entity("wang-hao", "Wang Hao", "person", ("Wang",))
LINKS = [BodyLink("wang-hao", "people/wang-hao/", "person", 'Wang Hao, "deputy"')]


def article_of(read: Read, body: str) -> Article:
    article, diagnostics = read(body)
    assert article is not None, diagnostics
    return article


def page(read: Read, body: str = BODY, base: str = "../../", limit: int | None = None) -> list[str]:
    article = article_of(read, body)
    mentions = find_mentions(article, {"wang-hao": WANG})
    anchors = [Anchor("p1.s1", 14, 60)] if body == BODY else []
    made = body_of(article, links=LINKS, mentions=mentions, anchors=anchors, base=base, limit=limit)
    return [block.html for block in render_body(made, MARKERS)]


def test_every_mark_has_its_tags(read: Read) -> None:
    caption, paragraph, items = page(read)
    assert caption == (
        '<p class="caption"><em>At the port.<sup class="mark caption"><a id="c-1-ref" href="#c-1" role="doc-noteref"'
        ' aria-label="Caption, note 1">1</a></sup></em></p>'
    )
    assert paragraph.startswith(
        '<p id="p1"><span class="cited" id="p1.s1"><a class="entity person" href="../../people/wang-hao/"'
        ' title="Wang Hao, &quot;deputy&quot;">Wang Hao</a> said <time class="date" datetime="2019-05-06"'
        ' title="weekday before &quot;dateline&quot;">on Monday</time>: <span class="said">“We </span></span>'
        '<strong><span class="cited"><span class="said">are ready</span></span></strong>'
    )
    assert '</span><sup class="mark quote"><a id="q-1-ref" href="#q-1"' in paragraph
    assert '<span class="date unresolved" title="no publication day">soon</span>' in paragraph
    assert items.startswith('<ul><li id="p2"><span class="damage gap">ties with<sup class="mark damage">')


def test_blocks_tell_their_notes_and_kinds(read: Read) -> None:
    article = article_of(read, BODY)
    blocks = render_body(body_of(article, links=[], mentions=[]), MARKERS)
    assert [(block.id, block.kind, block.notes) for block in blocks] == [
        ("", "caption", ("c-1",)),
        ("p1", "paragraph", ("q-1",)),
        ("p2", "list", ("d-1",)),
    ]


def test_notes_carry_what_the_margin_shows(read: Read) -> None:
    notes = body_of(article_of(read, BODY), links=LINKS, mentions=[]).notes
    caption, quote, damage = notes
    assert (caption.kind, caption.credit) == ("caption", "Xinhua")
    assert quote.speaker is not None
    assert (quote.words, quote.speaker.path) == ("“We are ready to help,”", "people/wang-hao/")
    assert (quote.reported, quote.value) == ("on Monday", "2019-05-06")
    assert (damage.damage, damage.text) == ("gap", "A word is missing.")


def test_an_editors_remark_leads_to_whom_it_names(read: Read) -> None:
    remark = "[Wang *Hao*][@wang-hao] left [Dawn][@dawn] [on Monday][2019-05-06 a]; \\[so\\][1]."
    text = BODY + f'[^n-1]: **Editor.** {remark}\n\n[@dawn]: ../../entities/dawn.md "organization"\n'
    article = article_of(read, text.replace("Wang left", "Wang left[^n-1]"))
    notes = body_of(article, links=LINKS, mentions=[], base="../").notes
    assert notes[2].text == '<a href="../people/wang-hao/">Wang <em>Hao</em></a> left Dawn on Monday; [so][1].'


def test_what_rights_hold_back_is_not_in_the_body_at_all(read: Read) -> None:
    article = article_of(read, BODY)
    body = body_of(article, links=LINKS, mentions=[], limit=1)
    assert body.text == "At the port."
    assert (body.annotations.quotations, len(body.notes), len(body.pieces)) == ((), 1, 1)
    assert "Wang" not in "".join(block.html for block in render_body(body, MARKERS))


def test_an_entity_without_a_page_is_no_link(read: Read) -> None:
    article = article_of(read, BODY)
    mentions = find_mentions(article, {"wang-hao": WANG})
    made = "".join(block.html for block in render_body(body_of(article, links=[], mentions=mentions), MARKERS))
    assert made.count('<span class="entity">') == 2
    assert "people/" not in made


def test_links_do_not_stand_in_links(read: Read) -> None:
    body = 'See [what Wang Hao](https://x.org/) says.\n\n[@wang-hao]: ../../entities/wang-hao.md "person"\n'
    assert page(read, body) == ['<p id="p1">See <a href="https://x.org/">what Wang Hao</a> says.</p>']


def test_addresses_are_seen_from_the_page(read: Read) -> None:
    body = 'A [map](/archive/) ![m](../../files/m.png "t") <img src="files/a b.png"> end.\n'
    assert page(read, body, base="../")[0].startswith(
        '<p id="p1">A <a href="../archive/">map</a> <img alt="m" title="t" src="../m.png"> '
        '<img src="../a b.png" alt=""> '
    )


def test_feeds_get_notes_inlined_and_nothing_that_readers_drop(read: Read) -> None:
    article = article_of(read, BODY)
    mentions = find_mentions(article, {"wang-hao": WANG})
    url = "https://x.org/"
    made = render_feed(body_of(article, links=LINKS, mentions=mentions, base=url), url, NOTES)
    assert "class=" not in made
    assert "id=" not in made
    assert "<span" not in made
    assert made.startswith("<p><em>At the port. <small>(credit: Xinhua)</small></em></p>\n")
    assert (
        '<a href=https://x.org/people/wang-hao/>Wang Hao</a> said <time datetime="2019-05-06">on Monday</time>' in made
    )
    assert (
        "“We <strong>are ready</strong> to help,” <small>(<cite><a href=https://x.org/people/wang-hao/>Wang Hao</a>"
        '</cite>, <time datetime="2019-05-06">on Monday</time>)</small>' in made
    )
    assert (
        "ties with <small>(Words missing in the source: <q>ties with which is</q> A word is missing.)</small>" in made
    )


def test_directional_overrides_do_not_reach_the_page(read: Read) -> None:
    assert page(read, "A \u202egnp.exe\u202c b &amp; c\n") == ['<p id="p1">A gnp.exe b &amp; c</p>']


@st.composite
def looms(draw: st.DrawFn) -> tuple[str, Piece, list[Wrap], list[Insert]]:
    """An element with an inline element or two inside, and wraps and inserts anywhere."""
    text = "abcdefghijklmnopqrst"
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
    cuts = cuts[: len(cuts) // 2 * 2]
    bounds = [0, *cuts, len(text)]
    spans = tuple((start, end) for start, end in pairwise(bounds))
    tags = ["<p>", *(("<em>", "</em>")[index % 2] for index in range(len(cuts))), "</p>"]
    wraps = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        name = f"w{number}"
        wraps.append(
            Wrap(
                start,
                end,
                draw(st.integers(0, 4)),
                f'<span class="{name}" id="{name}">',
                f'<span class="{name}">',
                "</span>",
            )
        )
    wraps.sort(key=lambda wrap: (wrap.start, wrap.rank, -wrap.end))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
    return (
        text,
        Piece("paragraph", "", tuple(tags), spans),
        wraps,
        [Insert(at, f"<sup>{i}</sup>") for i, at in enumerate(places)],
    )


@settings(max_examples=300, deadline=None)
@given(looms())
def test_tags_always_nest_and_every_wrap_holds_its_words(
    loom: tuple[str, Piece, list[Wrap], list[Insert]],
) -> None:
    text, piece, wraps, inserts = loom
    made = Loom(text, wraps, inserts, "").weave(piece)
    opened: list[str] = []
    at = 0
    held: dict[str, str] = {}
    marked: list[tuple[str, int]] = []
    in_sup = False
    for closing, tag, name, word in re.findall(r'<(/?)(\w+)(?: class="(\w+)")?[^>]*>|([^<]+)', made):
        if word and in_sup:
            marked.append((word, at))
        elif word:
            for element in opened:
                held[element] = held.get(element, "") + word
            at += len(word)
        elif closing:
            assert opened.pop() in {tag, *(f"{wrap.first[13:15]}" for wrap in wraps)}
            in_sup = False
        else:
            opened.append(name or tag)
            in_sup = tag == "sup"
    assert not opened
    assert at == len(text)
    for wrap in wraps:
        name = wrap.first[13:15]
        assert held[name] == text[wrap.start : wrap.end]
        assert made.count(f'id="{name}"') == 1
    assert marked == [(str(index), insert.at) for index, insert in enumerate(inserts)]
    assert lxml_html.fragment_fromstring(made).tag == "p"


def test_between_the_cells_of_a_table_stands_no_mark(read: Read) -> None:
    table = "Ships | Berths\n--- | ---\nFern[^d-1] | 2\n\n[^d-1]: **Damage, spelling.** Of: “Fern”. So it stands.\n"
    article = article_of(read, table)
    made = body_of(article, links=(), mentions=(), anchors=[Anchor("p1.s1", 0, len(article.text))], base="")
    (block,) = render_body(made, MARKERS)
    cells = re.findall(r"<t[hd]>.*?</t[hd]>", block.html)
    assert len(cells) == 4
    assert all('class="cited"' in cell for cell in cells)
    assert 'class="damage spelling">Fern</span>' in cells[2]
    assert '<sup class="mark damage">' in cells[2]
    around = block.html
    for cell in cells:
        around = around.replace(cell, "", 1)
    assert re.findall("<[a-z]+", around) == ["<table", "<thead", "<tr", "<tbody", "<tr"]
