"""``python -m tests.bench``: measures builds, alone or beside other generators. README.md in this folder says how."""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefings.parallel import processors
from tests.bench.peers import CHECKOUT, Peer, peers
from tests.bench.report import Run, page, tables
from tests.bench.rounds import MODES, Row, rounds

_PAGE = CHECKOUT / "docs" / "benchmarks.md"


def main(arguments: Sequence[str]) -> int:
    """Runs what is asked for; gives the exit code."""
    options = _options().parse_args(arguments)
    if options.what == "report":
        options.to.write_text(page(_read(options.file)), encoding="utf-8")
        return 0
    known = {peer.name: peer for peer in peers(options.home)}
    unknown = [name for name in options.peers or () if name not in known]
    if unknown:
        sys.stderr.write(f"no generator {', '.join(unknown)}; there are {', '.join(known)}\n")
        return 2
    chosen = [known[name] for name in options.peers or known if known[name].is_installed]
    run = Run(options.date, _machine(), {peer.name: _version(peer) for peer in chosen}, ())
    for row in _measured(chosen, options):
        sys.stderr.write(f"{row}\n")
        run = run._replace(rows=(*run.rows, row))
        if options.save:
            options.save.write_text(
                json.dumps({**run._asdict(), "rows": [one._asdict() for one in run.rows]}, indent=1)
            )
    sys.stdout.write("\n".join(tables(run.rows)) + "\n")
    return 0 if all(row.is_right for row in run.rows) else 1


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    home = Path(os.environ.get("PEERS_HOME", Path.home() / ".cache/peers"))
    parser.set_defaults(what="run")
    parser.add_argument("--peers", type=_list, help="names, parted by commas  [default: all that are installed]")
    parser.add_argument("--sizes", type=_list, default=["100", "1000"], help="numbers of articles  [default: 100,1000]")
    parser.add_argument("--modes", type=_list, default=[*MODES], help="of cold,none,change,new; cold is always built")
    parser.add_argument("--rounds", type=int, default=1, help="how often  [default: 1]")
    parser.add_argument("--home", type=Path, default=home, help="where generators are installed and sites are made")
    parser.add_argument("--date", default="an unnamed day", help="goes into the saved run")
    parser.add_argument("--save", type=Path, help="a JSON file for the run")
    commands = parser.add_subparsers()
    report = commands.add_parser("report", help="write docs/benchmarks.md from a saved run")
    report.add_argument("file", type=Path)
    report.add_argument("--to", type=Path, default=_PAGE)
    report.set_defaults(what="report")
    return parser


def _measured(chosen: Sequence[Peer], options: argparse.Namespace) -> Iterator[Row]:
    modes = [mode for mode in MODES if mode in options.modes]
    for size in map(int, options.sizes):
        for peer in chosen:
            yield from rounds(peer, options.home, size, modes, options.rounds)


def _list(text: str) -> list[str]:
    return [part for part in text.split(",") if part]


def _read(file: Path) -> Run:
    known = json.loads(file.read_text(encoding="utf-8"))
    return Run(known["date"], known["machine"], known["versions"], tuple(Row(**row) for row in known["rows"]))


def _version(peer: Peer) -> str:
    """The number alone: some programs print where they are installed."""
    environment = {**os.environ, **peer.environment}
    found = subprocess.run(peer.version, env=environment, capture_output=True, text=True, check=False)
    number = re.search(r"\d+(\.\d+)+", found.stdout + found.stderr)
    return number[0] if number else "unknown"


def _machine() -> dict[str, str]:
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": f"{_processor()}, {processors()} cores",
        "memory": f"{pages / (1 << 30):.0f} GB",
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
    }


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
