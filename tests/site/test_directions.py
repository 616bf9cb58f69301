"""Words that run from right to left on a site that does not, and the other way round, in both themes; and paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command
from tests.site.builders import CONFIG, article, entity, write

pytestmark = pytest.mark.browser
ARABIC = """\
قال [Mahmud][@mahmud] إن “الميناء جاهز”[^q-1] يوم الاثنين.

[@mahmud]: ../../entities/mahmud.md "person; وزير النقل"
[^q-1]: **Quote.** Speaker: [Mahmud][@mahmud].
"""
WIDE = f"|{'column|' * 24}\n|{'---|' * 24}\n|{'value-of-it|' * 24}\n"
EDGES = """of => [...document.querySelectorAll(of)].map(element => {
  const range = document.createRange(); range.selectNodeContents(element);
  const {left, right} = range.getBoundingClientRect(); return [Math.round(left), Math.round(right)];
})"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PIECES = "of => [...document.querySelector(of).getClientRects()].map(({left}) => left)"
TABLE_ENDS = """() => ["table", "main"].map(
  name => document.querySelector(name).getBoundingClientRect().right - scrollX)"""


def built(root: Path, command: Command, config: str) -> Path:
    path, text = article("port", ARABIC, title="الميناء جاهز", published="2021-03-03")
    about = ("content/pages/about.md", f"---\ntitle: About\n---\n\n{WIDE}")
    write(root, (path, text.replace('"en"', '"ar"', 1)), entity("Mahmud"), about, config=config)
    assert command("build", site=root).code == 0
    return root / "public"


@pytest.mark.parametrize("theme", ["default", "plain"])
def test_on_a_list_what_runs_the_other_way_stands_where_the_rest_does(
    tmp_path: Path, command: Command, serve: Callable[[Path], str], visit: Callable[..., Any], theme: str
) -> None:
    watched = visit(serve(built(tmp_path, command, f"{CONFIG}theme: {theme}\n")))
    people = watched.open("people/")
    ((name, _), (role, _)) = people.evaluate(EDGES, ".names li > .entity, .names li > .role")
    assert role == name
    said = watched.open("quotations/")
    assert said.evaluate(EDGES, ".ledger blockquote a")[0][0] - said.evaluate(EDGES, ".ledger .who")[0][0] < 40
    own = watched.open("articles/2021/03/port/")
    (heading,), (words,) = own.evaluate(EDGES, "h1"), own.evaluate(EDGES, ".b p")
    assert heading[1] - words[1] in range(-2, 3)
    assert words[0] > own.evaluate(EDGES, "#names h2")[0][0] + 100


@pytest.mark.parametrize("theme", ["default", "plain"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_site_that_runs_from_right_to_left_begins_at_the_right(
    tmp_path: Path, command: Command, serve: Callable[[Path], str], visit: Callable[..., Any], theme: str, width: int
) -> None:
    config = CONFIG.replace("  editor:", "  language: ar\n  editor:") + f"theme: {theme}\n"
    watched = visit(serve(built(tmp_path, command, config)), width=width)
    for path in ("", "people/", "quotations/", "timeline/", "articles/2021/03/port/", "people/mahmud/"):
        page = watched.open(path)
        assert page.evaluate(SIDEWAYS) <= 0
        assert page.evaluate("() => { scrollBy(-2000, 0); return scrollX }") == 0
    said = watched.open("quotations/")
    rule = said.locator(".ledger blockquote").evaluate("e => getComputedStyle(e).borderRightStyle")
    assert rule == "solid"


@pytest.mark.parametrize("theme", ["default", "plain"])
def test_paper_cuts_no_table(
    tmp_path: Path, command: Command, serve: Callable[[Path], str], visit: Callable[..., Any], theme: str
) -> None:
    watched = visit(serve(built(tmp_path, command, f"{CONFIG}theme: {theme}\n")), width=650)
    page = watched.open("about/")
    page.emulate_media(media="print")
    table, around = page.evaluate(TABLE_ENDS)
    assert table <= around + 1


@pytest.mark.parametrize("theme", ["default", "plain"])
def test_a_day_beside_a_name_of_the_other_direction_stays_whole(
    tmp_path: Path, command: Command, serve: Callable[[Path], str], visit: Callable[..., Any], theme: str
) -> None:
    source = {"publisher": "هيئة الميناء"}
    write(tmp_path, article("port", published="2021-03-03", source=source), config=f"{CONFIG}theme: {theme}\n")
    assert command("build", site=tmp_path).code == 0
    page = visit(serve(tmp_path / "public")).open("topics/harbour/")
    assert page.locator(".meta time").inner_text() == "3\N{NO-BREAK SPACE}March 2021"
    assert len(page.evaluate(PIECES, ".meta time")) == 1, "a day in two pieces, with a name between them"


@pytest.mark.parametrize("theme", ["default", "plain"])
def test_the_value_of_a_date_reads_from_the_year_in_text_from_right_to_left(
    tmp_path: Path, command: Command, serve: Callable[[Path], str], visit: Callable[..., Any], theme: str
) -> None:
    body = '[يوم الاثنين][2021-03-01 a].\n\n[2021-03-01 a]: #2021-03-01 "weekday before dateline Tue 2021-03-02"'
    path, text = article("port", body, published="2021-03-02")
    write(tmp_path, (path, text.replace('"en"', '"ar"', 1)), config=f"{CONFIG}theme: {theme}\n")
    assert command("build", site=tmp_path).code == 0
    page = visit(serve(tmp_path / "public")).open("articles/2021/03/port/")
    shown = page.locator(".b .date").evaluate("e => getComputedStyle(e, '::after').content")
    left_to_right, end = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
    assert f"{left_to_right}2021-03-01{end}" in re.sub('" "|"', "", shown)


@pytest.mark.parametrize("theme", ["default", "plain"])
def test_names_in_a_drawing_stand_beside_their_dots_on_a_site_from_right_to_left(
    tmp_path: Path, command: Command, serve: Callable[[Path], str], visit: Callable[..., Any], theme: str
) -> None:
    config = CONFIG.replace("  editor:", "  language: ar\n  editor:") + f"theme: {theme}\n"
    names = ("Mahmud", "Nadia", "Omar")
    body = " ".join(f"[{name}][@{name.lower()}]" for name in names)
    body += "\n\n" + "\n".join(f'[@{name.lower()}]: ../../entities/{name.lower()}.md "person"' for name in names)
    articles = [article(f"port-{day}", body, published=f"2021-03-0{day}", story="port") for day in (3, 4)]
    write(tmp_path, *articles, *map(entity, names), config=config)
    assert command("build", site=tmp_path).code == 0
    page = visit(serve(tmp_path / "public")).open("stories/port/")
    edges = "of => [...document.querySelectorAll(of)].map(one => one.getBoundingClientRect())"
    dots, words = page.evaluate(edges, ".graph circle"), page.evaluate(edges, ".graph text")
    assert len(dots) == len(words) == len(names)
    assert all(word["left"] > dot["right"] for dot, word in zip(dots, words, strict=True))
