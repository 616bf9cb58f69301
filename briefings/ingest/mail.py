"""Lines that a mail quotes from another, each behind its mark: "> When will the mill close?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from briefings.ingest.normalize import Row
from briefings.model import Removed

_MARKS = re.compile(r">(?:\s?>)*(?:\s|$)")


def unquoted(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Removed, ...]]:
    """The rows without the marks, told as quoted, and the marks."""
    found: list[Row] = []
    removed: list[Removed] = []
    for row in rows:
        match = _MARKS.match(row.text)
        if match:
            removed.append(Removed(row.number, match[0].strip(), "quote-mark"))
            found.append(msgspec.structs.replace(row, text=row.text[match.end() :], quoted=True))
        else:
            found.append(row)
    return tuple(found), tuple(removed)
