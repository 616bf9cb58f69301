"""What an editor may write by hand, and how every mistake is told with its place and remedy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.diagnostics import Diagnostic
from briefings.model import Article, Mention, Named, Reported

Read = Callable[[str], tuple[Article | None, tuple[Diagnostic, ...]]]
Faults = Callable[[str], list[str]]

WANG = '[@wang-hao]: ../../entities/wang-hao.md "person; deputy minister of transport"'
FILE = "write it in full, or as files/NAME for a file in content/files/"
PROSE = "begin it with / for a page of the site, with files/ for a file, or write it in full"
WIKI = "for an entity write [Wang Hao][@wang-hao] and define it at the foot of the file; for brackets, \\["
SIGNS = "write its words alone; \\* or \\` where the sign is meant"
MONDAY = '[2019-05-06 a]: #2019-05-06 "weekday before dateline Tue 2019-05-07"'


def sound(read: Read, body: str) -> Article:
    article, diagnostics = read(body)
    assert not diagnostics, diagnostics
    assert article is not None
    return article


def words(article: Article, item: object) -> str:
    return article.text[item.start : item.end]  # type: ignore[attr-defined]  # any annotation with a span


def test_an_article_with_every_annotation(read: Read) -> None:
    article = sound(
        read,
        "*The port at dusk.*[^c-1]\n\n"
        "[Wang Hao][@wang-hao] said [late on Monday][2019-05-06 a]: “we are ready to help,”[^q-1] and that work goes"
        " on[^q-2]. [May][@none] came; trade ties with[^d-1] which is weak[^n-1]. The regime[^v-1] answered.\n\n"
        f'{WANG}\n[@none]: # "not an entity"\n{MONDAY}\n\n'
        "[^q-1]: **Quote.** Speaker: [Wang Hao][@wang-hao]. Via: the ministry. Reported: [Monday][2019-05-06 a]."
        " By: cue-dep 0.93.\n"
        "[^q-2]: **Paraphrase.** Of: “work goes on”. Speaker: [he][@wang-hao].\n"
        "[^d-1]: **Damage, gap.** Of: “ties with which is”. The object of “with” is missing. Left as found.\n"
        "[^c-1]: **Caption.** Credit: Xinhua. Image not in source.\n"
        "[^n-1]: **Editor.** Weak *how*?\n"
        "[^v-1]: **Voice.** Of: “The regime”. The outlet's own phrase, not a quotation.\n",
    )
    found = article.annotations
    assert [(words(article, item), item.entity) for item in found.mentions] == [("Wang Hao", "wang-hao"), ("May", None)]
    assert found.entities[0].roles == ("deputy minister of transport",)
    assert (words(article, found.dates[0]), found.dates[0].value) == ("late on Monday", "2019-05-06")
    assert found.dates[0].evidence == "weekday before dateline Tue 2019-05-07"
    quote, statement = found.quotations
    assert (words(article, quote), quote.direct) == ("“we are ready to help,”", True)
    assert quote.speaker == Named("Wang Hao", "wang-hao")
    assert quote.via == Named("the ministry")
    assert quote.reported == Reported("Monday", "2019-05-06")
    assert quote.by is not None
    assert (quote.by.rule, quote.by.confidence) == ("cue-dep", 0.93)
    assert (words(article, statement), statement.direct, statement.by) == ("work goes on", False, None)
    assert words(article, found.damage[0]) == "ties with which is"
    assert article.text[: found.damage[0].at].endswith("ties with")
    assert found.damage[0].explanation == "The object of “with” is missing. Left as found."
    assert found.captions[0].credit == "Xinhua"
    assert article.text[: found.notes[0].at].endswith("weak")
    assert words(article, found.voice[0]) == "The regime"
    assert [marker.label for marker in article.markers] == ["c-1", "q-1", "q-2", "d-1", "n-1", "v-1"]
    assert [block.kind for block in article.blocks] == ["caption", "paragraph"]
    assert article.fidelity == "edited"


def test_the_editor_may_use_any_standard_markdown(read: Read) -> None:
    article = sound(
        read,
        "# Head *one*\n\nHead two\n--------\n\nSome **bold [Wang](https://x.org) `code [@x] [^q-1]`** words\nwrapped "
        "by hand.\n\n- one\n- two\n\n1. three\n\n> said\n\n```\nx = [a][@b]\n```\n\n"
        "| a | b |\n| - | - |\n| c | d |\n\n---\n\n&copy; Xinhua, a<br>b\n",
    )
    assert article.text.split("\n\n") == [
        *("Head one", "Head two", "Some bold Wang code [@x] [^q-1] words wrapped by hand.", "one", "two", "three"),
        *("said", "x = [a][@b]", "a\tb\nc\td", "© Xinhua, a\nb"),
    ]
    kinds = ["heading", "heading", "paragraph", "list", "list", "list", "quote", "paragraph", "table", "paragraph"]
    assert [block.kind for block in article.blocks] == kinds
    assert [block.ordered for block in article.blocks[3:6]] == [False, False, True]
    assert [piece.kind for piece in article.pieces] == [
        *("heading", "heading", "paragraph", "list", "list", "quote", "code", "table", "rule", "paragraph"),
    ]


def test_emphasis_and_links_may_hold_annotations(read: Read) -> None:
    article = sound(read, f"**[Wang *Hao*][@wang-hao]**, [see](https://x.org) [Wang][@wang-hao].\n\n{WANG}\n")
    assert article.annotations.mentions == (Mention(0, 8, "wang-hao"), Mention(14, 18, "wang-hao"))


def test_definitions_may_stand_in_any_order_and_place(read: Read) -> None:
    body = f"[^n-1]: **Editor.** A remark that\n    goes on.\n\n{WANG}\n\n[Wang][@WANG-HAO] spoke[^n-1].\n\n{MONDAY}\n"
    article = sound(read, body)
    assert article.text == "Wang spoke."
    assert article.annotations.notes[0].text == "A remark that goes on."


def test_a_notes_further_paragraph_is_no_code_of_the_article(read: Read) -> None:
    body = (
        f"[Wang][@wang-hao] spoke[^n-1].\n\n[^n-1]: **Editor.** One.\n\n    Two\n    three.\n \n\n\tFour.\n\n{WANG}\n"
    )
    article = sound(read, body)
    assert article.text == "Wang spoke."
    assert article.annotations.notes[0].text == "One. Two three. Four."


def test_line_ends_and_byte_order_mark_do_not_matter(read: Read) -> None:
    body = f"[Wang][@wang-hao]\tspoke.\n\nThen *he*  \nleft.\n\n{WANG}\n"
    article = sound(read, body)
    assert sound(read, body.replace("\n", "\r\n")).pieces == article.pieces
    assert article.text == "Wang spoke.\n\nThen he\nleft."


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        ("He said “yes.”[^q-1]", "“yes.”"),
        ("“No,” he said, “not ‘now’ at all,”[^q-1] again.", "“not ‘now’ at all,”"),
        ("“He told us: “go” and left,”[^q-1] she said.", "“He told us: “go” and left,”"),
        ('He said "yes" and "no"[^q-1].', '"no"'),
        ("‘don’t go,’[^q-1] he said", "‘don’t go,’"),
        ("Er sagte „gut“[^q-1].", "„gut“"),
        ("“One.\n\n“Two.\n\n“Three,”[^q-1] he said.", "“One.\n\n“Two.\n\n“Three,”"),
        ('"One.\n\n"Two,"[^q-1] he said.', '"One.\n\n"Two,"'),
        ("“Apart.”\n\n“Three,”[^q-1] he said.", "“Three,”"),
        ("**“Bold.”**[^q-1]", "“Bold.”"),
    ],
)
def test_a_note_behind_a_closing_mark_covers_the_pair(read: Read, body: str, quoted: str) -> None:
    article = sound(read, f"{body}\n\n[^q-1]: **Quote.**\n")
    assert words(article, article.annotations.quotations[0]) == quoted


@pytest.mark.parametrize(
    ("body", "of", "start"),
    [
        ("so so so[^q-1] so", "so", 6),
        ("a b. a b.[^q-1] a b", "a b", 5),
        ("it is with[^q-1] which it is with which", "with which", 6),
        ("one\n\ntwo[^q-1]", "one&#10;&#10;two", 0),
        ("he said “no”[^q-1]", "said “no&#8221;", 3),
        ("[^q-1] is weak", "is weak", 0),
    ],
)
def test_named_words_are_the_nearest_match_up_to_the_marker(read: Read, body: str, of: str, start: int) -> None:
    article = sound(read, f"{body}\n\n[^q-1]: **Paraphrase.** Of: “{of}”.\n")
    assert article.annotations.quotations[0].start == start


FAULTS = [
    ("[Wang][@wang-hoa]\n\n" + WANG, ["1:1 undefined-label did you mean '@wang-hao'?"]),
    ("So[^q-1]", ["1:3 undefined-label define it at the foot of the file"]),
    (
        "So[^n-1] and so[^n-2].\n\n[^n-2]: **Editor.** B",
        ["1:3 undefined-label define it at the foot of the file"],
    ),
    (
        f"[Wang][@wang-hao]\n\n{WANG}\n{WANG}",
        ["4:1 doubled-label keep one, or give it a label of its own; the first is in line 13"],
    ),
    ("“A”[^q-1] “B”[^q-1]\n\n[^q-1]: **Quote.**", ["1:14 note-twice define a second one"]),
    ("A\n\n[^n-1]: **Editor.** B", ["3:1 unused-note put its marker behind the words it is about, or delete it"]),
    ("[a[^n-1]](https://x.org)\n\n[^n-1]: **Editor.** B", ["1:3 note-in-link put it behind the link"]),
    (
        f"[Wang[^n-1] Hao][@wang-hao]\n\n{WANG}\n[^n-1]: **Editor.** B",
        [
            "1:1 nested-annotation close the link before the annotation within it",
            "4:1 unused-note put its marker behind the words it is about, or delete it",
        ],
    ),
    ("A [@wang-hao] b\n\n" + WANG, ["1:3 no-words write [words][@wang-hao]"]),
    (
        "A [Wang][@wang-hao b\n\n" + WANG,
        ["1:9 unclosed-label write [words][@wang-hao], or \\[ where a bracket is meant"],
    ),
    ("A [day][2019-05-06]\n\n" + MONDAY, ["1:3 undefined-label did you mean '2019-05-06 a'?"]),
    ("A [day][2019-05-06a]\n\n" + MONDAY, ["1:3 undefined-label did you mean '2019-05-06 a'?"]),
    ("A [][@wang-hao] b\n\n" + WANG, ["1:3 no-words put words between the brackets"]),
    ("A[^q-1]\n\n[^q-1]: **Paraphrase.** Of: “B”.", ["3:1 words-not-found copy them as they stand in line 11"]),
    (
        "A[^q-1]\n\n[^q-1]: **Quote.**",
        ["1:2 no-extent move the marker, or write in its definition: Of: “exact words”."],
    ),
    ("A[^q-1]\n\n[^q-1]: **Paraphrase.**", ["3:1 no-extent write in its definition: Of: “exact words”."]),
    ("“A”[^q-1]\n\n[^q-1]: **Quot.**", ["3:1 note-kind did you mean 'quote'?"]),
    ("A[^d-1]\n\n[^d-1]: **Damage, gapp.** Of: “A”.", ["3:1 note-kind did you mean 'gap'?"]),
    ("“A”[^q-1]\n\n[^q-1]: **Quote.** Speeker: B.", ["3:1 note-field did you mean 'Speaker'?"]),
    (
        "“A”[^q-1]\n\n[^q-1]: **Quote.** Speaker: [B][@b] Via: [C][@c].",
        ["3:1 note-field end what stands before it with a full stop"],
    ),
    (
        "“A”[^q-1]\n\n[^q-1]: **Quote.** Speaker: Gen. [B][@b].",
        ["3:1 note-field write the words alone, or [words][@label] with nothing beside it"],
    ),
    (
        "“A”[^q-1]\n\n[^q-1]: **Quote.** Speaker: [@b].",
        ["3:1 note-field write the words alone, or [words][@label] with nothing beside it"],
    ),
    ("*A*[^c-1]\n\n[^c-1]: **Caption.** Credit: [B][@b].", ["3:1 note-field write its words alone"]),
    ("A[^d-1]\n\n[^d-1]: **Damage, gap.** Of: “A”. [B](c) is lost.", ["3:1 note-field write its words alone"]),
    ("“A”[^q-1]\n\n[^q-1]: **Quote.** Speaker: [B][@b].", ["3:1 undefined-label define it at the foot of the file"]),
    ("A[^n-1]\n\n[^n-1]: **Editor.** See [B][@b].", ["3:1 undefined-label define it at the foot of the file"]),
    (
        "A[^1]\n\n[^1]: Some footnote.",
        [
            (
                "3:1 note-kind begin it with **Quote.**, **Paraphrase.**, **Damage, gap.**, **Caption.**, **Editor.**"
                " or **Voice.**"
            )
        ],
    ),
    ("A[^x]\n\n[^x]: **Editor.** B", ["3:1 bad-label call it [^n-1] or the like, here and in the text"]),
    ('[A][@a]\n\n[@a]: ../../entities/a.md "persson"', ["3:1 entity-kind did you mean 'person'?"]),
    ('[A][@a]\n\n[@a]: ../../entities/b.md "person"', ["3:1 wrong-target let both name the same file"]),
    ("[A][@a]\n\n[@a]: person", ["3:1 entity-kind begin the title with one of person, organization, place"]),
    (
        '[A][2019-13-01 a]\n\n[2019-13-01 a]: #2019-13-01 "x"',
        ["3:1 bad-date write a date that exists, like #2019, #2019-05 or #2019-05-06, or #unresolved"],
    ),
    (
        '[A][2019-05-06 a]\n\n[2019-05-06 a]: #2019-05-07 "x"',
        ["3:1 bad-date call it [2019-05-07 a], here and in the text"],
    ),
    (
        "[A][2019 a]\n\n[2019 a]: #2019",
        ['1:1 no-evidence write why in its definition: #2019 "weekday before dateline …"'],
    ),
    ("", ["0:1 no-text write it below the front matter"]),
    ("A \x01 b", ["1:3 control-character delete it"]),
    ("A &#1; b", ["1:3 control-character delete it"]),
    ("Met [Wang](@wang)", ["1:12 lost-link for an annotation write [words][@wang]"]),
    ("Met [Wang](../../entities/wang-hao.md)", ["1:12 lost-link for an annotation write [words][@wang-hao]"]),
    ("At [y](y) a [c](c)", ["1:8 lost-link " + FILE, "1:17 lost-link " + FILE]),
    (f"Met [Wang][wang-hao].\n\n{WANG}", ["1:5 undefined-label write [Wang][@wang-hao]"]),
    (f"Met [Wang Hao][].\n\n{WANG}", ["1:5 undefined-label write [Wang Hao][@wang-hao]"]),
    (
        f"[Wang][@wang-hao] met [Mei\nLi][mei-li], `a[i][j]`, [a][b].\n\n{WANG}\n[b]: https://x.org",
        [
            (
                "1:23 undefined-label for an entity write [Mei Li][@mei-li] and define it at the foot of the file;"
                " for brackets, \\["
            )
        ],
    ),
    (
        f"So[^n-1].\n\n{WANG}\n[^n-1]: **Editor.** See [y](nowhere), [Wang][wang-hao], [z](/about/).",
        ["4:1 undefined-label write [Wang][@wang-hao]", "4:29 lost-link " + PROSE],
    ),
    (
        f"“C”[^q-1] “D”[^q-2]\n\n{WANG}\n[^q-1]: **Quote.** Speaker: @wang-hao.\n[^q-2]: **Quote.** Via: @mei.",
        [
            "4:1 lone-label write [words][@wang-hao]",
            "5:1 lone-label write [words][@mei] and define it at the foot of the file; where it is a name, &#64;mei",
        ],
    ),
    (f"![Wang][@wang-hao] came.\n\n{WANG}", ["1:1 undefined-label write [Wang][@wang-hao]"]),
    (f"Met [[Wang Hao]].\n\n{WANG}", ["1:5 loose-markup " + WIKI]),
    ("It ~~was~~ is. `~~x~~`", ["1:4 loose-markup write <s>words</s>, or take the signs out"]),
    ("So.\n\n<iframe src='x'></iframe>", ["3:1 lost-markup link to it, or write `\\<` where the sign is meant"]),
    (
        f"So.\n\n    [Wang][@wang-hao] said so.\n\n{WANG}",
        ["3:5 in-code begin its line with fewer than four blanks, or take the backticks out"],
    ),
    ("“C”[^q-1]\n\n[^q-1]: **Quote.** Speaker: **Wang**.", ["3:1 note-field " + SIGNS]),
    ("See [x](other.md)", ["1:9 lost-link write it in full, or as files/NAME for a file in content/files/"]),
    (
        "A ![x](https://evil.org/p.png)",
        ["1:8 lost-link write it in full, or as files/NAME for a file in content/files/"],
    ),
]


@pytest.mark.parametrize(("body", "told"), FAULTS, ids=[fault[0][:30] for fault in FAULTS])
def test_every_mistake_is_told_with_place_and_remedy(faults: Faults, body: str, told: list[str]) -> None:
    assert faults(body + "\n")[: len(told)] == told


def test_brackets_that_are_meant_are_no_slip(read: Read) -> None:
    article = sound(
        read,
        f"A \\[sic\\]\\[wang-hao\\], `[b][wang-hao]`.\n\n    [c][wang-hao]\n\nHe[^n-1].\n\n{WANG}\n"
        "[^n-1]: **Editor.** `[d][e]`\n",
    )
    assert article.text.startswith("A [sic][wang-hao], [b][wang-hao].")


def test_all_mistakes_are_told_at_once(faults: Faults) -> None:
    body = "A[^q-9] [B][@b] “C”[^q-1]\n\n[^q-1]: **Quot.**\n[^n-1]: **Editor.** D\n"
    assert [fault.split(" ")[1] for fault in faults(body)] == [
        "undefined-label",
        "undefined-label",
        "note-kind",
        "unused-note",
    ]


def test_a_thousand_mistakes_end_after_a_hundred(faults: Faults) -> None:
    assert len(faults("[^q-1] " * 1000)) == 100


def test_a_caption_has_one_note(faults: Faults) -> None:
    body = "*A*[^c-1][^c-2]\n\n[^c-1]: **Caption.**\n[^c-2]: **Caption.**\n"
    assert faults(body) == ["1:10 caption-twice keep one"]


def test_a_note_without_words_is_told(faults: Faults) -> None:
    assert faults("A\n\n[^n-1]\n\n[^n-1]: **Editor.** B\n") == ["3:1 no-words put it behind the words it is about"]


def test_a_place_behind_annotations_and_definitions_is_the_files(faults: Faults) -> None:
    body = 'A [May][@none] came.\n\n[@none]: # "not an entity"\n\nSo: [here][@none] ' + "[ " * 201
    assert faults(body) == ["5:1 too-complex part it by blank lines"]
