"""The built site in a real browser: narrow and wide, dark, on paper, without script, by keyboard alone."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Visit = Callable[..., Any]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEAST_CONTRAST = 4.5
"""For text of the body's size (WCAG 2.2, 1.4.3)."""
IN_SIGHT = "id => (box => box.top >= 0 && box.top < innerHeight)(document.getElementById(id).getBoundingClientRect())"
CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true})
  const rgb = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const light = ([r, g, b]) => {
    const part = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
  }
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor)
      if (colour[3] === 255) return colour
    }
    return [255, 255, 255]
  }
  const worst = []
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    if (!own || element.closest("[aria-hidden=true]") || !element.checkVisibility({visibilityProperty: true})) continue
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x)
    worst.push([(a + 0.05) / (b + 0.05), element.className || element.tagName, element.textContent.slice(0, 40)])
  }
  return worst.sort((x, y) => x[0] - y[0]).slice(0, 3)
}"""


@pytest.fixture(scope="module")
def home(sample: Path, serve: Callable[[Path], str]) -> str:
    return serve(sample)


@pytest.fixture(scope="module")
def kinds(sample: Path) -> list[str]:
    """A page of every kind: the addresses with their last names left out, each once; of articles the longest."""
    found: dict[str, str] = {}
    size = {}
    for path in sorted(sample.rglob("*.html")):
        name = path.relative_to(sample).as_posix()
        if 'http-equiv="refresh"' in (text := path.read_text(encoding="utf-8")):
            continue
        kind = "/".join(name.split("/")[:1]) + str(name.count("/") > 1)
        if len(text) > size.get(kind, 0):
            found[kind], size[kind] = name.removesuffix("index.html"), len(text)
    return sorted(found.values())


@pytest.fixture(scope="module")
def article(sample: Path) -> str:
    """The article with the most notes."""
    pages = sample.glob("articles/**/index.html")
    best = max(pages, key=lambda path: path.read_text(encoding="utf-8").count('class="note '))
    return best.relative_to(sample).as_posix().removesuffix("index.html")


@pytest.fixture
def shown(visit: Visit, home: str) -> Callable[..., Any]:
    """Opens a page of the sample: `shown(path, width=390)`."""
    return lambda path="", **how: visit(home, **how).open(path)


def notes_of(page: Any) -> Iterator[tuple[Any, Any]]:
    """Each block that has notes, with the list of them."""
    for block in page.locator(".body .b:has(+ .fold)").all():
        yield block, block.locator("xpath=following-sibling::ol[1]")


def test_every_kind_of_page_loads_without_a_complaint(visit: Visit, home: str, kinds: list[str]) -> None:
    watched = visit(home)
    for path in kinds:
        watched.open(path)
    assert watched.said == []
    assert len(kinds) >= 15


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_scrolls_sideways(shown: Callable[..., Any], kinds: list[str], width: int) -> None:
    page = shown(kinds[0], width=width)
    root = page.url.removesuffix(kinds[0])
    for path in kinds:
        page.goto(root + path)
        assert page.evaluate(SIDEWAYS) <= 0, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(shown: Callable[..., Any], kinds: list[str], scheme: str) -> None:
    page = shown(kinds[0], dark=scheme == "dark")
    root = page.url.removesuffix(kinds[0])
    for path in kinds:
        page.goto(root + path)
        for contrast, *where in page.evaluate(CONTRAST):
            assert contrast >= LEAST_CONTRAST, (path, where)


def test_dark_is_dark(shown: Callable[..., Any]) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = (
        sum(map(float, re.findall(r"[\d.]+", shown(dark=dark).evaluate(ground))[:3])) for dark in (False, True)
    )
    assert light > 600
    assert dark < 150


def test_notes_stand_beside_their_block_where_there_is_room(shown: Callable[..., Any], article: str) -> None:
    page = shown(article, width=1280, script=False)
    pairs = list(notes_of(page))
    assert pairs
    for block, notes in pairs:
        words, beside = block.bounding_box(), notes.bounding_box()
        assert beside["x"] >= words["x"] + words["width"] - 1
        assert beside["y"] >= words["y"] - 2


def test_notes_open_below_their_block_on_a_phone_without_script(shown: Callable[..., Any], article: str) -> None:
    page = shown(article, width=390, script=False)
    block, notes = next(notes_of(page))
    assert not notes.is_visible()
    block.locator("xpath=following-sibling::details[1]/summary").click()
    assert notes.is_visible()
    assert notes.bounding_box()["y"] >= block.bounding_box()["y"] + block.bounding_box()["height"] - 1
    assert page.evaluate(SIDEWAYS) <= 0


def test_a_key_point_leads_to_its_sentence(shown: Callable[..., Any], article: str) -> None:
    page = shown(article, width=390)
    link = page.locator("#key-points a").last
    point, target = link.inner_text(), link.get_attribute("href")
    link.click()
    sentence = page.locator(f"[id='{target[1:]}']")
    page.wait_for_function(IN_SIGHT, arg=target[1:])
    page.wait_for_url(f"**{target}")
    words = " ".join(re.sub(r"\d+", "", sentence.inner_text()).split())
    assert words[:20] == " ".join(re.sub(r"\d+", "", point).split())[:20]


def test_the_keyboard_alone_reaches_text_and_links(shown: Callable[..., Any], article: str) -> None:
    page = shown(article)
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    outline = "(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth))(getComputedStyle(document.activeElement))"
    assert page.evaluate(outline)


def test_every_link_can_be_reached_and_leads_somewhere(visit: Visit, home: str, sample: Path, kinds: list[str]) -> None:
    page = visit(home).open()
    links = set()
    for path in kinds:
        page.goto(home + path)
        links |= set(page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)"))
    own = {link.removeprefix(home).partition("#")[0] for link in links if link.startswith(home)}
    dead = [path for path in own if not ((sample / path).is_file() or (sample / path / "index.html").is_file())]
    assert dead == []
    assert {link.partition(":")[0] for link in links} <= {"http", "https", "mailto"}


def test_paper_has_the_text_and_no_furniture(shown: Callable[..., Any], article: str) -> None:
    page = shown(article)
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator("header.site nav").is_visible()
    assert page.locator("#p1").is_visible()
    assert all(notes.is_visible() for _, notes in notes_of(page))


def test_a_date_that_was_worked_out_stands_beside_its_words_with_the_evidence(
    shown: Callable[..., Any], article: str
) -> None:
    page = shown(article, width=1280, script=False)
    note = page.locator(".note.dated").first
    words = note.locator("b").inner_text().strip("“”")
    block = note.locator("xpath=ancestor::ol/preceding-sibling::div[contains(@class, 'b')][1]")
    assert words in block.inner_text()
    assert note.locator("time").get_attribute("datetime")
    assert note.locator("small").inner_text()
    assert note.bounding_box()["x"] >= block.bounding_box()["x"] + block.bounding_box()["width"] - 1


def test_what_scrolls_has_a_name_and_takes_the_keyboard(shown: Callable[..., Any], kinds: list[str]) -> None:
    page = shown(kinds[0], width=320)
    root = page.url.removesuffix(kinds[0])
    for path in kinds:
        page.goto(root + path)
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
        for region in page.locator(".table:visible, pre:visible").all():
            assert region.get_attribute("tabindex") == "0", path
            assert region.get_attribute("role") == "region", path
            assert region.get_attribute("aria-label") or region.get_attribute("aria-labelledby"), path


def test_targets_are_large_enough_for_a_thumb(shown: Callable[..., Any], kinds: list[str]) -> None:
    """WCAG 2.2, 2.5.8: 24 px; links within a sentence are exempt."""
    page = shown(kinds[0], width=390)
    root = page.url.removesuffix(kinds[0])
    for path in kinds:
        page.goto(root + path)
        boxes = page.evaluate(
            "[...document.querySelectorAll('nav li a, .crumbs a, .turn a, summary, button')]"
            ".filter(e => e.checkVisibility()).map(e => [e.getBoundingClientRect(), e.textContent])"
            ".map(([box, words]) => [Math.min(box.height, box.width), words])"
        )
        assert [box for box in boxes if box[0] < 24] == [], path


def test_wishes_of_the_system_are_heard(shown: Callable[..., Any], article: str) -> None:
    page = shown(article)
    smooth = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    page.emulate_media(reduced_motion="reduce")
    assert (smooth, page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")) == ("smooth", "auto")
    page.emulate_media(contrast="more")
    ink, soft = (page.locator(name).first.evaluate("e => getComputedStyle(e).color") for name in ("h1", ".facts dt"))
    assert ink == soft
    page.emulate_media(forced_colors="active")
    page.locator("#key-points a").first.click()
    lit = page.locator(".cited:target")
    assert lit.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_a_long_article_fits_into_the_first_flight(sample: Path) -> None:
    """HTML and CSS, compressed, in the ten packets that a server may send at once (RFC 6928): 14,600 bytes."""
    css = sum(len(gzip.compress(path.read_bytes(), 9)) for path in sample.glob("assets/site-*.css"))
    pages = [path.read_bytes() for path in sample.glob("articles/**/index.html")]
    assert max(len(gzip.compress(page, 9)) for page in pages) + css <= 14_600
    assert all(page.count(b'rel="stylesheet"') == 1 and b"<script src" not in page for page in pages)
