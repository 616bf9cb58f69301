"""Taking articles in: a run reads the files that changed and no others, and tells what a first run would tell."""

from __future__ import annotations

import json
import os

import pytest

from briefings.config import SourceConfig
from tests.accession.conftest import Bench
from tests.site.builders import article, entity

ALL = ["lone", "open", "shut"]
FAULTY = ("content/articles/2021/faulty.md", "---\ntitle: [\n---\n\nText.\n")
ADA = "content/entities/ada-fern.md"


def person(name: str, **more: object) -> str:
    return f"---\n{json.dumps({'name': name, 'kind': 'person', 'aliases': [], **more})}\n---\n"


def test_a_first_run_reads_everything_and_a_second_nothing(bench: Bench) -> None:
    first, second = bench.run(), bench.run()
    assert (first.read, second.read) == (ALL, [])
    assert second.holdings.content == first.holdings.content
    assert (first.told, second.told) == ([], [])


def test_an_edit_reads_one(bench: Bench) -> None:
    bench.run()
    bench.put(article("lone", "The harbour was loud."))
    after = bench.run()
    assert after.read == ["lone"]
    assert bench.run().notices == after.notices


def test_a_file_that_is_only_touched_is_not_read(bench: Bench) -> None:
    before = bench.run()
    for file in (bench.root / "content" / "articles").rglob("*.md"):
        os.utime(file, (1, 1))
    after = bench.run()
    assert after.read == []
    assert after.holdings.content == before.holdings.content
    assert bench.store
    assert bench.store.get_many("facts", [after.notices["open"].key]), "nor are its facts forgotten"


def test_a_renamed_file_is_read_under_its_new_name(bench: Bench) -> None:
    bench.run()
    file = bench.root / "content/articles/2021/lone.md"
    file.rename(file.with_name("alone.md"))
    after = bench.run()
    assert after.read == ["alone"]
    assert after.notices["lone"].path == "content/articles/2021/alone.md"


def test_a_deleted_article_is_gone_with_its_facts(bench: Bench) -> None:
    gone = bench.run().notices["open"]
    (bench.root / gone.path).unlink()
    after = bench.run()
    assert (after.read, sorted(after.notices)) == ([], ["lone", "shut"])
    assert bench.store
    assert bench.store.get_many("facts", [gone.key]) == {}


@pytest.mark.parametrize(
    "written",
    [
        person("Ada Fernsby"),
        person("Ada Fern", aliases=["the skipper"]),
        person("Ada Fern", merged_into="tom-quill"),
    ],
)
def test_a_changed_entity_makes_those_anew_that_cite_it(bench: Bench, written: str) -> None:
    bench.run()
    bench.put((ADA, written))
    assert bench.run().read == ["open", "shut"]
    assert bench.run().read == []


def test_an_entity_that_nobody_cites_makes_nothing_anew(bench: Bench) -> None:
    bench.run()
    bench.put(entity("Tom Quill", aliases=("the mate",)), entity("Lee Reed"))
    assert bench.run().read == []


def test_an_editors_note_on_an_entity_makes_nothing_anew(bench: Bench) -> None:
    bench.run()
    bench.put(entity("Ada Fern", note="She keeps the light."))
    assert bench.run().read == []


def test_a_setting_of_sources_or_rights_makes_all_anew(bench: Bench) -> None:
    bench.run()
    bench.settings = {"rights": "excerpt"}
    assert bench.run().read == ALL
    bench.settings |= {"sources": {"post": SourceConfig(name="Evening Post", rights="link")}}
    assert bench.run().read == ALL
    bench.settings |= {"briefings": "day"}
    assert bench.run().read == []


def test_a_fault_is_told_in_every_run(bench: Bench) -> None:
    bench.put(FAULTY)
    first, second = bench.run(), bench.run()
    assert first.told == second.told
    assert "faulty.md:3:1: error" in "".join(first.told)
    assert second.read == ["faulty"], "no other file is read for its sake"
    assert sorted(second.notices) == ALL


def test_a_warning_about_a_sound_article_is_told_again_when_it_is_recalled(bench: Bench) -> None:
    bench.put(article("linking", "The [pier](pier.md) was shut."))
    first, second = bench.run(), bench.run()
    assert first.told == second.told
    assert "lost-link" in "".join(first.told)
    assert second.read == []


def test_an_entity_without_a_file_is_an_error_in_every_run_until_it_has_one(bench: Bench) -> None:
    (bench.root / ADA).unlink()
    for _ in range(2):
        assert [told.count("the entity 'ada-fern' has no file") for told in bench.run().told] == [1, 1]
    bench.put(entity("Ada Fern"))
    after = bench.run()
    assert after.told == []
    assert after.notices["open"].speakers == ("ada-fern",)


def test_without_a_cache_every_run_reads_everything(bench: Bench) -> None:
    known = bench.run()
    bench.store = None
    for _ in range(2):
        taken = bench.run()
        assert taken.read == ALL
        assert taken.holdings.content == known.holdings.content


def test_a_damaged_cache_only_costs_time(bench: Bench) -> None:
    before = bench.run()
    (bench.root / ".briefings" / "cache").write_bytes(b"nonsense" * 100)
    after = bench.run()
    assert (after.read, after.told) == (ALL, [])
    assert after.holdings.content == before.holdings.content
    assert bench.run().read == []


def test_another_engine_reads_everything(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.run()
    monkeypatch.setattr("briefings.engine.digest", lambda: b"another")
    assert bench.run().read == ALL


def test_several_processes_take_in_the_same(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefings.parallel._WORTH_A_WORKER", 0)
    monkeypatch.setattr("briefings.parallel._BATCH", 1)
    bench.put(FAULTY)
    several, store = bench.run(jobs=2), bench.store
    bench.store = None
    alone = bench.run()
    assert (several.holdings.content, several.told) == (alone.holdings.content, alone.told)
    shelf = several.holdings.shelf
    assert {slug: shelf.open(one).article.text for slug, one in several.notices.items()} == {
        slug: alone.holdings.shelf.open(one).article.text for slug, one in alone.notices.items()
    }
    bench.store = store
    assert bench.run().read == ["faulty"]


def test_a_disk_that_refuses_the_spool_stops_nothing(bench: Bench) -> None:
    (bench.root / ".briefings").mkdir()
    (bench.root / ".briefings" / "scratch").write_text("a file in the folder's place")
    taken = bench.run()
    assert taken.told == []
    opened = taken.holdings.shelf.open(taken.notices["open"])
    assert opened.article.text == "Ada Fern said “the pier is open,” and left."
