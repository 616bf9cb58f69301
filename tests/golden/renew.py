"""What the golden site must become. After a change of output that is meant: ``python -m tests.golden.renew``."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefings import cli
from briefings.publish.manifest import MARK

HERE = Path(__file__).parent
SITE, EXPECTED = HERE / "site", HERE / "expected"
LIST = EXPECTED / "tree.txt"
WHOLE = (
    "articles/2021/03/harbour-dues-rise/index.html",
    "articles/undated/a-lamp-in-the-fog/index.html",
    "briefings/spring/index.html",
    "feeds/articles.atom",
    "feeds/articles.json",
    "feeds/corrections.rss",
    "feeds/feeds.opml",
    "sitemap.xml",
    "_headers",
    "_redirects",
)
"""Files kept whole, so that a change can be read; of the others the list keeps the digests."""


def build(root: Path, *options: str) -> dict[str, bytes]:
    """Builds the golden site in a new folder; path -> bytes of what is published, without the mark of the tree."""
    shutil.copytree(SITE, root)
    assert cli.run(["-C", str(root), "build", "--quiet", *options]) == 0
    public = root / "public"
    files = (path for path in sorted(public.rglob("*")) if path.is_file())
    return {name: path.read_bytes() for path in files if (name := path.relative_to(public).as_posix()) != MARK}


def listed(files: Mapping[str, bytes]) -> str:
    """The list of a tree: digest and path, a file a line."""
    return "".join(f"{hashlib.sha256(data).hexdigest()[:24]}  {path}\n" for path, data in sorted(files.items()))


def renew() -> None:
    """Writes what the engine makes now as what is expected."""
    with tempfile.TemporaryDirectory() as folder:
        files = build(Path(folder) / "site")
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path in WHOLE:
        (EXPECTED / "files" / path).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / "files" / path).write_bytes(files[path])
    LIST.write_text(listed(files), encoding="utf-8")


if __name__ == "__main__":
    renew()
