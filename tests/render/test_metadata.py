"""What search engines read: only what the source states, and nothing that could end the script it stands in."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest
from msgspec.structs import replace

from briefings.catalog.rows import Link
from briefings.catalog.views import View
from briefings.config import Config, SiteConfig
from briefings.render import metadata

CONFIG = Config(
    site=SiteConfig(title="Harbour", url="https://x.example/", description="All of it.", zone="Asia/Karachi")
)
IMAGE = "https://x.example/card.png"


def data_of(view: View) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(metadata.of_page(view, CONFIG, IMAGE).json_ld)
    return found


def test_an_article_with_headline_day_and_author_is_a_news_article(examples: ModuleType) -> None:
    view = examples.article()
    data = data_of(view)
    assert data["@type"] == "NewsArticle"
    assert data["@context"] == "https://schema.org"
    assert data["headline"] == view.label
    assert data["identifier"] == view.id
    assert data["url"] == f"https://x.example/{view.head.path}"
    assert data["image"] == [IMAGE]
    assert data["datePublished"].startswith(view.published[:10])
    assert {mention["@type"] for mention in data["mentions"]} <= {"Person", "Organization", "Place"}
    assert all(part["@type"] == "Quotation" for part in data.get("hasPart", ()))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("people/mei-li/", {"spokenByCharacter": {"@type": "Person", "name": "M. Li"}}),
        ("organizations/harbour-office/", {"spokenByCharacter": {"@type": "Organization", "name": "M. Li"}}),
        ("places/harbour/", {"creditText": "M. Li"}),
        (None, {"creditText": "M. Li"}),
    ],
)
def test_a_speaker_is_a_person_only_where_that_is_known(
    examples: ModuleType, path: str | None, told: dict[str, Any]
) -> None:
    view = examples.article()
    said = replace(view.statements[0], direct=True, speaker=Link("M. Li", path))
    (part,) = data_of(replace(view, statements=(said,)))["hasPart"]
    assert part == {"@type": "Quotation", "text": said.words, **told}


def test_a_speaker_has_the_bare_name_and_not_what_tells_namesakes_apart(examples: ModuleType) -> None:
    view = examples.article()
    diver = replace(view.people[0], name="Wang Hao", apart="diver")
    said = replace(view.statements[0], direct=True, speaker=Link("Wang Hao (diver)", diver.path))
    data = data_of(replace(view, statements=(said,), people=(diver,)))
    assert data["hasPart"][0]["spokenByCharacter"]["name"] == data["mentions"][0]["name"] == "Wang Hao"


def test_nothing_is_claimed_that_the_source_does_not_state(examples: ModuleType) -> None:
    data = data_of(examples.bare_article())
    assert data["@type"] == "CreativeWork"
    assert not {"headline", "datePublished", "author", "sourceOrganization"} & data.keys()


@pytest.mark.parametrize("day", ["2018", "2018-05"])
def test_a_year_or_month_is_no_day_of_publication(examples: ModuleType, day: str) -> None:
    made = metadata.of_page(replace(examples.article(), published=day), CONFIG, IMAGE)
    assert made.published is None
    assert json.loads(made.json_ld)["@type"] == "CreativeWork"


def test_a_time_without_zone_is_read_in_the_sites(examples: ModuleType) -> None:
    view = replace(examples.article(), published="2018-05-03T10:00", zone=None)
    assert metadata.of_page(view, CONFIG, IMAGE).published == "2018-05-03T10:00:00+05:00"
    assert metadata.of_page(replace(view, zone="UTC"), CONFIG, IMAGE).published == "2018-05-03T10:00:00+00:00"


def test_an_entity_is_what_it_is(examples: ModuleType) -> None:
    view = examples.entity()
    data = data_of(view)
    assert data["@type"] in {"Person", "Organization", "Place"}
    assert data["name"] == view.name
    assert "inLanguage" not in data


def test_no_text_ends_the_script(examples: ModuleType) -> None:
    nasty = '</script><script>x</script><!-- & \u2028 "\\'
    made = metadata.of_page(replace(examples.article(), label=nasty), CONFIG, IMAGE)
    assert not set("<>&\u2028\u2029") & set(made.json_ld)
    assert json.loads(made.json_ld)["headline"] == nasty


def test_no_text_turns_the_direction_of_the_data(examples: ModuleType) -> None:
    made = metadata.of_page(replace(examples.article(), label="Gold \u202egnp.exe\u2069 港"), CONFIG, IMAGE)
    assert json.loads(made.json_ld)["headline"] == "Gold gnp.exe 港"


def test_every_page_has_a_description_and_data_that_parses(examples: ModuleType) -> None:
    for template, view in examples.all_views().values():
        made = metadata.of_page(view, CONFIG, IMAGE)
        assert 0 < len(made.description) <= 200, template
        assert json.loads(made.json_ld)["@type"], template
        assert made.type == ("article" if template == "article.html" else "website")
