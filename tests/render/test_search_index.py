"""The index that Pagefind makes."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefings.render import search_index
from briefings.render.search_index import index_files
from briefings.store import Store
from tests.render.test_search import found


def test_the_index_is_made_once_for_the_same_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pagefind", reason="the search extra is not installed")
    with Store(tmp_path / "cache.sqlite") as store:
        made = index_files(found(), "en", store)
        assert "pagefind/pagefind.js" in made
        assert not any("-ui." in path for path in made)

        def never(*_: Any) -> None:
            raise AssertionError("made again")

        monkeypatch.setattr(search_index, "_write", never)
        assert index_files(found(), "en", store) == made


def test_the_same_words_give_the_same_bytes_and_facets_for_each_result() -> None:
    pytest.importorskip("pagefind", reason="the search extra is not installed")
    first, second = (index_files(found(), "en", None) for _ in range(2))
    assert first == second
    told = msgspec.json.decode(first["pagefind/facets.json"])
    assert set(told["values"]) == {"person", "place", "topic", "source", "year"}
    assert told["values"]["year"] == ["2016"]
    assert len(told["pages"]) == len(found())
    at = list(told["values"]).index("year")
    assert any(page[at] == [0] for page in told["pages"].values())
