"""Rows of lists, known by the article and the place where they stand, and looked up only where a page shows them.

A list of the whole site has rows from every article, and of its many pages a build makes few. So a page is planned with
references in place of its rows: they order and part a list by what the notices tell, and their keys make the page's.
Where a page lists articles, their records are the references; a story is known by its articles there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from operator import attrgetter, is_
from typing import Any, TypeVar

import msgspec

from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.facts import Kind, Said
from briefings.catalog.formulas import Heard
from briefings.catalog.grouping import StoryName
from briefings.catalog.library import Record
from briefings.catalog.lines import story_line
from briefings.catalog.order import newest_first
from briefings.catalog.planned import DeferredView
from briefings.catalog.rows import StoryLine
from briefings.catalog.views import View
from briefings.times import UNRESOLVED

V = TypeVar("V", bound=View)


class Ref:
    """The row of one kind at one place among an article's facts.

    Attributes:
        when: By which a list orders it: the date that it states, or when its article was published.
    """

    __slots__ = ("_index", "_kind", "_record", "when")

    def __init__(self, record: Record, index: int, kind: Kind, when: str | None) -> None:
        self._record, self._index, self._kind, self.when = record, index, kind, when

    @property
    def path(self) -> str:
        """Where a date leads; put together when asked for, as most of a site's rows are dates."""
        fragment = self._record.notice.dates[self._index][1]
        return f"{self._record.path}#{fragment}" if fragment else self._record.path

    @property
    def key(self) -> bytes:
        """Covers all that the row says, in as many bytes for any; the field of a view tells which kind of row it is."""
        return self._record.notice.told + self._index.to_bytes(4, "big")

    @property
    def value(self) -> Any:
        """The row."""
        found = self._record.facts.row(self._kind, self._index)
        return found.statement if self._kind == "statements" else found


class StoryRef:
    """A story's line as far as some of its articles go.

    Args:
        name: Of the story.
        records: Those of its articles, newest first.

    Attributes:
        when: By which a list orders it: the day of the oldest of them that has one.
    """

    __slots__ = ("_name", "_records", "when")

    def __init__(self, name: StoryName, records: Sequence[Record]) -> None:
        self._name, self._records = name, records
        oldest = records[-1].published or next((one.published for one in reversed(records) if one.published), None)
        self.when = oldest[:10] if oldest else None

    @property
    def key(self) -> bytes:
        """Covers the line, as the articles' own lines name their story; their number keeps joined keys apart."""
        return len(self._records).to_bytes(4, "big") + b"".join([record.line_key for record in self._records])

    @property
    def value(self) -> StoryLine:
        """The line."""
        return story_line(self._name, self._records)


def when(row: Any) -> str | None:
    """When a referenced row counts for."""
    known: Ref | StoryRef | Record = row
    return known.published if isinstance(known, Record) else known.when


def lines(records: Iterable[Record]) -> list[Any]:
    """References to the lines of these articles, in their order."""
    return list(records)


def stories(records: Iterable[Record]) -> list[Any]:
    """References to the stories of these articles as far as these go, by their beginning, the youngest first.

    What other articles bring to a story changes nothing here.

    Args:
        records: Newest first.
    """
    members: dict[str, tuple[StoryName, list[Record]]] = {}
    for record in records:
        if story := record.story:
            members.setdefault(story.slug, (story, []))[1].append(record)
    return newest_first([StoryRef(*found) for found in members.values()], attrgetter("when"))


def statements(records: Iterable[Record]) -> list[Any]:
    """References to the statements of these articles, in their order."""
    return [
        Ref(record, index, "statements", record.published)
        for record in filter(attrgetter("notice.speakers"), records)
        for index in range(len(record.notice.speakers))
    ]


def by_speaker(records: Iterable[Record]) -> dict[str, list[Any]]:
    """Id of each speaker -> references to the statements, in the order of the articles."""
    spoken: dict[str, list[Any]] = defaultdict(list)
    for record in filter(attrgetter("notice.speakers"), records):
        for index, speaker in enumerate(record.notice.speakers):
            if speaker:
                spoken[speaker].append(Ref(record, index, "statements", record.published))
    return {speaker: spoken[speaker] for speaker in sorted(spoken)}


def damage(records: Iterable[Record]) -> list[Any]:
    """References to the damage of these articles, in their order."""
    damaged = filter(attrgetter("notice.damage"), records)
    return [Ref(one, index, "damage", one.published) for one in damaged for index in range(one.notice.damage)]


def voice(records: Iterable[Record]) -> list[Any]:
    """References to the outlets' own loaded phrases in these articles, in their order."""
    voiced = filter(attrgetter("notice.voice"), records)
    return [Ref(one, index, "voice", one.published) for one in voiced for index in range(one.notice.voice)]


def resolved_dates(records: Iterable[Record]) -> list[Any]:
    """References to the dates that articles state or let one work out, oldest first; ties are in order of path."""
    resolved: list[Ref] = []
    for record in sorted(filter(attrgetter("notice.dates"), records), key=attrgetter("path")):
        known = record.notice.dates
        order = sorted(range(len(known)), key=[fragment for _, fragment in known].__getitem__)
        resolved += [Ref(record, at, "dates", when) for at in order if (when := known[at][0]) != UNRESOLVED]
    return sorted(resolved, key=attrgetter("when"))


def unresolved_dates(records: Iterable[Record]) -> list[Any]:
    """References to the dates that stay open, newest article first; ties are in order of path."""
    found = [
        Ref(record, index, "dates", record.published)
        for record in filter(attrgetter("notice.dates"), records)
        for index, (value, _) in enumerate(record.notice.dates)
        if value == UNRESOLVED
    ]
    found.sort(key=attrgetter("path"))
    return newest_first(found, attrgetter("when"))


class Sayings:
    """The statements of these articles, in their order, none of which is held.

    Args:
        records: The articles.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = list(filter(attrgetter("notice.speakers"), records))
        self._ends = list(accumulate(len(record.notice.speakers) for record in self._records))

    def heard(self) -> Iterator[Heard]:
        """All of them, by their runs; an article's are looked up once."""
        for record in self._records:
            for speaker, runs in zip(record.notice.speakers, record.facts.runs, strict=True):
                yield Heard(record.path, speaker, runs)

    def __getitem__(self, index: int, /) -> Said:
        """One of them."""
        at = bisect_right(self._ends, index)
        said: Said = self._records[at].facts.row("statements", index - (self._ends[at - 1] if at else 0))
        return said


def rows(found: Iterable[Any]) -> tuple[Any, ...]:
    """The rows that references stand for."""
    return tuple([one.line if isinstance(one, Record) else one.value for one in found])


def later(view: V) -> V | DeferredView[V]:
    """A view whose rows may be references: they are looked up when it is made."""
    fields = _fields(view)
    told = _told(fields)
    if all(map(is_, told, fields)):
        return view
    return DeferredView(view.head, _digest(view, told), partial(looked_up, view))


def key_of(view: View) -> bytes:
    """Covers all that a view shows once its references are looked up."""
    return _digest(view, _told(_fields(view)))


def looked_up(view: V) -> V:
    """The view with its rows in place of references."""
    fields = zip(view.__struct_fields__, _fields(view), strict=True)
    return msgspec.structs.replace(view, **{name: rows(found) for name, found in fields if _refers(found)})


def _told(fields: Iterable[Any]) -> list[Any]:
    """The fields of a view, references by their keys."""
    return [_key(found) if _refers(found) else found for found in fields]


def _digest(view: View, told: Sequence[Any]) -> bytes:
    return digest_of(encoded((type(view).__name__, told)))


def _refers(found: Any) -> bool:
    """Whether a field of a view holds references."""
    return isinstance(found, tuple) and bool(found) and isinstance(found[0], (Ref, StoryRef, Record))


def _key(found: tuple[Any, ...]) -> bytes:
    """Covers the rows that references of one kind stand for."""
    if isinstance(found[0], Record):
        return b"".join(map(attrgetter("line_key"), found))
    return b"".join([ref.key for ref in found])


def _fields(view: View) -> list[Any]:
    return [getattr(view, name) for name in view.__struct_fields__]
