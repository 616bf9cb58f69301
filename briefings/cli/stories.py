"""The commands about stories: group raw articles; merge and split the stories of a site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefings.cli.console import Console
from briefings.cli.drafting import FILES, chosen, drafts_of, refusal_of
from briefings.cli.editing import edit
from briefings.cli.options import DRY_RUN, JOBS, JSON, QUIET
from briefings.cli.reading import find_article

if TYPE_CHECKING:
    from briefings.config import Site
    from briefings.desk.changes import Plan
    from briefings.diagnostics import Report
    from briefings.model import Article, Content

_DEFAULT = "group"


class _Stories(click.Group):
    """``stories FILE…`` groups files; ``stories merge`` and ``stories split`` are words of their own.

    A file that is called like one of them is named with its folder: ``./merge``.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with the command that was left out."""
        if args and args[0] not in {*self.commands, *self.get_help_option_names(ctx)}:
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)


@click.group("stories", cls=_Stories, subcommand_metavar="FILE... | merge A B | split A ARTICLE... --into NEW")
def stories_command() -> None:
    """Group raw articles into stories: the same matter, over time and across sources. Merge and split a site's stories.

    \b
    briefings stories *.txt --json
    briefings stories merge harbor-talks harbour-talks
    briefings stories split harbour-talks pier-opens --into the-pier
    """


@stories_command.command(_DEFAULT)
@FILES
@click.option("--json", "as_json", is_flag=True, help="One JSON object a story.")
@JOBS
@click.pass_obj
def group_articles(site: Path, /, files: tuple[Path, ...], as_json: bool, jobs: int | None) -> int:
    """Group raw articles into stories; the word may be left out.

    \b
    briefings stories group *.txt --json
    """
    from briefings.content.disk import shown
    from briefings.conversion.stories import story_text
    from briefings.ingest.annotate.stories import group

    console = Console(quiet=as_json)
    drafts = []
    annotator, options = chosen(site)
    for made in drafts_of(files, options, jobs, console, annotator):
        if refused := refusal_of(made):
            click.echo(f"{shown(refused.file)}: refused: {refused.reason}", err=True)
        else:
            drafts.append(made)
    for number, members in enumerate(group([story_text(draft) for draft in drafts]), start=1):
        names = [drafts[index].file for index in members]
        console.say(f"story {number}: {', '.join(map(shown, names))}")
        if as_json:
            click.echo(json.dumps({"story": number, "files": names}, ensure_ascii=False))
    return 1 if len(drafts) < len(files) and not as_json else 0


@stories_command.command("merge")
@click.argument("source", metavar="A")
@click.argument("target", metavar="B")
@DRY_RUN
@QUIET
@JSON
@click.pass_obj
def merge_stories(site: Path, /, source: str, target: str, dry_run: bool, quiet: bool, as_json: bool) -> int:
    """Let the story A go into B: its articles name B, and A's page leads to B's.

    Only the line 'story:' of an article changes. A's file stays or is made, and says where the story went. A run that
    was cut short is carried on by the same command.

    \b
    briefings stories merge harbor-talks harbour-talks --dry-run
    """
    from briefings.desk import stories

    return edit(
        site,
        lambda found, content, report: stories.merge(found, content, source, target, report),
        dry_run=dry_run,
        quiet=quiet,
        as_json=as_json,
    )


@stories_command.command("split")
@click.argument("source", metavar="A")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--into", required=True, metavar="NEW", help="Slug of the new story, or of one that was merged into A.")
@DRY_RUN
@QUIET
@JSON
@click.pass_obj
def split_stories(
    site: Path, /, source: str, articles: tuple[str, ...], into: str, dry_run: bool, quiet: bool, as_json: bool
) -> int:
    """Part articles (file, slug or id) of the story A as a story of their own. Only their line 'story:' changes.

    \b
    briefings stories split harbour-talks pier-opens pier-closes --into the-pier
    """
    from briefings.desk import stories

    def plan(found: Site, content: Content[Article], report: Report) -> Plan:
        paths = {find_article(content.articles, article).path for article in articles}
        return stories.split(found, content, source, paths, into, report)

    return edit(site, plan, dry_run=dry_run, quiet=quiet, as_json=as_json)
