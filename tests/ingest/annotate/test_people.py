"""Which forms of a name mean one person."""

from __future__ import annotations

import pytest

from briefings.ingest.annotate import people


def test_a_family_name_goes_with_the_full_name() -> None:
    assert people.groups(["Sartaj Aziz", "Aziz"])["Aziz"] == "Sartaj Aziz"


def test_of_chinese_names_the_first_word_is_the_family_name() -> None:
    same = people.groups(["Wang Yi", "Salahuddin Rabbani", "Wang", "Rabbani"])
    assert same["Wang"] == "Wang Yi"
    assert same["Rabbani"] == "Salahuddin Rabbani"


def test_a_name_that_two_persons_share_is_linked_to_neither() -> None:
    assert people.groups(["Imran Khan", "Ayub Khan", "Khan"])["Khan"] is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammad Hanif Atmar", "Hanif Atmar"),
        ("George W. Bush", "George Bush"),
        ("J. Kerry", "John Kerry"),
        ("Abdullah Karimi", "Abdullah Karim"),
        ("Robert Kennedy Jr.", "Robert Kennedy"),
    ],
)
def test_one_person_in_two_forms(one: str, other: str) -> None:
    assert people.is_same(one, other)
    assert people.is_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Imran Khan", "Ayub Khan"), ("Julia Smith", "Julie Smith"), ("Wang Yi", "Wang Li"), ("Li Na", "Li Ng")],
)
def test_two_persons_stay_two(one: str, other: str) -> None:
    assert not people.is_same(one, other)


def test_one_letter_apart_is_a_variant_and_more_is_none() -> None:
    assert people.is_variant("Abdullah Karimi", "Abdullah Karim")
    assert not people.is_variant("Abdullah Karimi", "Abdullah Kar")
    assert not people.is_variant("Abdullah Karimi", "Abdullah Karimi")
