"""Which story a new article joins: chosen once, written down, and the same in whatever order the articles come."""

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.conversion.shelf import Shelf
from briefings.conversion.stories import choose, text_of_article
from briefings.model import Article, Draft
from briefings.store import Store
from tests.conversion.builders import article, draft

FERRY = (
    "The ferry Dawn ran aground off Sample Island in heavy fog on Monday and forty passengers were taken ashore by the "
    "coast guard. Divers looked at the hull of the ferry, and the harbour master of Sample Island closed the crossing. "
)
FERRY_LATER = (
    "The ferry Dawn, which ran aground off Sample Island in fog, was towed free by two tugs. The coast guard said that "
    "the hull of the ferry had held, and the harbour master of Sample Island opened the crossing for passengers again. "
)
WHEAT = (
    "Farmers in the northern valleys brought in the largest wheat harvest in nine years. Mills paid a higher price for "
    "grain, and the ministry of agriculture expects exports of flour to grow. Rain in spring helped the wheat. "
)


NO_STORE = Store(Path("no-such-folder/cache"), read_only=True)


def ferry(file: str = "f1.txt", **more: Any) -> Draft:
    return draft(file, "Ferry runs aground", "2019-05-06", text=FERRY, **more)


def later(file: str = "f2.txt") -> Draft:
    return draft(file, "Ferry towed free", "2019-05-08", text=FERRY_LATER)


def wheat(file: str = "w.txt") -> Draft:
    return draft(file, "Largest wheat harvest in nine years", "2019-05-07", text=WHEAT)


def stories(*drafts: Draft, articles: tuple[Article, ...] = (), notes: tuple[str, ...] = ()) -> tuple[str, ...]:
    texts = {article.path: text_of_article(article, {}) for article in articles}
    shelf = Shelf(NO_STORE, texts.__getitem__)
    shelf.add((article.path, article.meta.story, texts[article.path]) for article in articles if article.meta.story)
    return choose(drafts, shelf, notes)


def test_articles_on_one_matter_share_a_story_named_after_the_first() -> None:
    assert stories(later(), wheat(), ferry()) == (
        "ferry-runs-aground",
        "largest-wheat-harvest-in-nine-years",
        "ferry-runs-aground",
    )


def test_a_new_article_joins_the_story_that_is_there() -> None:
    known = article("aground", story="the-dawn", title="Ferry runs aground", text=FERRY, published="2019-05-06")
    assert stories(later(), wheat(), articles=(known,)) == ("the-dawn", "largest-wheat-harvest-in-nine-years")


def test_an_article_that_an_editor_took_out_of_all_stories_is_not_joined() -> None:
    known = article("aground", story=None, title="Ferry runs aground", text=FERRY, published="2019-05-06")
    assert stories(later(), articles=(known,)) == ("ferry-towed-free",)


def test_a_new_story_never_takes_the_name_of_another() -> None:
    other = article("grain", story="ferry-runs-aground", title="Grain", text=WHEAT, published="2019-01-01")
    assert stories(ferry(), articles=(other,), notes=("ferry-runs-aground-2",)) == ("ferry-runs-aground-3",)


def test_without_a_headline_the_first_words_name_the_story() -> None:
    untitled = draft("u.txt", None, None, text=WHEAT)
    assert stories(untitled) == ("farmers-in-the-northern-valleys-brought-in-the-largest",)


def test_nothing_new_needs_no_story() -> None:
    assert stories() == ()


@settings(max_examples=12, deadline=None)
@given(
    st.permutations(
        [ferry(), later(), wheat(), ferry("f3.txt", sha256="3" * 64), draft("u.txt", None, None, text=WHEAT)]
    )
)
def test_the_order_of_the_drafts_decides_nothing(drafts: list[Draft]) -> None:
    chosen = dict(zip((made.file for made in drafts), stories(*drafts), strict=True))
    assert dict(sorted(chosen.items())) == {
        "f1.txt": "ferry-runs-aground",
        "f2.txt": "ferry-runs-aground",
        "f3.txt": "ferry-runs-aground",
        "u.txt": "largest-wheat-harvest-in-nine-years",
        "w.txt": "largest-wheat-harvest-in-nine-years",
    }
