"""Options that several commands have."""

from __future__ import annotations

import click


def _checked(_ctx: click.Context, _option: click.Parameter, value: str) -> str:
    """The address, if it is one: a wrong one is told even where nothing is to be converted."""
    if value:
        from briefings.ingest.cluster import scheduler_of

        scheduler_of(value)
    return value


EXECUTOR = click.option(
    "--executor",
    default="",
    metavar="dask://HOST:PORT",
    callback=_checked,
    help="Convert on the Dask cluster with this scheduler.  [default: this machine]",
)
"""Lets a cluster convert."""
JOBS = click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Worker processes.  [default: one a core]")
QUIET = click.option("--quiet", is_flag=True, help="Tell faults and warnings alone.")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Tell what would be written, and write nothing.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object at the end.")
