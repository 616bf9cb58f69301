"""Converting on a Dask cluster: the bytes of one machine, though a worker is killed midway; and what is told if not."""

from __future__ import annotations

import socket
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.config import Config, Site, SiteConfig
from briefings.content.load import load
from briefings.conversion.convert import convert_new
from briefings.conversion.setting import Setting
from briefings.diagnostics import Report
from briefings.errors import ClusterError, MissingExtraError, UsageError
from briefings.ingest import cluster
from briefings.ingest.types import Options
from briefings.job import Means
from briefings.progress import Silent
from briefings.store import Store
from tests.conftest import Command
from tests.ingest.test_remote import Plain

NAMES = ("Wang Hao", "Meng Jianzhu", "Xu Qiliang")
OWN = """
    import os, signal
    from pathlib import Path
    from briefings.ingest.types import Findings
    from briefings.model import Annotations, By, Entity, EntityUse, Mention

    def make():
        return annotate

    def annotate(clean, options):
        once = Path(__file__).with_name("kill-once")
        if "number 11 " in clean.text and once.exists():
            once.unlink()
            os.kill(os.getpid(), signal.SIGKILL)
        name = " ".join(clean.text.split()[:2])
        use = EntityUse("w", "person", ("minister",), By("by-heart", 0.9))
        mentions = (Mention(0, len(name), "w"),)
        return Findings(Annotations(entities=(use,), mentions=mentions), (Entity("w", name, "person"),))
"""


def site_of(folder: Path) -> Site:
    inbox = folder / "content/inbox"
    inbox.mkdir(parents=True)
    for number in range(24):
        body = f"{NAMES[number % 3]} opened pier number {number} of the harbour, and many came to see the ships. " * 3
        (inbox / f"{number:02}.txt").write_text(f"Pier {number} opens\n\nMay 7, 2019\n\n{body}")
    (folder / "cluster_annotator.py").write_text(textwrap.dedent(OWN))
    config = Config(site=SiteConfig(title="Sample", url="https://example.org/"), annotator="cluster_annotator:make")
    return Site(folder, config)


def convert(site: Site, executor: str = "") -> dict[str, bytes]:
    report = Report()
    with Store(site.state / "cache") as store:
        content = load(site, report, store, Silent())
        setting = Setting(site, store, Means(1, executor), report, Silent())
        convert_new(content.articles, lambda: content, setting)
    assert report.diagnostics == ()
    folders = (site.content / name for name in ("articles", "entities"))
    return {path.name: path.read_bytes() for folder in folders for path in sorted(folder.rglob("*.md"))}


@pytest.fixture
def two_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a cluster of two worker processes."""
    distributed = pytest.importorskip("distributed", reason="needs the extra cluster")
    monkeypatch.syspath_prepend(str(tmp_path))  # brings the path back as it was
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        local_directory=str(tmp_path / "dask"),
        silence_logs=50,
    ) as running:
        yield running.scheduler_address.replace("tcp://", "dask://")


@pytest.mark.filterwarnings("ignore")  # Dask's own, when a worker is gone
def test_a_cluster_gives_the_bytes_of_one_machine_though_a_worker_is_killed_midway(
    tmp_path: Path, two_workers: str
) -> None:
    alone, together = site_of(tmp_path / "here"), site_of(tmp_path / "there")
    expected = convert(alone)
    (together.root / "kill-once").touch()
    assert convert(together, two_workers) == expected
    assert not (together.root / "kill-once").exists()
    assert len(expected) == 24 + 3


@pytest.mark.parametrize(
    "address", ["tcp://localhost:8786", "dask://localhost", "dask://:8786", "dask://a:0", "dask://a:99999", "8786"]
)
def test_a_wrong_address_is_wrong_usage(address: str, starter: Path, command: Command) -> None:
    with pytest.raises(UsageError, match=r"write it like dask://scheduler\.example:8786"):
        cluster.scheduler_of(address)
    for name in (["build"], ["add", "a.txt"]):
        code, _, err = command(*name, "--executor", address, site=starter)
        assert (code, "dask://scheduler.example:8786" in err) == (2, True)


def test_addresses_of_both_families_are_taken() -> None:
    assert cluster.scheduler_of("dask://[::1]:8786") == "tcp://[::1]:8786"
    assert cluster.scheduler_of("dask://desk.example:8786/") == "tcp://desk.example:8786"


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="needs the extra cluster")
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        address = f"dask://127.0.0.1:{reserved.getsockname()[1]}"
        with (
            pytest.raises(ClusterError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:\d+; see that"),
            cluster.converter(address, Options(), Plain()),
        ):
            pass


def test_without_the_extra_one_line_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(cluster.importlib, "import_module", absent)
    with (
        pytest.raises(MissingExtraError, match=r"pip install 'briefings\[cluster\]'"),
        cluster.converter("dask://localhost:8786", Options(), Plain()),
    ):
        pass
