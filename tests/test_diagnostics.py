"""Every fault of a run, once, in order of place."""

import pytest

from briefings.diagnostics import Diagnostic, Place, Report
from briefings.errors import ContentError, StrictError


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("a.md"), "a.md"),
        (Place("a.md", 3), "a.md:3"),
        (Place("a.md", 3, 14), "a.md:3:14"),
    ],
)
def test_a_place_reads_as_editors_link_it(place: Place, text: str) -> None:
    assert str(place) == text


def test_a_diagnostic_says_where_what_and_what_to_do() -> None:
    found = Diagnostic("error", "unknown-key", "unknown key 'tilte'", Place("a.md", 2, 1), "did you mean 'title'?")
    assert str(found) == "a.md:2:1: error: unknown key 'tilte'; did you mean 'title'? [unknown-key]"
    assert str(Diagnostic("note", "waiting", "one raw article waits")) == "note: one raw article waits [waiting]"


def test_a_report_is_in_order_of_place_and_counts_twice_the_same_once() -> None:
    report = Report()
    report.warn("b", "later", Place("b.md", 1))
    report.error("a", "line ten", Place("a.md", 10))
    report.error("a", "line nine", Place("a.md", 9))
    report.error("a", "line nine", Place("a.md", 9))
    report.note("z", "of the whole run")
    assert [found.message for found in report.diagnostics] == ["of the whole run", "line nine", "line ten", "later"]
    assert (report.count("error"), report.count("warning"), report.count("note")) == (2, 1, 1)


def test_a_diagnostic_that_knows_a_key_is_given_its_line() -> None:
    report = Report()
    report.error("a", "the alias is taken", Place("a.md", key=("aliases", 1)))
    report.error("b", "its line is known", Place("b.md", 3))
    report.note("c", "of the whole run")
    report.locate(lambda place: Place(place.file, 1 + len(place.key), 5))
    assert [str(found.place) for found in report.diagnostics] == ["None", "a.md:3:5", "b.md:3"]


def test_an_error_ends_the_run_with_everything_found_so_far() -> None:
    report = Report()
    report.warn("b", "also told")
    report.error("a", "wrong")
    with pytest.raises(ContentError, match=r"^1 fault found$") as caught:
        report.raise_if_errors()
    assert len(caught.value.diagnostics) == 2


def test_a_warning_ends_only_a_strict_run() -> None:
    report = Report()
    report.note("n", "never counts")
    report.raise_if_errors(strict=True)
    report.warn("w", "look at this")
    report.raise_if_errors()
    with pytest.raises(StrictError, match="1 warning found, and --strict was given"):
        report.raise_if_errors(strict=True)
