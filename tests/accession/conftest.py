"""A small site of files, the reading of it, and an eye on which files are opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefings.accession.intake import Holdings, take_in
from briefings.accession.spool import Spool
from briefings.catalog.notices import Notice
from briefings.config import Config, Site, SiteConfig
from briefings.content.load import read_article
from briefings.diagnostics import Report
from briefings.progress import Silent
from briefings.store import Store
from tests.site.builders import article, entity, write

PIER = """\
[Ada Fern][@ada-fern] said “the pier is open,”[^q-1] and left.

[@ada-fern]: ../../entities/ada-fern.md "person"

[^q-1]: **Quote.** Speaker: [Ada Fern][@ada-fern].
"""


class Taken(NamedTuple):
    """What came of a run.

    Attributes:
        holdings: All content.
        told: What an editor is told.
        read: Which articles were read.
    """

    holdings: Holdings
    told: list[str]
    read: list[str]

    @property
    def notices(self) -> dict[str, Notice]:
        """By the article's slug."""
        return {notice.meta.slug: notice for notice in self.holdings.content.articles}


class Bench:
    """A site, its cache, and its runs: `store` None is a run without any."""

    def __init__(self, root: Path, reads: list[str]) -> None:
        self.root, self._reads = root, reads
        self.store: Store | None = Store(root / ".briefings" / "cache")
        self.settings: dict[str, Any] = {}
        self._spools: list[Spool] = []

    def put(self, *files: tuple[str, str]) -> None:
        """Writes files of content."""
        write(self.root, *files)

    def run(self, jobs: int = 1) -> Taken:
        """Takes everything in, as a build does."""
        config = Config(site=SiteConfig(title="Lantern Bay", url="https://lantern.example/"), **self.settings)
        report, spool = Report(), Spool(self.root / ".briefings" / "scratch")
        self._spools.append(spool)
        self._reads.clear()
        held = take_in(Site(self.root, config), report, self.store, spool, Silent(), jobs)
        return Taken(held, [str(item) for item in report.diagnostics], sorted(self._reads))

    def close(self) -> None:
        """Closes what the runs have opened."""
        for spool in self._spools:
            spool.close()
        if self.store:
            self.store.close()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slug of each article that is read from its file, in this process."""
    slugs: list[str] = []

    def noted(path: str, *rest: Any) -> Any:
        slugs.append(Path(path).stem)
        return read_article(path, *rest)

    for reader in ("intake", "shelf"):
        monkeypatch.setattr(f"briefings.accession.{reader}.read_article", noted)
    return slugs


@pytest.fixture
def bench(tmp_path: Path, reads: list[str]) -> Iterator[Bench]:
    """Two articles about a pier, in which Ada Fern speaks, one in which nobody is named, and two people."""
    made = Bench(tmp_path / "site", reads)
    made.put(
        article("open", PIER, story="pier"),
        article("shut", PIER, story="pier", published="2021-03-09"),
        article("lone"),
        entity("Ada Fern"),
        entity("Tom Quill"),
    )
    yield made
    made.close()
