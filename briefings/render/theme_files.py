"""The files of a theme: templates and assets, each of them the theme's own, none from outside its folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from briefings.content.disk import is_showable, shown
from briefings.diagnostics import Place, Report
from briefings.render.styles import minify

ASSET_FOLDER = "assets"

_MOST_BYTES = 4 << 20
_HASH_LENGTH = 10


class Folder(msgspec.Struct, frozen=True):
    """A theme's folder; ``label`` is how diagnostics call it, ``bundled`` says that it came with the engine."""

    root: Path
    label: str
    bundled: bool = False


class TemplateSource(msgspec.Struct, frozen=True):
    """A template's text; ``level`` counts the chain from the child (0) up, ``file`` is its name in diagnostics.

    ``bundled`` says that it came with the engine.
    """

    name: str
    level: int
    file: str
    text: str
    bundled: bool = False


class Asset(msgspec.Struct, frozen=True):
    """A file that pages ask for, under an address that changes with its content, so that it may be cached for ever."""

    name: str
    path: str
    content: bytes


def templates(folders: Sequence[Folder], report: Report) -> Iterator[TemplateSource]:
    """Every template of a chain, child first, an overridden one too."""
    for level, folder in enumerate(folders):
        for name in _names(folder, "templates", report):
            text = read_text(folder, f"templates/{name}", report)
            if text is not None:
                yield TemplateSource(name, level, f"{folder.label}/templates/{name}", text, folder.bundled)


def assets(folders: Sequence[Folder], report: Report) -> Iterator[Asset]:
    """The nearest file of each name in the chain's ``static`` folders, style sheets made small; ordered by name."""
    nearest: dict[str, Folder] = {}
    for folder in folders:
        for name in _names(folder, "static", report):
            nearest.setdefault(name, folder)
    for name, folder in sorted(nearest.items()):
        content = read(folder, f"static/{name}", report)
        if content is None:
            continue
        if name.endswith(".css"):
            content = minify(content.decode("utf-8", "replace")).encode()
        stem, dot, suffix = name.rpartition(".")
        mark = hashlib.blake2b(content, digest_size=20).hexdigest()[:_HASH_LENGTH]
        yield Asset(name, f"{ASSET_FOLDER}/{stem or suffix}-{mark}{dot}{suffix if dot else ''}", content)


def _names(folder: Folder, below: str, report: Report) -> list[str]:
    """The files of a theme's folder, as POSIX paths, ordered; hidden ones and editors' backups are no part of it.

    What cannot be listed is a fault: without its files the parent's would go out, and nobody would know.
    """
    top = folder.root / below
    names = []

    def tell(fault: OSError) -> None:
        if not isinstance(fault, FileNotFoundError):
            place = Place(shown(f"{folder.label}/{Path(fault.filename).relative_to(folder.root).as_posix()}"))
            report.error("unreadable", f"cannot be read: {fault.strerror}", place, "make it readable")

    for here, folders, files in os.walk(top, onerror=tell):
        folders[:] = [name for name in folders if not name.startswith(".")]
        kept = (name for name in files if not name.startswith(".") and not name.endswith("~"))
        names += [Path(here, name).relative_to(top).as_posix() for name in kept]
    return sorted(names)


def read_text(folder: Folder, name: str, report: Report) -> str | None:
    """The file as text with plain line ends; None after a fault, which is in the report."""
    content = read(folder, name, report)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n") if content is not None else None
    except UnicodeDecodeError as fault:
        place = Place(f"{folder.label}/{name}", fault.object.count(b"\n", 0, fault.start) + 1)
        report.error("unreadable", "this is not UTF-8", place, "save it as plain UTF-8")
        return None


def read(folder: Folder, name: str, report: Report) -> bytes | None:
    """A regular file inside the theme's own folder, of bounded size; None after a fault, which is in the report."""
    place = Place(shown(f"{folder.label}/{name}"))
    if not is_showable(name):
        message = "the file's name holds unprintable characters"
        report.error("bad-name", message, place, "rename it in plain letters")
        return None
    try:
        real = (folder.root / name).resolve(strict=True)
        if not real.is_relative_to(folder.root) or not real.is_file():
            report.error("outside-theme", "this is no file of the theme's own", place, "put the file itself here")
        elif real.stat().st_size > _MOST_BYTES:
            report.error("too-large", f"this has more than {_MOST_BYTES >> 20} MB", place, "make it smaller")
        else:
            return real.read_bytes()
    except (OSError, RuntimeError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        report.error("unreadable", f"cannot be read: {reason}", place, "make it readable")
    return None
