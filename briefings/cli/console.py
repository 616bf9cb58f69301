"""How a run looks: bars and colour on a terminal, plain lines in a pipe.

With --json one object is printed at the end, with --quiet nothing but errors and warnings.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from briefings.cli.remaining import Pace, in_words
from briefings.diagnostics import Diagnostic
from briefings.errors import BriefingsError, ContentError, MissingExtraError, StrictError, UsageError
from briefings.text import plural, without_bidi

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

_SECONDS_BETWEEN_LINES = 5.0
_MOST_SECONDS_BETWEEN_LINES = 60.0
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


class Console:
    """Tells the person or the program at the other end what happens. Implements `briefings.progress.Progress`."""

    def __init__(self, *, quiet: bool = False, as_json: bool = False) -> None:
        self.as_json = as_json
        self._quiet = quiet or as_json
        self._bars: Bars | None = None
        self._task: TaskID | None = None
        self._name = ""
        self._total: int | None = None
        self._done = 0
        self._told, self._wait, self._pace = 0.0, _SECONDS_BETWEEN_LINES, Pace()

    def stage(self, name: str, total: int | None = None) -> None:
        """Opens a stage: a bar on a terminal, a line now and then in a pipe."""
        self._name, self._total, self._done, self._told = name, total, 0, monotonic()
        self._wait, self._pace = _SECONDS_BETWEEN_LINES, Pace()
        self._pace.note(self._told, 0)
        if self._quiet:
            return
        if sys.stderr.isatty():
            self._open_bar(name, total)
        elif total:
            click.echo(f"{name}: {total:,}", err=True)

    def advance(self, count: int = 1, item: str = "") -> None:
        """Counts items of the open stage."""
        self._done += count
        if self._quiet:
            return
        now = monotonic()
        self._pace.note(now, self._done)
        if self._bars and self._task is not None:
            self._bars.update(self._task, advance=count, item=item[-48:], left=self._left(now))
        elif now - self._told >= self._wait:
            self._told, self._wait = now, min(2 * self._wait, _MOST_SECONDS_BETWEEN_LINES)
            of = f" of {self._total:,}" if self._total else ""
            left = self._left(now)
            click.echo(f"{self._name}: {self._done:,}{of}{', ' if left else ''}{left}", err=True)

    def close(self) -> None:
        """Takes the bars off the screen."""
        if self._bars:
            self._bars.stop()
            self._bars, self._task = None, None

    def say(self, line: str, **style: Any) -> None:
        """One line for a person."""
        self.close()
        if not self._quiet:
            click.echo(styled(line, **style) if style else line)

    def diagnostics(self, found: Sequence[Diagnostic]) -> None:
        """Every diagnostic on a line of its own; with --quiet the errors and warnings alone."""
        self.close()
        if self.as_json:
            return
        for diagnostic in found:
            if diagnostic.severity == "note" and self._quiet:
                continue
            mark = styled(f"{diagnostic.severity}:", fg=_COLOURS[diagnostic.severity])
            click.echo(str(diagnostic).replace(f"{diagnostic.severity}:", mark, 1), err=True)

    def result(self, facts: dict[str, Any], found: Sequence[Diagnostic]) -> None:
        """With --json, the one object that the run prints; else the counts of faults and warnings."""
        self.close()
        if self.as_json:
            rows = [diagnostic_json(diagnostic) for diagnostic in found]
            click.echo(json.dumps({**facts, "diagnostics": rows}, ensure_ascii=False))
            return
        errors = sum(diagnostic.is_error for diagnostic in found)
        warnings = sum(diagnostic.severity == "warning" for diagnostic in found)
        counts = [plural(errors, "error")] * bool(errors) + [plural(warnings, "warning")] * bool(warnings)
        if counts:
            click.echo(", ".join(counts), err=True)

    def failed(self, fault: BriefingsError, undone: str = "", **facts: Any) -> int:
        """Tells an error, with every diagnostic that it carries; gives the exit code.

        Args:
            fault: The error.
            undone: What faults in the content stopped, as a clause.
            facts: What was done before, for --json.
        """
        found = fault.diagnostics if isinstance(fault, ContentError) else ()
        told = f"{fault}; {undone}" if undone and isinstance(fault, ContentError) else str(fault)
        if self.as_json:
            self.result({"ok": False, "error": told, **facts}, found)
        else:
            self.diagnostics(found)
            click.echo(f"{styled('error:', fg='red')} {told}", err=True)
        return exit_code(fault)

    def _left(self, now: float) -> str:
        """How long the open stage will still take, where that can be told."""
        seconds = self._pace.seconds_left(now, self._done, self._total) if self._total else None
        return in_words(seconds) if seconds is not None else ""

    def _open_bar(self, name: str, total: int | None) -> None:
        from rich.console import Console as Terminal
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self.close()
        self._bars = Progress(
            TextColumn("{task.description:<22}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TextColumn("{task.fields[left]}"),
            TextColumn("[dim]{task.fields[item]}", markup=True),
            console=Terminal(stderr=True),
            transient=True,
        )
        self._bars.start()
        self._task = self._bars.add_task(name, total=total, item="", left="")


def on_one_line(words: str) -> str:
    """Foreign words for a terminal: no line break in them and no invisible mark may turn round what an editor reads."""
    return without_bidi(words).replace("\n", " ")


def styled(words: str, **style: Any) -> str:
    """Words in colour or bold, unless the caller's environment asks for none (https://no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return words if plain else click.style(words, **style)


def exit_code(fault: BriefingsError) -> int:
    """The exit code of an error: 3 for warnings under --strict, 2 for wrong usage, else 1."""
    if isinstance(fault, StrictError):
        return 3
    return 2 if isinstance(fault, UsageError | MissingExtraError) else 1


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as plain data for programs."""
    place = diagnostic.place
    return {
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "remedy": diagnostic.remedy,
        "file": place.file if place else None,
        "line": place.line if place and place.line else None,
        "column": place.column if place and place.column else None,
    }
