"""Whether a build has a search, and what can be found."""

from pathlib import Path

import msgspec
import pytest

from briefings.catalog.planned import PlannedPage
from briefings.catalog.views import ArticleView
from briefings.config import Config, Site, SiteConfig
from briefings.diagnostics import Report
from briefings.render import search
from tests.catalog.builders import content, plan_of, port_talks

ON = Config(site=SiteConfig(title="Ports", url="https://example.org/"), search="on")


def found() -> tuple[search.Record, ...]:
    return search.records(plan_of(content(*port_talks())).pages)


def test_articles_entities_and_stories_can_be_found() -> None:
    kinds = {record.path.split("/")[0] for record in found()}
    assert {"articles", "people", "stories"} <= kinds
    assert not any(record.path.startswith(("archive/", "search/", "topics/")) for record in found())


def test_an_article_is_found_by_its_words_and_sifted_by_year_and_people() -> None:
    record = next(record for record in found() if record.path.endswith("/port-talks-resume/"))
    assert record.title in record.words
    assert record.filters["year"] == ("2016",)
    assert record.published.startswith("2016-")


def test_without_its_part_search_is_off_and_one_line_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(search.importlib.util, "find_spec", lambda _name: None)
    report = Report()
    assert search.settled(Site(tmp_path, ON), asked=False, report=report).config.search == "off"
    (told,) = report.diagnostics
    assert told.severity == "warning"
    assert "pip install 'briefings[search]'" in told.message


@pytest.mark.parametrize(
    ("configured", "asked", "settled", "said"),
    [
        ("off", False, "off", 0),
        ("off", True, "off", 1),
        ("on-request", False, "off", 0),
        ("on-request", True, "on", 0),
        ("on", False, "on", 0),
    ],
)
def test_a_build_has_search_as_configured_or_as_asked(
    configured: str, settled: str, said: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, asked: bool
) -> None:
    monkeypatch.setattr(search.importlib.util, "find_spec", lambda _name: True)
    report = Report()
    site = Site(tmp_path, msgspec.structs.replace(ON, search=configured))
    assert search.settled(site, asked=asked, report=report).config.search == settled
    assert len(report.diagnostics) == said


def test_namesakes_are_sifted_by_apart() -> None:
    pages = plan_of(content(*port_talks())).pages
    view = next(page.view for page in pages if page.head.path.endswith("/port-talks-resume/"))
    assert isinstance(view, ArticleView)
    both = tuple(msgspec.structs.replace(view.people[0], apart=apart) for apart in ("", "diver"))
    page = PlannedPage("a", "article.html", msgspec.structs.replace(view, people=both))
    assert search.records([page])[0].filters["person"] == ("Wang Hao", "Wang Hao (diver)")
