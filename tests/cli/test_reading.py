"""Which article an argument names: its file, slug or id, and never one of several."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefings.cli.reading import find_article
from briefings.errors import UsageError
from briefings.model import Article
from tests.desk.builders import article, loaded, site_in


@pytest.fixture
def articles(tmp_path: Path) -> tuple[Article, ...]:
    """Three, two of which have one slug in different years."""
    site = site_in(tmp_path)
    for slug in ("talks", "walks"):
        article(site, slug, "Words.\n", "Words.")
    earlier = tmp_path / "content/articles/2018/talks.md"
    earlier.parent.mkdir()
    text = (tmp_path / "content/articles/2019/talks.md").read_text()
    earlier.write_text(text.replace("2019-05-07", "2018-05-07"))
    return loaded(site).articles


@pytest.mark.parametrize(
    "wanted",
    [
        "walks",
        "walks.md",
        "content/articles/2019/walks.md",
        "./content/articles/2019/walks.md",
        "/site/content/articles/2019/walks.md",
        "tag:example.org,2019-05-07:walks",
    ],
)
def test_an_article_is_named_by_its_file_slug_or_id(articles: tuple[Article, ...], wanted: str) -> None:
    assert find_article(articles, wanted).path == "content/articles/2019/walks.md"


@pytest.mark.parametrize("wanted", ["talks", "talks.md"])
def test_a_name_that_two_articles_have_is_refused_with_both(articles: tuple[Article, ...], wanted: str) -> None:
    told = f"2 articles go by '{wanted}': content/articles/2018/talks.md, content/articles/2019/talks.md; name the file"
    with pytest.raises(UsageError, match=re.escape(told)):
        find_article(articles, wanted)
    for year in ("2018", "2019"):
        assert find_article(articles, f"content/articles/{year}/talks.md").path.split("/")[2] == year


def test_an_article_that_is_not_there_is_told_with_what_may_be_meant(articles: tuple[Article, ...]) -> None:
    with pytest.raises(UsageError, match="no article 'walk'; did you mean 'walks'"):
        find_article(articles, "walk")
