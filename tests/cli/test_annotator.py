"""A site whose configuration names an annotator of the editor's own: conversion, build and ``annotate`` use it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Command

RAW = "Harbour pier opens\n\nMay 7, 2019\n\n" + "The pier was opened by Wang Hao after two years of work by many. " * 4
OWN = """
from briefings.ingest.types import Findings
from briefings.model import Annotations, By, Entity, EntityUse, Mention

def make():
    def annotate(clean, options):
        at = clean.text.find("Wang Hao")
        use = EntityUse("w", "person", ("opener",), By("by-heart", 0.5))
        mentions = (Mention(at, at + 8, "w"),)
        return Findings(Annotations(entities=(use,), mentions=mentions), (Entity("w", "Wang Hao", "person"),))
    return annotate
"""


@pytest.fixture
def own(starter: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(starter / "elsewhere")  # brings the path back as it was
    (starter / "harbour_annotator.py").write_text(OWN)
    (starter / "content/inbox/pier.txt").write_text(RAW)
    config = starter / "config.yaml"
    config.write_text(re.sub(r"(?m)^annotator: .*$", "annotator: harbour_annotator:make", config.read_text()))
    return starter


def test_a_build_converts_with_it(own: Path, command: Command) -> None:
    code, _, err = command("build", site=own)
    assert (code, err.count("warning")) == (0, 0)
    made = (own / "content/articles/2019/harbour-pier-opens.md").read_text()
    assert "[Wang Hao][@wang-hao]" in made
    assert '[@wang-hao]: ../../entities/wang-hao.md "person; opener; By: by-heart 0.50"' in made


def test_annotate_uses_it_in_the_sites_folder(own: Path, command: Command) -> None:
    code, out, _ = command("annotate", str(own / "content/inbox/pier.txt"), "--json", site=own)
    assert (code, [entity["name"] for entity in json.loads(out)["entities"]]) == (0, ["Wang Hao"])


def test_one_that_is_not_there_is_told_in_its_line(own: Path, command: Command) -> None:
    (own / "harbour_annotator.py").unlink()
    config = own / "config.yaml"
    config.write_text(config.read_text().replace("harbour_annotator", "no_such_module"))
    line = config.read_text().splitlines().index("annotator: no_such_module:make") + 1
    code, _, err = command("build", site=own)
    assert code == 1
    assert f"config.yaml:{line}:1: error: the annotator no_such_module:make cannot be loaded" in err


def test_a_name_of_no_function_is_a_fault(own: Path, command: Command) -> None:
    config = own / "config.yaml"
    config.write_text(config.read_text().replace("harbour_annotator:make", "rm -rf"))
    code, _, err = command("build", site=own)
    assert code == 1
    assert "'annotator' is 'rm -rf', expected spacy or package.module:factory" in err
