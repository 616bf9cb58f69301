"""What the commands share that rewrite many files at once: plan, tell, write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.cli.console import Console
from briefings.diagnostics import Report
from briefings.errors import BriefingsError

if TYPE_CHECKING:
    from briefings.config import Site
    from briefings.desk.changes import Plan
    from briefings.model import Article, Content

Planner = Callable[["Site", "Content[Article]", Report], "Plan"]


def edit(site: Path, plan: Planner, *, dry_run: bool, quiet: bool, as_json: bool) -> int:
    """Carries out a plan, or tells what it would do; gives the exit code."""
    from briefings import configfile, run

    report, console = Report(), Console(quiet=quiet, as_json=as_json)
    try:
        found = configfile.load(site.absolute(), report)
        made = run.edit(found, lambda content: plan(found, content, report), report, console, dry_run=dry_run)
    except BriefingsError as fault:
        return console.failed(fault, "nothing was written")
    console.diagnostics(report.diagnostics)
    paths = [change.path for change in made.changes]
    for path in paths:
        console.say(f"{'would write' if dry_run else 'wrote'} {path}")
    for notice in made.notices if paths else ["nothing to do: it is so already"]:
        console.say(notice)
    console.result({"ok": True, "dry_run": dry_run, "changed": paths, "notices": made.notices}, report.diagnostics)
    return 0
