"""What raw files hold, as hashes: those that lie there since the last build are known by their stamps and not read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefings import engine, parallel
from briefings.content.disk import Found
from briefings.content.recall import NO_STAMPS, Row, Stamp, Table, stamp_of
from briefings.digests import digest_of
from briefings.errors import RefusedError
from briefings.ingest import reader
from briefings.ingest.types import Raw
from briefings.store import Store


class Sum(NamedTuple):
    """What came of looking at a raw file.

    Attributes:
        sha256: Of its bytes; empty where they are refused.
        fault: Why, as a clause that ends in what to do.
        is_unreadable: Whether it is so because the disk would not give them.
    """

    sha256: str
    fault: str = ""
    is_unreadable: bool = False


def sums(
    raws: Sequence[Raw],
    store: Store | None,
    jobs: int | None = 1,
    stamps: Mapping[str, Stamp] = NO_STAMPS,
) -> dict[str, Sum]:
    """Name of each raw file -> what it holds.

    Args:
        raws: The files.
        store: Keeps hashes; None: every file is read.
        jobs: How many processes may help; None: one for each processor.
        stamps: As `Table.recalled` takes them.
    """
    table = Table("raw", Row[str], engine.digest(), store)
    rows = table.recalled([Found(raw.file, raw.path) for raw in raws], stamps)
    found = {name: Sum(row.value) for name, row in rows.items()}
    fresh = [raw for raw in raws if raw.file not in rows]
    for raw, (row, told) in zip(fresh, parallel.each(_read, fresh, jobs), strict=True):
        found[raw.file] = told
        if row:
            rows[raw.file] = Row(*row)
    table.save(rows[raw.file] for raw in raws if raw.file in rows)
    return found


def _read(raw: Raw) -> tuple[tuple[str, Stamp, bytes, bytes, str] | None, Sum]:
    """The fields of the file's row, if it can be an article, and what is told of it."""
    stamp = stamp_of(raw.path)
    try:
        data = reader.read(raw)
    except RefusedError as fault:
        return None, Sum("", str(fault), isinstance(fault.__cause__, OSError))
    sha256 = hashlib.sha256(data).hexdigest()
    return (raw.file, stamp, digest_of(data), b"", sha256), Sum(sha256)
