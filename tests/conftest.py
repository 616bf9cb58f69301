"""What tests of whole sites share: the command line in this process, and the site that this repository brings."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from briefings import cli, scaffold

CHECKOUT = Path(__file__).parents[1]

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")  # how long an example takes is the machine's business


class Outcome(NamedTuple):
    """What a command gave."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture(scope="session", autouse=True)
def _no_waiting_for_the_disk() -> Iterator[None]:
    """Sites are published here by the dozen, and each would wait until all that the machine writes is on the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefings.publish.writer.flush", lambda *_: None)
        yield


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command in this process: `command("build", "--json", site=folder)`."""

    def run(*arguments: str, site: Path | None = None) -> Outcome:
        capsys.readouterr()
        code = cli.run([*(("-C", str(site)) if site else ()), *arguments])
        return Outcome(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own digest, built; where no article of it is converted yet, the starter's. Only to be read."""
    root = tmp_path_factory.mktemp("sample") / "site"
    if any((CHECKOUT / "content" / "articles").rglob("*.md")):
        shutil.copytree(CHECKOUT / "content", root / "content")
        shutil.copy(CHECKOUT / "config.yaml", root)
    else:
        scaffold.new(root)
    assert cli.run(["-C", str(root), "build", "--locked", "--quiet"]) == 0
    return root / "public"


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    """A new site, not built yet, which the test may change."""
    root = tmp_path / "site"
    scaffold.new(root, title="Starter", url="https://starter.example/")
    return root
