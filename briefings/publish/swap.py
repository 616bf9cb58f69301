"""The last step of publishing: the spare tree and the live one change places."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Literal

from briefings.publish.slots import Slots
from briefings.publish.system import exchange

Method = Literal["exchange", "journal", "rename", "none"]
"""How a tree became the live one: at once; in two steps, the second of which the next build finishes after a crash;
as the first in its place; or not at all, because nothing had changed."""


def swap(slots: Slots) -> Method:
    """Makes the spare tree the live one, and the live one the spare.

    Where the system cannot exchange names, two renames do it; a crash between them leaves no live tree until
    `finish_swap` runs.

    Raises:
        OSError: if it cannot be done; then the live tree is the one that it was.
    """
    if not os.path.lexists(slots.output):
        slots.spare.rename(slots.output)
        return "rename"
    if exchange(slots.spare, slots.output):
        return "exchange"
    slots.output.rename(slots.aside)
    try:
        slots.spare.rename(slots.output)
    except OSError:
        slots.aside.rename(slots.output)
        raise
    with suppress(OSError):  # the site is published; what is left is for `finish_swap`
        slots.aside.rename(slots.spare)
    return "journal"
