"""Both trees as a build finds them: opened, compared with the state, and judged."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import NamedTuple

from briefings.diagnostics import Report
from briefings.errors import PublishError
from briefings.publish.folder import Folder
from briefings.publish.lookout import Seen
from briefings.publish.manifest import MARK, Entry, stamp_of
from briefings.publish.mark import is_marked, read_mark
from briefings.publish.paths import Keep, are_safe, relative_to
from briefings.publish.records import Records
from briefings.publish.slots import Slots
from briefings.publish.state import State, Tree, load
from briefings.publish.survey import Adopt, Survey, is_intact, survey
from briefings.publish.target import Target
from briefings.text import plural

_MOST_NAMED = 10
_NOTHING = Survey()
_NOBODY = Seen()


class Scene(NamedTuple):
    """What a build finds.

    Attributes:
        state: What the last build left; None where nothing can be trusted.
        live: The live tree, open; None where there is none.
        known: What the live tree holds.
        spare: The spare tree, open; None where there is none.
        other: What the spare tree holds.
        settled: Whether the spare tree is the whole tree that the state describes.
        is_recorded: Whether the live tree is one that the state describes.
    """

    state: State | None
    live: Folder | None
    known: Survey
    spare: Folder | None
    other: Survey
    settled: bool
    is_recorded: bool


@contextmanager
def open_scene(slots: Slots, target: Target, seen: Seen = _NOBODY) -> Iterator[Scene]:
    """Opens both trees and surveys them.

    Args:
        slots: Where they are.
        target: What is published there.
        seen: What was found of them since the state was written.

    Raises:
        PublishError: if the output holds foreign files and no tree of ours.
        OSError: if a tree cannot be read.
    """
    keep = Keep(target.keep)
    state = _load(slots)
    records = {tree.identity: tree for tree in (state.older, state.newest) if tree} if state else {}
    with ExitStack() as stack:
        live = stack.enter_context(Folder(slots.output)) if os.path.lexists(slots.output) else None
        record = records.get(live.identity) if live else None
        is_recorded = record is not None
        if live and record:
            known = _survey_recorded(live, record, keep, None, is_whole=seen.live)
        else:
            known = _survey_live(live, state, keep, target) if live else _NOTHING
        place = slots.spare if os.path.lexists(slots.spare) else slots.work
        spare = stack.enter_context(Folder(place)) if os.path.lexists(place) else None
        record = records.get(spare.identity) if spare and place == slots.spare else None
        if spare and record:
            other = _survey_recorded(spare, record, keep, known.files, is_whole=seen.spare)
        else:
            other = _survey_unfinished(spare, known, keep) if spare else _NOTHING
        yield Scene(state, live, known, spare, other, record is not None, is_recorded)


def _load(slots: Slots) -> State | None:
    """The state, if every path in it stays inside a tree: it decides what is removed."""
    state = load(slots.record)
    return state if state and are_safe(_paths_in(state)) else None


def _paths_in(state: State) -> Iterator[str]:
    """Every path that the state names; one that both trees have may come twice."""
    newest, older = state.newest, state.older
    yield from newest.files
    yield from newest.folders
    if older:
        yield from older.files.unlike(newest.files)
        if older.folders.columns.paths != newest.folders.columns.paths:
            yield from older.folders


def _survey_recorded(folder: Folder, record: Tree, keep: Keep, trusted: Records | None, *, is_whole: bool) -> Survey:
    """A tree that the state describes: mostly it is just so."""
    if is_whole or is_intact(folder, record, keep, trusted):
        return Survey(record.files, record.folders)
    return survey(folder, record, keep, trusted=trusted)


def _survey_live(live: Folder, state: State | None, keep: Keep, target: Target) -> Survey:
    """A tree that the state does not know is ours if it has our mark; any other must be empty but for kept files."""
    listed = None
    with suppress(OSError):
        listed = read_mark(live.read(MARK))
    if listed is not None:
        return survey(live, state.newest if state else None, keep, _adopt_marked(live, listed))
    found = survey(live, None, keep)
    if found.foreign:
        raise PublishError(_refusal(found.foreign, target))
    return found


def _refusal(foreign: tuple[str, ...], target: Target) -> str:
    named = ", ".join(foreign[:_MOST_NAMED])
    more = f" and {len(foreign) - _MOST_NAMED} more" if len(foreign) > _MOST_NAMED else ""
    aim = target.work.aim.format(target.name)
    reason = f"cannot {aim}: it holds files that no build made: {named}{more}; nothing was changed"
    remedy = "list those that must stay under output_keep in config.yaml, or publish into another folder (--output)"
    return f"{reason}; {remedy}"


def _adopt_marked(live: Folder, listed: frozenset[str]) -> Adopt:
    """Takes in the plain files that a tree's mark lists; their keys are not known, their bytes are."""

    def adopt(path: str) -> Entry | None:
        if path != MARK and not is_marked(path, listed):
            return None
        found = live.look(path)
        digest = live.digest(path) if found and stat.S_ISREG(found.st_mode) else None
        return Entry(b"", digest, stamp_of(found)) if found and digest else None

    return adopt


def _survey_unfinished(spare: Folder, known: Survey, keep: Keep) -> Survey:
    """Of a tree that was left unfinished only what is the very file of the live tree can be used."""

    def adopt(path: str) -> Entry | None:
        entry, found = known.files.get(path), spare.look(path)
        return entry if entry and found and found.st_ino == entry.stamp.inode else None

    return survey(spare, None, keep, adopt)


def report_findings(scene: Scene, slots: Slots, target: Target, report: Report) -> None:
    """Tells what somebody did to the live tree, and what becomes of it."""
    known = scene.known
    if known.damaged:
        some = ", ".join(known.damaged[:_MOST_NAMED])
        message = f"{plural(len(known.damaged), 'published file')} altered or removed by somebody, now restored: {some}"
        report.note("output-restored", message)
    if known.foreign:
        some = ", ".join(known.foreign[:_MOST_NAMED])
        message = f"{target.name} held {plural(len(known.foreign), 'thing')} that no build made, now taken out: {some}"
        saved = relative_to(slots.strays, target.site)
        remedy = f"they are saved below {saved}; list those that must stay under output_keep in config.yaml"
        report.warn("output-stray", message, remedy=remedy)
