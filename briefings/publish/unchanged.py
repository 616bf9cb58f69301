"""The build that has nothing to do: found out in a fraction of a second, and without writing anything."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from briefings.diagnostics import Diagnostic
from briefings.publish.fingerprint import Inputs
from briefings.publish.lookout import Lookout, sees_live_whole
from briefings.publish.paths import Keep
from briefings.publish.slots import slots_of
from briefings.publish.state import load, load_head
from briefings.publish.target import Target
from briefings.schedule import Waiting


class Said(NamedTuple):
    """What the last build had to say of its content, and what of it was not on the site."""

    diagnostics: tuple[Diagnostic, ...]
    waiting: tuple[Waiting, ...]


def find_unchanged(target: Target, inputs: Inputs, now: datetime, lookout: Lookout | None = None) -> Said | None:
    """What the last build had to say, if it would be the same build.

    It is where nothing that it read has changed, nothing has fallen due since, and what it published is untouched.

    Args:
        target: Where the build publishes.
        inputs: What it would read.
        now: When it builds.
        lookout: Who may have looked at what is published.

    Returns:
        What is to be said again; None where the build must go on.
    """
    slots = slots_of(target)
    head = load_head(slots.record)
    if head is None or head.inputs is None or not head.inputs.gives_the_same(inputs, now):
        return None
    is_whole = lookout.sees_live_whole() if lookout else None
    if is_whole is None:
        state = load(slots.record)
        is_whole = state is not None and sees_live_whole(slots, state, Keep(target.keep))
    return Said(head.diagnostics, head.inputs.schedule.waiting) if is_whole else None
