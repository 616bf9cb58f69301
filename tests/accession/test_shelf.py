"""The shelf gives what a notice stands for: from the cache, from the spool, from the file, and always the same."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from briefings.accession.shelf import CACHED
from briefings.catalog.facts import Facts
from briefings.catalog.notices import Opened
from briefings.errors import ContentError
from tests.accession.conftest import Bench, Taken

SAID = "“the pier is open,”"


def facts(taken: Taken, slug: str = "open") -> Facts:
    """The facts of an article, all kinds of them looked up."""
    found = taken.holdings.shelf.facts(taken.notices[slug])
    return Facts(**{kind: getattr(found, kind) for kind in Facts.__struct_fields__})


def opened(taken: Taken, slug: str = "open") -> Opened:
    return taken.holdings.shelf.open(taken.notices[slug])


def words(found: Facts) -> list[str]:
    return [said.statement.words for said in found.statements]


def test_what_this_run_has_read_comes_from_the_spool(bench: Bench, reads: list[str]) -> None:
    taken = bench.run()
    reads.clear()
    assert opened(taken).article.path == "content/articles/2021/open.md"
    assert words(facts(taken)) == [SAID]
    assert reads == []


def test_what_an_earlier_run_has_read_comes_from_the_cache_and_the_article_from_its_file(
    bench: Bench, reads: list[str]
) -> None:
    before = opened(bench.run())
    taken = bench.run()
    assert words(facts(taken)) == [SAID]
    assert reads == [], "facts are recalled"
    assert opened(taken) == before
    assert reads == ["open"], "the article's own words are not"


def test_the_article_asked_for_last_is_opened_once(bench: Bench, reads: list[str]) -> None:
    bench.run()
    taken = bench.run()
    for slug in ("open", "open", "shut", "open"):
        opened(taken, slug)
    assert reads == ["open", "shut", "open"]


def test_of_an_article_that_states_nothing_nothing_is_looked_up(bench: Bench, reads: list[str]) -> None:
    bench.run()
    taken = bench.run()
    bench.store = None
    (bench.root / ".briefings" / "cache").unlink()
    assert facts(taken, "lone") == Facts()
    assert reads == []


def empty(bench: Bench, key: bytes) -> None:
    assert bench.store
    bench.store.drop(CACHED, [key])


def damaged(bench: Bench, key: bytes) -> None:
    assert bench.store
    bench.store.put_many(CACHED, {key: b"\xc1 no message"})


def of_another_form(bench: Bench, key: bytes) -> None:
    assert bench.store
    bench.store.put_many(CACHED, {key: msgspec.msgpack.encode({"key_points": 3})})


@pytest.mark.parametrize("harm", [empty, damaged, of_another_form])
def test_facts_that_the_cache_has_lost_come_from_the_file(
    bench: Bench, reads: list[str], harm: Callable[[Bench, bytes], None]
) -> None:
    before = facts(bench.run())
    taken = bench.run()
    harm(bench, taken.notices["open"].key)
    assert facts(taken) == before
    assert reads == ["open"]


def test_without_a_cache_facts_come_from_the_spool(bench: Bench, reads: list[str]) -> None:
    bench.store = None
    taken = bench.run()
    reads.clear()
    assert words(facts(taken)) == [SAID]
    assert reads == []


def test_what_the_spool_has_lost_comes_from_the_file(bench: Bench, reads: list[str]) -> None:
    taken = bench.run()
    before = opened(bench.run())
    reads.clear()
    for file in (bench.root / ".briefings" / "scratch").glob("spool-*/*"):
        file.write_bytes(b"\xc1" * file.stat().st_size)
    assert opened(taken) == before
    assert reads == ["open"]


def test_more_articles_than_are_kept_in_memory_are_looked_up_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.accession.shelf._MOST_KEPT", 1)
    bench.run()
    taken = bench.run()
    assert [words(facts(taken, slug)) for slug in ("open", "shut", "open")] == [[SAID]] * 3


def test_a_file_that_changed_meanwhile_stops_the_build_and_says_so(bench: Bench) -> None:
    bench.run()
    taken = bench.run()
    file = bench.root / taken.notices["open"].path
    file.write_text(file.read_text(encoding="utf-8").replace("open", "shut"), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        opened(taken)
    (fault,) = raised.value.diagnostics
    assert (fault.code, str(fault.place)) == ("changed-meanwhile", "content/articles/2021/open.md")


def test_a_file_that_is_gone_meanwhile_stops_the_build_and_says_so(bench: Bench) -> None:
    bench.run()
    taken = bench.run()
    (bench.root / taken.notices["open"].path).unlink()
    with pytest.raises(ContentError) as raised:
        opened(taken)
    assert raised.value.diagnostics[0].code == "changed-meanwhile"
