"""What the commands share that annotate raw articles without writing them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefings.cli.console import Console
from briefings.diagnostics import Report

if TYPE_CHECKING:
    from briefings.ingest.annotators import Chosen
    from briefings.ingest.types import Options, Refusal
    from briefings.model import Draft

FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")


def drafts_of(
    files: Sequence[Path], options: Options, jobs: int | None, console: Console, annotator: Chosen
) -> Iterator[Any]:
    """A `Draft` or a `Refusal` for each file, in order."""
    from briefings.ingest import pool
    from briefings.ingest.types import Raw

    raws = [Raw(file=str(path), path=str(path.absolute())) for path in files]
    yield from pool.drafts(raws, options, jobs, console, annotator)
    console.close()


def refusal_of(made: Draft | Refusal) -> Refusal | None:
    """The refusal, where it is one."""
    from briefings.ingest.types import Refusal

    return made if isinstance(made, Refusal) else None


def chosen(site: Path, *, body: bool = False, published: str | None = None) -> tuple[Chosen, Options]:
    """The annotator and its options: the site's by its configuration if there is one in this folder, else ours."""
    import msgspec

    from briefings import config, configfile
    from briefings.ingest.annotators import Chosen
    from briefings.ingest.types import Options

    annotator, base = Chosen(), Options()
    if (site / config.CONFIG_NAME).is_file():
        from briefings.conversion.convert import annotator_of, options_of

        found = configfile.load(site.absolute(), Report())
        annotator, base = annotator_of(found), options_of(found.config)
    return annotator, msgspec.structs.replace(base, body_only=body, published=published)
