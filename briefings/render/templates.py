"""Pages from views: the one module that knows Jinja.

A template sees its page's view and the site's constants, and nothing else: no file outside the theme's chain, no Python
behind a value. Every fault becomes a located diagnostic, and all of them stand in one report.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from types import CodeType
from typing import Any
from urllib.parse import urlsplit

import jinja2
import jinja2.meta
from jinja2 import sandbox
from markupsafe import Markup

from briefings.catalog.views import PlannedPage, SiteMenu
from briefings.config import Site
from briefings.content.sanitize import without_bidi
from briefings.diagnostics import Place, Report
from briefings.errors import BriefingsError, ContentError
from briefings.model import BlockHtml, Body, NoteKind
from briefings.phrases import Phrase
from briefings.render import cards, filters, lint, metadata
from briefings.render.context import lay_out, site_constants, spoken
from briefings.render.faults import CODE, Fault, tell
from briefings.render.theme import Theme
from briefings.render.theme_files import TemplateSource
from briefings.text import clip, did_you_mean

__all__ = ["Fault", "Templates", "tell"]

NOT_FOUND = "404.html"
PARENT = "parent:"

_UNSAFE = frozenset(
    sandbox.UNSAFE_FUNCTION_ATTRIBUTES
    | sandbox.UNSAFE_METHOD_ATTRIBUTES
    | sandbox.UNSAFE_GENERATOR_ATTRIBUTES
    | sandbox.UNSAFE_COROUTINE_ATTRIBUTES
    | sandbox.UNSAFE_ASYNC_GENERATOR_ATTRIBUTES
    | {"f_back", "f_builtins", "f_code", "f_globals", "f_locals", "format_map", "mro", "tb_frame"}
)


class Templates:
    """A theme's templates, bound to a site.

    Args:
        theme: The theme with its parents.
        site: The site.
        menu: The part of the constants that the plan knows.
        blocks: Renders an article's body, given what its markers are called.
        prose: Renders the editor's Markdown, given what leads from the page to the site's root.
    """

    def __init__(
        self,
        theme: Theme,
        site: Site,
        menu: SiteMenu,
        blocks: Callable[[Body, Mapping[NoteKind, Phrase]], tuple[BlockHtml, ...]],
        prose: Callable[[str, str], str],
    ) -> None:
        self.theme = theme
        self._config = site.config
        self._prose = prose
        self._files = {source.file for source in theme.templates}
        self._paths = {asset.name: asset.path for asset in theme.assets}
        self._image = self._config.base_url + self._paths[cards.NAME] if cards.NAME in self._paths else ""
        self._environment = _environment(theme)
        self._fixed: dict[tuple[str, str, str], Markup] = {}
        markers = theme.wording.texts["marker_names"]
        self._environment.globals |= {
            "site": site_constants(site.config, menu, theme.settings),
            "t": theme.words,
            "absolute": self._absolute,
            "lang_of": lambda language: spoken(language, self._config.site.language),
            "blocks": lambda body: lay_out(blocks(body, markers), body),
            "policy": Markup(theme.policy),  # noqa: S704 - holds no mark of HTML but quotes
        }

    def compile(self, report: Report) -> None:
        """Looks through every template of the chain, used or not, and puts all faults into the report."""
        trees: dict[str, Any] = {}
        for source in self.theme.templates:
            try:
                tree = self._environment.parse(source.text, source.name, source.file)
                self._environment.loader.keep(source, self._environment.compile(tree, _exact(source), source.file))
            except jinja2.TemplateSyntaxError as fault:
                report.error(CODE, _clause(fault.message or ""), Place(source.file, fault.lineno), "mend the template")
                continue
            trees[source.file] = tree
            known = lint.Known(
                names=frozenset({*self._environment.globals, *_PAGE_NAMES}),
                texts=vars(self.theme.words),
                view=lint.VIEWS.get(source.name),
                unsafe=_UNSAFE,
                templates=self._environment.loader.names_for(source),
            )
            looked_up = jinja2.meta.find_undeclared_variables(tree) if known.view else ()
            for line, message, remedy in (*lint.faults(tree, known), *lint.undeclared(tree, looked_up, known)):
                report.error(CODE, message, Place(source.file, line), remedy)
        for source in self.theme.templates:
            for line, message, remedy in lint.lost_blocks(trees.get(source.file), self._stands_on(source, trees)):
                report.warn(CODE, message, Place(source.file, line), remedy)

    def _stands_on(self, source: TemplateSource, trees: Mapping[str, Any]) -> list[Any]:
        """The trees of the templates that a template extends, the nearest first."""
        found: list[Any] = []
        loader, here = self._environment.loader, source
        while (tree := trees.get(here.file)) is not None and (wanted := lint.extended(tree)):
            above = loader.find(self._environment.join_path(wanted, _exact(here)))
            if above is None or above.file not in trees or trees[above.file] in found:
                break
            found.append(trees[above.file])
            here = above
        return found

    def render(self, page: PlannedPage) -> bytes:
        """The page's HTML.

        Raises:
            ContentError: if the template has a fault, with its place and the page.
        """
        result = self.attempt(page)
        if isinstance(result, Fault):
            report = Report()
            tell([(page.path, result)], report)
            raise ContentError(report.diagnostics)
        return result

    def attempt(self, page: PlannedPage) -> bytes | Fault:
        """The page's HTML, or what is wrong with its template; for callers that go on and `tell` all faults later."""
        try:
            template = self._environment.get_template(page.template)
            return template.render(self._context(page)).encode()
        except BriefingsError:
            raise
        except jinja2.TemplateNotFound as fault:
            missing = f"there is no template {fault.name!r}"
            return Fault(missing, self._place_of(fault, page.template))
        except jinja2.TemplateSyntaxError as fault:
            return Fault(_clause(fault.message or ""), Place(fault.filename or page.template, fault.lineno))
        except jinja2.UndefinedError as fault:
            return Fault(fault.message or "", self._place_of(fault, page.template))
        except Exception as fault:  # noqa: BLE001 - a template can raise anything, and an editor is owed its line
            return Fault(clip(f"{type(fault).__name__}: {fault}", 200), self._place_of(fault, page.template))

    def _context(self, page: PlannedPage) -> dict[str, Any]:
        head = page.view.head
        base = urlsplit(self._config.base_url).path if page.path == NOT_FOUND else "../" * head.path.count("/")

        def to(path: str | None) -> str:
            """The link from this page to a site path."""
            if path is None:
                raise ValueError("to() was given no path: ask whether there is one first")
            where, mark, fragment = path.partition("#")
            return f"#{fragment}" if mark and where == head.path else (base + path) or "./"

        def asset(name: str) -> str:
            """The link from this page to a file of the theme."""
            if name not in self._paths:
                raise LookupError(f"the theme has no static file {name!r} {did_you_mean(name, self._paths)}".rstrip())
            return base + self._paths[name]

        def fixed(name: str, here: str = "") -> Markup:
            """A part that is the same on all pages of this depth, made once; ``here`` is the page where it matters."""
            key = (name, base, here)
            if key not in self._fixed:
                part = self._environment.get_template(name).render(to=to, asset=asset, here=here)
                self._fixed[key] = Markup(part)  # noqa: S704 - a template escapes by itself
            return self._fixed[key]

        return {
            "view": page.view,
            "to": to,
            "asset": asset,
            "fixed": fixed,
            "prose": lambda markup: Markup(self._prose(markup, base)),  # noqa: S704 - the renderer sanitizes
            "metadata": metadata.of_page(page.view, self._config, self._image_of(page)),
        }

    def _image_of(self, page: PlannedPage) -> str:
        """The full address of the picture that stands for a page: its own, else the theme's, else none."""
        own = cards.path_of(page) if self._config.cards == "on" else None
        return self._config.base_url + own if own else self._image

    def _absolute(self, path: str) -> str:
        """The full address of a site path, or of one of the theme's files."""
        return self._config.base_url + self._paths.get(path, path)

    def _place_of(self, fault: BaseException, template: str) -> Place:
        """The innermost line of a template on the way to the fault."""
        place = Place(template)
        trace = fault.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if name in self._files:
                place = Place(name, trace.tb_lineno)
            trace = trace.tb_next
        return place


_PAGE_NAMES = ("view", "to", "asset", "fixed", "here", "prose", "metadata")


class _Missing(jinja2.StrictUndefined):
    """What is not there: its message names the record and the field that was meant."""

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if owner is jinja2.utils.missing:
            return f"{name!r} is not known here"
        fields = lint.fields_of(owner)
        near = did_you_mean(name, fields) or (f"it has: {', '.join(sorted(fields))}" if fields else "")
        return f"{type(owner).__name__} has no field {name!r}{'; ' + near if near else ''}"


class _Environment(jinja2.Environment):
    """Jinja without a way from a value to Python's inside."""

    loader: _Loader

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``; the static checks cannot see a name that is put together at run time."""
        if isinstance(argument, str) and (argument.startswith("_") or argument in _UNSAFE):
            return self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)

    def join_path(self, template: str, parent: str) -> str:
        """``parent:base.html`` means the file of that name further up the chain than the template that asks."""
        if not template.startswith(PARENT):
            return template
        return f"{self.loader.level(parent) + 1}:{template.removeprefix(PARENT)}"


class _Loader(jinja2.BaseLoader):
    """Templates of a chain, from memory. ``base.html`` is the child's; ``1:base.html`` looks from the parent on up."""

    def __init__(self, sources: Iterable[TemplateSource]) -> None:
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
        if source.file not in self._code:
            self.keep(source, environment.compile(source.text, _exact(source), source.file))
        return jinja2.Template.from_code(environment, self._code[source.file], globals if globals is not None else {})

    def keep(self, source: TemplateSource, code: CodeType) -> None:
        """Takes a template's code, so that it need not be compiled again."""
        self._code[source.file] = code

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


def _exact(source: TemplateSource) -> str:
    """The name under which a template knows itself: with its level, so that ``parent:`` means the next one up."""
    return f"{source.level}:{source.name}"


def _environment(theme: Theme) -> _Environment:
    environment = _Environment(
        loader=_Loader(theme.templates),
        autoescape=True,
        undefined=_Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        finalize=_shown,
    )
    del environment.filters["attr"]
    environment.globals = {name: environment.globals[name] for name in ("range", "dict", "namespace")}
    words = theme.wording
    for worded in (filters.day, filters.month, filters.moment, filters.number):
        environment.filters[worded.__name__] = functools.lru_cache(4096)(functools.partial(worded, words=words))
    environment.filters["span"] = functools.partial(filters.span, words=words)
    for plain in (filters.instant, filters.initial, filters.runs, filters.brief_hash, filters.host):
        environment.filters[plain.__name__] = plain
    return environment


def _shown(value: Any) -> Any:
    """What an expression puts on a page: text without the invisible characters that turn its direction."""
    return value if type(value) is not str or value.isascii() else without_bidi(value)


def _clause(message: str) -> str:
    """Jinja's message as a clause."""
    line = " ".join(message.split()).rstrip(".")
    return line[:1].lower() + line[1:] if line[1:2].islower() else line
