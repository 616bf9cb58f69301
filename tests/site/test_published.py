"""The whole published tree of the sample: every feed read by a reader, every file well formed, every id once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html

from tests.conftest import Command
from tests.site.builders import article, write


@pytest.fixture(scope="module")
def feeds(sample: Path) -> list[Path]:
    found = sorted(path for path in sample.glob("feeds/**/*.*") if path.suffix in {".rss", ".atom", ".json"})
    assert found
    return found


def test_every_feed_is_read_without_a_complaint(feeds: list[Path]) -> None:
    for path in feeds:
        if path.suffix != ".json":
            read = feedparser.parse(path.read_bytes())
            assert not read.bozo, (path, read.bozo_exception)
            assert read.entries, path
            assert read.feed.language, path
            assert all(entry.author and entry.link and entry.content for entry in read.entries), path


def test_the_three_forms_of_a_feed_hold_the_same_entries(feeds: list[Path]) -> None:
    for path in feeds:
        if path.suffix == ".json":
            ids = [item["id"] for item in json.loads(path.read_bytes())["items"]]
            for form in ("rss", "atom"):
                read = feedparser.parse(path.with_suffix(f".{form}").read_bytes())
                assert [entry.id for entry in read.entries] == ids
            assert len(ids) == len(set(ids)), path


def test_dated_entries_come_newest_first_and_undated_ones_last(feeds: list[Path]) -> None:
    for path in feeds:
        if path.suffix == ".atom":
            entries = feedparser.parse(path.read_bytes()).entries
            dates = [entry.get("published_parsed") for entry in entries]
            dated = [date for date in dates if date]
            assert dated == sorted(dated, reverse=True), path
            assert dates[: len(dated)] == dated, path


def test_every_feed_is_listed_and_every_list_leads_to_a_feed(sample: Path, feeds: list[Path]) -> None:
    root = etree.parse(sample / "feeds" / "feeds.opml").getroot()
    listed = {outline.get("xmlUrl").partition("/feeds/")[2] for outline in root.iter("outline")}
    assert listed == {path.relative_to(sample / "feeds").as_posix() for path in feeds if path.suffix == ".rss"}


def test_the_sitemap_lists_pages_that_are_there(sample: Path) -> None:
    root = etree.parse(sample / "sitemap.xml").getroot()
    addresses = [element.text for element in root.iter("{*}loc")]
    home = min(addresses, key=len)
    assert len(addresses) == len(set(addresses))
    assert all((sample / address.removeprefix(home) / "index.html").is_file() for address in addresses)


def test_no_page_names_an_id_twice_or_leads_to_one_that_is_missing(sample: Path) -> None:
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for path in sorted(sample.rglob("*.html")):
        name = path.relative_to(sample).as_posix().removesuffix("index.html")
        root = html.parse(path).getroot()
        here = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(here) == len(set(here)), name
        ids[name] = set(here)
        links += [(name, element.get("href")) for element in root.iter("a") if "#" in element.get("href", "")]
    for name, link in links:
        path, _, anchor = link.partition("#")
        if ":" not in path and not name.startswith("404"):
            target = re.sub(r"[^/]+/\.\./", "", name + path) if not path else _joined(name, path)
            assert anchor in ids[target], (name, link)


def _joined(name: str, path: str) -> str:
    """The page that a relative address means."""
    parts = name.rpartition("/")[0].split("/") if "/" in name else []
    for part in path.split("/"):
        parts = parts[:-1] if part == ".." else [*parts, part] if part not in {"", "."} else parts
    return "/".join(parts) + "/" if parts else ""


def test_ids_stay_when_title_address_and_words_change(tmp_path: Path, command: Command) -> None:
    path, text = article("pier")
    root = write(tmp_path / "site", (path, text))
    ids = []
    moved = 'slug: "wall"\naliases: [articles/2021/03/pier/]'
    for changed in (text, text.replace('slug: "pier"', moved).replace('title: "Pier"', 'title: "Wall"')):
        (root / path).write_text(changed, encoding="utf-8")
        assert command("build", "--quiet", site=root).code == 0
        ids.append([entry.id for entry in feedparser.parse((root / "public/feeds/articles.atom").read_bytes()).entries])
    assert ids == [["tag:lantern.example,2021-03-02:pier"]] * 2
