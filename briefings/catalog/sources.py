"""The page of each outlet with its articles, the rights that hold for them and its own loaded phrases; all outlets.

An outlet is what articles state as their publisher, under the name that the configuration gives it. Two spellings that
make one slug are one outlet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from briefings.catalog import refs, urls
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Record
from briefings.catalog.list_rows import SourceLine
from briefings.catalog.list_views import SourcesView, SourceView
from briefings.catalog.listing import leaf_views, listed
from briefings.catalog.order import latest
from briefings.catalog.rows import Link
from briefings.catalog.views import Shown
from briefings.config import Config, SourceConfig

PAGE_SIZE = 50


def source_views(library: Library, config: Config) -> Iterator[Shown]:
    """The pages of each outlet, by slug, and the list of all by name."""
    lines = []
    for slug, records in library.sources.items():
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
    updated = latest(map(attrgetter("changed"), records))
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
    days = [published[:10] for published in map(attrgetter("published"), records) if published]
    return SourceLine(
        name=name,
        path=urls.of_source(slug),
        url=urls.web(stated.url) if stated else None,
        rights=(stated.rights if stated else None) or config.rights,
        count=len(records),
        first=min(days, default=None),
        last=max(days, default=None),
        statements=sum(map(len, map(attrgetter("notice.speakers"), records))),
        damaged=sum(map(attrgetter("line.damaged"), records)),
        voice=sum(map(attrgetter("notice.voice"), records)),
    )


def _configured(name: str | None, config: Config) -> SourceConfig | None:
    found = (source for key, source in sorted(config.sources.items()) if (source.name or key) == name)
    return next(found, None)
