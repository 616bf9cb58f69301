"""Plain Markdown taken apart directly is what its HTML is taken apart into."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefings.content import plain, skeleton
from briefings.content.markdown import parsed
from briefings.content.pieces import parted
from briefings.content.scan import SENTINEL
from briefings.content.skeleton import Skeleton
from tests.content import test_direct

PIECES = st.sampled_from(
    [
        *(
            "word",
            " ",
            "\n",
            "\n\n",
            "a & b",
            "&lt;",
            "é",
            "\x0e0\x0f",
            "\x0e1\x0f",
            "\x0e2\x0f",
            "*so*",
            "**so**",
            "**",
            "*",
            "<br>",
        ),
        *(
            "[x](/y/)",
            "[*x*\x0e3\x0f](https://a.example/)",
            '[x](/y/ "a>b")',
            "[x](nowhere)",
            "- ",
            "> ",
            "`c\x0e0\x0f`",
            "![p](files/p.png)",
        ),
    ]
)
SOURCES = ("[a", "][@b]", "[^q-1]", "")


TEXTS = st.lists(PIECES, min_size=1, max_size=12).map("".join)


def in_parts(markup: str) -> Skeleton | None:
    """What is made of the text, its elements told in parts."""
    built = plain.build(markup)
    return built and replace(built, pieces=tuple(map(parted, built.pieces)))


@settings(max_examples=400)
@given(st.one_of(TEXTS, test_direct.TEXTS, test_direct.LINES))
@example("\x0e0\x0f**so**")
@example("# A\n\n- b\n- c\x0e0\x0f\n\n> d\n>\n> - [e](/f/)")
@example("> ## a\n>\n> - b")
@example("**a**\nb[c](/d/)**e\x0e0\x0f**")
@example("&\\#60; &#32;a")
@example("**\x0e0\x0f**[b](/c/)")
@example("**a**\x0e0\x0f[b\x0e1\x0f](/c/)\n\n\x0e2\x0fd\ne")
@example("[b](//c) _d_ [e](//f) g_h")
@example("a&#10;b")
def test_gives_what_reading_the_html_gives(markup: str) -> None:
    assume("\x0e" not in SENTINEL.sub("", markup))  # a file that holds one is refused before
    built = in_parts(markup)
    assert built is None or built == skeleton.build(parsed(markup), SOURCES)


@pytest.mark.parametrize(
    "markup",
    [
        "Talks resume.\n\nOn\nTuesday.",
        "## The **port**\x0e0\x0f",
        "See \x0e0\x0fthe *list*\x0e1\x0f, [here](https://a.example/x) or [nowhere](//x).",
        "- one\n- [two](/b/)\n\n> said\n>\n> -- W.",
        r"5\*3 &amp; R&D",
    ],
)
def test_takes_what_newspapers_print(markup: str) -> None:
    built = in_parts(markup)
    assert built is not None
    assert built == skeleton.build(parsed(markup), SOURCES)


@pytest.mark.parametrize("markup", ["`code`", "a | b", "&#32;a", "\x0e0\x0f", "\x0e0\x0f*so*"])
def test_leaves_the_rest_to_the_reader_of_html(markup: str) -> None:
    assert plain.build(markup) is None
