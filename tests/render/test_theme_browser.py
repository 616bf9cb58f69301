"""The default theme as a reader's browser shows it: beside the words or folded below, without script, on paper."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from briefings.catalog.planned import PlannedPage
from briefings.config import Config, Site, SiteConfig
from briefings.diagnostics import Report
from briefings.render.context import Value
from briefings.render.templates import Templates
from briefings.render.theme import load_theme

pytestmark = pytest.mark.browser
CHROMIUM = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the test extra")
    if not CHROMIUM:
        pytest.skip("needs Chromium: install it, or name it in CHROME_PATH")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, examples: ModuleType) -> Path:
    """The example pages and the theme's files on disk."""
    root, out = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("public")
    settings: dict[str, Value] = {"accent": "ink"}
    config = Config(
        site=SiteConfig(title="Harbour", url="https://x.example/", notice="A sample."), theme_settings=settings
    )
    site = Site(root, config)
    theme = load_theme(site, Report())
    menu = examples.views.SiteMenu(pages=examples.PAGES, feeds=examples.SITE_FEEDS)
    templates = Templates(theme, site, menu, lambda *_: examples.BLOCKS, lambda markup, *_: f"<p>{markup}</p>")
    files = {
        path: templates.render(PlannedPage(path, template, view))
        for path, (template, view) in examples.all_views().items()
        if template not in {"404.html", "redirect.html"}  # absolute links need a server, and a redirect goes away
    }
    for path, content in {**files, **{asset.path: asset.content for asset in theme.assets}}.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)
    return out


@pytest.fixture
def visit(browser: Any, folder: Path, examples: ModuleType) -> Iterator[Open]:
    """Opens a page: `visit(width=390, script=False)`; the article if none is named."""
    contexts = []

    def open_page(path: str = "", *, width: int = 1280, script: bool = True, dark: bool = False) -> Any:
        scheme = "dark" if dark else "light"
        view = {"width": width, "height": 900}
        context = browser.new_context(viewport=view, java_script_enabled=script, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.goto((folder / (path or f"{examples.PATH}index.html")).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_nothing_scrolls_sideways_and_nothing_is_blocked(visit: Open, folder: Path) -> None:
    page = visit()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in sorted(folder.rglob("*.html")):
        page.goto(path.as_uri())
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            root = "document.documentElement"
            assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0, (path, width)
    assert said == []


def test_notes_stand_beside_their_block_where_there_is_room(visit: Open) -> None:
    page = visit(width=1280, script=False)
    for block, note in (("p2", "q-1"), ("p3", "q-2"), ("p4", "d-1")):
        words, beside = page.locator(f"#{block}").bounding_box(), page.locator(f"#{note}").bounding_box()
        assert beside["x"] > words["x"] + words["width"]
        assert abs(beside["y"] - words["y"]) < 40
    assert not page.locator(".fold").first.is_visible()


def test_notes_are_folded_on_a_phone_and_open_without_script(visit: Open) -> None:
    page = visit(width=390, script=False)
    assert not page.locator("#q-1").is_visible()
    page.locator(".fold summary").nth(1).click()
    assert page.locator("#q-1").is_visible()
    assert not page.locator("#q-2").is_visible()


def test_a_marker_opens_its_note_on_a_phone(visit: Open) -> None:
    page = visit(width=390, script=False)
    page.locator("#q-2-ref").click()
    assert page.locator("#q-2").is_visible()
    assert not page.locator("#d-1").is_visible()


def test_a_key_point_lights_up_its_sentence(visit: Open) -> None:
    page = visit()
    before = page.locator("[id='p3.s1']").evaluate("e => getComputedStyle(e).backgroundColor")
    page.locator("#key-points a").nth(1).click()
    assert page.locator("[id='p3.s1']").evaluate("e => getComputedStyle(e).backgroundColor") != before
    page.wait_for_url("**#p3.s1")


def test_on_paper_notes_stand_behind_the_words_in_their_order_and_furniture_is_gone(visit: Open) -> None:
    page = visit()
    page.emulate_media(media="print")
    last, notes = page.locator(".body .b").last.bounding_box(), page.locator(".body .note").all()
    tops = [note.bounding_box()["y"] for note in notes]
    assert last["y"] + last["height"] <= tops[0]
    assert tops == sorted(tops)
    assert len(tops) > 1
    assert not page.locator("header.site nav").is_visible()
    assert page.locator("#provenance pre").first.is_visible()


def test_dark_and_light_are_both_there(visit: Open) -> None:
    colours = {visit(dark=dark).evaluate("getComputedStyle(document.body).backgroundColor") for dark in (False, True)}
    assert len(colours) == 2


def test_the_keyboard_skips_to_the_text_and_walks_through_the_entries(visit: Open) -> None:
    page = visit("index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "Fog signal heard again"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == "Harbour talks"
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()


def test_the_keys_can_be_turned_off(visit: Open) -> None:
    page = visit("index.html")
    page.locator("#keys-open").click()
    page.locator("#keys input").check()
    page.locator("#keys button").click()
    page.keyboard.press("?")
    assert not page.locator("#keys").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_quotation_stands_in_its_line_and_its_links_look_like_links(visit: Open, width: int) -> None:
    page = visit(width=width)
    said = page.locator(".b .said").all()
    assert said
    assert {one.evaluate("e => getComputedStyle(e).display") for one in said} == {"inline"}
    underlined = page.locator(".b .said").first.evaluate(
        "e => { e.innerHTML = '<a href=\"#\">Ada</a>'; return getComputedStyle(e.firstChild).textDecorationLine }"
    )
    assert underlined == "underline"
