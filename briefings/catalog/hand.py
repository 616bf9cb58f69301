"""Briefings that the editor writes: Markdown with stories and articles put in by reference.

``{story: SLUG}`` and ``{article: SLUG}``, alone on a line and outside fenced code, are references; a story stands there
with what its articles said up to the briefing's day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from briefings.catalog import urls
from briefings.catalog.editions import MOST_KEY_POINTS, Edition, edition_story
from briefings.catalog.library import Library, Record
from briefings.catalog.order import latest
from briefings.catalog.rows import CorrectionRow, EditionPart, EditionStory
from briefings.diagnostics import Place, Report
from briefings.model import HandEdition
from briefings.text import did_you_mean

_REFERENCE = re.compile(r" {0,3}\{\s*(?P<word>[A-Za-z]+)\s*:\s*(?P<name>[^{}]*?)\s*\}\s*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_WORDS = {"story": "name the slug of a story that has articles", "article": "name the slug of an article"}
"""Of each kind of reference what to do where it leads nowhere."""


def by_hand(library: Library, report: Report) -> tuple[Edition, ...]:
    """The editor's briefings, in order of their files; a reference to nothing is an error."""
    if not library.editions:
        return ()
    shelf = _Shelf(library)
    return tuple(_edition(library, shelf, edition, report) for edition in library.editions)


def references(markup: str) -> Iterator[tuple[int, str, str]]:
    """The references of a briefing's Markdown: line, from 1, the word and the name."""
    return ((line, *reference) for _, line, reference in _stretches(markup) if reference)


def without_lines(markup: str, lines: Sequence[int]) -> str:
    """The Markdown with these lines blank, so that the others keep their numbers."""
    return "\n".join(
        "" if number in lines else line for number, line in enumerate(markup.replace("\r\n", "\n").split("\n"), start=1)
    )


def place_of(edition: HandEdition, line: int) -> Place:
    """Where this line of a briefing's Markdown, from 1, stands in its file."""
    return Place(edition.path, edition.line + line - 1, 1) if edition.line else Place(edition.path)


class Missing(msgspec.Struct, frozen=True):
    """Why a reference leads nowhere, and what to do."""

    message: str
    remedy: str

    def tell(self, edition: HandEdition, line: int, report: Report) -> None:
        """Reports it at this line of the briefing's Markdown."""
        report.error("unknown-reference", self.message, place_of(edition, line), self.remedy)


def missing(word: str, name: str, known: Iterable[str]) -> Missing:
    """Why a reference leads nowhere that names none of what is known."""
    if word not in _WORDS:
        remedy = did_you_mean(word, tuple(_WORDS)) or "write {story: SLUG} or {article: SLUG}"
        return Missing(f"{{{word}: …}} is no reference", remedy)
    return Missing(f"no {word} is called {name!r}", did_you_mean(name, known) or _WORDS[word])


class _Shelf:
    """Finds the articles that a reference means."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._articles: dict[str, list[Record]] = {}
        for record in library.records:
            address = record.path.removeprefix(urls.ARTICLES).strip("/")
            for name in dict.fromkeys((record.meta.slug, address, record.meta.id)):
                self._articles.setdefault(name, []).append(record)

    def find(self, word: str, name: str, day: str) -> Sequence[Record] | Missing:
        """The articles newest first, or what is wrong and what to do."""
        if word == "article":
            return self._article(name.strip("/").removeprefix(urls.ARTICLES))
        if word == "story":
            return self._story(name.strip("/").removeprefix(urls.STORIES), day)
        return missing(word, name, ())

    def _article(self, name: str) -> Sequence[Record] | Missing:
        found = self._articles.get(name, [])
        if len(found) > 1:
            addresses = (record.path.removeprefix(urls.ARTICLES).strip("/") for record in found)
            return Missing(f"{len(found)} articles are called {name!r}", f"write one of {', '.join(sorted(addresses))}")
        if not found:
            return missing("article", name, {record.meta.slug for record in self._library.records})
        return found

    def _story(self, name: str, day: str) -> Sequence[Record] | Missing:
        story = self._library.stories.get(self._library.story_names.former.get(name, name))
        if story is None:
            return missing("story", name, self._library.stories)
        until = [record for record in story.records if record.published and record.published[: len(day)] <= day]
        return until or story.records


def _edition(library: Library, shelf: _Shelf, edition: HandEdition, report: Report) -> Edition:
    day = edition.published[:10]
    parts: list[EditionPart] = []
    put_in: dict[str, Record] = {}
    for markup, line, reference in _stretches(edition.markup):
        if reference is None:
            parts.append(EditionPart(markup=markup))
            continue
        found = shelf.find(*reference, day)
        if isinstance(found, Missing):
            found.tell(edition, line, report)
            continue
        put_in |= {record.path: record for record in found}
        story = edition_story(library, found, MOST_KEY_POINTS, ("", day))
        parts.append(EditionPart(story=_alone(story, found[0]) if reference[0] == "article" else story))
    records = tuple(record for record in library.records if record.path in put_in)
    return Edition(
        slug=edition.slug,
        title=edition.title,
        published=day,
        period="",
        origin=edition.path,
        summary=edition.summary,
        description=edition.summary,
        parts=tuple(parts),
        stories=tuple(part.story for part in parts if part.story),
        records=records,
        corrections=_corrections(library, records, day),
        updated=latest(record.changed for record in records),
    )


def _alone(story: EditionStory, record: Record) -> EditionStory:
    """An article that is put in by itself is called by its own name, not by its story's."""
    return msgspec.structs.replace(story, label=record.line.label, path=record.path)


def _corrections(library: Library, records: Sequence[Record], day: str) -> tuple[CorrectionRow, ...]:
    """All corrections since the edition before; in a first one, those of its own articles."""
    before = max((one.published[:10] for one in library.editions if one.published[:10] < day), default="")
    concerned = library.records if before else records
    rows = [CorrectionRow(one, record.line) for record in concerned for one in record.meta.corrections]
    known = (row for row in rows if before < row.correction.on <= day)
    return tuple(sorted(known, key=lambda row: row.correction.on, reverse=True))


def _stretches(markup: str) -> Iterator[tuple[str, int, tuple[str, str] | None]]:
    """Stretches of the editor's own Markdown, and references as (word, name) with the line they stand in, from 1."""
    own: list[str] = []
    fence = ""
    for number, line in enumerate(markup.replace("\r\n", "\n").split("\n"), start=1):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        match = None if fence else _REFERENCE.fullmatch(line)
        if match is None:
            own.append(line)
            continue
        if any(map(str.strip, own)):
            yield "\n".join(own).strip("\n") + "\n", number, None
        own = []
        yield "", number, (match["word"].lower(), match["name"])
    if any(map(str.strip, own)):
        yield "\n".join(own).strip("\n") + "\n", 0, None
