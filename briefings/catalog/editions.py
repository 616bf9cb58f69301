"""Briefings: editions that a reader can finish, made from the articles of a period.

Weight of a story in an edition: how many sources report it, then how many statements they bring, then which is the
newest; so a matter that two outlets follow stands before one outlet's long interview. The first 8 are lead stories,
with up to 5 key points each; the others are a line each. Of the statements, at most 12 stand in it: the first of each
lead story in turn, then the second of each, and so on, no speaker more than twice. Of the dates left open and of the
damage there are at most 8 each, with the number of all: so an edition ends. The status of a story is the editor's
alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from briefings.catalog import refs, urls
from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.heads import head
from briefings.catalog.library import Library, Record, Story
from briefings.catalog.lines import most_named, story_line
from briefings.catalog.memory import Memory
from briefings.catalog.order import latest
from briefings.catalog.periods import bounds, period_of
from briefings.catalog.rows import (
    CorrectionRow,
    EditionLine,
    EditionPart,
    EditionStory,
    Head,
    Link,
    Statement,
)
from briefings.catalog.stories import key_points
from briefings.catalog.views import DeferredView, EditionView
from briefings.config import Config
from briefings.model import StoryStatus
from briefings.text import count_words, reading_minutes

MOST_LEAD_STORIES = 8
MOST_KEY_POINTS = 5
MOST_PEOPLE = 12
MOST_STATEMENTS = 12
MOST_OF_SPEAKER = 2
MOST_OPEN = 8
MOST_DAMAGE = 8


_LENGTH = "length"


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing before it has neighbours.

    Attributes:
        slug: Its address below ``briefings/``.
        published: The day of its newest article, or the day that the editor states.
        period: ``2016-W16``; empty if by hand.
        origin: The file it is written in; empty for an automatic one.
        records: Its articles, newest first.
        updated: The newest time on it.
    """

    slug: str
    title: str
    published: str
    period: str
    origin: str
    summary: str
    description: str
    parts: tuple[EditionPart, ...]
    stories: tuple[EditionStory, ...]
    records: tuple[Record, ...]
    corrections: tuple[CorrectionRow, ...]
    updated: str | None


def automatic(library: Library, config: Config) -> dict[str, Edition]:
    """Slug -> edition, for each period in which an article was published."""
    if config.briefings == "off":
        return {}
    periods: dict[str, list[Record]] = {}
    for record in library.records:
        period = period_of(record.published, config.briefings)
        if period:
            periods.setdefault(period, []).append(record)
    corrections = _corrections_by_period(library, sorted(periods))
    made = (_automatic(library, period, periods[period], corrections.get(period, ())) for period in sorted(periods))
    return {edition.slug: edition for edition in made}


def _automatic(
    library: Library, period: str, records: Sequence[Record], corrections: Sequence[CorrectionRow]
) -> Edition:
    first, last = bounds(period)
    stories = edition_stories(library, records, (first.isoformat(), last.isoformat()), told=False)
    newest = latest(record.published for record in records) or period
    return Edition(
        slug=period.lower(),
        title=library.words.period(period),
        published=newest[:10] if len(newest) >= len("2016-04-21") else last.isoformat(),
        period=period,
        origin="",
        summary="",
        description=library.words.about_briefing(first, last, len(records)),
        parts=(),
        stories=stories,
        records=tuple(records),
        corrections=tuple(corrections),
        updated=latest((*(record.changed for record in records), *(row.correction.on for row in corrections))),
    )


def _corrections_by_period(library: Library, periods: Sequence[str]) -> Mapping[str, list[CorrectionRow]]:
    """Each correction in the first briefing whose period ends on its day or later: none is lost in an empty period."""
    ends = [bounds(period)[1].isoformat() for period in periods]
    found: dict[str, list[CorrectionRow]] = {}
    for row in all_corrections(library):
        index = bisect_left(ends, row.correction.on[:10])
        if index < len(periods):
            found.setdefault(periods[index], []).append(row)
    return found


def all_corrections(library: Library) -> tuple[CorrectionRow, ...]:
    """Every correction of every article, newest first."""
    rows = [CorrectionRow(one, record.line) for record in library.corrected for one in record.meta.corrections]
    return tuple(sorted(rows, key=lambda row: row.correction.on, reverse=True))


def edition_stories(
    library: Library, records: Sequence[Record], period: tuple[str, str] | None = None, *, told: bool = True
) -> tuple[EditionStory, ...]:
    """The stories among these articles (newest first) in order of weight; an article without a story is its own.

    Args:
        library: Everything.
        records: The articles.
        period: The first and last day within which the editor's judgements count; None: none does.
        told: Whether with their key points, for which the articles' facts are looked up.
    """
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(urls.of_story(record.story.slug) if record.story else record.path, []).append(record)
    order = {record.path: index for index, record in enumerate(records)}
    ranked = sorted(groups.values(), key=lambda group: (*_weight(group), order[group[0].path]))
    return tuple(
        edition_story(library, group, MOST_KEY_POINTS if told and rank < MOST_LEAD_STORIES else 0, period)
        for rank, group in enumerate(ranked)
    )


def _weight(records: Sequence[Record]) -> tuple[int, int]:
    sources = {record.line.source for record in records}
    return -len(sources), -sum(len(record.notice.speakers) for record in records)


def edition_story(
    library: Library, records: Sequence[Record], most: int, period: tuple[str, str] | None = None
) -> EditionStory:
    """A story as it stands in an edition, with at most so many key points.

    It is called by the editor's title, else by its newest headline here.

    Args:
        library: Everything.
        records: Its articles that fall into the edition, newest first.
        most: How many key points.
        period: First and last day of the edition; the editor's latest judgement within them is shown.
    """
    story = library.stories[records[0].story.slug] if records[0].story else None
    titled = next((record.line.label for record in records if record.line.titled), records[0].line.label)
    by_editor = story.name.note.title if story and story.name.note else None
    return EditionStory(
        story=story_line(story.name, records) if story else None,
        label=by_editor or titled,
        path=urls.of_story(story.name.slug) if story else records[0].path,
        key_points=key_points(records, most) if most else (),
        articles=tuple(record.line for record in records),
        status=_status(story, period) if story and period else None,
        language="" if by_editor else records[0].line.language,
    )


def _status(story: Story, period: tuple[str, str]) -> StoryStatus | None:
    first, last = period
    judged = story.name.note.status if story.name.note else ()
    return next((one for one in judged if first <= one.on <= last), None)


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
