"""Two things that want one file are told with both names, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from

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


@pytest.mark.parametrize(
    "path", ["index.html", "sitemap.xml", "Robots.txt", "about/index.html", "ABOUT/index.html", "about"]
)
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


def told(wanted: Sequence[tuple[str, str]], *, at_once: bool) -> tuple[list[str], list[str]]:
    """What stands of these beside a file, a folder and each other, and what is told of the rest."""
    report = Report()
    claims = Claims(report)
    claims.take("a/b/index.html", "a page that every site has")
    if at_once:
        stands = claims.take_all(wanted, "the page of", "move it")
    else:
        stands = [path for path, file in wanted if claims.take(path, "the page of", file, "move it")]
    claims.take("c/index.html", "an alias in", "late.md")
    claims.take("a/c", "a copy of", "late.md")
    claims.take("c/d/e", "a copy of", "late.md")
    claims.take("b/index.html/x", "a copy of", "late.md")
    return stands, [f"{fault.place} {fault.message}" for fault in report.diagnostics]


PATHS = (
    "a",
    "a/b",
    "a/c",
    "a/b/index.html",
    "c/index.html",
    "C/index.html",
    "c/d/index.html",
    "c/d",
    "../x",
    "b/index.html",
)


@given(lists(sampled_from(PATHS), max_size=4))
def test_many_claims_at_once_are_those_claims_one_by_one(paths: list[str]) -> None:
    wanted = [(path, f"{number}.md") for number, path in enumerate(paths)]
    assert told(wanted, at_once=True) == told(wanted, at_once=False)


def test_the_rest_is_claimed_where_nothing_has_the_file_yet() -> None:
    report = Report()
    claims = Claims(report)
    claims.take("Caf\u00e9/index.html", "the page of", "one.md")
    claims.take_all([("a/index.html", "two.md")], "the page of")
    claims.take_rest(["CAFE\u0301/index.html", "a/index.html", "a/page/1/index.html"], "a page of a long list")
    assert not report.diagnostics
    assert not claims.take("a/page/1/index.html", "a copy of", "three.md")
    (fault,) = report.diagnostics
    assert fault.message.endswith("a page of a long list")
