"""The page of each outlet with its articles, the rights that hold for them and its own loaded phrases; all outlets.

An outlet is what articles state as their publisher, under the name that the configuration gives it. Two spellings that
make one slug are one outlet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.catalog import refs, urls
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Record
from briefings.catalog.list_rows import SourceLine
from briefings.catalog.list_views import SourcesView
from briefings.catalog.listing import leaf_views, listed
from briefings.catalog.order import latest
from briefings.catalog.rows import Link
from briefings.catalog.views import Shown, SourceView
from briefings.config import Config, SourceConfig
from briefings.text import slugify

PAGE_SIZE = 50


def slug_of(source: str | None) -> str:
    """The slug of an outlet by its name as shown."""
    return slugify(source, urls.NOT_STATED) if source else urls.NOT_STATED


def by_source(library: Library) -> dict[str, list[Record]]:
    """Slug of each outlet -> its articles, newest first."""
    found: dict[str, list[Record]] = {}
    for record in library.records:
        found.setdefault(slug_of(record.line.source), []).append(record)
    return {slug: found[slug] for slug in sorted(found)}


def source_views(library: Library, config: Config) -> Iterator[Shown]:
    """The pages of each outlet, by slug, and the list of all by name."""
    lines = []
    for slug, records in by_source(library).items():
        line = _line(slug, records, config)
        lines.append(line)
        yield from _views(library, line, records)
    ordered = sorted(lines, key=lambda line: (line.name is None, (line.name or "").casefold(), line.path))
    yield SourcesView(head(urls.SOURCES, "sources", library.words.title("sources")), tuple(ordered))


def _views(library: Library, line: SourceLine, records: Sequence[Record]) -> Iterator[Shown]:
    name = line.name or library.words.source_not_stated
    articles = listed(refs.lines(records), refs.when, line.path, PAGE_SIZE, "articles")
    voice = listed(refs.voice(records), refs.when, line.path, PAGE_SIZE, "voice")
    above = (Link(library.words.title("sources"), urls.SOURCES),)
    updated = latest(record.changed for record in records)
    page = SourceView(
        head=head(line.path, "source", name, under=above, updated=updated),
        line=line,
        articles=articles.newest,
        voice=voice.newest,
        articles_turn=articles.turn,
        voice_turn=voice.turn,
    )
    yield refs.later(page)
    under = (*above, Link(name, line.path))
    yield from leaf_views(articles, "articles", name, under, library.words, part="articles")
    yield from leaf_views(voice, "voice", name, under, library.words, part="voice")


def _line(slug: str, records: Sequence[Record], config: Config) -> SourceLine:
    name = records[0].line.source
    stated = _configured(name, config)
    days = sorted(record.published[:10] for record in records if record.published)
    return SourceLine(
        name=name,
        path=urls.of_source(slug),
        url=urls.web(stated.url) if stated else None,
        rights=(stated.rights if stated else None) or config.rights,
        count=len(records),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        statements=sum(len(record.notice.speakers) for record in records),
        damaged=sum(record.line.damaged for record in records),
        voice=sum(record.notice.voice for record in records),
    )


def _configured(name: str | None, config: Config) -> SourceConfig | None:
    found = (source for key, source in sorted(config.sources.items()) if (source.name or key) == name)
    return next(found, None)
