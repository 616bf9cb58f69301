"""Cards: the same words give the same bytes, long ones fit, and what the font cannot write is never drawn as boxes."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from briefings.catalog.planned import PlannedPage
from briefings.config import Site
from briefings.diagnostics import Report
from briefings.errors import ContentError
from briefings.render import cards
from briefings.render.cards import Card, Colours, Press
from briefings.render.templates import Templates
from briefings.render.theme import load_theme
from tests.english import ENGLISH

Image = pytest.importorskip("PIL.Image")
pytest.importorskip("fontpkg_source_serif_4")

COLOURS = Colours(paper="#fbfaf6", ink="#1f1c18", soft="#625b50", accent="#8c2f14")
CARD = Card("The Harbour Briefing", "Article", "Port talks resume", "Sample Wire · 7 May 2019")
INSTEAD = b"the theme's"
MOST_BYTES = 20_000


def drawn(card: Card) -> bytes:
    made = Press(COLOURS).draw(card, INSTEAD)
    assert made != INSTEAD
    return made


def titled(title: str) -> Card:
    return msgspec.structs.replace(CARD, title=title)


def test_a_card_is_a_small_picture_of_the_size_that_networks_ask_for() -> None:
    made = drawn(CARD)
    picture = Image.open(io.BytesIO(made))
    assert (picture.format, picture.size) == ("PNG", (cards.WIDTH, cards.HEIGHT))
    assert len(made) < MOST_BYTES
    assert picture.convert("RGB").getpixel((2, 2)) == (0xFB, 0xFA, 0xF6)
    assert {colour for _, colour in picture.convert("RGB").getcolors(64)} >= {(0x1F, 0x1C, 0x18), (0x8C, 0x2F, 0x14)}


def test_the_same_words_give_the_same_bytes_and_other_words_others() -> None:
    press = Press(COLOURS)
    press.draw(titled("Something before"))
    assert press.draw(CARD) == drawn(CARD)
    assert drawn(CARD) != drawn(titled("Port talks end"))


@pytest.mark.parametrize("title", ["word " * 400, "x" * 500, "A title of a middling length about the port", ""])
def test_a_title_of_any_length_stays_on_the_card(title: str) -> None:
    picture = Image.open(io.BytesIO(drawn(titled(title)))).convert("RGB")
    paper = picture.getpixel((0, 0))
    edges = [picture.getpixel((x, y)) for x in (1130, 1199) for y in range(cards.HEIGHT)]
    assert set(edges) == {paper}
    between = [picture.getpixel((x, 474)) for x in range(120, cards.WIDTH)]
    assert set(between) == {paper}


@pytest.mark.parametrize("title", ["王浩在北京", "محادثات الميناء", "שיחות", "ประเทศไทย", "e\u0336nd", "a\ue000b王"])
def test_words_that_the_font_cannot_write_give_the_themes_card(title: str) -> None:
    assert Press(COLOURS).draw(titled(title), INSTEAD) == INSTEAD
    assert Press(COLOURS).draw(titled(title)) == drawn(Card("", "", "", ""))


@pytest.mark.parametrize(
    ("title", "same"),
    [("Ships 🚢 wait", "Ships wait"), ("Ele\u0301gant", "Elégant"), ("a\u200bb\u202ec", "abc")],
)
def test_pictures_and_invisible_signs_are_left_out(title: str, same: str) -> None:
    assert drawn(titled(title)) == drawn(titled(same))


@pytest.mark.parametrize("title", ["Ελλάδα", "Москва", "Ħal Għaxaq, Łódź, Đà Nẵng", "“Élan” – 100 % £5 €7"])
def test_latin_greek_and_cyrillic_are_written(title: str) -> None:
    drawn(titled(title))


def test_articles_stories_and_briefings_have_cards_and_pages_name_them(
    site: Site, examples: ModuleType, make_templates: Callable[..., Templates]
) -> None:
    with_cards = Site(site.root, msgspec.structs.replace(site.config, cards="on"))
    templates = make_templates(with_cards)
    own = set()
    for path, (template, view) in examples.all_views().items():
        page = PlannedPage(path, template, view)
        card = cards.card_of(page, "T", ENGLISH)
        assert (card is None) == (cards.path_of(page) is None)
        text = templates.render(page).decode()
        if card:
            own.add(card.kind)
            assert f'og:image" content="https://briefings.example/digest/{cards.path_of(page)}"' in text
            assert 'og:image:width" content="1200"' in text
            assert 'og:image:alt" content="' in text
        elif "og:image" in text:
            assert "digest/assets/card-" in text
    assert own == {"Article", "Story", "Briefing"}


def test_a_missing_part_is_told_in_one_line(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "PIL" else found(name))
    report = Report()
    wanted = Site(site.root, msgspec.structs.replace(site.config, cards="on"))
    assert cards.settled(wanted, report).config.cards == "off"
    assert "pip install 'briefings[cards]'" in str(report.diagnostics[0])
    assert cards.settled(site, Report()) == site


def test_a_theme_names_its_colours_and_the_site_the_accent(site: Site, write_theme: Callable[..., Path]) -> None:
    moss = Site(site.root, msgspec.structs.replace(site.config, theme_settings={"accent": "moss"}))
    assert load_theme(moss, Report()).colours.accent == "#3a5a1e"
    write_theme("mine", "parent: default\ncard: {paper: red, accent: {brick: '#12'}}")
    report = Report()
    with pytest.raises(ContentError):
        load_theme(Site(site.root, msgspec.structs.replace(site.config, theme="mine")), report)
    told = [str(diagnostic) for diagnostic in report.diagnostics]
    assert any("themes/mine/theme.yaml:3:15: error: 'card.paper' is 'red', no colour" in line for line in told), told
    assert any("'card.accent.brick' is '#12'" in line for line in told)
