"""The same articles in the layout of each generator."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench import annotated
from tests.bench.corpus import NEWEST, Article, article, slug_of

SITES = Path(__file__).parent / "sites"
_CONFIG = """site: {title: Briefings, url: "https://briefings.example.org/", authority: bench.example, since: 2020}
"""
_SETTINGS = {
    "briefings": """briefings: "off"
exports: []
feeds: {limit: 20, of: []}
""",
    "briefings-annotated+pages": """exports: []
feeds: {of: []}
""",
}


def text_of(kind: str, one: Article) -> str:
    """The file of an article in ``yaml``, ``yaml-annotated``, ``pelican``, ``briefings`` or ``briefings-annotated``."""
    return _TEXTS[kind](one)


def path_of(kind: str, folder: str, one: Article) -> str:
    """Where it lies in the generator's site, whose articles are in ``folder``."""
    year = f"{one.date.year}/" if kind.startswith("briefings") else ""
    return f"{folder}/{year}{one.slug}.md"


def corpus(kind: str, folder: str, site: Path, count: int) -> None:
    """Makes a site with so many articles, anew.

    Args:
        kind: As in `text_of`.
        folder: Of the articles, relative to the site.
        site: The site's own folder, named as the generator's row; what is in it is deleted.
        count: How many articles.
    """
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    if kind.startswith("briefings"):
        (site / "config.yaml").write_text(_CONFIG + _SETTINGS.get(site.name, ""), encoding="utf-8")
    else:
        for layout in dict.fromkeys((site.name.partition("+")[0], site.name)):
            if (SITES / layout).is_dir():
                shutil.copytree(SITES / layout, site, dirs_exist_ok=True)
    if kind == "briefings-annotated":
        _write_all(site / "content/entities", ((f"{slug}.md", text) for slug, text in annotated.entities()))
    _write_all(site, ((path_of(kind, folder, one), text_of(kind, one)) for one in map(article, range(count))))


def edited(text: str, mark: str) -> str:
    """An article's file with a word more at the end of its body."""
    body, gap, rest = text.rpartition("\n\n[@") if "\n\n[@" in text else text.rpartition("\n\n[^")
    return f"{body} {mark}.{gap}{rest}"


def newest() -> Article:
    """The article that is added to a finished site."""
    return article(NEWEST)


def _write_all(folder: Path, files: Iterator[tuple[str, str]]) -> None:
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _plain_body(one: Article) -> str:
    return "\n\n".join([*one.paragraphs, f"[^1]: {one.footnote}"]) + "\n"


def _yaml(one: Article) -> str:
    lists = {"tags": one.topics, "people": one.people, "places": one.places}
    return _yaml_head(one, lists) + _plain_body(one)


def _yaml_annotated(one: Article) -> str:
    """The links and footnotes of annotations are Markdown that every generator shows; what groups articles is told."""
    body = annotated.Body(one)
    lists = {"tags": one.topics, **body.named, "stories": (_story(one),)}
    return _yaml_head(one, lists) + body.text


def _yaml_head(one: Article, lists: Mapping[str, Sequence[str]]) -> str:
    lines = [f"title: {json.dumps(one.title)}", f"date: {one.date:%Y-%m-%dT%H:%M:%SZ}", f"slug: {one.slug}"]
    lines += [line for key, values in lists.items() for line in (f"{key}:", *(f"  - {value}" for value in values))]
    return "\n".join(["---", *lines, f"summary: {json.dumps(one.summary)}", "---", "", ""])


def _pelican(one: Article) -> str:
    head = (
        f"Title: {one.title}",
        f"Date: {one.date:%Y-%m-%d %H:%M}",
        f"Slug: {one.slug}",
        f"Tags: {', '.join(one.topics)}",
        f"People: {', '.join(one.people)}",
        f"Places: {', '.join(one.places)}",
        f"Summary: {one.summary}",
    )
    return "\n".join([*head, "", _plain_body(one)])


def _briefings(one: Article) -> str:
    body = _plain_body(one).replace("](/tags/", "](/topics/")
    body = body.replace("[^1]:", "[^n-1]: **Editor.**").replace("[^1]", "[^n-1]")
    return _head(one, "[]", "null") + body


def _annotated(one: Article) -> str:
    body = annotated.Body(one)
    return _head(one, f'\n  - "{body.key_point}"', _story(one)) + body.text


def _story(one: Article) -> str:
    return f"matter-{one.number // annotated.STORY}"


def _head(one: Article, key_points: str, story: str) -> str:
    lines = (
        "format: briefings/1",
        f'id: "tag:bench.example,{one.date:%Y-%m-%d}:{one.slug}"',
        f"title: {json.dumps(one.title)}",
        f"slug: {one.slug}",
        "language: en",
        f'published: "{one.date:%Y-%m-%dT%H:%M}"',
        "zone: null",
        "updated: null",
        "review: {state: machine, by: null, on: null}",
        f"summary: {json.dumps(one.summary)}",
        f"key_points: {key_points}",
        f"story: {story}",
        "source:",
        f"  file: {one.slug}.txt",
        f'  sha256: "{hashlib.sha256(one.slug.encode()).hexdigest()}"',
        f'  text_sha256: "{"0" * 64}"',
        *(f"  {key}: null" for key in ("extractor", "publisher", "url", "byline")),
        "  credits: []",
        f"topics: [{', '.join(map(slug_of, one.topics))}]",
        "normalized: [trim]",
        "removed: []",
        "corrections: []",
    )
    return "\n".join(["---", *lines, "---", ""])


_TEXTS: dict[str, Callable[[Article], str]] = {
    "yaml": _yaml,
    "yaml-annotated": _yaml_annotated,
    "pelican": _pelican,
    "briefings": _briefings,
    "briefings-annotated": _annotated,
}
