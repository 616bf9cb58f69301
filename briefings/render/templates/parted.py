"""Templates with the parts that they include in them, so that no page is put together part by part.

Jinja gives an included part a context of its own, with a copy of every name, and hands up each piece of it. Compiled
into what includes it, a part costs nothing of that. It is a scope there: what it sets stays in it, and a name means
what it would mean in its own file. Where that is not certain, the part is left to Jinja.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import jinja2
from jinja2 import meta, nodes
from jinja2.visitor import NodeTransformer

from briefings.render.theme_files import TemplateSource

_INCLUDE = re.compile(r"""\{%[-+]?\s*(?:include|from)\s*["']([^"']+)["']""")
LEFT_ALONE = (
    *(nodes.Extends, nodes.Block, nodes.Include, nodes.Import, nodes.FromImport, nodes.Macro),
    nodes.ScopedEvalContextModifier,
)
"""What makes a file more than a part: it has a place of its own among templates."""
_JINJAS = frozenset(("loop", "self", "super", "caller", "varargs", "kwargs"))
"""Names that Jinja gives to some places and not to others."""

Find = Callable[[str, TemplateSource], TemplateSource | None]


def included(source: TemplateSource, find: Find) -> Mapping[str, TemplateSource]:
    """The parts that may be compiled into a template, by file: all that it asks for by name, and they in turn.

    Into a template that came with the engine goes no other part, because its compiled form is kept for all sites.

    Args:
        source: The template.
        find: The template that a name means in another; None: there is none.
    """
    found: dict[str, TemplateSource] = {}
    waiting = [source]
    while waiting:
        here = waiting.pop()
        for name in _INCLUDE.findall(here.text):
            part = find(name, here)
            if part and part.file not in found and part.file != source.file and part.bundled >= source.bundled:
                found[part.file] = part
                waiting.append(part)
    return found


class Joiner(NodeTransformer):
    """Puts parts into the templates that include them.

    Args:
        environment: Reads the parts.
        find: As above.
        parts: From `included`; no other goes in.
    """

    def __init__(self, environment: jinja2.Environment, find: Find, parts: Mapping[str, TemplateSource]) -> None:
        self._environment, self._find, self._parts = environment, find, parts
        self._within: list[TemplateSource] = []
        self._later: dict[int, frozenset[str]] = {}

    def whole(self, source: TemplateSource) -> nodes.Template:
        """The syntax tree of a template with its parts in it."""
        tree = self._environment.parse(source.text, source.name, source.file)
        units: list[nodes.Node] = [*tree.find_all(nodes.Block)]
        if tree.find(nodes.Extends) is None:  # else what lies between its blocks is shown otherwise
            units.append(tree)
        self._within.append(source)
        for unit in units:
            self._later |= _set_behind(unit)
            self.generic_visit(unit)
        self._within.pop()
        return tree

    def read(self, name: str, source: TemplateSource) -> tuple[TemplateSource, nodes.Template] | None:
        """The part that a name means in a template, and its own tree; None: no such part may go in."""
        part = self._part(name, source)
        return (part, self._environment.parse(part.text, part.name, part.file)) if part else None

    def _part(self, name: str, source: TemplateSource) -> TemplateSource | None:
        part = self._find(name, source)
        return part if part and part.file in self._parts else None

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 - Jinja's name
        """The part's own tree, where it means the same there."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or not node.with_context or node.ignore_missing or id(node) not in self._later:
            return node
        part = self._part(name, self._within[-1])
        if part is None or part in self._within:
            return node
        tree = self.whole(part)
        if _is_alone(tree) or meta.find_undeclared_variables(tree) & (_JINJAS | self._later[id(node)]):
            return node
        return nodes.Scope(tree.body, lineno=node.lineno).set_environment(self._environment)


def _is_alone(tree: nodes.Template) -> bool:
    """Whether a template must be left to Jinja, whatever is around it."""
    return any(
        isinstance(node, LEFT_ALONE) or (isinstance(node, nodes.Name) and node.name in {"self", "super"})
        for node in tree.find_all(nodes.Node)
    )


def _set_behind(unit: nodes.Node) -> dict[int, frozenset[str]]:
    """Of each include of a template or a block: the names that are given a value behind it alone, perhaps."""
    behind: set[str] = set()
    found = {}
    for node in reversed(list(inside(unit))):
        if isinstance(node, nodes.Include):
            found[id(node)] = frozenset(behind)
        behind |= set(names_set(node))
    return found


def inside(unit: nodes.Node) -> Iterator[nodes.Node]:
    """What is in a template or a block, blocks within it left out."""
    for child in unit.iter_child_nodes():
        if not isinstance(child, nodes.Block):
            yield child
            yield from inside(child)


def names_set(node: nodes.Node) -> Iterator[str]:
    """The names that this very node gives a value."""
    if isinstance(node, nodes.Macro) or (isinstance(node, nodes.Name) and node.ctx != "load"):
        yield node.name
    elif isinstance(node, nodes.Import):
        yield node.target
    elif isinstance(node, nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in node.names)


def names_given(unit: nodes.Node) -> list[str]:
    """The names that a template or a block is given from outside: asked for in it, and nowhere set in it."""
    within = list(inside(unit))
    asked = {node.name: None for node in within if isinstance(node, nodes.Name) and node.ctx == "load"}
    own = {name for node in within for name in names_set(node)} | _JINJAS
    return [name for name in asked if name not in own]
