from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefings import text


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Port talks resume", "port-talks-resume"),
        ("China’s “new” role: Łódź & Zürich!", "chinas-new-role-lodz-zurich"),
        ("北京", "beijing"),
        ("—", "untitled"),
    ],
)
def test_a_slug_is_ascii_and_reads_like_the_words(words: str, slug: str) -> None:
    assert text.slugify(words) == slug


def test_a_long_slug_is_cut_between_words() -> None:
    slug = text.slugify("word " * 40)
    assert len(slug) <= 72
    assert set(slug.split("-")) == {"word"}
    assert len(text.slugify("x" * 200)) == 72


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_a_slug_is_always_a_safe_file_name(words: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text.slugify(words))
    assert text.slugify(text.slugify(words)) == text.slugify(words)


def test_words_and_reading_time() -> None:
    assert text.count_words("The Afghan-led process isn’t over.") == 5
    assert text.reading_minutes(0) == 1
    assert text.reading_minutes(1150) == 5


@settings(max_examples=300)
@given(st.text(st.one_of(st.sampled_from("ab1_ -'’.é中²½\u0301\ud800\n\t\xa0"), st.characters()), max_size=40))
@example("".join(map(chr, range(0x2000, 0x2400))))
def test_words_are_counted_as_a_search_finds_them(words: str) -> None:
    assert text.count_words(words) == len(re.findall(r"\w+(?:[’'\-]\w+)*", words))


def test_clips_and_first_words_are_cut_between_words() -> None:
    assert text.first_words("one two three", 2) == "one two…"
    assert text.first_words("one two", 2) == "one two"
    assert text.clip("one  two\nthree", 40) == "one two three"
    assert text.clip("one two, three", 10) == "one two…"


def test_suggestions_and_plurals() -> None:
    assert text.did_you_mean("titel", ["title", "theme"]) == "did you mean 'title'?"
    assert text.did_you_mean("qqq", ["title"]) == ""
    assert text.plural(1, "article") == "1 article"
    assert text.plural(1204, "entity", "entities") == "1,204 entities"
    assert [text.with_article(noun) for noun in ("person", "organization")] == ["a person", "an organization"]
