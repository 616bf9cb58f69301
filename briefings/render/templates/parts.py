"""Where a page's links lead from, and the parts of pages that are rendered once for all pages they stand on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any

import jinja2
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from markupsafe import Markup

from briefings.text import did_you_mean

_MOST_KEPT = 8_192
"""Parts that wait for the next page they stand on, of about a thousand bytes each."""


class Links:
    """Links from one page, or from all pages of one depth.

    Args:
        base: What leads from the page to the site's root.
        assets: The theme's static files: name -> site path.
        own: The page's own site path; None: no page of its own.
    """

    __slots__ = ("_assets", "_own", "base")

    def __init__(self, base: str, assets: Mapping[str, str], own: str | None = None) -> None:
        self.base, self._assets, self._own = base, assets, own

    def to(self, path: str | None) -> str:
        """The link to a site path.

        Raises:
            ValueError: if there is no path.
        """
        if path is None:
            raise ValueError("to() was given no path: ask whether there is one first")
        if "#" in path and path.partition("#")[0] == self._own:
            return path[len(self._own) :]
        return (self.base + path) or "./"

    def asset(self, name: str) -> str:
        """The link to a file of the theme.

        Raises:
            UndefinedError: if the theme has none of this name.
        """
        if name not in self._assets:
            near = did_you_mean(name, self._assets)
            raise jinja2.UndefinedError(f"the theme has no static file {name!r}{'; ' + near if near else ''}")
        return self.base + self._assets[name]


class Parts:
    """Parts of pages by what they show and how deep their page lies; those made longest ago are forgotten."""

    def __init__(self, assets: Mapping[str, str]) -> None:
        self._assets = assets
        self._made: OrderedDict[tuple[Hashable, ...], Markup] = OrderedDict()
        self._modules: dict[tuple[jinja2.Environment, str, str], TemplateModule] = {}

    def fixed(self, environment: jinja2.Environment, base: str, name: str, here: str = "") -> Markup:
        """A part that is the same on all pages of this depth; ``here`` is the page where it matters."""
        key = base, name, here
        part = self._made.get(key)
        if part is None:
            made = environment.get_template(name).render(here=here, **self._given(base))
            part = self._keep(key, Markup(made))  # noqa: S704 - a template escapes by itself
        return part

    def shared(self, environment: jinja2.Environment, base: str, name: str, macro: str, *values: Hashable) -> Markup:
        """What a template's macro makes of these values, which is the same on all pages of this depth.

        Raises:
            UndefinedError: if the template has no such macro.
            ValueError: if a value can change, so that what is made of it cannot be kept.
        """
        key = base, name, macro, values
        try:
            part = self._made.get(key)
        except TypeError as fault:
            message = f"shared() was given a list or the like for {macro!r}: give it records, texts and numbers"
            raise ValueError(message) from fault
        if part is None:
            module = self._modules.get((environment, base, name))
            if module is None:
                module = environment.get_template(name).make_module(self._given(base))
                self._modules[environment, base, name] = module
            part = self._keep(key, _macro_of(module, name, macro)(*values))
        return part

    def _given(self, base: str) -> dict[str, Any]:
        """What a part is given: it belongs to no page of its own."""
        links = Links(base, self._assets)
        return {"to": links.to, "asset": links.asset}

    def _keep(self, key: tuple[Hashable, ...], part: Markup) -> Markup:
        if len(self._made) >= _MOST_KEPT:
            self._made.popitem(last=False)
        self._made[key] = part
        return part


def _macro_of(module: TemplateModule, name: str, macro: str) -> Callable[..., Any]:
    found = vars(module).get(macro)
    if isinstance(found, Macro):
        return found
    known = [key for key, value in vars(module).items() if isinstance(value, Macro)]
    near = did_you_mean(macro, known) or (f"it has: {', '.join(known)}" if known else "it has none")
    raise jinja2.UndefinedError(f"{name!r} has no macro {macro!r}; {near}")
