"""The command line: the only part that prints, asks, or exits.

Exit codes: 0 done, 1 faults in content or configuration, 2 usage, 3 warnings under --strict.

Here is only what begins and ends it: whoever interrupts it while the rest is loaded shall meet no traceback. So it
imports nothing that Python itself has not loaded already; `typing` alone would take longer than all of Python's start.
"""

from __future__ import annotations

import os
import sys

from briefings.cli.ending import STOPPED, UNLOADABLE

TYPE_CHECKING = False  # type checkers know the name, and typing need not be loaded for it
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

_ERRORS = 2


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line and ends the process with its code.

    It ends at once: to take everything in memory apart first would be a tenth of a rebuild.
    """
    try:
        _open_streams()
        code = _flushed(run(sys.argv[1:] if arguments is None else arguments, last=True))
    except KeyboardInterrupt:
        code = _ended(STOPPED)
    except ImportError as fault:
        code = _ended(f"error: {UNLOADABLE.format(fault)}")
    os._exit(code)


def run(arguments: Sequence[str], *, last: bool = False) -> int:
    """Runs one command and gives its exit code; an error of ours becomes one clear text on standard error.

    Args:
        arguments: The command line without the program's name.
        last: Whether the process ends after it.
    """
    from briefings.cli import commands

    return commands.run(arguments, last=last)


def _ended(words: str) -> int:
    """Tells why it ended before anything could run; gives the exit code."""
    from contextlib import suppress

    with suppress(OSError):
        os.write(_ERRORS, f"{words}\n".encode())
    return 1


def _flushed(code: int) -> int:
    """The exit code, when all that was said is out."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = code or 1
    return code


def _open_streams() -> None:
    """Puts nothing in the place of each standard stream that the caller closed, as some schedulers do.

    Otherwise the next file to be opened would get its number, and be what a process that we start writes into.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end
