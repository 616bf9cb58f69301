"""One run of the build: take the site's lock, see whether anything changed at all, and only then load the engine.

A build that has nothing to do ends here, in a fraction of a second and without writing a byte.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefings import engine, files
from briefings.clock import Stopwatch, peak_memory
from briefings.config import CONFIG_NAME, Site
from briefings.diagnostics import Report
from briefings.job import Built, Means, Request
from briefings.progress import Progress
from briefings.publish import fingerprint
from briefings.publish.lock import lock_site
from briefings.publish.lookout import look_out
from briefings.publish.target import CLEANING, CONVERTING, EDITING, PUBLISHING, ROLLING_BACK, Target, Work, explained
from briefings.publish.unchanged import find_unchanged
from briefings.store import Store

if TYPE_CHECKING:
    from briefings.conversion.convert import Conversion
    from briefings.desk.changes import Change, Plan
    from briefings.model import Article, Content


_CONTENT = (".permalinks", "articles", "briefings", "entities", "files", "inbox", "pages", "stories")
"""What is read of ``content/``: each a root of its own, because a build writes into three of them alone."""


def build(site: Site, request: Request, report: Report, progress: Progress) -> Built:
    """Builds and publishes the site, if anything it depends on has changed.

    Raises:
        ContentError: with every fault; nothing was published.
        UsageError, PublishError: if the output cannot be used; it is as it was.
    """
    watch = Stopwatch(progress)
    target = target_of(site, request.output)
    with lock_site(target, watch), look_out(target) as lookout, _without_collection():
        scan = fingerprint.look(_roots(site), _facts(site, request))
        # What was left out for its faults must be told every time, and a build that changed nothing would not know it.
        said = None if request.keep_going else find_unchanged(target, scan.inputs, request.now, lookout)
        if said is not None:
            for diagnostic in said.diagnostics:
                report.add(diagnostic)
            report.raise_if_errors(strict=request.strict)
            built = Built(output=target.output, diagnostics=report.diagnostics, waiting=said.waiting, unchanged=True)
        else:
            lookout.go_on()
            files.sweep(site.state / "scratch")
            from briefings import pipeline  # noqa: PLC0415 - loads the engine, which a build without changes does not need

            with open_store(site) as store:
                built = pipeline.build(site, request, target, scan, store, report, watch, lookout)
    return msgspec.structs.replace(built, seconds=watch.seconds, stages=watch.stages(), peak_memory=peak_memory())


def convert(site: Site, means: Means, report: Report, progress: Progress) -> Conversion:
    """Converts what waits in the inbox, and publishes nothing.

    Raises:
        ContentError: if the content has faults; nothing was converted.
    """
    from briefings.content.load import load  # noqa: PLC0415 - as in build
    from briefings.conversion.convert import convert_new  # noqa: PLC0415 - as in build
    from briefings.conversion.setting import Setting  # noqa: PLC0415 - as in build

    with _at_work(site, CONVERTING, progress), open_store(site) as store:
        content = load(site, report, store, progress)
        report.raise_if_errors()
        return convert_new(content.articles, lambda: content, Setting(site, store, means, report, progress))


def edit(
    site: Site, plan: Callable[[Content[Article]], Plan], report: Report, progress: Progress, *, dry_run: bool = False
) -> Plan:
    """Plans an edit of the content on what it holds now, and writes it, all or none.

    Args:
        site: The site.
        plan: From the content to the changes; its faults are in the report.
        report: Takes every fault.
        progress: Is told of the stages.
        dry_run: Whether to write nothing, not even the cache.

    Raises:
        ContentError: if the content has faults, or the plan; nothing was written.
        PublishError: if the disk refuses; all files are as they were.
    """
    from briefings.content.load import load  # noqa: PLC0415 - as in build
    from briefings.desk import changes  # noqa: PLC0415 - as in build

    if dry_run:
        return _planned(site, load(site, report, None, progress), plan, report)
    with _at_work(site, EDITING, progress), open_store(site) as store:
        made = _planned(site, load(site, report, store, progress), plan, report)
        changes.write(site, made.changes)
    return made


def write(site: Site, changes: Sequence[Change], progress: Progress) -> None:
    """Writes changes that are planned, all or none, while no build reads.

    Raises:
        ContentError: if one of the files is not what it was when the change was planned.
        PublishError: if the disk refuses; all files are as they were.
    """
    from briefings.desk.changes import write as write_changes  # noqa: PLC0415 - as in build

    with _at_work(site, EDITING, progress):
        write_changes(site, changes)


@contextmanager
def _at_work(site: Site, work: Work, progress: Progress) -> Iterator[None]:
    """Holds the site's lock for work on its content, and clears away what killed work on it left."""
    with lock_site(target_of(site, None, work), progress):
        files.sweep(site.state / "scratch")
        yield


def _planned(site: Site, content: Content[Article], plan: Callable[[Content[Article]], Plan], report: Report) -> Plan:
    from briefings.content.lookup import find_place  # noqa: PLC0415 - as in build

    report.raise_if_errors()
    made = plan(content)
    report.locate(partial(find_place, site.root))
    report.raise_if_errors()
    return made


def rollback(site: Site, output: Path | None, report: Report, progress: Progress) -> int:
    """Brings back the site that was published before the present one; gives how many files are other than before.

    Raises:
        PublishError: if none is kept, or the disk refuses.
    """
    from briefings.publish.rollback import rollback as roll_back  # noqa: PLC0415 - a build without changes needs no writer

    target = target_of(site, output, ROLLING_BACK)
    with lock_site(target, progress):
        return len(roll_back(target, report, progress).changed)


def clean(site: Site, progress: Progress) -> bool:
    """Deletes the folder of temporary state; False where there was none.

    Raises:
        BusyError: if another command is at work.
        PublishError: if the disk refuses.
    """
    import shutil  # noqa: PLC0415 - only this command deletes

    if not site.state.exists():
        return False
    target = target_of(site, None, CLEANING)
    with lock_site(target, progress), explained(target):
        shutil.rmtree(site.state.resolve())
    return True


@contextmanager
def open_store(site: Site) -> Iterator[Store]:
    """The site's cache."""
    with Store(site.state / "cache.sqlite") as store:
        yield store


def target_of(site: Site, output: Path | None, work: Work = PUBLISHING) -> Target:
    """Where the site is published, and what is done to it."""
    sources = site.content, site.root / "themes"
    own = Target(site.output.absolute(), site.state, site.config.output_keep, sources, work)
    asked = msgspec.structs.replace(own, output=output.absolute()) if output else own
    if asked.place == own.place:
        return asked
    # What lay in the site's own tree would be taken out of it by the site's next build.
    return msgspec.structs.replace(asked, sources=(*sources, own.output))


@contextmanager
def _without_collection() -> Iterator[None]:
    """No search for circular garbage: a build makes few circles, and very many values that each search goes through."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _roots(site: Site) -> tuple[Path, ...]:
    content = (site.content / name for name in _CONTENT)
    return site.root / CONFIG_NAME, *content, site.root / "themes", engine.bundled_themes()


def _facts(site: Site, request: Request) -> tuple[str, ...]:
    asked = msgspec.json.encode(
        (request.drafts, request.future, request.preview, request.keep_going, request.search, str(site.root))
    ).decode()
    return asked, engine.stamp(), *engine.versions()
