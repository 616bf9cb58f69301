"""What is wrong with a template, as found while pages were rendered: one diagnostic for all the pages that met it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from briefings.diagnostics import Diagnostic, Place, Report
from briefings.text import plural

CODE = "template"


class Fault(msgspec.Struct, frozen=True):
    """What went wrong in a template while a page was rendered."""

    message: str
    place: Place


def tell(found: Iterable[tuple[str, Fault]], report: Report) -> None:
    """Puts the faults of many pages into the report, each once: with the first page it met and how many there are."""
    pages: dict[Fault, list[str]] = {}
    for path, fault in found:
        pages.setdefault(fault, []).append(path)
    for fault, paths in pages.items():
        more = f" and {plural(len(paths) - 1, 'more page')}" if len(paths) > 1 else ""
        message = f"{fault.message} (page {min(paths)}{more})"
        report.add(Diagnostic("error", CODE, message, fault.place, "mend the template, or what it is given"))


def clause(message: str) -> str:
    """Jinja's message as a clause."""
    line = " ".join(message.split()).rstrip(".")
    return line[:1].lower() + line[1:] if line[1:2].islower() else line
