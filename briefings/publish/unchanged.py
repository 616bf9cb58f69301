"""The build that has nothing to do: found out in a fraction of a second, and without writing anything."""

from __future__ import annotations

from briefings.diagnostics import Diagnostic
from briefings.publish.fingerprint import Inputs
from briefings.publish.folder import Folder
from briefings.publish.paths import Keep
from briefings.publish.slots import slots_of
from briefings.publish.state import load_head
from briefings.publish.survey import is_intact
from briefings.publish.target import Target


def find_unchanged(target: Target, inputs: Inputs) -> tuple[Diagnostic, ...] | None:
    """What the last build had to say, if nothing it read has changed and what it published is untouched.

    Returns:
        The last build's diagnostics; None where the build must go on.
    """
    slots = slots_of(target)
    head = load_head(slots.record)
    if head is None or head.inputs != inputs:
        return None
    try:
        with Folder(slots.output) as live:
            return head.diagnostics if is_intact(live, head.newest, Keep(target.keep)) else None
    except OSError:
        return None
