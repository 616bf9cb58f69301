"""The commands about entities: list, merge, split, kind."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefings.cli.console import on_one_line
from briefings.cli.editing import edit
from briefings.cli.options import DRY_RUN, JSON, QUIET
from briefings.cli.reading import find_article, load
from briefings.cli.typed import each_sound
from briefings.diagnostics import Report

if TYPE_CHECKING:
    from briefings.config import Site
    from briefings.desk.changes import Plan
    from briefings.model import Article, Content

_KINDS = click.Choice(["person", "organization", "place"])


@click.group("entities", context_settings={"max_content_width": 100})
@click.pass_obj
def entities_command(site: Path) -> None:
    """List people, organizations and places; let two become one, or one two, in every article at once.

    \b
    briefings entities list --kind person
    briefings entities merge xi-jin-ping xi-jinping
    briefings entities split wang-hao --article harbour-cup-final
    """


@entities_command.command("list")
@click.option("--kind", type=_KINDS, help="Only these.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def list_entities(site: Path, /, kind: str | None, as_json: bool) -> int:
    """List entities with their names, and in how many articles each is named."""
    _, content = load(site)
    named = Counter(use.id for article in content.articles for use in article.annotations.entities)
    for entity in content.entities:
        if kind in {None, entity.kind}:
            row: dict[str, Any] = {
                "id": entity.id,
                "kind": entity.kind,
                "name": entity.name,
                "aliases": entity.aliases,
                "articles": named[entity.id],
                "merged_into": entity.merged_into,
                "distinct_from": entity.distinct_from,
            }
            click.echo(json.dumps(row, ensure_ascii=False) if as_json else on_one_line(_told(row)))
    return 0


@entities_command.command("merge")
@click.argument("source", metavar="A")
@click.argument("target", metavar="B")
@DRY_RUN
@QUIET
@JSON
@click.pass_obj
def merge_entities(site: Path, /, source: str, target: str, dry_run: bool, quiet: bool, as_json: bool) -> int:
    """Let A go into B: every article that names A names B, and A's page leads to B's.

    A's file stays and says where it went; its names are B's from now on. Articles stay word for word the same. A run
    that was cut short is carried on by the same command.

    \b
    briefings entities merge xi-jin-ping xi-jinping --dry-run
    """
    from briefings.desk import entities

    return edit(
        site,
        lambda found, content, report: entities.merge(found, content, source, target, report),
        dry_run=dry_run,
        quiet=quiet,
        as_json=as_json,
    )


@entities_command.command("split")
@click.argument("source", metavar="A")
@click.option("--article", "articles", multiple=True, help="An article (file, slug or id) that means the other one.")
@click.option("--into", default="", help="Id of the other one, new or there already.  [default: made of the name]")
@click.option("--name", default="", callback=each_sound, help="Its name.  [default: the same name]")
@click.option("--alias", "aliases", multiple=True, callback=each_sound, help="A further name that goes over to it.")
@click.option(
    "--known-by",
    multiple=True,
    callback=each_sound,
    help="A word of its roles that tells it from A in articles to come.",
)
@DRY_RUN
@QUIET
@JSON
@click.pass_obj
def split_entities(site: Path, /, source: str, dry_run: bool, quiet: bool, as_json: bool, **wanted: Any) -> int:
    """Part another one from A: two people of one name, or a merger undone.

    The articles that are named mean the other one from now on. Both files say that they are not the same, and a new
    article with this name asks for a decision, unless its words tell which of the two it means. Where a merger is
    undone and an article named both, each gets what goes by its own names; what they cannot tell is told with its line.

    \b
    briefings entities split wang-hao --article harbour-cup-final --into wang-hao-footballer --known-by footballer
    briefings entities split xi-jinping --into xi-jin-ping          undo a merger; name --article as needed
    """
    from briefings.desk import entities

    def plan(found: Site, content: Content[Article], report: Report) -> Plan:
        paths = tuple(find_article(content.articles, article).path for article in wanted["articles"])
        return entities.split(found, content, source, entities.Split(**(wanted | {"articles": paths})), report)

    return edit(site, plan, dry_run=dry_run, quiet=quiet, as_json=as_json)


@entities_command.command("kind")
@click.argument("entity", metavar="A")
@click.argument("kind", type=_KINDS)
@DRY_RUN
@QUIET
@JSON
@click.pass_obj
def kind_of_entity(site: Path, /, entity: str, kind: Any, dry_run: bool, quiet: bool, as_json: bool) -> int:
    """Say that A is of another kind, in its file and in every article.

    \b
    briefings entities kind gwadar place
    """
    from briefings.desk import entities

    return edit(
        site,
        lambda found, content, report: entities.rekind(found, content, entity, kind, report),
        dry_run=dry_run,
        quiet=quiet,
        as_json=as_json,
    )


def _told(row: dict[str, Any]) -> str:
    also = f" (also {', '.join(row['aliases'])})" if row["aliases"] else ""
    gone = f" → {row['merged_into']}" if row["merged_into"] else ""
    other = f" ≠ {', '.join(row['distinct_from'])}" if row["distinct_from"] else ""
    return f"{row['id']}  {row['kind']}  {row['name']}{also}  {row['articles']}{gone}{other}"
