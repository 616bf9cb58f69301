"""The templates of a chain of themes, each compiled when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from types import CodeType
from typing import Any

import jinja2

from briefings.render.templates.brought import bring
from briefings.render.templates.kept import Kept
from briefings.render.templates.parted import Joiner, included
from briefings.render.theme_files import TemplateSource

PARENT = "parent:"


class Loader(jinja2.BaseLoader):
    """Templates of a chain, from memory. ``base.html`` is the child's; ``1:base.html`` looks from the parent on up.

    Args:
        sources: The templates of all themes of the chain.
        kept: Where compiled ones may lie, with their parts in them; None: each is compiled as it stands.
    """

    def __init__(self, sources: Iterable[TemplateSource], kept: Kept | None = None) -> None:
        self._kept = kept
        self._code: dict[str, CodeType] = {}
        self._sources: dict[str, list[TemplateSource]] = {}
        for source in sources:
            self._sources.setdefault(source.name, []).append(source)

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's signature
    ) -> jinja2.Template:
        """The template, compiled once."""
        source = self.find(name)
        if source is None:
            raise jinja2.TemplateNotFound(name)
        code = self._code.get(source.file)
        if code is None:
            code = self._code[source.file] = self._compiled(source, environment)
        # What Jinja hands over looks in two mappings by a search in Python, for every name of every page.
        return jinja2.Template.from_code(environment, code, dict(globals or ()))

    def level(self, template: str) -> int:
        """How far up the chain the template stands."""
        source = self.find(template)
        return source.level if source else 0

    def names_for(self, source: TemplateSource) -> frozenset[str]:
        """Every name that this template may ask for."""
        above = {PARENT + name for name, found in self._sources.items() if any(s.level > source.level for s in found)}
        return frozenset(above | self._sources.keys())

    def find(self, template: str) -> TemplateSource | None:
        """The template that this name means, with ``1:`` before it from that level up."""
        first, _, rest = template.rpartition(":")
        least = int(first) if first.isdecimal() else 0
        found = self._sources.get(rest if first.isdecimal() else template, [])
        return next((source for source in found if source.level >= least), None)

    def _compiled(self, source: TemplateSource, environment: jinja2.Environment) -> CodeType:
        if self._kept is None:
            return environment.compile(source.text, exact(source), source.file)
        parts = included(source, self.asked_by)
        code = self._kept.get(source, [*parts.values()])
        if code is None:
            joiner = Joiner(environment, self.asked_by, parts)
            tree = joiner.whole(source)
            bring(tree, source, joiner.read)
            code = environment.compile(tree, exact(source), source.file)
            self._kept.put(source, code, [*parts.values()])
        return code

    def asked_by(self, name: str, source: TemplateSource) -> TemplateSource | None:
        """The template that a name means in another, where it may begin with ``parent:``."""
        return self.find(f"{source.level + 1}:{name.removeprefix(PARENT)}" if name.startswith(PARENT) else name)


def exact(source: TemplateSource) -> str:
    """The name under which a template knows itself: with its level, so that ``parent:`` means the next one up."""
    return f"{source.level}:{source.name}"
