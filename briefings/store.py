"""A cache of values by key, checked when read: parsed articles, rendered bodies, annotations.

It may be deleted at any time and is never believed: each value carries a digest of its kind, key and bytes. A file that
is damaged, of another version, or no database at all is thrown away with the next write; until then everything in it
counts as missing. No fault of the cache ever reaches the caller, who then just works for longer.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from briefings.digests import digest_of_pieces

_VERSION = 2
_SCHEMA = f"""
    CREATE TABLE item (kind TEXT NOT NULL, key BLOB NOT NULL, digest BLOB NOT NULL, value BLOB NOT NULL,
                       UNIQUE (kind, key));
    PRAGMA user_version = {_VERSION};
"""
_AT_ONCE = 500
"""Keys in one query; SQLite before 3.32 takes 999 variables."""
_PATIENCE = 2.0
"""Seconds to wait for another process that has the file."""
_BROKEN = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN}
"""Primary result codes that say the file is none of ours; the others (full, read-only, busy) may pass."""


class Store:
    """The cache in one file; a context manager. Nothing is written, and no file is made, until a new value is put.

    Args:
        path: The file, which need not exist.
        read_only: Never write, not even to mend what a crash left half written.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._path = path.absolute()
        self._read_only = read_only
        self._connection: sqlite3.Connection | None = None
        self._writes = False
        self._broken = False
        self._failed = False
        self._owner = os.getpid()
        self._inherited: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; the store opens it again if it is used."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection, self._writes = None, False

    def get_many(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that the cache has whole; a damaged one counts as missing."""
        rows = self._select(kind, keys, "key, digest, value")
        return {key: value for key, digest, value in rows if _is_sound(kind, key, digest, value)}

    def get(self, kind: str, key: bytes) -> bytes | None:
        """The value of one key; as `get_many`."""
        return self.get_many(kind, [key]).get(key)

    def put_many(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        """Keeps these values; those that it has already are not written again."""
        digests = {key: _digest(kind, key, value) for key, value in items.items()}
        known = {row[0]: row[1] for row in self._select(kind, items, "key, digest")}
        rows = [(kind, key, digests[key], items[key]) for key in items if known.get(key) != digests[key]]
        if rows:
            self._change("INSERT OR REPLACE INTO item (kind, key, digest, value) VALUES (?, ?, ?, ?)", rows)

    def put_only(self, kind: str, key: bytes, value: bytes) -> None:
        """Keeps this value, and no other of its kind."""
        self.keep_only(kind, [key])
        self.put_many(kind, {key: value})

    def keep_only(self, kind: str, keys: Iterable[bytes]) -> None:
        """Forgets every value of this kind whose key is not among these."""
        wanted = set(keys)
        found = self._rows("SELECT key FROM item WHERE kind = ?", (kind,))
        surplus = [(kind, key) for (key,) in found if key not in wanted]
        if surplus:
            self._change("DELETE FROM item WHERE kind = ? AND key = ?", surplus)

    def drop(self, kind: str, keys: Iterable[bytes]) -> None:
        """Forgets the values of these keys."""
        rows = [(kind, key) for key in keys]
        if rows:
            self._change("DELETE FROM item WHERE kind = ? AND key = ?", rows)

    def _select(self, kind: str, keys: Iterable[bytes], columns: str) -> list[tuple[bytes, ...]]:
        found: list[tuple[bytes, ...]] = []
        for part in _parts(keys):
            marks = ", ".join("?" * len(part))
            query = f"SELECT {columns} FROM item WHERE kind = ? AND key IN ({marks})"  # noqa: S608 - marks and our columns
            found += self._rows(query, (kind, *part))
        return found

    def _rows(self, query: str, values: tuple[object, ...]) -> list[tuple[bytes, ...]]:
        try:
            connection = self._open()
            return connection.execute(query, values).fetchall() if connection else []
        except sqlite3.Error as error:
            if _code(error) == sqlite3.SQLITE_READONLY and not (self._read_only or self._writes):
                return self._mended_rows(query, values)
            self._broken |= _code(error) in _BROKEN
            return []

    def _mended_rows(self, query: str, values: tuple[object, ...]) -> list[tuple[bytes, ...]]:
        """Asks again with leave to write: a crash left a journal, which must be played back first."""
        try:
            return self._open_to_write().execute(query, values).fetchall()
        except (sqlite3.Error, OSError) as error:
            self._broken |= _code(error) in _BROKEN
            return []

    def _change(self, statement: str, rows: Sequence[tuple[str | bytes, ...]]) -> None:
        """Runs a statement for every row, all or none; a broken file is made anew once."""
        for _ in range(2):
            if self._read_only or self._failed:
                return
            try:
                connection = self._open_to_write()
                with connection:
                    connection.executemany(statement, rows)
            except (sqlite3.Error, OSError) as error:
                self._broken |= _code(error) in _BROKEN
                self._failed = not self._broken
                self.close()
            else:
                return

    def _open(self) -> sqlite3.Connection | None:
        """The connection, for reading unless something was written before; None where there is no file."""
        self._leave_inherited()
        if self._connection is None and not self._broken and self._path.exists():
            self._connection = self._connect("ro")
        return self._connection

    def _leave_inherited(self) -> None:
        """A fork must neither use nor close a connection of the process that it came from (sqlite.org/howtocorrupt)."""
        if self._owner != os.getpid():
            self._inherited = self._connection
            self._connection, self._writes, self._owner = None, False, os.getpid()

    def _open_to_write(self) -> sqlite3.Connection:
        self._leave_inherited()
        if self._connection is not None and self._writes and not self._broken:
            return self._connection
        self.close()
        if self._broken:
            self._throw_away()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._connection, self._writes = self._connect("rwc"), True
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            self._start()
        return self._connection

    def _start(self) -> None:
        """Makes the table in a new file, or in the place of one of another version."""
        self.close()
        self._throw_away()
        self._connection, self._writes = self._connect("rwc"), True
        self._connection.executescript(_SCHEMA)

    def _throw_away(self) -> None:
        if self._path.is_dir() and not self._path.is_symlink():
            shutil.rmtree(self._path)
        for suffix in ("", "-journal", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        self._broken = False

    def _connect(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(f"{self._path.as_uri()}?mode={mode}", uri=True, timeout=_PATIENCE)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.Error:
            connection.close()
            raise
        return connection


def _code(error: Exception) -> int:
    """SQLite's primary result code of an error, without what it says beyond it; 0 where it has none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _digest(kind: str, key: bytes, value: bytes) -> bytes:
    return digest_of_pieces((f"{kind}\0{len(key)}\0".encode(), key, value))


def _is_sound(kind: str, key: object, digest: object, value: object) -> bool:
    return isinstance(key, bytes) and isinstance(value, bytes) and digest == _digest(kind, key, value)


def _parts(keys: Iterable[bytes]) -> Iterator[list[bytes]]:
    rest = iter(keys)
    while part := list(islice(rest, _AT_ONCE)):
        yield part
