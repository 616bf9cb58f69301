"""Located diagnostics: what is wrong, where, what was expected, and what to do.

The text form is ``file:line:column: severity: message``, which editors and CI services know how to link.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from briefings.errors import ContentError

Severity = Literal["error", "warning", "note"]


class Place(msgspec.Struct, frozen=True, order=True):
    """A spot in a file, whose path is relative to the site's folder.

    Lines and columns count from 1; 0 means not known.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


class Diagnostic(msgspec.Struct, frozen=True):
    """One thing to tell the editor.

    Attributes:
        severity: ``error`` stops the build, ``warning`` counts under ``--strict``, ``note`` never counts.
        code: A stable short name (``unknown-key``), for scripts and for the documentation.
        message: What is wrong, as a clause without a full stop.
        place: Where, or None for the run as a whole.
        remedy: What to do now, as a clause; empty where the message says it.
    """

    severity: Severity
    code: str
    message: str
    place: Place | None = None
    remedy: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this diagnostic stops the build."""
        return self.severity == "error"

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{where}{self.severity}: {self.message}{remedy} [{self.code}]"


def sort_key(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    """Order of a report: by place, then by code and message."""
    place = diagnostic.place or Place("")
    return place.file, place.line, place.column, diagnostic.code, diagnostic.message


class Report:
    """Collects the diagnostics of one run; the only mutable thing that the stages share."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def add(self, diagnostic: Diagnostic) -> None:
        """Takes one diagnostic; the same one twice counts once."""
        self._found[diagnostic] = None

    def error(self, code: str, message: str, place: Place | None = None, remedy: str = "") -> None:
        """Takes a fault that stops the build."""
        self.add(Diagnostic("error", code, message, place, remedy))

    def warn(self, code: str, message: str, place: Place | None = None, remedy: str = "") -> None:
        """Takes something the editor should know, which stops the build only under ``--strict``."""
        self.add(Diagnostic("warning", code, message, place, remedy))

    def note(self, code: str, message: str, place: Place | None = None, remedy: str = "") -> None:
        """Takes something worth saying that is no fault."""
        self.add(Diagnostic("note", code, message, place, remedy))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All diagnostics, ordered by place."""
        return tuple(sorted(self._found, key=sort_key))

    def count(self, severity: Severity) -> int:
        """How many diagnostics have this severity."""
        return sum(diagnostic.severity == severity for diagnostic in self._found)

    def raise_if_errors(self) -> None:
        """Ends the run here if anything is wrong.

        Raises:
            ContentError: with every diagnostic so far, if one of them is an error.
        """
        if any(diagnostic.is_error for diagnostic in self._found):
            raise ContentError(self.diagnostics)
