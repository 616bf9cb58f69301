"""The command review: walks an editor through what is doubtful, one annotation at a time."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli.console import Console, on_one_line
from briefings.cli.reading import find_article
from briefings.cli.typed import each_sound
from briefings.diagnostics import Report
from briefings.errors import BriefingsError, ContentError, UsageError

if TYPE_CHECKING:
    from briefings.cli.asking import Walk
    from briefings.config import Site
    from briefings.desk.doubts import Doubt
    from briefings.desk.session import Session
    from briefings.model import Article, Content


@click.command("review")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--list", "as_list", is_flag=True, help="List what is doubtful, a line each, and ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON, one object a line.")
@click.option(
    "--by", default="", callback=each_sound, help="Who reviews.  [default: config.yaml's review.by, else site.editor]"
)
@click.option(
    "--below",
    type=click.FloatRange(0, 1),
    default=None,
    help="How sure a rule must be to be passed over.  [default: 0.8]",
)
@click.pass_obj
def review_command(
    site: Path, /, articles: tuple[str, ...], as_list: bool, as_json: bool, by: str, below: float | None
) -> int:
    """Decide about what is doubtful in articles (their files, slugs or ids): accept, change, or reject.

    Without ARTICLE, all that nobody has checked yet, and all with proposals. Each decision is written at once and
    nothing else of the file changes; an article without doubts left can be marked as checked.

    \b
    briefings review port-talks-resume
    briefings review --list            what is to be decided, for a person
    briefings review --json            the same for a program
    """
    report, console = Report(), Console(quiet=as_json)
    try:
        found, content = _loaded(site, report)
        chosen = _chosen(content, articles)
        session = _session(found, content, console, below)
        if as_list or as_json:
            return _list(session, chosen, report, as_json=as_json)
        if not _is_terminal():
            raise UsageError(
                "review asks questions and needs a terminal; for scripts: briefings review --list or --json"
            )
        return _walk(session, chosen, found, by, console)
    except BriefingsError as fault:
        return console.failed(fault)


def _loaded(site: Path, report: Report) -> tuple[Site, Content[Article]]:
    """The content; files with faults are told and left out, since they cannot be reviewed."""
    from briefings import configfile
    from briefings.content.load import load
    from briefings.progress import Silent
    from briefings.store import Store

    found = configfile.load(site.absolute(), report)
    with Store(found.state / "cache.sqlite", read_only=True) as store:
        content = load(found, report, store, Silent())
    for diagnostic in report.diagnostics:
        if diagnostic.is_error:
            click.echo(str(diagnostic), err=True)
    return found, content


def _chosen(content: Content[Article], articles: Sequence[str]) -> list[Article]:
    if articles:
        return list(dict.fromkeys(find_article(content.articles, article) for article in articles))
    return [item for item in content.articles if item.meta.review.state == "machine" or item.meta.proposed]


def _session(found: Site, content: Content[Article], console: Console, below: float | None) -> Session:
    from briefings import run
    from briefings.desk.session import Session

    doubtful = found.config.review.doubtful_below if below is None else below
    return Session(found, content, partial(run.write, found, progress=console), doubtful)


def _list(session: Session, chosen: Sequence[Article], report: Report, *, as_json: bool) -> int:
    for article in chosen:
        for doubt in session.doubts(article.path):
            click.echo(json.dumps(_row(article, doubt), ensure_ascii=False) if as_json else on_one_line(_line(doubt)))
    return 1 if report.count("error") else 0


def _walk(session: Session, chosen: Sequence[Article], found: Site, by: str, console: Console) -> int:
    from briefings import clock
    from briefings.cli.asking import Walk
    from briefings.times import zone_named

    zone = zone_named(found.config.site.zone)
    day = clock.now(os.environ).astimezone(zone).date().isoformat()
    who = by or found.config.review.by or found.config.site.editor
    walk = Walk(session, console, who, day)
    if not chosen:
        console.say("nothing to review: every article is checked, and nothing is proposed")
    try:
        sound = _each(walk, chosen, console)
    except (click.Abort, KeyboardInterrupt):
        console.say("")
        console.say(f"stopped; {walk.done()}")
        return 1
    except BriefingsError:
        console.say(f"stopped; {walk.done()}")
        raise
    console.say(walk.done())
    return 0 if sound else 1


def _each(walk: Walk, chosen: Sequence[Article], console: Console) -> bool:
    """Through one article after the other; False where one has faults by now, which are told, and the rest goes on."""
    sound = True
    for number, article in enumerate(chosen, start=1):
        try:
            if not walk.through(article.path, f"{number} of {len(chosen)}"):
                break
        except ContentError as fault:
            sound = False
            console.diagnostics(fault.diagnostics)
            console.say(f"{article.path} was edited meanwhile: mend it, then review it again", fg="yellow")
    return sound


def _row(article: Article, doubt: Doubt) -> dict[str, object]:
    return {
        "file": doubt.place.file,
        "line": doubt.place.line,
        "column": doubt.place.column,
        "article": article.meta.id,
        "kind": doubt.kind,
        "reason": doubt.reason,
        "label": doubt.label or None,
        "words": doubt.words,
        "sentence": doubt.sentence,
        "start": doubt.start,
        "rule": doubt.by.rule if doubt.by else None,
        "confidence": doubt.by.confidence if doubt.by else None,
        "proposed": doubt.says,
        "written": doubt.proposal is None,
        "others": list(doubt.others),
        "times": doubt.times,
    }


def _line(doubt: Doubt) -> str:
    from briefings.desk.doubts import REASONS

    by = f" [{doubt.by.rule} {doubt.by.confidence:.2f}]" if doubt.by else ""
    return f"{doubt.place}: {doubt.kind}: “{doubt.words}”: {doubt.says} ({REASONS[doubt.reason]}){by}"


def _is_terminal() -> bool:
    return sys.stdin.isatty()
