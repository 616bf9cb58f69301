"""Every fault of a theme's templates that shows without rendering one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import jinja2
import jinja2.meta

from briefings.diagnostics import Place, Report
from briefings.render import lint, lint_html
from briefings.render.context import SiteConstants
from briefings.render.faults import CODE, clause
from briefings.render.templates.environment import UNSAFE, Environment
from briefings.render.templates.loader import exact
from briefings.render.theme import Theme
from briefings.render.theme_files import TemplateSource


def look_through(theme: Theme, environment: Environment, names: frozenset[str], report: Report) -> None:
    """Puts all faults of all templates of the chain, used or not, into the report.

    Args:
        theme: The theme.
        environment: The exact one.
        names: What a template is given, besides the environment's own.
        report: Takes the faults.
    """
    trees: dict[str, Any] = {}
    for source in theme.templates:
        tree = _parsed(source, environment, report)
        if tree is None:
            continue
        trees[source.file] = tree
        known = lint.Known(
            names=frozenset({*environment.globals, *names}),
            texts=vars(theme.words),
            view=lint.VIEWS.get(source.name),
            site=SiteConstants.__struct_fields__,
            settings=frozenset(theme.settings),
            unsafe=UNSAFE,
            templates=environment.loader.names_for(source),
        )
        looked_up = jinja2.meta.find_undeclared_variables(tree) if known.view else ()
        for line, message, remedy in (*lint.faults(tree, known), *lint.undeclared(tree, looked_up, known)):
            report.error(CODE, message, Place(source.file, line), remedy)
    for source in theme.templates:
        below = list(_stands_on(source, environment, trees))
        own = trees.get(source.file)
        for line, message, remedy in lint.circle(own, below):
            report.error(CODE, message, Place(source.file, line), remedy)
        for line, message, remedy in lint.lost_blocks(own, below):
            report.warn(CODE, message, Place(source.file, line), remedy)
        if own is not None and source.name.endswith(".html"):
            for line, message, remedy in lint_html.refused(own):
                report.warn(CODE, message, Place(source.file, line), remedy)


def _parsed(source: TemplateSource, environment: Environment, report: Report) -> Any:
    """A template's tree; None where it cannot be compiled, and the report says why."""
    try:
        tree = environment.parse(source.text, source.name, source.file)
        endless = list(lint.endless(tree))
        for line, message, remedy in endless:
            report.error(CODE, message, Place(source.file, line), remedy)
        if endless:
            return None
        environment.compile(tree, exact(source), source.file)
    except jinja2.TemplateSyntaxError as fault:
        report.error(CODE, clause(fault.message or ""), Place(source.file, fault.lineno), "mend the template")
        return None
    return tree


def _stands_on(source: TemplateSource, environment: Environment, trees: Mapping[str, Any]) -> Iterator[Any]:
    """The trees of the templates that a template extends, the nearest first; its own at the end of a circle."""
    seen, here = {source.file}, source
    while (tree := trees.get(here.file)) is not None and (wanted := lint.extended(tree)):
        above = environment.loader.find(environment.join_path(wanted, exact(here)))
        if above is None or above.file not in trees or (above.file in seen and above.file != source.file):
            break
        yield trees[above.file]
        if above.file in seen:
            break
        seen.add(above.file)
        here = above
