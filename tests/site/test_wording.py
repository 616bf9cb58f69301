"""What a reader is told on pages that the happy path does not show: nothing leads, another language, no words."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Command
from tests.site.builders import CONFIG, article, entity, write

GERMAN = """\
[Ada Fern][@ada-fern] sagte am 3. April: „Der Hafen bleibt.“[^q-1] Der so-called Hafen[^v-1] ist zu.

[@ada-fern]: ../../entities/ada-fern.md "person; Hafenmeisterin"

[^q-1]: **Quote.** Speaker: [Ada Fern][@ada-fern].
[^v-1]: **Voice.** Of: “so-called”. The outlet's own phrase, not a quotation.
"""


def published(root: Path, command: Command, *files: tuple[str, str], config: str = CONFIG) -> Path:
    write(root, *files, config=config)
    assert command("build", site=root).code == 0
    return root / "public"


def page(public: Path, path: str) -> str:
    return (public / path / "index.html").read_text(encoding="utf-8")


def test_a_briefing_in_which_no_story_leads_does_not_say_also(tmp_path: Path, command: Command) -> None:
    told, bare = 'key_points: ["p1.s1 The harbour was"]\n', article("bare")
    for name, files, heading in (
        ("some", (article("told", more=told), bare), "Also in this briefing"),
        ("none", (bare,), "Stories"),
    ):
        public = published(tmp_path / name, command, *files)
        for path in ("", "briefings/2021-03"):
            assert f"<h2>{heading}</h2>" in page(public, path), (name, path)


def test_words_of_an_article_are_marked_as_of_its_language(tmp_path: Path, command: Command) -> None:
    path, text = article("hafen", GERMAN, source={"publisher": "Hafenblatt"})
    public = published(tmp_path, command, (path, text.replace('"en"', '"de"')), entity("Ada Fern"))
    for index in ("quotations", "quotations/speakers", "people"):
        assert '<span class="role" lang="de">Hafenmeisterin</span>' in page(public, index), index
    assert '<p class="context" lang="de"><b>so-called</b>' in page(public, "sources/hafenblatt")


def test_no_list_without_an_item(tmp_path: Path, command: Command) -> None:
    sources = ({"publisher": "Gull Wire"}, {"publisher": "Tern Wire"})
    files = [article(f"pier-{at}", story="pier", source=source) for at, source in enumerate(sources)]
    public = published(tmp_path, command, *files)
    assert "Gull Wire" in page(public, "stories/pier")
    assert '<ul class="points jump">\n</ul>' not in page(public, "stories/pier")


def test_what_all_feeds_are_said_to_carry_holds_where_no_words_go_out(tmp_path: Path, command: Command) -> None:
    public = published(tmp_path, command, article("bare"), config=f"{CONFIG}rights: link\n")
    assert "whole articles" not in page(public, "subscribe")
