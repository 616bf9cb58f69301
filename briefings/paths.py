"""Paths within a tree, relative to its root, with slashes; and which folders a site can lie in."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from briefings.errors import UsageError


def check_is_text(folder: Path) -> None:
    """Ends a command for a site whose folder's path could not be kept in records or told to libraries.

    Raises:
        UsageError: if its bytes are no UTF-8, or the locale takes them for something else.
    """
    try:
        os.fspath(folder).encode()
    except UnicodeEncodeError as fault:
        remedy = "give its folders names in UTF-8, or set LC_ALL=C.UTF-8 where they have"
        raise UsageError(f"the path {fault.object!r} is not UTF-8, and a site's must be; {remedy}") from None


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
