"""Reading a whole site: all faults of all files at once, nothing from outside, nothing unbounded, nothing stale."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.config import Config, Site, SiteConfig
from briefings.content.disk import MOST_BYTES
from briefings.content.load import load
from briefings.diagnostics import Report
from briefings.model import Article, Content
from briefings.progress import Silent
from briefings.store import Store

ARTICLE = """\
---
format: briefings/1
id: "tag:example.org,2019:NAME"
title: null
slug: NAME
language: en
published: null
source: {file: NAME.txt, sha256: "HASH", text_sha256: "HASH"}
---

[Wang Hao][@wang-hao] spoke of NAME.

[@wang-hao]: ../../entities/wang-hao.md "person"
""".replace("HASH", "0" * 64)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with one entity and no article."""
    for folder in ("articles/2019", "entities", "pages", "stories", "briefings", "files"):
        (tmp_path / "content" / folder).mkdir(parents=True)
    (tmp_path / "content/entities/wang-hao.md").write_text("---\nname: Wang Hao\nkind: person\n---\n")
    return Site(tmp_path, Config(site=SiteConfig(title="T", url="https://example.org/")))


def add(site: Site, path: str, text: str = "", name: str = "a") -> Path:
    """Puts a file into the site's content; an article by default."""
    file = site.content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text or ARTICLE.replace("NAME", name), encoding="utf-8")
    return file


def loaded(site: Site, store: Store | None = None) -> tuple[Content[Article], list[str]]:
    """What is read, and what is reported."""
    report = Report()
    content = load(site, report, store, Silent())
    return content, [str(item) for item in report.diagnostics]


def test_everything_is_read(site: Site) -> None:
    add(site, "articles/2019/a.md")
    add(site, "articles/undated/b.md", name="b")
    add(site, "stories/port-talks.md", "---\ntitle: Port talks\npinned: true\naliases: [old/]\n---\n\nA *note*.\n")
    add(site, "briefings/may.md", '---\ntitle: May\npublished: "2019-05-31"\n---\n\n{story: port-talks}\n')
    add(site, "pages/about.md", "---\ntitle: About\nmenu: false\n---\n\nSee [x](/archive/).\n")
    add(site, "files/CNAME", "example.org\n")
    add(site, "files/.well-known/security.txt", "Contact: x\n")
    content, faults = loaded(site)
    assert not faults
    assert [article.path for article in content.articles] == [
        "content/articles/2019/a.md",
        "content/articles/undated/b.md",
    ]
    assert [entity.name for entity in content.entities] == ["Wang Hao"]
    story, edition, page = content.stories[0], content.editions[0], content.pages[0]
    assert (story.slug, story.title, story.note, story.pinned, story.aliases) == (
        *("port-talks", "Port talks", "A *note*.", True, ("old/",)),
    )
    assert (edition.slug, edition.published, edition.markup) == ("may", "2019-05-31", "{story: port-talks}")
    assert (page.slug, page.title, page.menu) == ("about", "About", False)
    assert [file.path for file in content.files] == [".well-known/security.txt", "CNAME"]


def test_faults_of_all_files_are_told_at_once_and_the_rest_is_read(site: Site) -> None:
    add(site, "articles/2019/a.md")
    add(site, "articles/2019/bad.md", "no front matter")
    add(site, "entities/may.md", "---\nname: May\n---\n")
    add(site, "pages/about.md", "---\ntitel: x\n---\n\n[x](other.md) [Wang][@wang]\n")
    add(site, "briefings/x.md", "---\ntitle: x\npublished: soon\n---\n")
    add(site, "stories/Bad Name.md", "---\ntitle: x\n---\n")
    content, faults = loaded(site)
    assert len(content.articles) == 1
    assert [fault.split(": ")[0] for fault in faults] == [
        "content/articles/2019/bad.md:1:1",
        "content/briefings/x.md:3:12",
        "content/entities/may.md:2:1",
        "content/pages/about.md:2:1",
        "content/pages/about.md:2:1",
        "content/pages/about.md:5:5",
        "content/pages/about.md:5:15",
        "content/stories/Bad Name.md:2:1",
    ]


def test_what_only_all_files_tell(site: Site) -> None:
    add(site, "articles/2019/a.md")
    add(site, "articles/2019/b.md")
    add(site, "articles/2019/c.md", ARTICLE.replace("NAME", "c").replace("wang-hao", "wang-hoa"))
    add(site, "articles/2019/d.md", ARTICLE.replace("NAME", "d").replace('"person"', '"place"'))
    add(site, "entities/x.md", "---\nname: X\nkind: place\nmerged_into: y\n---\n")
    add(site, "entities/y.md", "---\nname: Y\nkind: place\nmerged_into: x\n---\n")
    add(site, "entities/z.md", "---\nname: Z\nkind: place\nmerged_into: wang\n---\n")
    _, faults = loaded(site)
    assert "content/articles/2019/b.md:3:1: warning: content/articles/2019/a.md has the same id" in faults[0]
    assert (
        "content/articles/2019/c.md:13:1: error: the entity 'wang-hoa' has no file; did you mean 'wang-hao'?"
        in faults[1]
    )
    assert "content/articles/2019/d.md:13:1: error: 'wang-hao' is a place here and a person in its file" in faults[2]
    assert [fault.rpartition("[")[2] for fault in faults[3:]] == ["merge-loop]", "merge-loop]", "unknown-entity]"]


def test_the_cache_forgets_what_an_article_was(site: Site, tmp_path: Path) -> None:
    file = add(site, "articles/2019/a.md")
    with Store(tmp_path / "cache.db") as store:
        for name in ("a", "b", "c"):
            file.write_text(ARTICLE.replace("NAME", name))
            loaded(site, store)
        rows = store._connection.execute("SELECT key FROM item WHERE kind = 'article'")  # type: ignore[union-attr]
        assert len(rows.fetchall()) == 1


def test_an_unchanged_article_comes_from_the_cache(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = add(site, "articles/2019/a.md")
    with Store(tmp_path / "cache.db") as store:
        first, _ = loaded(site, store)
        monkeypatch.setattr("briefings.content.load.read_article", lambda *_: pytest.fail("read again"))
        assert loaded(site, store) == (first, [])
        monkeypatch.undo()
        file.write_text(ARTICLE.replace("NAME", "b"))
        assert loaded(site, store)[0].articles[0].text == "Wang Hao spoke of b."


def test_what_has_something_to_tell_is_told_every_time(site: Site, tmp_path: Path) -> None:
    add(site, "articles/2019/a.md", ARTICLE.replace("NAME", "a").replace("spoke", "[spoke](other.md)"))
    with Store(tmp_path / "cache.db") as store:
        assert loaded(site, store)[1] == loaded(site, store)[1] != []


def test_a_damaged_cache_is_not_believed(site: Site, tmp_path: Path) -> None:
    add(site, "articles/2019/a.md")
    with Store(tmp_path / "cache.db") as store:
        good = loaded(site, store)
        keys = [bytes(row[0]) for row in store._connection.execute("SELECT key FROM item")]  # type: ignore[union-attr]
        store.put_many("article", dict.fromkeys(keys, b"\xc1"))
        assert loaded(site, store) == good


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda folder: (folder / "x.md").symlink_to("/etc/passwd"), "x.md: error: this link leads out of the site"),
        (lambda folder: (folder / "x").symlink_to("/etc"), "x: error: this link leads out of the site"),
        (lambda folder: (folder / "x.md").symlink_to("/dev/zero"), "x.md: error: this link leads out of the site"),
        (lambda folder: (folder / "x.md").symlink_to("gone.md"), "x.md: warning: this link leads to no file"),
        (lambda folder: (folder / "x.md").symlink_to("x.md"), "x.md: error: cannot be read"),
        (lambda folder: (folder / "x").symlink_to(".."), "x: warning: a linked folder is not read"),
        (lambda folder: os.mkfifo(folder / "x.md"), "x.md: warning: this is no regular file"),
        (lambda folder: (folder / "x.txt").write_text("x"), "x.txt: warning: only .md files are read here"),
        (lambda folder: (folder / "a\nb.md").write_text("x"), "a\\u000ab.md: error: the file's name holds unprintable"),
        (lambda folder: (folder / "\udcff.md").write_text("x"), "\\udcff.md: error: the file's name holds unprintable"),
        (
            lambda folder: os.truncate(os.open(folder / "x.md", os.O_CREAT | os.O_WRONLY), 3 << 30),
            "x.md: error: the file has",
        ),
        (
            lambda folder: (folder / "x.md").write_bytes(b"---\na: \xff\n"),
            "x.md:2:4: error: this is not UTF-8: byte 0xff",
        ),
        (lambda folder: (folder / "x.md").write_text("---\n", "utf-16"), "x.md:1:1: error: the file is UTF-16"),
        (lambda folder: (folder / "x.md").write_text("---\na: \0\n"), "x.md:2:4: error: the control character U+0000"),
        (lambda folder: Path(folder, *["d"] * 40).mkdir(parents=True), "error: folders are nested too deeply"),
    ],
)
def test_what_is_no_article_is_told(site: Site, make: Callable[[Path], object], told: str) -> None:
    make(site.content / "articles/2019")
    content, faults = loaded(site)
    assert not content.articles
    assert len(faults) == 1
    assert f"content/articles/2019/{told}" in faults[0] or told in faults[0]


def test_a_socket_is_passed_over(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.content / "articles/2019")
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("s.md")
        assert "this is no regular file" in loaded(site)[1][0]


@pytest.mark.parametrize("name", [".a.md", "a.md~", ".#a.md", "#a.md#", ".a.md.swp", ".DS_Store", "._a.md"])
def test_hidden_files_and_backups_are_passed_over(site: Site, name: str) -> None:
    (site.content / "articles/2019" / name).write_bytes(b"\0")
    assert loaded(site) == (loaded(site)[0], [])


def test_a_folder_that_ends_in_md_is_a_folder(site: Site) -> None:
    add(site, "articles/2019/x.md/a.md")
    assert len(loaded(site)[0].articles) == 1


def test_a_link_within_the_content_is_followed(site: Site) -> None:
    add(site, "files/a.md")
    (site.content / "articles/2019/b.md").symlink_to("../../files/a.md")
    assert [article.path for article in loaded(site)[0].articles] == ["content/articles/2019/b.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(site: Site) -> None:
    add(site, "articles/2019/a.md").chmod(0)
    assert "cannot be read: Permission denied" in loaded(site)[1][0]


def test_a_file_of_the_largest_size_is_read_in_whole(site: Site) -> None:
    add(site, "articles/2019/a.md", ARTICLE + "\n" + "x" * (MOST_BYTES - len(ARTICLE)))
    assert "and 4,194,304 is the most" in loaded(site)[1][0]
    add(site, "articles/2019/a.md", ARTICLE.replace("NAME", "a") + "\n" + "word " * 200_000)
    assert loaded(site)[0].articles[0].text.endswith("word")
