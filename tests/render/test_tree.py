"""The tree of a site: what is in it, what each key covers, and that only what is asked for is made."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from briefings.catalog.machines import FeedEntry, FeedView
from briefings.catalog.planned import Plan, PlannedPage
from briefings.catalog.views import SiteMenu
from briefings.config import Site
from briefings.diagnostics import Report
from briefings.digests import digest_of
from briefings.errors import ContentError
from briefings.model import StaticFile
from briefings.render import machine
from briefings.render.theme import load_theme
from briefings.render.tree import Export, Tree


def _never() -> bytes:
    raise AssertionError("made without being asked for")


def bytes_alone(_path: str, data: bytes) -> bytes:
    """Takes a file's bytes and gives them back."""
    return data


@pytest.fixture
def plan(examples: ModuleType) -> Plan:
    pages = tuple(
        PlannedPage(path, template, view)
        for path, (template, view) in examples.all_views().items()
        if template in {"page.html", "archive.html"}
    )
    entry = FeedEntry(
        id="tag:x.example,2021:a",
        title="A",
        path="a/",
        published=None,
        updated="2021-01-01T00:00:00+00:00",
        author="B",
        categories=(),
        language="en",
        summary="C",
    )
    feed = FeedView(
        title="F", description="", stem="feeds/a", id="tag:x", home="", updated=entry.updated, entries=(entry,)
    )
    return Plan(pages=pages, feeds=(feed,), menu=SiteMenu(()))


@pytest.fixture
def tree_of(site: Site, plan: Plan, tmp_path: Path) -> Any:
    """A tree, with whatever is other than usual: `tree_of(plan=…, site=…, exports=…)`."""
    (tmp_path / "logo.txt").write_bytes(b"logo")
    file = StaticFile("logo.txt", str(tmp_path / "logo.txt"), digest_of(b"logo"))

    def make(
        *, site: Site = site, plan: Plan = plan, files: tuple[StaticFile, ...] = (file,), **exports: Export
    ) -> Tree:
        return Tree(
            site, plan, load_theme(site, Report()), files, {f"{name}.json": one for name, one in exports.items()}
        )

    return make


def changed(one: Tree, other: Tree) -> set[str]:
    return {path for path in one.keys | other.keys if one.keys.get(path) != other.keys.get(path)}


def test_everything_that_will_be_published_has_a_key(tree_of: Any, plan: Plan) -> None:
    tree = tree_of(a=Export(b"k", _never))
    machines = {"sitemap.xml", "robots.txt", "feeds/feeds.opml", "_headers", "logo.txt", "a.json"}
    feeds = {"feeds/a.rss", "feeds/a.atom", "feeds/a.json"}
    assert {page.path for page in plan.pages} | machines | feeds <= tree.keys.keys()
    assert list(tree.keys) == sorted(tree.keys)


def test_keys_do_not_change_by_themselves(tree_of: Any) -> None:
    assert changed(tree_of(), tree_of()) == set()


def test_a_view_is_in_the_key_of_its_page_and_in_no_other(tree_of: Any, plan: Plan) -> None:
    page = next(page for page in plan.pages if page.template == "page.html")
    other = msgspec.structs.replace(page, shown=msgspec.structs.replace(page.view, markup="Other words."))
    pages = tuple(other if one is page else one for one in plan.pages)
    assert changed(tree_of(), tree_of(plan=msgspec.structs.replace(plan, pages=pages))) == {page.path}


def test_the_day_of_a_page_is_in_the_key_of_the_sitemap(tree_of: Any, plan: Plan) -> None:
    page = next(page for page in plan.pages if page.template == "page.html")
    view = msgspec.structs.replace(page.view, head=msgspec.structs.replace(page.head, updated="2031-01-01"))
    pages = tuple(msgspec.structs.replace(one, shown=view) if one is page else one for one in plan.pages)
    assert changed(tree_of(), tree_of(plan=msgspec.structs.replace(plan, pages=pages))) == {page.path, "sitemap.xml"}


def test_the_sitemap_is_made_when_asked_for_and_its_key_covers_what_it_lists(tree_of: Any, plan: Plan) -> None:
    fewer = tree_of(plan=msgspec.structs.replace(plan, pages=plan.pages[1:]))
    assert changed(tree_of(), fewer) == {plan.pages[0].path, "sitemap.xml"}
    (made,) = fewer.render(["sitemap.xml"], bytes_alone, Report())
    assert made.count(b"<loc>") == len(plan.pages) - 1


def test_sitemaps_of_a_large_site_are_parts_that_an_index_leads_to(
    tree_of: Any, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = len(plan.pages) - 1
    monkeypatch.setattr(machine, "sitemaps", partial(machine.sitemaps, most=most))
    tree = tree_of()
    paths = ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert set(paths) <= tree.keys.keys()
    assert [made.count(b"<loc>") for made in tree.render(paths, bytes_alone, Report())] == [2, most, 1]


def test_the_configuration_is_in_the_key_of_every_page_and_feed(tree_of: Any, plan: Plan, site: Site) -> None:
    config = msgspec.structs.replace(site.config, site=msgspec.structs.replace(site.config.site, tagline="Other"))
    found = changed(tree_of(), tree_of(site=Site(site.root, config)))
    assert {page.path for page in plan.pages} | {"feeds/a.rss"} <= found
    assert "logo.txt" not in found


def test_a_file_and_an_export_are_known_by_their_digests(tree_of: Any, tmp_path: Path) -> None:
    other = StaticFile("logo.txt", str(tmp_path / "logo.txt"), b"another digest")
    assert changed(tree_of(), tree_of(files=(other,))) == {"logo.txt"}
    assert changed(tree_of(a=Export(b"1", _never)), tree_of(a=Export(b"2", _never))) == {"a.json"}


def test_only_what_is_asked_for_is_made_and_in_order(tree_of: Any) -> None:
    tree = tree_of(a=Export(b"1", lambda: b"{}"), b=Export(b"1", _never))
    made = list(tree.render(["robots.txt", "a.json", "logo.txt", "feeds/a.json"], bytes_alone, Report()))
    assert made[0].startswith(b"User-agent")
    assert made[1:3] == [b"{}", b"logo"]
    assert made[3].startswith(b"{")


def test_faults_of_templates_are_told_together_and_end_the_run(
    tree_of: Any, site: Site, plan: Plan, write_theme: Any
) -> None:
    broken = {"templates/page.html": "{{ view.titel }}", "templates/archive.html": "{{ view.yaer }}"}
    write_theme("mine", "parent: default", broken)
    tree = tree_of(site=Site(site.root, msgspec.structs.replace(site.config, theme="mine")))
    report = Report()
    with pytest.raises(ContentError):
        list(tree.render([page.path for page in plan.pages], bytes_alone, report))
    assert {found.place.file for found in report.diagnostics if found.place} == {
        f"themes/mine/{name}" for name in broken
    }
