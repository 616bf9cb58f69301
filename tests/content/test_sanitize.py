"""Nothing in foreign or edited text can run, reach outside the site, or pretend to be ours."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as lxml_html

from briefings.content import annotated, composing, fidelity
from briefings.content.body import body_of
from briefings.content.feed_html import render_feed
from briefings.content.markdown import MarkdownFault, converter, parsed, render_inline, render_prose
from briefings.content.page_html import render_body
from briefings.content.sanitize import _TAGS, Sanitizer, scrollable
from briefings.diagnostics import Diagnostic, Report
from briefings.model import Annotations, Article, Block, BlockKind, Draft, FrontMatter, Source
from briefings.text import without_bidi
from tests.english import MARKERS, NOTES

Read = Callable[[str], tuple[Article | None, tuple[Diagnostic, ...]]]

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java&#9;script:alert(1)">x</a>',
    '<a href=" &#14; javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
    "![x](//evil.example/p.png)",
    "![x](../../files/../../etc/passwd)",
    "![x](files/%2e%2e/secret)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    '<iframe src="https://evil.example"></iframe>',
    "<object data=x></object><embed src=x>",
    "<form action=https://evil.example><input name=q><button>go</button></form>",
    "<base href=https://evil.example><link rel=stylesheet href=x><meta http-equiv=refresh content=0>",
    '<p style="position:fixed" class="entity person" id="q-1" onclick="alert(1)">x</p>',
    "<b id=p1 name=p1>x</b>",
    "<details open ontoggle=alert(1)>x</details>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<textarea></textarea><xmp><script>alert(1)</script></xmp>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<template><script>alert(1)</script></template>",
    "`<script>alert(1)</script>`",
    "{{ 7*7 }} {% raise %} ${7*7} <%= 7*7 %>",
    '"><script>alert(1)</script>',
    "'-alert(1)-'",
    '<a href="https://user:pass@evil.example" target=_blank rel=opener>x</a>',
    '<q cite=javascript:alert(1)>x</q><blockquote cite="javascript:alert(1)">y</blockquote>',
]
ALLOWED = frozenset(
    (
        *("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption", "figure"),
        *("h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "s", "samp"),
        *("small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "ul"),
        *("var", "cite", "q"),
    )
)
ATTRIBUTES = {
    *(("a", name) for name in ("href", "title", "id", "class", "role", "aria-label")),
    *(("img", name) for name in ("src", "alt", "title")),
    *(("ol", "start"), ("abbr", "title"), ("span", "class"), ("span", "id"), ("sup", "class"), ("p", "class")),
    *((tag, "id") for tag in ("p", "h2", "h3", "h4", "h5", "h6", "li", "table", "pre", "dt", "dd", "figcaption")),
}


def assert_dead(made: str) -> None:
    """Parses HTML and looks at every element and attribute that a browser would see."""
    for element in lxml_html.fragment_fromstring(made, create_parent="div").iter():
        assert isinstance(element.tag, str), "a comment came through"
        assert element.tag in ALLOWED
        for name, value in element.attrib.items():
            assert (element.tag, name) in ATTRIBUTES
            if name == "href":
                assert re.match(r"https?://|mailto:|#|\.\./", value), value
            if name == "src":
                assert value.startswith("../"), value
                assert ".." not in value[3:], value
            if name == "id":
                assert re.fullmatch(r"p\d+|[qdcnv]-\d+-ref", value), value


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("kind", ["paragraph", "caption", "heading", "list", "quote"])
def test_foreign_text_shows_as_text(payload: str, kind: BlockKind) -> None:
    text = " ".join(payload.split())
    block = Block(0, len(text), kind, 2 if kind == "heading" else 0)
    draft = Draft(
        *("f", "0" * 64, text, None, None, None, "en", text, (block,), Annotations(), (), (), (), None, (), (), ()),
    )
    source = Source("f", "0" * 64, fidelity.text_sha256(text))
    meta = FrontMatter(
        format="briefings/1", id="tag:e.org,2019:x", title=text, slug="x", language="en", published=None, source=source
    )
    article = annotated.read(composing.write(draft, meta), "content/articles/undated/x.md", Report())
    assert article is not None
    assert (article.text, article.meta.title) == (text, text)
    body = body_of(article, links=[], mentions=[], base="../")
    for made in ("".join(block.html for block in render_body(body, MARKERS)), render_feed(body, "../", NOTES)):
        assert_dead(made)
        shown = lxml_html.fragment_fromstring(re.sub("<(sup|small).*?</(sup|small)>", "", made), create_parent="div")
        assert shown.text_content() == text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_editors_own_html_passes_the_allow_list(read: Read, payload: str) -> None:
    article, _ = read(f"Words {payload}\n\n{payload}\n")
    if article is not None:
        body = body_of(article, links=[], mentions=[], base="../")
        assert_dead("".join(block.html for block in render_body(body, MARKERS)))
    assert_dead(render_prose(payload, "../"))
    assert_dead(f"<p>{render_inline(payload, '../')}</p>")


def test_control_characters_do_not_come_through() -> None:
    assert Sanitizer()("a\x01b\x0bc\ufffed") == "abcd"
    assert Sanitizer()("\x1f\x7f\x9f\ufdd0\ufdef\uffffe") == "e"


def test_no_text_can_forge_a_sentinel(read: Read) -> None:
    assert read("A &#14;0&#15; b")[0] is None
    assert read("A &#x0E;0&#x0f; b")[0] is None
    assert read("A \x0e0\x0f b")[0] is None
    article, _ = read("A &#14 b &amp;#14; c")
    assert article is None


def test_prose_is_rendered_for_its_page() -> None:
    made = render_prose("# Title\n\nSee [x](/archive/), [bad](foo.md), [f](../files/f.pdf) and *so*.", "../../")
    assert made == (
        '<h2>Title</h2>\n<p>See <a href="../../archive/">x</a>, <a>bad</a>, '
        '<a href="../../f.pdf">f</a> and <em>so</em>.</p>'
    )
    assert render_inline("a *b*\nc", "") == "a <em>b</em> c"


@given(st.text("aZ09 ,.;:'\"?()-", min_size=1, max_size=20))
@example("A - b")
@example("a.) -- (b): ")
def test_a_line_of_plain_words_is_rendered_as_the_parser_would(line: str) -> None:
    words = f"a{' '.join(line.split())}"
    assert f"<p>{render_inline(words, '')}</p>" == parsed(words)


def test_prose_that_cannot_be_parsed_is_shown_as_it_is() -> None:
    assert render_prose("- " * 3000 + "<b>a", "").startswith("<pre>- - ")


def test_a_text_that_breaks_the_parser_spoils_no_other() -> None:
    convert = converter()
    before = convert("- a\n\nb")
    with pytest.raises(MarkdownFault, match="nested too deeply"):
        convert("- " * 3000 + "a")
    assert convert("- a\n\nb") == before


def test_a_converter_forgets_one_text_before_the_next() -> None:
    convert = converter()
    assert convert("[a]: https://x.org\n\n[a]") == '<p><a href="https://x.org">a</a></p>'
    assert convert("[a]") == "<p>[a]</p>"


def test_marks_that_turn_the_direction_go_and_all_other_characters_stay() -> None:
    marks = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    assert {code for code in range(0x11_0000) if without_bidi(f"a{chr(code)}b") != f"a{chr(code)}b"} == marks


def test_the_keyboard_can_scroll_every_table_and_nothing_else() -> None:
    table = "<table><tr><td>5</td></tr></table>"
    reached = table.replace("<table>", '<table tabindex="0">')
    assert scrollable(f"<p>a</p>{table}<ul></ul>{table}") == f"<p>a</p>{reached}<ul></ul>{reached}"


@pytest.mark.parametrize("tag", sorted(_TAGS))
def test_no_element_keeps_what_could_pass_for_ours_or_run(tag: str) -> None:
    names = ("class", "id", "name", "style", "onclick", "data-x", "aria-label", "role", "tabindex", "srcset", "target")
    made = Sanitizer()(f"<{tag} {' '.join(f'{name}=x' for name in names)}>words</{tag}>")
    assert not [name for name in names if f" {name}=" in made]


@pytest.mark.parametrize(
    "tag",
    ["script", "style", "template", "iframe", "noscript", "noembed", "noframes", "svg", "math", "textarea", "xmp"],
)
def test_what_is_no_text_of_the_article_goes_with_all_that_is_in_it(tag: str) -> None:
    assert Sanitizer()(f"<p>before</p><{tag}>words</{tag}><p>behind</p>") == "<p>before</p><p>behind</p>"


@pytest.mark.parametrize("scheme", ["data", "ftp", "file", "blob", "javascript", "tel"])
def test_links_lead_to_the_web_or_a_mailbox(scheme: str) -> None:
    clean = Sanitizer()
    assert clean(f'<a href="{scheme}:x">x</a>') == "<a>x</a>"
    assert clean('<a href="https://e.example">x</a>') == '<a href="https://e.example">x</a>'
