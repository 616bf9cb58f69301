"""Thousands of raw articles at once: memory that stays flat, a cut at any point, and a bad file among them."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import textwrap
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings import files
from briefings.config import Config, Site, SiteConfig
from briefings.content.load import load
from briefings.conversion import convert, journal, waves
from briefings.conversion.setting import Setting
from briefings.diagnostics import Report
from briefings.ingest.pool import Outcome
from briefings.ingest.types import Raw, Refusal
from briefings.job import Means
from briefings.model import Annotations, Draft, Entity, EntityUse, Mention
from briefings.progress import Silent
from briefings.store import Store
from tests.conversion.builders import draft, gives

CONFIG = Config(site=SiteConfig(title="Sample", url="https://example.org/"))
CHECKOUT = Path(__file__).parents[2]
NAMES = ("Wang Hao", "Meng Jianzhu", "Xu Qiliang", "Li Wei", "Zhao Min")
MATTERS = (
    "The ferry Dawn ran aground off Sample Island in heavy fog and the coast guard took the passengers ashore.",
    "Farmers in the northern valleys brought in the largest wheat harvest in nine years and mills paid a high price.",
    "The bridge over the river Ash was closed after engineers found cracks in two of its stone piers.",
    "Doctors of the city hospital began to vaccinate children against measles in every school of the district.",
)


def raw_text(number: int) -> str:
    """A raw article: whom it names, the matter it tells of, and which one it is."""
    chance = random.Random(number)  # noqa: S311 - the same words every time
    return f"{chance.choice(NAMES)} spoke. {chance.choice(MATTERS)} Report number {number} of the day."


def made(file: str, words: str) -> Draft:
    """What an annotator could make of it."""
    name = " ".join(words.split()[:2])
    return draft(
        file,
        words.split(". ")[1][:40],
        f"2019-05-{1 + int(file[:5]) % 28:02}",
        text=words,
        sha256=hashlib.sha256(words.encode()).hexdigest(),
        entities=(Entity("p1", name, "person", (name.split()[1],)),),
        annotations=Annotations(entities=(EntityUse("p1", "person"),), mentions=(Mention(0, len(name), "p1"),)),
    )


def outcomes(raws: Sequence[Raw]) -> Iterator[Outcome]:
    for raw in raws:
        words = Path(raw.path).read_text(encoding="utf-8")
        yield Refusal(raw.file, "is no article") if "menu" in words else made(raw.file, words)


def site_of(folder: Path, count: int) -> Site:
    """A site with so many raw articles, a page of links among every hundred."""
    inbox = folder / "content/inbox"
    inbox.mkdir(parents=True)
    for number in range(count):
        words = "menu" if number % 100 == 7 else raw_text(number)
        (inbox / f"{number:05}.txt").write_text(words, encoding="utf-8")
    return Site(folder, CONFIG)


def run(site: Site) -> convert.Conversion:
    with Store(site.state / "cache") as store:
        content = load(site, Report(), store, Silent())
        setting = Setting(site, store, Means(1), Report(), Silent())
        return convert.convert_new(content.articles, lambda: content, setting)


def written(site: Site) -> dict[str, bytes]:
    folders = (site.content / name for name in ("articles", "entities"))
    return {path.name: path.read_bytes() for folder in folders for path in folder.rglob("*.md")}


@pytest.fixture
def small_waves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waves of 20 instead of hundreds, and no waiting until each file is on the disk."""
    monkeypatch.setattr(waves, "SIZE", 20)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    gives(monkeypatch, outcomes)


@pytest.mark.usefixtures("small_waves")
def test_every_wave_joins_the_stories_and_people_of_those_before_it(tmp_path: Path) -> None:
    site = site_of(tmp_path, 90)
    done = run(site)
    content = load(site, Report(), None, Silent())
    assert (len(content.articles), len(done.refused)) == (89, 1)
    assert len({article.meta.id for article in content.articles}) == 89
    assert sorted(entity.name for entity in content.entities) == sorted(NAMES)
    assert len({article.meta.story for article in content.articles}) == len(MATTERS)
    assert run(site).files == ()


class Stopped(BaseException):
    """Power that fails."""


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run gives that nothing stops."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(waves, "SIZE", 20)
        patch.setattr(os, "fsync", lambda _: None)
        gives(patch, outcomes)
        site = site_of(tmp_path_factory.mktemp("whole"), 70)
        run(site)
        return written(site)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stops=st.lists(st.integers(0, 95), min_size=1, max_size=3))
def test_stopped_at_any_file_and_taken_up_again_it_gives_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, undisturbed: dict[str, bytes], stops: list[int]
) -> None:
    site = site_of(tmp_path_factory.mktemp("stopped"), 70)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(waves, "SIZE", 20)
        patch.setattr(os, "fsync", lambda _: None)
        gives(patch, outcomes)
        for stop in stops:
            with pytest.MonkeyPatch.context() as cut:
                _cut_after(stop, cut)
                try:
                    run(site)
                except Stopped:
                    continue
        run(site)
    assert written(site) == undisturbed


def _cut_after(count: int, patch: pytest.MonkeyPatch) -> None:
    """Lets so many files be written, counting the journal, and then the power fails."""
    left = iter(range(count))
    write_new = files.write_new

    def counted(path: Path, data: bytes, scratch: Path) -> bool:
        if next(left, None) is None:
            raise Stopped
        return write_new(path, data, scratch)

    patch.setattr(files, "write_new", counted)


@pytest.mark.usefixtures("small_waves")
def test_an_edit_made_between_the_stop_and_the_next_run_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_of(tmp_path, 20)
    with monkeypatch.context() as patch:
        _cut_after(12, patch)
        with pytest.raises(Stopped):
            run(site)
    assert journal.read(site).articles
    entity = next(site.content.glob("entities/*.md"))
    entity.write_text(entity.read_text(encoding="utf-8") + "A note of mine.\n", encoding="utf-8")
    article = next(site.content.glob("articles/2019/*.md"))
    moved = article.with_name("moved-by-me.md")
    article.rename(moved)
    run(site)
    assert entity.read_text(encoding="utf-8").endswith("A note of mine.\n")
    assert moved.exists()
    assert not article.exists()
    assert len(load(site, Report(), None, Silent()).articles) == 19
    assert not journal.read(site).articles


@pytest.mark.usefixtures("small_waves")
def test_a_journal_that_is_damaged_is_left_alone(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    site = site_of(tmp_path, 70)
    site.state.mkdir()
    (site.state / "conversion").write_bytes(b"half a journal")
    run(site)
    assert written(site) == undisturbed


def test_memory_does_not_grow_with_the_inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wave's worth and a few hundred bytes for each article: four times the articles need far less than twice."""
    monkeypatch.setattr(waves, "SIZE", 20)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    gives(monkeypatch, outcomes)
    run(site_of(tmp_path / "warm", 30))
    peaks = [_peak(site_of(tmp_path / str(count), count)) for count in (100, 400)]
    assert peaks[1] < 2 * peaks[0]


def _peak(site: Site) -> int:
    """Bytes that a run needs at most."""
    tracemalloc.start()
    try:
        run(site)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


KILLED = """
    import os, signal, sys
    from pathlib import Path
    import pytest
    from briefings import files
    from briefings.conversion import waves
    from tests.conversion import test_many as many

    patch = pytest.MonkeyPatch()
    patch.setattr(waves, "SIZE", 20)
    many.gives(patch, many.outcomes)
    write_new, left = files.write_new, iter(range(int(sys.argv[2])))

    def until(path, data, scratch):
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return write_new(path, data, scratch)

    patch.setattr(files, "write_new", until)
    many.run(many.Site(Path(sys.argv[1]), many.CONFIG))
"""


@pytest.mark.usefixtures("small_waves")
def test_killed_midway_it_goes_on_and_gives_the_same_bytes(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    site = site_of(tmp_path, 70)
    for count in (9, 31):
        killed = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path), str(count)], cwd=CHECKOUT, check=False
        )
        assert killed.returncode == -signal.SIGKILL
    run(site)
    assert written(site) == undisturbed
