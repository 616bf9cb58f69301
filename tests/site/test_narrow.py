"""Sites with words that no line holds and tables that no screen holds, in both themes: no page scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command
from tests.site.builders import CONFIG, article, entity, write

pytestmark = pytest.mark.browser
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG = "Donaudampfschifffahrtsgesellschaft" * 3
CELLS = [f"Column-of-the-{number}th-kind" for number in range(8)]
TABLE = f"| {' | '.join(CELLS)} |\n|{'---|' * len(CELLS)}\n| {' | '.join(CELLS)} |\n"
CODE = f"```\nprint({', '.join(CELLS)})\n```\n"
SAID = f"""\
[Ada Fern][@ada-fern] of [{LONG}][@{LONG.lower()}] and [Cora Marsh][@cora-marsh] said “the pier is shut.”[^q-1]

{TABLE}
{CODE}
[@ada-fern]: ../../entities/ada-fern.md "person"
[@cora-marsh]: ../../entities/cora-marsh.md "person"
[@{LONG.lower()}]: ../../entities/{LONG.lower()}.md "organization"

[^q-1]: **Quote.** Speaker: [Ada Fern][@ada-fern]. Via: [{LONG}][@{LONG.lower()}].
"""
MORE = 'key_points: ["p1.s1 Ada Fern of"]\n'


@pytest.fixture
def public(tmp_path: Path, command: Command, request: pytest.FixtureRequest) -> Path:
    """The published tree of such a site in the theme that the test names."""
    source = {"publisher": LONG}
    write(
        tmp_path,
        *[
            article(
                f"pier-{day}", SAID, title=LONG, story="pier", published=f"2021-03-0{day}", more=MORE, source=source
            )
            for day in (1, 2)
        ],
        *[entity("Ada Fern"), entity("Cora Marsh"), entity(LONG, "organization")],
        ("content/pages/about.md", f"---\ntitle: About\n---\n\n{TABLE}\n{CODE}"),
        config=f"{CONFIG}theme: {request.param}\n",
    )
    assert command("build", site=tmp_path).code == 0
    return tmp_path / "public"


@pytest.mark.parametrize("public", ["default", "plain"], indirect=True)
def test_what_is_too_long_for_a_line_moves_no_page_sideways(
    public: Path, serve: Callable[[Path], str], visit: Callable[..., Any]
) -> None:
    watched = visit(serve(public))
    found = {}
    for path in sorted(public.rglob("index.html")):
        page = watched.open(path.relative_to(public).as_posix())
        for width in (1280, 768, 390):
            page.set_viewport_size({"width": width, "height": 900})
            if (over := page.evaluate(SIDEWAYS)) > 0:
                found[f"{page.url.removeprefix(watched.home)} {width}"] = over
    assert found == {}


def test_on_a_phone_words_without_blanks_stay_together_in_cells_and_long_ones_part_where_their_language_does(
    tmp_path: Path, command: Command, serve: Callable[[Path], str], visit: Callable[..., Any]
) -> None:
    body = """[周一][2021-03-01 a] 港口开放。\n\n```\nprint(1)\n```\n
[2021-03-01 a]: #2021-03-01 "weekday before dateline Tue 2021-03-02"
"""
    write(tmp_path, article("pier", body, published="2021-03-02"), config=CONFIG)
    assert command("build", site=tmp_path).code == 0
    page = visit(serve(tmp_path / "public"), width=390).open("articles/2021/03/pier/")
    page.locator("#dates thead").evaluate("e => e.querySelectorAll('th').forEach(cell => { cell.textContent = '词' })")
    lines = page.locator("#dates td:first-child a").evaluate("e => e.getClientRects().length")
    assert lines == 1
    parted = "names => names.map(name => getComputedStyle(document.querySelector(name)).hyphens)"
    assert page.evaluate(parted, ["h1", ".b p", ".b pre"]) == ["auto", "auto", "manual"]
