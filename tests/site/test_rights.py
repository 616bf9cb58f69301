"""Rights: what may not go out is nowhere in the published tree, whatever way an article's words can take.

Each stretch of the article has a word of its own that no other text holds, so that a leak names itself.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.site.builders import CONFIG, article, entity, write

LONG = " ".join(["and", "so", "on"] * 13)
BODY = f"""\
Zqlead the pier opens. Zqsecond it is long.

Zqnext [Ada Fern][@ada-fern] came by boat.

Zqplain nobody may cite this. Zqpoint this stands for the article.

Zqdated it was built [in 2014][2014 a]. Zqhurt it went with which is[^d-1] here.

[Ada Fern][@ada-fern] said “zqquote we attach great importance to the pier {LONG} zqtail of the words.”[^q-1]

Zqreported she said that she attaches great importance to the pier.[^q-2] Zqfigure it cost $46 billion then.

Zqlast and that was all.

[@ada-fern]: ../../entities/ada-fern.md "person; zqrole keeper"
[2014 a]: #2014 "zqevidence as printed"
[^d-1]: **Damage, gap.** Of: “with which is”. Something is missing. Left as found.
[^q-1]: **Quote.** Speaker: [Ada Fern][@ada-fern].
[^q-2]: **Paraphrase.** Of: “Zqreported she said that she attaches great importance to the pier”. Speaker: Ada.
"""
TITLE, NAMED = {"zqtitle"}, {"zqbyline", "zqcredit"}
LEADING = {"zqlead", "zqsecond", "zqnext"}
CITED = {"zqpoint", "zqdated", "zqhurt", "zqquote", "zqreported", "zqsummary", "zqrole", "zqevidence", "zqfigure"}
CORRECTED = {"zqmended", "zqwas", "zqnow"}
EVERYTHING = TITLE | NAMED | LEADING | CITED | CORRECTED | {"zqplain", "zqtail", "zqlast", "zqremoved"}
MAY_GO_OUT = {
    "full": EVERYTHING,
    "excerpt": TITLE | NAMED | LEADING | CITED | CORRECTED,
    "link": TITLE | NAMED | {"zqmended"},
}
MORE = """\
summary: zqsummary of it.
key_points: ["p3.s2 Zqpoint this"]
removed: [{line: 9, exact: zqremoved words, why: share-widget}]
corrections: [{on: "2021-04-01", what: zqmended it, was: zqwas so, now: zqnow so}]
"""
SOURCE = {"publisher": "Gull Wire", "byline": "zqbyline Ray", "url": "https://gull.example/1"}


def published(root: Path, rights: str, command: Command, *, per_article: bool = False, titled: bool = True) -> Path:
    """The published tree of a site with that article, and one of another source in its story."""
    more = MORE + (f"rights: {rights}\n" if per_article else "")
    path, text = article(
        "talks", BODY, title="zqtitle talks" if titled else None, story="pier", more=more, source=SOURCE
    )
    text = text.replace('"url"', '"credits": ["zqcredit"], "url"')
    said = "[Ada Fern][@ada-fern] said “we attach great importance to the pier,”[^q-1] and left.\n\n[@ada-fern]: "
    said += '../../entities/ada-fern.md "person"\n[^q-1]: **Quote.** Speaker: [Ada Fern][@ada-fern].'
    other = article("other", said, story="pier", published="2021-03-01", source={"publisher": "Tern Wire"})
    briefing = '---\ntitle: Spring\npublished: "2021-05-01"\n---\n\n{article: talks}\n\n{story: pier}\n'
    config = CONFIG + "search: on\nsources:\n  gull: {name: Gull Wire, rights: " + rights + "}\n"
    config = CONFIG + "search: on\n" if per_article else config
    write(root, (path, text), other, entity("Ada Fern"), ("content/briefings/spring.md", briefing), config=config)
    code, out, err = command("build", "--json", site=root)
    assert code == 0, out + err
    assert [found for found in json.loads(out)["diagnostics"] if found["severity"] == "error"] == []
    return root / "public"


def words_in(public: Path) -> dict[str, list[str]]:
    """Each of the article's own words -> the files that hold it; compressed ones are opened."""
    found: dict[str, list[str]] = {}
    for path in sorted(public.rglob("*")):
        if not path.is_file() or path.name.startswith("wasm."):
            continue
        data = path.read_bytes()
        if data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        for word in set(re.findall(rb"zq[a-z]+", data.lower())):
            found.setdefault(_unstemmed(word.decode()), []).append(path.relative_to(public).as_posix())
    return found


def _unstemmed(word: str) -> str:
    """The word that a search index has cut to its stem."""
    return next((whole for whole in EVERYTHING if whole.startswith(word) and len(whole) - len(word) <= len("ed")), word)


@pytest.mark.parametrize("per_article", [True, False])
@pytest.mark.parametrize("rights", ["full", "excerpt", "link"])
def test_what_may_not_go_out_is_nowhere(tmp_path: Path, command: Command, rights: str, per_article: bool) -> None:  # noqa: FBT001 - a case of the test
    found = words_in(published(tmp_path / "site", rights, command, per_article=per_article))
    assert {word: files for word, files in found.items() if word not in MAY_GO_OUT[rights]} == {}
    assert MAY_GO_OUT["link"] <= found.keys()
    if rights == "full":
        assert found.keys() == EVERYTHING


def test_an_article_without_a_headline_is_not_called_by_its_words_where_only_a_link_may_go_out(
    tmp_path: Path, command: Command
) -> None:
    found = words_in(published(tmp_path / "site", "link", command, titled=False))
    assert found.keys() == MAY_GO_OUT["link"] - TITLE


@pytest.mark.parametrize("form", ["json", "webannotation", "jsonld", "text"])
@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_no_export_says_more_than_the_site(tmp_path: Path, command: Command, rights: str, form: str) -> None:
    published(tmp_path / "site", rights, command)
    out = command("export", "talks", "--format", form, site=tmp_path / "site").out
    assert set(re.findall(r"zq[a-z]+", out.lower())) - MAY_GO_OUT[rights] == set()


def test_only_full_rights_let_the_source_and_copies_for_programs_out(tmp_path: Path, command: Command) -> None:
    for rights, there in (("full", True), ("excerpt", False), ("link", False)):
        public = published(tmp_path / rights, rights, command)
        assert (public / "articles/2021/03/talks/article.md").exists() is there
        assert (public / "articles/2021/03/talks/article.json").exists() is there


def test_a_page_without_its_articles_words_does_not_speak_of_them(tmp_path: Path, command: Command) -> None:
    for rights, there in (("excerpt", True), ("link", False)):
        public = published(tmp_path / rights, rights, command, titled=False)
        page = (public / "articles/2021/03/talks/index.html").read_text(encoding="utf-8")
        for words in ("These are its first words.", "Every word of the text above", "Signs used in the text"):
            assert (words in page) is there, (rights, words)
