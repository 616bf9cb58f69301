"""A desk that publishes small sites: pages are given as path and bytes, and the key is the digest of the bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

import pytest

from briefings import parallel
from briefings.diagnostics import Report
from briefings.digests import digest_of
from briefings.progress import Silent
from briefings.publish.delivery import Delivered
from briefings.publish.fingerprint import Inputs
from briefings.publish.folder import Folder
from briefings.publish.lock import lock_site
from briefings.publish.manifest import MARK, Artifact
from briefings.publish.rollback import rollback
from briefings.publish.slots import Slots
from briefings.publish.target import Target
from briefings.publish.writer import Outcome, Put, publish

Pages = Mapping[str, bytes]


class Desk:
    """Publishes into ``site/public`` or elsewhere, and looks at what is there."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / "site"
        (self.site / "content").mkdir(parents=True)
        self.output = self.site / "public"
        self.state = self.site / ".briefings"
        self.keep: tuple[str, ...] = ()
        self.rendered: list[str] = []
        self.report = Report()

    @property
    def target(self) -> Target:
        return Target(self.output, self.state, self.keep, (self.site / "content",))

    @property
    def home(self) -> Path:
        """Where the spare tree and the state of the one output lie."""
        (found,) = (self.state / "outputs").iterdir()
        return found

    def publish(self, pages: Pages, inputs: Inputs | None = None, key: bytes = b"", jobs: int = 1) -> Outcome:
        """Publishes these pages; with a key, that is every page's. What other processes render is not told."""
        self.rendered, self.report = [], Report()

        def render(todo: Sequence[Artifact], put: Put) -> Generator[Delivered, None, None]:
            def one(artifact: Artifact) -> Delivered:
                self.rendered.append(artifact.path)
                return put(artifact.path, pages[artifact.path])

            return parallel.each(one, todo, jobs)

        artifacts = [Artifact(path, key or digest_of(data)) for path, data in pages.items()]
        with lock_site(self.target, Silent()):
            return publish(artifacts, render, self.target, self.report, Silent(), inputs)

    def rollback(self) -> Outcome:
        self.report = Report()
        with lock_site(self.target, Silent()):
            return rollback(self.target, self.report, Silent())

    def tree(self) -> dict[str, bytes]:
        """The published files by path, without the mark."""
        return {path: data for path, data in tree_of(self.output).items() if path != MARK}

    def inodes(self) -> dict[str, tuple[int, int]]:
        """Which file each path is, and when it was last changed."""
        files = {path: (self.output / path).stat() for path in self.tree()}
        return {path: (found.st_ino, found.st_mtime_ns) for path, found in files.items()}

    def stamps(self) -> dict[str, tuple[int, ...]]:
        """Every file and folder of the site with all that a write to it would change."""
        found = {path: path.lstat() for path in (self.site, *self.site.rglob("*"))}
        return {str(path): (f.st_mode, f.st_ino, f.st_size, f.st_mtime_ns, f.st_ctime_ns) for path, f in found.items()}

    def codes(self) -> list[str]:
        """What the last build had to say."""
        return [diagnostic.code for diagnostic in self.report.diagnostics]


def tree_of(folder: Path) -> dict[str, bytes]:
    """Every file in a folder by path; an empty folder counts with a slash at its end."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = b"-> " + os.fsencode(path.readlink())
        elif path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[f"{name}/"] = b""
    return found


def page(place: Path) -> str | None:
    """Which of the trees that `slots` makes lies here; None: neither."""
    return (place / "page").read_text() if (place / "page").exists() else None


OLD: Pages = {
    "index.html": b"front page",
    "articles/2019/05/port-talks/index.html": b"port talks",
    "articles/2019/05/rail-link/index.html": b"rail link",
    "feeds/all.xml": b"<rss/>",
}
NEW: Pages = {
    "index.html": b"front page, second edition",
    "articles/2019/05/port-talks/index.html": b"port talks",
    "articles/2019/06/harbour/index.html": b"harbour",
    "feeds/all.xml": b"<rss version='2.0'/>",
}


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Folder]:
    """An empty folder, open."""
    (tmp_path / "work").mkdir()
    with Folder(tmp_path / "work") as folder:
        yield folder


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def make_desk(tmp_path: Path) -> Callable[[], Desk]:
    """Desks with folders of their own."""
    numbers = count()
    return lambda: Desk(tmp_path / f"desk-{next(numbers)}")


@pytest.fixture
def slots(tmp_path: Path) -> Slots:
    """A live and a spare tree, each with a page that tells which one it is."""
    home = tmp_path / "home"
    home.mkdir()
    made = Slots(tmp_path / "public", home / "state", home)
    for place, text in ((made.output, "old"), (made.spare, "new")):
        place.mkdir()
        (place / "page").write_text(text)
    return made


@pytest.fixture
def old() -> Pages:
    return OLD


@pytest.fixture
def new() -> Pages:
    return NEW
