"""A small site on the disk, whose articles and entities a test writes in full."""

from __future__ import annotations

import hashlib
from pathlib import Path

from briefings.config import Config, Site, SiteConfig
from briefings.content.load import load
from briefings.desk import changes
from briefings.desk.changes import Plan
from briefings.diagnostics import Report
from briefings.model import Article, Content
from briefings.progress import Silent

CONFIG = Config(site=SiteConfig(title="Sample", url="https://example.org/"))


def site_in(folder: Path) -> Site:
    (folder / "content").mkdir(parents=True, exist_ok=True)
    return Site(folder, CONFIG)


def entity(site: Site, entity_id: str, name: str, kind: str = "person", more: str = "aliases: []\n") -> Path:
    path = site.root / f"content/entities/{entity_id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\nname: {name}   # as printed\nkind: {kind}\n{more}---\n\nThe editor's note.\n")
    return path


def article(site: Site, slug: str, body: str, text: str, more: str = "") -> Path:
    """An article's file; ``text`` are the words of its body, so that its fidelity can be proven."""
    path = site.root / f"content/articles/2019/{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    path.write_text(
        f"""---
format: briefings/1
id: "tag:example.org,2019-05-07:{slug}"
title: {slug}   # the headline
slug: {slug}
language: en
published: "2019-05-07"
{more}source: {{file: {slug}.txt, sha256: "{"0" * 64}", text_sha256: "{sha256}"}}
---

{body}"""
    )
    return path


def loaded(site: Site) -> Content[Article]:
    report = Report()
    content = load(site, report, None, Silent())
    assert not report.count("error"), report.diagnostics
    return content


def one(site: Site, slug: str) -> Article:
    return next(item for item in loaded(site).articles if item.meta.slug == slug)


def carried_out(site: Site, plan: Plan) -> Content[Article]:
    """The content after a plan; every word in it is proven."""
    before = {item.path: item.text for item in loaded(site).articles}
    changes.write(site, plan.changes)
    content = loaded(site)
    assert {item.path: item.text for item in content.articles} == before
    assert {item.fidelity for item in content.articles} <= {"matches"}
    return content
