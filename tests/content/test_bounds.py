"""No text makes the parser work for ever: what would is refused with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.content.bounds import too_much
from briefings.diagnostics import Diagnostic
from briefings.model import Article

Read = Callable[[str], tuple[Article | None, tuple[Diagnostic, ...]]]

PATHOLOGIES = {
    "open brackets": "[" * 50_000,
    "nested brackets": "[" * 20_000 + "]" * 20_000,
    "open pictures": "![" * 20_000,
    "open links": "[a](" * 20_000,
    "open tags": "<a " * 20_000,
    "open sections": "<![" * 20_000,
    "odd backticks": "".join("`" * i + "a" for i in range(200)),
    "quotation marks": "\n\n".join(["[a](b " + '"' * 200] * 2_100),
    "wide table": "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|a\n" * 400,
    "long table": "|a|b|\n|-|-|\n" + "|a|b|\n" * 20_000,
    "flat list": "- a\n" * 50_000,
    "deep list": "- " * 5_000 + "a",
    "deep quote": ">" * 5_000 + "a",
    "stairs": "".join("    " * i + "- a\n" for i in range(200)),
    "stars": "*_" * 20_000,
    "bold": "**a " * 20_000,
    "headings": "# a\n" * 50_000,
    "escapes": "\\*" * 50_000,
    "markers": "[^q-1] " * 50_000,
    "links": "[a][@x] " * 50_000,
    "definitions": "".join(f"[^q-{i}]: **Quote.**\n" for i in range(20_000)),
    "lines": "a  \n" * 50_000,
    "words": "word " * 400_000,
}


@pytest.mark.parametrize("name", PATHOLOGIES)
def test_a_bomb_is_told_and_never_explodes(read: Read, name: str) -> None:
    article, diagnostics = read(PATHOLOGIES[name] + "\n")
    assert article is None
    assert diagnostics
    assert all(item.place and item.place.line and item.remedy for item in diagnostics)


@pytest.mark.parametrize(
    ("markup", "at"),
    [
        ("a\n\n" + "[" * 201, 3),
        ("a\n\nb\n\n" + "<" * 301, 6),
        ("a\n\n" + "- " * 30, 3),
        ("\n\n".join(["[" * 150] * 20), 0),
    ],
)
def test_the_place_of_what_is_too_much(markup: str, at: int) -> None:
    found = too_much(markup)
    assert found is not None
    assert found.at == at


@pytest.mark.parametrize(
    "markup",
    [
        "\n\n".join(["A line with [a link](https://x.org), `code` and *so*." * 3] * 200),
        "| a | b |\n| - | - |\n" + "| c | d |\n" * 300,
    ],
)
def test_what_people_write_is_never_too_much(markup: str) -> None:
    assert too_much(markup) is None
