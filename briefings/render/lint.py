"""Faults of a template that show without rendering it, found in its syntax tree.

Works on Jinja's nodes by the names of their kinds, so that `templates` stays the only module that imports Jinja.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

import msgspec

from briefings.catalog.standins import NotFoundView
from briefings.catalog.views import View
from briefings.render.strings import Phrase
from briefings.text import did_you_mean

Found = tuple[int, str, str]
_MEND = "mend the template"
_HIGHEST_POWER = 16
_VIEW_SUFFIX = "View"
_BY_NAME = ("fixed", "shared")
"""Functions whose first argument is the name of a template."""

VIEWS: Mapping[str, type[msgspec.Struct]] = {
    "404.html" if view is NotFoundView else f"{view.__name__.removesuffix(_VIEW_SUFFIX).lower()}.html": view
    for view in get_args(View)
}


class Known(msgspec.Struct, frozen=True):
    """What a template may use.

    Attributes:
        names: Of its context.
        texts: The theme's strings.
        view: The type of its view, where its name tells.
        site: The fields of ``site``.
        settings: Those that the theme declares.
        unsafe: Attributes that lead to Python's inside.
        templates: The names that it may extend, include or import.
    """

    names: frozenset[str]
    texts: Mapping[str, Any]
    view: type[msgspec.Struct] | None
    site: tuple[str, ...]
    settings: frozenset[str]
    unsafe: frozenset[str]
    templates: frozenset[str]


def fields_of(owner: object) -> tuple[str, ...]:
    """The fields of a record, or the keys of a group of strings."""
    if isinstance(owner, Mapping):
        return tuple(map(str, owner))
    for attribute in ("__struct_fields__", "_fields", "__dict__"):
        if fields := getattr(owner, attribute, ()):
            return tuple(map(str, fields))
    return ()


def faults(tree: Any, known: Known) -> Iterator[Found]:
    """Line, message and remedy of every fault."""
    called = {id(node.node) for node in walk(tree) if _kind(node) == "Call"}
    for node in walk(tree):
        kind = _kind(node)
        if kind == "Getattr":
            yield from _attribute(node, known, is_called=id(node) in called)
        elif kind == "Call":
            yield from _call(node, known)
        elif kind in {"Extends", "Include", "Import", "FromImport"}:
            yield from _reference(node, known)
        elif kind == "Output" and any(_is_name(shown, "super") for shown in node.nodes):
            yield node.lineno, "'super' shows nothing unless it is called", "write {{ super() }}"
        elif kind in {"Div", "FloorDiv", "Mod", "Pow"}:
            yield from _sum(node)


def endless(tree: Any) -> Iterator[Found]:
    """Powers that could take for ever to work out, as compiling a template does with those of constants."""
    for node in walk(tree):
        if _kind(node) == "Pow":
            power = node.right.value if _kind(node.right) == "Const" else None
            if not isinstance(power, int | float) or abs(power) > _HIGHEST_POWER:
                yield node.lineno, f"'**' takes a power of {_HIGHEST_POWER} at most, written out", _MEND


def undeclared(tree: Any, names: Iterable[str], known: Known) -> Iterator[Found]:
    """A fault for each of these names, which the template looks up in its context, that the context does not have."""
    for name in sorted(set(names) - known.names - set(_given(tree))):
        line = next((node.lineno for node in walk(tree) if _kind(node) == "Name" and node.name == name), 1)
        remedy = did_you_mean(name, known.names) or f"known are: {', '.join(sorted(known.names))}"
        yield line, f"{name!r} is not known here", remedy


def lost_blocks(tree: Any, below: Sequence[Any]) -> Iterator[Found]:
    """Blocks that take the place of nothing, so that what they hold is shown nowhere.

    Args:
        tree: The template's; None where it has faults.
        below: Those of the templates that it extends.
    """
    known = {node.name for other in below for node in walk(other) if _kind(node) == "Block"}
    for line, name in _outer_blocks(tree) if tree is not None and below else ():
        if name not in known:
            remedy = did_you_mean(name, known) or f"there are: {', '.join(sorted(known))}"
            yield line, f"no template that this one extends has a block {name!r}, so it is shown nowhere", remedy


def _outer_blocks(tree: Any) -> Iterator[tuple[int, str]]:
    for node in tree.iter_child_nodes():
        if _kind(node) == "Block":
            yield node.lineno, node.name
        else:
            yield from _outer_blocks(node)


def circle(tree: Any, below: Sequence[Any]) -> Iterator[Found]:
    """A fault where a template extends itself, at once or by way of others.

    Args:
        tree: The template's; None where it has faults.
        below: Those of the templates that it extends, the nearest first.
    """
    if tree is not None and below and below[-1] is tree:
        line = next(node.lineno for node in walk(tree) if _kind(node) == "Extends")
        yield line, "the template extends itself", f'write {{% extends "parent:{extended(tree)}" %}}'


def extended(tree: Any) -> str | None:
    """The template that this one extends, where its name is written out."""
    names = (node.template for node in walk(tree) if _kind(node) == "Extends")
    return next((str(name.value) for name in names if _kind(name) == "Const"), None)


def _given(tree: Any) -> Iterator[str]:
    """Names that the template itself gives a meaning: imports, macros, whatever is set."""
    for node in walk(tree):
        kind = _kind(node)
        if kind == "FromImport":
            yield from (name if isinstance(name, str) else name[1] for name in node.names)
        elif kind == "Import":
            yield node.target
        elif kind == "Macro" or (kind == "Name" and node.ctx != "load"):
            yield node.name


def _attribute(node: Any, known: Known, *, is_called: bool) -> Iterator[Found]:
    name, owner = node.attr, node.node
    if name.startswith("_") or name in known.unsafe:
        yield node.lineno, f"a template may not use {name!r}", "use the fields of the view"
    elif _is_name(owner, "t"):
        text = known.texts.get(name)
        if text is None:
            remedy = did_you_mean(name, known.texts) or "write it into a file of your theme's strings/"
            yield node.lineno, f"there is no text {name!r} in the strings", remedy
        elif isinstance(text, Phrase) and not is_called:
            yield node.lineno, f"the text {name!r} has placeholders", f"write t.{name}({_arguments(text)})"
    elif known.view and _is_name(owner, "view"):
        yield from _field(node, name, known.view)
    elif _is_name(owner, "site") and name not in known.site:
        remedy = did_you_mean(name, known.site) or f"it has: {', '.join(sorted(known.site))}"
        yield node.lineno, f"'site' has no field {name!r}", remedy
    elif _is_settings(owner) and name not in known.settings:
        remedy = did_you_mean(name, known.settings) or "declare it under 'settings' in theme.yaml"
        yield node.lineno, f"the theme has no setting {name!r}", remedy


def _field(node: Any, name: str, view: type[msgspec.Struct]) -> Iterator[Found]:
    fields = view.__struct_fields__
    if name not in fields:
        remedy = did_you_mean(name, fields) or f"it has: {', '.join(sorted(fields))}"
        yield node.lineno, f"{view.__name__} has no field {name!r}", remedy


def _call(node: Any, known: Known) -> Iterator[Found]:
    target = node.node
    if any(_is_name(target, shown) for shown in _BY_NAME) and node.args:
        yield from _named(node, node.args[0], known)
    if _kind(target) != "Getattr" or not _is_name(target.node, "t"):
        return
    text = known.texts.get(target.attr)
    given = {argument.key for argument in node.kwargs}
    if isinstance(text, Phrase) and given != text.holes:
        message = f"the text {target.attr!r} takes other placeholders than {', '.join(sorted(given)) or 'none'}"
        yield node.lineno, message, f"write t.{target.attr}({_arguments(text)})"
    elif text is not None and not isinstance(text, Phrase):
        yield node.lineno, f"the text {target.attr!r} has no placeholders", f"write t.{target.attr}"


def _reference(node: Any, known: Known) -> Iterator[Found]:
    if not getattr(node, "ignore_missing", False):
        yield from _named(node, node.template, known)


def _named(node: Any, names: Any, known: Known) -> Iterator[Found]:
    """A fault where the name of a template is written out and there is none of it."""
    if _kind(names) == "Const" and names.value not in known.templates:
        remedy = did_you_mean(str(names.value), known.templates) or _MEND
        yield node.lineno, f"there is no template {names.value!r}", remedy


def _sum(node: Any) -> Iterator[Found]:
    """Arithmetic on constants that has no result, such as a division by zero."""
    if _kind(node.left) == _kind(node.right) == "Const":
        try:
            node.as_const()
        except Exception:  # noqa: BLE001 - Jinja's own type for this would have to be imported
            yield node.lineno, "this sum has no result", _MEND


def _arguments(text: Phrase) -> str:
    return ", ".join(f"{hole}=…" for hole in sorted(text.holes))


def _is_name(node: Any, name: str) -> bool:
    return _kind(node) == "Name" and node.name == name


def _is_settings(node: Any) -> bool:
    """Whether this is ``site.settings``."""
    return _kind(node) == "Getattr" and node.attr == "settings" and _is_name(node.node, "site")


def _kind(node: Any) -> str:
    return type(node).__name__


def walk(node: Any) -> Iterator[Any]:
    """The node and all below it."""
    yield node
    for child in node.iter_child_nodes():
        yield from walk(child)
