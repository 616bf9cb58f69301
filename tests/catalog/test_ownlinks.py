"""Links and pictures in the editor's own words: those that lead to no file of the site are told, with what is near."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefings.catalog.ownlinks import MOST_OF_ARTICLES
from tests.conftest import Command
from tests.site.builders import CONFIG, article, entity, write

NAMED = '[Ada Fern][@ada-fern] left.\n\n[@ada-fern]: ../../entities/ada-fern.md "person"'


def told(root: Path, command: Command, *more: tuple[str, str]) -> list[str]:
    """What a build of a small site says of links that lead to nothing."""
    files = [article("pier", NAMED, story="pier"), entity("Ada Fern"), ("content/files/maps/bay_mäp.png", "x"), *more]
    done = command("build", site=write(root, *files))
    assert done.code == 0
    return [line.removesuffix(" [lost-link]") for line in done.err.splitlines() if "lost-link" in line]


@pytest.mark.parametrize(
    ("markup", "remedy"),
    [
        ("![A map](files/maps/bay-map.png)", "did you mean 'files/maps/bay_mäp.png'?"),
        ("![A map](../files/chart.svg)", "put it there as content/files/chart.svg"),
        ("See [her](/people/ada-fen/).", "did you mean '/people/ada-fern/'?"),
        ("See [her](/people/ada-fern#roles).", "end it with a slash: /people/ada-fern/"),
        ("See [it](/nowhere/at-all/).", "give the address of a page of the site, or of a file in content/files/"),
    ],
)
@pytest.mark.parametrize(
    ("path", "head", "line"),
    [
        ("content/pages/about.md", "title: About\n", 6),
        ("content/briefings/spring.md", 'title: Spring\npublished: "2021-03-05"\n', 7),
        ("content/stories/pier.md", "title: The pier\n", 6),
        ("content/entities/ada-fern.md", "name: Ada Fern\nkind: person\n", 7),
    ],
)
def test_a_link_to_nothing_is_told_with_its_place(
    tmp_path: Path, command: Command, markup: str, remedy: str, path: str, head: str, line: int
) -> None:
    address = markup.partition("](")[2].partition(")")[0]
    found = told(tmp_path, command, (path, f"---\n{head}---\n\nFirst.\n{markup}\n"))
    column = markup.index(address) + 1
    assert found == [f"{path}:{line}:{column}: warning: {address!r} leads to nothing on the site; {remedy}"]


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        ("See [it](/articles/2021/03/peer/).", "did you mean '/articles/2021/03/pier/'?"),
        ("See [it](/articles/2020/12/pier/).", "did you mean '/articles/2021/03/pier/'?"),
        ("See [it](/robots.txt/).", "write it without the slash: /robots.txt"),
        ("It was so.[^n-1]\n\n[^n-1]: **Editor.** See [it](/people/ada-fen/).", "did you mean '/people/ada-fern/'?"),
        ("So:\n\n![A map](../../files/chart.svg)", "put it there as content/files/chart.svg"),
    ],
)
def test_a_link_of_an_article_to_nothing_is_told_by_every_build(
    tmp_path: Path, command: Command, body: str, remedy: str
) -> None:
    path, text = article("links", body)
    address = re.search(r"\]\((\S+)\)", body)[1]  # type: ignore[index]  # each holds a link
    line = next(number for number, line in enumerate(text.splitlines(), start=1) if address in line)
    column = text.splitlines()[line - 1].index(address) + 1
    expected = [f"{path}:{line}:{column}: warning: {address!r} leads to nothing on the site; {remedy}"]
    assert told(tmp_path, command, (path, text)) == expected
    assert told(tmp_path, command, (path, text), ("content/pages/us.md", "---\ntitle: Us\n---\n\nWe.\n")) == expected


def test_of_many_in_articles_that_came_from_elsewhere_the_first_are_told(tmp_path: Path, command: Command) -> None:
    links = " ".join(f"[x](/news/{number}/)" for number in range(MOST_OF_ARTICLES - 1))
    files = [article("one", links), article("three", "[x](/a/) [y](/b/)"), article("two", "[x](/a/) [y](/b/)")]
    *first, last = told(tmp_path, command, *files)
    assert len(first) == MOST_OF_ARTICLES
    assert ": warning: 3 more links in 2 articles from here on lead to nothing; mend" in last


def test_links_to_what_is_there_are_not_told(tmp_path: Path, command: Command) -> None:
    links = "/ /people/ /people/ada-fern/#roles /articles/2021/03/pier/ /articles/2021/03/pier/article.json /robots.txt"
    files = (
        "/maps/bay_m%C3%A4p.png files/maps/bay_m%C3%A4p.png /feeds/articles.rss /archive/index.html https://x.example/"
    )
    written = " ".join(f"[x]({link})" for link in [*links.split(), *files.split(), "#a"])
    shown = f"{written} ![A map](files/maps/bay_m%C3%A4p.png)"
    about = ("content/pages/about.md", f"---\ntitle: About\n---\n\n{shown}\n")
    assert told(tmp_path, command, about, article("links", shown)) == []


@pytest.mark.parametrize(
    ("path", "head", "page"),
    [
        ("content/pages/about.md", "title: About\n", "about"),
        ("content/briefings/spring.md", 'title: Spring\npublished: "2021-03-05"\n', "briefings/spring"),
        ("content/stories/pier.md", "title: The pier\n", "stories/pier"),
        ("content/entities/ada-fern.md", "name: Ada Fern\nkind: person\n", "people/ada-fern"),
    ],
)
def test_only_the_words_of_a_link_to_nothing_are_on_the_page_until_there_is_something(
    tmp_path: Path, command: Command, path: str, head: str, page: str
) -> None:
    words = "See [my *new* words](/new/#top), [the pier](/stories/pier/), ![a map](files/new.png)."
    files = [article("pier", NAMED, story="pier"), entity("Ada Fern"), (path, f"---\n{head}---\n\n{words}\n")]
    site = write(tmp_path, *files)
    assert command("build", site=site).code == 0
    shown = site / "public" / page / "index.html"
    assert "See <a>my <em>new</em> words</a>, <a href=" in shown.read_text(encoding="utf-8")
    assert "</a>, a map." in shown.read_text(encoding="utf-8")
    write(site, *files, ("content/pages/new.md", "---\ntitle: New\n---\n\nNew.\n"), ("content/files/new.png", "x"))
    assert command("build", site=site).code == 0
    assert re.search(r'See <a href="[./]+new/#top">my <em>new</em> words</a>', shown.read_text(encoding="utf-8"))
    assert re.search(r'<img[^>]* src="[./]+new.png"', shown.read_text(encoding="utf-8"))
    (site / "content/pages/new.md").unlink()
    assert command("build", "--output", str(site / "elsewhere"), site=site).code == 0
    again = site / "elsewhere" / page / "index.html"
    assert "See <a>my <em>new</em> words</a>, <a href=" in again.read_text(encoding="utf-8")


def test_of_a_picture_that_is_nowhere_its_description_stays(tmp_path: Path, command: Command) -> None:
    about = ("content/pages/about.md", '---\ntitle: About\n---\n\nSo: ![A "map" & more](https://x.example/map.png).\n')
    (found,) = told(tmp_path, command, about)
    assert found.endswith("put the picture into content/files/ and write files/ and its name")
    page = (tmp_path / "public/about/index.html").read_text(encoding="utf-8")
    assert "<p>So: A &quot;map&quot; &amp; more.</p>" in page or '<p>So: A "map" &amp; more.</p>' in page


def test_a_menu_of_a_theme_that_leads_to_nothing_is_told_and_an_empty_text_takes_its_link_out(
    tmp_path: Path, command: Command
) -> None:
    menu = 'menu:\n  timeline/: ""\n  contact/: Contact\n  about/: About\n  piers/: ""\n'
    mine = [("themes/mine/theme.yaml", "name: mine\nparent: default\n"), ("themes/mine/strings/en.yaml", menu)]
    write(tmp_path, article("pier"), ("content/pages/about.md", "---\ntitle: About\n---\n"), *mine)
    write(tmp_path, config=f"{CONFIG}theme: mine\n")
    for name in ("build", "check"):
        (warning,) = [line for line in command(name, site=tmp_path).err.splitlines() if "lost-link" in line]
        assert warning.startswith(
            "themes/mine/strings/en.yaml:3:13: warning: '/contact/' leads to nothing on the site; "
        )
    links = re.findall(r'<li><a href="([^"]*)"', (tmp_path / "public/index.html").read_text(encoding="utf-8"))
    assert "about/" in links
    assert not {"timeline/", "piers/"} & {*links}
