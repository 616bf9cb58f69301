"""Whoever interrupts a command meets no traceback, however early, and a part that is missing is named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefings.cli.ending import STOPPED, UNLOADABLE

CHECKOUT = Path(__file__).parents[2]
BEGIN = "from briefings.cli import main; main(['--version'])"
FAILING = """\
import sys

class Failing:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise {error}

sys.meta_path.insert(0, Failing())
"""


def begun(module: str, error: str) -> subprocess.CompletedProcess[str]:
    """The command line, begun where the import of a module ends in an error."""
    code = FAILING.format(module=module, error=error) + BEGIN
    return subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("module", ["click", "briefings.cli.commands", "briefings.cli.console", "briefings.errors"])
def test_an_interrupt_while_the_program_is_loaded_shows_no_traceback(module: str) -> None:
    done = begun(module, "KeyboardInterrupt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{STOPPED}\n"


def test_a_part_that_is_not_installed_is_named() -> None:
    done = begun("click", "ModuleNotFoundError('No module named click')")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"error: {UNLOADABLE.format('No module named click')}\n"


def test_what_is_imported_before_an_interrupt_is_caught_is_our_own_and_next_to_nothing() -> None:
    code = f"import os, sys; sys.path.insert(0, {str(CHECKOUT)!r}); before = set(sys.modules); import briefings.cli\n"
    code += "print(*sorted(set(sys.modules) - before))"
    start = [sys.executable, "-I", "-S", "-c", code]  # what an environment may load at the start is none of it
    out = subprocess.run(start, capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["__future__", "briefings", "briefings.cli", "briefings.cli.ending"]
