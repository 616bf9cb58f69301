"""Files for machines: well formed, complete, and right for a site that lies in a folder of its host."""

from __future__ import annotations

from types import ModuleType

import pytest
from lxml import etree

from briefings.catalog.machines import FeedView
from briefings.catalog.planned import Plan, PlannedPage
from briefings.catalog.rows import Head
from briefings.catalog.standins import RedirectView
from briefings.catalog.views import PageView, SiteMenu
from briefings.config import Config, SiteConfig
from briefings.render import machine

CONFIG = Config(site=SiteConfig(title='Ports & "seas" <x>', url="https://x.example/digest/"))


def page(path: str, **more: object) -> PlannedPage:
    return PlannedPage(
        f"{path}index.html", "page.html", PageView(Head(path=path, kind="page", title="x", **more), "x", "")
    )  # type: ignore[arg-type]  # more are Head's own


def redirect(path: str) -> PlannedPage:
    return PlannedPage(path, "redirect.html", RedirectView(Head(path=path, kind="redirect", title="x"), "about/", "x"))


def plan(*pages: PlannedPage, **more: object) -> Plan:
    return Plan(pages=pages, feeds=(), menu=SiteMenu(()), **more)  # type: ignore[arg-type]  # more are Plan's own


def test_the_sitemap_lists_what_may_be_listed_with_its_day() -> None:
    pages = (page("about/", updated="2021-03-02"), page("hidden/", index=False), redirect("old/"), page("a&b/"))
    (listed,) = machine.sitemaps(pages).values()
    root = etree.fromstring(machine.sitemap(listed, CONFIG).encode())
    found = [[child.text for child in url] for url in root]
    assert found == [["https://x.example/digest/about/", "2021-03-02"], ["https://x.example/digest/a&b/"]]


def test_a_site_of_more_pages_than_a_sitemap_may_list_has_several() -> None:
    pages = tuple(page(f"p{number}/") for number in range(5))
    parts = machine.sitemaps(pages, most=2)
    assert {path: [one for one, _ in listed] for path, listed in parts.items()} == {
        "sitemap-1.xml": ["p0/", "p1/"],
        "sitemap-2.xml": ["p2/", "p3/"],
        "sitemap-3.xml": ["p4/"],
    }
    root = etree.fromstring(machine.sitemap_index(parts, CONFIG).encode())
    assert [child.text for sitemap in root for child in sitemap] == [
        f"https://x.example/digest/{path}" for path in parts
    ]
    assert machine.sitemaps(pages, most=5) == {"sitemap.xml": tuple([one.listed for one in pages])}


def test_the_list_of_feeds_is_opml() -> None:
    feed = FeedView(
        title='A "b" & <c>', description="", stem="feeds/a", id="x", home="stories/a/", updated="", entries=()
    )
    root = etree.fromstring(machine.opml([feed], CONFIG).encode())
    (outline,) = root.iter("outline")
    assert root.get("version") == "2.0"
    assert root.findtext("head/title") == CONFIG.site.title
    assert dict(outline.attrib) == {
        "type": "rss",
        "text": 'A "b" & <c>',
        "title": 'A "b" & <c>',
        "xmlUrl": "https://x.example/digest/feeds/a.rss",
        "htmlUrl": "https://x.example/digest/stories/a/",
    }


def test_no_title_turns_the_direction_of_the_list_of_feeds() -> None:
    feed = FeedView(
        title="Gold \u202egnp.exe 港", description="", stem="feeds/a", id="x", home="", updated="", entries=()
    )
    (outline,) = etree.fromstring(machine.opml([feed], CONFIG).encode()).iter("outline")
    assert outline.get("text") == outline.get("title") == "Gold gnp.exe 港"


def test_redirects_are_told_to_hosts_only_where_there_are_any() -> None:
    assert "_redirects" not in machine.render_all(plan(page("about/")), CONFIG)
    files = machine.render_all(plan(page("about/"), redirects=(("old/", "about/"),)), CONFIG)
    assert files["_redirects"] == b"/digest/old/ /digest/about/ 301\n"


@pytest.mark.parametrize("name", ["robots.txt", "feeds/feeds.opml", "_headers"])
def test_every_site_has_them(name: str) -> None:
    assert machine.render_all(plan(), CONFIG)[name]


def test_robots_are_led_to_the_sitemap() -> None:
    assert b"Sitemap: https://x.example/digest/sitemap.xml\n" in machine.render_all(plan(), CONFIG)["robots.txt"]


def test_the_policy_lets_nothing_in_from_outside() -> None:
    policy = machine.CSP
    assert "default-src 'none'" in policy
    assert not {"*", "'unsafe-inline'", "'unsafe-eval'", "data:", "http:", "https:"} & set(
        policy.replace(";", " ").split()
    )
    headers = machine.render_all(plan(), CONFIG)["_headers"].decode()
    assert headers.startswith("/digest/*\n")
    assert "frame-ancestors 'none'" in headers


def test_examples_of_every_page_can_be_listed(examples: ModuleType) -> None:
    pages = [PlannedPage(path, template, view) for path, (template, view) in examples.all_views().items()]
    etree.fromstring(machine.sitemap(machine.sitemaps(pages)["sitemap.xml"], CONFIG).encode())
