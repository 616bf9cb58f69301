"""A review: what is doubtful is told with its sentence, and a decision changes that one annotation and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.config import Site
from briefings.content.opened import EditFault
from briefings.desk import changes
from briefings.desk.changes import Change
from briefings.desk.decisions import Decision, new_entity
from briefings.desk.doubts import Doubt
from briefings.desk.session import Session
from briefings.model import Entity
from tests.desk.builders import article, entity, loaded, one, site_in

TEXT = (
    "Wang Hao spoke on Monday. “We are ready to help,” he said. Trade ties with which is under review.\n\n"
    "Officials said the port is open. “It is so,” Li Na told reporters in Gwadar last year. A lavish feast followed."
)
BODY = """\
[Wang Hao][@wang-hao] spoke on [Monday][2019-05-06 a]. “We are ready to help,”[^q-1] he said. Trade ties
with[^d-1] which is under review.

Officials said the port is open[^q-2]. “It is so,” Li Na told reporters in [Gwadar][@gwadar]
[last year][unresolved a]. A lavish feast followed.

[@gwadar]: ../../entities/gwadar.md "place; By: list 0.88"
[@wang-hao]: ../../entities/wang-hao.md "person; deputy minister; By: ner 0.77"

[2019-05-06 a]: #2019-05-06 "weekday before dateline Tue 2019-05-07; By: date-weekday 0.93"
[unresolved a]: #unresolved "no day of publication; By: date-period 0.93"

[^q-1]: **Quote.** Speaker: he. By: cue-dep 0.94.
[^q-2]: **Paraphrase.** Of: “the port is open”. Speaker: Officials. By: reported-dep 0.79.
[^d-1]: **Damage, gap.** Of: “ties with which is”. A word is missing. By: gap-model 0.90.
"""
PROPOSED = """\
proposed:   # by the converter
  - {what: entity, exact: "Li Na", at: 147, by: "ner 0.40", kind: person, name: Li Na, roles: [spokeswoman]}
  - {what: quote, exact: "“It is so,”", at: 133, by: "context 0.52", speaker: Li Na}
  - {what: voice, exact: lavish, at: 190, by: "voice-list 0.50"}
  - {what: date, exact: Monday, at: 0, by: "date-anchor 0.40", value: "2019-05-06", evidence: a guess}
  - {what: damage, exact: which is, at: 80, by: "gap-model 0.30", kind: gap, text: A word is missing.}
  - {what: date, exact: no such words, at: 3, by: "date-anchor 0.40", value: "2019", evidence: a guess}
"""
PATH = "content/articles/2019/talks.md"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    found = site_in(tmp_path)
    entity(found, "wang-hao", "Wang Hao")
    entity(found, "gwadar", "Gwadar", "place")
    article(found, "talks", BODY, TEXT, PROPOSED)
    return found


def session_of(site: Site, written: list[Sequence[Change]] | None = None) -> Session:
    def write(wanted: Sequence[Change]) -> None:
        if written is not None:
            written.append(wanted)
        changes.write(site, wanted)

    return Session(site, loaded(site), write, 0.8)


def told(doubts: Sequence[Doubt]) -> list[str]:
    return [f"{doubt.kind} {doubt.reason} {doubt.words}" for doubt in doubts]


def doubt_about(session: Session, words: str, kind: str = "", *, proposed: bool | None = None) -> Doubt:
    return next(
        item
        for item in session.doubts(PATH)
        if item.words == words and kind in {"", item.kind} and proposed in {None, item.proposal is not None}
    )


def file_of(site: Site) -> str:
    return (site.root / PATH).read_text()


def test_everything_doubtful_is_told_in_order_of_place(site: Site) -> None:
    assert told(session_of(site).doubts(PATH)) == [
        "entity unsure Wang Hao",
        "date proposed Monday",
        "quote no-speaker “We are ready to help,”",
        "damage damage ties with which is",
        "damage proposed which is",
        "paraphrase unsure the port is open",
        "quote proposed “It is so,”",
        "entity proposed Li Na",
        "date unresolved last year",
        "voice proposed lavish",
        "date moved no such words",
    ]


def test_each_has_its_sentence_its_line_and_what_it_says(site: Site) -> None:
    doubt = doubt_about(session_of(site), "“It is so,”")
    assert doubt.sentence == "“It is so,” Li Na told reporters in Gwadar last year."
    assert doubt.sentence[doubt.start :].startswith(doubt.words)
    assert file_of(site).splitlines()[doubt.place.line - 1].startswith('  - {what: quote, exact: "“It is so,”"')
    written = doubt_about(session_of(site), "the port is open")
    line = file_of(site).splitlines()[written.place.line - 1]
    assert line[written.place.column - 1 :].startswith("[^q-2]")
    assert (written.says, written.by and written.by.rule) == ("speaker: Officials (nobody known)", "reported-dep")


def test_what_shares_a_name_or_nearly_so_is_told(site: Site) -> None:
    entity(site, "wang-hao-2", "Wang Hao")
    entity(site, "gwader", "Gwader", "place")
    found = {doubt.label: doubt for doubt in session_of(site).doubts(PATH)}
    assert (found["@wang-hao"].reason, found["@wang-hao"].others) == ("namesake", ("wang-hao-2",))
    assert (found["@gwadar"].reason, found["@gwadar"].others) == ("spelling", ("gwader",))


LI = Entity("li-na", "Li Na", "person", path="content/entities/li-na.md")
Change_ = tuple[str, str]


@pytest.mark.parametrize(
    ("words", "decision", "replaced"),
    [
        ("Wang Hao", Decision(action="accept"), [("deputy minister; By: ner 0.77", "deputy minister")]),
        (
            "Wang Hao",
            Decision(action="change", roles=("minister", "envoy")),
            [("person; deputy minister; By: ner 0.77", "person; minister; envoy")],
        ),
        (
            "last year",
            Decision(action="change", value="2018", evidence="year of the file's name"),
            [
                ("[last year][unresolved a]", "[last year][2018 a]"),
                (
                    '[unresolved a]: #unresolved "no day of publication; By: date-period 0.93"',
                    '[2018 a]: #2018 "year of the file\'s name"',
                ),
            ],
        ),
        (
            "last year",
            Decision(action="reject"),
            [
                ("[last year][unresolved a]", "last year"),
                ('[unresolved a]: #unresolved "no day of publication; By: date-period 0.93"\n', ""),
            ],
        ),
        ("the port is open", Decision(action="accept"), [(" By: reported-dep 0.79.", "")]),
        (
            "“We are ready to help,”",
            Decision(action="change", speaker="he", target=Entity("wang-hao", "Wang Hao", "person")),
            [("Speaker: he. By: cue-dep 0.94.", "Speaker: [he][@wang-hao].")],
        ),
        (
            "“We are ready to help,”",
            Decision(action="change", kind="paraphrase", speaker=""),
            [
                (
                    "**Quote.** Speaker: he. By: cue-dep 0.94.",
                    "**Paraphrase.** Of: “&#8220;We are ready to help,&#8221;”.",
                )
            ],
        ),
        (
            "ties with which is",
            Decision(action="change", kind="truncation", text="The end is missing."),
            [
                ("**Damage, gap.**", "**Damage, truncation.**"),
                ("A word is missing. By: gap-model 0.90.", "The end is missing."),
            ],
        ),
        (
            "ties with which is",
            Decision(action="reject"),
            [
                ("with[^d-1]", "with"),
                ("[^d-1]: **Damage, gap.** Of: “ties with which is”. A word is missing. By: gap-model 0.90.\n", ""),
            ],
        ),
    ],
)
def test_a_decision_changes_its_annotation_and_nothing_else(
    site: Site, words: str, decision: Decision, replaced: list[Change_]
) -> None:
    session, wanted = session_of(site), file_of(site)
    for was, now in replaced:
        assert was in wanted
        wanted = wanted.replace(was, now, 1)
    session.decide(PATH, doubt_about(session, words, proposed=False), decision)
    if decision.kind == "paraphrase":
        assert one(site, "talks").annotations.quotations[0].direct is False
    else:
        assert file_of(site) == wanted
    assert one(site, "talks").fidelity == "matches"


def test_line_ends_and_a_byte_order_mark_stay(site: Site) -> None:
    path = site.root / PATH
    mine = "\ufeff" + file_of(site).replace("\n", "\r\n")
    path.write_bytes(mine.encode())
    session = session_of(site)
    session.decide(PATH, doubt_about(session, "Wang Hao"), Decision(action="accept"))
    session.decide(PATH, doubt_about(session, "lavish"), Decision(action="reject"))
    line = '  - {what: voice, exact: lavish, at: 190, by: "voice-list 0.50"}\r\n'
    assert path.read_bytes().decode() == mine.replace("; By: ner 0.77", "").replace(line, "")


def test_who_is_no_entity_keeps_the_words(site: Site) -> None:
    session = session_of(site)
    session.decide(PATH, doubt_about(session, "Wang Hao"), Decision(action="reject"))
    assert "[Wang Hao][@none] spoke" in file_of(site)
    assert one(site, "talks").annotations.mentions[0].entity is None


def test_a_proposed_entity_is_written_with_its_file_and_speaks(site: Site) -> None:
    written: list[Sequence[Change]] = []
    session = session_of(site, written)
    session.decide(PATH, doubt_about(session, "“It is so,”"), Decision(action="accept"))
    assert "“It is so,”[^q-3] Li Na told" in file_of(site)
    assert "[^q-3]: **Quote.** Speaker: Li Na." in file_of(site)
    session.decide(PATH, doubt_about(session, "Li Na"), Decision(action="accept", target=LI))
    assert [change.path for change in written[-1]] == ["content/entities/li-na.md", PATH]
    assert "[Li Na][@li-na] told" in file_of(site)
    assert '[@li-na]: ../../entities/li-na.md "person; spokeswoman"' in file_of(site)
    assert "[^q-3]: **Quote.** Speaker: [Li Na][@li-na]." in file_of(site)
    assert session.find("li na") == LI
    assert [item.what for item in one(site, "talks").meta.proposed] == ["voice", "date", "damage", "date"]


@pytest.mark.parametrize(
    ("words", "kind", "decision", "wanted"),
    [
        ("lavish", "voice", Decision(action="accept"), "A lavish[^v-1] feast"),
        ("which is", "damage", Decision(action="accept"), "with[^d-1] which is[^d-2] under"),
        ("which is", "damage", Decision(action="change", kind="garble"), "[^d-2]: **Damage, garble.**"),
        (
            "“It is so,”",
            "quote",
            Decision(action="change", speaker="Li Na", target=Entity("wang-hao", "Wang Hao", "person")),
            "[^q-3]: **Quote.** Speaker: [Li Na][@wang-hao].",
        ),
    ],
)
def test_a_proposal_is_written_where_its_words_stand(
    site: Site, words: str, kind: str, decision: Decision, wanted: str
) -> None:
    session = session_of(site)
    doubt = doubt_about(session, words, kind, proposed=True)
    session.decide(PATH, doubt, decision)
    assert wanted in file_of(site)
    assert doubt.key not in {item.key for item in session.doubts(PATH)}


def test_a_rejected_proposal_goes_and_the_rest_of_the_head_stays(site: Site) -> None:
    session, before = session_of(site), file_of(site)
    for doubt in session.doubts(PATH):
        if doubt.proposal is not None:
            session.decide(PATH, doubt, Decision(action="reject"))
    start = before.index("proposed:")
    assert file_of(site) == before[:start] + before[before.index("source:") :]


@pytest.mark.parametrize(
    ("words", "decision", "said"),
    [
        ("no such words", Decision(action="accept"), "no longer stand in the article"),
        ("Li Na", Decision(action="accept"), "not said who is meant"),
        ("last year", Decision(action="change", value="yesterday"), "'yesterday' is no date"),
        ("ties with which is", Decision(action="change", kind="hole"), "'hole' is no kind of damage"),
        ("ties with which is", Decision(action="change", text=" "), "must say something"),
        ("Monday", Decision(action="accept"), "cannot be written"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(site: Site, words: str, decision: Decision, said: str) -> None:
    session, before = session_of(site), file_of(site)
    with pytest.raises(EditFault) as caught:
        session.decide(PATH, doubt_about(session, words), decision)
    assert said in caught.value.message
    assert file_of(site) == before


def test_what_was_edited_meanwhile_is_not_decided_twice(site: Site) -> None:
    session = session_of(site)
    doubt = doubt_about(session, "the port is open")
    path = site.root / PATH
    mine = file_of(site).replace(" By: reported-dep 0.79.", "").replace("title: talks", "title: My talks")
    path.write_text(mine)
    with pytest.raises(EditFault, match="edited meanwhile"):
        session.decide(PATH, doubt, Decision(action="reject"))
    session.decide(PATH, doubt_about(session, "Wang Hao"), Decision(action="accept"))
    assert file_of(site) == mine.replace("; By: ner 0.77", "")


def test_another_kind_goes_into_every_article(site: Site) -> None:
    other = '[Gwadar][@gwadar].\n\n[@gwadar]: ../../entities/gwadar.md "place"\n'
    article(site, "other", other, "Gwadar.")
    session = session_of(site)
    session.retype("gwadar", "organization")
    assert session.entities["gwadar"].kind == "organization"
    assert {use.kind for item in loaded(site).articles for use in item.annotations.entities if use.id == "gwadar"} == {
        "organization"
    }


def test_an_article_is_checked_off(site: Site) -> None:
    session = session_of(site)
    session.check_off(PATH, "A. Editor", "2026-11-21")
    assert 'review: {state: checked, by: A. Editor, on: "2026-11-21"}' in file_of(site)
    session.check_off(PATH, "B. Editor", "2026-11-22")
    review = one(site, "talks").meta.review
    assert (review.state, review.by, review.on) == ("checked", "B. Editor", "2026-11-22")


def test_a_new_entity_gets_a_free_id(site: Site) -> None:
    known = session_of(site).entities
    assert new_entity("Wang Hao", "person", known, ("Wang", "Wang Hao")).id == "wang-hao-2"
    assert new_entity("Wang Hao", "person", known, ("Wang", "Wang Hao")).aliases == ("Wang",)
    assert new_entity("None", "organization", known).id == "none-2"


def choices(session: Session, doubt: Doubt) -> list[Decision]:
    """The decisions that an editor could make about a doubt."""
    changed: Callable[..., Decision] = partial(Decision, action="change")
    if doubt.kind == "entity":
        target = new_entity(doubt.words, "person", session.entities)
        return [Decision(action="accept", target=target), changed(target=session.entities["gwadar"])]
    if doubt.kind == "date":
        return [Decision(action="accept"), changed(value="2018-01"), changed(value="unresolved", evidence="who knows")]
    if doubt.kind in {"quote", "paraphrase"}:
        return [Decision(action="accept"), changed(speaker=""), changed(speaker="x; [y]", kind="paraphrase")]
    return [Decision(action="accept"), changed(text="So *it* is."), changed(kind="garble")]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), max_size=8))
def test_no_decision_changes_a_word(tmp_path_factory: pytest.TempPathFactory, picks: list[tuple[int, int]]) -> None:
    site = site_in(tmp_path_factory.mktemp("site"))
    entity(site, "wang-hao", "Wang Hao")
    entity(site, "gwadar", "Gwadar", "place")
    article(site, "talks", BODY, TEXT, PROPOSED)
    session = session_of(site)
    for which, what in picks:
        doubts = session.doubts(PATH)
        if not doubts:
            break
        doubt = doubts[which % len(doubts)]
        possible = [Decision(action="reject"), *choices(session, doubt)]
        before = file_of(site)
        try:
            session.decide(PATH, doubt, possible[what % len(possible)])
        except EditFault:
            assert file_of(site) == before
        found = one(site, "talks")
        assert (found.text, found.fidelity) == (TEXT, "matches")
