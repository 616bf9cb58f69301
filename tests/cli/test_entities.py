"""The command entities: list, merge, split, kind, with a dry run first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.desk.builders import article, entity, site_in


@pytest.fixture
def site(tmp_path: Path) -> Path:
    made = site_in(tmp_path)
    (tmp_path / "config.yaml").write_text("site:\n  title: Sample\n  url: https://example.org/\n")
    entity(made, "wang-hao", "Wang Hao", more="aliases: [Hao]\n")
    entity(made, "w-hao", "W. Hao")
    entity(made, "gwadar", "Gwadar", "place")
    body = '[W. Hao][@w-hao] spoke.\n\n[@w-hao]: ../../entities/w-hao.md "person"\n'
    article(made, "speech", body, "W. Hao spoke.")
    return tmp_path


def files(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (site / "content").rglob("*.md")}


def test_the_list_tells_names_and_articles(site: Path, command: Command) -> None:
    assert command("entities", "list", site=site).out.splitlines() == [
        "gwadar  place  Gwadar  0",
        "w-hao  person  W. Hao  1",
        "wang-hao  person  Wang Hao (also Hao)  0",
    ]
    rows = [
        json.loads(line)
        for line in command("entities", "list", "--kind", "place", "--json", site=site).out.splitlines()
    ]
    assert [(row["id"], row["articles"]) for row in rows] == [("gwadar", 0)]


def test_a_dry_run_tells_the_files_and_writes_none(site: Path, command: Command) -> None:
    before = files(site)
    code, out, _ = command("entities", "merge", "w-hao", "wang-hao", "--dry-run", site=site)
    assert code == 0
    assert out.splitlines()[:3] == [
        "would write content/articles/2019/speech.md",
        "would write content/entities/wang-hao.md",
        "would write content/entities/w-hao.md",
    ]
    assert files(site) == before
    assert not (site / ".briefings").exists()


def test_a_merger_redirects_and_the_second_time_has_nothing_to_do(site: Path, command: Command) -> None:
    facts = json.loads(command("entities", "merge", "w-hao", "wang-hao", "--json", site=site).out)
    assert facts["changed"][-1] == "content/entities/w-hao.md"
    assert command("build", site=site).code == 0
    assert "people/wang-hao/" in (site / "public/people/w-hao/index.html").read_text()
    assert "nothing to do" in command("entities", "merge", "w-hao", "wang-hao", site=site).out


def test_a_split_names_its_articles_by_slug(site: Path, command: Command) -> None:
    code, out, _ = command("entities", "split", "w-hao", "--article", "speech", "--into", "hao-w", site=site)
    assert code == 0
    assert out.splitlines()[0] == "wrote content/entities/hao-w.md"
    assert "[W. Hao][@hao-w]" in (site / "content/articles/2019/speech.md").read_text()
    assert command("check", "--strict", site=site).code == 0


def test_another_kind(site: Path, command: Command) -> None:
    assert command("entities", "kind", "w-hao", "organization", site=site).code == 0
    assert 'w-hao.md "organization"' in (site / "content/articles/2019/speech.md").read_text()
    assert command("check", site=site).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("merge", "w-ho", "wang-hao"), 2, "did you mean 'w-hao'"),
        (
            ("merge", "w-hao", "gwadar"),
            1,
            "content/entities/w-hao.md:3:7: error: this is a person, and 'gwadar' is a place",
        ),
        (("split", "w-hao"), 2, "--article ARTICLE"),
        (("split", "w-hao", "--article", "nothing"), 2, "no article 'nothing'"),
        (("split", "wang-hao", "--article", "speech"), 1, "speech.md: error: it doesn't name 'wang-hao'"),
        (("kind", "w-hao", "ship"), 2, "person"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    site: Path, command: Command, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = files(site)
    outcome = command("entities", *arguments, site=site)
    assert outcome.code == code
    assert said in outcome.err
    assert files(site) == before


@pytest.mark.parametrize("option", ["--name", "--alias", "--known-by"])
@pytest.mark.parametrize("words", ["Li\x07Na", "  "])
def test_words_that_no_file_can_hold_are_wrong_usage(site: Path, command: Command, option: str, words: str) -> None:
    before = files(site)
    code, _, err = command("entities", "split", "w-hao", "--article", "speech", option, words, site=site)
    assert code == 2
    assert f"Invalid value for '{option}': this " in err
    assert files(site) == before


def test_kinds_that_differ_are_told_in_good_english(site: Path, command: Command) -> None:
    assert command("entities", "kind", "gwadar", "organization", site=site).code == 0
    code, _, err = command("entities", "merge", "gwadar", "w-hao", site=site)
    assert code == 1
    assert "content/entities/gwadar.md:3:7: error: this is an organization, and 'w-hao' is a person" in err


def test_what_stands_in_the_way_of_a_merger_has_its_line(site: Path, command: Command) -> None:
    assert command("entities", "split", "w-hao", "--article", "speech", "--into", "other", site=site).code == 0
    told = command("entities", "merge", "w-hao", "other", site=site).err.splitlines()
    assert [line.partition(": error: ")[::2] for line in told if ": error: " in line] == [
        (
            "content/entities/other.md:5:17",
            "it is said to be distinct from 'w-hao'; take distinct_from out of both files first [merged-and-distinct]",
        ),
        (
            "content/entities/w-hao.md:5:17",
            "it is said to be distinct from 'other'; take distinct_from out of both files first [merged-and-distinct]",
        ),
    ]
