"""What a wave is about to write, on the disk before the first file of it: a run that is cut short there is finished.

Without it the rest of the wave would be converted on its own the next time, and could get other stories than it had
with those that were written.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from briefings import digests, files
from briefings.config import Site
from briefings.digests import digest_of
from briefings.model import Entity


class Planned(msgspec.Struct, frozen=True):
    """An article that is to be written: the raw file it came from, that file's hash, and path and text of its own."""

    raw: str
    sha256: str
    path: str
    text: str


class Journal(msgspec.Struct, frozen=True):
    """A wave: the entities that are new or have learnt a name, and the articles."""

    entities: tuple[Entity, ...] = ()
    articles: tuple[Planned, ...] = ()


def read(site: Site) -> Journal:
    """What an earlier run was about to write; nothing if it wrote all, or the file is damaged."""
    try:
        data = _file(site).read_bytes()
    except OSError:
        return Journal()
    if data[: digests.SIZE] != digest_of(data[digests.SIZE :]):
        return Journal()
    try:
        return msgspec.msgpack.decode(data[digests.SIZE :], type=Journal)
    except msgspec.MsgspecError:
        return Journal()


def write(site: Site, journal: Journal) -> None:
    """Puts it on the disk, in the place of one that is done with.

    Raises:
        PublishError: if the disk refuses; nothing was written.
    """
    data = msgspec.msgpack.encode(journal)
    clear(site)
    files.write_new(_file(site), digest_of(data) + data, site.state / "scratch")


def clear(site: Site) -> None:
    """Says that all of it is written."""
    _file(site).unlink(missing_ok=True)


def _file(site: Site) -> Path:
    return site.state / "conversion"
