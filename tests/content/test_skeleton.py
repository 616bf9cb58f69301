"""A paragraph read in one go is the paragraph read tag by tag."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefings.content import skeleton
from briefings.content.builder import Builder
from briefings.content.markdown import converter

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


@settings(max_examples=400)
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
@example("\x0e0\x0f**so**")
@example("so \x0e0\x0f")
def test_one_go_and_tag_by_tag_agree(markup: str) -> None:
    html = converter()(markup)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Builder, "is_at_top", False)
        slow = skeleton.build(html, SOURCES)
    assert skeleton.build(html, SOURCES) == slow


def test_a_paragraph_is_text_and_tags() -> None:
    built = skeleton.build('<p>Go <a href="/y/">there\x0e0\x0f</a>.</p>', SOURCES)
    assert built.text == "Go there."
    assert [piece.spans for piece in built.pieces] == [((0, 3), (3, 8), (8, 9))]
    assert built.spots[0].at == len("Go there")
