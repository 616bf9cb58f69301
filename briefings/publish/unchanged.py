"""The build that has nothing to do: found out in a fraction of a second, and without writing anything."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from briefings.diagnostics import Diagnostic
from briefings.publish.fingerprint import Inputs
from briefings.publish.folder import Folder
from briefings.publish.paths import Keep
from briefings.publish.slots import slots_of
from briefings.publish.state import load, load_head
from briefings.publish.survey import is_intact
from briefings.publish.target import Target
from briefings.schedule import Waiting


class Said(NamedTuple):
    """What the last build had to say of its content, and what of it was not on the site."""

    diagnostics: tuple[Diagnostic, ...]
    waiting: tuple[Waiting, ...]


def find_unchanged(target: Target, inputs: Inputs, now: datetime) -> Said | None:
    """What the last build had to say, if it would be the same build.

    It is where nothing that it read has changed, nothing has fallen due since, and what it published is untouched.

    Returns:
        What is to be said again; None where the build must go on.
    """
    slots = slots_of(target)
    head = load_head(slots.record)
    if head is None or head.inputs is None or not head.inputs.gives_the_same(inputs, now):
        return None
    try:
        state = load(slots.record)
        with Folder(slots.output) as live:
            intact = state is not None and is_intact(live, state.newest, Keep(target.keep))
            return Said(head.diagnostics, head.inputs.schedule.waiting) if intact else None
    except OSError:
        return None
