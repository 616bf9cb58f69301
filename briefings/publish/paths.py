"""Which paths a published tree may hold, and which foreign files in it stay."""

from __future__ import annotations

import operator
import re
import string
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from briefings.diagnostics import Report
from briefings.paths import fold, folders_of
from briefings.publish.manifest import MARK, Artifact

LONGEST_SEGMENT = 255
"""Bytes of one name: the limit of every file system that a site is published to or checked out on."""
LONGEST_PATH = 900
"""Bytes of a path inside the tree: leaves room for the output folder under the 1,024 of macOS."""

_PLAIN = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")
_ORDINARY = (string.ascii_letters + string.digits + "._~-/\n").encode()
_WILD = re.compile(r"[*?]")


class Keep(msgspec.Struct, frozen=True, dict=True):
    """The patterns of ``output_keep``: ``*`` and ``?`` within a name, ``**`` over folders.

    A pattern that matches a folder covers all that lies in it, so ``.git``, ``.git/`` and ``.git/**`` mean the same.
    """

    patterns: tuple[str, ...] = ()

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(
            "|".join(f"(?:{_translate(pattern)})(?:/.*)?" for pattern in self._cleaned) or r"(?!)", re.DOTALL
        )

    @property
    def _cleaned(self) -> tuple[str, ...]:
        trimmed = (pattern.removesuffix("/**").strip("/") for pattern in self.patterns)
        return tuple(pattern for pattern in trimmed if pattern)

    def covers(self, path: str) -> bool:
        """Whether the file or folder at this path, relative to the output, is foreign and stays."""
        return self._expression.fullmatch(path) is not None

    @property
    def starts(self) -> tuple[str, ...]:
        """Where to look for such files: the part of each pattern before its first wildcard; empty for the root."""
        found = set()
        for pattern in self._cleaned:
            plain: list[str] = []
            for part in pattern.split("/"):
                if _WILD.search(part):
                    break
                plain.append(part)
            found.add("/".join(plain))
        return tuple(sorted(found))


def _translate(pattern: str) -> str:
    """A pattern as a regular expression."""
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(wild.get(piece, re.escape(piece)) for piece in re.split(r"(\*\*/|\*\*|\*|\?)", pattern))


def are_safe(paths: Iterable[str]) -> bool:
    """Whether none of these paths leaves the folder that it is relative to; all at once, because there are many."""
    together = "/\n/".join(["", *paths, ""])
    return not any(sign in together for sign in ("//", "/./", "/../", "\0", "\\"))


def fault_of(path: str) -> str:
    """What is wrong with a path inside the tree, as the end of a sentence; empty where nothing is."""
    if len(path) <= LONGEST_SEGMENT and _PLAIN.fullmatch(path):
        return ""
    if not path or path.startswith("/"):
        return "is not relative to the output folder"
    if any(ord(letter) < ord(" ") or letter in "\x7f\\" for letter in path):
        return "holds a control character or a backslash"
    parts = path.split("/")
    if any(part in {"", ".", ".."} for part in parts):
        return "has an empty, '.' or '..' part"
    try:
        lengths = [len(part.encode()) for part in parts]
    except UnicodeEncodeError:
        return "holds half a character (a lone surrogate)"
    if max(lengths) > LONGEST_SEGMENT:
        return f"has a name of {max(lengths)} bytes, and {LONGEST_SEGMENT} is the most that disks take"
    if sum(lengths) + len(parts) - 1 > LONGEST_PATH:
        return f"is longer than {LONGEST_PATH} bytes"
    return ""


def guard(artifacts: Sequence[Artifact], keep: Keep, report: Report) -> frozenset[str]:
    """Reports every path that cannot be published and every two that exclude each other.

    Returns:
        Every folder that the artifacts need, as `folders_of` gives them.
    """
    paths = [artifact.path for artifact in artifacts]
    folders = frozenset(folders_of(paths))
    if not _are_fine(paths, folders, keep):
        _guard_each(artifacts, keep, report)
    return folders


def _are_fine(paths: list[str], folders: frozenset[str], keep: Keep) -> bool:
    """Whether there is surely nothing to report: found out for all paths at once, because there are many."""
    together = "\n".join(paths)
    if not paths or together.encode("utf-8", "surrogateescape").translate(None, _ORDINARY) or not are_safe(paths):
        return False
    if max(map(len, paths)) > LONGEST_SEGMENT or MARK in together:
        return False
    if keep.patterns and ("" in keep.starts or any(map(operator.methodcaller("startswith", keep.starts), paths))):
        return False
    files, folded = set(paths), folders
    if (lower := together.lower()) != together:
        files, folded = set(lower.split("\n")), frozenset([folder.lower() for folder in folders])
    return len(files) == len(paths) and len(folded) == len(folders) and files.isdisjoint(folded)


def _guard_each(artifacts: Sequence[Artifact], keep: Keep, report: Report) -> None:
    seen: dict[str, str] = {}
    for artifact in artifacts:
        path = artifact.path
        if fault := fault_of(path):
            report.error("output-path", f"the page path {path!r} {fault}", remedy="choose another slug or file name")
        elif path == MARK:
            report.error("output-path", f"{MARK} is the name of the engine's own mark", remedy="rename the file")
        elif keep.covers(path):
            remedy = "take the pattern out of output_keep, or the file out of content/files"
            report.error(
                "output-path-kept", f"the site writes {path}, which output_keep reserves for others", remedy=remedy
            )
        elif (other := seen.setdefault(fold(path), path)) != path:
            _collision(other, path, report)
    _guard_twice(artifacts, report)
    _guard_folders(seen, report)


def _guard_twice(artifacts: Sequence[Artifact], report: Report) -> None:
    known: set[str] = set()
    for artifact in artifacts:
        if artifact.path in known:
            _collision(artifact.path, artifact.path, report)
        known.add(artifact.path)


def _guard_folders(seen: dict[str, str], report: Report) -> None:
    """Folders that differ only in case, and files whose path another file needs as a folder."""
    folders: dict[str, str] = {}
    for folder in sorted(folders_of(seen.values())):
        if (other := folders.setdefault(fold(folder), folder)) != folder:
            _collision(other, folder, report)
    for folded in sorted(folders.keys() & seen.keys()):
        message = f"{seen[folded]} would be a file and a folder at once"
        report.error("output-path-collision", message, remedy="rename one of the two")


def _collision(first: str, second: str, report: Report) -> None:
    if first == second:
        message = f"two pages have the path {first}"
    else:
        message = f"{first} and {second} differ only in case or accents, so that many disks take them for one"
    report.error("output-path-collision", message, remedy="give one of the two another slug")


def relative_to(path: Path, folder: Path) -> str:
    """A path as the editor knows it: relative to a folder where it lies in it."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)
