"""What is wrong, where, what was expected, and what to do: one located diagnostic.

The text form is ``file:line:column: severity: message``, which editors and CI services know how to link.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Severity = Literal["error", "warning", "note"]


class Place(msgspec.Struct, frozen=True, order=True):
    """A spot in a file, whose path is relative to the site's folder.

    Lines and columns count from 1; 0 means not known.

    Attributes:
        key: The path of a value in the file's front matter, where that alone is known: `Report.locate` finds its line.
        link: The address of a link in the file's body, likewise.
    """

    file: str
    line: int = 0
    column: int = 0
    key: tuple[str | int, ...] = ()
    link: str = ""

    @property
    def is_to_be_found(self) -> bool:
        """Whether the file tells the line."""
        return bool(self.key or self.link)

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
