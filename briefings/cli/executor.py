"""The option that lets a cluster convert."""

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
