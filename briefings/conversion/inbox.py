"""The raw articles that wait: what lies in the inbox and no article came from yet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefings.diagnostics import Place, Report
from briefings.errors import RefusedError
from briefings.ingest import reader
from briefings.ingest.types import Raw
from briefings.model import Headed

INBOX = "content/inbox"
_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Waiting(msgspec.Struct, frozen=True):
    """A raw article to convert, with the hash of its bytes."""

    raw: Raw
    sha256: str


def waiting(root: Path, articles: Iterable[Headed], report: Report) -> tuple[Waiting, ...]:
    """The raw files that are not converted, by name.

    A raw file that changed after its conversion is reported and left alone, since its article belongs to the editor; a
    copy of one that is converted is noted. What is no regular file of the inbox's own, is too large or has a name that
    can't be shown is reported.
    """
    hashes = {article.meta.source.file: article.meta.source.sha256 for article in articles}
    origins = {sha256: file for file, sha256 in sorted(hashes.items(), reverse=True)}
    found: list[Waiting] = []
    for path in raw_files(root / INBOX):
        name = path.relative_to(root / INBOX).as_posix()
        place = Place(f"{INBOX}/{_UNSHOWABLE.sub('?', name)}")
        if _UNSHOWABLE.search(name):
            report.warn("file-name", "refused: its name holds characters that can't be shown", place, "rename it")
            continue
        raw = Raw(file=name, path=str(path), root=str((root / INBOX).resolve()))
        try:
            sha256 = hashlib.sha256(reader.read(raw)).hexdigest()
        except RefusedError as fault:
            code = "unreadable" if isinstance(fault.__cause__, OSError) else "no-article"
            report.warn(code, f"refused: {fault}", place, "the rest was converted; take this file out")
            continue
        if name in hashes:
            if hashes[name] != sha256:
                remedy = "put the changed text in a new file, or restore this one"
                report.warn("raw-changed", "this raw article changed after it was converted", place, remedy)
        elif sha256 in origins:
            report.note("raw-copy", f"the same bytes as {origins[sha256]}, not converted again", place)
        else:
            origins[sha256] = name
            found.append(Waiting(raw, sha256))
    return tuple(found)


def raw_files(inbox: Path) -> list[Path]:
    """Every regular file below the inbox, ordered by name; hidden files and editors' backups are none."""
    if not inbox.is_dir():
        return []
    return sorted(
        path
        for path in inbox.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(inbox).parts)
        and not path.name.endswith("~")
    )
