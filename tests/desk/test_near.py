"""Who is easily taken for whom: the same name, or one letter apart, within a kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.desk import near
from briefings.model import Entity


def pair(one: str, other: str, **more: object) -> list[Entity]:
    return [Entity("a", one, "person"), Entity("b", other, "person", **more)]  # type: ignore[arg-type]  # the record checks the names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meng Jianzhu", "Meng Jianzu"),
        ("Sartaj Aziz", "Sartaj Azis"),
        ("Xu Qiliang", "Xu Qilaing"),
        ("Abdullah", "Abdulla"),
    ],
)
def test_one_letter_apart_is_near(one: str, other: str) -> None:
    assert near.spelled_alike(pair(one, other)) == {"a": ("b",), "b": ("a",)}


@pytest.mark.parametrize(("one", "other"), [("Wang Yi", "Wang Wei"), ("Li Na", "Li Ma"), ("Meng Jianzhu", "Meng Jian")])
def test_more_than_a_letter_or_a_short_name_is_not(one: str, other: str) -> None:
    assert near.spelled_alike(pair(one, other)) == {}


def test_the_same_name_is_told_whatever_stands_in_brackets_behind_it() -> None:
    assert near.namesakes(pair("Wang Hao", "Wang Hao (footballer)")) == {"a": ("b",), "b": ("a",)}
    assert near.spelled_alike(pair("Wang Hao", "Wang Hao (footballer)")) == {}


def test_those_who_are_said_to_be_two_were_merged_or_are_of_another_kind_are_passed_over() -> None:
    assert near.spelled_alike(pair("Meng Jianzhu", "Meng Jianzu", distinct_from=("a",))) == {}
    assert near.spelled_alike(pair("Meng Jianzhu", "Meng Jianzu", merged_into="a")) == {}
    assert near.spelled_alike([*pair("Meng Jianzhu", "x"), Entity("c", "Meng Jianzu", "place")]) == {}


@given(st.text("abc ", min_size=7, max_size=9), st.text("abc ", min_size=7, max_size=9))
def test_nearness_is_mutual_and_never_one_of_two_letters(one: str, other: str) -> None:
    found = near.spelled_alike(pair(one, other))
    assert ("a" in found) == ("b" in found)
    if "a" in found:
        assert abs(len(" ".join(one.split())) - len(" ".join(other.split()))) <= 1
