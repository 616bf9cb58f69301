"""Builders of drafts and files, so that a test shows only what it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from briefings.content import annotated, fidelity
from briefings.diagnostics import Diagnostic, Report
from briefings.model import (
    Annotations,
    Article,
    Block,
    BlockKind,
    Draft,
    Entity,
    FrontMatter,
    Source,
)

HEAD = """\
---
format: briefings/1
id: "tag:example.org,2019-05-07:port-talks"
title: Port talks resume
slug: port-talks
language: en
published: "2019-05-07T16:30"
source: {file: port-talks.txt, sha256: "%s", text_sha256: "%s"}
---

""" % ("0" * 64, "1" * 64)
HEAD_LINES = HEAD.count("\n")

PATH = "content/articles/2019/port-talks.md"


def draft_of(
    blocks: Sequence[tuple[BlockKind, str] | str],
    annotations: Annotations | None = None,
    entities: Sequence[Entity] = (),
) -> Draft:
    """A draft of these blocks; a bare text is a paragraph, ``heading`` is of level 2."""
    pairs = [("paragraph", block) if isinstance(block, str) else block for block in blocks]
    made: list[Block] = []
    start = 0
    for kind, text in pairs:
        made.append(Block(start, start + len(text), kind, 2 if kind == "heading" else 0))
        start += len(text) + 2
    return Draft(
        file="port-talks.txt",
        sha256="0" * 64,
        title="Port talks resume",
        published="2019-05-07T16:30",
        zone=None,
        updated=None,
        language="en",
        text="\n\n".join(text for _, text in pairs),
        blocks=tuple(made),
        annotations=annotations or Annotations(),
        entities=tuple(entities),
        evidence=(),
        key_points=(),
        summary=None,
        topics=(),
        removed=(),
        normalized=(),
    )


def meta_of(draft: Draft, **changes: object) -> FrontMatter:
    """The front matter of a draft."""
    values = {
        "format": "briefings/1",
        "id": "tag:example.org,2019-05-07:port-talks",
        "title": draft.title,
        "slug": "port-talks",
        "language": "en",
        "published": draft.published,
        "source": Source(draft.file, draft.sha256, fidelity.text_sha256(draft.text)),
    }
    return FrontMatter(**(values | changes))  # type: ignore[arg-type]  # a builder's keywords


@pytest.fixture
def read() -> Callable[[str], tuple[Article | None, tuple[Diagnostic, ...]]]:
    """Reads a body below a sound front matter: the article, and what was reported."""

    def reading(body: str) -> tuple[Article | None, tuple[Diagnostic, ...]]:
        report = Report()
        article = annotated.read(HEAD + body, PATH, report)
        return article, report.diagnostics

    return reading


@pytest.fixture
def faults(read: Callable[[str], tuple[Article | None, tuple[Diagnostic, ...]]]) -> Callable[[str], list[str]]:
    """Reads a body and tells its diagnostics as ``line:column code remedy``, lines counted from the body's first."""

    def told(body: str) -> list[str]:
        found = []
        for item in read(body)[1]:
            line = item.place.line - HEAD_LINES if item.place else 0
            found.append(f"{line}:{item.place.column if item.place else 0} {item.code} {item.remedy}".rstrip())
        return found

    return told
