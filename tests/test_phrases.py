from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from briefings.phrases import FORMS, Counting, Phrase, plural_rule


def test_a_phrase_fills_its_placeholders_and_escapes_them() -> None:
    phrase = Phrase({"other": "by <{name}>"})
    assert phrase(name="A & B") == "by &lt;A &amp; B&gt;"
    assert phrase(name=Markup("<b>A</b>")) == "by &lt;<b>A</b>&gt;"
    assert phrase(name=Path("<b>")) == "by &lt;&lt;b&gt;&gt;", "whatever a template fills in"
    assert phrase.plain(name="A & B") == "by <A & B>"


def test_a_phrase_counts() -> None:
    phrase = Phrase({"zero": "nothing", "one": "{n} day", "other": "{n} days"})
    assert [str(phrase(n=count)) for count in (0, 1, 2, 12_345)] == ["nothing", "1 day", "2 days", "12,345 days"]
    assert str(Phrase({"other": "{n} days"})(n=1)) == "1 days"
    assert str(Phrase({"one": "{n} day", "other": "{n} days"})(n=0)) == "0 days"
    assert [Phrase({"one": "a day", "other": "days"}).plain(n=count) for count in (1, 2)] == ["a day", "days"]


def test_a_phrase_counts_as_its_language_does() -> None:
    forms = {"one": "{n} статья", "few": "{n} статьи", "many": "{n} статей", "other": "{n} статьи"}
    phrase = Phrase(forms, Counting("ru", "\N{NO-BREAK SPACE}"))
    assert [phrase.plain(n=count) for count in (1, 2, 5, 11, 21, 1200)] == [
        "1 статья",
        "2 статьи",
        "5 статей",
        "11 статей",
        "21 статья",
        "1\N{NO-BREAK SPACE}200 статей",
    ]


@pytest.mark.parametrize("values", [{}, {"name": "a", "more": "b"}, {"other": "a"}])
def test_a_phrase_takes_exactly_its_placeholders(values: dict[str, str]) -> None:
    for fill in (Phrase({"other": "by {name}"}), Phrase({"other": "by {name}"}).plain):
        with pytest.raises(TypeError, match="name"):
            fill(**values)


@pytest.mark.parametrize(
    ("language", "counted"),
    [
        ("en", {0: "other", 1: "one", 2: "other"}),
        ("de-AT", {0: "other", 1: "one", 11: "other"}),
        ("fr", {0: "one", 1: "one", 2: "other"}),
        ("ru", {1: "one", 3: "few", 5: "many", 11: "many", 12: "many", 22: "few", 101: "one", 111: "many"}),
        ("sr", {1: "one", 4: "few", 5: "other", 13: "other"}),
        ("pl", {1: "one", 2: "few", 12: "many", 21: "many", 22: "few"}),
        ("cs", {1: "one", 4: "few", 5: "other", 22: "other"}),
        ("ro", {0: "few", 1: "one", 19: "few", 20: "other", 101: "few", 120: "other"}),
        ("lt", {1: "one", 2: "few", 10: "other", 11: "other", 21: "one"}),
        ("sl", {1: "one", 2: "two", 3: "few", 4: "few", 5: "other", 102: "two"}),
        ("he", {1: "one", 2: "two", 3: "other"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other", 103: "few"}),
        ("ja", {0: "other", 1: "other"}),
    ],
)
def test_languages_count_in_their_own_way(language: str, counted: dict[int, str]) -> None:
    rule = plural_rule(language)
    assert {n: rule(n) for n in counted} == counted
    assert {rule(n) for n in range(250)} <= set(FORMS)


def test_what_is_filled_in_cannot_turn_the_direction_of_words() -> None:
    turned = "Gold \u202egnp.exe\u2069 <b>"
    assert Phrase({"other": "By {name}."})(name=turned) == "By Gold gnp.exe &lt;b&gt;."
    assert Phrase({"other": "{a} and {b}"})(a=turned, b=Markup("<i>x</i>")) == "Gold gnp.exe &lt;b&gt; and <i>x</i>"
