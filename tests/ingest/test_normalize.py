"""White space and unseen characters: what changes, and that it is told."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.ingest import normalize
from briefings.model import Removed


def texts(text: str) -> list[tuple[int, str]]:
    return [(row.number, row.text) for row in normalize.rows(text).rows if row.text]


def test_spaces_of_every_kind_become_one() -> None:
    found = normalize.rows("\u00a0 Xi\u00a0Jinping \u2009 \t said \u3000")
    assert found.rows[0].text == "Xi Jinping said"
    assert normalize.in_order(found.steps) == ("nbsp-to-space", "collapse-spaces", "trim")


def test_lines_keep_the_numbers_that_an_editor_shows() -> None:
    assert texts("one\r\ntwo\rthree\n\nfive") == [(1, "one"), (2, "two"), (3, "three"), (5, "five")]
    assert "line-endings" in normalize.rows("one\r\ntwo").steps


def test_rare_line_separators_part_lines_without_counting_them() -> None:
    assert texts("one\u2028two\x0cthree\nfour") == [(1, "one"), (1, "two"), (1, "three"), (2, "four")]


def test_unseen_characters_go_out_and_are_named() -> None:
    found = normalize.rows("plain\nXi Jin\u00adping\u200b\ufeff said\u0007\u0007 so\u202e")
    assert found.rows[1].text == "Xi Jinping said so"
    assert found.removed == (
        Removed(2, "U+0007 × 2", "control-character"),
        Removed(2, "U+00AD", "control-character"),
        Removed(2, "U+200B", "control-character"),
        Removed(2, "U+202E", "control-character"),
        Removed(2, "U+FEFF", "control-character"),
    )
    assert "control-characters" in found.steps


def test_damage_and_joiners_stay() -> None:
    kept = "می\u200cشود \ufffd \u0915\u094d\u200d\u0937"
    assert normalize.rows(kept).rows[0].text == kept
    assert not normalize.rows(kept).removed


def test_a_clean_text_needs_no_step() -> None:
    assert normalize.rows("One line.\n\nAnother line.\n").steps == frozenset()


def test_nothing_but_white_space_changes_where_all_is_body() -> None:
    found = normalize.rows("Xi Jin\u00adping\u200b \u00a0 said", keep_unseen=True)
    assert found.rows[0].text == "Xi Jin\u00adping\u200b said"
    assert not found.removed


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_visible_character_is_lost(text: str) -> None:
    found = normalize.rows(text, keep_unseen=True)
    assert "".join("".join(row.text for row in found.rows).split()) == "".join(text.split())
