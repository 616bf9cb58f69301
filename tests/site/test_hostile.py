"""Foreign text never comes to life: hostile texts in every place, the built pages in a browser, the feeds in parsers.

The browser runs with the pages' own policy switched off, so that what is proven is the escaping, not the second lock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefings import cli
from briefings.ingest import annotate
from tests.site.hostile import annotator, edited_site, raw_site
from tests.site.payloads import ALL, AWAY, HTML
from tests.site.purity import controls, faults_of_feed, faults_of_page

SHARED = Path(__file__).parents[3] / "shared" / "attacks" / "xss.json"
Built = tuple[Path, int]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our payloads as raw articles, converted and built."""
    pytest.importorskip("trafilatura", reason="needs the annotate extra")
    root = raw_site(tmp_path_factory.mktemp("raw") / "site", ALL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(annotate, "load", annotator)
        assert cli.run(["-C", str(root), "build", "--quiet", "--jobs", "1"]) == 0
    return root / "public"


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our payloads in files that an editor wrote; those that are refused are left out."""
    root = edited_site(tmp_path_factory.mktemp("edited") / "site", ALL)
    assert cli.run(["-C", str(root), "build", "--quiet", "--keep-going"]) in {0, 1}
    return root / "public"


@pytest.fixture(scope="module")
def own_controls(sample: Path) -> set[str]:
    return set().union(*(controls(path.read_bytes()) for path in sample.rglob("*.html")))


def faults(public: Path, own_controls: set[str]) -> list[str]:
    """Whatever stands in the pages and feeds of a site and must not."""
    found = []
    for path in sorted(public.rglob("*.html")):
        found += [f"{path.relative_to(public)}: {fault}" for fault in faults_of_page(path.read_bytes(), own_controls)]
    for path in sorted(public.glob("feeds/**/*.*")):
        if path.suffix != ".opml":
            found += [f"{path.relative_to(public)}: {fault}" for fault in faults_of_feed(path)]
    return found


def is_worth_a_visit(name: str) -> bool:
    """Most stories of converted texts show what others show."""
    return not name.startswith("stories/") or len(name) % 4 == 0


def alive(browser: Any, home: str, public: Path, some: Callable[[str], bool] = bool) -> list[str]:
    """What the pages do in a browser that lets them."""
    said: list[str] = []
    context = browser.new_context(bypass_csp=True)
    context.expose_function("__alive", lambda *_: said.append(f"{page.url}: ran"))
    outside = re.compile(f"^(?!{re.escape(home)})")
    context.route(outside, lambda route: (said.append(route.request.url), route.abort()))
    page = context.new_page()
    page.on("dialog", lambda dialog: (said.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("popup", lambda popup: said.append(f"{page.url}: popup {popup.url}"))
    for path in sorted(public.rglob("*.html")):
        name = path.relative_to(public).as_posix()
        if some(name):
            page.goto(home + name, wait_until="load")
            page.evaluate(
                "document.querySelectorAll('main *').forEach(e => "
                "['mouseover', 'pointerenter', 'focus', 'toggle'].forEach(n => e.dispatchEvent(new Event(n))))"
            )
    context.close()
    return said


@pytest.mark.nlp
def test_converted_texts_are_words_and_nothing_else(converted: Path, own_controls: set[str]) -> None:
    assert len(list(converted.glob("articles/**/index.html"))) > len(ALL)
    assert faults(converted, own_controls) == []


def test_edited_texts_keep_to_the_list(edited: Path, own_controls: set[str]) -> None:
    assert len(list(edited.glob("articles/**/index.html"))) > len(ALL)
    assert len(list(edited.glob("page-*/index.html"))) > len(ALL) * 0.8
    assert faults(edited, own_controls) == []


@pytest.mark.browser
@pytest.mark.nlp
def test_converted_texts_do_nothing_in_a_browser(browser: Any, serve: Callable[[Path], str], converted: Path) -> None:
    assert alive(browser, serve(converted), converted, is_worth_a_visit) == []


@pytest.mark.browser
def test_edited_texts_do_nothing_in_a_browser(browser: Any, serve: Callable[[Path], str], edited: Path) -> None:
    others = re.compile(r"articles/2021/03/title|(stories|briefings)/.*[0-8]/|(page-|people/).*[1-9]/")
    assert alive(browser, serve(edited), edited, lambda name: not others.match(name)) == []


@pytest.mark.browser
def test_what_lives_is_noticed(browser: Any, serve: Callable[[Path], str], tmp_path: Path) -> None:
    for number, payload in enumerate((HTML[0], HTML[6], HTML[39], "<script>alert(1)</script>")):
        (tmp_path / f"{number}.html").write_text(f"<main>{payload}</main>", encoding="utf-8")
        assert list(faults_of_page((tmp_path / f"{number}.html").read_bytes(), set()))
    noticed = alive(browser, serve(tmp_path), tmp_path)
    assert [any(f"/{number}.html" in line or AWAY in line for line in noticed) for number in range(4)] == [True] * 4


@pytest.mark.nlp
def test_others_payloads_are_words_too(tmp_path: Path, own_controls: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    if not SHARED.is_file():
        pytest.skip("needs the collection of payloads in ../shared/attacks, which is no part of this repository")
    payloads = [item["payload"] for item in json.loads(SHARED.read_text(encoding="utf-8"))][::8]
    monkeypatch.setattr(annotate, "load", annotator)
    root = raw_site(tmp_path / "site", payloads)
    assert cli.run(["-C", str(root), "build", "--quiet", "--jobs", "1"]) == 0
    assert faults(root / "public", own_controls) == []
