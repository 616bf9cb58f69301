"""Sanitized HTML taken apart into text and tags."""

from __future__ import annotations

import msgspec

from briefings.content import skeleton

SOURCES = ("[a", "][@b]", "[^q-1]", "")


def test_a_paragraph_is_text_and_tags() -> None:
    built = skeleton.build('<p>Go <a href="/y/">there\x0e0\x0f</a>.</p>', SOURCES)
    assert built.text == "Go there."
    assert [piece.spans for piece in built.pieces] == [((0, 3), (3, 8), (8, 9))]
    assert built.spots[0].at == len("Go there")


LIST = "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<p>three</p>"


def test_blocks_are_numbered() -> None:
    one, two = skeleton.build(LIST, ()).pieces
    assert (one.id, one.tags) == ("p1", ('<ul><li id="p1">', '</li><li id="p2">', "</li></ul>"))
    assert (two.id, two.tags) == ("p3", ('<p id="p3">', "</p>"))


def test_a_caption_has_no_number() -> None:
    built = skeleton.build(f"<p>above</p>{LIST}", ())
    blocks = [msgspec.structs.replace(block, kind="caption") for block in built.blocks[:1]]
    above, one, two = skeleton.with_captions(built.pieces, (*blocks, *built.blocks[1:]))
    assert (above.kind, above.id, above.tags) == ("caption", "", ("<p>", "</p>"))
    assert (one.id, one.tags) == ("p1", ('<ul><li id="p1">', '</li><li id="p2">', "</li></ul>"))
    assert (two.kind, two.id, two.tags) == ("paragraph", "p3", ('<p id="p3">', "</p>"))
