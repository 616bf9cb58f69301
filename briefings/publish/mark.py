"""The mark in a published tree by which the engine knows its own files, even after ``.briefings/`` was deleted.

It lists digests of the paths that the tree holds, one a line in sorted order: the same tree has the same mark, an
edit that adds and removes no page leaves it as it is, and it names nothing to a visitor who happens to fetch it.
Without it a build could not tell a page that it wrote itself from a file that somebody put there.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

_TITLE = "briefings tree 1"
_DIGITS = 16


def write_mark(paths: Iterable[str]) -> bytes:
    """The bytes of the mark of a tree with these paths; the mark itself is not among them."""
    lines = sorted(_digest(path) for path in paths)
    return "\n".join([f"{_TITLE}, {len(lines)} files", *lines, ""]).encode("ascii")


def read_mark(data: bytes) -> frozenset[str] | None:
    """What a mark lists, for `is_marked`; None where the bytes are not a whole mark."""
    try:
        title, *lines = data.decode("ascii").splitlines()
    except ValueError:
        return None
    whole = title == f"{_TITLE}, {len(lines)} files" and all(len(line) == _DIGITS for line in lines)
    return frozenset(lines) if whole else None


def is_marked(path: str, listed: frozenset[str]) -> bool:
    """Whether a mark lists this path."""
    return _digest(path) in listed


def _digest(path: str) -> str:
    return blake2b(path.encode("utf-8", "surrogateescape"), digest_size=_DIGITS // 2).hexdigest()
