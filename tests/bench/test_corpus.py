"""The articles of the benchmark: the same everywhere, and as rich as the tables say."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from briefings.configfile import load as load_config
from briefings.content.load import load
from briefings.diagnostics import Report
from briefings.progress import Silent
from tests.bench import emit
from tests.bench.corpus import article
from tests.bench.peers import peers
from tests.bench.words import stock

KINDS = ("yaml", "yaml-annotated", "pelican", "briefings", "briefings-annotated")


def test_the_articles_are_the_same_on_every_machine() -> None:
    told = "".join(emit.text_of(kind, article(number)) for kind in KINDS for number in (0, 7, 4_321))
    digest = hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
    assert digest == "dda8d7bc8272150e1018422bf5ed9445"


def test_an_article_has_the_links_quotations_and_length_of_news() -> None:
    for one in map(article, range(20)):
        text = "\n\n".join(one.paragraphs)
        assert text.count("](") == 10
        assert sum(paragraph.startswith(">") for paragraph in one.paragraphs) == 2
        assert sum(paragraph.startswith("- ") for paragraph in one.paragraphs) == 1
        assert text.count("[^1]") == 1
        assert 250 < len(text.split()) < 650
        assert 3 <= len(one.topics) <= 6


def test_nobody_shares_a_name_and_every_article_has_its_own_address() -> None:
    words = stock()
    for names in (words.words, words.topics, words.people, words.places, words.organizations):
        assert len(set(names)) == len(names)
    assert len({article(number).slug for number in range(300)}) == 300


def test_the_added_article_is_newer_than_all() -> None:
    assert emit.newest().date > max(article(number).date for number in range(50))


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_changes_the_body_and_nothing_else(kind: str) -> None:
    before = emit.text_of(kind, article(3))
    after = emit.edited(before, "marked")
    assert after.replace(" marked.", "", 1) == before
    assert after.index("marked") < after.rindex("[^")


def test_the_annotated_articles_have_40_mentions_and_dates_and_8_notes_each(tmp_path: Path) -> None:
    emit.corpus("briefings-annotated", "content/articles", tmp_path, 6)
    report = Report()
    content = load(load_config(tmp_path, report), report, None, Silent())
    assert report.count("error") == 0
    assert len(content.entities) == 600
    for one in content.articles:
        found = one.annotations
        notes = len(found.quotations) + len(found.damage) + len(found.notes)
        assert (len(found.mentions) + len(found.dates), notes) == (40, 8)
        assert len(one.meta.key_points) == 1
    assert [one.meta.story for one in sorted(content.articles, key=lambda one: one.path)].count("matter-0") == 5


def test_the_plain_articles_are_sound(tmp_path: Path) -> None:
    emit.corpus("briefings", "content/articles", tmp_path, 4)
    report = Report()
    content = load(load_config(tmp_path, report), report, None, Silent())
    assert (len(content.articles), report.count("error")) == (4, 0)


def test_pages_alone_have_neither_articles_as_data_nor_feeds_of_groups(tmp_path: Path) -> None:
    for setting, is_whole in (("", True), ("+pages", False)):
        site = tmp_path / f"briefings-annotated{setting}"
        emit.corpus("briefings-annotated", "content/articles", site, 1)
        config = load_config(site, Report()).config
        assert (bool(config.exports), bool(config.feeds.of)) == (is_whole, is_whole)


def test_every_generator_has_a_layout_and_a_site(tmp_path: Path) -> None:
    for peer in peers(tmp_path):
        emit.corpus(peer.kind, peer.articles, tmp_path / peer.name, 2)
        assert len(list((tmp_path / peer.name / peer.articles).rglob("*0000?.md"))) == 2
