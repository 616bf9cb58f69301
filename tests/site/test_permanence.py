"""The list of published addresses across whole builds: who writes it, when, and that it and the site never part."""

from __future__ import annotations

import json
import os
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefings import configfile, run
from briefings.content.permalinks import FILE
from briefings.diagnostics import Report
from briefings.errors import ContentError, PublishError
from briefings.job import Built, Request
from briefings.progress import Silent
from tests.site.builders import article, entity, tree, write

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
TALKS = "articles/2021/03/talks/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    ada = '[Ada Fern][@ada-fern] came.\n\n[@ada-fern]: ../../entities/ada-fern.md "person"'
    return write(tmp_path / "site", article("talks", ada, story="pier"), article("other"), entity("Ada Fern"))


def build(site: Path, now: datetime = NOON, **asked: object) -> Built:
    report = Report()
    return run.build(configfile.load(site, report), Request(now=now, **asked), report, Silent())  # type: ignore[arg-type]  # the fields are Request's


def listed(site: Path) -> set[str]:
    path = site / FILE
    lines = path.read_text().splitlines() if path.exists() else []
    return {line.split()[0] for line in lines if not line.startswith("#")}


def errors(caught: pytest.ExceptionInfo[ContentError]) -> list[str]:
    return [found.code for found in caught.value.diagnostics if found.is_error]


def head(site: Path, slug: str, line: str) -> None:
    """Adds a line to an article's front matter."""
    (path,) = (site / "content/articles").rglob(f"{slug}.md")
    path.write_text(path.read_text().replace("---\n", f"---\n{line}\n", 1))


def test_the_first_build_makes_it_and_the_second_leaves_everything_alone(site: Path) -> None:
    build(site)
    assert {TALKS, "stories/pier/", "people/ada-fern/", "feeds/articles", "topics/harbour/"} <= listed(site)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert build(site).unchanged
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def feed(site: Path, output: str = "public") -> list[str]:
    entries = json.loads((site / output / "feeds/articles.json").read_text())["items"]
    return [entry["url"].partition("#")[0].rstrip("/").rpartition("/")[2] for entry in entries]


def test_what_comes_late_is_new_to_subscribers_and_stays_where_it_was(site: Path) -> None:
    few = (site / "config.yaml").read_text() + "feeds: {limit: 3}\n"
    write(site, config=few)
    build(site)
    assert feed(site) == ["other", "talks"]
    for number, late in enumerate([article("old", published="1998-01-05"), article("dateless", published=None)]):
        write(site, late, config=few)
        build(site, NOON + timedelta(days=number))
    assert feed(site) == ["dateless", "old", "other"]
    assert build(site).unchanged
    incremental = tree(site / "public")
    shutil.rmtree(site / ".briefings")
    shutil.rmtree(site / "public")
    build(site)
    assert tree(site / "public") == incremental
    head(site, "other", "corrections: [{on: 2021-01-05, what: It was loud., was: quiet, now: loud}]")
    build(site)
    assert feed(site) == ["other", "dateless", "old"], "a correction of an earlier day is news when it comes"


def test_an_old_site_that_has_none_gets_one_though_no_page_changes(site: Path) -> None:
    build(site)
    known = (site / FILE).read_bytes()
    (site / FILE).unlink()
    built = build(site)
    assert (built.written, built.removed) == (0, 0)
    assert (site / FILE).read_bytes() == known
    assert build(site).unchanged


@pytest.mark.parametrize(
    "asked", [{"drafts": True}, {"future": True}, {"preview": True}, {"output": Path("elsewhere")}]
)
def test_what_is_no_publication_adds_nothing(site: Path, tmp_path: Path, asked: dict[str, object]) -> None:
    if "output" in asked:
        asked = {"output": tmp_path / "elsewhere"}
    build(site, **asked)
    assert not (site / FILE).exists()
    build(site)
    (site / "content/articles/2021/talks.md").unlink()
    built = build(site, **asked)
    assert [found.severity for found in built.diagnostics if found.code == "address-lost"] == ["warning"] * 2
    with pytest.raises(ContentError):
        build(site)


def test_a_locked_build_fails_where_it_would_write(site: Path, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        build(site, locked=True)
    assert errors(caught) == ["locked"]
    assert not (site / FILE).exists()
    assert not (site / "public").exists()
    build(site)
    before = tree(site / "content")
    (site / "public").rename(tmp_path / "gone")
    build(site, locked=True)
    build(site, locked=True, output=tmp_path / "host")
    assert tree(site / "content") == before
    (site / "content/articles/2021/talks.md").unlink()
    with pytest.raises(ContentError) as caught:
        build(site, locked=True, output=tmp_path / "host")
    assert set(errors(caught)) == {"address-lost"}


def test_an_embargo_that_ends_in_the_night_stops_no_locked_build(site: Path) -> None:
    head(site, "other", 'publish_after: "2026-01-06"')
    build(site)
    assert "articles/2021/03/other/" not in listed(site)
    assert build(site, NOON, locked=True).unchanged
    built = build(site, NOON + timedelta(days=1), locked=True)
    assert (site / "public/articles/2021/03/other/index.html").is_file()
    assert "permalinks-behind" in {found.code for found in built.diagnostics}
    build(site, NOON + timedelta(days=1))
    assert "articles/2021/03/other/" in listed(site)


def test_what_falls_due_is_built_though_no_file_changed(site: Path) -> None:
    head(site, "talks", 'publish_after: "2026-01-05T13:00"\nexpires: "2026-01-05T14:00"')
    page = site / "public" / TALKS / "index.html"
    assert [row.why for row in build(site).waiting] == ["embargo"]
    assert not page.exists()
    again = build(site, NOON + timedelta(minutes=59))
    assert again.unchanged
    assert [row.why for row in again.waiting] == ["embargo"]
    assert not build(site, NOON + timedelta(minutes=60)).unchanged
    assert "Ada Fern" in page.read_text()
    assert build(site, NOON + timedelta(minutes=119)).unchanged
    assert not build(site, NOON + timedelta(minutes=120)).unchanged
    assert "Ada Fern" not in page.read_text()
    assert 'content="noindex"' in page.read_text()
    assert [row.why for row in build(site, NOON + timedelta(days=9)).waiting] == ["expired"]


def test_the_same_moment_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    head(site, "talks", 'publish_after: "2026-01-05T13:00"')
    build(site)
    build(site, NOON + timedelta(hours=2))
    clean = write(tmp_path / "clean")
    for path, data in tree(site / "content").items():
        write(clean, (f"content/{path}", data.decode()))
    build(clean, NOON + timedelta(hours=5))
    assert tree(clean / "public") == tree(site / "public")


def test_words_that_change_are_told_in_every_build_until_a_correction_says_so(site: Path) -> None:
    build(site)
    path = site / "content/articles/2021/other.md"
    path.write_text(path.read_text().replace("was quiet", "was loud").replace("The harbour", "The  harbour"))
    for _ in range(3):
        assert "words-changed" in {found.code for found in build(site).diagnostics}
    head(site, "other", "corrections: [{on: 2026-01-05, what: It was loud., was: quiet, now: loud}]")
    assert "words-changed" not in {found.code for found in build(site).diagnostics}
    assert re.search(r"/other/ article \S+ [0-9a-f]{16} 1 1 2026-01-05/[0-9a-f]{8}/2\n", (site / FILE).read_text())


def test_white_space_and_annotations_are_no_words(site: Path) -> None:
    build(site)
    path = site / "content/articles/2021/other.md"
    noted = path.read_text().replace("The harbour", "The\n[harbour][@none]") + '\n[@none]: # "not an entity"\n'
    path.write_text(noted)
    assert "words-changed" not in {found.code for found in build(site).diagnostics}


def test_a_crash_between_the_list_and_the_site_is_healed_by_the_next_build(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(site)
    before = tree(site / "public")
    write(site, article("new"))

    def cut(*_: object) -> None:
        raise OSError(5, os.strerror(5))

    with monkeypatch.context() as patch:
        patch.setattr("briefings.publish.writer.swap", cut)
        with pytest.raises(PublishError):
            build(site)
    assert tree(site / "public") == before
    assert "articles/2021/03/new/" in listed(site)
    build(site)
    assert (site / "public/articles/2021/03/new/index.html").is_file()
    assert build(site).unchanged


def test_a_template_that_fails_adds_nothing(site: Path) -> None:
    build(site)
    before = listed(site)
    write(
        site,
        article("new"),
        ("themes/mine/theme.yaml", "name: mine\nparent: default\n"),
        ("themes/mine/templates/article.html", "{{ view.head.crumbs[99].text }}"),
        config=(site / "config.yaml").read_text() + "theme: mine\n",
    )
    with pytest.raises(ContentError):
        build(site)
    assert listed(site) == before


def test_a_list_that_cannot_be_written_publishes_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise PublishError("content/.permalinks can't be written: no space is left on the disk")

    monkeypatch.setattr("briefings.files.write_new", full)
    with pytest.raises(PublishError, match="no space"):
        build(site)
    assert not (site / "public").exists()


def test_a_damaged_list_stops_the_build_in_its_line(site: Path) -> None:
    build(site)
    path = site / FILE
    path.write_text(path.read_text() + "<<<<<<< HEAD\n")
    with pytest.raises(ContentError) as caught:
        build(site)
    (fault,) = (found for found in caught.value.diagnostics if found.is_error)
    assert fault.place is not None
    assert (fault.place.file, fault.place.line) == (FILE, len(path.read_text().splitlines()))


def test_an_article_with_a_fault_is_told_once_and_not_as_lost(site: Path) -> None:
    build(site)
    path = site / "content/articles/2021/talks.md"
    path.write_text(path.read_text().replace('"language": "en"', "").replace("language: ", "langauge: "))
    with pytest.raises(ContentError) as caught:
        build(site)
    assert "address-lost" not in errors(caught)
    kept = build(site, keep_going=True)
    assert "address-lost" not in {found.code for found in kept.diagnostics}
    assert TALKS in listed(site)
