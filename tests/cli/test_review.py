"""The command review: a walk with answers from a keyboard, lists for scripts, and nothing lost however it ends."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.cli import review
from briefings.config import Site
from briefings.errors import PublishError
from briefings.model import Article
from tests.conftest import Command
from tests.desk.builders import article, entity, one, site_in

TEXT = "Wang Hao spoke on Monday. “We are ready to help,” he said."
BODY = """\
[Wang Hao][@wang-hao] spoke on [Monday][2019-05-06 a]. “We are ready to help,”[^q-1] he said.

[@wang-hao]: ../../entities/wang-hao.md "person; minister; By: ner 0.77"

[2019-05-06 a]: #2019-05-06 "weekday before dateline; By: date-weekday 0.50"

[^q-1]: **Quote.** Speaker: he. By: cue-dep 0.94.
"""
CONFIG = "site:\n  title: Sample\n  url: https://example.org/\n"
PATH = "content/articles/2019/talks.md"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with one article and three doubts; standard input counts as a terminal."""
    made = site_in(tmp_path)
    (tmp_path / "config.yaml").write_text(CONFIG)
    entity(made, "wang-hao", "Wang Hao")
    article(made, "talks", BODY, TEXT)
    monkeypatch.setattr(review, "_is_terminal", lambda: True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795300000")
    return tmp_path


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is typed unless a test says so."""
    typed(monkeypatch)


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def found(site: Path) -> Article:
    return one(Site(site, site_in(site).config), "talks")


def test_a_walk_through_an_article(site: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "a", "c", "2019-05-05", "the ministry's page", "c", "quote", "wang hao", "he", "y", "A. Editor")
    code, out, err = command("review", site=site)
    assert (code, err) == (0, "")
    assert "1 of 3 · entity: the rule is not often enough right · content/articles/2019/talks.md:11:1" in out
    assert "⟦Wang Hao⟧ spoke on Monday." in out
    assert "found by ner, which is right 77% of the time" in out
    assert "3 decisions written, 1 article checked" in out
    made = found(site)
    assert [use.by for use in made.annotations.entities] == [None]
    assert [(date.value, date.evidence) for date in made.annotations.dates] == [("2019-05-05", "the ministry's page")]
    speaker = made.annotations.quotations[0].speaker
    assert (speaker and speaker.text, speaker and speaker.entity) == ("he", "wang-hao")
    assert (made.meta.review.state, made.meta.review.by, made.meta.review.on) == ("checked", "A. Editor", "2026-11-21")
    assert made.fidelity == "matches"


def test_a_second_walk_has_nothing_to_ask(site: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "a", "a", "a", "y")
    command("review", "--by", "A. Editor", site=site)
    typed(monkeypatch)
    code, out, _ = command("review", site=site)
    assert code == 0
    assert "nothing to review" in out


def test_rejected_and_skipped(site: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "r", "s", "r", "")
    code, out, _ = command("review", "talks", "--by", "A. Editor", site=site)
    assert code == 0
    assert "1 doubt skipped; mark the article as checked [y/N/q]" in out
    made = found(site)
    assert [mention.entity for mention in made.annotations.mentions] == [None]
    assert made.annotations.quotations == ()
    assert len(made.annotations.dates) == 1
    assert made.meta.review.state == "machine"


def test_what_is_typed_wrongly_is_asked_again(site: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "x", "c", "nobody at all", "new: Wang Hao", "organization", "-", "c", "tomorrow", "", "q")
    code, out, _ = command("review", site=site)
    assert code == 0
    assert "accept: it is right" in out
    assert "not one entity goes by 'nobody at all'" in out
    assert "not written: 'tomorrow' is no date" in out
    (use,) = found(site).annotations.entities
    assert (use.id, use.kind, use.roles) == ("wang-hao-2", "organization", ())
    assert (site / "content/entities/wang-hao-2.md").exists()


@pytest.mark.parametrize("interrupt", [True, False])
def test_whoever_breaks_off_keeps_what_was_decided(
    site: Path, command: Command, monkeypatch: pytest.MonkeyPatch, *, interrupt: bool
) -> None:
    typed(monkeypatch, "a", *([] if interrupt else ["q"]))
    code, out, _ = command("review", site=site)
    assert code == (1 if interrupt else 0)
    assert "1 decision written, 0 articles checked" in out
    assert [use.by for use in found(site).annotations.entities] == [None]


def test_the_list_is_for_people_and_json_for_programs(site: Path, command: Command) -> None:
    code, out, _ = command("review", "--list", site=site)
    assert code == 0
    assert out.splitlines()[0] == (
        f"{PATH}:11:1: entity: “Wang Hao”: Wang Hao (person); minister (the rule is not often enough right) [ner 0.77]"
    )
    rows = [json.loads(line) for line in command("review", "--json", site=site).out.splitlines()]
    assert [(row["kind"], row["reason"], row["rule"], row["confidence"]) for row in rows] == [
        ("entity", "unsure", "ner", 0.77),
        ("date", "unsure", "date-weekday", 0.5),
        ("quote", "no-speaker", "cue-dep", 0.94),
    ]
    first = rows[0]
    assert first["sentence"][first["start"] :].startswith(first["words"])
    assert (first["file"], first["line"], first["column"]) == (PATH, 11, 1)


def test_how_sure_is_sure_enough_can_be_said(site: Path, command: Command) -> None:
    assert len(command("review", "--json", "--below", "0.6", site=site).out.splitlines()) == 2
    (site / "config.yaml").write_text(CONFIG + "review: {doubtful_below: 0.4}\n")
    assert len(command("review", "--json", site=site).out.splitlines()) == 1


def test_without_a_terminal_it_says_what_to_use(site: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "_is_terminal", lambda: False)
    code, _, err = command("review", site=site)
    assert code == 2
    assert "briefings review --list or --json" in err


def test_an_article_with_a_fault_is_told_and_the_others_are_listed(site: Path, command: Command) -> None:
    (site / "content/articles/2019/broken.md").write_text("---\nformat: briefings/1\n---\n")
    code, out, err = command("review", "--list", site=site)
    assert code == 1
    assert "content/articles/2019/broken.md:2:1: error:" in err
    assert len(out.splitlines()) == 3


def test_who_has_had_enough_may_say_so_at_the_end_of_an_article_too(
    site: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    article(site_in(site), "walks", BODY, TEXT)
    typed(monkeypatch, *"sss", "what?", "Quit")
    code, out, _ = command("review", site=site)
    assert code == 0
    assert "type y, n or q" in out
    assert "2 of 2" not in out
    assert out.endswith("0 decisions written, 0 articles checked\n")


class Meanwhile(io.StringIO):
    """A keyboard; something else happens when this line is typed."""

    def __init__(self, lines: list[str], on: str, do: Callable[[], object]) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._on, self._do = on, do

    def readline(self, size: int | None = -1, /) -> str:
        line = super().readline(-1 if size is None else size)
        if line.strip() == self._on:
            self._do()
        return line


@pytest.mark.parametrize("spoilt", ["---\nformat: briefings/1\n---\n", ""])
def test_an_article_that_is_spoilt_meanwhile_is_told_and_the_review_goes_on(
    site: Path, command: Command, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    article(site_in(site), "walks", BODY, TEXT)
    monkeypatch.setattr("sys.stdin", Meanwhile(["a", "s", "q"], "s", lambda: (site / PATH).write_text(spoilt)))
    code, out, err = command("review", site=site)
    assert code == 1
    assert f"{PATH}:" in err
    assert f"{PATH} was edited meanwhile: mend it, then review it again" in out
    assert "2 of 2: walks" in out
    assert out.endswith("1 decision written, 0 articles checked\n")


def test_what_was_decided_is_told_where_the_disk_ends_a_review(
    site: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PublishError("no space is left on the disk")

    broken = Meanwhile(["a", "r"], "r", lambda: monkeypatch.setattr("briefings.files.replace_all", refuse))
    monkeypatch.setattr("sys.stdin", broken)
    code, out, err = command("review", site=site)
    assert code == 1
    assert out.endswith("stopped; 1 decision written, 0 articles checked\n")
    assert "no space is left" in err


def test_the_editor_of_the_configuration_reviews(site: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "config.yaml").write_text(CONFIG + "review: {by: The desk}\n")
    typed(monkeypatch, "a", "a", "a", "y")
    command("review", site=site)
    assert found(site).meta.review.by == "The desk"


def test_a_new_entity_overwrites_no_file_that_could_not_be_read(
    site: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = site / "content/entities/li-na.md"
    path.write_text("---\nname: Li Na\naliases: [Li\n---\n\nWords of many days.\n")
    before = path.read_bytes()
    typed(monkeypatch, "c", "new: Li Na", "person", "-", "q")
    code, out, _ = command("review", site=site)
    assert code == 0
    assert "not written: the file content/entities/li-na.md is there already; mend it if it has faults" in out
    assert path.read_bytes() == before
    assert "@li-na" not in (site / PATH).read_text()


NO_FILE_HOLDS = ["caf\udce9", "Li\x07Na", "Li\ufdd0Na"]


@pytest.mark.parametrize("name", NO_FILE_HOLDS)
def test_what_no_file_can_hold_is_asked_again(
    site: Path, command: Command, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    typed(monkeypatch, "c", f"new: {name}", "new: Li Na", "person", "-", "q")
    code, out, _ = command("review", site=site)
    assert code == 0
    assert "this holds a control character, or bytes that are no UTF-8; type it again" in out
    assert [path.name for path in (site / "content/entities").glob("li*")] == ["li-na.md"]
    assert command("check", site=site).code == 0


def test_a_new_speaker_has_a_name(site: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "s", "s", "c", "quote", "new:", "new:  Li  Na", "person", "he", "n")
    code, out, _ = command("review", site=site)
    assert code == 0
    assert "for a new one write the name too" in out
    (quote,) = found(site).annotations.quotations
    assert quote.speaker
    assert quote.speaker.entity == "li-na"
    assert (site / "content/entities/li-na.md").read_text().startswith("---\nname: Li Na\n")


@pytest.mark.parametrize("name", NO_FILE_HOLDS)
def test_a_reviewer_that_no_file_can_hold_is_wrong_usage(site: Path, command: Command, name: str) -> None:
    code, _, err = command("review", "--by", name, site=site)
    assert code == 2
    assert "this holds a control character, or bytes that are no UTF-8" in err


@pytest.mark.parametrize("name", ["Zoë\u00a0B", "ر\u200cب", " Li Na "])
def test_a_reviewer_is_whoever_could_be_typed_too(
    site: Path, command: Command, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = (site / PATH).read_bytes()
    typed(monkeypatch, *"sss", "y", name)
    assert command("review", site=site).code == 0
    asked = found(site).meta.review
    (site / PATH).write_bytes(before)
    typed(monkeypatch, *"sss", "y")
    assert command("review", "--by", name, site=site).code == 0
    named = found(site).meta.review
    assert asked == named
    assert named.by == name.strip()
