"""One command measured: time by the clock, processor time, and memory, each of all its processes together."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.05
_PLAIN = {"NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": ""}
"""No colours; and Python may keep what it has compiled, as it does wherever nobody forbids it."""
_MEGABYTE = 1 << 20
_MOST_CPU_SECONDS = 3600


class Cost(NamedTuple):
    """What a command took.

    Attributes:
        seconds: By the clock.
        cpu_seconds: User and system, of the command and all that it waited for (getrusage(2)).
        peak_megabytes: Most memory of all its processes together at one moment, looked at every 50 ms: the sum of their
            proportional set sizes (``/proc/PID/smaps_rollup``), in which what several share counts once; of two looks
            the lesser. What lasts less than 50 ms is missed; it is never less than the largest resident set of one
            process.
        code: The exit code.
    """

    seconds: float
    cpu_seconds: float
    peak_megabytes: float
    code: int


def measured(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Cost:
    """Runs a command in a folder; what it prints goes into a file."""
    with log.open("wb") as out:
        begun = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **_PLAIN, **environment},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            preexec_fn=_bounded,  # noqa: PLW1509 - this process has no threads
        )
        most = 0
        while True:
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            # What is forked between two looks counts twice: its pages whole in one, and as a share in the other.
            most = max(most, min(_together(process.pid), _together(process.pid)))
            time.sleep(_EVERY if time.monotonic() - begun > 1 else _EVERY / 5)
        seconds = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = max(most, used.ru_maxrss * 1024) / _MEGABYTE
    return Cost(seconds, used.ru_utime + used.ru_stime, peak, process.returncode)


def files_in(folder: Path) -> tuple[int, int]:
    """How many files, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def _bounded() -> None:
    """Lets no build run for ever."""
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_CPU_SECONDS, _MOST_CPU_SECONDS + 5))


def _together(root: int) -> int:
    """Bytes of a process and of all that descend from it."""
    return sum(map(_memory, list(_family(root))))


def _family(root: int) -> Iterator[int]:
    """A process and all that descend from it."""
    yield root
    with suppress(OSError):
        for task in Path(f"/proc/{root}/task").iterdir():
            for child in (task / "children").read_text(encoding="ascii").split():
                yield from _family(int(child))


def _memory(pid: int) -> int:
    """Bytes of a process, its share of what it has together with others."""
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) * 1024
    return 0
