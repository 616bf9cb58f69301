"""Two people of one name, from the first article to the third: parted, told apart by role, or asked about."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from briefings.cli import review
from tests.conftest import Command

OWN = """
import re
from briefings.ingest.types import Findings
from briefings.model import Annotations, By, Entity, EntityUse, Mention

def make():
    def annotate(clean, options):
        at = clean.text.find("Wang Hao")
        if at < 0:
            return Findings(Annotations())
        role = re.search(r"the (\\w+) Wang Hao", clean.text)
        use = EntityUse("w", "person", (role[1],) if role else (), By("by-heart", 0.9))
        return Findings(Annotations((use,), (Mention(at, at + 8, "w"),)), (Entity("w", "Wang Hao", "person"),))
    return annotate
"""


@pytest.fixture
def site(starter: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(starter / "elsewhere")  # brings the path back as it was
    (starter / "namesake_annotator.py").write_text(OWN)
    config = starter / "config.yaml"
    config.write_text(config.read_text().replace("annotator: spacy ", "annotator: namesake_annotator:make "))
    return starter


def arrives(site: Path, command: Command, title: str, who: str) -> Path:
    """A raw article of this headline comes in and is converted; the path of its file."""
    words = f"In the harbour town spoke {who} about the work of the year that lies behind us all. "
    (site / f"content/inbox/{title}.txt").write_text(f"{title} in the harbour\n\nMay 7, 2019\n\n{words * 3}")
    assert command("build", site=site).code == 0
    return site / f"content/articles/2019/{title.lower()}-in-the-harbour.md"


def test_two_of_one_name(site: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    first = arrives(site, command, "Talks", "the minister Wang Hao")
    second = arrives(site, command, "Match", "the footballer Wang Hao")
    assert "[@wang-hao]" in first.read_text()
    assert "[@wang-hao]" in second.read_text()

    split = ("entities", "split", "wang-hao", "--article", "match-in-the-harbour", "--into", "wang-hao-player")
    assert command(*split, "--known-by", "footballer", "--known-by", "striker", site=site).code == 0
    assert "[@wang-hao]" in first.read_text()
    assert "[@wang-hao-player]" in second.read_text()

    assert "[@wang-hao-player]" in arrives(site, command, "Goal", "the striker Wang Hao").read_text()
    assert "[@wang-hao]" in arrives(site, command, "Visit", "the minister Wang Hao").read_text()
    unclear = arrives(site, command, "Feast", "our Wang Hao")
    assert "[@wang-hao" not in unclear.read_text()
    assert "candidates: [wang-hao, wang-hao-player]" in unclear.read_text()

    monkeypatch.setattr(review, "_is_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("a\n2\nn\n"))
    code, out, _ = command("review", "feast-in-the-harbour", site=site)
    assert code == 0
    assert "2: wang-hao-player: Wang Hao (person), known by: footballer, striker" in out
    assert "[Wang Hao][@wang-hao-player]" in unclear.read_text()
    assert "proposed:" not in unclear.read_text()
    assert command("check", "--deep", site=site).code == 0
