"""YAML with places: what is taken, what is a located fault, and nothing that can hurt."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings import yamldoc
from briefings.diagnostics import Place, Report
from briefings.yamldoc import Document


def parse(text: str, first_line: int = 1) -> Document:
    report = Report()
    document = yamldoc.parse(text, "a.md", report, first_line)
    assert document is not None, report.diagnostics
    assert not report.diagnostics
    return document


def faults(text: str, first_line: int = 1) -> list[str]:
    """Place and code of each fault."""
    report = Report()
    assert yamldoc.parse(text, "a.md", report, first_line) is None
    return [f"{found.place} {found.code}" for found in report.diagnostics]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("words of text", "words of text"),
        ('"12"', "12"),
        ("12", 12),
        ("-3", -3),
        ("1.50", 1.5),
        ("true", True),
        ("False", False),
        ("NO", "NO"),
        ("on", "on"),
        ("~", None),
        ("", None),
        ("[a, b]", ["a", "b"]),
        ("{a: 1}", {"a": 1}),
        ("2019-05-07", "2019-05-07"),
        ("2019-05-07T16:30:00Z", "2019-05-07T16:30:00Z"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("190:20:30", "190:20:30"),
        ("9" * 5000, "9" * 5000),
        ("1e999", "1e999"),
        (".nan", ".nan"),
        ("=", "="),
        ("<<", "<<"),
        ('"a\\u202eb"', "a\u202eb"),
        ("a\u0085b\u2028c\u2029d", "a\u0085b\u2028c\u2029d"),
        ("中文 😀 é", "中文 😀 é"),
        ("\ue000\u2028\ue001 \ufdd0", "\ue000\u2028\ue001 \ufdd0"),
    ],
)
def test_values_are_json_and_whatever_looks_like_a_date_or_an_odd_number_stays_text(written: str, value: Any) -> None:
    assert parse(f"key: {written}").value == {"key": value}


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", "---\n", "~"])
def test_nothing_is_null(text: str) -> None:
    assert parse(text).value is None


def test_every_value_knows_its_line_and_column() -> None:
    document = parse("title: Port talks\nsource:\n  credits: [Xinhua,  AP]\n", first_line=2)
    assert document.place("title") == Place("a.md", 2, 8)
    assert document.place("source", "credits", 1) == Place("a.md", 4, 22)
    assert document.key_place("source", "credits") == Place("a.md", 4, 3)


def test_what_is_not_there_is_placed_where_it_would_stand() -> None:
    document = parse("source:\n  file: a.txt\n")
    assert document.place("source", "url") == Place("a.md", 2, 3)
    assert document.key_place("nothing") == Place("a.md", 1, 1)
    listed = parse("title: a\ncredits: [Xinhua, AP]\n")
    assert listed.place("credits", 2) == listed.place("credits", "name") == Place("a.md", 2, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: A\ntitle: B", "a.md:2:1 yaml-duplicate-key"),
        ("x: {a: 1, a: 2}", "a.md:1:11 yaml-duplicate-key"),
        ("x: &name value", "a.md:1:4 yaml-alias"),
        ("x: &name [*name]", "a.md:1:4 yaml-alias"),
        ("x: &name {y: *name}", "a.md:1:4 yaml-alias"),
        ("? &name a\n: b", "a.md:1:3 yaml-alias"),
        ("x: *name", "a.md:1:4 yaml-syntax"),
        ("x: !!python/object/apply:os.getcwd []", "a.md:1:4 yaml-tag"),
        ("x: !include /etc/hostname", "a.md:1:4 yaml-tag"),
        ("x: !!int abc", "a.md:1:4 yaml-tag"),
        ("x: !!binary '@@@'", "a.md:1:4 yaml-tag"),
        ("!!str x: y", "a.md:1:1 yaml-tag"),
        ("[a, b]: c", "a.md:1:1 yaml-key"),
        ("{a: b}: c", "a.md:1:1 yaml-key"),
        ("a: {<<: {b: 1}}", "a.md:1:5 yaml-key"),
        ("title: a: b", "a.md:1:9 yaml-syntax"),
        ("title: @x", "a.md:1:8 yaml-syntax"),
        ('title: "open', "a.md:1:13 yaml-syntax"),
        ("x:\n\ty: 1", "a.md:2:1 yaml-syntax"),
        ("a: 1\n---\nb: 2", "a.md:2:1 yaml-syntax"),
        ("%YAML 9.9\n---\na: 1", "a.md:1:1 yaml-syntax"),
        ("a: x\0y", "a.md:1:5 yaml-character"),
        ("a: 1\nb: x\x1b[2Jy", "a.md:2:5 yaml-character"),
        ("a: \ud800", "a.md:1:4 yaml-character"),
        ("a: \ufffe", "a.md:1:4 yaml-character"),
        ('a: "\\ud800"', "a.md:1:7 yaml-syntax"),
        ('a: "\\q"', "a.md:1:5 yaml-syntax"),
    ],
)
def test_what_is_not_taken_is_a_fault_in_its_place(text: str, expected: str) -> None:
    assert faults(text) == [expected]


def test_all_faults_of_a_document_are_found_at_once() -> None:
    assert faults("a: !x 1\nb: &y 2\na: 3", first_line=2) == [
        "a.md:2:4 yaml-tag",
        "a.md:3:4 yaml-alias",
        "a.md:4:1 yaml-duplicate-key",
    ]


def test_the_message_says_where_the_broken_piece_begins() -> None:
    report = Report()
    yamldoc.parse("title: [one,\n two\nsummary: x\n", "a.md", report, 2)
    assert "begins in line 2" in report.diagnostics[0].message


def test_a_key_that_is_no_text_is_told_with_what_to_write() -> None:
    report = Report()
    yamldoc.parse("title: a\n[b, c]: d", "a.md", report)
    expected = "a.md:2:1: error: a key must be plain text; write one word and a colon [yaml-key]"
    assert str(report.diagnostics[0]) == expected


def test_a_tab_is_called_a_tab() -> None:
    report = Report()
    yamldoc.parse("x:\n\ty: 1", "a.md", report)
    assert str(report.diagnostics[0]) == "a.md:2:1: error: a tab can't indent YAML; use spaces [yaml-syntax]"


def laughs(depth: int) -> str:
    """Nine times nine times nine: a gigabyte, if anyone expanded it."""
    lines = [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, depth)]
    return "\n".join(["a0: &a0 [ha]", *lines])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (laughs(9), "yaml-alias"),
        ("x: " + "[" * 100_000, "yaml-too-large"),
        ("x: " + "[" * 10_000 + "]" * 10_000, "yaml-too-large"),
        ("x: " + "{a: " * 10_000, "yaml-too-large"),
        ("x: " + "- " * 3_000 + "a", "yaml-too-large"),
        ("? " * 3_000 + "a", "yaml-too-large"),
        ("".join("  " * depth + "a:\n" for depth in range(1_000)), "yaml-too-large"),
        ("".join("  " * depth + "a:\n" for depth in range(100)), "yaml-too-large"),
        ("x: [" + ",".join("a" * 30_000) + "]", "yaml-too-large"),
        ("\n".join(f"k{number}: v" for number in range(100_000)), "yaml-too-large"),
        ("x: " + "y" * 2_000_000, "yaml-too-large"),
        ("x: |\n" + "  y\n" * 400_000, "yaml-too-large"),
        ("k" * 100_000 + ": v", "yaml-syntax"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_bombs_are_refused_before_they_go_off(text: str, code: str) -> None:
    report = Report()
    assert yamldoc.parse(text, "a.md", report) is None
    assert {found.code for found in report.diagnostics} == {code}


def test_a_long_text_is_no_bomb() -> None:
    assert len(parse("summary: " + "word " * 100_000).value["summary"]) == 499_999


@given(st.text(st.sampled_from("ab:- #[]{}&*!|>'\"%@`?,~<=\n\t\\019.é\u2028"), max_size=40))
def test_whatever_is_written_ends_in_a_value_or_in_a_located_fault(text: str) -> None:
    report = Report()
    document = yamldoc.parse(text, "a.md", report)
    assert (document is None) == bool(report.count("error"))
    for found in report.diagnostics:
        assert found.place is not None
        assert 1 <= found.place.line <= text.count("\n") + text.count("\u2028") + 2
