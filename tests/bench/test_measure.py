"""What a command took."""

import sys
from pathlib import Path

import pytest

from tests.bench.measure import measured

pytestmark = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux")


def test_memory_is_that_of_all_processes_together_and_processor_time_too(tmp_path: Path) -> None:
    child = "block = b'x' * 40_000_000\nfor _ in range(20): sum(range(200_000))"
    code = (
        "import subprocess, sys\n"
        f"both = [subprocess.Popen([sys.executable, '-c', {child!r}]) for _ in range(2)]\n"
        "sys.exit(sum(one.wait() for one in both))"
    )
    cost = measured((sys.executable, "-c", code), tmp_path, {}, tmp_path / "log")
    assert cost.code == 0
    assert cost.peak_megabytes > 40
    assert cost.cpu_seconds > 0


def test_a_command_that_fails_gives_its_code_and_its_words(tmp_path: Path) -> None:
    cost = measured((sys.executable, "-c", "import sys; print('no'); sys.exit(3)"), tmp_path, {}, tmp_path / "log")
    assert cost.code == 3
    assert (tmp_path / "log").read_text() == "no\n"
