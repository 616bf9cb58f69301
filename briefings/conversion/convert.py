"""Converts what is new: the one place where raw articles become drafts, and drafts files."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from briefings.config import Config, Site
from briefings.conversion.inbox import INBOX, waiting
from briefings.diagnostics import Place, Report
from briefings.errors import MissingExtraError
from briefings.ingest.annotators import Chosen
from briefings.ingest.types import Options
from briefings.job import Means
from briefings.model import Article, Content, Headed
from briefings.progress import Progress
from briefings.store import Store
from briefings.text import plural


class Conversion(msgspec.Struct, frozen=True):
    """What a run of conversion did: files written, relative to the site, and how many raw files were refused."""

    files: tuple[str, ...] = ()
    refused: int = 0


def convert_new(
    site: Site,
    content: Content[Article],
    store: Store,
    means: Means,
    report: Report,
    progress: Progress,
    *,
    locked: bool = False,
) -> Conversion:
    """As `convert_waiting`, of a site whose content was read whole."""
    return convert_waiting(site, content.articles, lambda: content, store, means, report, progress, locked=locked)


def convert_waiting(  # noqa: PLR0913 - each is a thing of its own
    site: Site,
    known: Iterable[Headed],
    load: Callable[[], Content[Article]],
    store: Store,
    means: Means,
    report: Report,
    progress: Progress,
    *,
    locked: bool = False,
) -> Conversion:
    """Converts the raw articles that are new and writes their files; existing articles are never touched.

    A raw file that holds no article is reported as a warning, and the rest goes on. The outcome depends neither on the
    order of the files, nor on ``means``, nor on how often the work was stopped and taken up again.

    Args:
        site: The site.
        known: Its articles, as far as it takes to tell which raw ones came into the site.
        load: Reads the content whole; asked for only where something waits.
        store: Keeps drafts, so that a run that was cut short goes on where it was.
        means: What converts.
        report: Takes what the editor should know.
        progress: Is told of the stages.
        locked: Whether a raw article that waits is an error instead.
    """
    if report.count("error"):
        # An article with a fault is not among those known: its raw file would seem new, and be converted a second time.
        return Conversion()
    new = waiting(site.root, known, report)
    if not new:
        return Conversion()
    if locked:
        for item in new:
            remedy = "run build without --locked, and commit what it writes"
            report.error("locked", "this raw article is not converted", Place(f"{INBOX}/{item.raw.file}"), remedy)
        return Conversion()
    from briefings.conversion.running import Run  # noqa: PLC0415 - the annotator is not loaded where nothing waits

    run = Run(site, store, report, progress, options_of(site.config))
    try:
        run.convert(new, load(), annotator_of(site), means)
    except MissingExtraError as fault:
        if fault.extra == "cluster":
            raise
        report.warn("not-converted", f"{plural(len(new), 'raw article')} not converted: {fault}", Place(INBOX))
    return Conversion(tuple(run.files), run.refused)


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
