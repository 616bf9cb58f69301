#!/usr/bin/env python3
"""Writes ``docs/views.md``: what every template of a theme is given, taken from the types themselves.

    python tools/document_views.py

A field's meaning is what its record's docstring says of it, else what its name means everywhere
(``field_meanings.yaml``). A field that has neither is an error: nothing reaches theme authors unexplained.
"""

from __future__ import annotations

import functools
import inspect
import re
import types
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import yaml
from markupsafe import Markup

from briefings.catalog.views import SiteMenu
from briefings.engine import bundled_themes
from briefings.render import filters, lint
from briefings.render.context import LaidOut, SiteConstants
from briefings.render.metadata import Metadata

FILE = Path(__file__).parent.parent / "docs/views.md"
MEANINGS = Path(__file__).with_name("field_meanings.yaml")
TEMPLATES = bundled_themes() / "default/templates"

CONTEXT = {
    "view": "The page's view, below.",
    "site": "The site's constants: `SiteConstants`, below.",
    "t": "The theme's texts: `t.skip`; with placeholders `t.articles(n=3)`.",
    "metadata": "For search engines: `Metadata`, below.",
    "to(path)": "The link from this page to a site path, which may have a fragment.",
    "asset(name)": "The link from this page to a file of `static/`.",
    "absolute(path)": "The full address of a site path, or of a file of `static/`.",
    "blocks(body)": "An article's text, block by block: a list of `LaidOut`, below.",
    "prose(markup)": "The editor's Markdown as safe HTML.",
    "fixed(name, here)": "A part that is the same on all pages of one depth, rendered once; it sees no `view`.",
    "shared(name, macro, …)": "What a macro of a part makes of these records, made once for all pages of one depth.",
    "lang_of(language)": "The attributes `lang` and `dir` for words of that language; nothing where it is the site's.",
    "here": "In a part that `fixed()` renders: the path of the page that is to be marked in it, or nothing.",
    "policy": "The pages' Content-Security-Policy.",
}
"""What templates are given, in the order in which the page tells it."""


_NAMES: dict[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    type(None): "none",
    Markup: "HTML",
}


class MeaningError(Exception):
    """A field has no meaning that could be told."""


def document() -> str:
    """The whole file.

    Raises:
        MeaningError: if a field has no meaning.
    """
    records: dict[str, type] = {}
    parts = [
        "# What templates are given",
        "Made from the types by `tools/document_views.py`; do not edit. How to make a theme: [themes.md](themes.md).",
        "## In every template",
        _table(("name", "what it is"), ((f"`{name}`", text) for name, text in CONTEXT.items())),
        "Filters besides Jinja's own:",
        _table(("filter", "what it does"), _filters()),
        "## Templates",
        _table(("template", "view", "blocks", "shows"), _templates()),
        "Parts, which others include or import:",
        _table(("part", "holds"), _parts()),
        "## Views",
        *(_record(view, records) for view in dict.fromkeys(lint.VIEWS.values())),
        "## Constants and helpers",
        *(_record(kind, records) for kind in (SiteConstants, SiteMenu, Metadata, LaidOut)),
        "## Records",
    ]
    told = {*lint.VIEWS.values(), SiteConstants, SiteMenu, Metadata, LaidOut}
    pieces: dict[str, str] = {}
    while missing := [kind for kind in records.values() if kind not in told]:
        for kind in missing:
            told.add(kind)
            pieces[kind.__name__] = _record(kind, records)
    return "\n\n".join([*parts, *(pieces[name] for name in sorted(pieces))]) + "\n"


def meanings(kind: type, common: Mapping[str, str]) -> dict[str, str]:
    """Field -> what it means, of a record.

    Args:
        kind: The record.
        common: What a field's name means wherever a record says nothing else.

    Raises:
        MeaningError: if a field has none.
    """
    doc = inspect.getdoc(kind) or ""
    said = dict(re.findall(r"^    (\w+): (.*(?:\n        .*)*)", doc.partition("Attributes:")[2], re.MULTILINE))
    found = {}
    for field in get_type_hints(kind):
        text = said.get(field) or common.get(field)
        if not text:
            remedy = "write it into the docstring's Attributes, or into field_meanings.yaml"
            raise MeaningError(f"{kind.__name__}.{field} has no meaning: {remedy}")
        found[field] = " ".join(text.split()).replace("``", "`").replace("|", "\\|")
    return found


@functools.cache  # asked for once for each record
def _common() -> Mapping[str, str]:
    return yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))  # type: ignore[no-any-return]  # the file is ours


def _record(kind: type, records: dict[str, type]) -> str:
    doc = (inspect.getdoc(kind) or "").partition("\nAttributes:")[0].strip()
    about = re.sub(r"\s*\n\s*", " ", re.sub(r"`(briefings\.[\w.]+)`", r"`\1`", doc.replace("``", "`")))
    hints, told = get_type_hints(kind), meanings(kind, _common())
    rows = ((f"`{field}`", _type(hint, records), told[field]) for field, hint in hints.items())
    return f"### {kind.__name__}\n\n{about}\n\n{_table(('field', 'type', 'meaning'), rows)}"


def _type(hint: Any, records: dict[str, type]) -> str:
    """A type in words; records that it leads to are noted."""
    origin, inside = get_origin(hint), get_args(hint)
    if hint in _NAMES:
        return _NAMES[hint]
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inside)
    if origin in {Union, types.UnionType}:
        return " or ".join(_type(one, records) for one in inside)
    if origin is tuple:
        return f"list of {_type(inside[0], records)}"
    if origin is not None and issubclass(origin, Mapping):
        return f"{_type(inside[0], records)} → {_type(inside[1], records)}"
    if isinstance(hint, type) and (issubclass(hint, msgspec.Struct) or hasattr(hint, "_fields")):
        if hint.__name__ == "Body":  # its parts are the renderer's business
            return "a body"
        records[hint.__name__] = hint
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    raise MeaningError(f"{hint} cannot be told in words")


def _filters() -> Iterator[tuple[str, str]]:
    for name, made in sorted(vars(filters).items()):
        if inspect.isfunction(made) and made.__module__ == filters.__name__ and not name.startswith("_"):
            yield f"`{name}`", _first_line(made)


def _templates() -> Iterator[tuple[str, str, str, str]]:
    for name, view in lint.VIEWS.items():
        blocks = re.findall(r"{% block (\w+)", (TEMPLATES / name).read_text(encoding="utf-8"))
        about = (inspect.getdoc(view) or "").partition("\n")[0].replace("``", "`")
        shown = ", ".join(f"`{block}`" for block in dict.fromkeys(blocks))
        yield f"`{name}`", f"[{view.__name__}](#{view.__name__.lower()})", shown, about
    blocks = re.findall(r"{% block (\w+)", (TEMPLATES / "base.html").read_text(encoding="utf-8"))
    yield "`base.html`", "any", ", ".join(f"`{block}`" for block in blocks), "The frame of all pages."


def _parts() -> Iterator[tuple[str, str]]:
    for path in sorted((TEMPLATES / "parts").iterdir()):
        comment = re.search(r"{#\s*(.*?)\s*#}", path.read_text(encoding="utf-8"), re.DOTALL)
        yield f"`parts/{path.name}`", comment[1] if comment else "A script that stands inside pages."


def _first_line(made: Callable[..., Any]) -> str:
    return (inspect.getdoc(made) or "").partition("\n\n")[0].replace("\n", " ").replace("``", "`")


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines)


if __name__ == "__main__":
    FILE.write_text(document(), encoding="utf-8")
