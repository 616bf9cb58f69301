"""Converts what is new: the one place where raw articles become drafts, and drafts files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec

from briefings.config import Config, Site
from briefings.conversion.inbox import INBOX, waiting
from briefings.conversion.setting import Setting
from briefings.diagnostics import Place
from briefings.errors import MissingExtraError
from briefings.ingest.annotators import Chosen
from briefings.ingest.types import Options
from briefings.model import Article, Content, Headed
from briefings.text import plural

if TYPE_CHECKING:
    from briefings.conversion.running import Run


class Conversion(msgspec.Struct, frozen=True):
    """What a run of conversion did: files written, by path in the site, and raw files refused, by name in the inbox."""

    files: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def convert_new(
    known: Iterable[Headed], load: Callable[[], Content[Article]], setting: Setting, *, locked: bool = False
) -> Conversion:
    """Converts the raw articles that are new and writes their files; existing articles are never touched.

    A raw file that holds no article is reported as a warning, and the rest goes on. The outcome depends neither on the
    order of the files, nor on what converts, nor on how often the work was stopped and taken up again.

    Args:
        known: The site's articles, as far as it takes to tell which raw ones came into the site.
        load: Reads the content whole; asked for only where something waits.
        setting: What the conversion works with.
        locked: Whether a raw article that waits is an error instead.
    """
    site, report = setting.site, setting.report
    if report.count("error"):
        # An article with a fault is not among those known: its raw file would seem new, and be converted a second time.
        return Conversion()
    new = waiting(site.root, known, report, setting.store, setting.means.jobs, setting.stamps)
    if not new:
        return Conversion()
    if locked:
        for item in new:
            remedy = "run build without --locked, and commit what it writes"
            report.error("locked", "this raw article is not converted", Place(f"{INBOX}/{item.raw.file}"), remedy)
        return Conversion()
    run: Run | None = None
    try:
        from briefings.conversion.running import Run  # noqa: PLC0415 - the annotator is not loaded where nothing waits

        run = Run(setting, options_of(site.config))
        run.convert(new, load(), annotator_of(site))
    except MissingExtraError as fault:
        if fault.extra == "cluster":
            raise
        report.warn("not-converted", f"{plural(len(new), 'raw article')} not converted: {fault}", Place(INBOX))
    return Conversion(tuple(run.files), tuple(run.refused)) if run else Conversion()


def annotator_of(site: Site) -> Chosen:
    """The factory of the annotator that the configuration names."""
    return Chosen(site.config.annotator, str(site.root))


def options_of(config: Config) -> Options:
    """What of the configuration the annotator needs."""
    return Options(
        key_points=config.key_points,
        topics=tuple((slug, topic.words or (topic.name or slug,)) for slug, topic in config.topics.items()),
        voice=config.voice,
    )
