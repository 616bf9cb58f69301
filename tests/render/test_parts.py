"""Parts that many pages share: made once for each depth, bounded in number, and never with the links of one page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import jinja2
import pytest
from msgspec.structs import replace

from briefings.catalog.planned import PlannedPage
from briefings.config import Site
from briefings.errors import ContentError
from briefings.render.templates import Templates
from briefings.render.templates import parts as parts_module
from briefings.render.templates.parts import Links

LINES = "{% macro line(name, more='') %}<a href=\"{{ to('x/#y') }}\">{{ name }}{{ more }}</a>{% endmacro %}"


def test_links_lead_from_the_page_and_stay_within_it_where_they_can() -> None:
    links = Links("../", {"a.css": "assets/a-1.css"}, "x/")
    assert [links.to(path) for path in ("y/", "", "x/", "x/#z", "y/#z")] == ["../y/", "../", "../x/", "#z", "../y/#z"]
    assert Links("", {}).to("") == "./"
    assert links.asset("a.css") == "../assets/a-1.css"
    with pytest.raises(jinja2.UndefinedError, match=r"a\.css"):
        links.asset("b.css")
    with pytest.raises(ValueError, match="no path"):
        links.to(None)


@pytest.fixture
def render(
    site: Site,
    examples: ModuleType,
    make_templates: Callable[..., Templates],
    write_theme: Callable[..., Path],
) -> Callable[..., str]:
    """Renders a text of a template as a page at a path: `render("x/", "{{ … }}")`."""
    view = next(view for name, view in examples.all_views().values() if name == "page.html")
    made: dict[str, Templates] = {}

    def of(path: str, text: str) -> str:
        if text not in made:
            write_theme("mine", "parent: default", {"templates/page.html": text, "templates/parts/own.html": LINES})
            made[text] = make_templates(Site(site.root, replace(site.config, theme="mine")))
        page = PlannedPage(path, "page.html", replace(view, head=replace(view.head, path=path)))
        return made[text].render(page).decode()

    return of


def test_a_shared_part_has_the_links_of_its_depth_and_not_those_of_a_page(render: Callable[..., str]) -> None:
    text = '{{ shared("parts/own.html", "line", "<n>", 1) }}{{ to("x/#y") }}'
    assert render("x/", text) == '<a href="../x/#y">&lt;n&gt;1</a>#y'
    assert render("z/", text) == '<a href="../x/#y">&lt;n&gt;1</a>../x/#y'
    assert render("", text).startswith('<a href="x/#y">')


def test_what_is_shared_is_told_apart_by_its_values(render: Callable[..., str]) -> None:
    text = '{% for name in ("a", "b", "a") %}{{ shared("parts/own.html", "line", name) }}{% endfor %}'
    link = '<a href="../x/#y">{}</a>'
    assert render("q/", text) == "".join(map(link.format, "aba"))


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ('"lines", "a"', "'parts/own.html' has no macro 'lines'; did you mean 'line'?"),
        ('"__class__", "a"', "'parts/own.html' has no macro '__class__'; it has: line"),
        ('"line", ["a"]', "shared() was given a list or the like for 'line'"),
    ],
)
def test_a_call_of_shared_that_cannot_be_is_told_with_its_line(
    render: Callable[..., str], call: str, told: str
) -> None:
    with pytest.raises(ContentError) as raised:
        render("q/", f'\n{{{{ shared("parts/own.html", {call}) }}}}')
    (found,) = raised.value.diagnostics
    assert told in found.message
    assert found.place
    assert found.place.line == 2


def test_parts_made_longest_ago_are_forgotten(render: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "_MOST_KEPT", 3)
    text = '{% for n in range(9) %}{{ shared("parts/own.html", "line", n) }}{% endfor %}'
    assert render("q/", text) == render("q/", text)
