"""The page of each outlet with its articles, the rights that hold for them and its own loaded phrases; all outlets.

An outlet is what articles state as their publisher, under the name that the configuration gives it. Two spellings that
make one slug are one outlet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefings.catalog import refs, urls
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Record, newest_of
from briefings.catalog.list_rows import SourceLine
from briefings.catalog.list_views import SourcesView, SourceView
from briefings.catalog.listing import leaf_views, listed
from briefings.catalog.planned import Shown
from briefings.catalog.rows import Link
from briefings.config import Config, SourceConfig

PAGE_SIZE = 50


class _Tally(NamedTuple):
    """What an outlet's articles have together, and the latest change of theirs."""

    statements: int
    damaged: int
    voice: int
    changed: str | None


def source_views(library: Library, config: Config) -> Iterator[Shown]:
    """The pages of each outlet, by slug, and the list of all by name."""
    lines = []
    for slug, records in library.sources.items():
        tally = _tally(records)
        line = _line(slug, records, tally, config)
        lines.append(line)
        yield from _views(library, line, records, tally.changed)
    ordered = sorted(lines, key=lambda line: (line.name is None, (line.name or "").casefold(), line.path))
    yield SourcesView(head(urls.SOURCES, "sources", library.words.title("sources")), tuple(ordered))


def _views(library: Library, line: SourceLine, records: Sequence[Record], changed: str | None) -> Iterator[Shown]:
    name = line.name or library.words.source_not_stated
    articles = listed(refs.lines(records), refs.when, line.path, PAGE_SIZE, "articles")
    phrases = refs.voice(records) if line.voice else []
    voice = listed(phrases, refs.when, line.path, PAGE_SIZE, "voice")
    above = (Link(library.words.title("sources"), urls.SOURCES),)
    page = SourceView(
        head=head(line.path, "source", name, under=above, updated=changed),
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


def _tally(records: Sequence[Record]) -> _Tally:
    """All sums in one go: to look at an article again costs more than to add."""
    statements, damaged, voice, changed = 0, 0, 0, ""
    for record in records:
        notice = record.notice
        statements += len(notice.speakers)
        damaged += record.line.damaged
        voice += notice.voice
        if notice.changed and notice.changed > changed:
            changed = notice.changed
    return _Tally(statements, damaged, voice, changed or None)


def _line(slug: str, records: Sequence[Record], tally: _Tally, config: Config) -> SourceLine:
    name = records[0].line.source
    stated = _configured(name, config)
    newest, oldest = newest_of(records), next((one.published for one in reversed(records) if one.published), None)
    return SourceLine(
        name=name,
        path=urls.of_source(slug),
        url=urls.web(stated.url) if stated else None,
        rights=(stated.rights if stated else None) or config.rights,
        count=len(records),
        first=oldest[:10] if oldest else None,
        last=newest[:10] if newest else None,
        statements=tally.statements,
        damaged=tally.damaged,
        voice=tally.voice,
    )


def _configured(name: str | None, config: Config) -> SourceConfig | None:
    found = (source for key, source in sorted(config.sources.items()) if (source.name or key) == name)
    return next(found, None)
