"""Two things that want one file are told with both names, before anything is written."""

from __future__ import annotations

import pytest

from briefings.catalog.claims import Claims
from briefings.diagnostics import Report
from briefings.model import Article, Content, HandEdition, Page, StaticFile, StoryNote
from tests.catalog.builders import article, content, entity, faults_of, report_of


def errors_of(given: Content[Article]) -> list[str]:
    return [fault for fault in faults_of(given) if " error: " in fault]


def test_two_articles_with_one_address() -> None:
    one, other = article("talks", path="content/articles/a.md"), article("talks", path="content/articles/b.md")
    (fault,) = [line for line in errors_of(content(one, other)) if "index.html" in line]
    assert fault.startswith("content/articles/b.md: error: articles/2016/04/talks/index.html is the page of ")
    assert "and the page of content/articles/a.md" in fault


def test_an_alias_that_is_a_page() -> None:
    given = content(article("talks", aliases=("people",), path="a.md"))
    (fault,) = errors_of(given)
    assert fault.startswith("a.md: error: people/index.html is an alias in a.md, and a page that every site has")
    assert fault.endswith("remove the alias [address-taken]")


def test_two_aliases_that_are_one() -> None:
    given = content(article("talks", aliases=("old",), path="a.md"), article("more", aliases=("OLD/",), path="b.md"))
    (fault,) = errors_of(given)
    assert "a.md" in fault
    assert "b.md" in fault
    assert "the same file" in fault


@pytest.mark.parametrize("alias", ["../up", "https://x.example/", "a b"])
def test_an_alias_that_is_no_address(alias: str) -> None:
    (fault,) = errors_of(content(article("talks", aliases=(alias,), path="a.md")))
    assert fault.startswith(f"a.md: error: the alias {alias!r} is no address")


@pytest.mark.parametrize("slug", ["people", "articles", "feeds/x", "Assets", "briefings/one"])
def test_a_page_in_a_folder_of_the_build(slug: str) -> None:
    (fault,) = errors_of(Content(pages=(Page(slug, "Mine", path="content/pages/mine.md"),)))
    assert fault.startswith("content/pages/mine.md: error: ")
    assert "belongs to the build" in fault


def test_a_page_whose_slug_leaves_the_site() -> None:
    (fault,) = errors_of(Content(pages=(Page("../../etc", "Mine", path="content/pages/mine.md"),)))
    assert "cannot be a file of the site" in fault


@pytest.mark.parametrize("path", ["index.html", "robots.txt", "about/index.html", "ABOUT/index.html", "about"])
def test_a_copied_file_where_the_build_writes(path: str) -> None:
    copied = StaticFile(path, f"/site/content/files/{path}", b"1")
    given = Content(files=(copied,), pages=(Page("about", "About", path="content/pages/about.md"),))
    (fault,) = errors_of(given)
    assert f"content/files/{path}" in fault


def test_two_briefings_of_one_slug() -> None:
    both = (
        HandEdition("spring", "A", "2016-04-01", path="a.md"),
        HandEdition("spring", "B", "2016-04-02", path="b.md"),
    )
    (fault,) = errors_of(Content(editions=both))
    assert fault.startswith("b.md: error: briefings/spring/index.html is the page of b.md, and the page of a.md")


def test_a_story_that_differs_from_a_former_one_in_nothing() -> None:
    notes = (StoryNote("port", aliases=("harbour",), path="p.md"), StoryNote("rail", aliases=("harbour",), path="r.md"))
    (fault,) = errors_of(content(article("a", story="port"), article("b", story="rail"), stories=notes))
    assert "stories/harbour/index.html" in fault


def test_a_merged_entity_leads_on_only_where_the_other_has_a_page() -> None:
    entities = (entity("Wang Hao"), entity("Wang Ho", merged_into="wang-hao"))
    assert errors_of(content(article("talks"), entities=entities)) == []
    assert errors_of(content(report_of("t", "Wang Hao", people=[("Wang Hao", "")]), entities=entities)) == []


def test_a_file_where_another_needs_a_folder() -> None:
    report = Report()
    claims = Claims(report)
    assert claims.take("a/b/index.html", "one", "one.md")
    assert not claims.take("a/b", "two", "two.md", "move it")
    assert not claims.take("a/b/index.html/c", "three", "three.md")
    assert report.count("error") == len(["two", "three"])


def test_letter_case_and_normalization_do_not_tell_files_apart() -> None:
    report = Report()
    claims = Claims(report)
    assert claims.take("caf\u00e9/index.html", "one", "one.md")
    assert not claims.take("Cafe\u0301/index.html", "two", "two.md")
