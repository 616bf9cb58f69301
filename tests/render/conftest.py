from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from briefings.catalog.views import SiteMenu
from briefings.config import Config, Site, SiteConfig
from briefings.diagnostics import Report
from briefings.render.templates import Templates
from briefings.render.theme import load_theme

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def examples() -> ModuleType:
    """The hand-made views of `examples.py`."""
    spec = importlib.util.spec_from_file_location("render_examples", Path(__file__).with_name("examples.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site of its own with the bundled default theme."""
    settings = SiteConfig(
        title="The Harbour Briefing",
        url="https://briefings.example/digest/",
        tagline="What two ports say",
        editor="R. Example",
        notice="This is a sample.",
    )
    return Site(tmp_path, Config(site=settings))


@pytest.fixture
def write_theme(tmp_path: Path) -> Callable[..., Path]:
    """Writes a theme into the site: `write_theme("mine", "parent: default", {"templates/page.html": "…"})`."""

    def write(name: str, more: str = "", files: dict[str, str] | None = None) -> Path:
        root = tmp_path / "themes" / name
        for path, text in {"theme.yaml": f"name: {name}\n{more}\n", **(files or {})}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        return root

    return write


@pytest.fixture
def make_templates(examples: ModuleType) -> Callable[..., Templates]:
    """Templates of a site, its bodies and prose rendered by stand-ins."""

    def make(site: Site, report: Report | None = None, notes: str = "") -> Templates:
        theme = load_theme(site, report or Report())
        menu = SiteMenu(pages=examples.PAGES, feeds=examples.SITE_FEEDS)
        return Templates(theme, site, menu, lambda *_: examples.BLOCKS, lambda markup, *_: f"<p>{markup}{notes}</p>")

    return make
