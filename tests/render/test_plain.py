"""The plain theme stands on the default one: the chain of themes in daily use."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import msgspec
import pytest

from briefings.catalog.planned import PlannedPage
from briefings.config import Site
from briefings.diagnostics import Report
from briefings.engine import bundled_themes
from briefings.render.templates import Templates
from briefings.render.theme import load_theme

MOST_LINES = 150


@pytest.fixture
def plain(site: Site) -> Site:
    return Site(site.root, msgspec.structs.replace(site.config, theme="plain"))


def test_it_is_small() -> None:
    files = [path for path in (bundled_themes() / "plain").rglob("*") if path.suffix in {".html", ".css"}]
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files) < MOST_LINES


def test_it_has_all_of_its_parent_but_what_it_replaces(plain: Site) -> None:
    theme = load_theme(plain, Report())
    assert [layer.name for layer in theme.layers] == ["plain", "default"]
    assert set(theme.settings) > {"accent", "face"}
    assert {asset.name for asset in theme.assets} >= {"site.css", "serif.css", "favicon.svg", "card.png"}
    style = theme.asset("site.css")
    assert style
    assert b"max-width:38rem" in style.content


def test_nothing_is_wrong_with_it_and_it_shows_every_view(
    plain: Site, examples: ModuleType, make_templates: Callable[..., Templates]
) -> None:
    templates = make_templates(plain)
    report = Report()
    templates.compile(report)
    assert report.diagnostics == ()
    for path, (template, view) in examples.all_views().items():
        assert b"</html>" in templates.render(PlannedPage(path, template, view)), path


def test_a_page_is_the_parents_with_the_childs_parts(
    plain: Site, examples: ModuleType, make_templates: Callable[..., Templates]
) -> None:
    serif = Site(plain.root, msgspec.structs.replace(plain.config, theme_settings={"face": "serif"}))
    page = make_templates(serif).render(PlannedPage("a", "article.html", examples.article())).decode()
    assert page.index("<main") < page.index('id="sections"') < page.index("Made with Briefings")
    assert "assets/serif-" in page
    assert "article:published_time" not in page
    assert 'id="provenance"' in page
