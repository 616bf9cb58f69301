"""A theme's templates, bound to a site: what a page's view becomes, or what is wrong with the template.

A template sees its page's view and the site's constants, and nothing else: no file outside the theme's chain, no Python
behind a value. Every fault becomes a located diagnostic, and all of them stand in one report.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from briefings.catalog.planned import PlannedPage
from briefings.catalog.views import SiteMenu
from briefings.config import Site
from briefings.diagnostics import Place, Report
from briefings.errors import BriefingsError, ContentError
from briefings.model import BlockHtml, Body, NoteKind
from briefings.phrases import Phrase
from briefings.render import cards, metadata
from briefings.render.context import lay_out, site_constants, spoken
from briefings.render.faults import Fault, clause, tell
from briefings.render.templates.environment import Environment, exact_environment, lean_environment
from briefings.render.templates.kept import Kept
from briefings.render.templates.looking import look_through
from briefings.render.templates.parts import Links, Parts
from briefings.render.theme import Theme
from briefings.text import clip

NOT_FOUND = "404.html"
PAGE_NAMES = frozenset(("view", "to", "asset", "fixed", "here", "shared", "prose", "metadata"))
"""What a template is given for its page."""


class Templates:
    """A theme's templates, bound to a site.

    Args:
        theme: The theme with its parents.
        site: The site.
        menu: The part of the constants that the plan knows.
        blocks: Renders an article's body, given what its markers are called.
        prose: Renders the editor's Markdown, given what leads from the page to the site's root, and the site paths at
            which there is nothing.
    """

    def __init__(
        self,
        theme: Theme,
        site: Site,
        menu: SiteMenu,
        blocks: Callable[[Body, Mapping[NoteKind, Phrase]], tuple[BlockHtml, ...]],
        prose: Callable[[str, str, Collection[str]], str],
    ) -> None:
        self.theme = theme
        self._config = site.config
        self._prose = prose
        self._files = {source.file for source in theme.templates}
        self._paths = {asset.name: asset.path for asset in theme.assets}
        self._image = self._config.base_url + self._paths[cards.NAME] if cards.NAME in self._paths else ""
        self._parts = Parts(self._paths)
        self._odd: set[str] = set()
        markers = theme.wording.texts["marker_names"]
        self._globals = {
            "site": site_constants(site.config, menu, theme.settings),
            "t": theme.words,
            "absolute": self._absolute,
            "lang_of": functools.lru_cache(256)(functools.partial(spoken, around=self._config.site.language)),
            "blocks": lambda body: lay_out(blocks(body, markers), body),
            "policy": Markup(theme.policy),  # noqa: S704 - holds no mark of HTML but quotes
        }

    @functools.cached_property
    def lean(self) -> Environment:
        """Renders what nothing is wrong with."""
        return self._bound(lean_environment(self.theme, Kept(Path(__file__).parent)))

    @functools.cached_property
    def exact(self) -> Environment:
        """Renders everything, or says what is wrong; made where the lean one has failed."""
        return self._bound(exact_environment(self.theme))

    def _bound(self, environment: Environment) -> Environment:
        environment.globals |= self._globals
        return environment

    def compile(self, report: Report) -> None:
        """Looks through every template of the chain, used or not, and puts all faults into the report."""
        look_through(self.theme, self.exact, PAGE_NAMES, report)

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
        if page.template not in self._odd:
            try:
                return self._made(page, self.lean)
            except BriefingsError:
                raise
            except Exception:  # noqa: BLE001 - whatever it is, the exact environment does it or says what it is
                self._odd.add(page.template)
        return self._made_or_fault(page)

    def _made(self, page: PlannedPage, environment: Environment) -> bytes:
        environment.ranges.begin()
        return environment.get_template(page.template).render(self._context(page, environment)).encode()

    def _made_or_fault(self, page: PlannedPage) -> bytes | Fault:
        try:
            return self._made(page, self.exact)
        except BriefingsError:
            raise
        except jinja2.TemplateNotFound as fault:
            missing = f"there is no template {fault.name!r}"
            return Fault(missing, self._place_of(fault, page.template))
        except jinja2.TemplateSyntaxError as fault:
            return Fault(clause(fault.message or ""), Place(fault.filename or page.template, fault.lineno))
        except jinja2.UndefinedError as fault:
            return Fault(fault.message or "", self._place_of(fault, page.template))
        except Exception as fault:  # noqa: BLE001 - a template can raise anything, and an editor is owed its line
            return Fault(clip(f"{type(fault).__name__}: {fault}", 200), self._place_of(fault, page.template))

    def _context(self, page: PlannedPage, environment: Environment) -> dict[str, Any]:
        view = page.view
        head = view.head
        base = urlsplit(self._config.base_url).path if page.path == NOT_FOUND else "../" * head.path.count("/")
        links = Links(base, self._paths, head.path)
        return {
            "view": view,
            "to": links.to,
            "asset": links.asset,
            "fixed": functools.partial(self._parts.fixed, environment, base),
            "shared": functools.partial(self._parts.shared, environment, base),
            "prose": lambda markup: Markup(self._prose(markup, base, page.lost)),  # noqa: S704 - the renderer sanitizes
            "metadata": metadata.of_page(view, self._config, self._image_of(page)),
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
