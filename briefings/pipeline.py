"""The whole build on one screen: convert what is new, read, index, plan, render what changed, publish at once.

No stage's logic lives here. Nothing is published unless every stage before it found no fault.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import starmap

import msgspec

from briefings import engine
from briefings.accession.intake import Holdings, take_in
from briefings.accession.spool import Spool
from briefings.catalog.library import Library, cross_reference
from briefings.catalog.memory import OfEngine
from briefings.catalog.notices import Notice
from briefings.catalog.ownlinks import tell_lost_of
from briefings.catalog.permanence import Lost, Past
from briefings.catalog.plan import plan
from briefings.catalog.planned import Plan
from briefings.catalog.release import Release, Showing, release
from briefings.check import check_theme
from briefings.config import Site
from briefings.content import permalinks
from briefings.content.load import load
from briefings.content.lookup import find_place
from briefings.conversion.convert import Conversion, convert_new
from briefings.conversion.setting import Setting
from briefings.diagnostics import Diagnostic, Report
from briefings.export.site import exports_of
from briefings.job import Built, Request
from briefings.model import Permalink, Published
from briefings.progress import Progress
from briefings.publish.delivery import Delivered
from briefings.publish.fingerprint import Inputs, Scan
from briefings.publish.lookout import Lookout
from briefings.publish.manifest import Artifact
from briefings.publish.target import Target
from briefings.publish.writer import Put, publish
from briefings.render import cards
from briefings.render.search import records, settled
from briefings.render.theme import Theme, load_theme, sound_theme, wording
from briefings.render.tree import Tree, load_makers
from briefings.schedule import Schedule
from briefings.store import Store


def build(  # noqa: PLR0913, PLR0917 - seven say what and where; the lookout only saves time
    site: Site,
    request: Request,
    target: Target,
    scan: Scan,
    store: Store,
    report: Report,
    progress: Progress,
    lookout: Lookout | None = None,
) -> Built:
    """Builds and publishes the site. The caller holds the site's lock.

    Args:
        site: The site.
        request: What the editor asked for.
        target: Where to publish.
        scan: The fingerprint of what is read, taken before anything was.
        store: The cache.
        report: Takes every fault and warning.
        progress: Is told of the stages.
        lookout: Who looks at what is published meanwhile.

    Raises:
        ContentError: with every fault of every stage; nothing was published.
        PublishError: if the disk refuses; the published site is as it was.
    """
    reading = Report() if request.keep_going else report
    with closing(Spool(site.state / "scratch")) as spool:
        read = partial(take_in, site, reading, store, spool, progress, request.jobs, load_makers)
        held, inputs = read(stamps=scan.stamps), scan.inputs
        made = _converted(site, held, scan, request, store, reading, progress)
        if made.files:
            inputs = inputs.rescanned([site.content / name for name in ("articles", "entities")])
            held = read()
        left_out = _left_out(reading, report) if request.keep_going else ()
        progress.stage("planning")
        site = cards.settled(settled(site, asked=request.search, report=report), report)
        theme = sound_theme(site, report)
        released = release(held.content, site, Showing(request.now, request.drafts, request.future), report)
        past = _past(site, released, request, store, reading, report)
        library = cross_reference(released.content, held.names, held.shelf, site, wording(theme), report)
        site_plan = plan(library, site, report, past, OfEngine(store, engine.digest()))
        tell_lost_of(theme.links if theme else (), library, site_plan, report)
        _raise_all(site, site_plan, theme, report, strict=request.strict)
        tree = _tree(site, library, site_plan, theme or load_theme(site, report), store, progress)
        outcome = publish(
            list(starmap(Artifact, tree.keys.items())),
            partial(_render, tree, spool, report, request.jobs),
            *(target, report, progress),
            _settled(inputs, released.schedule, report),
            partial(_record, site, request, store, past.published, site_plan.permalinks),
            lookout,
        )
    return Built(
        output=target.output,
        diagnostics=(*report.diagnostics, *left_out),
        converted=made.files,
        refused=len(made.refused),
        left_out=len(reading.faulty_files) if request.keep_going else 0,
        waiting=released.schedule.waiting,
        written=outcome.written,
        removed=outcome.removed,
        kept=outcome.unchanged,
        material=(held, library, site_plan, tree),
    )


def _raise_all(site: Site, site_plan: Plan, theme: Theme | None, report: Report, *, strict: bool) -> None:
    """Ends the run where it found a fault; an editor is told everything at once, each with its line."""
    if report.count("error") or theme is None:
        check_theme(site, site_plan.menu, report)
    report.locate(partial(find_place, site.root))
    report.raise_if_errors(strict=strict)


def _converted(
    site: Site, held: Holdings, scan: Scan, request: Request, store: Store, report: Report, progress: Progress
) -> Conversion:
    """Converts what waits in the inbox; only then is all content read whole."""
    whole = partial(load, site, Report(), store, progress, request.jobs)
    setting = Setting(site, store, request.means, report, progress, scan.stamps)
    return convert_new(held.content.articles, whole, setting, locked=request.locked)


def _past(
    site: Site, released: Release[Notice], request: Request, store: Store, reading: Report, report: Report
) -> Past:
    """What is shown now and what was published before; ``reading`` says whether every file could be read."""
    locked = request.locked and not request.is_preview
    lost: Lost = "error" if locked or request.is_for_readers(site.output) else "warning"
    published = permalinks.read(site.root, report, store)
    return Past(published, released, "untold" if reading.count("error") else lost, locked=locked)


def _tree(site: Site, library: Library, site_plan: Plan, theme: Theme, store: Store, progress: Progress) -> Tree:
    """The files to be."""
    found = _search_index(site, site_plan, store, progress)
    return Tree(site, site_plan, theme, library.files, exports_of(site_plan, library, site), store, found)


def _render(
    tree: Tree, spool: Spool, report: Report, jobs: int | None, wanted: Sequence[Artifact], put: Put
) -> Generator[Delivered, None, None]:
    """Renders what is wanted; the articles that were spooled for it are then of no use, and nothing waits for them."""
    yield from tree.render([item.path for item in wanted], put, report, jobs)
    spool.close()


def _search_index(site: Site, site_plan: Plan, store: Store, progress: Progress) -> Mapping[str, bytes]:
    """The files of the search index, as a stage of its own: of a large site it takes longer than all the pages."""
    found = records(site_plan.pages) if site.config.search == "on" else ()
    if not found:  # Pagefind makes no index of nothing
        return {}
    from briefings.render.search_index import index_files  # noqa: PLC0415 - most builds index nothing

    progress.stage("indexing for search")
    return index_files(found, site.config.site.language, store)


def _settled(inputs: Inputs, schedule: Schedule, report: Report) -> Inputs | None:
    """The fingerprint, unless the next build may have work without any change.

    A file that could not be read may be readable then, and the list of published addresses may be written.
    """
    open_ends = {"unreadable", "permalinks-behind"} & {found.code for found in report.diagnostics}
    return None if open_ends else msgspec.structs.replace(inputs, schedule=schedule)


def _record(
    site: Site,
    request: Request,
    store: Store,
    before: Published,
    addresses: Mapping[str, Permalink],
    inputs: Inputs | None,
) -> Inputs | None:
    """Adds to the list of published addresses, if this run may, before they are: a cut between leaves some too early.

    That is the harmless side. Such an address is published by the next build; or, if its article is renamed before
    that, the build asks for an alias that nobody will need. The other order could lose an address that readers have.
    """
    if request.locked or not request.is_for_readers(site.output):
        return inputs
    permalinks.save(site.root, before, addresses, site.state / "scratch", store)
    return inputs.rescanned([site.root / permalinks.FILE]) if inputs else None


def _left_out(reading: Report, report: Report) -> tuple[Diagnostic, ...]:
    """The errors of what is left out; what else the reading found counts as in every build."""
    for diagnostic in reading.diagnostics:
        if not diagnostic.is_error:
            report.add(diagnostic)
    return tuple(diagnostic for diagnostic in reading.diagnostics if diagnostic.is_error)
