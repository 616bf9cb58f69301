"""What lies in a content folder: regular files only, of bounded size, and nothing from outside the site."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

import msgspec

from briefings.diagnostics import Place, Report
from briefings.text import clip

MOST_BYTES = 4 << 20
_DEEPEST = 32
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BACKUP = re.compile(r"\..*|.*~|#.*#", re.DOTALL)
_SHOWN = 160


class Found(msgspec.Struct, frozen=True):
    """A file.

    Attributes:
        path: Relative to the site, POSIX; what diagnostics and articles call it.
        origin: The regular file behind it, absolute.
    """

    path: str
    origin: str


class Folder:
    """Lists one folder of a site, and says what it does not take."""

    def __init__(self, root: Path, folder: str, report: Report, *, hidden: frozenset[str] = frozenset()) -> None:
        self._content = os.path.realpath(root / "content")
        self._top = root / folder
        self._name = folder
        self._report = report
        self._hidden = hidden

    def files(self) -> Iterator[Found]:
        """Every regular file below the folder, ordered by path; hidden files and editors' backups are passed over."""
        if self._is_outside(str(self._top)):
            self._report.error(
                "outside", "this folder leads out of the site", Place(self._name), "put the folder itself here"
            )
            return
        yield from self._walk(str(self._top), self._name, 0)

    def markdown(self) -> Iterator[Found]:
        """The Markdown files among them; others are reported."""
        for found in self.files():
            if found.path[-3:].lower() == ".md":
                yield found
            else:
                remedy = "give it the ending .md, or move it to content/files/"
                self._report.warn("ignored-file", "only .md files are read here", Place(found.path), remedy)

    def _walk(self, folder: str, path: str, depth: int) -> Iterator[Found]:
        try:
            with os.scandir(folder) as listed:
                entries = sorted(listed, key=attrgetter("name"))
        except FileNotFoundError:
            return
        except OSError as fault:
            self._unreadable(path, fault)
            return
        for entry in entries:
            name = entry.name
            if self._is_passed_over(name):
                continue
            below, is_plain = f"{path}/{name}", name.isascii() and name.isprintable()
            if not is_plain and not is_showable(name):
                remedy = "rename it in plain letters"
                self._report.error(
                    "bad-name", "the file's name holds unprintable characters", Place(shown(below)), remedy
                )
                continue
            try:
                if is_plain and entry.is_file(follow_symlinks=False):
                    yield Found(below, entry.path)
                else:
                    yield from self._entry(entry, below, depth)
            except OSError as fault:
                self._unreadable(below, fault)

    def _is_passed_over(self, name: str) -> bool:
        return (name[0] in ".#" or name[-1] == "~") and bool(_BACKUP.fullmatch(name)) and name not in self._hidden

    def _entry(self, entry: os.DirEntry[str], path: str, depth: int) -> Iterator[Found]:
        if entry.is_symlink():
            if self._is_outside(entry.path):
                remedy = "put the file itself here"
                self._report.error("outside", "this link leads out of the site's content", Place(path), remedy)
            elif entry.is_dir():
                self._report.warn(
                    "linked-folder", "a linked folder is not read", Place(path), "put the folder itself here"
                )
            elif entry.is_file():
                yield Found(path, os.path.realpath(entry.path))
            else:
                self._report.warn("broken-link", "this link leads to no file", Place(path), "mend or delete it")
        elif entry.is_dir(follow_symlinks=False):
            if depth < _DEEPEST:
                yield from self._walk(entry.path, path, depth + 1)
            else:
                remedy = "move its files up"
                self._report.error("too-deep", "folders are nested too deeply", Place(shown(path)), remedy)
        elif entry.is_file(follow_symlinks=False):
            yield Found(path, entry.path)
        else:
            self._report.warn("no-file", "this is no regular file and is not read", Place(path), "move it elsewhere")

    def _is_outside(self, path: str) -> bool:
        target = os.path.realpath(path)
        return target != self._content and not target.startswith(self._content + os.sep)

    def _unreadable(self, path: str, fault: OSError) -> None:
        message = f"cannot be read: {fault.strerror}"
        self._report.error("unreadable", message, Place(shown(path)), "check its permissions and name")


def read_bytes(found: Found, report: Report) -> bytes | None:
    """A file's bytes; None where it cannot be read or is larger than 4 MiB, which is reported."""
    try:
        # A file that became a pipe or a link since it was listed must not block us or lead us away.
        descriptor = os.open(found.origin, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            status = os.fstat(descriptor)
            if stat.S_ISREG(status.st_mode) and status.st_size <= MOST_BYTES:
                data = _all_of(descriptor, status.st_size)
                if len(data) <= MOST_BYTES:
                    return data
        finally:
            os.close(descriptor)
    except OSError as fault:
        message = f"cannot be read: {fault.strerror}"
        report.error("unreadable", message, Place(shown(found.path)), "check its permissions")
        return None
    if not stat.S_ISREG(status.st_mode):
        report.error("unreadable", "this is no regular file", Place(found.path), "move it elsewhere")
    else:
        message = f"the file has {status.st_size:,} bytes, and {MOST_BYTES:,} is the most"
        report.error("too-large", message, Place(found.path), "split it")
    return None


def _all_of(descriptor: int, size: int) -> bytes:
    """A file's bytes, or more than the most if it has grown to that; read in one step where it is as large as it said.

    To ask for more than there is would take memory for it, which costs more than the reading.
    """
    pieces = [os.read(descriptor, size + 1)]
    if len(pieces[0]) == size:
        return pieces[0]
    while pieces[-1] and sum(map(len, pieces)) <= MOST_BYTES:
        pieces.append(os.read(descriptor, MOST_BYTES))
    return b"".join(pieces)


def is_showable(name: str) -> bool:
    """Whether a name can be told as it is: no character in it prints nothing, parts lines or turns their direction."""
    return not _CONTROL.search(name)


def shown(path: str) -> str:
    """A path as diagnostics may print it: unprintable characters as escapes, and of bounded length."""
    return clip(_CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", path), _SHOWN)
