"""The pages of briefings: what stands in one, and how long it takes to read.

Of the statements, at most 12 stand in one: the first of each lead story in turn, then the second of each, and so on, no
speaker more than twice. Of the dates left open and of the damage there are at most 8 each, with the number of all: so a
briefing ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from briefings.catalog import refs, urls
from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.editions import MOST_LEAD_STORIES, Edition, edition_stories
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Record
from briefings.catalog.lines import most_named
from briefings.catalog.memory import Memory
from briefings.catalog.order import latest
from briefings.catalog.periods import bounds
from briefings.catalog.planned import DeferredView
from briefings.catalog.rows import EditionLine, EditionStory, Head, Link, Statement
from briefings.catalog.views import EditionView
from briefings.text import count_words, reading_minutes

MOST_PEOPLE = 12
MOST_STATEMENTS = 12
MOST_OF_SPEAKER = 2
MOST_OPEN = 8
MOST_DAMAGE = 8

_LENGTH = "length"


class PlannedEdition(DeferredView[EditionView]):
    """A briefing's view that is made when it is shown; its line in lists is known before."""

    __slots__ = ("line",)

    def __init__(self, page: Head, key: bytes, make: Callable[[], EditionView], line: EditionLine) -> None:
        super().__init__(page, key, make)
        self.line = line


class _Bare(NamedTuple):
    """An edition's view without what only facts tell, and the key of the whole but its neighbours and its length."""

    edition: Edition
    view: EditionView
    key: bytes


def edition_views(library: Library, editions: Sequence[Edition], memory: Memory) -> Iterator[PlannedEdition]:
    """A view for each briefing, in the order given: newest first; ``memory`` knows how long earlier ones are."""
    bare = [_bare(library, edition) for edition in editions]
    lengths = memory.get_many(_LENGTH, [one.key for one in bare])
    fresh = {one.key: str(_words(_whole(library, one))).encode() for one in bare if one.key not in lengths}
    memory.put_many(_LENGTH, fresh)
    lines = [_line(one.edition, int((lengths | fresh)[one.key])) for one in bare]
    for index, one in enumerate(bare):
        older = lines[index + 1] if index + 1 < len(lines) else None
        newer, line = lines[index - 1] if index else None, lines[index]
        key = digest_of(one.key, encoded((line, older, newer)))
        yield PlannedEdition(one.view.head, key, partial(_placed, library, one, line, (older, newer)), line)


def _placed(
    library: Library, bare: _Bare, line: EditionLine, beside: tuple[EditionLine | None, EditionLine | None]
) -> EditionView:
    return msgspec.structs.replace(_whole(library, bare), line=line, previous=beside[0], next=beside[1])


def _whole(library: Library, bare: _Bare) -> EditionView:
    """The edition with all its content."""
    edition = bare.edition
    stories = edition.stories
    if not edition.origin:
        first, last = bounds(edition.period)
        stories = edition_stories(library, edition.records, (first.isoformat(), last.isoformat()))
    leading = stories if edition.origin else stories[:MOST_LEAD_STORIES]
    statements = _statements(leading, edition.records)
    return msgspec.structs.replace(refs.looked_up(bare.view), stories=stories, statements=statements)


def _bare(library: Library, edition: Edition) -> _Bare:
    until = bounds(edition.period)[1].isoformat() if edition.period else edition.published
    records = edition.records
    unresolved = refs.unresolved_dates(records)
    damage = refs.damage(records)
    view = EditionView(
        head=head(
            urls.of_edition(edition.slug),
            "edition",
            edition.title,
            under=(Link(library.words.title("briefings"), urls.BRIEFINGS),),
            description=edition.description,
            updated=latest((edition.published, edition.updated)),
        ),
        line=_line(edition, 0),
        by_hand=bool(edition.origin),
        summary=edition.summary,
        parts=edition.parts,
        stories=edition.stories,
        statements=(),
        people=most_named(library, records, ["person"], MOST_PEOPLE, until)["person"],
        unresolved=tuple(unresolved[:MOST_OPEN]),
        damage=tuple(damage[:MOST_DAMAGE]),
        corrections=edition.corrections,
        previous=None,
        next=None,
        said=sum(len(record.notice.speakers) for record in records),
        open=len(unresolved),
        damaged=len(damage),
    )
    return _Bare(edition, view, digest_of(refs.key_of(view), encoded([record.notice.told for record in records])))


def _statements(stories: Sequence[EditionStory], records: Sequence[Record]) -> tuple[Statement, ...]:
    """The statements of an edition by the rule of the module, in order of its stories; direct ones go first."""
    record_of = {record.path: record for record in records}
    columns = [
        sorted(
            (said.statement for line in story.articles for said in record_of[line.path].facts.statements),
            key=lambda statement: not statement.direct,
        )
        for story in stories
    ]
    spoken: Counter[str] = Counter()
    chosen: list[tuple[int, int]] = []
    for depth in range(max(map(len, columns), default=0)):
        for index, column in enumerate(columns):
            if depth < len(column) and len(chosen) < MOST_STATEMENTS and _is_new_voice(column[depth], spoken):
                chosen.append((index, depth))
    return tuple(columns[index][depth] for index, depth in sorted(chosen))


def _is_new_voice(statement: Statement, spoken: Counter[str]) -> bool:
    """Whether the speaker is known and has not been heard too often; counts the statement if so."""
    speaker = statement.speaker
    if speaker is None or spoken[speaker.path or speaker.text] >= MOST_OF_SPEAKER:
        return False
    spoken[speaker.path or speaker.text] += 1
    return True


def _line(edition: Edition, word_count: int) -> EditionLine:
    return EditionLine(
        title=edition.title,
        path=urls.of_edition(edition.slug),
        published=edition.published,
        period=edition.period,
        stories=len(edition.stories),
        articles=len(edition.records),
        minutes=reading_minutes(word_count),
    )


def _words(view: EditionView) -> int:
    """How many words of content the page shows."""
    texts = [view.summary, *(part.markup for part in view.parts)]
    for story in view.stories:
        texts += [story.label, *(point.text for point in story.key_points), *(line.label for line in story.articles)]
    texts += [statement.words for statement in view.statements]
    texts += [f"{person.name} {person.role}" for person in view.people]
    texts += [row.sentence for row in view.unresolved]
    texts += [f"{row.context} {row.explanation}" for row in view.damage]
    texts += [f"{row.correction.what} {row.correction.was} {row.correction.now}" for row in view.corrections]
    return sum(map(count_words, texts))
