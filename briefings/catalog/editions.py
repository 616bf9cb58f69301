"""Briefings: editions that a reader can finish, made from the articles of a period.

Weight of a story in an edition: how many sources report it, then how many statements they bring, then which is the
newest; so a matter that two outlets follow stands before one outlet's long interview. The first 8 are lead stories,
with up to 5 key points each; the others are a line each. The status of a story is the editor's alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from briefings.catalog import urls
from briefings.catalog.library import Library, Record, Story
from briefings.catalog.lines import story_line
from briefings.catalog.order import latest
from briefings.catalog.periods import bounds, period_of
from briefings.catalog.rows import (
    CorrectionRow,
    EditionPart,
    EditionStory,
)
from briefings.catalog.stories import key_points
from briefings.config import Config
from briefings.model import StoryStatus

MOST_LEAD_STORIES = 8
MOST_KEY_POINTS = 5


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

    It is called as its own page is; an article without a story by its headline.

    Args:
        library: Everything.
        records: Its articles that fall into the edition, newest first.
        most: How many key points.
        period: First and last day of the edition; the editor's latest judgement within them is shown.
    """
    story = library.stories[records[0].story.slug] if records[0].story else None
    line = records[0].line
    return EditionStory(
        story=story_line(story.name, records) if story else None,
        label=story.name.label if story else line.label,
        path=urls.of_story(story.name.slug) if story else records[0].path,
        key_points=key_points(records, most) if most else (),
        articles=tuple(record.line for record in records),
        status=_status(story, period) if story and period else None,
        language=story.name.language if story else line.language,
    )


def _status(story: Story, period: tuple[str, str]) -> StoryStatus | None:
    first, last = period
    judged = story.name.note.status if story.name.note else ()
    return next((one for one in judged if first <= one.on <= last), None)
