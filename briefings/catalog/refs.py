"""Rows of lists, known by the article and the place where they stand, and looked up only where a page shows them.

A list of the whole site has rows from every article, and of its many pages a build makes few. So a page is planned with
references in place of its rows: they order and part a list by what the notices tell, and their keys make the page's.
Where a page lists articles, their records are the references.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import accumulate
from typing import Any, TypeVar

import msgspec

from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.facts import Kind, Said
from briefings.catalog.library import Record
from briefings.catalog.views import DeferredView, View
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


def when(row: Any) -> str | None:
    """When a referenced row counts for."""
    known: Ref | Record = row
    return known.published if isinstance(known, Record) else known.when


def lines(records: Iterable[Record]) -> list[Any]:
    """References to the lines of these articles, in their order."""
    return list(records)


def statements(records: Iterable[Record]) -> list[Any]:
    """References to the statements of these articles, in their order."""
    return [
        Ref(record, index, "statements", record.published)
        for record in records
        for index in range(len(record.notice.speakers))
    ]


def by_speaker(records: Iterable[Record]) -> dict[str, list[Any]]:
    """Id of each speaker -> references to the statements, in the order of the articles."""
    spoken: dict[str, list[Any]] = {}
    for record in records:
        for index, speaker in enumerate(record.notice.speakers):
            if speaker:
                spoken.setdefault(speaker, []).append(Ref(record, index, "statements", record.published))
    return {speaker: spoken[speaker] for speaker in sorted(spoken)}


def damage(records: Iterable[Record]) -> list[Any]:
    """References to the damage of these articles, in their order."""
    return [Ref(one, index, "damage", one.published) for one in records for index in range(one.notice.damage)]


def voice(records: Iterable[Record]) -> list[Any]:
    """References to the outlets' own loaded phrases in these articles, in their order."""
    return [Ref(one, index, "voice", one.published) for one in records for index in range(one.notice.voice)]


def dates(records: Iterable[Record]) -> tuple[list[Any], list[Any]]:
    """References to the resolved dates, oldest first, and to the unresolved ones, newest article first.

    Ties are in order of path.
    """
    resolved: list[tuple[str, str, int, Ref]] = []  # numbered, so that a comparison ends before it comes to the row
    unresolved: list[Ref] = []
    for record in records:
        own = record.path
        for index, (value, fragment) in enumerate(record.notice.dates):
            if value == UNRESOLVED:
                unresolved.append(Ref(record, index, "dates", record.published))
            else:
                path = f"{own}#{fragment}" if fragment else own
                resolved.append((value, path, len(resolved), Ref(record, index, "dates", value)))
    resolved.sort()
    unresolved.sort(key=lambda ref: ref.path)
    unresolved.sort(key=lambda ref: ref.when or "", reverse=True)
    return [ref for *_, ref in resolved], unresolved


class Sayings:
    """The statements of these articles, in their order, none of which is held.

    Args:
        records: The articles.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = [record for record in records if record.notice.speakers]
        self._ends = list(accumulate(len(record.notice.speakers) for record in self._records))

    def __iter__(self) -> Iterator[Said]:
        """All of them; an article's facts are looked up once."""
        for record in self._records:
            yield from record.facts.statements

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
    if not any(map(_refers, _fields(view))):
        return view
    return DeferredView(view.head, key_of(view), partial(looked_up, view))


def key_of(view: View) -> bytes:
    """Covers all that a view shows once its references are looked up."""
    told = [_key(found) if _refers(found) else found for found in _fields(view)]
    return digest_of(encoded((type(view).__name__, told)))


def looked_up(view: V) -> V:
    """The view with its rows in place of references."""
    fields = zip(view.__struct_fields__, _fields(view), strict=True)
    return msgspec.structs.replace(view, **{name: rows(found) for name, found in fields if _refers(found)})


def _refers(found: Any) -> bool:
    """Whether a field of a view holds references."""
    return isinstance(found, tuple) and bool(found) and isinstance(found[0], (Ref, Record))


def _key(found: tuple[Any, ...]) -> bytes:
    """Covers the rows that references of one kind stand for."""
    if isinstance(found[0], Record):
        return b"".join([record.line_key for record in found])
    return b"".join([ref.key for ref in found])


def _fields(view: View) -> list[Any]:
    return [getattr(view, name) for name in view.__struct_fields__]
