"""Jinja as templates may use it: values and what puts them on a page, and no way from them to Python's inside."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import jinja2
from jinja2 import sandbox
from markupsafe import Markup, escape

from briefings.catalog.words import Wording
from briefings.phrases import escape_text, marked
from briefings.render import filters, lint
from briefings.render.templates.kept import Kept
from briefings.render.templates.lean import Generator, PlainMacro
from briefings.render.templates.loader import PARENT, Loader
from briefings.render.templates.ranges import Ranges
from briefings.render.theme import Theme
from briefings.text import did_you_mean, without_bidi

UNSAFE = frozenset(
    sandbox.UNSAFE_FUNCTION_ATTRIBUTES
    | sandbox.UNSAFE_METHOD_ATTRIBUTES
    | sandbox.UNSAFE_GENERATOR_ATTRIBUTES
    | sandbox.UNSAFE_COROUTINE_ATTRIBUTES
    | sandbox.UNSAFE_ASYNC_GENERATOR_ATTRIBUTES
    | {"f_back", "f_builtins", "f_code", "f_globals", "f_locals", "format_map", "mro", "tb_frame"}
)
"""Attributes that lead to Python's inside."""


class Missing(jinja2.StrictUndefined):
    """What is not there: its message names the record and the field that was meant."""

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if owner is jinja2.utils.missing:
            return f"{name!r} is not known here"
        at: Any = self._undefined_name  # Jinja says that it is text; of a list it is a number
        if isinstance(at, int) and isinstance(owner, tuple | list):
            return f"there is no item {name} among {len(owner)}, which count from 0"
        fields = lint.fields_of(owner)
        near = did_you_mean(name, fields) or (f"it has: {', '.join(sorted(fields))}" if fields else "")
        return f"{type(owner).__name__} has no field {name!r}{'; ' + near if near else ''}"


class Environment(jinja2.Environment):
    """Jinja without a way from a value to Python's inside: the exact one, which says what is wrong with a template."""

    loader: Loader

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.ranges = Ranges()

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``; the static checks cannot see a name that is put together at run time."""
        if isinstance(argument, str) and (argument.startswith("_") or argument in UNSAFE):
            return self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)

    def join_path(self, template: str, parent: str) -> str:
        """``parent:base.html`` means the file of that name further up the chain than the template that asks."""
        if not template.startswith(PARENT):
            return template
        return f"{self.loader.level(parent) + 1}:{template.removeprefix(PARENT)}"


class LeanEnvironment(Environment):
    """The fast one: it raises where anything is amiss, without saying what."""

    code_generator_class = Generator
    macro = PlainMacro
    escaped = staticmethod(escape_text)

    @staticmethod
    def show(value: Any) -> str:
        """What an expression puts on a page, as HTML."""
        kind = type(value)
        if kind is str:
            return escape_text(value if value.isascii() else without_bidi(value))
        if kind is int:
            return str(value)
        return value if kind is Markup else str(escape(_shown(value)))


def exact_environment(theme: Theme) -> Environment:
    """Jinja's own code for a theme's templates."""
    return _equipped(Environment(loader=Loader(theme.templates), **_SETTINGS), theme)


def lean_environment(theme: Theme, kept: Kept) -> Environment:
    """Short code for a theme's templates, with the same filters."""
    return _equipped(LeanEnvironment(loader=Loader(theme.templates, kept), **_SETTINGS), theme)


def _equipped(environment: Environment, theme: Theme) -> Environment:
    del environment.filters["attr"]
    environment.globals = {name: environment.globals[name] for name in ("dict", "namespace")}
    environment.globals["range"] = environment.ranges
    words = theme.wording
    for worded in (filters.day, filters.month, filters.moment, filters.span, filters.number):
        environment.filters[worded.__name__] = functools.lru_cache(4096)(_ready(worded, words))
    by_day = environment.filters["day"]
    environment.filters["day"] = lambda value: by_day(value and value[:10])  # all times of a day are told alike
    for plain in (filters.instant, filters.initial, filters.runs, filters.brief_hash, filters.host):
        environment.filters[plain.__name__] = plain
    return environment


def _ready(worded: Callable[..., str], words: Wording) -> Callable[..., Markup]:
    """A filter that gives HTML, so that what is kept of it need not be escaped each time that it is shown."""
    return lambda *given: marked(escape_text(_shown(worded(*given, words=words))))


def _shown(value: Any) -> Any:
    """What an expression puts on a page: text without the invisible characters that turn its direction.

    Raises:
        UndefinedError: for what a reader can make nothing of, such as a record or what is not stated.
    """
    if type(value) is str:
        return value if value.isascii() else without_bidi(value)
    if not isinstance(value, _SHOWN) and not hasattr(value, "__html__"):
        raise jinja2.UndefinedError(_unfit(value))
    return value


def _unfit(value: Any) -> str:
    """Why a value is nothing to show, and what to write."""
    if value is None:
        return "what is shown here is not stated; ask whether it is there, or write {{ … or t.not_stated }}"
    if callable(value):
        return "what is shown here is a function; call it: {{ …() }}"
    fields = lint.fields_of(value)
    if fields:
        return f"what is shown here is a whole {type(value).__name__}; name a field of it: {', '.join(sorted(fields))}"
    return f"what is shown here is a {type(value).__name__}; go through it: {{% for … in … %}}, or join it"


_SHOWN = (str, int, float, jinja2.Undefined)
"""What stands on pages as it is; what is missing says so by itself."""

_SETTINGS: Mapping[str, Any] = MappingProxyType(
    {
        "autoescape": True,
        "undefined": Missing,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "auto_reload": False,
        "cache_size": -1,
        "finalize": _shown,
    }
)
