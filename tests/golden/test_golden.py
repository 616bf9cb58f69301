"""One small site, compared whole: a byte that changes is seen here, and must be meant.

To take a change over, run ``python -m tests.golden.renew`` and read the difference.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden.renew import EXPECTED, LIST, WHOLE, build, listed

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("golden") / "site")


@pytest.mark.parametrize("path", WHOLE)
def test_a_file_is_as_it_was(built: dict[str, bytes], path: str) -> None:
    assert built[path].decode() == (EXPECTED / "files" / path).read_text(encoding="utf-8")


def test_no_other_byte_has_changed(built: dict[str, bytes]) -> None:
    assert listed(built) == LIST.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("seed", "zone", "language", "options"),
    [("1", "Pacific/Kiritimati", "C", ("--jobs", "1")), ("77", "America/St_Johns", "tr_TR.UTF-8", ("--jobs", "4"))],
)
def test_neither_clock_nor_place_nor_language_nor_chance_is_in_the_bytes(
    built: dict[str, bytes], tmp_path: Path, seed: str, zone: str, language: str, options: tuple[str, ...]
) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.golden.renew import build, listed;"
        "sys.stdout.write(listed(build(Path(sys.argv[1]), *sys.argv[2:])))"
    )
    environ = os.environ | {
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LANG": language,
        "LC_ALL": language,
        "SOURCE_DATE_EPOCH": seed,
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONIOENCODING": "utf-8",
    }
    folder = tmp_path / "another folder" / "é"
    folder.mkdir(parents=True)
    run = subprocess.run(
        [sys.executable, "-c", code, str(folder / "site"), *options],
        env=environ,
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode() == listed(built)
