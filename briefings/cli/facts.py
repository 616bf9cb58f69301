"""Commands that print facts and change nothing: annotate, export, list."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefings import times
from briefings.cli.console import Console, on_one_line
from briefings.cli.drafting import FILES, chosen, drafts_of, refusal_of
from briefings.cli.options import JOBS
from briefings.cli.reading import find_article, load
from briefings.diagnostics import Report
from briefings.errors import UsageError
from briefings.text import plural

if TYPE_CHECKING:
    from briefings.model import Article, Content, Draft


@click.command("annotate")
@FILES
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, in the order of the files.")
@click.option("--body", is_flag=True, help="Take the whole file as body text: no headline, no furniture.")
@click.option("--published", metavar="YYYY-MM-DD", help="The day that relative dates are resolved against.")
@JOBS
@click.pass_obj
def annotate_command(
    site: Path,
    /,
    files: tuple[Path, ...],
    as_json: bool,
    body: bool,
    published: str | None,
    jobs: int | None,
) -> int:
    """Annotate raw articles, without any site.

    \b
    briefings annotate article.txt
    briefings annotate *.html --json > facts.jsonl
    """
    from briefings import export
    from briefings.content.disk import shown

    if published and not (times.is_value(published) and times.day_of(published)):
        raise UsageError(f"--published is {published!r}; write a day such as 2019-05-07")
    console = Console(quiet=as_json)
    failed = 0
    annotator, options = chosen(site, body=body, published=published)
    for made in drafts_of(files, options, jobs, console, annotator):
        refused = refusal_of(made)
        failed += refused is not None
        if as_json:
            click.echo(
                export.to_json(export.refusal(refused.file, refused.reason) if refused else export.of_draft(made))
            )
        else:
            console.say(f"{shown(refused.file)}: refused: {refused.reason}" if refused else _told(made))
    return 1 if failed and not as_json else 0


@click.command("export")
@click.argument("article")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "webannotation", "jsonld", "text"]),
    default="json",
    show_default=True,
    help="json: our own; webannotation: W3C Web Annotation; jsonld: schema.org; text: the plain words.",
)
@click.pass_obj
def export_command(site: Path, /, article: str, form: str) -> int:
    """Print one ARTICLE (its file, slug or id) as data.

    \b
    briefings export port-talks-resume --format webannotation
    """
    from briefings import export

    config, content = load(site)
    found = export.within_rights(find_article(content.articles, article), config)
    entities = {entity.id: entity for entity in content.entities}
    writers: dict[str, Callable[[], str]] = {
        "json": lambda: export.to_json(export.of_article(found, entities)),
        "webannotation": lambda: export.to_json(export.web_annotation(found, entities, config)),
        "jsonld": lambda: export.to_json(export.json_ld(found, entities, config)),
        "text": lambda: export.plain_text(found),
    }
    click.echo(writers[form](), nl=form != "text")
    return 0


@click.command("list")
@click.argument("what", type=click.Choice(["articles", "entities", "stories", "inbox"]), default="articles")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def list_command(site: Path, /, what: str, as_json: bool) -> int:
    """List what the site holds.

    \b
    briefings list             articles, newest first
    briefings list inbox       raw articles that wait for conversion
    """
    _, content = load(site)
    for row in _rows(site, content, what):
        words = "  ".join(str(value) for value in row.values() if value not in (None, ""))
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else on_one_line(words))
    return 0


def _rows(site: Path, content: Content[Article], what: str) -> Iterator[dict[str, Any]]:
    if what == "articles":
        ordered = sorted(content.articles, key=lambda item: (item.meta.published or "", item.path), reverse=True)
        for article in ordered:
            meta = article.meta
            label = meta.title or article.text[:60]
            yield {
                "published": meta.published or "undated",
                "slug": meta.slug,
                "title": label,
                "review": meta.review.state,
            }
    elif what == "entities":
        for entity in content.entities:
            yield {"id": entity.id, "kind": entity.kind, "name": entity.name}
    elif what == "stories":
        slugs = sorted({article.meta.story for article in content.articles if article.meta.story})
        for slug in slugs:
            yield {"story": slug, "articles": sum(article.meta.story == slug for article in content.articles)}
    else:
        from briefings.conversion.inbox import waiting

        for item in waiting(site.absolute(), content.articles, Report()):
            yield {"file": item.raw.file, "sha256": item.sha256}


def _told(draft: Draft) -> str:
    from briefings.content.disk import shown

    found = draft.annotations
    counts = (
        plural(len(draft.entities), "entity", "entities"),
        plural(len(found.quotations), "quotation"),
        plural(len(found.dates), "date"),
        plural(len(found.damage), "damaged spot"),
    )
    title = on_one_line(draft.title or "no headline")
    told = f"{shown(draft.file)}: {title} ({draft.published or 'undated'}): {', '.join(counts)}"
    missing = f"; in {draft.language}, so not looked for: {', '.join(draft.unavailable)}" if draft.unavailable else ""
    return told + missing
