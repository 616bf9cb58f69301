"""An element that is whole tells the same in parts."""

from __future__ import annotations

from briefings.content import plain
from briefings.content.pieces import is_whole, parted
from briefings.model import Piece


def only_piece(markup: str) -> Piece:
    built = plain.build(markup)
    assert built is not None
    (piece,) = built.pieces
    return piece


def test_a_plain_element_is_read_as_one_piece_of_html() -> None:
    piece = only_piece("Tea **& [milk](https://a.example/)**.")
    assert is_whole(piece)
    assert piece.tags == ('<p id="p1">Tea <strong>&amp; <a href="https://a.example/">milk</a></strong>.</p>',)
    assert piece.spans == ((0, 11),)


def test_its_parts_are_its_tags_and_where_its_words_lie() -> None:
    piece = parted(only_piece("R&D **&lt; 3**"))
    assert piece.tags == ('<p id="p1">', "<strong>", "</strong></p>")
    assert piece.spans == ((0, 4), (4, 7))


def test_between_the_blocks_of_a_list_lie_line_ends() -> None:
    piece = parted(only_piece("- **one** two\n- three"))
    assert piece.spans == ((0, 3), (3, 7), (9, 14))


def test_what_is_told_in_parts_stays_so() -> None:
    piece = parted(only_piece("One."))
    assert parted(piece) is piece
