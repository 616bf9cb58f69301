"""The check: every fault of content, plan, theme and raw articles, and nothing written."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings import configfile
from briefings.check import check
from briefings.diagnostics import Report
from briefings.errors import MissingExtraError
from briefings.ingest import clean
from briefings.progress import Silent
from tests.site.builders import article, tree, write

WORDS = "The pier of the harbour opened on Tuesday after two years of work, and the ferry sails again from Monday on."
RAW = f"Pier opens\n\n{WORDS}\n\n{WORDS.replace('pier', 'wall')}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """One article and the raw article that it came from."""
    text = article(
        "pier-opens",
        f"{WORDS}\n\n{WORDS.replace('pier', 'wall')}",
        title="Pier opens",
        source={"sha256": hashlib.sha256(RAW.encode()).hexdigest()},
    )
    return write(tmp_path / "site", text, ("content/inbox/pier-opens.txt", RAW))


def told(site: Path, *, deep: bool = False) -> list[tuple[str, str]]:
    report = Report()
    check(configfile.load(site, report), datetime.now(UTC), report, Silent(), deep=deep)
    return [(found.severity, found.code) for found in report.diagnostics]


def test_a_sound_site_is_sound_and_untouched(site: Path) -> None:
    before = tree(site)
    assert told(site, deep=True) == []
    assert tree(site) == before


def test_what_waits_is_noted(site: Path) -> None:
    write(site, ("content/inbox/new.txt", RAW.replace("pier", "quay")))
    assert told(site) == [("note", "waiting")]


def test_a_deep_check_sees_words_that_an_editor_changed(site: Path) -> None:
    path = site / "content/articles/2021/pier-opens.md"
    path.write_text(path.read_text().replace("two years", "three years"))
    assert ("warning", "edited") in told(site, deep=True)


def test_a_deep_check_sees_a_raw_article_that_is_gone_or_another(site: Path) -> None:
    raw = site / "content/inbox/pier-opens.txt"
    raw.write_text(RAW + "More.\n")
    assert ("error", "raw-changed") in told(site, deep=True)
    raw.unlink()
    assert told(site, deep=True) == [("warning", "raw-missing")]


def test_what_another_extractor_took_out_is_not_claimed_to_be_proven(site: Path) -> None:
    path = site / "content/articles/2021/pier-opens.md"
    stated = path.read_text().replace("source: {", 'source: {"extractor": "trafilatura 1.0", ')
    path.write_text(stated.replace("two years", "three years"))
    assert told(site, deep=True) == [("note", "cannot-verify")]
    assert told(site) == []


def test_a_raw_article_that_is_refused_by_now_is_left_to_the_editor(site: Path) -> None:
    raw = "Two words.\n"
    (site / "content/inbox/pier-opens.txt").write_text(raw)
    path = site / "content/articles/2021/pier-opens.md"
    then, now = (hashlib.sha256(words.encode()).hexdigest() for words in (RAW, raw))
    path.write_text(path.read_text().replace(then, now))
    assert told(site, deep=True) == [("warning", "cannot-verify")]


def test_what_needs_a_part_that_is_missing_is_not_claimed_to_be_proven(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise MissingExtraError("annotate", "Converting saved web pages")

    monkeypatch.setattr(clean, "reextract", missing)
    assert told(site, deep=True) == [("warning", "cannot-verify")]


def test_faults_of_content_plan_and_theme_are_told_together(site: Path) -> None:
    write(
        site,
        ("content/articles/2021/broken.md", "words\n"),
        ("content/briefings/spring.md", '---\ntitle: x\npublished: "2021-04-01"\n---\n\n{article: nothing}\n'),
        ("themes/mine/theme.yaml", "name: mine\nparent: default\n"),
        ("themes/mine/templates/page.html", "{{ view.titel }}"),
        config=(site / "config.yaml").read_text() + "theme: mine\n",
    )
    assert {code for severity, code in told(site) if severity == "error"} == {
        "no-front-matter",
        "unknown-reference",
        "template",
    }
