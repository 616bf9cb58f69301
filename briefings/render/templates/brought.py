"""Macros of other files, compiled into the template that imports them.

Jinja makes a module of each file that is imported with the page's names, for every page and every import: all macros of
the file, with a context of their own. Compiled into the template, the few that are asked for are functions among its
own. They mean what they would mean in their own file; where that is not certain, all imports are left to Jinja.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from jinja2 import meta, nodes

from briefings.render.templates.parted import LEFT_ALONE, inside, names_set
from briefings.render.theme_files import TemplateSource

Read = Callable[[str, TemplateSource], tuple[TemplateSource, nodes.Template] | None]
"""The file that a name means in another, and its syntax tree, made for the caller alone; None: it is left to Jinja."""

_HOW = "brought"


class _UncertainError(Exception):
    """An import is to be left to Jinja."""


class _Macro(NamedTuple):
    """A macro, the file it is from, and the names that the macros of that file are given by the page."""

    node: nodes.Macro
    file: str
    outside: frozenset[str]


def bring(tree: nodes.Template, source: TemplateSource, read: Read) -> None:
    """Puts macros in the place of a template's imports, if that changes nothing but the time they take.

    Args:
        tree: Of the template; the parts that it includes are in it already.
        source: The template.
        read: See `Read`.
    """
    imports = [node for node in tree.body if isinstance(node, nodes.FromImport)]
    try:
        needed = _joined([_imported(node, (source,), read) for node in imports])
        asked = {str(name) for node in imports for name in node.names}
        _require_sure(tree, needed, needed.keys() - asked)
    except _UncertainError:
        return
    for name, macro in needed.items():
        vars(macro.node)[_HOW] = name in asked
    tree.body[:] = [
        *(macro.node for macro in needed.values()),
        *(node for node in tree.body if not isinstance(node, nodes.FromImport)),
    ]


def is_brought(macro: nodes.Macro) -> bool | None:
    """Whether a macro of another file is one that its template asks for; None: it is the template's own."""
    found: bool | None = vars(macro).get(_HOW)
    return found


def _imported(node: nodes.FromImport, within: tuple[TemplateSource, ...], read: Read) -> dict[str, _Macro]:
    """The macros that an import asks for, and those that they call, by name.

    Raises:
        _UncertainError: if it is no plain one, or its file holds more than macros.
    """
    name = node.template.value if isinstance(node.template, nodes.Const) else None
    found = read(name, within[-1]) if isinstance(name, str) and node.with_context else None
    if found is None or found[0] in within:
        raise _UncertainError
    part, tree = found
    own: dict[str, nodes.Macro] = {}
    others: list[dict[str, _Macro]] = []
    for one in tree.body:
        if isinstance(one, nodes.Macro):
            own[one.name] = one
        elif isinstance(one, nodes.FromImport):
            others.append(_imported(one, (*within, part), read))
        elif not isinstance(one, nodes.Output) or not all(isinstance(text, nodes.TemplateData) for text in one.nodes):
            raise _UncertainError
    known = _joined(others)
    if not all(name in own for name in node.names) or own.keys() & known.keys():
        raise _UncertainError
    outside = frozenset(meta.find_undeclared_variables(tree))
    known |= {name: _Macro(macro, part.file, outside) for name, macro in own.items()}
    return {name: known[name] for name in _called([str(name) for name in node.names], known)}


def _called(asked: Sequence[str], known: Mapping[str, _Macro]) -> list[str]:
    """The names of the macros that are asked for, and of all that they call.

    Raises:
        _UncertainError: if one of them does more than show something.
    """
    called = list(asked)
    for name in called:
        inner = list(known[name].node.find_all(nodes.Node))
        if any(isinstance(node, LEFT_ALONE) for node in inner):
            raise _UncertainError
        named = {node.name: None for node in inner if isinstance(node, nodes.Name) and node.ctx == "load"}
        called += [one for one in named if one in known and one not in called]
    return called


def _joined(found: Iterable[dict[str, _Macro]]) -> dict[str, _Macro]:
    """All of these macros.

    Raises:
        _UncertainError: if a name means two of them.
    """
    joined: dict[str, _Macro] = {}
    for macros in found:
        for name, macro in macros.items():
            if joined.setdefault(name, macro).file != macro.file:
                raise _UncertainError
    return joined


def _require_sure(tree: nodes.Template, needed: Mapping[str, _Macro], unasked: set[str]) -> None:
    """Looks whether any name could mean something else in the template than in the macro's file.

    Raises:
        _UncertainError: if so.
    """
    replaced = {id(node) for node in tree.body if isinstance(node, nodes.FromImport)}
    rest = [node for node in tree.find_all(nodes.Node) if id(node) not in replaced]
    given = {name for node in rest for name in names_set(node)}
    named = {node.name for node in rest if isinstance(node, nodes.Name)}
    outside = {name for macro in needed.values() for name in macro.outside}
    sharing = (nodes.Include, nodes.Import, nodes.FromImport)  # what these lead to is shown every name
    kept = any(isinstance(node, sharing) and id(node) not in replaced for node in inside(tree))
    if needed.keys() & (given | outside) or given & outside or unasked & named or (unasked and kept):
        raise _UncertainError
