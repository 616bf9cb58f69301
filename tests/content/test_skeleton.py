"""Sanitized HTML taken apart into text and tags."""

from __future__ import annotations

from briefings.content import skeleton

SOURCES = ("[a", "][@b]", "[^q-1]", "")


def test_a_paragraph_is_text_and_tags() -> None:
    built = skeleton.build('<p>Go <a href="/y/">there\x0e0\x0f</a>.</p>', SOURCES)
    assert built.text == "Go there."
    assert [piece.spans for piece in built.pieces] == [((0, 3), (3, 8), (8, 9))]
    assert built.spots[0].at == len("Go there")


def test_ids_go_into_their_slots() -> None:
    built = skeleton.build("<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<p>three</p>", ())
    one, two = skeleton.with_ids(built, ("p1", "", "p2"))
    assert (one.id, one.tags) == ("p1", ('<ul><li id="p1">', "</li><li>", "</li></ul>"))
    assert (two.id, two.tags) == ("p2", ('<p id="p2">', "</p>"))
