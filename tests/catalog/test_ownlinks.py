"""Links and pictures in the editor's own words: those that lead to no file of the site are told, with what is near."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Command
from tests.site.builders import article, entity, write

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


def test_links_to_what_is_there_are_not_told(tmp_path: Path, command: Command) -> None:
    links = "/ /people/ /people/ada-fern/#roles /articles/2021/03/pier/ /articles/2021/03/pier/article.json /robots.txt"
    files = (
        "/maps/bay_m%C3%A4p.png files/maps/bay_m%C3%A4p.png /feeds/articles.rss /archive/index.html https://x.example/"
    )
    written = " ".join(f"[x]({link})" for link in [*links.split(), *files.split(), "#a"])
    about = ("content/pages/about.md", f"---\ntitle: About\n---\n\n{written} ![A map](files/maps/bay_m%C3%A4p.png)\n")
    assert told(tmp_path, command, about) == []


def test_of_a_picture_that_is_nowhere_its_description_stays(tmp_path: Path, command: Command) -> None:
    about = ("content/pages/about.md", '---\ntitle: About\n---\n\nSo: ![A "map" & more](https://x.example/map.png).\n')
    (found,) = told(tmp_path, command, about)
    assert found.endswith("put the picture into content/files/ and write files/ and its name")
    page = (tmp_path / "public/about/index.html").read_text(encoding="utf-8")
    assert "<p>So: A &quot;map&quot; &amp; more.</p>" in page or '<p>So: A "map" &amp; more.</p>' in page
