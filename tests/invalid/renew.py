"""What each wrong site must be told. After a change of words that is meant: ``python -m tests.invalid.renew``."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from briefings import configfile, run
from briefings.diagnostics import Report
from briefings.errors import ContentError
from briefings.job import Request
from briefings.progress import Silent

HERE = Path(__file__).parent
SOUND = HERE / "sound"
"""A site without a fault; each of the others is laid over a copy of it."""
WRONG = sorted(path.name for path in HERE.iterdir() if path.is_dir() and path not in {SOUND, HERE / "__pycache__"})


def lay_out(name: str, root: Path) -> Path:
    """The wrong site in a new folder; a file ``NAME.latin-1`` becomes NAME in that encoding, which is not ours."""
    shutil.copytree(SOUND, root)
    shutil.copytree(HERE / name, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    for path in list(root.rglob("*.latin-1")):
        path.with_suffix("").write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
        path.unlink()
    return root


def told(root: Path) -> str:
    """Every diagnostic of a build, a line each; empty where it succeeds."""
    report = Report()
    try:
        run.build(configfile.load(root, report), Request(), report, Silent())
    except ContentError as fault:
        return "".join(f"{diagnostic}\n" for diagnostic in fault.diagnostics)
    return ""


def renew() -> None:
    """Writes what is told now as what is expected."""
    for name in WRONG:
        with tempfile.TemporaryDirectory() as folder:
            (HERE / name / "expected.txt").write_text(told(lay_out(name, Path(folder) / "site")), encoding="utf-8")


if __name__ == "__main__":
    renew()
