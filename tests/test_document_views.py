"""The document for theme authors is made from the types, complete, and up to date."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import jinja2
import msgspec
import pytest

from briefings.catalog.planned import PlannedPage
from briefings.catalog.rows import Head
from briefings.catalog.standins import NotFoundView
from briefings.catalog.views import SiteMenu
from briefings.config import Config, Site, SiteConfig
from briefings.configfile import load
from briefings.diagnostics import Report
from briefings.render.templates import Templates
from briefings.render.templates.environment import Environment
from briefings.render.templates.rendering import PAGE_NAMES
from briefings.render.theme import load_theme

ROOT = Path(__file__).parents[1]
TOOL = ROOT / "tools/document_views.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("document_views", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    site = Site(tmp_path, Config(site=SiteConfig(title="T", url="https://x.example/")))
    theme = load_theme(site, Report())
    return Templates(theme, site, SiteMenu(()), lambda *_: (), lambda markup, *_: markup).exact


def test_the_document_is_up_to_date(tool: ModuleType) -> None:
    remedy = "run tools/document_views.py"
    assert (ROOT / "docs/views.md").read_text(encoding="utf-8") == tool.document(), remedy


def test_it_names_all_that_templates_are_given(tool: ModuleType, environment: Environment) -> None:
    given = {*environment.globals, *PAGE_NAMES} - {"range", "dict", "namespace"}
    assert {name.partition("(")[0] for name in tool.CONTEXT} == given


def test_it_names_every_filter_of_ours(environment: Environment) -> None:
    ours = set(environment.filters) - set(jinja2.Environment(autoescape=True).filters)
    told = set(re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/views.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert ours <= told


def test_a_field_without_a_meaning_is_an_error(tool: ModuleType) -> None:
    class Odd(msgspec.Struct):
        """A record.

        Attributes:
            said: What was said,
                in two lines.
        """

        said: str

    assert tool.meanings(Odd, {}) == {"said": "What was said, in two lines."}
    Odd.__doc__ = "A record."
    assert tool.meanings(Odd, {"said": "Words."}) == {"said": "Words."}
    with pytest.raises(tool.MeaningError, match=r"Odd\.said has no meaning"):
        tool.meanings(Odd, {})


def test_what_the_guide_says_for_a_beginner_works(tmp_path: Path) -> None:
    guide = (ROOT / "docs/themes.md").read_text(encoding="utf-8")
    steps = guide.partition("## A theme in five minutes")[2].partition("\n## ")[0]
    files: dict[str, str] = {"config.yaml": "site: {title: T, url: 'https://x.example/'}\n"}
    named = ""
    for path, text in re.findall(r"`((?:themes/mine/|config)[\w./-]+)`|```\w+\n(.*?)```", steps, re.DOTALL):
        named = path or named
        files[named] = files.get(named, "") + text if not path else files.get(named, "")
    assert len(files) == 6
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = Report()
    site = load(tmp_path, report)
    theme = load_theme(site, report)
    made = Templates(theme, site, SiteMenu(()), lambda *_: (), lambda markup, *_: markup)
    made.compile(report)
    assert report.diagnostics == ()
    assert theme.settings["accent"] == "moss"
    assert {asset.name for asset in theme.assets} >= {"mine.css", "site.css"}
    page = PlannedPage("index.html", "base.html", NotFoundView(Head(path="x/", kind="page", title="X"), ()))
    assert b"assets/mine-" in made.render(page)
