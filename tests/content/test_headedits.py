"""Values in a front matter change one at a time; comments, order, spelling and line ends stay as they were."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings import yamldoc
from briefings.content import bytewise, headedits
from briefings.content.bytewise import Edit
from briefings.diagnostics import Report

FILE = """\
---
# of the port
name: Wang Hao   # as he spells it
aliases: [Wang, "Hao, W."]  # two
review:
  state: machine   # not yet
  by:
topics:
  - ports   # first
  - trade
empty: []
note: >
  Two lines
  of words.
---

Body: here.
"""


def changed(edits: list[Edit], text: str = FILE) -> str:
    return bytewise.apply(text, edits)


def value(text: str) -> Any:
    report = Report()
    document = yamldoc.parse(text.split("---\n")[1], "x.md", report)
    assert document is not None, report.diagnostics
    return document.value


HEAD = headedits.parse(FILE)


@pytest.mark.parametrize(
    ("edits", "was", "now"),
    [
        (headedits.put(HEAD, "name", "Hao"), "name: Wang Hao   #", "name: Hao   #"),
        (headedits.put(HEAD, "name", "a: b, [c]"), "name: Wang Hao   #", 'name: "a\\x3A b, \\x5Bc\\x5D"   #'),
        (headedits.put(HEAD, "review", {"state": "checked"}), "machine   # not", "checked   # not"),
        (headedits.put(HEAD, "review", {"by": "A. B."}), "  by:\n", "  by: A. B.\n"),
        (headedits.put(HEAD, "review", {"on": "2026-11-21"}), "  by:\n", '  by:\n  on: "2026-11-21"\n'),
        (headedits.put(HEAD, "topics", ["sea"]), "topics:\n  - ports   # first\n  - trade\n", "topics: [sea]\n"),
        (headedits.put(HEAD, "note", "One."), "note: >\n  Two lines\n  of words.\n", "note: One.\n"),
        (headedits.put(HEAD, "merged_into", "b"), "  of words.\n---", "  of words.\nmerged_into: b\n---"),
        (headedits.add(HEAD, "aliases", ["Hao"]), '"Hao, W."]', '"Hao, W.", Hao]'),
        (headedits.add(HEAD, "topics", ["sea", "air"]), "  - trade\n", "  - trade\n  - sea\n  - air\n"),
        (headedits.add(HEAD, "empty", ["x"]), "empty: []", "empty: [x]"),
        (headedits.add(HEAD, "others", ["x"]), "  of words.\n---", "  of words.\nothers: [x]\n---"),
        (headedits.drop(HEAD, "aliases", 0), '[Wang, "Hao, W."]', '["Hao, W."]'),
        (headedits.drop(HEAD, "aliases", 1), '[Wang, "Hao, W."]', "[Wang]"),
        (headedits.drop(HEAD, "topics", 0), "  - ports   # first\n", ""),
        (headedits.drop_key(HEAD, "review"), "review:\n  state: machine   # not yet\n  by:\n", ""),
        (headedits.drop_key(HEAD, "nothing"), "", ""),
        (headedits.add(HEAD, "aliases", []), "", ""),
    ],
)
def test_only_the_value_changes(edits: list[Edit], was: str, now: str) -> None:
    assert changed(edits) == FILE.replace(was, now, 1)
    value(changed(edits))


def test_a_head_in_braces_is_edited_too() -> None:
    text = "---\n{name: A, aliases: [B]}\n---\n"
    head = headedits.parse(text)
    assert changed(headedits.put(head, "kind", "place"), text) == "---\n{name: A, aliases: [B], kind: place}\n---\n"
    assert changed(headedits.drop_key(head, "aliases"), text) == "---\n{name: A}\n---\n"
    assert changed(headedits.drop_key(head, "name"), text) == "---\n{aliases: [B]}\n---\n"


def test_the_last_item_takes_its_list_along() -> None:
    text = "---\nname: A\nproposed:\n  - {kind: date}\nkind: place\n---\n"
    assert changed(headedits.drop(headedits.parse(text), "proposed", 0), text) == "---\nname: A\nkind: place\n---\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_stay(line_end: str) -> None:
    original = "\ufeff" + FILE.replace("\n", line_end)
    edits = [*headedits.add(HEAD, "topics", ["sea"]), *headedits.put(HEAD, "name", "Hao")]
    wanted = FILE.replace("Wang Hao", "Hao", 1).replace("  - trade\n", "  - trade\n  - sea\n")
    assert bytewise.apply(original, edits) == "\ufeff" + wanted.replace("\n", line_end)


def test_edits_across_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="two edits at 2"):
        bytewise.apply("words", [Edit(0, 3, ""), Edit(2, 4, "")])


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1).filter(str.strip), max_size=4)
)
def test_any_text_comes_back_as_it_was_put(words: list[str]) -> None:
    text = "---\nname: A\naliases: [B]\nothers:\n  - C\n---\n"
    head = headedits.parse(text)
    made = bytewise.apply(text, [*headedits.add(head, "aliases", words), *headedits.add(head, "others", words)])
    assert value(made) == {"name": "A", "aliases": ["B", *words], "others": ["C", *words]}


@given(st.text(st.sampled_from("ab\r\n"), max_size=12), st.data())
def test_an_edit_of_nothing_changes_nothing(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text.replace("\r\n", "\n"))))
    assert bytewise.apply(text, [Edit(at, at, "")]) == text
