"""Whether the process ends right after the command, which then need not tidy its memory.

The one who runs the command knows, and commands are called by click: it is told by way of click's context.
"""

from __future__ import annotations

import click

_KEY = "briefings.is_last"


def tell_last(context: click.Context, *, last: bool) -> None:
    """Says it of the command that this context, and every context below it, is for."""
    context.meta[_KEY] = last


def is_last() -> bool:
    """What was said of the command that runs; False where nothing was."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_KEY))
