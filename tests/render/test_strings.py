from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from briefings.catalog.words import GROUPS
from briefings.config import Site
from briefings.diagnostics import Report
from briefings.engine import bundled_themes
from briefings.errors import ContentError
from briefings.phrases import HOLE
from briefings.render.theme import Theme, load_theme, wording

WriteTheme = Callable[..., Path]
LANGUAGES = sorted(path.stem for path in (bundled_themes() / "default/strings").glob("*.yaml"))


def in_language(site: Site, language: str, theme: str = "default") -> Site:
    settings = msgspec.structs.replace(site.config.site, language=language)
    return Site(site.root, msgspec.structs.replace(site.config, site=settings, theme=theme))


def load(site: Site) -> tuple[Theme | None, list[str]]:
    report = Report()
    try:
        theme: Theme | None = load_theme(site, report)
    except ContentError:
        theme = None
    return theme, [str(diagnostic) for diagnostic in report.diagnostics]


def texts_of(language: str) -> dict[str, set[str]]:
    """Each text's keys, joined by points -> its placeholders."""
    value = yaml.safe_load((bundled_themes() / f"default/strings/{language}.yaml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}

    def note(path: str, text: Any) -> None:
        forms = text.values() if isinstance(text, dict) else [text]
        found[path] = {hole for form in forms for hole in HOLE.findall(form)}

    for key, text in value.items():
        if isinstance(text, dict) and "other" not in text:
            for name, item in text.items():
                note(f"{key}.{name}", item)
        else:
            note(key, text)
    return found


def test_the_default_theme_speaks_two_languages() -> None:
    assert LANGUAGES == ["de", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_placeholders(language: str) -> None:
    assert texts_of(language) == texts_of("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_complete_language_has_nothing_to_tell(site: Site, language: str) -> None:
    assert load(in_language(site, language))[1] == []


def test_german_dates_numbers_and_plurals(site: Site) -> None:
    theme, _ = load(in_language(site, "de"))
    assert theme
    words = theme.wording
    assert words.day("2016-04-21") == "21.\N{NO-BREAK SPACE}April 2016"
    assert words.period("2016-W04") == "Woche 4, 2016"
    texts = vars(theme.words)
    assert texts["words_many"].plain(n=1200) == "1.200\N{NO-BREAK SPACE}Wörter"
    assert texts["words_many"].plain(n=1) == "1\N{NO-BREAK SPACE}Wort"


def test_a_region_speaks_its_language_and_says_only_what_differs(site: Site, write_theme: WriteTheme) -> None:
    write_theme("mine", "parent: default", {"strings/de-AT.yaml": 'months: {"01": Jänner}'})
    theme, told = load(in_language(site, "de-AT", "mine"))
    assert told == []
    assert theme
    assert theme.wording.plain_day("2016-01-06") == "6. Jänner 2016"
    assert theme.wording.title("archive") == "Archiv"


def test_what_a_translation_lacks_stays_english_and_is_told_in_one_line(site: Site, write_theme: WriteTheme) -> None:
    write_theme("mine", "parent: default", {"strings/fr.yaml": "skip: Aller au texte\nnothing: rien"})
    theme, told = load(in_language(site, "fr", "mine"))
    assert theme
    assert vars(theme.words)["skip"] == "Aller au texte"
    assert vars(theme.words)["close"] == "Close"
    (line,) = told
    assert line.startswith("themes/mine/strings/fr.yaml: warning: texts are missing: menu.briefings/, ")
    assert "and " in line
    assert "the English ones stand in" in line


def test_a_language_without_any_text_is_noted(site: Site) -> None:
    _, told = load(in_language(site, "eo"))
    assert told == [
        (
            "note: the theme has no words in 'eo', so its own words stay English; "
            "write themes/NAME/strings/eo.yaml to translate them [untranslated]"
        )
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("read_at: Lesen", "themes/mine/strings/de.yaml:1:10: error: 'read_at' has other placeholders than"),
        ("archive_of: Archiv {jahr}", "it takes: {year}"),
        ("titles: Titel", "'titles' is a group of texts elsewhere"),
        ("skip: {now: Los}", "'skip' is a single text elsewhere"),
        ("reading_time: {one: 1 Minute}", "de.yaml:1:15: error: 'reading_time' has no form 'other'; add it"),
        ("my_counts: {one: 1 Artikel, many: viele}", "de.yaml:1:12: error: 'my_counts' has no form 'other'; add it"),
        ("skipp: Los", "warning: no theme has the text 'skipp'; did you mean 'skip'?"),
    ],
)
def test_a_text_that_does_not_fit_is_told_with_its_place(
    site: Site, write_theme: WriteTheme, text: str, fault: str
) -> None:
    write_theme("mine", "parent: default", {"strings/de.yaml": text})
    _, told = load(in_language(site, "de", "mine"))
    assert any(fault in line for line in told), told


def test_a_child_may_word_a_text_of_its_own_templates_otherwise_but_not_what_the_engine_asks_for(
    site: Site, write_theme: WriteTheme
) -> None:
    write_theme("mine", "parent: default", {"strings/en.yaml": "read_at: Read it there\nweek: Week {number}"})
    _, told = load(in_language(site, "en", "mine"))
    (line,) = told
    assert line.startswith("themes/mine/strings/en.yaml:2:7: error: 'week' has other placeholders than")


def test_a_theme_without_parents_needs_none_of_the_engines_words(site: Site, write_theme: WriteTheme) -> None:
    write_theme("own", "", {"templates/page.html": "x"})
    theme, told = load(in_language(site, "de", "own"))
    assert told == []
    assert theme
    assert set(theme.words) == set(GROUPS)
    assert theme.wording.title("archive") == "Archiv"


def test_where_the_theme_is_at_fault_the_plan_is_worded_in_english() -> None:
    assert wording(None).title("archive") == "Archive"
