"""The raw articles that wait: what lies in the inbox and no article came from yet."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

import msgspec

from briefings.content.disk import is_showable, shown
from briefings.content.recall import NO_STAMPS, Stamp
from briefings.conversion.sums import Sum, sums
from briefings.diagnostics import Place, Report
from briefings.ingest.types import Raw
from briefings.model import Headed
from briefings.store import Store

INBOX = "content/inbox"


class Waiting(msgspec.Struct, frozen=True):
    """A raw article to convert, with the hash of its bytes."""

    raw: Raw
    sha256: str


def waiting(
    root: Path,
    articles: Iterable[Headed],
    report: Report,
    store: Store | None = None,
    jobs: int | None = 1,
    stamps: Mapping[str, Stamp] = NO_STAMPS,
) -> tuple[Waiting, ...]:
    """The raw files that are not converted, by name.

    A raw file that changed after its conversion is reported and left alone, since its article belongs to the editor; a
    copy of one that is converted is noted. What is no regular file of the inbox's own, is too large or has a name that
    can't be shown is reported.

    Args:
        root: The site's folder.
        articles: What came into the site.
        report: Takes what the editor should know.
        store: Keeps the hashes of raw files, so that only new ones are read; None: all are.
        jobs: How many processes may help; None: one for each processor.
        stamps: As `sums` takes them.
    """
    names = raw_files(root / INBOX, report)
    if not names:
        return ()
    inbox, top = os.fspath(root / INBOX), os.path.realpath(root / INBOX)
    raws = {name: Raw(name, f"{inbox}/{name}", top) for name in names if is_showable(name)}
    known = sums(tuple(raws.values()), store, jobs, stamps)
    sieve = _Sieve(articles, raws, report)
    return tuple(Waiting(raws[name], known[name].sha256) for name in names if sieve.lets_through(name, known.get(name)))


class _Sieve:
    """Knows what is converted, and reports what cannot be or is no longer what was.

    Args:
        articles: What came into the site.
        raws: The files whose names can be shown.
        report: Takes what the editor should know.
    """

    def __init__(self, articles: Iterable[Headed], raws: Container[str], report: Report) -> None:
        self._raws, self._report = raws, report
        self._hashes = {article.meta.source.file: article.meta.source.sha256 for article in articles}
        self._origins = {sha256: file for file, sha256 in sorted(self._hashes.items(), reverse=True)}

    def lets_through(self, name: str, summed: Sum | None) -> bool:
        """Whether a file is to be converted; of equal ones the first is."""
        if summed is None:
            place = Place(shown(f"{INBOX}/{name}"))
            message = "refused: its name holds characters that can't be shown"
            self._report.warn("file-name", message, place, "rename it")
        elif summed.fault:
            code = "unreadable" if summed.is_unreadable else "no-article"
            self._warn(code, f"refused: {summed.fault}", name, "the rest was converted; take this file out")
        elif name in self._hashes:
            if self._hashes[name] != summed.sha256:
                remedy = "put the changed text in a new file, or restore this one"
                self._warn("raw-changed", "this raw article changed after it was converted", name, remedy)
        elif summed.sha256 in self._origins:
            self._note_copy(name, self._origins[summed.sha256])
        else:
            self._origins[summed.sha256] = name
            return True
        return False

    def _warn(self, code: str, message: str, name: str, remedy: str) -> None:
        self._report.warn(code, message, Place(f"{INBOX}/{name}"), remedy)

    def _note_copy(self, name: str, origin: str) -> None:
        renamed = f"if it is {origin} renamed, write its name at 'source:' of that article"
        message = f"the same bytes as {origin}, not converted again"
        self._report.note("raw-copy", message, Place(f"{INBOX}/{name}"), "" if origin in self._raws else renamed)


def is_raw_name(name: str) -> bool:
    """Whether a file of this name in the inbox is taken for a raw article."""
    return not _is_passed_over(name) and is_showable(name)


def raw_files(inbox: Path, report: Report) -> list[str]:
    """Every regular file below the inbox, by its name there (POSIX), in order; hidden files and backups are none.

    Linked folders are not gone into; they, folders that cannot be listed and what is no file are reported.
    """
    found: list[str] = []
    pending = [""]
    while pending:
        folder = pending.pop()
        for entry in _entries(inbox, folder, report):
            if entry.is_dir(follow_symlinks=False):
                pending.append(f"{folder}{entry.name}/")
            elif entry.is_file():
                found.append(folder + entry.name)
            else:
                place = Place(shown(f"{INBOX}/{folder}{entry.name}"))
                what = "a linked folder" if entry.is_dir() else "no regular file"
                report.warn("no-file", f"this is {what} and is not read", place, "put the files themselves here")
    return sorted(found, key=_by_parts)


def _entries(inbox: Path, folder: str, report: Report) -> list[os.DirEntry[str]]:
    """What lies in a folder and is neither hidden nor a backup; nothing where it cannot be listed."""
    try:
        with os.scandir(f"{inbox}/{folder}") as listed:
            return [entry for entry in listed if not _is_passed_over(entry.name)]
    except FileNotFoundError:
        return []
    except OSError as fault:
        place = Place(shown(f"{INBOX}/{folder}".rstrip("/")))
        report.warn("unreadable", f"cannot be read: {fault.strerror}", place, "check its permissions")
        return []


def _is_passed_over(name: str) -> bool:
    """Whether a name says hidden or backup."""
    return name[0] == "." or name[-1] == "~"


def _by_parts(name: str) -> str:
    """What orders names as their parts do: no letter of a name comes before what stands for the slash."""
    return name.replace("/", "\0")
