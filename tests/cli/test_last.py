"""What a command knows of the process that runs it."""

from __future__ import annotations

import gc
from pathlib import Path

import click
import pytest

from briefings import cli
from briefings.cli.last import is_last, tell_last
from tests.site.builders import article, write


def test_a_command_knows_what_was_said_of_the_contexts_above_it() -> None:
    above = click.Context(click.Command("briefings"))
    tell_last(above, last=True)
    with click.Context(click.Command("build"), parent=above):
        assert is_last()


def test_where_nothing_was_said_the_process_goes_on() -> None:
    assert not is_last()
    with click.Context(click.Command("build")):
        assert not is_last()


@pytest.mark.parametrize("last", [True, False])
def test_a_build_leaves_memory_as_it_is_only_before_the_end(tmp_path: Path, *, last: bool) -> None:
    site = write(tmp_path / "site", article("pier"))
    assert gc.isenabled()
    try:
        assert cli.run(["-C", str(site), "build", "--quiet"], last=last) == 0
        assert gc.isenabled() is not last
    finally:
        gc.enable()
