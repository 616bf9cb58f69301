"""Paths within a tree: relative to its root, with slashes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def parent_of(path: str) -> str:
    """The folder that a path lies in; empty for the root."""
    return path.rpartition("/")[0]


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that these paths need, the root left out."""
    found: set[str] = set()
    level = {path.rpartition("/")[0] for path in paths}  # without a call for each of ten thousand
    while level := level - found - {""}:
        found |= level
        level = {folder.rpartition("/")[0] for folder in level}
    return found


def fold(path: str) -> str:
    """What a file system that ignores case and normal form takes the path for."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
