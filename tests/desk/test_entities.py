"""Two entities become one, one becomes two: every article follows, and not one word of it changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.config import Site
from briefings.content.entities import find_mentions
from briefings.desk import changes, entities
from briefings.desk.entities import Split
from briefings.diagnostics import Report
from briefings.errors import ContentError, PublishError, UsageError
from tests.desk.builders import article, carried_out, entity, loaded, one, site_in

WORDS = "Wang Hao met Wang Jun. Minister Wang said “we are ready.” Hao left."
MARKED = """\
[Wang Hao][@wang-hao] met [Wang Jun][@wang-jun]. Minister [Wang][@wang-hao] said “we are ready.”[^q-1] Hao left.

[@wang-hao]: ../../entities/wang-hao.md "person; minister; By: ner 0.77"
[@wang-jun]: ../../entities/wang-jun.md "person; aide"

[^q-1]: **Quote.** Speaker: [Wang][@wang-hao]. By: cue-dep 0.93.
"""
OTHER = "Minister W. Hao spoke, Hao again."
OTHER_MARKED = """\
Minister [W. Hao][@w-hao] spoke, Hao again.

[@w-hao]: ../../entities/w-hao.md "person; the minister; By: ner 0.77"
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    found = site_in(tmp_path)
    entity(found, "wang-hao", "Wang Hao", more="aliases:\n  - Hao  # as he is called\n")
    entity(found, "w-hao", "W. Hao", more="aliases: [Hao, Minister Hao]\nsame_as: [https://example.org/w]\n")
    entity(found, "wang-jun", "Wang Jun")
    entity(found, "harbour", "Harbour", "place")
    article(found, "talks", MARKED, WORDS)
    article(found, "speech", OTHER_MARKED, OTHER)
    article(found, "silence", "Nobody spoke.\n", "Nobody spoke.")
    return found


def merged(site: Site, source: str = "w-hao", target: str = "wang-hao") -> changes.Plan:
    report = Report()
    plan = entities.merge(site, loaded(site), source, target, report)
    report.raise_if_errors()
    return plan


def parted(site: Site, source: str, **wanted: object) -> changes.Plan:
    report = Report()
    plan = entities.split(site, loaded(site), source, Split(**wanted), report)  # type: ignore[arg-type]  # the names are checked by the record
    report.raise_if_errors()
    return plan


def named(site: Site, slug: str) -> list[tuple[str, str | None]]:
    """Words and entity of every mention in an article."""
    found = one(site, slug)
    known = {item.id: item for item in loaded(site).entities}
    return [(found.text[item.start : item.end], item.entity) for item in find_mentions(found, known)]


def codes(caught: pytest.ExceptionInfo[ContentError]) -> list[str]:
    return [f"{item.place} {item.code}" for item in caught.value.diagnostics]


def test_who_goes_into_another_is_the_other_in_every_article(site: Site) -> None:
    carried_out(site, merged(site))
    assert named(site, "speech") == [("W. Hao", "wang-hao"), ("Hao", "wang-hao")]
    text = (site.root / "content/articles/2019/speech.md").read_text()
    assert '[@wang-hao]: ../../entities/wang-hao.md "person; the minister; By: ner 0.77"' in text
    assert "title: speech   # the headline" in text


def test_the_files_say_what_became_of_the_two_and_keep_the_editors_hand(site: Site) -> None:
    carried_out(site, merged(site))
    gone = (site.root / "content/entities/w-hao.md").read_text()
    assert gone.endswith("same_as: [https://example.org/w]\nmerged_into: wang-hao\n---\n\nThe editor's note.\n")
    stays = (site.root / "content/entities/wang-hao.md").read_text()
    assert "aliases:\n  - Hao  # as he is called\n  - W. Hao\n  - Minister Hao\nsame_as: " in stays
    assert "name: Wang Hao   # as printed" in stays


def test_an_article_that_names_neither_is_not_touched(site: Site) -> None:
    assert [change.path for change in merged(site).changes] == [
        "content/articles/2019/speech.md",
        "content/entities/wang-hao.md",
        "content/entities/w-hao.md",
    ]


def test_a_merger_may_be_carried_on_and_then_has_nothing_to_do(site: Site) -> None:
    plan = merged(site)
    changes.write(site, plan.changes[:1])  # the power was cut after the first file
    carried_out(site, merged(site))
    assert merged(site).changes == ()


def test_a_name_that_two_of_an_article_now_share_is_marked_where_it_stands(site: Site) -> None:
    entity(site, "wang-jun", "Wang Jun", more="aliases: [Minister Hao]\n")
    words = "Wang Hao and Wang Jun. Minister Hao, the younger."
    body = (
        "[Wang Hao][@wang-hao] and [Wang Jun][@wang-jun]. Minister Hao, the younger.\n\n"
        '[@wang-hao]: ../../entities/wang-hao.md "person"\n[@wang-jun]: ../../entities/wang-jun.md "person"\n'
    )
    article(site, "both", body, words)
    assert named(site, "both")[2] == ("Minister Hao", "wang-jun")
    carried_out(site, merged(site))
    assert named(site, "both") == [("Wang Hao", "wang-hao"), ("Wang Jun", "wang-jun"), ("Minister Hao", "wang-jun")]
    assert "[Minister Hao][@wang-jun], the younger" in (site.root / "content/articles/2019/both.md").read_text()


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("wang-hao", "harbour", ["content/entities/wang-hao.md entity-kind"]),
        ("wang-jun", "w-hao", ["content/entities/w-hao.md merged-already"]),
        ("w-hao", "wang-jun", ["content/entities/w-hao.md merged-already"]),
        ("wang-hao", "w-hao", ["content/entities/w-hao.md merged-already"]),
    ],
)
def test_what_cannot_be_one_is_refused_in_its_place(site: Site, source: str, target: str, told: list[str]) -> None:
    changes.write(site, merged(site).changes)
    with pytest.raises(ContentError) as caught:
        merged(site, source, target)
    assert codes(caught) == told


def test_those_who_are_said_to_be_two_stay_two(site: Site) -> None:
    entity(site, "w-hao", "W. Hao", more="distinct_from: [wang-hao]\n")
    with pytest.raises(ContentError) as caught:
        merged(site)
    assert codes(caught) == ["content/entities/w-hao.md merged-and-distinct"]


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [("wang-ho", "w-hao", "did you mean 'wang-hao'"), ("w-hao", "w-hao", "one entity already")],
)
def test_who_is_not_there_is_wrong_usage(site: Site, source: str, target: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        merged(site, source, target)


def test_a_file_that_changed_meanwhile_stops_it_before_anything_is_written(site: Site) -> None:
    plan = merged(site)
    path = site.root / "content/entities/w-hao.md"
    path.write_text(path.read_text() + "\nOne more line.\n")
    before = (site.root / "content/articles/2019/speech.md").read_bytes()
    with pytest.raises(ContentError) as caught:
        changes.write(site, plan.changes)
    assert codes(caught) == ["content/entities/w-hao.md changed-meanwhile"]
    assert (site.root / "content/articles/2019/speech.md").read_bytes() == before


def test_a_disk_that_refuses_half_way_leaves_all_as_it_was(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = merged(site)
    before = {change.path: (site.root / change.path).read_bytes() for change in plan.changes}
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "w-hao.md":
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PublishError):
        changes.write(site, plan.changes)
    assert {path: (site.root / path).read_bytes() for path in before} == before
    assert not list((site.state / "scratch").iterdir())


def test_two_of_one_name_are_parted_by_article(site: Site) -> None:
    path = "content/articles/2019/talks.md"
    plan = parted(site, "wang-hao", articles=(path,), into="wang-hao-footballer", known_by=("footballer",))
    carried_out(site, plan)
    assert [item for _, item in named(site, "talks")].count("wang-hao-footballer") == 3
    new = {item.id: item for item in loaded(site).entities}
    assert new["wang-hao-footballer"].name == "Wang Hao"
    assert new["wang-hao-footballer"].aliases == ("Hao",)
    assert new["wang-hao-footballer"].known_by == ("footballer",)
    assert new["wang-hao-footballer"].distinct_from == ("wang-hao",)
    assert new["wang-hao"].distinct_from == ("wang-hao-footballer",)


def test_an_id_is_made_of_the_name_where_none_is_given(site: Site) -> None:
    plan = parted(site, "wang-hao", articles=("content/articles/2019/talks.md",))
    assert plan.changes[0].path == "content/entities/wang-hao-2.md"


def test_a_name_that_goes_over_is_marked_where_it_means_the_one_that_stays(site: Site) -> None:
    words = "Wang Hao, that is, Hao."
    article(
        site,
        "short",
        '[Wang Hao][@wang-hao], that is, Hao.\n\n[@wang-hao]: ../../entities/wang-hao.md "person"\n',
        words,
    )
    path = "content/articles/2019/talks.md"
    carried_out(site, parted(site, "wang-hao", articles=(path,), name="Wang Hao II", aliases=("Hao",)))
    assert named(site, "short") == [("Wang Hao", "wang-hao"), ("Hao", "wang-hao")]
    assert [item for _, item in named(site, "talks")].count("wang-hao-ii") == 3
    assert "aliases: []" not in (site.root / "content/entities/wang-hao.md").read_text()


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"articles": ("content/articles/2019/silence.md",)}, ["content/articles/2019/silence.md not-named"]),
        (
            {"articles": ("content/articles/2019/talks.md",), "aliases": ("Ho",)},
            ["content/entities/wang-hao.md unknown-alias"],
        ),
        (
            {"articles": ("content/articles/2019/talks.md",), "into": "harbour"},
            ["content/entities/harbour.md entity-kind"],
        ),
    ],
)
def test_a_split_that_cannot_be_is_refused_in_its_place(site: Site, wanted: dict[str, object], told: list[str]) -> None:
    with pytest.raises(ContentError) as caught:
        parted(site, "wang-hao", **wanted)
    assert codes(caught) == told


def test_a_split_of_nothing_is_wrong_usage(site: Site) -> None:
    for wanted in ({}, {"into": "wang-hao"}, {"into": "Wang Hao", "articles": ("x",)}):
        with pytest.raises(UsageError):
            parted(site, "wang-hao", **wanted)


def test_a_merger_can_be_undone(site: Site) -> None:
    paths = [site.root / f"content/{name}.md" for name in ("articles/2019/speech", "articles/2019/talks")]
    before = [path.read_text() for path in paths]
    carried_out(site, merged(site))
    carried_out(site, parted(site, "wang-hao", into="w-hao", articles=("content/articles/2019/speech.md",)))
    assert [path.read_text() for path in paths] == before
    names = {item.id: (item.name, *item.aliases) for item in loaded(site).entities}
    assert names["wang-hao"] == ("Wang Hao", "Hao")
    assert names["w-hao"] == ("W. Hao", "Hao", "Minister Hao")
    assert {item.id: item.merged_into for item in loaded(site).entities}["w-hao"] is None


def test_another_kind_goes_through_all_articles(site: Site) -> None:
    report = Report()
    carried_out(site, entities.rekind(site, loaded(site), "wang-jun", "organization", report))
    assert {use.id: use.kind for use in one(site, "talks").annotations.entities}["wang-jun"] == "organization"
    assert 'wang-jun.md "organization; aide"' in (site.root / "content/articles/2019/talks.md").read_text()


NAMES = st.lists(st.sampled_from(["Wang", "Hao", "Wang Hao", "W. Hao", "Jun", "the minister"]), unique=True, max_size=3)
SENTENCES = st.lists(st.sampled_from(["Wang", "Hao", "Wang Hao", "W. Hao", "Jun", "said", "and", "to"]), max_size=9)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, NAMES, SENTENCES, SENTENCES)
def test_merging_and_parting_again_names_everybody_as_before(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], second: list[str], left: list[str], right: list[str]
) -> None:
    site = site_in(tmp_path_factory.mktemp("site"))
    entity(site, "a", "Person A", more=f"aliases: [{', '.join(first)}]\n")
    entity(site, "b", "Person B", more=f"aliases: [{', '.join(second)}]\n")
    texts = {"one": f"Person A {' '.join(left)}.", "two": f"Person B {' '.join(right)}."}
    for slug, mark in (("one", "a"), ("two", "b")):
        words = texts[slug].removeprefix(f"Person {mark.upper()}")
        body = f'[Person {mark.upper()}][@{mark}]{words}\n\n[@{mark}]: ../../entities/{mark}.md "person"\n'
        article(site, slug, body, texts[slug])
    before = {slug: named(site, slug) for slug in texts}
    names = [(item.id, item.name, *item.aliases) for item in loaded(site).entities]
    carried_out(site, merged(site, "b", "a"))
    carried_out(site, parted(site, "a", into="b", articles=("content/articles/2019/two.md",)))
    assert [(item.id, item.name, *item.aliases) for item in loaded(site).entities] == names
    for slug in texts:
        assert [item for item in named(site, slug) if item in before[slug]] == before[slug]


@pytest.mark.parametrize(
    ("into", "told"),
    [
        ("Wang Hao", "'Wang Hao' is no slug; write a slug such as 'wang-hao'"),
        ("w" * 204, f"is 204 characters long, and a slug has 120 at most; write a slug such as '{'w' * 72}'"),
        ("none", "'none' means no entity; write a slug such as 'wang-hao-2'"),
    ],
)
def test_an_id_that_cannot_be_is_told_with_one_that_can(site: Site, into: str, told: str) -> None:
    with pytest.raises(UsageError, match=re.escape(told)):
        parted(site, "wang-hao", articles=("content/articles/2019/talks.md",), into=into)


def test_an_undone_merger_that_was_cut_short_is_carried_on(site: Site) -> None:
    carried_out(site, merged(site))
    articles = ("content/articles/2019/speech.md",)
    changes.write(site, parted(site, "wang-hao", into="w-hao", articles=articles).changes[:1])
    carried_out(site, parted(site, "wang-hao", into="w-hao", articles=articles))
    names = {item.id: (item.name, *item.aliases) for item in loaded(site).entities}
    assert names["wang-hao"] == ("Wang Hao", "Hao")
    assert parted(site, "wang-hao", into="w-hao", articles=articles).changes == ()


def test_a_name_that_goes_back_is_marked_in_no_article_that_stays(site: Site) -> None:
    text = "Wang Hao read of Wang Jun."
    body = f'[Wang Hao][@wang-hao]{text[8:]}\n\n[@wang-hao]: ../../entities/wang-hao.md "person"\n'
    path = article(site, "reader", body, text)
    before = path.read_bytes()
    carried_out(site, merged(site, "wang-jun", "wang-hao"))
    assert named(site, "reader") == [("Wang Hao", "wang-hao"), ("Wang Jun", "wang-hao")]
    carried_out(site, parted(site, "wang-hao", into="wang-jun"))
    assert path.read_bytes() == before
    assert named(site, "reader") == [("Wang Hao", "wang-hao")]


BOTH = "Wang Hao met W. Hao. Hao and Minister Hao left, Wang Hao last."
BOTH_MARKED = """\
[Wang Hao][@wang-hao] met [W. Hao][@w-hao]. [Hao][@w-hao] and Minister Hao left,[^q-1] Wang Hao last.

[@w-hao]: ../../entities/w-hao.md "person; captain"
[@wang-hao]: ../../entities/wang-hao.md "person; minister"

[^q-1]: **Paraphrase.** Of: “Minister Hao left”. Speaker: [W. Hao][@w-hao]. Via: [Wang Hao][@wang-hao].
"""


def test_an_article_that_names_both_gives_each_its_own_when_a_merger_is_undone(site: Site) -> None:
    path = article(site, "both", BOTH_MARKED, BOTH)
    report = Report()
    plan = entities.merge(site, loaded(site), "w-hao", "wang-hao", report)
    assert [(item.severity, str(item.place)) for item in report.diagnostics] == [
        ("note", "content/articles/2019/both.md:13:1")
    ]
    carried_out(site, plan)
    assert path.read_text().count("@wang-hao") == 6
    report = Report()
    wanted = Split(into="w-hao", articles=("content/articles/2019/both.md",))
    plan = entities.split(site, loaded(site), "wang-hao", wanted, report)
    carried_out(site, plan)
    told = [(str(item.place), item.message) for item in report.diagnostics]
    assert told == [
        (
            "content/articles/2019/both.md:11:45",
            "“Hao” may mean 'wang-hao' or 'w-hao', and stays with 'wang-hao'",
        ),
        (
            "content/articles/2019/both.md:14:1",
            "by their names 'wang-hao' keeps “Wang Hao”, and 'w-hao' gets “W. Hao”",
        ),
        (
            "content/articles/2019/both.md:14:1",
            "the roles of the two stand here together: minister; captain",
        ),
        (
            "content/articles/2019/speech.md:11:10",
            "names of 'w-hao' that still mean 'wang-hao' here: “W. Hao”",
        ),
    ]
    assert named(site, "both") == [
        ("Wang Hao", "wang-hao"),
        ("W. Hao", "w-hao"),
        ("Hao", "wang-hao"),
        ("Minister Hao", "w-hao"),
        ("Wang Hao", "wang-hao"),
    ]
    assert "Speaker: [W. Hao][@w-hao]. Via: [Wang Hao][@wang-hao]." in path.read_text()
    assert plan.notices == ("1 article rewritten, word for word the same",)
    assert [change.path for change in parted(site, "wang-hao", into="w-hao", articles=wanted.articles).changes] == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, NAMES, st.lists(st.tuples(st.sampled_from(["Wang", "Hao", "Wang Hao", "W. Hao", "he"]), st.booleans())))
def test_who_was_named_beside_the_other_is_so_again_or_is_told(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], second: list[str], marks: list[tuple[str, bool]]
) -> None:
    site = site_in(tmp_path_factory.mktemp("site"))
    entity(site, "a", "Person A", more=f"aliases: [{', '.join(first)}]\n")
    entity(site, "b", "Person B", more=f"aliases: [{', '.join(second)}]\n")
    said = [("Person A", "[Person A][@a]"), ("Person B", "[Person B][@b]")]
    said += [(words, f"[{words}][@{'a' if is_one else 'b'}]") for words, is_one in marks]
    said += [(words, words) for words, _ in marks]
    lines = '[@a]: ../../entities/a.md "person"\n[@b]: ../../entities/b.md "person"\n'
    body = ", ".join(mark for _, mark in said)
    article(site, "both", f"{body}.\n\n{lines}", ", ".join(words for words, _ in said) + ".")
    before = named(site, "both")
    carried_out(site, merged(site, "b", "a"))
    report = Report()
    wanted = Split(into="b", articles=("content/articles/2019/both.md",))
    carried_out(site, entities.split(site, loaded(site), "a", wanted, report))
    told = " ".join(item.message for item in report.diagnostics)
    own = set(first) ^ set(second)
    for words, who in before:
        theirs = "a" if words in first else "b"
        certain = words in {"Person A", "Person B"} or (words in own and theirs == who)
        assert (words, who) in named(site, "both") or f"“{words}”" in told, words
        assert not certain or (words, who) in named(site, "both"), words


def test_what_both_are_called_and_nothing_marks_is_told_when_a_merger_is_undone(site: Site) -> None:
    words = "Wang Hao met W. Hao.\n\nHao left, and Hao spoke."
    body = words.replace("Wang Hao", "[Wang Hao][@wang-hao]").replace("W. Hao", "[W. Hao][@w-hao]")
    lines = "".join(f'[@{name}]: ../../entities/{name}.md "person"\n' for name in ("w-hao", "wang-hao"))
    path = article(site, "both", f"{body}\n\n{lines}", words)
    before = path.read_text()
    carried_out(site, merged(site))
    report = Report()
    articles = ("content/articles/2019/both.md", "content/articles/2019/speech.md")
    carried_out(site, entities.split(site, loaded(site), "wang-hao", Split(articles, "w-hao"), report))
    assert path.read_text() == before
    told, note = report.diagnostics
    assert (told.severity, note.severity) == ("warning", "note")
    assert str(told.place) == "content/articles/2019/both.md:13:1"
    assert told.message == (
        "“Hao” (again in line 13) is a name of 'wang-hao' and of 'w-hao', and means neither from now on"
    )


def test_an_article_that_is_given_back_whole_tells_names_of_the_one_that_stays(site: Site) -> None:
    path = "content/articles/2019/talks.md"
    carried_out(site, merged(site))
    report = Report()
    carried_out(site, entities.split(site, loaded(site), "wang-hao", Split((path,), "w-hao"), report))
    assert [f"{item.place} {item.message}" for item in report.diagnostics if "talks" in str(item.place)] == [
        f"{path}:11:1 names of 'wang-hao' that mean 'w-hao' here from now on: “Wang Hao”, “Wang” (again in line 16)"
    ]


def test_how_a_merger_is_undone_is_told_where_it_stands_in_the_way(site: Site) -> None:
    carried_out(site, merged(site))
    for source, target in (("w-hao", "wang-jun"), ("wang-hao", "w-hao")):
        with pytest.raises(ContentError) as caught:
            merged(site, source, target)
        (told,) = caught.value.diagnostics
        assert told.remedy == "undo that first: briefings entities split wang-hao --into w-hao --article …"


def test_of_mergers_one_after_the_other_the_last_is_undone_first(site: Site) -> None:
    carried_out(site, merged(site))
    carried_out(site, merged(site, "wang-hao", "wang-jun"))
    with pytest.raises(ContentError) as caught:
        parted(site, "wang-jun", into="w-hao", articles=("content/articles/2019/speech.md",))
    (told,) = caught.value.diagnostics
    assert told.remedy == (
        "undo that first: briefings entities split wang-jun --into wang-hao --article …, "
        "then briefings entities split wang-hao --into w-hao --article …"
    )


@pytest.mark.parametrize("name", ["Wang\udcff", "Wang\x07", " ", "w" * 3000])
def test_a_new_entity_whose_file_could_not_be_read_is_not_written(site: Site, name: str) -> None:
    before = {path: path.read_bytes() for path in (site.root / "content").rglob("*.md")}
    with pytest.raises(ContentError) as caught:
        parted(site, "wang-hao", articles=("content/articles/2019/talks.md",), name=name, into="other")
    assert codes(caught) == ["content/entities/other.md cannot-create"]
    assert {path: path.read_bytes() for path in (site.root / "content").rglob("*.md")} == before


@pytest.mark.parametrize("what", ["file", "folder", "link"])
def test_a_new_entity_takes_no_file_that_is_there(site: Site, what: str) -> None:
    path = site.root / "content/entities/other.md"
    content = loaded(site)
    if what == "file":
        path.write_text("the editor's words")
    elif what == "folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere")
    report = Report()
    wanted = Split(articles=("content/articles/2019/talks.md",), into="other")
    assert entities.split(site, content, "wang-hao", wanted, report).changes == ()
    assert [str(item.place) for item in report.diagnostics] == ["content/entities/other.md"]
    assert "is there already" in report.diagnostics[0].message
