"""Foreign text shows as itself in every parser that an editor or a Git host may use."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import markdown
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefings.content import escape, writing
from briefings.content.markdown import converter
from briefings.content.notes import read_target, write_title
from briefings.content.sanitize import Sanitizer
from briefings.model import Annotations, Block, BlockKind, By, Draft

ATOMS = [
    *"\\`*_[]<>~|&#-+=:!^()@$\"'“”‘’{}%…—09",
    *(
        "``",
        "**",
        "__",
        "<b>",
        "</p>",
        "<!--",
        "~~",
        "&amp;",
        "&#65;",
        "&nbsp;",
        "##",
        "--",
        "---",
        "==",
        "![",
        "[^q-77]",
    ),
    *(
        "[@x]",
        "1.",
        "12)",
        "1.5",
        "a",
        "Word",
        "word_word",
        "_x_",
        "日本",
        "Ж",
        "e\u0301",
        "\u200d",
        "😀",
        "א",
        "\u202e",
    ),
    *(
        "\u00a0x",
        " ",
        "  ",
        " . ",
        "\u2003x",
        "\t",
        "[x] ",
        "[ ] ",
        "[a](b)",
        "[a]: http://x",
        "<http://x.com>",
        "https://",
    ),
    *("http://x.com/a_b?c=1&d=2", "https://e.org/*x*", "www.foo.bar/a[1]", "a@b.co", "x_y@b.co", "mailto:a@b.co"),
]
LABEL = "q-77"
KINDS: list[BlockKind] = ["paragraph", "paragraph", "heading", "quote", "list", "caption"]
LINES = st.lists(st.sampled_from(ATOMS), min_size=1, max_size=12).map("".join).map(str.strip)
TARGETS = '\n\n[@x]: ../../entities/x.md "person"\n[2019-05-06 a]: #2019-05-06 "e"\n'


@st.composite
def bodies(draw: st.DrawFn) -> tuple[str, str]:
    """A block's text, and its Markdown with perhaps a link and markers at any place."""
    kind = draw(st.sampled_from(KINDS))
    text = draw(LINES)
    if kind != "heading" and draw(st.integers(0, 5)) == 0:
        text = f"{text}\n{draw(LINES)}"
    assume(text and not escape.unwritable(text))
    links: list[writing.Link] = []
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    if draw(st.booleans()) and text[start:end] and text[start:end] == text[start:end].strip():
        links = [writing.Link(start, end, draw(st.sampled_from(["@x", "2019-05-06 a"])))]
    places = draw(st.lists(st.integers(0, len(text)), max_size=2))
    markers = [writing.Marker(at, LABEL) for at in places if not any(item.start < at < item.end for item in links)]
    if kind == "caption":
        markers.append(writing.Marker(len(text), LABEL, outside=True))
    block = Block(0, len(text), kind, 2 if kind == "heading" else 0, kind == "list" and draw(st.booleans()))
    draft = Draft(
        *("f", "", None, None, None, None, "en", text, (block,), Annotations(), (), (), (), None, (), (), ()),
    )
    return text, writing.body(draft, links, markers) + TARGETS


def shown(made: str) -> str:
    """The words that a reader sees in HTML, without markers."""
    made = re.sub(r"<br ?/?>\n", "\n", made)
    return html.unescape(re.sub(r"<[^>]+>", "", made)).replace(f"[^{LABEL}]", "").strip("\n")


def python_markdown(markup: str) -> str:
    extensions = ["footnotes", "tables", "sane_lists"]
    made = markdown.markdown(f"{markup}\n[^{LABEL}]: note\n", extensions=extensions, output_format="html")
    return re.sub(r'<sup id.*?</sup>|<div class="footnote".*', "", made, flags=re.DOTALL)


def common_mark(markup: str) -> str:
    return str(MarkdownIt("commonmark").render(markup))


def common_mark_with_tables_and_strikes(markup: str) -> str:
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markup))


def github(markup: str) -> str:
    cmarkgfm = pytest.importorskip("cmarkgfm", reason="GitHub's own parser is not installed")
    return str(cmarkgfm.github_flavored_markdown_to_html(markup))


@pytest.mark.parametrize(
    "parser",
    [python_markdown, common_mark, common_mark_with_tables_and_strikes, github],
    ids=lambda parser: parser.__name__,
)
def test_every_parser_shows_the_text(parser: Callable[[str], str]) -> None:
    @settings(max_examples=200, deadline=None)
    @given(bodies())
    def check(body: tuple[str, str]) -> None:
        text, markup = body
        assume(f"[^{LABEL}]" not in text)
        assert shown(parser(markup)) == text

    check()


@settings(max_examples=200, deadline=None)
@given(bodies())
def test_leaving_out_idle_processors_changes_no_byte(body: tuple[str, str]) -> None:
    _, markup = body
    plain = markdown.Markdown(extensions=["tables", "fenced_code", "sane_lists"], output_format="html")
    assert converter()(markup) == Sanitizer()(plain.convert(markup))


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_a_note_says_what_was_written_into_it(text: str) -> None:
    assert escape.unescape(escape.escape_note(text)) == text
    assert "\n" not in escape.escape_note(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*ATOMS, "; ", ";", "\n"]), max_size=8).map("".join))
def test_the_parts_of_a_title_stay_apart(text: str) -> None:
    title = write_title([text, "b"], By("rule", 0.5))
    assert "\n" not in title
    target = read_target(f"#x {title}")
    assert target is not None
    assert target.parts == tuple(filter(None, (" ".join(text.split()), "b")))
    assert target.by == By("rule", 0.5)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("AT&T, R&D; a & b", "AT&amp;T, R&amp;D; a & b"),
        ("a_b _c_", r"a_b \_c\_"),
        ("x < y ~ z|", "x &lt; y &#126; z&#124;"),
        ("plain (text), 5.5 – “quoted”", "plain (text), 5.5 – “quoted”"),
        ("http://x.org/a_b?c", "http://x.org/a_b?c"),
        ("http://x.org/*", r"http&#58;//x.org/\*"),
    ],
)
def test_only_what_could_be_markup_is_escaped(text: str, written: str) -> None:
    assert escape.escape(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- a", r"\- a"),
        ("1. a", r"1\. a"),
        ("1) a", r"1\) a"),
        ("# a", r"\# a"),
        ("== a", "&#61;= a"),
        ("2019 a", "2019 a"),
    ],
)
def test_a_line_does_not_begin_like_a_block(text: str, written: str) -> None:
    assert escape.escape(text, line_start=True) == written


@pytest.mark.parametrize(
    ("text", "beside", "written"),
    [
        ("https://e.org/a b", "after_mark", "https&#58;//e.org/a b"),
        ("www.e.org", "after_mark", "www&#46;e.org"),
        ("a https://e.org/a", "after_mark", "a https://e.org/a"),
        ("a https://e.org/a", "before_mark", "a https&#58;//e.org/a"),
        ("https://e.org/a b", "before_mark", "https://e.org/a b"),
        ("(a)", "after_mark", r"\(a)"),
        ("a!", "before_mark", r"a\!"),
        ("a^", "before_mark", "a&#94;"),
        (": a", "after_opening", "&#58; a"),
        ("a: b", "after_opening", "a: b"),
    ],
)
def test_nothing_that_touches_a_marker_is_taken_for_part_of_it(text: str, beside: str, written: str) -> None:
    assert escape.escape(text, **{beside: True}) == written
    assert escape.unescape(written) == text


def test_no_address_touches_the_note_of_its_caption() -> None:
    text = "Photo: https://e.org/a"
    draft = Draft(
        *("f", "", None, None, None, None, "en", text, (Block(0, len(text), "caption"),), Annotations(), (), ()),
        *((), None, (), (), ()),
    )
    markup = writing.body(draft, [], [writing.Marker(len(text), "c-1", outside=True)])
    assert markup == "*Photo: https&#58;//e.org/a*[^c-1]"


@pytest.mark.parametrize(
    ("text", "fault"), [("a\x01b", "U+0001"), ("\ufeff", "U+FEFF"), ("a \nb", "white space"), (" a", "white")]
)
def test_what_no_file_can_hold_is_named(text: str, fault: str) -> None:
    assert fault in (escape.unwritable(text) or "")
