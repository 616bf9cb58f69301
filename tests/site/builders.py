"""Small sites written by the tests: articles whose hashes hold, entities, and a folder to put them in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from briefings.content import annotated, fidelity
from briefings.diagnostics import Report

CONFIG = """\
site:
  title: Lantern Bay
  url: https://lantern.example/
  editor: The night desk
briefings: month
topics:
  harbour: {name: Harbour, words: [harbour]}
"""
_UNSET = "0" * 64


def article(
    slug: str,
    body: str = "The harbour was quiet.",
    *,
    published: str | None = "2021-03-02",
    title: str | None = "",
    story: str | None = None,
    more: str = "",
    source: Mapping[str, str] | None = None,
) -> tuple[str, str]:
    """Path and text of an annotated article; ``more`` holds further lines of front matter, ``source`` further facts."""
    named = slug.replace("-", " ").capitalize() if title == "" else title
    facts = {"file": f"{slug}.txt", "sha256": "f" * 64, "text_sha256": _UNSET, **(source or {})}
    values = {
        "format": "briefings/1",
        "id": f"tag:lantern.example,{(published or '2019')[:10]}:{slug}",
        "title": named,
        "slug": slug,
        "language": "en",
        "published": published,
        "story": story,
        "topics": ["harbour"],
        "source": facts,
    }
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    text = f"---\n{head}{more}---\n\n{body}\n"
    path = f"content/articles/{published[:4] if published else 'undated'}/{slug}.md"
    read = annotated.read(text, path, Report())
    return path, text.replace(_UNSET, fidelity.text_sha256(read.text)) if read else text


def entity(name: str, kind: str = "person", aliases: tuple[str, ...] = (), note: str = "") -> tuple[str, str]:
    """Path and text of an entity's file."""
    slug = "-".join(name.lower().split())
    head = json.dumps({"name": name, "kind": kind, "aliases": aliases})
    return f"content/entities/{slug}.md", f"---\n{head}\n---\n{note}\n"


def write(root: Path, *files: tuple[str, str], config: str = CONFIG) -> Path:
    """Puts a site with these files into a folder."""
    for path, text in (("config.yaml", config), *files):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def tree(folder: Path) -> dict[str, bytes]:
    """Path -> bytes of every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
