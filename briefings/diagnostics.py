"""The diagnostics of one run, all of them: the stages add what they find, and the run ends where one is an error."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from briefings.errors import ContentError, StrictError
from briefings.located import Diagnostic, Place, Severity, sort_key

__all__ = ["Diagnostic", "Place", "Report", "Severity"]


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

    @property
    def faulty_files(self) -> tuple[str, ...]:
        """The files that errors are about, each once."""
        return tuple(sorted({found.place.file for found in self._found if found.is_error and found.place}))

    def locate(self, find: Callable[[Place], Place]) -> None:
        """Puts line and column where a diagnostic knows a key or a link alone; ``find`` reads the file for it."""
        known = self._found
        self._found = {
            msgspec.structs.replace(found, place=find(found.place))
            if found.place and found.place.is_to_be_found
            else found: None
            for found in known
        }

    def raise_if_errors(self, *, strict: bool = False) -> None:
        """Ends the run here if anything is wrong.

        Args:
            strict: Whether a warning is enough to end it.

        Raises:
            ContentError: with every diagnostic so far, if one of them is an error.
            StrictError: if none is, but one is a warning, and ``strict`` is set.
        """
        if self.count("error"):
            raise ContentError(self.diagnostics)
        if strict and self.count("warning"):
            raise StrictError(self.diagnostics)
