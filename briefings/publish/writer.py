"""Publishes a site: the whole of it or nothing, and on the disk only what changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext

import msgspec

from briefings.diagnostics import Diagnostic, Report
from briefings.digests import digest_of
from briefings.errors import PublishError
from briefings.paths import folders_of
from briefings.progress import Progress
from briefings.publish.delivery import Delivered
from briefings.publish.fingerprint import Inputs
from briefings.publish.folder import Folder
from briefings.publish.foreign import rescue
from briefings.publish.lock import lock_output
from briefings.publish.lookout import Lookout, Seen
from briefings.publish.manifest import MARK, Artifact, identity_of
from briefings.publish.mark import write_mark
from briefings.publish.mirror import Mirror, mirror_for
from briefings.publish.paths import Keep, guard
from briefings.publish.plan import Plan, make_plan
from briefings.publish.records import Records
from briefings.publish.scene import Scene, open_scene, report_findings
from briefings.publish.slots import (
    Slots,
    clear,
    clear_leftovers,
    finish_swap,
    make_folder,
    open_work,
    prepare,
)
from briefings.publish.staging import Staging
from briefings.publish.state import State, Tree, encode, save
from briefings.publish.swap import Method, swap
from briefings.publish.system import flush, flushing
from briefings.publish.target import Target, check_target, explained

Put = Callable[[str, bytes], Delivered]
"""Takes the path and the bytes of a file; may be called in a forked process."""

Render = Callable[[Sequence[Artifact], Put], Generator[Delivered, None, None]]
"""Puts the bytes of these artifacts, and yields what comes of each, in their order."""

Seal = Callable[[Inputs | None], Inputs | None]
"""Writes what must be on the disk before the site goes out; takes the fingerprint, gives it as it is afterwards."""

_WEAKER = (
    "this system cannot exchange two folders at once: for a moment there was no site, and a crash in that moment "
    "leaves none until the next build"
)


class Outcome(msgspec.Struct, frozen=True):
    """What publishing did.

    Attributes:
        written: Files whose bytes are new or other than before.
        removed: Files that are no more.
        unchanged: Files that stayed as they were, their time of change included.
        changed: The paths of the first two kinds, sorted.
        method: How the new tree took its place.
    """

    written: int
    removed: int
    unchanged: int
    changed: tuple[str, ...]
    method: Method


def publish(  # noqa: PLR0913, PLR0917 - seven say what and where; the lookout only saves time
    artifacts: Sequence[Artifact],
    render: Render,
    target: Target,
    report: Report,
    progress: Progress,
    inputs: Inputs | None = None,
    seal: Seal = lambda inputs: inputs,
    lookout: Lookout | None = None,
) -> Outcome:
    """Makes the output folder hold these artifacts and the kept files, and nothing else.

    The caller holds `lock_site`. Until the last step nothing in the output changes; that step is one system call.

    Args:
        artifacts: Every file of the site.
        render: Called at most once, with the artifacts whose key is new, or whose file is missing or altered.
        target: Where to.
        report: What it holds by now is kept for the next build without changes; findings about the output are added.
        progress: Is told of each file that is rendered.
        inputs: The fingerprint of what the artifacts were made from, taken before it was read.
        seal: Called when every page is rendered and nothing has changed in the output yet.
        lookout: Who may have looked at both trees already.

    Raises:
        ContentError: if two artifacts exclude each other or a path cannot be published.
        UsageError, PublishError: if the output cannot be used or the disk refuses; the output is as it was.
    """
    check_target(target)
    folders = guard(artifacts, Keep(target.keep), report)
    report.raise_if_errors()
    job = _Job(tuple(artifacts), folders, render, target, report, progress, inputs, report.diagnostics, seal, lookout)
    with explained(target):
        slots = prepare(target)
        with lock_output(target, progress):
            finish_swap(slots)
            clear_leftovers(slots)
            return _bring_up(job, slots)


class _Job(msgspec.Struct, frozen=True):
    """The arguments of `publish`, the folders that the artifacts lie in, and what the report held at its beginning."""

    artifacts: tuple[Artifact, ...]
    folders: frozenset[str]
    render: Render
    target: Target
    report: Report
    progress: Progress
    inputs: Inputs | None
    said: tuple[Diagnostic, ...]
    seal: Seal
    lookout: Lookout | None


def _bring_up(job: _Job, slots: Slots) -> Outcome:
    with open_scene(slots, job.target, job.lookout.seen(slots) if job.lookout else Seen()) as scene:
        mark, marked = _mark(job, scene)
        plan = make_plan(job.artifacts, mark, scene.known, scene.other, job.folders)
        if scene.settled and scene.live and not plan.todo and not plan.differs:
            _refresh_state(job, job.seal(job.inputs), slots, scene, plan)
            return outcome_of(scene.known.files, scene.known.files)
        report_findings(scene, slots, job.target, job.report)
        open_work(slots)
        with _mirror(slots, scene) as mirror:
            with Folder(slots.work) as work, Staging(work, scene.other, scene.live, scene.known, mirror) as staging:
                staging.align(plan, Keep(job.target.keep))
                if plan.todo:
                    _render(job, plan.todo, staging)

                def finish() -> Inputs | None:
                    if MARK not in plan.settled:
                        staging.write(mark, marked())
                    return job.seal(job.inputs)

                outcome = hand_over(finish, job.said, slots, scene, staging)
            method = swap(slots) if staging.differs else "none"
            if mirror:
                _keep_mirror(slots, mirror, job.report)
    if method == "journal":
        job.report.note("swap-in-two-steps", _WEAKER)
    return msgspec.structs.replace(outcome, method=method)


def _mirror(slots: Slots, scene: Scene) -> AbstractContextManager[Mirror | None]:
    """What becomes the spare tree where no live tree is left behind that could; a later one has the tree before it."""
    return nullcontext() if scene.known.files else mirror_for(slots)


def _keep_mirror(slots: Slots, mirror: Mirror, report: Report) -> None:
    """Makes the mirror the spare tree, in the place of an output that held no site."""
    lack = mirror.lack
    try:
        if not lack:
            clear(slots.spare)  # its kept files are in both trees
            slots.twin.rename(slots.spare)
    except OSError as error:
        lack = str(error)
    if lack:
        report.note("no-spare-tree", f"the spare tree could not be made ({lack}); the next build will be slower")


def _mark(job: _Job, scene: Scene) -> tuple[Artifact, Callable[[], bytes]]:
    """The mark of the tree that is to be, and what gives its bytes."""

    def marked() -> bytes:
        return write_mark(artifact.path for artifact in job.artifacts)

    known = scene.known
    lists_these = scene.is_recorded and MARK in known.files and not known.damaged  # what is damaged is listed, too
    if lists_these and {MARK, *(artifact.path for artifact in job.artifacts)} == set(known.files):
        return Artifact(MARK, known.files[MARK].digest), marked
    return Artifact(MARK, digest_of(marked())), marked


def _render(job: _Job, todo: tuple[Artifact, ...], staging: Staging) -> None:
    job.progress.stage("writing pages", len(todo))
    staging.ask(todo)
    with closing(job.render(todo, staging.put)) as rendered:  # on a fault no other process writes on
        for artifact, delivered in zip(todo, rendered, strict=True):
            staging.place(artifact, delivered)
            job.progress.advance(item=artifact.path)


def _refresh_state(job: _Job, inputs: Inputs | None, slots: Slots, scene: Scene, plan: Plan) -> None:
    """Nothing is to be published: what is known of the trees and their inputs is written, if it is news."""
    if scene.live is None or scene.spare is None:
        return
    known, settled = scene.known.files, plan.settled
    changes = {path: known[path]._replace(key=settled[path].key) for path in settled.unlike(known) if path in settled}
    newest = _without_foreign_folders(Tree(scene.live.identity, known.changed(changes), scene.known.folders))
    older = Tree(scene.spare.identity, scene.other.files, scene.other.folders)
    state = State(newest, older, inputs, job.said)
    if state != scene.state:
        save(slots.record, encode(state))


def hand_over(
    finish: Callable[[], Inputs | None],
    said: tuple[Diagnostic, ...],
    slots: Slots,
    scene: Scene,
    staging: Staging,
) -> Outcome:
    """Records both trees, waits for the disk, and declares the spare tree whole; only the swap is left to do.

    Args:
        finish: Writes what is still to be written, a trifle beside what the disk takes in meanwhile; gives the
            fingerprint to record.
        said: What a build without changes is to say again.
        slots: Where the trees are.
        scene: What was found there.
        staging: The new tree.
    """
    with Folder(slots.work) as work:
        with flushing(work, staging.written):
            inputs = finish()
            made = staging.finished()
            left = staging.left_behind(made)
            if staging.differs or left is None:
                state = State(made, left, inputs, said)
            else:
                state = State(_without_foreign_folders(left), made, inputs, said)
            if scene.live:
                _rescue(slots, scene.live, scene.known.foreign)
            save(slots.record, encode(state))
            outcome = outcome_of(scene.known.files, made.files)
        if staging.differs:
            flush(work, staging.touched())
            _check_unmoved(slots, scene.live)
    slots.work.rename(slots.spare)
    return outcome


def _without_foreign_folders(tree: Tree) -> Tree:
    """The record without folders that hold kept files alone: nothing of ours can change in them."""
    surplus = tree.folders.keys() - folders_of(tree.files)
    return Tree(tree.identity, tree.files, tree.folders.changed(dict.fromkeys(surplus)))


def _rescue(slots: Slots, live: Folder, strays: tuple[str, ...]) -> None:
    if not strays:
        return
    make_folder(slots.strays)
    number = 1
    while os.path.lexists(slots.strays / str(number)):
        number += 1
    shelter = slots.strays / str(number)
    shelter.mkdir()
    with Folder(shelter) as folder:
        rescue(live, strays, folder)


def _check_unmoved(slots: Slots, live: Folder | None) -> None:
    """Raises PublishError where somebody put another folder in the output's place since the build began."""
    try:
        found = identity_of(os.lstat(slots.output))
    except FileNotFoundError:
        return
    if live is None or found != live.identity:
        message = f"{slots.output} was replaced by another folder meanwhile; nothing was changed there"
        raise PublishError(f"{message}; call the command again")


def outcome_of(before: Records, after: Records) -> Outcome:
    """What makes one tree another; nothing has taken the other's place yet."""
    written, removed = [], []
    for path in sorted(before.unlike(after)):
        old, new = before.get(path), after.get(path)
        if new is None:
            removed.append(path)
        elif old is None or old.digest != new.digest:
            written.append(path)
    changed = tuple(sorted([*written, *removed]))
    return Outcome(len(written), len(removed), len(after) - len(written), changed, "none")
