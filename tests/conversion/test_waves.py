"""Thousands of raw articles, in waves: a run that goes on where another was stopped puts the same ones together."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.conversion import waves as module
from briefings.conversion.inbox import Waiting
from briefings.conversion.waves import forget, waves
from briefings.ingest.types import Raw
from briefings.store import Store


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(module, "SIZE", 4)
    with Store(tmp_path / "cache") as opened:
        yield opened


def new(*numbers: int) -> list[Waiting]:
    return [Waiting(Raw(f"{number:02}.txt", ""), "") for number in numbers]


def cut(numbers: list[int], store: Store) -> list[list[int]]:
    return [[int(item.raw.file[:2]) for item in wave] for wave in waves(new(*numbers), store)]


def test_waves_are_in_order_of_file_name_and_none_is_tiny(store: Store) -> None:
    assert cut([9, 8, 7, 6, 5, 4, 3, 2, 1], store) == [[1, 2, 3, 4], [5, 6, 7, 8, 9]]


def test_nothing_makes_no_wave(store: Store) -> None:
    assert cut([], store) == []


def test_a_run_that_goes_on_has_the_waves_of_the_one_that_was_stopped(store: Store) -> None:
    assert cut(list(range(12)), store) == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]]
    refused_in_the_first = [2]
    assert cut([*refused_in_the_first, *range(4, 12)], store) == [[2], [4, 5, 6, 7], [8, 9, 10, 11]]


def test_what_came_meanwhile_finds_its_place_and_makes_no_wave_too_large(store: Store) -> None:
    cut([0, 4, 8, 12, 16, 20, 24, 28], store)
    found = cut(list(range(40)), store)
    assert sum(found, []) == list(range(40))  # noqa: RUF017 - a few short lists
    assert max(map(len, found)) <= 6


def test_when_all_are_through_what_waits_next_is_cut_anew(store: Store) -> None:
    cut(list(range(12)), store)
    forget(store)
    assert cut([1, 5, 9], store) == [[1, 5, 9]]
