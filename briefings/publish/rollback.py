"""Brings back the site that was published before the present one."""

from __future__ import annotations

import msgspec

from briefings.diagnostics import Report
from briefings.errors import PublishError
from briefings.paths import folders_of
from briefings.progress import Progress
from briefings.publish.folder import Folder
from briefings.publish.lock import lock_output
from briefings.publish.paths import Keep
from briefings.publish.plan import Plan
from briefings.publish.scene import Scene, open_scene, report_findings
from briefings.publish.slots import Slots, clear_leftovers, finish_swap, open_work, prepare, slots_of
from briefings.publish.staging import Staging
from briefings.publish.swap import swap
from briefings.publish.target import Target, check_target, explained
from briefings.publish.writer import Outcome, hand_over, outcome_of

_INSTEAD = "change the content and build instead"


def rollback(target: Target, report: Report, progress: Progress) -> Outcome:
    """Brings back the site that was published before the present one, which becomes the spare; twice undoes it.

    The caller holds `lock_site`. Kept files stay as they are now. The next build publishes the content again.

    Raises:
        PublishError: if no earlier site is at hand, or the disk refuses; the output is as it was.
    """
    check_target(target)
    with explained(target):
        if not slots_of(target).record.is_file():  # what is made to publish into would be litter
            raise _none_kept(target)
        slots = prepare(target)
        with lock_output(target, progress):
            finish_swap(slots)
            clear_leftovers(slots)
            return _roll_back(target, slots, report)


def _none_kept(target: Target) -> PublishError:
    return PublishError(f"no earlier site of {target.name} is kept; {_INSTEAD}")


def _roll_back(target: Target, slots: Slots, report: Report) -> Outcome:
    with open_scene(slots, target) as scene:
        _check_earlier(scene, target)
        report_findings(scene, slots, target, report)
        earlier = scene.other.files
        plan = Plan(earlier, (), (), (), frozenset(folders_of(earlier)), differs=True)
        open_work(slots)
        with Folder(slots.work) as work, Staging(work, scene.other, scene.live, scene.known) as staging:
            staging.align(plan, Keep(target.keep))
            outcome = hand_over(lambda: None, (), slots, scene, staging)
        return msgspec.structs.replace(outcome, method=swap(slots))


def _check_earlier(scene: Scene, target: Target) -> None:
    if not scene.settled or scene.live is None or not scene.other.files:
        raise _none_kept(target)
    if not scene.other.is_sound:
        raise PublishError(f"the earlier site of {target.name} is damaged; {_INSTEAD}")
    if not outcome_of(scene.known.files, scene.other.files).changed:
        raise PublishError(f"the earlier site of {target.name} is the same as the present one; {_INSTEAD}")
