"""Deferred values: made when asked for, known before by a key, and told apart by it."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from briefings.catalog.deferred import Deferred, digest_of, encoded


class Shown(msgspec.Struct, frozen=True):
    """A value with a part that is made later."""

    title: str
    body: Deferred[str] | bytes


def unmade() -> str:
    raise AssertionError("nobody asked for it")


def test_a_value_is_made_each_time_it_is_asked_for_and_not_before() -> None:
    made: list[int] = []
    deferred = Deferred(b"key", lambda: made.append(1))
    assert made == []
    for _ in range(2):
        assert deferred.value is None
    assert made == [1, 1]


def test_two_with_one_key_are_equal() -> None:
    assert Deferred(b"key", unmade) == Deferred(b"key", str)
    assert Deferred(b"key", unmade) != Deferred(b"another", unmade)
    assert len({Deferred(b"key", unmade), Deferred(b"key", unmade)}) == 1


def test_what_is_deferred_is_encoded_as_its_key() -> None:
    first, same, other = (Shown("A", Deferred(key, unmade)) for key in (b"1", b"1", b"2"))
    assert encoded(first) == encoded(same) == encoded(Shown("A", b"1"))
    assert encoded(first) != encoded(other)


def test_the_order_in_which_a_mapping_or_set_was_filled_changes_nothing() -> None:
    assert encoded({"b": 1, "a": 2}) == encoded({"a": 2, "b": 1})
    assert encoded({"one", "two", "three"}) == encoded({"three", "two", "one"})


PARTS = st.lists(st.binary(max_size=3), max_size=4)


@given(PARTS, PARTS)
def test_no_two_sequences_of_parts_are_alike(one: list[bytes], other: list[bytes]) -> None:
    assert (digest_of(*one) == digest_of(*other)) == (one == other)


@given(PARTS, st.integers(0, 12))
def test_where_one_part_ends_and_the_next_begins_counts(parts: list[bytes], at: int) -> None:
    joined = b"".join(parts)
    assert digest_of(joined[:at], joined[at:]) != digest_of(joined)
