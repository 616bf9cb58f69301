"""A rebuild: the same tree as a clean build, no more work than the change asks for, and none where nothing changed."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefings import cli
from tests.conftest import Command
from tests.site.builders import article, entity, tree, write

CHECKOUT = Path(__file__).parents[2]
SAID = "[Ada Fern][@ada-fern] said “the pier is open,”[^q-1] and left."
ADA = f'{SAID}\n\n[@ada-fern]: ../../entities/ada-fern.md "person"\n\n'
QUOTE = "[^q-1]: **Quote.** Speaker: [Ada Fern][@ada-fern]."
MOMENTS = (1_614_556_800, 1_623_000_000, 1_640_000_000)
"""Seconds since 1970: in March, June and December 2021."""
LEAN = ("spacy", "numpy", "feedgen", "jinja2", "markdown", "lxml", "trafilatura", "nh3", "rich")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Six articles, one person, two stories."""
    articles = [article(f"day-{day}", ADA + QUOTE, published=f"2021-03-{day:02}", story="pier") for day in range(1, 6)]
    lone = article("lone", published="2020-01-01", story="lone")
    return write(tmp_path / "site", *articles, lone, entity("Ada Fern"), entity("Tom Quill"))


def built(site: Path, command: Command, *options: str) -> dict[str, int | bool]:
    """What a build did."""
    code, out, err = command("build", "--json", *options, site=site)
    assert code == 0, out + err
    facts: dict[str, int | bool] = json.loads(out)
    return facts


def kept(site: Path, command: Command) -> None:
    """Builds, and says of the addresses that an edit lost that they are gone, and no longer of those that are back."""
    code, out, _ = command("build", "--json", site=site)
    if code:
        config = site / "config.yaml"
        head, _, stated = config.read_text().partition("\ngone: ")
        gone = set(re.findall(r"[\w/.-]+", stated))
        for found in json.loads(out)["diagnostics"]:
            gone |= set(re.findall(r"(\S+) was published and would be no more", found["message"]))
            gone -= set(re.findall(r"'gone' names '(\S+)', which is a page", found["message"]))
        config.write_text(f"{head.rstrip()}\ngone: [{', '.join(sorted(gone))}]\n")
        built(site, command)


def clean(site: Path, folder: Path) -> dict[str, bytes]:
    """The tree that a first build of the same content publishes."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("public", ".briefings"))
    assert cli.run(["-C", str(folder), "build", "--quiet"]) == 0
    return pages(folder)


def pages(site: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(site / "public").items() if not path.startswith(".")}


def stamps(site: Path) -> Mapping[Path, tuple[int, ...]]:
    """Every file and folder with all that a write to it would change."""
    found = {path: path.lstat() for path in (site, *site.rglob("*"))}
    return {path: (stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns) for path, stat in found.items()}


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def test_a_second_build_writes_nothing_at_all(site: Path, command: Command) -> None:
    built(site, command)
    before = stamps(site)
    assert built(site, command)["unchanged"]
    assert stamps(site) == before


def test_a_second_build_loads_no_engine(site: Path, command: Command) -> None:
    built(site, command)
    code = (
        "import sys; from briefings import cli; code = cli.run(sys.argv[1:]);"
        f"print(code, [name for name in {LEAN} if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, "-C", str(site), "build", "--quiet"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "0 []"


def test_a_changed_page_is_the_only_one_written(site: Path, command: Command) -> None:
    write(site, ("content/pages/about.md", "---\ntitle: About\n---\n\nOne.\n"))
    built(site, command)
    before, old = pages(site), stamps(site / "public")
    write(site, ("content/pages/about.md", "---\ntitle: About\n---\n\nTwo.\n"))
    facts = built(site, command)
    assert changed(before, pages(site)) == {"about/index.html"}
    assert facts["written"] == 1
    public, new = site / "public", stamps(site / "public")
    for path in before.keys() - {"about/index.html"}:
        assert new[public / path][2] == old[public / path][2], path


def test_a_changed_article_touches_what_shows_it_and_nothing_else(site: Path, command: Command) -> None:
    built(site, command)
    before = pages(site)
    write(site, article("lone", "The harbour was loud.", published="2020-01-01", story="lone"))
    facts = built(site, command)
    touched = changed(before, pages(site))
    assert facts["written"] == len(touched)
    assert "articles/2020/01/lone/index.html" in touched
    assert not {path for path in touched if re.match(r"(articles/2021|stories/pier|people|topics/index|search)", path)}


def test_what_is_damaged_in_the_published_tree_is_made_good(site: Path, command: Command) -> None:
    built(site, command)
    before = pages(site)
    (site / "public" / "index.html").unlink()
    (site / "public" / "robots.txt").write_text("mine", encoding="utf-8")
    built(site, command)
    assert pages(site) == before


def put(site: Path, *files: tuple[str, str]) -> None:
    """Writes files of a site whose configuration stays what an edit has made of it."""
    write(site, *files, config=(site / "config.yaml").read_text(encoding="utf-8"))


def _add(site: Path, chance: random.Random) -> None:
    number = chance.randrange(100)
    day = chance.choice([None, f"2021-{number % 12 + 1:02}-10"])
    put(site, article(f"new-{number}", ADA + QUOTE, published=day, story=chance.choice([None, "pier", "wall"])))


def _change(site: Path, chance: random.Random) -> None:
    path = _one(site, "content/articles", chance)
    text = path.read_text(encoding="utf-8")
    title = f'title: "Title {chance.randrange(1000)} & <more>"'
    path.write_text(re.sub("^title: .*", title, text, flags=re.MULTILINE), encoding="utf-8")


def _reword(site: Path, chance: random.Random) -> None:
    path = _one(site, "content/articles", chance)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"\A(---\n.*?\n---\n\n)", rf"\1Word {chance.randrange(1000)}. ", text, flags=re.DOTALL), "utf-8"
    )


def _timed(site: Path, chance: random.Random) -> None:
    """An article that goes out, or one that is withdrawn, at a moment that the clock may have passed."""
    when = chance.choice(["publish_after", "expires"])
    more = f'{when}: "{chance.choice(["2021-05-01", "2021-09-01"])}"\n'
    put(site, article(f"timed-{when[0]}", ADA + QUOTE, published="2021-03-07", story="pier", more=more))


def _clock(_site: Path, chance: random.Random) -> None:
    os.environ["SOURCE_DATE_EPOCH"] = str(chance.choice(MOMENTS))


def _story(site: Path, chance: random.Random) -> None:
    told = {"pinned": chance.choice([True, False]), "status": [{"on": "2021-03-03", "is": "worse", "reason": "Storm."}]}
    head = json.dumps(told | ({"title": f"Pier {chance.randrange(9)}"} if chance.randrange(2) else {}))
    put(site, ("content/stories/pier.md", f"---\n{head}\n---\nNote {chance.randrange(9)}.\n"))


def _rename(site: Path, chance: random.Random) -> None:
    path = _one(site, "content/articles", chance)
    path.rename(path.with_name(f"renamed-{chance.randrange(1000)}.md"))


def _readdress(site: Path, chance: random.Random) -> None:
    path = _one(site, "content/articles", chance)
    text = path.read_text(encoding="utf-8")
    slug = f'slug: "moved-{chance.randrange(10_000)}"'
    path.write_text(re.sub("^slug: .*", slug, text, flags=re.MULTILINE), encoding="utf-8")


def _delete(site: Path, chance: random.Random) -> None:
    if len(list((site / "content" / "articles").rglob("*.md"))) > 2:
        _one(site, "content/articles", chance).unlink()


def _entity(site: Path, chance: random.Random) -> None:
    path, text = entity("Ada Fern", aliases=(f"Fern {chance.randrange(9)}",), note=f"Note {chance.randrange(1000)}.")
    put(site, (path, text.replace('"Ada Fern"', f'"Ada Fern{chance.choice(["", "", "sby"])}"')))


def _merge(site: Path, chance: random.Random) -> None:
    into = chance.choice(["", ', "merged_into": "ada-fern"'])
    put(site, ("content/entities/tom-quill.md", f'---\n{{"name": "Tom Quill", "kind": "person"{into}}}\n---\n'))


def _config(site: Path, chance: random.Random) -> None:
    path = site / "config.yaml"
    text = re.sub("briefings: .*", f"briefings: {chance.choice(['day', 'week', 'month', 'off'])}", path.read_text())
    path.write_text(re.sub("  title: .*", f"  title: Bay {chance.randrange(3)}", text, count=1))


def _rights(site: Path, chance: random.Random) -> None:
    path = site / "config.yaml"
    text = re.sub("\nrights: .*", "", path.read_text())
    path.write_text(text.replace("\nbriefings:", f"\nrights: {chance.choice(['full', 'excerpt', 'link'])}\nbriefings:"))


def _theme(site: Path, chance: random.Random) -> None:
    mine = f"name: mine\nparent: {chance.choice(['default', 'default  # again'])}\n"
    style = f"body {{ margin: {chance.randrange(9)}px }}\n"
    path = site / "config.yaml"
    put(site, ("themes/mine/theme.yaml", mine), ("themes/mine/static/extra.css", style))
    text = re.sub("\ntheme: .*", "", path.read_text())
    path.write_text(text.replace("\nbriefings:", f"\ntheme: {chance.choice(['mine', 'mine', 'default'])}\nbriefings:"))


def _strings(site: Path, chance: random.Random) -> None:
    words = f"skip: Skip {chance.randrange(9)}\n"
    put(site, ("themes/mine/theme.yaml", "name: mine\nparent: default\n"), ("themes/mine/strings/en.yaml", words))


def _file(site: Path, chance: random.Random) -> None:
    path = site / "content" / "files" / f"file-{chance.randrange(3)}.txt"
    if path.exists():
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{chance.random()}")


def _one(site: Path, folder: str, chance: random.Random) -> Path:
    return chance.choice(sorted((site / folder).rglob("*.md")))


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    *(_add, _change, _reword, _rename, _readdress, _delete, _timed, _clock, _entity, _merge, _story),
    *(_config, _rights, _theme, _strings, _file),
)


@pytest.mark.parametrize("seed", [1, 2])
def test_incremental_equals_clean_whatever_is_edited(
    site: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MOMENTS[0]))
    chance = random.Random(seed)  # noqa: S311 - a test that can be run again
    done: list[str] = []
    _timed(site, chance)
    built(site, command)
    steps = [*EDITS, _clock]
    chance.shuffle(steps)
    for number, edit in enumerate(steps):
        edit(site, chance)
        done.append(edit.__name__)
        kept(site, command)
        if number % 2:
            assert changed(pages(site), clean(site, tmp_path / "clean")) == set(), done
