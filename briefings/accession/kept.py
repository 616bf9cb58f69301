"""Facts as the cache and the spool keep them: each kind by itself, and rows without the article's line.

Most pages show one kind of an article's facts, and many no more than a row of it, so what is asked for is decoded and
nothing else. The line stands in every row, and the notice has it too.
"""

from __future__ import annotations

from typing import Any, get_args

import msgspec
from msgspec.structs import replace

from briefings.catalog.deferred import encoded
from briefings.catalog.facts import Facts, Kind, Said, Stated
from briefings.catalog.list_rows import VoiceRow
from briefings.catalog.rows import ArticleLine, DamageRow, DateRow, KeyPoint

_BARE: Any = ("", False, "", None, None)
"""Takes the place of the line: the fields of one that have no default."""
_PARTS = msgspec.msgpack.Decoder(list[msgspec.Raw])
_TYPES: dict[str, Any] = {
    "key_points": tuple[KeyPoint, ...],
    "statements": tuple[Said, ...],
    "dates": tuple[DateRow, ...],
    "damage": tuple[DamageRow, ...],
    "stated": tuple[Stated, ...],
    "voice": tuple[VoiceRow, ...],
    "runs": tuple[tuple[int, ...], ...],
}
_WITH_LINE = ("statements", "dates", "damage", "voice")
_ALL = {kind: msgspec.msgpack.Decoder(rows) for kind, rows in _TYPES.items()}
_ONE = {kind: msgspec.msgpack.Decoder(get_args(rows)[0]) for kind, rows in _TYPES.items()}


def kept(facts: Facts) -> bytes:
    """The facts of an article as `KeptFacts` reads them."""
    parts = (
        facts.key_points,
        [Said(replace(said.statement, article=_BARE), said.speaker) for said in facts.statements],
        [replace(row, article=_BARE) for row in facts.dates],
        [replace(row, article=_BARE) for row in facts.damage],
        facts.stated,
        [replace(row, article=_BARE) for row in facts.voice],
        facts.runs,
    )
    return msgspec.msgpack.encode([msgspec.Raw(encoded(part)) for part in parts])


class KeptFacts:
    """The facts of an article, of which no more is decoded than what is asked for, each time that it is.

    Args:
        data: From `kept`.
        line: The article's line, as its facts have it.

    Raises:
        msgspec.MsgspecError: if the data is none of this; what is asked for may raise it too.
    """

    __slots__ = ("_line", "_parted", "_parts")

    def __init__(self, data: bytes, line: ArticleLine) -> None:
        self._parts = dict(zip(_TYPES, _PARTS.decode(data), strict=True))
        self._line = line
        self._parted: dict[str, list[msgspec.Raw]] = {}

    @property
    def key_points(self) -> tuple[KeyPoint, ...]:
        """As in `Facts`."""
        return self._of("key_points")

    @property
    def statements(self) -> tuple[Said, ...]:
        """As in `Facts`."""
        return self._of("statements")

    @property
    def dates(self) -> tuple[DateRow, ...]:
        """As in `Facts`."""
        return self._of("dates")

    @property
    def damage(self) -> tuple[DamageRow, ...]:
        """As in `Facts`."""
        return self._of("damage")

    @property
    def stated(self) -> tuple[Stated, ...]:
        """As in `Facts`."""
        return self._of("stated")

    @property
    def voice(self) -> tuple[VoiceRow, ...]:
        """As in `Facts`."""
        return self._of("voice")

    @property
    def runs(self) -> tuple[tuple[int, ...], ...]:
        """As in `Facts`."""
        return self._of("runs")

    def row(self, kind: Kind, index: int) -> Any:
        """As in `Facts`."""
        if kind not in self._parted:
            self._parted[kind] = _PARTS.decode(self._parts[kind])
        return self._whole(kind, _ONE[kind].decode(self._parted[kind][index]))

    def _of(self, kind: Kind) -> tuple[Any, ...]:
        rows: tuple[Any, ...] = _ALL[kind].decode(self._parts[kind])
        return tuple([self._whole(kind, row) for row in rows]) if kind in _WITH_LINE else rows

    def _whole(self, kind: Kind, row: Any) -> Any:
        """A row with the article's line in its place."""
        if kind == "statements":
            return Said(replace(row.statement, article=self._line), row.speaker)
        return replace(row, article=self._line) if kind in _WITH_LINE else row
