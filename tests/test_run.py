"""One run: the lock, the shortcut, and what is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings import configfile, run
from briefings.config import Site
from briefings.diagnostics import Report
from briefings.errors import ContentError, StrictError
from briefings.job import Built, Request
from briefings.progress import Silent
from tests.site.builders import article, write


@pytest.fixture
def site(tmp_path: Path) -> Site:
    root = write(
        tmp_path / "site", article("pier"), ("content/pages/about.md", "---\ntitle: About\n---\n\n[x](lost)\n")
    )
    return configfile.load(root, Report())


def build(site: Site, **asked: object) -> Built:
    return run.build(site, Request(**asked), Report(), Silent())  # type: ignore[arg-type]  # the fields are Request's


def test_the_first_build_says_what_it_did(site: Site) -> None:
    built = build(site)
    assert (built.output, built.unchanged, built.kept, built.removed) == (site.output, False, 0, 0)
    assert built.written > 30
    assert [found.code for found in built.diagnostics] == ["lost-link"]
    assert {"reading articles", "planning", "writing pages"} <= {name for name, *_ in built.stages}


def test_warnings_are_repeated_where_nothing_changed(site: Site) -> None:
    first, second = build(site), build(site)
    assert second.unchanged
    assert second.diagnostics == first.diagnostics
    with pytest.raises(StrictError):
        build(site, strict=True)


@pytest.mark.parametrize("change", ["config.yaml", "content/pages/about.md", "content/files/new.txt"])
def test_what_changes_ends_the_shortcut(site: Site, change: str) -> None:
    build(site)
    path = site.root / change
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text() if path.exists() else "") + "\n# x\n")
    assert not build(site).unchanged


def test_another_question_ends_the_shortcut(site: Site) -> None:
    build(site)
    assert not build(site, drafts=True).unchanged


def test_each_output_has_a_state_of_its_own(site: Site, tmp_path: Path) -> None:
    build(site)
    elsewhere = tmp_path / "elsewhere"
    assert build(site, output=elsewhere).written > 30
    assert build(site).unchanged
    assert build(site, output=elsewhere).unchanged


def test_a_fault_leaves_the_site_and_the_next_build_goes_on(site: Site) -> None:
    build(site)
    page = (site.output / "index.html").read_bytes()
    broken = site.content / "articles" / "2021" / "broken.md"
    broken.write_text("words\n")
    with pytest.raises(ContentError) as caught:
        build(site)
    assert [found.code for found in caught.value.diagnostics if found.is_error] == ["no-front-matter"]
    assert (site.output / "index.html").read_bytes() == page
    kept = build(site, keep_going=True)
    assert kept.left_out == 1
    assert "no-front-matter" in {found.code for found in kept.diagnostics}
    broken.unlink()
    assert build(site).left_out == 0


def test_the_cache_may_be_deleted_at_any_time(site: Site) -> None:
    build(site)
    before = {path: path.read_bytes() for path in site.output.rglob("*") if path.is_file()}
    assert run.clean(site, Silent())
    assert not run.clean(site, Silent())
    build(site)
    assert {path: path.read_bytes() for path in site.output.rglob("*") if path.is_file()} == before
