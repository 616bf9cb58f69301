"""What grouping knows of an archive: counted once, read in parts, and made up for where the cache has lost it."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

from briefings.conversion import shelf as module
from briefings.conversion.shelf import Shelf
from briefings.ingest.annotate.stories import StoryText, terms
from briefings.store import Store

FERRY = StoryText("Ferry runs aground", "The ferry Dawn ran aground off Sample Island in fog.", ("Dawn",), "2019-05-06")
WHEAT = StoryText("Wheat", "Farmers brought in the largest harvest of wheat in nine years.", (), None)
ARCHIVE = (("b.md", "grain", WHEAT), ("a.md", "the-dawn", FERRY))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "cache") as opened:
        yield opened


def never(path: str) -> StoryText:
    raise AssertionError(f"{path} was read again")


def told(shelf: Shelf) -> list[tuple[str, str, str | None]]:
    return [(story, item.title, item.day) for story, item in shelf[:]]


def test_articles_stand_in_order_of_their_files_with_their_terms(store: Store) -> None:
    shelf = Shelf(store, never)
    shelf.add(ARCHIVE[:1])
    shelf.add(ARCHIVE[1:])
    assert told(shelf) == [("the-dawn", "Ferry runs aground", "2019-05-06"), ("grain", "Wheat", None)]
    assert (len(shelf), shelf.stories) == (2, {"the-dawn", "grain"})
    _, item = shelf[0]
    assert item.counted is not None
    assert item.counted.to_bytes() == terms(FERRY).to_bytes()


def test_what_was_counted_once_is_not_counted_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    Shelf(store, never).add(ARCHIVE)
    counted = Mock(wraps=terms)
    monkeypatch.setattr(module, "terms", counted)
    again = Shelf(store, never)
    again.add((path, story, item._replace(day="2020-01-01")) for path, story, item in ARCHIVE)
    assert len(again[0:2]) == 2
    assert counted.call_count == 0
    again.add([("c.md", "grain", WHEAT._replace(text="Other words."))])
    assert counted.call_count == 1


def test_what_the_cache_has_lost_is_counted_from_the_file(store: Store) -> None:
    shelf = Shelf(store, {"a.md": FERRY, "b.md": WHEAT}.__getitem__)
    shelf.add(ARCHIVE)
    before = [item.counted.to_bytes() for _, item in shelf[:] if item.counted]
    store.keep_only("story-terms", ())
    assert [item.counted.to_bytes() for _, item in shelf[:] if item.counted] == before


def test_what_no_article_has_any_more_is_forgotten(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    Shelf(store, never).add(ARCHIVE)
    left = Shelf(store, never)
    left.add(ARCHIVE[:1])
    left.forget_others()
    counted = Mock(wraps=terms)
    monkeypatch.setattr(module, "terms", counted)
    Shelf(store, never).add(ARCHIVE)
    assert [call.args[0] for call in counted.call_args_list] == [FERRY]
