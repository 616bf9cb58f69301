"""The desk's edits of an article's file: one annotation changes, every other byte and every word stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.content import edits
from briefings.content.markdown import converter
from briefings.content.notes import NoteText, Reference
from briefings.content.opened import EditFault, Opened, open_article
from briefings.diagnostics import Report
from briefings.model import DateMention, Draft, EntityUse
from tests.content.conftest import HEAD, PATH
from tests.content.test_roundtrip import drafts, written

CONVERT = converter()
BODY = """\
[Wang Hao][@wang-hao] said [late on Monday][2019-05-06 a] that “we are *ready* to help,”[^q-1] and Wang left[^q-2].

1. Trade ties with[^d-1] which is under review, the `Wang` of [old](https://example.org/).

> Xu Qiliang said on
> Monday that ports are [open][@none]. A so-called friend[^v-1] came on [Monday][2019-05-06 a].

[@ministry]: ../../entities/ministry.md "organization; By: ner 0.54"
[@wang-hao]: ../../entities/wang-hao.md "person; deputy minister; By: ner 0.77"
[@none]: # "not an entity"

[2019-05-06 a]: #2019-05-06 "weekday before dateline Tue 2019-05-07; By: date-weekday 0.93"

[^q-1]: **Quote.** Speaker: [Wang Hao][@wang-hao]. Via: [the ministry][@ministry].
        Reported: [Monday][2019-05-06 a]. By: cue-dep 0.93.
[^q-2]: **Paraphrase.** Of: “Wang left”. Speaker: [Wang][@wang-hao]. By: reported-dep 0.81.
[^d-1]: **Damage, gap.** Of: “ties with which is”. A word is missing. By: gap-model 0.60.
[^v-1]: **Voice.** Of: “so-called friend”. The outlet's own phrase, not a quotation. By: voice-list 0.90.
"""
FILE = HEAD + BODY


def opened(text: str = FILE) -> Opened:
    report = Report()
    found = open_article(text, PATH, report, CONVERT)
    assert found is not None, report.diagnostics
    return found


def test_every_annotation_is_found_where_it_stands() -> None:
    found = opened()
    assert [found.text[mark.start : mark.end] for mark in found.marks] == [
        "[Wang Hao][@wang-hao]",
        "[late on Monday][2019-05-06 a]",
        "[^q-1]",
        "[^q-2]",
        "[^d-1]",
        "[open][@none]",
        "[^v-1]",
        "[Monday][2019-05-06 a]",
    ]
    words = [found.article.text[slice(*mark.span)] for mark in found.marks if not mark.is_note]
    assert words == ["Wang Hao", "late on Monday", "open", "Monday"]
    assert str(found.place(found.marks[0].start)) == f"{PATH}:{HEAD.count(chr(10)) + 1}:1"


@pytest.mark.parametrize("opening", ["", "> ", "- "])
def test_words_that_would_begin_a_list_stay_words_when_their_date_goes(opening: str) -> None:
    found = opened(f'{HEAD}{opening}[+][2019 a] and more.\n\n[2019 a]: #2019 "stated"\n')
    assert edits.undate(found, CONVERT, "2019 a").article.text == found.article.text


@pytest.mark.parametrize(
    "words",
    [
        *("## Pier [^n-1]4", "## Pier #[^n-1]", "## Pier ##[^n-1]", "Pier &[^n-1]amp; co", "[^n-1]\\# 4"),
        *("[^n-1]1. China", "[^n-1]7) China", "4[^n-1]. Pier", "Pier\n[^n-1]===", "[^n-1]- it"),
    ],
)
def test_words_beside_a_note_stay_words_when_it_goes(words: str) -> None:
    found = opened(f"{HEAD}{words}\n\nIt opened.\n\n[^n-1]: **Editor.** So it was.\n")
    after = edits.drop_note(found, CONVERT, "n-1").article
    assert (after.text, after.blocks) == (found.article.text, found.article.blocks)


@pytest.mark.parametrize(
    ("label", "was", "now"),
    [
        ("@wang-hao", '"person; deputy minister; By: ner 0.77"', '"person; deputy minister"'),
        ("2019-05-06 a", "2019-05-07; By: date-weekday 0.93", "2019-05-07"),
        ("q-1", ". By: cue-dep 0.93.", "."),
        ("q-2", ". By: reported-dep 0.81.", "."),
        ("d-1", " By: gap-model 0.60.", ""),
    ],
)
def test_what_the_editor_confirms_loses_its_rule_and_nothing_else(label: str, was: str, now: str) -> None:
    after = edits.confirm(opened(), CONVERT, label, is_note=label[0] in "qd")
    assert after.original == FILE.replace(was, now, 1)


def test_line_ends_and_byte_order_mark_stay_as_they_are() -> None:
    original = "\ufeff" + FILE.replace("\n", "\r\n")
    after = edits.drop_note(opened(original), CONVERT, "q-2")
    assert after.original == "\ufeff" + edits.drop_note(opened(), CONVERT, "q-2").original.replace("\n", "\r\n")


def test_a_note_goes_with_its_marker() -> None:
    after = edits.drop_note(opened(), CONVERT, "v-1")
    line = next(line for line in BODY.splitlines(keepends=True) if line.startswith("[^v-1]:"))
    assert after.original == FILE.replace(line, "").replace("[^v-1]", "")
    assert after.article.annotations.voice == ()


def test_a_note_that_kept_a_sign_from_its_lines_start_leaves_it_a_word() -> None:
    text = HEAD + "Here [^n-1]is.\n\n[^n-2]- not a list\n\n[^n-1]: **Editor.** A.\n[^n-2]: **Editor.** B.\n"
    after = edits.drop_note(opened(text), CONVERT, "n-2")
    assert "\n\\- not a list\n" in after.text
    assert after.article.text == "Here is.\n\n- not a list"


def test_an_entity_becomes_another_everywhere() -> None:
    after = edits.retarget(opened(), CONVERT, "wang-hao", EntityUse("wang-hao-2", "person", ("footballer",)))
    assert after.original == FILE.replace("[@wang-hao]", "[@wang-hao-2]").replace(
        '../../entities/wang-hao.md "person; deputy minister; By: ner 0.77"',
        '../../entities/wang-hao-2.md "person; footballer"',
    )


def test_an_entity_goes_into_one_that_is_there_with_its_roles() -> None:
    after = edits.retarget(opened(), CONVERT, "wang-hao", EntityUse("ministry", "organization", ("the office",)))
    assert "@wang-hao" not in after.text
    assert [(use.id, use.roles) for use in after.article.annotations.entities] == [("ministry", ("the office",))]


def test_what_is_no_entity_is_marked_so_wherever_it_was_one() -> None:
    after = edits.retarget(opened(), CONVERT, "wang-hao", None)
    assert "[Wang Hao][@none] said" in after.text
    assert "wang-hao.md" not in after.text
    assert [quotation.speaker.entity for quotation in after.article.annotations.quotations if quotation.speaker] == [
        None,
        None,
    ]


def test_a_date_gets_another_value_and_the_editors_evidence() -> None:
    after = edits.redate(opened(), CONVERT, "2019-05-06 a", "2019-04-29", "a week earlier, by the ministry's page")
    assert "[late on Monday][2019-04-29 a]" in after.text
    assert "Reported: [Monday][2019-04-29 a]" in after.text
    assert '[2019-04-29 a]: #2019-04-29 "a week earlier, by the ministry\'s page"\n' in after.text
    assert "2019-05-06" not in after.text


def test_what_is_no_date_becomes_plain_words_and_dates_nothing() -> None:
    after = edits.undate(opened(), CONVERT, "2019-05-06 a")
    assert "said late on Monday that" in after.text
    assert after.article.annotations.dates == ()
    assert after.article.annotations.quotations[0].reported is None


def test_an_editors_note_keeps_the_words_of_a_date_that_goes() -> None:
    text = FILE + "[^n-1]: **Editor.** So said on [Monday][2019-05-06 a].\n"
    found = opened(text.replace("under review,", "under review[^n-1],"))
    after = edits.undate(found, CONVERT, "2019-05-06 a")
    assert after.article.annotations.notes[0].text == "So said on Monday."


def test_words_become_a_mention_where_they_stand() -> None:
    found = opened()
    at = found.article.text.index("Xu Qiliang")
    after = edits.link_entity(found, CONVERT, (at, at + 10), EntityUse("xu-qiliang", "person", ("General",)))
    assert "> [Xu Qiliang][@xu-qiliang] said on" in after.text
    lines = after.text.splitlines()
    assert lines[lines.index('[@xu-qiliang]: ../../entities/xu-qiliang.md "person; General"') + 1].startswith("[@none]")


def test_the_second_of_equal_words_is_marked_and_not_the_first() -> None:
    found = opened()
    at = found.article.text.index("Wang left")
    after = edits.link_entity(found, CONVERT, (at, at + 4), EntityUse("wang-hao", "person"))
    assert "and [Wang][@wang-hao] left[^q-2]" in after.text


def test_a_longer_name_takes_the_place_of_what_was_no_entity_within_it() -> None:
    found = opened()
    at = found.article.text.index("ports are open")
    after = edits.link_entity(found, CONVERT, (at, at + 14), EntityUse("open-ports", "organization"))
    assert "that [ports are open][@open-ports]. A" in after.text


def test_what_stands_in_code_cannot_be_marked_and_this_is_told() -> None:
    found = opened()
    at = found.article.text.index("Wang of old")
    with pytest.raises(EditFault, match="this cannot be written"):
        edits.link_entity(found, CONVERT, (at, at + 4), EntityUse("wang-hao", "person"))


def test_words_become_a_date() -> None:
    found = opened()
    at = found.article.text.index("Monday that ports")
    after = edits.link_date(found, CONVERT, DateMention(at, at + 6, "2019-05-06", "the same Monday"))
    assert "> [Monday][2019-05-06 b] that" in after.text
    again = after.article.text.index("review")
    twice = edits.link_date(after, CONVERT, DateMention(again, again + 6, "2019-05-06", "the same Monday"))
    assert "[review][2019-05-06 b]" in twice.text


@pytest.mark.parametrize(
    ("words", "note", "wanted"),
    [
        ("“we are ready to help,”", NoteText(kind="quote"), "help,”[^q-1][^q-3] and"),
        ("ports are open", NoteText(kind="paraphrase", speaker=Reference("Xu")), "[open][@none][^q-3]. A"),
        ("under review", NoteText(kind="voice"), "under review[^v-2],"),
    ],
)
def test_a_note_is_put_behind_its_words(words: str, note: NoteText, wanted: str) -> None:
    found = opened()
    at = found.article.text.index(words)
    after = edits.add_note(found, CONVERT, (at, at + len(words)), note)
    assert wanted in after.text


def test_a_marker_may_stand_within_its_words() -> None:
    found = opened()
    at = found.article.text.index("said on Monday")
    note = NoteText(kind="damage", damage="gap", text="Whom is missing.")
    after = edits.add_note(found, CONVERT, (at, at + 14), note, at + 4)
    assert "> Xu Qiliang said[^d-2] on\n> Monday" in after.text
    assert "[^d-2]: **Damage, gap.** Of: “said on Monday”. Whom is missing." in after.text


def test_the_head_is_set_and_the_body_stays() -> None:
    after = edits.set_head(opened(), CONVERT, {"review": {"state": "checked", "by": "A. Editor", "on": "2026-11-21"}})
    assert after.text.endswith(BODY)
    assert after.article.meta.review.by == "A. Editor"


def test_what_is_gone_is_told() -> None:
    with pytest.raises(EditFault, match=r"\[\^q-9\] is not defined any more"):
        edits.confirm(opened(), CONVERT, "q-9", is_note=True)


def every_edit(found: Opened, label: str, *, is_note: bool, choice: int) -> Opened:
    """One of the edits that a definition allows."""
    if is_note:
        if choice % 2 or label[0] == "n":
            return edits.drop_note(found, CONVERT, label)
        return edits.confirm(found, CONVERT, label, is_note=True)
    if label[0] != "@":
        changes = (
            lambda: edits.confirm(found, CONVERT, label, is_note=False),
            lambda: edits.redate(found, CONVERT, label, "1999-12", "by hand; so it is"),
            lambda: edits.undate(found, CONVERT, label),
        )
        return changes[choice % 3]()
    target = (None, EntityUse("other-one", "place"), EntityUse("china", "place"))[choice % 3]
    return found if label in {"@none", "@china"} else edits.retarget(found, CONVERT, label[1:], target)


@settings(max_examples=40, deadline=None)
@given(drafts(), st.lists(st.integers(0, 5), min_size=12, max_size=12))
def test_no_edit_changes_a_word(draft: Draft, choices: list[int]) -> None:
    text, _ = written(draft)
    found = opened(text)
    for defined, choice in zip(found.definitions, choices, strict=False):
        if found.definition(defined.label, is_note=defined.is_note):
            found = every_edit(found, defined.label, is_note=defined.is_note, choice=choice)
            assert found.article.text == draft.text
            assert found.article.fidelity == "matches"
