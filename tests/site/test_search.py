"""Search as a reader uses it: in a real browser, from a subfolder, under the page's own policy, and without script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefings import cli
from tests.site import builders

pytestmark = pytest.mark.browser
CONFIG = builders.CONFIG.replace("lantern.example/", "lantern.example/digest/") + 'search: "on-request"\n'
RED = '[Ada Fern][@ada-fern] lit the red lantern.\n\n[@ada-fern]: ../../entities/ada-fern.md "person"'
GREEN = "The lantern was green. “<img src=x onerror=alert(1)>” stood on the wall."
LOOKED = "() => document.getElementById('found').textContent"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The parent of a published site that has an index; the site lies in `digest/`."""
    pytest.importorskip("pagefind", reason="the search extra is not installed")
    root = builders.write(
        tmp_path_factory.mktemp("search"),
        builders.article("red-light", RED, published="2021-03-02"),
        builders.article("green-light", GREEN.replace("<", "&lt;").replace(">", "&gt;"), published="2022-04-05"),
        builders.entity("Ada Fern"),
        config=CONFIG,
    )
    assert cli.run(["-C", str(root), "build", "--quiet", "--search", "--output", str(root / "out/digest")]) == 0
    return root / "out"


@pytest.fixture
def page(folder: Path, visit: Callable[..., Any], serve: Callable[[Path], str]) -> Callable[..., Any]:
    """Opens the search page: `page("?q=lantern")`; gives what the browser says, with the page in it."""

    def show(query: str = "", **how: Any) -> Any:
        watched = visit(serve(folder), **how)
        watched.open(f"digest/search/{query}")
        return watched

    return show


def titles(page: Any) -> list[str]:
    return [link.inner_text() for link in page.locator("#results .title").all()]


def test_words_are_found_from_a_subfolder_under_the_pages_policy(page: Callable[..., Any]) -> None:
    watched = page("?q=lantern&order=desc")
    watched.page.wait_for_function(LOOKED)
    assert titles(watched.page) == ["Green light", "Red light"]
    assert watched.page.locator("#results .meta").first.inner_text() == "5\N{NO-BREAK SPACE}April 2022"
    watched.page.locator("#results a").first.click()
    watched.page.wait_for_url("**/digest/articles/2022/04/green-light/")
    assert watched.said == []


def test_foreign_words_stay_words(page: Callable[..., Any]) -> None:
    watched = page("?q=wall")
    watched.page.wait_for_selector("#results mark")
    assert watched.page.locator("#results img").count() == 0
    assert "onerror" in watched.page.locator("#results").inner_text()
    assert watched.said == []


def test_the_keyboard_alone_asks_sifts_and_opens(page: Callable[..., Any]) -> None:
    shown = page(width=1280).page
    shown.wait_for_selector("#search", state="visible")
    shown.locator("#words").focus()
    shown.keyboard.type("lantern")
    shown.wait_for_function("() => document.querySelectorAll('#results li').length === 2")
    shown.locator("fieldset[name=person] input").focus()
    shown.keyboard.press("Space")
    shown.wait_for_function("() => document.querySelectorAll('#results li').length === 1")
    assert titles(shown) == ["Red light"]
    assert shown.evaluate("document.activeElement.value") == "Ada Fern"
    assert re.search(r"\?person=Ada\+Fern&q=lantern$", shown.url)


def test_an_address_brings_its_question_back(page: Callable[..., Any]) -> None:
    shown = page("?year=2021&q=lantern").page
    shown.wait_for_function(LOOKED)
    assert shown.locator("fieldset[name=year] :checked").input_value() == "2021"
    assert titles(shown) == ["Red light"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("lanternxyz", "Found 2. No page has “lanternxyz”; these come nearest."),
        ("lantern+zzqq", "Found 2. No page has “zzqq”; these come nearest."),
        ("lantern", "Found 2."),
        ("Lanterns,", "Found 2."),
        ("lant", "Found 2."),
        ("fern+red", "Found 1."),
        ("%22red+lantern%22", "Found 1."),
        ("zzqq", "Nothing found."),
    ],
)
def test_words_that_no_page_has_are_told(page: Callable[..., Any], asked: str, told: str) -> None:
    shown = page(f"?q={asked}").page
    shown.wait_for_function(LOOKED)
    assert shown.locator("#found").inner_text().strip() == told


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_on_every_screen(page: Callable[..., Any], width: int) -> None:
    shown = page("?q=lantern", width=width).page
    shown.wait_for_function(LOOKED)
    shown.locator(".sift").evaluate("details => { details.open = true }")
    assert shown.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert all(box.bounding_box()["height"] >= 24 for box in shown.locator(".sift label:visible, .sift summary").all())


def test_without_script_the_page_says_so_and_offers_the_lists(page: Callable[..., Any]) -> None:
    shown = page(script=False).page
    assert shown.locator("#needs").is_visible()
    assert not shown.locator("#search").is_visible()
    assert shown.locator("main .names a").count() >= 5


def test_without_being_asked_for_there_is_no_index_and_only_the_search_page_knows(folder: Path) -> None:
    site = folder.parent
    assert cli.run(["-C", str(site), "build", "--quiet", "--output", str(site / "plain/digest")]) == 0
    with_index, without = builders.tree(folder / "digest"), builders.tree(site / "plain/digest")
    assert {path.split("/")[0] for path in with_index.keys() - without.keys()} == {"pagefind"}
    changed = {path for path, data in without.items() if with_index[path] != data and not path.startswith(".")}
    assert changed == {"search/index.html", "_headers"}


def test_a_site_with_nothing_to_find_has_no_index_and_its_page_says_so(
    tmp_path: Path, visit: Callable[..., Any], serve: Callable[[Path], str]
) -> None:
    pytest.importorskip("pagefind", reason="the search extra is not installed")
    builders.write(tmp_path, config=builders.CONFIG + 'search: "on"\n')
    assert cli.run(["-C", str(tmp_path), "build", "--quiet"]) == 0
    assert not (tmp_path / "public/pagefind").exists()
    watched = visit(serve(tmp_path / "public"))
    page = watched.open("search/")
    assert page.locator("main .names a").count() >= 5
    assert page.locator("#search, #needs").count() == 0
    assert watched.said == []
    builders.write(tmp_path, builders.article("red-light"), config=builders.CONFIG + 'search: "on"\n')
    assert cli.run(["-C", str(tmp_path), "build", "--quiet"]) == 0
    watched.open("search/?q=harbour").wait_for_selector("#results mark")
