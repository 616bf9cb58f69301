from __future__ import annotations

import pytest

from briefings.catalog import urls
from tests.catalog.builders import article


@pytest.mark.parametrize(
    ("published", "path"),
    [
        ("2016-04-21T16:30", "articles/2016/04/talks/"),
        ("2016-04", "articles/2016/04/talks/"),
        ("2016", "articles/undated/talks/"),
        (None, "articles/undated/talks/"),
    ],
)
def test_an_article_lies_under_its_month(published: str | None, path: str) -> None:
    assert urls.of_article(article("talks", published=published).meta) == path


@pytest.mark.parametrize(
    ("path", "file", "base"),
    [
        ("", "index.html", ""),
        ("people/", "people/index.html", "../"),
        ("articles/2016/04/talks/", "articles/2016/04/talks/index.html", "../../../../"),
        ("404.html", "404.html", ""),
    ],
)
def test_a_path_names_a_file_and_knows_the_way_home(path: str, file: str, base: str) -> None:
    assert urls.output_file(path) == file
    assert urls.base_of(path) == base


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/news/old/", "news/old/"),
        ("news/old", "news/old/"),
        ("old.html", "old.html"),
        ("../etc/passwd", None),
        ("https://other.example/", None),
        ("a//b", None),
        ("a?b=1", None),
        ("", None),
        ("a\nb", None),
    ],
)
def test_an_alias_is_an_address_of_this_site_or_nothing(alias: str, path: str | None) -> None:
    assert urls.from_alias(alias) == path


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//x", "http://", "http://[", "", None])
def test_only_addresses_of_the_web_are_links(address: str | None) -> None:
    assert urls.web(address) is None
    assert urls.web("https://example.org/a?b") == "https://example.org/a?b"


@pytest.mark.parametrize("path", ["../x", "a/../b", "a\\b", "a b", "a//b", "a\x00b"])
def test_a_path_that_leaves_the_site_is_not_safe(path: str) -> None:
    assert not urls.is_safe(path)
    assert urls.is_safe("articles/2016/04/tälks/")
