"""Two builds never work at once, and a killed one leaves no lock behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefings.errors import BusyError, UsageError
from briefings.progress import Silent
from briefings.publish.lock import lock_output, lock_site
from briefings.publish.target import Target

if TYPE_CHECKING:
    from tests.publish.conftest import Desk

HOLD = """
import sys
from pathlib import Path
from briefings.progress import Silent
from briefings.publish.lock import lock_site
from briefings.publish.target import Target
with lock_site(Target(Path(sys.argv[1]), Path(sys.argv[2])), Silent()):
    print("held", flush=True)
    sys.stdin.read()
"""


class Told(Silent):
    """Remembers the stages it is told of."""

    def __init__(self) -> None:
        self.stages: list[str] = []

    def stage(self, name: str, total: int | None = None) -> None:  # noqa: ARG002 - the protocol's signature
        self.stages.append(name)


@contextmanager
def another_build(target: Target) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the site's lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(target.output), str(target.state)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_build_says_that_it_waits_and_then_gives_up(desk: Desk) -> None:
    told = Told()
    with another_build(desk.target), pytest.raises(BusyError, match="wait until it ends") as caught:
        lock_site(desk.target, told, patience=0.1).__enter__()
    assert told.stages == ["waiting for another command"]
    assert "public" in str(caught.value)


def test_a_second_build_goes_on_when_the_first_ends(desk: Desk) -> None:
    class Ending(Told):
        """Ends the other build when it hears of the waiting."""

        def stage(self, name: str, total: int | None = None) -> None:
            super().stage(name, total)
            other.communicate()

    told = Ending()
    with another_build(desk.target) as other, lock_site(desk.target, told, patience=30):
        assert told.stages == ["waiting for another command"]


def test_a_killed_build_leaves_no_lock(desk: Desk) -> None:
    with another_build(desk.target) as other:
        other.kill()
        other.wait()
        with lock_site(desk.target, Silent(), patience=0):
            pass


def test_the_lock_is_not_written_again(desk: Desk) -> None:
    with lock_site(desk.target, Silent()):
        pass
    before = desk.stamps()
    with lock_site(desk.target, Silent()):
        pass
    assert desk.stamps() == before


@pytest.mark.parametrize("content", [b"", b"not a folder"])
def test_a_file_in_the_place_of_the_state_gives_way(desk: Desk, content: bytes) -> None:
    desk.state.write_bytes(content)
    with lock_site(desk.target, Silent()):
        assert desk.state.is_dir()


def test_a_folder_in_the_place_of_the_lock_gives_way(desk: Desk) -> None:
    (desk.state / "lock" / "inner").mkdir(parents=True)
    with lock_site(desk.target, Silent()):
        assert (desk.state / "lock").is_file()


def test_a_lock_that_is_deleted_while_we_wait_is_made_anew(desk: Desk) -> None:
    class Deleting(Told):
        """Deletes the lock's file, then ends the other build."""

        def stage(self, name: str, total: int | None = None) -> None:
            super().stage(name, total)
            (desk.state / "lock").unlink()
            other.communicate()

    with another_build(desk.target) as other, lock_site(desk.target, Deleting(), patience=30):
        assert (desk.state / "lock").exists()


def test_two_sites_that_publish_into_one_folder_exclude_each_other(desk: Desk, tmp_path: Path) -> None:
    other = Target(desk.output, tmp_path / "another-site" / ".briefings")
    with lock_output(desk.target, Silent()), pytest.raises(BusyError), lock_output(other, Silent(), patience=0):
        pytest.fail("both hold the lock")
    with lock_output(other, Silent(), patience=0):
        pass


def test_a_build_that_cannot_publish_ends_before_it_locks(desk: Desk) -> None:
    target = Target(desk.site, desk.state)
    with pytest.raises(UsageError, match="holds the site itself"), lock_site(target, Silent()):
        pytest.fail("locked")
    assert not desk.state.exists()


def test_a_swap_that_a_crash_cut_short_is_finished_first(desk: Desk) -> None:
    desk.publish({"index.html": b"old"})
    desk.publish({"index.html": b"new"})
    desk.output.rename(desk.home / "aside")
    with lock_site(desk.target, Silent()):
        assert desk.tree() == {"index.html": b"old"}
    assert not (desk.home / "aside").exists()
