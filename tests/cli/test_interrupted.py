"""Whoever interrupts a command meets no traceback, however early, and a part that is missing is named."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
    assert done.stderr == "stopped before the end; the published site is whole\n"


def test_a_part_that_is_not_installed_is_named() -> None:
    done = begun("click", "ModuleNotFoundError('No module named click')")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == ("error: a part of the program cannot be loaded (No module named click); install it again\n")


def test_what_is_imported_before_an_interrupt_is_caught_is_next_to_nothing() -> None:
    code = "import sys; before = set(sys.modules); import briefings.cli; print(*sorted(set(sys.modules) - before))"
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT)}
    out = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert {name for name in out.stdout.split() if name.startswith("briefings")} == {"briefings", "briefings.cli"}
    assert "click" not in out.stdout.split()
