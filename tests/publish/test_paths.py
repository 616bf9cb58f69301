"""Which paths can be published, and which foreign ones stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.diagnostics import Report
from briefings.paths import folders_of
from briefings.publish.manifest import MARK, Artifact
from briefings.publish.paths import Keep, _are_fine, _guard_each, are_safe, fault_of, guard


def messages(*paths: str, keep: tuple[str, ...] = ()) -> list[str]:
    report = Report()
    guard([Artifact(path, b"key") for path in paths], Keep(keep), report)
    return [diagnostic.message for diagnostic in report.diagnostics]


@pytest.mark.parametrize("path", ["index.html", "people/wang-hao/index.html", ".well-known/x", "été/a b.html", "a..b"])
def test_an_ordinary_path_is_no_fault(path: str) -> None:
    assert fault_of(path) == ""
    assert are_safe([path])


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("", "not relative"),
        ("/etc/passwd", "not relative"),
        ("../index.html", "'..' part"),
        ("a/../../b", "'..' part"),
        ("a//b", "empty"),
        ("a/", "empty"),
        ("./a", "'.'"),
        ("a\0b", "control character"),
        ("a\nb", "control character"),
        ("a\\b", "backslash"),
        ("a/\udc80", "surrogate"),
        ("é" * 128, "256 bytes"),
        ("/".join(["a" * 200] * 5), "longer than"),
    ],
)
def test_a_path_that_leaves_the_tree_or_fits_no_disk_is_a_fault(path: str, reason: str) -> None:
    assert reason in fault_of(path)


@pytest.mark.parametrize("path", ["", "/a", "../a", "a/../b", "a/..", "a//b", "a/", "./a", "a\0b"])
def test_one_unsafe_path_among_many_is_seen(path: str) -> None:
    assert not are_safe(["index.html", path, "feeds/all.xml"])


def test_no_paths_at_all_are_safe() -> None:
    assert are_safe([])


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (("a.html", "a.html"), "two pages have the path a.html"),
        (("a.html", "A.html"), "differ only in case"),
        (("é.html", "e\u0301.html"), "differ only in case or accents"),
        (("People/a.html", "people/b.html"), "differ only in case"),
        (("people", "people/b.html"), "people would be a file and a folder at once"),
        (("../a",), "'..' part"),
        ((".briefings-tree",), "the engine's own mark"),
    ],
)
def test_paths_that_exclude_each_other_are_errors(paths: tuple[str, ...], message: str) -> None:
    (found,) = messages(*paths)
    assert message in found


def test_every_fault_is_reported_at_once() -> None:
    assert len(messages("../a", "b\0", "c", "C")) == 3


def test_a_page_may_not_take_the_place_of_a_kept_file() -> None:
    assert messages("CNAME", "a/b.html", keep=("CNAME", "a/**")) == [
        "the site writes CNAME, which output_keep reserves for others",
        "the site writes a/b.html, which output_keep reserves for others",
    ]


def test_sound_paths_report_nothing() -> None:
    assert messages("index.html", "people/a/index.html", "people/b/index.html", keep=("CNAME",)) == []


@pytest.mark.parametrize(
    ("pattern", "path", "covered"),
    [
        ("CNAME", "CNAME", True),
        ("CNAME", "a/CNAME", False),
        ("CNAME", "CNAMES", False),
        (".git", ".git/objects/ab", True),
        (".git/**", ".git", True),
        (".git/", ".git/HEAD", True),
        ("*.txt", "robots.txt", True),
        ("*.txt", "a/robots.txt", False),
        ("**/*.txt", "a/b/robots.txt", True),
        ("**/*.txt", "robots.txt", True),
        ("a/**/z", "a/b/c/z", True),
        ("a?c", "abc", True),
        ("a?c", "a/c", False),
        ("a.c", "abc", False),
        ("", "anything", False),
        ("/", "anything", False),
    ],
)
def test_what_a_pattern_keeps(pattern: str, path: str, covered: bool) -> None:  # noqa: FBT001 - a column of the table
    assert Keep((pattern,)).covers(path) is covered


def test_no_pattern_keeps_nothing() -> None:
    assert not Keep().covers("CNAME")
    assert Keep().starts == ()


def test_where_kept_files_are_looked_for() -> None:
    patterns = ("CNAME", ".well-known/acme/**", "*.txt", "a/b*/c")
    assert Keep(patterns).starts == ("", ".well-known/acme", "CNAME", "a")


parts = st.sampled_from(["a", "A", "b", ".git", "..", ".", "", "é", "a b", "x" * 256, MARK, "CNAME"])
whole = st.lists(st.lists(parts, min_size=1, max_size=3).map("/".join), max_size=4)


@given(whole, st.sampled_from([(), ("CNAME",), ("a/**",), ("*.txt",)]))
@settings(max_examples=300)
def test_paths_that_are_fine_together_have_no_fault_one_by_one(paths: list[str], keep: tuple[str, ...]) -> None:
    report = Report()
    _guard_each([Artifact(path, b"key") for path in paths], Keep(keep), report)
    assert not (_are_fine(paths, frozenset(folders_of(paths)), Keep(keep)) and report.diagnostics)


def test_the_paths_of_an_ordinary_site_are_fine_together() -> None:
    paths = ["index.html", "articles/2019/05/port-talks/index.html", "img/IMG_1.JPG", ".nojekyll"]
    assert _are_fine(paths, frozenset(folders_of(paths)), Keep())
    assert _are_fine(["index.html"], frozenset(), Keep(("CNAME", ".git")))


def test_the_guard_tells_the_folders_that_paths_need() -> None:
    artifacts = [Artifact(path, b"key") for path in ("a/b/c.html", "A.html")]
    assert guard(artifacts, Keep(), Report()) == {"a", "a/b"}
