"""A sound front matter below which a test writes the body it is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.content import annotated
from briefings.diagnostics import Diagnostic, Report
from briefings.model import Article

HEAD = """\
---
format: briefings/1
id: "tag:example.org,2019-05-07:port-talks"
title: Port talks resume
slug: port-talks
language: en
published: "2019-05-07T16:30"
source: {file: port-talks.txt, sha256: "HASH", text_sha256: "HASH"}
---

""".replace("HASH", "0" * 64)
HEAD_LINES = HEAD.count("\n")

PATH = "content/articles/2019/port-talks.md"


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
