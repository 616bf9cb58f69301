"""The reader of regular front matter gives libyaml's values, or nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefings import yamldoc, yamlregular
from briefings.diagnostics import Place, Report

SCALARS = st.sampled_from(
    [
        *(
            "word",
            "two words",
            "the",
            "no",
            "on",
            "null",
            "~",
            "true",
            "False",
            "12",
            "0",
            "010",
            "-3",
            "1.5",
            "0.10",
            "01.5",
            "1.",
            "1e3",
        ),
        *("2019-05-07", "0x1F", ".5", "+1", "9" * 20, '"a: b # c"', '""', "'q'", '"a\\"b"', "“so”", "é 中", "a:b"),
        *("a: b", "a #b", "a#b", "a:", "# c", "- a", "? a", "*a", "&a b", "!t a", "<<", "=", "|", ">", "%a", "@a"),
        *("[]", "{}", "[a, b]", "[a,b]", "[a, [1, null]]", "{a: 1, b: [x]}", "{a: 1, a: 2}", "{a}", "[a: b]", "[a, ]"),
        *("{a: b, }", '{a: "x, y"}', "{a: it's}", "[a-b, c_d]", "[ a ]", "{a : b}", "{a:b}", "[2019-05-07]", "[,]"),
        *('{"?": a}', '{"a b": "c", d: „e“}', '{"": a}', '{"a":b}', '["a": b]', '{a: "b": c}'),
        *('"a\\_b"', '"\\\\"', '"\\n"', '"a" # c', "[a] # c", "[a]#c", "[a] # b]", '"a"#c', "a  # c", '{a: "\\_"}'),
        *("\xa0a", "a\xa0", "a\u2028b", "\ufeffa", "a\tb", "a ", " a", "- - - - -", "", "https://a.example/x?y#z"),
    ]
)
KEYS = st.sampled_from(["a", "b", "source", "on", "null", "k-e", "12", "<<", '"q"', '"01"', "a/", "a-", "a b", "é"])
LINES = st.one_of(
    st.builds("{}: {}".format, KEYS, SCALARS),
    st.builds("  {}: {}".format, KEYS, SCALARS),
    st.builds("{}:".format, KEYS),
    st.builds("  - {}".format, SCALARS),
    st.builds("- {}".format, SCALARS),
    st.builds("    {}: {}".format, KEYS, SCALARS),
    st.builds("    - {}".format, SCALARS),
    st.builds("  {}:".format, KEYS),
    st.sampled_from(["", "# note", "  # note: x", "---", "...", "  ", "source: ", "removed:", "b: # note"]),
    st.text(st.sampled_from("ab:- \"'[]{},#&*!|>%@`?~0.\\\n\t é"), max_size=12),
)
TEXTS = st.lists(LINES, max_size=7).map("\n".join)


def by_libyaml(text: str) -> Any:
    """The value as libyaml's nodes give it, or the text of the first fault."""
    report = Report()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlregular, "read", lambda _: None)
        document = yamldoc.parse(text, "a.md", report)
    return document.value if document else str(report.diagnostics[0])


@settings(max_examples=500)
@given(TEXTS, st.sampled_from(["", "\n"]))
@example("a: " + "- : ? " * 9, "\n")
@example("a: " + "[" * 300, "\n")
@example("# " + "- : ? " * 9 + "\na: b", "\n")
@example(" " * 500 + "\na: b", "\n")
@example("a: " + "[" * 30 + "]" * 30, "\n")
@example("a:\n- x\nb:\n  - y\n", "")
@example('a: {b "c"}', "\n")
@example("".join(f"{' ' * depth}a:\n" for depth in range(30)) + " " * 30 + "a: [[[[[[[[1]]]]]]]]", "")
def test_gives_the_values_of_libyaml(text: str, end: str) -> None:
    value = yamlregular.read(text + end)
    assert value is None or value == by_libyaml(text + end)
    assert repr(value) in {"None", repr(by_libyaml(text + end))}, "true is not 1, and keys have an order"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("title: Port talks resume\nzone: null\n", {"title": "Port talks resume", "zone": None}),
        ('id: "tag:a.example,2019:x"\ndraft: true\n', {"id": "tag:a.example,2019:x", "draft": True}),
        ("review: {state: machine, by: null}\n", {"review": {"state": "machine", "by": None}}),
        ('below: 0.8\nkeys: {j: next, "?": list}\n', {"below": 0.8, "keys": {"j": "next", "?": "list"}}),
        ("topics: [ports, trade]\nremoved: []\n", {"topics": ["ports", "trade"], "removed": []}),
        ("source:\n  file: a.txt\n  url:\n", {"source": {"file": "a.txt", "url": None}}),
        ('removed:\n  - {line: 1, exact: "so: [x]"}\n', {"removed": [{"line": 1, "exact": "so: [x]"}]}),
        ("proposed:\n- {mentions: [[1, 2]]}\n", {"proposed": [{"mentions": [[1, 2]]}]}),
        ("# A note.\n\nsite:  # its name\n  title: T # here\n\n  url: x\n", {"site": {"title": "T", "url": "x"}}),
        ("a:\n  b:\n    c: [x]\n    d: 1\n  e: f\ng: h\n", {"a": {"b": {"c": ["x"], "d": 1}, "e": "f"}, "g": "h"}),
        ('a/: "{n}\\_days"\n"01": {one: "\\_"}\n', {"a/": "{n}\xa0days", "01": {"one": "\xa0"}}),
    ],
)
def test_reads_what_the_writer_writes(text: str, value: Any) -> None:
    assert yamlregular.read(text) == value


@pytest.mark.parametrize(
    "text", ["", "a", "a: |\n  b", "a: 'b'", "a: b\n  c", "a: *b", "a: 1.5e3", "a:\n  - b: c", "# a"]
)
def test_leaves_the_rest_to_libyaml(text: str) -> None:
    assert yamlregular.read(text) is None


def test_places_are_looked_up_when_they_are_asked_for() -> None:
    text = "title: a\nsource:\n  url: b\n"
    assert yamlregular.read(text) is not None
    document = yamldoc.parse(text, "a.md", Report(), first_line=2)
    assert document is not None
    assert document.place("source", "url") == Place("a.md", 4, 8)
    assert document.key_place("title") == Place("a.md", 2, 1)
