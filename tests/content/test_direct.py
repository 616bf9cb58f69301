"""The direct writer gives the parser's bytes, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefings.content.direct import write
from briefings.content.markdown import parsed

PIECES = st.sampled_from(
    [
        *(
            "a",
            "word",
            "Wang Hao",
            "12.",
            "7",
            "é",
            "“so”",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\n\n\n",
            ">",
            "> ",
            "- ",
            "-",
            "--",
        ),
        *(
            "* ",
            "*",
            "**",
            "***",
            "_",
            "__",
            "\\",
            "\\*",
            "\\-",
            "[",
            "]",
            "(",
            ")",
            "](",
            "[a](/b/)",
            "[c](#p1)",
            "!",
            "#",
            "##",
        ),
        *(
            "## ",
            "&",
            "&amp;",
            "&lt;",
            "&#60;",
            "&#x41;",
            "&copy",
            "&nope;",
            "<",
            "<b>",
            "`",
            "|",
            "~",
            "=",
            ":",
            "\t",
            "+ ",
        ),
        *(
            "1. ",
            "1) ",
            "\x0e0\x0f",
            "\xa0",
            "\u2028",
            "\u200b",
            "\u3000",
            "https://a.example/x",
            "[x](https://a.example/y)",
            "a_b",
        ),
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join)
LINES = st.lists(st.one_of(TEXTS, st.text(max_size=12)), min_size=1, max_size=5).map("\n".join)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Talks resume.", "<p>Talks resume.</p>"),
        ("One.\n\nTwo\nlines.", "<p>One.</p>\n<p>Two\nlines.</p>"),
        ("## The **port**", "<h2>The <strong>port</strong></h2>"),
        ("*A crane. Photo: X*\x0e0\x0f", "<p><em>A crane. Photo: X</em>\x0e0\x0f</p>"),
        (
            "See [the *list*](https://a.example/x?y=1).",
            '<p>See <a href="https://a.example/x?y=1">the <em>list</em></a>.</p>',
        ),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("> said\n>\n> -- W.", "<blockquote>\n<p>said</p>\n<p>-- W.</p>\n</blockquote>"),
        (r"5\*3 &amp; R&D", "<p>5*3 &amp; R&amp;D</p>"),
    ],
)
def test_writes_what_newspapers_print(markup: str, expected: str) -> None:
    assert write(markup) == expected
    assert parsed(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<b>",
        "`code`",
        "a | b",
        "_so_",
        "![x](y)",
        "[x][y]",
        "1. one",
        "  indented",
        "a  \nb",
        "- a\n\n- b",
        "** a **",
        "***a***",
    ],
)
def test_leaves_to_the_parser_what_is_not_plain(markup: str) -> None:
    assert write(markup) is None


@settings(max_examples=600)
@given(st.one_of(TEXTS, LINES))
@example("- a\n-- b")
@example("# a #")
@example("&\\#60;")
@example("**a****b**")
@example("**a\n\nb**")
@example("- **a\n- b**")
@example("a&#10;b")
@example("**a**\xa0> b")
def test_gives_the_same_bytes_as_the_parser(markup: str) -> None:
    written = write(markup)
    assert written is None or written == parsed(markup)
