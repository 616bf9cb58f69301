"""Commands that make the site or tell its faults: build, check, rollback, clean."""

from __future__ import annotations

import atexit
import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefings.cli.console import Console
from briefings.cli.last import is_last
from briefings.cli.options import EXECUTOR, JOBS, JSON, QUIET
from briefings.cli.spent import spent
from briefings.diagnostics import Report
from briefings.errors import BriefingsError
from briefings.text import plural

if TYPE_CHECKING:
    from briefings.job import Built

_STRICT = click.option("--strict", is_flag=True, help="Take warnings as faults (exit code 3).")


@click.command("build")
@click.option("--output", type=click.Path(path_type=Path), help="Publish into this folder.  [default: config.yaml's]")
@JOBS
@EXECUTOR
@click.option("--locked", is_flag=True, help="Write nothing into content/; fail where a build would have to. For CI.")
@_STRICT
@click.option("--drafts", is_flag=True, help="Publish drafts too, to look at them.")
@click.option("--future", is_flag=True, help="Publish what waits for its time too, to look at it.")
@click.option("--keep-going", is_flag=True, help="Publish without the files that have faults; the exit code stays 1.")
@click.option("--search", is_flag=True, help="Make the search index (where config.yaml says search: on-request).")
@click.option("--profile", is_flag=True, help="Tell where time and memory went.")
@QUIET
@JSON
@click.pass_obj
def build_command(site: Path, /, quiet: bool, as_json: bool, profile: bool, **options: Any) -> int:
    """Convert what is new in the inbox, build the site, and publish it: all of it, or nothing.

    \b
    briefings build
    briefings build --locked --strict      in CI
    """
    from briefings import clock, configfile, run
    from briefings.job import Request

    report, console = Report(), Console(quiet=quiet, as_json=as_json)
    if is_last():
        gc.disable()
    try:
        found = configfile.load(site.absolute(), report)
        built = run.build(found, Request(now=clock.now(os.environ), **options), report, console)
    except BriefingsError as fault:
        return console.failed(fault, "nothing was published")
    if is_last():
        atexit.register(id, built)  # what holds on to it until the end: it would take long to free
    console.diagnostics(built.diagnostics)
    _tell(built, found.root, console, profile=profile)
    console.result({"ok": not built.left_out, **_facts(built)}, built.diagnostics)
    return 1 if built.left_out else 0


@click.command("check")
@click.option("--deep", is_flag=True, help="Read the raw articles again and prove every body by them.")
@_STRICT
@QUIET
@JSON
@click.pass_obj
def check_command(site: Path, /, deep: bool, strict: bool, quiet: bool, as_json: bool) -> int:
    """Tell every fault of content, theme and configuration; write nothing.

    \b
    briefings check
    briefings check --deep --strict        before a release
    """
    from briefings import clock, configfile
    from briefings.check import check

    report, console = Report(), Console(quiet=quiet, as_json=as_json)
    try:
        read = check(configfile.load(site.absolute(), report), clock.now(os.environ), report, console, deep=deep)
        report.raise_if_errors(strict=strict)
    except BriefingsError as fault:
        return console.failed(fault)
    console.diagnostics(report.diagnostics)
    console.say(f"checked {plural(len(read.articles), 'article')}: no faults")
    console.result({"ok": True, "articles": len(read.articles)}, report.diagnostics)
    return 0


@click.command("rollback")
@click.option("--output", type=click.Path(path_type=Path), help="The published folder.  [default: config.yaml's]")
@QUIET
@JSON
@click.pass_obj
def rollback_command(site: Path, /, output: Path | None, quiet: bool, as_json: bool) -> int:
    """Bring back the site as it was before the last build; the next build publishes anew."""
    from briefings import configfile, run

    report, console = Report(), Console(quiet=quiet, as_json=as_json)
    try:
        changed = run.rollback(configfile.load(site.absolute(), report), output, report, console)
    except BriefingsError as fault:
        return console.failed(fault)
    console.diagnostics(report.diagnostics)
    console.say(f"the earlier site is back: {plural(changed, 'file')} changed; call rollback again to undo it")
    console.result({"ok": True, "changed": changed}, report.diagnostics)
    return 0


@click.command("clean")
@QUIET
@JSON
@click.pass_obj
def clean_command(site: Path, /, quiet: bool, as_json: bool) -> int:
    """Delete .briefings/ (temporary state, and what rollback would bring back).

    Content and the published site stay; the next build takes longer.
    """
    from briefings import configfile, run

    report, console = Report(), Console(quiet=quiet, as_json=as_json)
    try:
        found = configfile.load(site.absolute(), report)
        removed = run.clean(found, console)
    except BriefingsError as fault:
        return console.failed(fault)
    console.say(f"deleted {os.path.relpath(found.state)}" if removed else "nothing to delete")
    console.result({"ok": True, "deleted": removed}, report.diagnostics)
    return 0


def _tell(built: Built, root: Path, console: Console, *, profile: bool) -> None:
    for path in built.converted:
        console.say(f"wrote {path}")
    for row in built.waiting:
        console.say(f"not shown: {row}")
    if built.left_out:
        console.say(f"left out {plural(built.left_out, 'file')} with faults", fg="yellow")
    where = os.path.relpath(built.output, root) if built.output.is_relative_to(root) else str(built.output)
    if built.unchanged:
        console.say(f"{where} is up to date ({built.seconds:.2f} s)")
    else:
        counts = f"{built.written:,} written, {built.removed:,} removed, {built.kept:,} unchanged"
        console.say(f"published {where}: {counts} ({built.seconds:.2f} s)", bold=True)
    for line in spent(built) if profile else ():
        console.say(line)


def _facts(built: Built) -> dict[str, Any]:
    return {
        "output": str(built.output),
        "unchanged": built.unchanged,
        "written": built.written,
        "removed": built.removed,
        "kept": built.kept,
        "converted": built.converted,
        "refused": built.refused,
        "left_out": built.left_out,
        "waiting": [{"file": row.file, "why": row.why, "until": row.until} for row in built.waiting],
        "seconds": round(built.seconds, 3),
        "stages": [stage._asdict() for stage in built.stages],
        "peak_memory": built.peak_memory,
    }
