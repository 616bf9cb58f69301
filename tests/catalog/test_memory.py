"""What a plan keeps from build to build: found again by the same engine, by no other, and never needed."""

from __future__ import annotations

from pathlib import Path

from briefings.catalog.memory import NO_MEMORY, OfEngine
from briefings.store import Store
from tests.catalog.builders import content, plan_of, port_talks, words_of

ITEMS = {b"one": b"1", b"two": b"2"}


def test_the_same_engine_finds_what_it_has_kept(tmp_path: Path) -> None:
    with Store(tmp_path / "cache") as store:
        OfEngine(store, b"engine").put_many("length", ITEMS)
        again = OfEngine(store, b"engine")
        assert again.get_many("length", [*ITEMS, b"three"]) == ITEMS
        assert again.get_many("width", ITEMS) == {}


def test_another_engine_finds_nothing_of_it(tmp_path: Path) -> None:
    with Store(tmp_path / "cache") as store:
        OfEngine(store, b"engine").put_many("length", ITEMS)
        assert OfEngine(store, b"newer!").get_many("length", ITEMS) == {}
        OfEngine(store, b"newer!").put_many("length", {b"one": b"I"})
        assert OfEngine(store, b"engine").get_many("length", ITEMS) == ITEMS


def test_without_a_memory_nothing_is_found_and_the_plan_is_whole() -> None:
    NO_MEMORY.put_many("length", ITEMS)
    assert NO_MEMORY.get_many("length", ITEMS) == {}
    made = plan_of(content(*port_talks()))
    assert '"minutes":1' in words_of(next(page.view for page in made.pages if page.head.kind == "edition"))
