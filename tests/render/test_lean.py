"""Short code and Jinja's own give the same bytes; where the short code cannot, the page is Jinja's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2.utils import missing
from markupsafe import Markup, escape
from msgspec.structs import replace

from briefings.catalog.planned import PlannedPage
from briefings.config import Config, Site, SiteConfig
from briefings.diagnostics import Report
from briefings.render.templates import Templates
from briefings.render.templates.environment import (
    Environment,
    LeanEnvironment,
    exact_environment,
    lean_environment,
)
from briefings.render.templates.kept import Kept
from briefings.render.theme import Theme, load_theme
from briefings.render.theme_files import TemplateSource
from briefings.text import without_bidi

MakeTemplates = Callable[..., Templates]

MACROS = """{% macro one(a, b="x", c=none) %}<{{ a }}|{{ b }}|{{ c is none }}>{% endmacro %}
{% macro many() %}{{ varargs|join(",") }}{{ kwargs['k'] }}{% endmacro %}
{% macro around(a) %}<p>{{ caller(a) }}</p>{% endmacro %}
{% macro outer(name) %}{{ to(name) }}{{ one(name) }}{% endmacro %}"""

SAME = (
    "{{ word }} {{ html }} {{ number }} {{ none or 0.5 }} {{ record.word }}",
    "{% for x in words %}{{ x }}{{ ', ' if not loop.last }}{% else %}none{% endfor %}",
    "{% for x in words if x != '<' %}{{ loop.index }}{{ x|upper }}{% endfor %}",
    "{% for key, value in pairs.items() %}{{ key }}{{ value }}{% endfor %}{{ pairs['a'] }}",
    "{{ words[0] }}{{ words[:1]|join }}{{ words|first }}",
    "{% from 'macros.html' import one, outer with context %}{{ one(word) }}{{ one(word, c=1) }}{{ outer(word) }}",
    "{% from 'macros.html' import one, many with context %}{{ one(b=html, a=number) }}{{ many(1, word, k='<') }}",
    "{% from 'macros.html' import around with context %}{% call(x) around(word) %}<{{ x }}>{% endcall %}",
    "{% import 'macros.html' as m with context %}{{ m.one('&') }}{{ m.one('&')|length }}",
    "{% set x %}<{{ word }}>{% endset %}{{ x }}{{ x ~ word }}{{ word ~ '<' }}{{ '<b>'|safe ~ word }}",
    "{% set n = namespace(i=0) %}{% for x in words %}{% set n.i = n.i + 1 %}{% endfor %}{{ n.i }}",
    "{% filter upper %}{{ word }}<{% endfilter %}{{ 'a' if number > 1 }}{{ number / 2 }}{{ 'q'.upper() }}",
    "{% include 'part.html' %}{% include ['absent.html', 'part.html'] %}{% include 'absent.html' ignore missing %}",
    "{% set word = 'v' %}{% include 'set.html' %}{{ word }}",
    "{% for word in words %}{% include 'set.html' %}{{ word }}{% include 'part.html' %}{% endfor %}",
    "{% for x in words if x != word %}{% include 'part.html' %}{% endfor %}",
    "{% include 'part.html' %}{% set word = 'later' %}{% include 'part.html' %}",
    "{% for x in words %}{% include 'part.html' %}{% set word = x %}{% include 'part.html' %}{% endfor %}",
    "{% if none %}{% set word = 'never' %}{% endif %}{% include 'part.html' %}{% include 'kinds.html' %}",
    "{% macro m(word) %}{% include 'part.html' %}{% endmacro %}{{ m('<') }}{{ m(word) }}{% include 'part.html' %}",
    "{% from 'macros.html' import one with context %}{% include 'nested.html' %}{{ one(word) }}",
    "{% set part = 'part.html' %}{% include part %}{% include 'asking.html' %}{% set maybe = 1 %}",
    (
        "{% extends 'base.html' %}{% include 'part.html' %}"
        "{% block b %}{% include 'set.html' %}{{ super() }}{% endblock %}"
    ),
    "{% extends 'base.html' %}{% set word = 'set' %}{% block b %}{% include 'kinds.html' %}{{ word }}{% endblock %}",
    "{% for x in words recursive %}{% include 'part.html' %}{% if x == 'c' %}{{ loop(['<']) }}{% endif %}{% endfor %}",
    "{% if words and (not none) and number in (1, 2) %}{{ dict(a=1)['a'] }}{{ range(3)|join }}{% endif %}",
    "{{ to(word) }}{{ to(path=word) }}{{ words|map('upper')|join('') }}{{ word|replace('<', '&') }}",
    "{% from 'lines.html' import lines with context %}{{ lines(words) }}{{ lines([word]) }}",
    "{% from 'lines.html' import lines as all, line with context %}{{ all(words) }}{{ line(word) }}",
    (
        "{% from 'lines.html' import lines with context %}{% from 'macros.html' import one with context %}"
        "{{ lines(words) }}{{ one(word) }}"
    ),
    "{% from 'lines.html' import lines with context %}{% for two in words %}{{ two }}{{ lines([two]) }}{% endfor %}",
    "{% from 'lines.html' import lines with context %}{% include part|default('asking.html') %}{{ lines(words) }}",
    (
        "{% extends 'base.html' %}{% from 'lines.html' import lines with context %}"
        "{% block b %}{{ lines(words) }}{{ super() }}{% endblock %}"
    ),
    "{% set word = 1 %}{% from 'asks.html' import asks with context %}{{ asks() }}{% set word = 2 %}{{ asks() }}",
    "{% from 'asks.html' import asks with context %}{{ asks() }}{% for word in words %}{{ asks() }}{% endfor %}",
    "{% for x in words %}{% from 'lines.html' import line with context %}{{ line(x) }}{% endfor %}",
    (
        "{% from 'lines.html' import lines with context %}{% for two in words %}"
        "{% from 'asks.html' import asks with context %}{{ asks() }}{% endfor %}{{ lines(words) }}"
    ),
    "{{ site.title }}{{ site.settings.accent }}{{ t.story }}{{ t.key_meanings.items()|list|length }}",
)
ODD = (
    "{% autoescape false %}{{ word }}{% endautoescape %}",
    "{{ absent is defined }}{{ record.absent is defined }}{{ absent|default('<') }}{{ record.absent|default('x') }}",
    "{{ pairs.a }}{{ record['word'] }}",
    "{% block b %}<{{ word }}>{% endblock %}{{ self.b() }}",
    "{% include 'given.html' without context %}",
)
PARTS = {
    "macros.html": MACROS,
    "words.html": "{% macro one(a) %}({{ a }}){% endmacro %}{% macro two(a) %}{{ one(a) }}{{ to(a) }}{% endmacro %}",
    "lines.html": (
        "{% from 'words.html' import two with context %}\n"
        "{% macro line(a, one='-') %}{{ two(a) }}{{ one }}{% endmacro %}"
        "{% macro lines(all) %}{% for x in all %}{{ line(x) }}{% endfor %}{% endmacro %}"
    ),
    "asks.html": "{% macro asks() %}{{ word }}{% endmacro %}",
    "part.html": "<{{ word }}>",
    "given.html": "<{{ t.story }}>",
    "set.html": "{% set word = word ~ '<' %}{{ word }}{% for x in words %}{{ loop.index }}{{ x }}{% endfor %}",
    "kinds.html": "{% filter upper %}{{ word|title }}{% endfilter %}{% set k %}{{ word }}{% endset %}{{ k }}",
    "nested.html": "({% include 'part.html' %}{% include 'set.html' %}{% include 'calling.html' %})",
    "calling.html": "{% from 'macros.html' import outer with context %}{{ outer(word) }}",
    "asking.html": "{{ 'yes' if maybe is defined else 'no' }}{{ maybe|default('<') }}",
    "base.html": "[{% block b %}{% include 'part.html' %}{% endblock %}]{{ word }}{% include 'part.html' %}",
}
SITE = SimpleNamespace(title="S & T", settings={"accent": "<brick>"})
NASTY = st.text(st.characters() | st.sampled_from("<>&\"'\u202e"), max_size=9)


class Record:
    """A value with one field."""

    word = "a<b"


@pytest.fixture(scope="module")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    site = Site(tmp_path_factory.mktemp("s"), Config(site=SiteConfig(title="S & T", url="https://x.example/")))
    return load_theme(site, Report())


def both(theme: Theme, text: str, folder: Path) -> tuple[Environment, Environment]:
    """The lean and the exact environment with one template ``a.html``, and the parts."""
    texts = {"a.html": text, **PARTS}
    sources = tuple(TemplateSource(name, 0, name, text) for name, text in texts.items())
    own = replace(theme, templates=sources)
    made = lean_environment(own, Kept(folder)), exact_environment(own)
    for environment in made:
        environment.globals |= {"t": theme.words, "site": SITE}
    return made


def given_values(word: str) -> dict[str, Any]:
    return {
        "word": word,
        "html": Markup("<b>"),
        "number": 2,
        "words": ["<", word, "c"],
        "pairs": {"a": word, "b": "2"},
        "record": Record,
        "to": lambda path: f"../{path}",
    }


@pytest.mark.parametrize("text", SAME)
def test_both_give_the_same(text: str, theme: Theme, tmp_path: Path) -> None:
    lean, exact = both(theme, text, tmp_path)

    @settings(max_examples=20)
    @given(NASTY)
    def same(word: str) -> None:
        shown = lean.get_template("a.html").render(given_values(word))
        assert shown == exact.get_template("a.html").render(given_values(word))

    same()


def test_macros_of_other_files_are_compiled_into_what_imports_them(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(*_: object) -> None:
        raise AssertionError("a module was made")

    text = (
        "{% extends 'base.html' %}{% from 'lines.html' import lines with context %}"
        "{% from 'words.html' import two with context %}{% block b %}{{ lines(words) }}{{ two(word) }}{% endblock %}"
    )
    lean, exact = both(theme, text, tmp_path)
    expected = exact.get_template("a.html").render(given_values("<"))
    monkeypatch.setattr(jinja2.Template, "make_module", made)
    assert lean.get_template("a.html").render(given_values("<")) == expected


def test_files_that_import_each_other_are_left_to_jinja(theme: Theme, tmp_path: Path) -> None:
    ring = "{% from 'a.html' import m with context %}{% macro m() %}{% endmacro %}"
    for environment in both(theme, ring, tmp_path):
        with pytest.raises(RecursionError):
            environment.get_template("a.html").render(given_values("<"))


@pytest.mark.parametrize("text", ODD)
def test_what_short_code_cannot_do_raises_in_it(text: str, theme: Theme, tmp_path: Path) -> None:
    lean, exact = both(theme, text, tmp_path)
    assert exact.get_template("a.html").render(given_values("<"))
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it is, the page is rendered again
        lean.get_template("a.html").render(given_values("<"))


@pytest.mark.parametrize("text", ["{{ absent }}", "{{ record.absent.more }}", "{{ absent() }}", "{{ absent[0] }}"])
def test_what_is_not_there_is_never_taken_for_something(text: str, theme: Theme, tmp_path: Path) -> None:
    lean, exact = both(theme, text, tmp_path)
    for environment in (lean, exact):
        with pytest.raises((jinja2.UndefinedError, AttributeError, TypeError)):
            environment.get_template("a.html").render(given_values("<"))


def test_what_jinja_puts_for_an_absent_name_has_no_fields() -> None:
    assert [name for name in dir(missing) if not name.startswith("_")] == []


@given(NASTY)
def test_words_are_shown_as_jinja_shows_them(word: str) -> None:
    assert LeanEnvironment.show(word) == str(escape(without_bidi(word)))
    assert LeanEnvironment.show(Markup(word)) == word  # noqa: S704 - what is HTML already is not escaped


def test_every_page_of_the_theme_is_the_same_by_both(
    site: Site, examples: ModuleType, make_templates: MakeTemplates
) -> None:
    templates = make_templates(site)
    for path, (template, view) in examples.all_views().items():
        page = PlannedPage(path, template, view)
        assert templates._made(page, templates.lean) == templates._made(page, templates.exact), template


@pytest.mark.parametrize(
    "own",
    [
        {"parts/body.html": "<p>{{ view.label }}{% set lang = 1 %}</p>"},
        {
            "parts/body.html": "{% include 'parent:parts/body.html' %}!",
            "parts/masthead.html": "<h1>{{ view.label }}</h1>",
        },
        {"article.html": "{% extends 'base.html' %}{% block end %}{% include 'parts/keys.js' %}{% endblock %}"},
        {"article.html": "{% set made, lang = view.provenance, '' %}{% include 'parent:parts/provenance.html' %}"},
    ],
)
def test_a_part_of_a_site_s_own_takes_the_place_of_the_theme_s(
    own: dict[str, str],
    site: Site,
    examples: ModuleType,
    make_templates: MakeTemplates,
    write_theme: Callable[..., Path],
) -> None:
    write_theme("mine", "parent: default", {f"templates/{name}": text for name, text in own.items()})
    templates, plain = make_templates(Site(site.root, replace(site.config, theme="mine"))), make_templates(site)
    path, view = next((path, view) for path, (name, view) in examples.all_views().items() if name == "article.html")
    page = PlannedPage(path, "article.html", view)
    made = templates._made(page, templates.lean)
    assert made == templates._made(page, templates.exact)
    assert made != plain._made(page, plain.lean)


def test_a_page_that_short_code_cannot_render_is_rendered_all_the_same(
    site: Site, examples: ModuleType, make_templates: MakeTemplates, write_theme: Callable[..., Path]
) -> None:
    text = "{{ view.absent is defined }} {{ view.head.title }}"
    write_theme("mine", "parent: default", {"templates/page.html": text})
    templates = make_templates(Site(site.root, replace(site.config, theme="mine")))
    path, view = next((path, view) for path, (name, view) in examples.all_views().items() if name == "page.html")
    page = PlannedPage(path, "page.html", view)
    assert templates.render(page) == f"False {escape(view.head.title)}".encode()
    assert templates.render(page) == templates._made(page, templates.exact)
    assert templates._odd == {"page.html"}
