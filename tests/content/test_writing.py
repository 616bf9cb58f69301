"""The file that conversion writes, and what becomes of annotations that the format cannot hold."""

from __future__ import annotations

from itertools import accumulate

import pytest

from briefings.content import annotated, composing, fidelity
from briefings.diagnostics import Report
from briefings.errors import RefusedError
from briefings.model import (
    Annotations,
    Article,
    Block,
    BlockKind,
    By,
    Caption,
    Damage,
    DateMention,
    Draft,
    EditorNote,
    Entity,
    EntityUse,
    FrontMatter,
    Mention,
    Named,
    Quotation,
    Reported,
    Source,
    Voice,
)

WANG = Entity("wang-hao", "Wang Hao", "person", ("Wang",))
MAY = Entity("may", "May", "person")
CUE = By("cue-dep", 0.93)


def draft_of(*parts: tuple[BlockKind, str], **annotations: object) -> Draft:
    """A draft of these blocks with these annotations, which defines Wang Hao and May."""
    starts = accumulate((len(text) + 2 for _, text in parts), initial=0)
    blocks = tuple(Block(start, start + len(text), kind) for start, (kind, text) in zip(starts, parts, strict=False))
    uses = (EntityUse("wang-hao", "person", ("minister",)), EntityUse("may", "person"))
    return Draft(
        *("a.txt", "0" * 64, None, None, None, None, "en", "\n\n".join(text for _, text in parts), blocks),
        *(Annotations(**({"entities": uses} | annotations)), (MAY, WANG)),  # type: ignore[arg-type]  # a builder's keywords
        *((), (), None, (), (), ()),
    )


def span(draft_text: str, words: str, number: int = 1) -> tuple[int, int]:
    """Where the words stand for the n-th time."""
    start = -1
    for _ in range(number):
        start = draft_text.index(words, start + 1)
    return start, start + len(words)


def body_of(draft: Draft) -> str:
    """What stands below the front matter."""
    source = Source("a.txt", "0" * 64, fidelity.text_sha256(draft.text))
    meta = FrontMatter(
        format="briefings/1", id="tag:e.org,2019:a", title=None, slug="a", language="en", published=None, source=source
    )
    return composing.write(draft, meta).partition("\n---\n\n")[2]


def read_back(draft: Draft) -> Article:
    """The article that the draft's file holds."""
    source = Source("a.txt", "0" * 64, fidelity.text_sha256(draft.text))
    meta = FrontMatter(
        format="briefings/1", id="tag:e.org,2019:a", title=None, slug="a", language="en", published=None, source=source
    )
    report = Report()
    article = annotated.read(composing.write(draft, meta), "content/articles/undated/a.md", report)
    assert article is not None, report.diagnostics
    assert not report.diagnostics
    return article


def test_the_whole_body() -> None:
    text = "Wang Hao spoke on Monday: “Ready,” he told May. In May, ties with which is. The regime left."
    draft = draft_of(
        ("caption", "The [port] (photo)"),
        ("paragraph", text),
        ("list", "- one"),
        ("list", "two"),
        ("table", "a\tb\nc|\td"),
    )
    full = draft.text
    draft = draft_of(
        *(("caption", "The [port] (photo)"), ("paragraph", text), ("list", "- one"), ("list", "two")),
        ("table", "a\tb\nc|\td"),
        mentions=(
            Mention(*span(full, "Wang Hao"), "wang-hao"),
            Mention(*span(full, "May"), "may"),
        ),
        dates=(DateMention(*span(full, "Monday"), "2019-05-06", "weekday before dateline", CUE),),
        quotations=(
            Quotation(
                *(*span(full, "“Ready,”"), True, Named("he", "wang-hao"), Named("the ministry")),
                *(Reported("Monday", "2019-05-06"), CUE),
            ),
        ),
        damage=(Damage(*span(full, "ties with which is"), span(full, "with")[1], "gap", "A word is missing."),),
        captions=(Caption(0, 18, "Xinhua"),),
        notes=(EditorNote(span(full, "told")[1], "Told *how*?"),),
        voice=(Voice(*span(full, "The regime"), CUE),),
    )
    assert body_of(draft) == (
        "*The \\[port\\] (photo)*[^c-1]\n\n"
        "[Wang Hao][@wang-hao] spoke on [Monday][2019-05-06 a]: “Ready,”[^q-1] he told[^n-1] [May][@may]."
        " In [May][@none], ties with[^d-1] which is. The regime[^v-1] left.\n\n"
        "- \\- one\n- two\n\n"
        "| a | b |\n| --- | --- |\n| c&#124; | d |\n\n"
        '[@wang-hao]: ../../entities/wang-hao.md "person; minister"\n'
        '[@may]: ../../entities/may.md "person"\n'
        '[@none]: # "not an entity"\n\n'
        '[2019-05-06 a]: #2019-05-06 "weekday before dateline; By: cue-dep 0.93"\n\n'
        "[^c-1]: **Caption.** Credit: Xinhua. Image not in source.\n"
        "[^q-1]: **Quote.** Speaker: [he][@wang-hao]. Via: the ministry. Reported: [Monday][2019-05-06 a]."
        " By: cue-dep 0.93.\n"
        "[^n-1]: **Editor.** Told *how*?\n"
        "[^d-1]: **Damage, gap.** Of: “ties with which is”. A word is missing.\n"
        "[^v-1]: **Voice.** Of: “The regime”. The outlet's own phrase, not a quotation. By: cue-dep 0.93.\n"
    )


def test_the_first_mention_is_marked_and_the_rest_is_found() -> None:
    text = "Wang Hao and Wang and Wang Hao"
    mentions = (Mention(0, 8, "wang-hao"), Mention(13, 17, "wang-hao"), Mention(22, 30, "wang-hao"))
    assert body_of(draft_of(("paragraph", text), mentions=mentions)).startswith(
        "[Wang Hao][@wang-hao] and Wang and Wang Hao\n"
    )


def test_a_mention_that_no_name_finds_is_marked() -> None:
    mentions = (Mention(0, 4, "wang-hao"), Mention(9, 11, "wang-hao"))
    assert body_of(draft_of(("paragraph", "Wang and he."), mentions=mentions)).startswith(
        "[Wang][@wang-hao] and [he][@wang-hao].\n"
    )


def test_a_name_that_means_nobody_is_marked_as_no_entity() -> None:
    mentions = (Mention(8, 11, "may"),)
    assert body_of(draft_of(("paragraph", "In May, May may."), mentions=mentions)).startswith(
        "In [May][@none], [May][@may] may."
    )


def test_a_link_that_crosses_another_is_left_out() -> None:
    mentions = (Mention(0, 8, "wang-hao"), Mention(5, 12, "may"))
    article = read_back(
        draft_of(("paragraph", "Wang Hao May"), mentions=mentions, dates=(DateMention(5, 12, "2019", "e"),))
    )
    assert [(item.start, item.end, item.entity) for item in article.annotations.mentions] == [
        (0, 8, "wang-hao"),
        (9, 12, None),
    ]
    assert article.annotations.dates == ()


def test_a_marker_moves_behind_a_link() -> None:
    draft = draft_of(
        ("paragraph", "So Wang Hao spoke"),
        mentions=(Mention(3, 11, "wang-hao"),),
        damage=(Damage(0, 11, 6, "garble", "G."),),
        notes=(EditorNote(5, "N"),),
    )
    assert body_of(draft).startswith("So [Wang Hao][@wang-hao][^d-1][^n-1] spoke\n")


@pytest.mark.parametrize("words", ["a\n[^1]", "a\n[@x]", "a\nhttp://e.org/x or"])
def test_what_looks_like_a_label_in_a_links_later_line_is_text(words: str) -> None:
    draft = draft_of(("paragraph", f"See {words} there."), mentions=(Mention(4, 4 + len(words), "may"),))
    assert "http://" not in body_of(draft)
    article = read_back(draft)
    assert (article.text, article.annotations.mentions) == (draft.text, draft.annotations.mentions)


def test_words_that_cannot_be_told_apart_move_the_spot_to_their_end() -> None:
    draft = draft_of(
        ("paragraph", "haha haha"), damage=(Damage(5, 9, 7, "garble", "G."), Damage(0, 4, 2, "garble", "G."))
    )
    article = read_back(draft)
    assert [(item.start, item.end) for item in article.annotations.damage] == [(0, 4), (5, 9)]


def test_damage_without_words_is_told_by_the_words_around_it() -> None:
    article = read_back(draft_of(("paragraph", "ties with which is"), damage=(Damage(9, 9, 9, "gap", "G."),)))
    damage = article.annotations.damage[0]
    assert article.text[damage.start : damage.end] == "with which"
    assert damage.at == 9


def test_a_quotation_without_its_marks_names_its_words() -> None:
    draft = draft_of(
        ("paragraph", "he “said ”so”"), quotations=(Quotation(3, 12, direct=True), Quotation(0, 2, direct=True))
    )
    assert "Of: “he”." in body_of(draft)
    assert [(item.start, item.end) for item in read_back(draft).annotations.quotations] == [(0, 2), (3, 12)]


def test_one_date_with_two_evidences_has_two_labels() -> None:
    dates = (
        DateMention(0, 3, "2019-05-06T16:30", "one"),
        DateMention(4, 7, "2019-05-06T16:30", "two"),
        DateMention(8, 11, "2019-05-06T16:30", "one"),
    )
    assert body_of(draft_of(("paragraph", "now now now"), dates=dates)).startswith(
        "[now][2019-05-06t16:30 a] [now][2019-05-06t16:30 b] [now][2019-05-06t16:30 a]\n"
    )


@pytest.mark.parametrize("name", ["Via: [X]. Of: y", "@may", "@who"])
def test_a_speaker_without_a_file_is_a_plain_name(name: str) -> None:
    quotation = Quotation(0, 5, direct=True, speaker=Named(name, "nobody"))
    article = read_back(
        draft_of(("paragraph", "“So,” May."), mentions=(Mention(6, 9, "may"),), quotations=(quotation,))
    )
    assert article.annotations.quotations[0].speaker == Named(name)


@pytest.mark.parametrize("rows", ["a\tb\nc", "a \tb\nc\td"])
def test_an_uneven_table_becomes_lines(rows: str) -> None:
    article = read_back(draft_of(("table", rows)))
    assert (article.text, article.blocks[0].kind) == (rows, "paragraph")


def test_a_heading_of_two_lines_becomes_a_paragraph() -> None:
    article = read_back(draft_of(("heading", "a\nb")))
    assert (article.text, article.blocks[0].kind) == ("a\nb", "paragraph")


def test_lists_are_numbered_and_parted() -> None:
    text = "a\n\nb\n\nc\n\nd\n\ne"
    blocks = tuple(
        Block(index * 3, index * 3 + 1, kind, ordered=ordered)
        for index, (kind, ordered) in enumerate(
            [("list", True), ("list", True), ("list", False), ("paragraph", False), ("list", True)]
        )
    )
    draft = Draft(
        *("a.txt", "0" * 64, None, None, None, None, "en", text, blocks, Annotations(), (), (), (), None, (), (), ()),
    )
    assert body_of(draft) == "1. a\n2. b\n\n- c\n\nd\n\n1. e\n"
    assert read_back(draft).blocks == blocks


@pytest.mark.parametrize("text", ["a\x07b", "a\ufeffb", "a\u2028b", " a", "a \nb", "a\n b", "\ufffe"])
def test_what_no_file_can_hold_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="its text holds"):
        body_of(draft_of(("paragraph", text)))


def test_blocks_that_do_not_make_up_the_text_are_refused() -> None:
    draft = draft_of(("paragraph", "a"), ("paragraph", "b"))
    broken = Draft(
        *("a.txt", "0" * 64, None, None, None, None, "en", draft.text, draft.blocks[:1], Annotations(), ()),
        *((), (), None, (), (), ()),
    )
    with pytest.raises(RefusedError, match="do not make up its text"):
        body_of(broken)
