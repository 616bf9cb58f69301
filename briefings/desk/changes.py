"""New states of several files at once: read, planned and verified in memory, then written all or none."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefings import files
from briefings.config import Site
from briefings.content.entities import read_entity, write_entity
from briefings.content.markdown import Convert, converter
from briefings.content.opened import EditFault, Opened, open_article
from briefings.content.texts import decoded
from briefings.diagnostics import Diagnostic, Place, Report
from briefings.errors import ContentError
from briefings.model import Entity


class Change(msgspec.Struct, frozen=True):
    """A file's new bytes, and those it had when the change was planned; None: there was no file."""

    path: str
    before: bytes | None
    after: bytes


class Plan(msgspec.Struct, frozen=True):
    """What a command will write, in an order in which every state between makes sense.

    Attributes:
        notices: What else the editor should know, a line each.
    """

    changes: tuple[Change, ...] = ()
    notices: tuple[str, ...] = ()


class Texts:
    """The texts of a site's files: as they are on the disk until they are changed here.

    Args:
        site: The site.
        report: Takes the faults of what is read.
    """

    def __init__(self, site: Site, report: Report) -> None:
        self._root, self._report = site.root, report
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, str] = {}
        self.convert: Convert = converter()

    def read(self, path: str) -> str:
        """A file's text; empty where it cannot be read, which is in the report."""
        if path in self._after:
            return self._after[path]
        if path not in self._before:
            self._before[path] = _bytes(self._root / path)
        data = self._before[path]
        if data is None:
            self._report.error("unreadable", "cannot be read", Place(path), "check that it is there")
        return (decoded(data, path, self._report) if data is not None else None) or ""

    def open(self, path: str) -> Opened | None:
        """An article's file, opened; None where it has faults, which are in the report."""
        return open_article(self.read(path), path, self._report, self.convert)

    def put(self, path: str, text: str) -> None:
        """Gives a file a new text, here and not yet on the disk."""
        if path not in self._before:
            self._before[path] = _bytes(self._root / path)
        self._after[path] = text

    def create(self, entity: Entity) -> None:
        """Gives a new entity its file, here and not yet on the disk.

        Raises:
            EditFault: if the file would say something else, or there is one of its name, whose words are the editor's.
        """
        if os.path.lexists(self._root / entity.path):
            remedy = "mend it if it has faults, then call the command again, which reads it anew"
            raise EditFault(f"the file {entity.path} is there already", remedy)
        text, told = write_entity(entity), Report()
        if read_entity(text, entity.path, told) != entity:
            reason = "; ".join(fault.message for fault in told.diagnostics) or "it would not be read as it is"
            raise EditFault(f"the new entity {entity.name!r} cannot be written: {reason}", "give it another name")
        self.put(entity.path, text)

    def changes(self, *, first: str = "", last: str = "") -> tuple[Change, ...]:
        """What is not as on the disk, ordered by path, but for what goes first and last."""
        ordered = sorted(self._after, key=lambda path: (path != first, path == last, path))
        made = (Change(path, self._before[path], self._after[path].encode()) for path in ordered)
        return tuple(change for change in made if change.before != change.after)


def write(site: Site, changes: Iterable[Change]) -> None:
    """Writes the changes, all or none.

    Raises:
        ContentError: if one of the files is not what it was when the change was planned.
        PublishError: if the disk refuses.
    """
    wanted = tuple(changes)
    moved = [change.path for change in wanted if _bytes(site.root / change.path) != change.before]
    if moved:
        told = "this file changed meanwhile; nothing was written"
        raise ContentError(
            tuple(
                Diagnostic("error", "changed-meanwhile", told, Place(path), "call the command again") for path in moved
            )
        )
    files.replace_all({site.root / change.path: change.after for change in wanted}, site.state / "scratch")


def _bytes(path: Path) -> bytes | None:
    try:
        with files.open_regular(path) as file:
            return file.read()
    except OSError:
        return None
