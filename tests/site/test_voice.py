"""Loaded phrases, all the way from the editor's list over the conversion to the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.site.builders import CONFIG, write

pytestmark = pytest.mark.nlp
MARKED = re.compile(r'(?<!<dt>)<span class="voice"[^>]*>([^<]*)')
"""In the story; below it the signs are explained, each by an example."""

RAW = """The regime votes on the pier

March 2, 2021

The mayor's cronies want a new pier at Lantern Bay, the harbour master Ada Fern said on Tuesday.
"This regime does not own the sea," Fern said. The council of the regime votes on the pier next week.
Nobody else would speak about the pier, which was closed by the storm of last winter.
"""


def converted(command: Command, root: Path, setting: str) -> tuple[str, str]:
    """The article's file and its page."""
    pytest.importorskip("spacy")
    write(root, ("content/inbox/pier.txt", RAW), config=CONFIG + setting)
    outcome = command("build", "--quiet", "--jobs", "1", site=root)
    assert outcome.code == 0, outcome.err
    (file,) = root.glob("content/articles/*/*.md")
    (page,) = root.glob("public/articles/2021/*/*/index.html")
    return file.read_text(encoding="utf-8"), page.read_text(encoding="utf-8")


def test_the_editors_phrases_are_flagged_in_the_file_and_on_the_page(command: Command, tmp_path: Path) -> None:
    file, page = converted(command, tmp_path, "voice: [regime, crony]\n")
    assert re.findall(r"\[\^v-\d\]: \*\*Voice\.\*\* Of: “([^”]*)”", file) == ["cronies", "regime"]
    assert MARKED.findall(page) == ["cronies", "regime"]
    assert "The outlet’s own" in page


def test_an_empty_list_flags_nothing(command: Command, tmp_path: Path) -> None:
    file, page = converted(command, tmp_path, "voice: []\n")
    assert "[^v-" not in file
    assert MARKED.findall(page) == []
