"""Finds every fault without writing anything; a deep check extracts the raw articles again and compares the bodies."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from briefings.catalog.library import index
from briefings.catalog.ownlinks import tell_lost_of
from briefings.catalog.permanence import Past
from briefings.catalog.plan import plan
from briefings.catalog.release import Showing, release
from briefings.catalog.views import SiteMenu
from briefings.config import Site
from briefings.content import permalinks
from briefings.content.fidelity import first_difference
from briefings.content.load import load
from briefings.content.lookup import find_place
from briefings.conversion.convert import options_of
from briefings.conversion.inbox import INBOX, waiting
from briefings.diagnostics import Place, Report
from briefings.errors import ContentError, MissingExtraError, RefusedError
from briefings.files import open_regular
from briefings.model import Article, Content
from briefings.progress import Progress, track
from briefings.render.theme import load_theme, sound_theme, wording
from briefings.text import plural


def check(site: Site, now: datetime, report: Report, progress: Progress, *, deep: bool = False) -> Content[Article]:
    """Puts every fault of content, theme and plan into the report.

    Args:
        site: The site.
        now: The moment to check for: an article that waits is read, and left out of the plan.
        report: Takes the faults.
        progress: Is told of the stages.
        deep: Whether to extract every raw article again and compare.

    Returns:
        What was read.
    """
    read = load(site, report, None, progress)
    released = release(read, site, Showing(now), report)
    theme = sound_theme(site, Report())
    past = Past(permalinks.read(site.root, report), released, "untold" if report.count("error") else "error")
    library = index(released.content, site, wording(theme), report)
    planned = plan(library, site, report, past)
    tell_lost_of(theme.links if theme else (), library, planned, report)
    check_theme(site, planned.menu, report)
    report.locate(partial(find_place, site.root))
    for row in released.schedule.waiting:
        report.note("not-shown", str(row).partition(": ")[2], Place(row.file))
    new = waiting(site.root, read.articles, report)
    if new:
        names = ", ".join(item.raw.file for item in new[:3]) + (", …" if len(new) > 3 else "")  # noqa: PLR2004 - a few will do
        message = f"{plural(len(new), 'raw article')} not converted yet: {names}"
        report.note("waiting", message, Place(INBOX), "run build to convert")
    if deep:
        for article in track(progress, "proving bodies", read.articles, len(read.articles)):
            _prove(site, article, report)
    return read


def check_theme(site: Site, menu: SiteMenu, report: Report) -> None:
    """Puts every fault of the theme and its templates into the report, whatever else is wrong."""
    from briefings.content.markdown import prose_renderer  # noqa: PLC0415 - the pipeline imports this module
    from briefings.content.page_html import render_body  # noqa: PLC0415 - the same
    from briefings.render.templates import Templates  # noqa: PLC0415 - the same

    own = Report()
    with suppress(ContentError):  # what it carries is in the report
        Templates(load_theme(site, own), site, menu, render_body, prose_renderer()).compile(own)
    for diagnostic in own.diagnostics:
        report.add(diagnostic)


def _prove(site: Site, article: Article, report: Report) -> None:
    """Compares an article's words with those that its raw file gives today."""
    from briefings.ingest.clean import reextract  # noqa: PLC0415 - a shallow check needs no extractor

    source = article.meta.source
    raw, place = site.root / INBOX / source.file, Place(article.path)
    data = _read(raw)
    if data is None:
        report.warn(
            "raw-missing", f"the raw article {source.file!r} cannot be read", place, "put it back into the inbox"
        )
        return
    if hashlib.sha256(data).hexdigest() != source.sha256:
        remedy = f"restore {INBOX}/{source.file}, or give the changed one another name"
        report.error("raw-changed", "the raw article is not the one that was converted", place, remedy)
        return
    try:
        clean = reextract(data, source.file, options_of(site.config))
    except MissingExtraError as fault:
        report.warn("cannot-verify", str(fault), place)
        return
    except RefusedError as fault:
        report.warn("cannot-verify", f"the raw article is refused now: {fault}", place, "look at it by hand")
        return
    if clean.extractor != source.extractor:
        now, then = clean.extractor or "none", source.extractor or "none"
        report.note("cannot-verify", f"extracted by {then}, and here is {now}: cannot verify", place)
    elif difference := first_difference(article.text, clean.text):
        message = f"the words are not the source's: {difference.ours!r} here, {difference.theirs!r} in {source.file}"
        remedy = "restore the words, or add an entry to corrections: saying what was changed"
        report.warn("edited", message, place, remedy)


def _read(path: Path) -> bytes | None:
    try:
        with open_regular(path) as file:
            return file.read()
    except OSError:
        return None
