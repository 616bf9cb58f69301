"""The YAML head: every fault in its place, and written so that people and our own reader take it alike."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.content import annotated, composing, frontmatter, frontwriting
from briefings.diagnostics import Report
from briefings.model import Correction, FrontMatter, Removed, Review, Source

HASH = "0" * 64
SOUND = {
    "format": "briefings/1",
    "id": '"tag:example.org,2019:x"',
    "title": "Port talks",
    "slug": "port-talks",
    "language": "en",
    "published": '"2019-05-07T16:30"',
    "source": f'{{file: a.txt, sha256: "{HASH}", text_sha256: "{HASH}"}}',
}
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(
        [
            "- " * 40,
            "[" * 300,
            "}" * 40,
            "no",
            "2019-05-07",
            "0x1F",
            "~",
            "# a",
            "a: b",
            "'",
            '"',
            "\\",
            "x\u2028y\x85z",
        ]
    ),
)


def faults(**changes: str | None) -> list[str]:
    """The faults of a sound front matter with these changes; None leaves a key out."""
    lines = [f"{key}: {value}" for key, value in (SOUND | changes).items() if value is not None]
    report = Report()
    annotated.read("\n".join(["---", *lines, "---", "", "A.", ""]), "a.md", report)
    return [str(item).removeprefix("a.md:") for item in report.diagnostics]


@settings(max_examples=150, deadline=None)
@given(
    st.recursive(
        TEXT | st.none() | st.booleans() | st.integers(0, 99), lambda inner: st.lists(inner, max_size=3), max_leaves=6
    )
)
def test_what_is_written_is_read_back(value: Any) -> None:
    values = {
        "title": value,
        "removed": [{"line": 1, "exact": value, "why": "x"}],
        "topics": [value, value],
        "on": value,
    }
    report = Report()
    head = frontmatter.split(frontwriting.write(values) + "\nBody", "a.md", report)
    assert head is not None
    assert head.document is not None, report.diagnostics
    assert head.document.value == values
    assert head.body == "\nBody"


def test_the_front_matter_reads_as_people_write_it() -> None:
    meta = FrontMatter(
        format="briefings/1",
        id="tag:briefings.example,2019-05-07:port-talks",
        title="Port talks resume",
        slug="port-talks-resume",
        language="en",
        published="2019-05-07T16:30",
        review=Review("checked", "A. Editor", "2019-05-08"),
        summary="One sentence.",
        key_points=("p3.s1 China says it wants", "p5.s2 The talks"),
        story="port-talks",
        source=Source("port talks.txt", HASH, HASH, credits=("Xinhua",)),
        topics=("ports", "trade"),
        normalized=("trim",),
        removed=(Removed(25, "shared on", "share-widget"),),
        corrections=(Correction("2019-05-09", "the year", "2018", "2019"),),
        draft=True,
    )
    assert (
        frontwriting.write(composing.front_values(meta))
        == f"""\
---
format: briefings/1
id: "tag:briefings.example,2019-05-07:port-talks"
title: Port talks resume
slug: port-talks-resume
language: en
published: "2019-05-07T16:30"
zone: null
updated: null
review: {{state: checked, by: A. Editor, on: "2019-05-08"}}
summary: One sentence.
key_points: ["p3.s1 China says it wants", "p5.s2 The talks"]
story: port-talks
source:
  file: port talks.txt
  sha256: "{HASH}"
  text_sha256: "{HASH}"
  extractor: null
  publisher: null
  url: null
  byline: null
  credits: [Xinhua]
topics: [ports, trade]
normalized: [trim]
removed:
  - {{line: 25, exact: "shared on", why: share-widget}}
corrections:
  - {{on: "2019-05-09", what: "the year", was: "2018", now: "2019"}}
draft: true
---
"""
    )


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("format", "briefings/2", "2:9: error: 'format' is 'briefings/2', expected one of briefings/1"),
        ("format", None, "2:1: error: the key 'format' is missing; add it"),
        ("titel", "x", "9:1: error: unknown key 'titel'; did you mean 'title'?"),
        ("title", "[a]", "4:8: error: 'title' is a list, expected text"),
        ("title", "12", "4:8: error: 'title' is 12, expected text; put it in quotes"),
        ("title", '""', "4:8: error: 'title' is blank; write null where the source states none"),
        ("title", '"a\\nb"', "4:8: error: 'title' holds a line break or control character (U+000A)"),
        (
            "review",
            r'{state: checked, by: "A\u0007", on: "2019-05-08"}',
            "'review.by' holds the control character U+0007; take it out",
        ),
        (
            "corrections",
            r'[{on: "2019-05-09", what: "the\u0001 year", was: "2018", now: "2019"}]',
            "'corrections.0.what' holds the control character U+0001; take it out",
        ),
        ("slug", '"../x"', "5:7: error: '../x' is no slug; write 'x'"),
        ("language", "english language", "6:11: error: 'english language' is no language tag"),
        ("published", "yesterday", "7:12: error: 'published' is 'yesterday', which is no date"),
        ("published", "2019-02-30", "7:12: error: 'published' is '2019-02-30', which is no date"),
        ("zone", "Kabul", "9:7: error: 'Kabul' is no time zone"),
        ("id", "x y", "3:5: error: 'id' is 'x y', expected an address such as tag:"),
        (
            "id",
            "tag:x.example,2016:<a>",
            "3:5: error: 'id' is 'tag:x.example,2016:<a>', expected an address such as tag:",
        ),
        ("story", "Port Talks", "9:8: error: 'Port Talks' is no slug; write 'port-talks'"),
        ("topics", "[a, B]", "9:13: error: 'B' is no slug; write 'b'"),
        ("topics", "a", "9:9: error: 'topics' is 'a', expected a list"),
        (
            "key_points",
            '["p1.s1 B"]',
            "9:14: error: the key point 'p1.s1 B' doesn't match its sentence; p1.s1 is now “A.”",
        ),
        (
            "key_points",
            '["p2.s1 A."]',
            "9:14: error: the key point 'p2.s1 A.' names another sentence; these words begin p1.s1",
        ),
        ("key_points", '["p2.s1 C"]', "9:14: error: the key point 'p2.s1 C' names no sentence: there is no p2.s1"),
        ("key_points", "[A]", "9:14: error: the key point 'A' has another form"),
        ("review", "{state: checked}", "9:9: error: 'review' says checked and not by whom; add by: NAME"),
        (
            "review",
            "{state: signed}",
            "9:17: error: 'review.state' is 'signed', expected one of machine, checked, signed-off",
        ),
        ("corrections", "[{on: May, what: a, was: b, now: c}]", "9:20: error: 'May' is no day"),
        ("aliases", "[../x]", "9:11: error: the alias '../x' is no path on this site"),
        (
            "source",
            "{file: a, sha256: x, text_sha256: y}",
            "8:27: error: 'source.sha256' is 'x', expected 64 hexadecimal",
        ),
        (
            "source",
            f'{{file: a, sha256: "{HASH}", text_sha256: "{HASH}", url: "javascript:alert(1)"}}',
            "error: 'javascript:alert(1)' is no web address",
        ),
    ],
)
def test_every_fault_is_told_with_its_place(key: str, value: str | None, told: str) -> None:
    found = faults(**{key: value})
    assert any(told in item for item in found), found


def test_all_faults_of_head_and_body_are_told_at_once() -> None:
    report = Report()
    annotated.read("---\ntitle: 1\nslugg: x\n---\n\nA[^q-1]\n", "a.md", report)
    assert {item.code for item in report.diagnostics} == {
        "wrong-value",
        "unknown-key",
        "missing-key",
        "undefined-label",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "a.md:1:1: error: the file is empty"),
        ("Just text.\n", "a.md:1:1: error: the file doesn't begin with front matter"),
        ("---\ntitle: x\n\nText\n", "a.md:1:1: error: the front matter has no end"),
        ("---", "error: the file doesn't begin with front matter"),
        ("---\n- a\n---\n\nText\n", "a.md:2:1: error: the front matter is no mapping"),
        ("---\ntitle: {a\n---\n\nText\n", "error: this is not YAML"),
        ("---\na: &x 1\nb: *x\n---\n\nText\n", "a.md:2:4: error: YAML anchors and aliases"),
        ("---\na: !!python/name:os.system\n---\n\nText\n", "a.md:2:4: error: the YAML tag"),
    ],
)
def test_a_head_that_is_none_is_told(text: str, told: str) -> None:
    report = Report()
    assert annotated.read(text, "a.md", report) is None
    assert any(told in str(item) for item in report.diagnostics), report.diagnostics


@pytest.mark.parametrize("at", ["title: Port talks\n", "\nIt opened.\n"])
def test_two_versions_that_git_left_are_told_once_with_their_line(at: str) -> None:
    text = "---\ntitle: Port talks\n---\n\nIt opened.\n"
    found = text.replace(at, f"{at}<<<<<<< HEAD\nA.\n=======\nB.\n>>>>>>> desk\n")
    report = Report()
    assert frontmatter.split(found, "a.md", report) is None
    [fault] = report.diagnostics
    line = found[: found.index("<<<")].count("\n") + 1
    assert str(fault).startswith(f"a.md:{line}:1: error: Git left two versions here; keep one of them")


def test_a_sign_that_cuts_a_value_short_is_told() -> None:
    told = faults(title="Berth #3 opens", summary="It is so. # a remark", slug="port-talks # another")
    assert [fault.split(";")[0] for fault in told] == [
        "4:14: warning: what stands from # on is a comment to YAML, and no part of the value"
    ]
    assert not faults(title='"Berth #3 opens"')


def test_a_blank_that_is_none_is_told_where_it_stands() -> None:
    told = faults(source=f"\n\u00a0\u00a0file: a.txt\n  sha256: {HASH}")
    assert told == ["9:1: error: U+00A0, which looks like a blank, can't indent YAML; use spaces [yaml-syntax]"]


@pytest.mark.parametrize("left", ["<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> b", "A\n=======\nB\n>>>>>>> b"])
def test_what_git_left_of_two_versions_is_told(left: str) -> None:
    report = Report()
    lines = [f"{key}: {value}" for key, value in SOUND.items()]
    assert annotated.read("\n".join(["---", *lines, "---", "", left, ""]), "a.md", report) is None
    assert [item.code for item in report.diagnostics] == ["merge-conflict"]
