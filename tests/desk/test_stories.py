"""Stories merged and split: only the line ``story:`` of the articles changes, and no address is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefings import configfile, run
from briefings.content.load import load
from briefings.desk import stories
from briefings.desk.changes import Plan
from briefings.desk.changes import write as carry_out
from briefings.diagnostics import Report
from briefings.errors import UsageError
from briefings.job import Request
from briefings.progress import Silent
from tests.conftest import Command
from tests.site.builders import article, tree, write

NAMES = ("one", "two", "three", "four")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two articles of a story on a wall, two of one on a pier."""
    texts = [article(name, story="wall" if name in NAMES[:2] else "pier") for name in NAMES]
    return write(tmp_path / "site", *texts)


def plan(root: Path, *asked: str, into: str = "") -> tuple[Plan, list[str]]:
    report = Report()
    site = configfile.load(root, report)
    content = load(site, report, None, Silent())
    if into:
        paths = {f"content/articles/2021/{name}.md" for name in asked[1:]}
        made = stories.split(site, content, asked[0], paths, into, report)
    else:
        made = stories.merge(site, content, asked[0], asked[1], report)
    return made, [str(found) for found in report.diagnostics if found.is_error]


def do(root: Path, *asked: str, into: str = "") -> list[str]:
    made, told = plan(root, *asked, into=into)
    assert told == []
    carry_out(configfile.load(root, Report()), made.changes)
    return [change.path for change in made.changes]


def stated(root: Path) -> dict[str, str]:
    report = Report()
    content = load(configfile.load(root, report), report, None, Silent())
    report.raise_if_errors()
    return {one.meta.slug: one.meta.story or "" for one in content.articles}


def build(root: Path) -> None:
    report = Report()
    run.build(configfile.load(root, report), Request(), report, Silent())
    assert [str(found) for found in report.diagnostics if found.severity != "note"] == []


def test_a_story_goes_into_another_and_its_address_leads_there(site: Path) -> None:
    build(site)
    assert do(site, "wall", "pier") == [
        "content/stories/wall.md",
        "content/articles/2021/one.md",
        "content/articles/2021/two.md",
    ]
    assert stated(site) == dict.fromkeys(NAMES, "pier")
    build(site)
    assert 'url=../../stories/pier/"' in (site / "public/stories/wall/index.html").read_text()
    assert (site / "public/feeds/stories/wall.atom").read_text().count("<entry>") == 4


def test_only_one_line_of_an_article_changes(site: Path) -> None:
    path = site / "content/articles/2021/one.md"
    odd = path.read_text().replace('story: "wall"', "story:   wall   # the editor's own words").replace("\n", "\r\n")
    path.write_bytes(odd.encode())
    do(site, "wall", "pier")
    assert path.read_bytes() == odd.replace("wall   #", "pier   #").encode()


def test_a_second_run_finds_nothing_to_do_and_a_run_that_was_cut_goes_on(site: Path) -> None:
    made, _ = plan(site, "wall", "pier")
    carry_out(configfile.load(site, Report()), made.changes[:2])
    build(site)
    assert do(site, "wall", "pier") == ["content/articles/2021/two.md"]
    assert do(site, "wall", "pier") == []


def test_what_the_editor_said_of_the_story_stays_in_its_file(site: Path) -> None:
    write(site, ("content/stories/wall.md", "---\ntitle: The wall # mine\naliases: [rampart]\n---\n\nMy note.\n"))
    build(site)
    made, _ = plan(site, "wall", "pier")
    assert made.notices[1] == "what content/stories/wall.md says of it is no longer shown"
    do(site, "wall", "pier")
    text = (site / "content/stories/wall.md").read_text()
    assert text == "---\ntitle: The wall # mine\naliases: [rampart]\nmerged_into: pier\n---\n\nMy note.\n"
    build(site)
    assert (site / "public/stories/rampart/index.html").read_text().count("stories/pier/") > 0


def test_a_story_is_parted_and_a_merger_undone(site: Path) -> None:
    build(site)
    assert do(site, "pier", "four", into="quay") == ["content/articles/2021/four.md"]
    build(site)
    do(site, "quay", "pier")
    build(site)
    assert do(site, "pier", "four", into="quay") == ["content/stories/quay.md", "content/articles/2021/four.md"]
    build(site)
    assert stated(site)["four"] == "quay"
    assert 'http-equiv="refresh"' not in (site / "public/stories/quay/index.html").read_text()


def test_a_chain_of_mergers_leads_to_its_end(site: Path) -> None:
    do(site, "pier", "four", into="quay")
    build(site)
    do(site, "wall", "pier")
    do(site, "pier", "quay")
    build(site)
    for former in ("wall", "pier"):
        assert 'url=../../stories/quay/"' in (site / f"public/stories/{former}/index.html").read_text()


@pytest.mark.parametrize(
    ("asked", "into", "told"),
    [
        (("wall", "peir"), "", "no story 'peir'; did you mean 'pier'?"),
        (("wall", "wall"), "", "'wall' is one story already; name two"),
        (
            ("wall", "one", "two"),
            "new",
            "no article would stay in 'wall'; to rename it: briefings stories merge wall new",
        ),
        (("wall", "one"), "pier", "the story 'pier' has articles of its own; name a new one, or merge the two"),
        (("wall", "one"), "The Wall", "--into 'The Wall' is no slug; write another slug, such as 'the-wall'"),
    ],
)
def test_what_makes_no_sense_is_told(site: Path, asked: tuple[str, ...], into: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        plan(site, *asked, into=into)
    assert str(caught.value) == told


def test_an_article_of_another_story_and_a_merged_target_are_faults(site: Path) -> None:
    assert "content/articles/2021/three.md: error: it belongs to 'pier', not to 'wall'; leave it out" in "".join(
        plan(site, "wall", "one", "three", into="new")[1]
    )
    do(site, "wall", "pier")
    made, (fault,) = plan(site, "pier", "wall")
    assert made == Plan()
    assert "it was itself merged into 'pier'; take its merged_into out first" in fault


def test_mergers_in_a_circle_are_told(site: Path) -> None:
    write(
        site,
        ("content/stories/wall.md", "---\nmerged_into: pier\n---\n"),
        ("content/stories/pier.md", "---\nmerged_into: wall\n---\n"),
    )
    report = Report()
    with pytest.raises(Exception, match="fault"):
        run.build(configfile.load(site, report), Request(), report, Silent())
    assert "merge-circle" in {found.code for found in report.diagnostics}


def test_the_command_line(site: Path, command: Command) -> None:
    before = tree(site)
    dry = command("stories", "merge", "wall", "pier", "--dry-run", site=site)
    assert dry.code == 0
    assert "would write content/stories/wall.md\n" in dry.out
    assert tree(site) == before
    assert "2 articles moved; wall leads to pier" in command("stories", "merge", "wall", "pier", site=site).out
    assert command("stories", "merge", "wall", "pier", site=site).out == "nothing to do: it is so already\n"
    assert (
        '"changed": ["content/articles'
        in command("stories", "split", "pier", "one", "--into", "q", "--json", site=site).out
    )
    assert "merge" in command("stories", "--help").out
    assert command("stories", site=site).code == 2
