"""Which versions of libraries are installed, read off the names of their folders.

An installer leaves beside each library a folder ``NAME-VERSION.dist-info``. `importlib.metadata` reads the same names
one library after the other, and takes longer to import than all of this. It is asked where a name alone does not tell.

Source: https://packaging.python.org/en/latest/specifications/recording-installed-packages/
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence

_FOLDER = re.compile(r"(?P<name>[A-Za-z0-9._]+)-(?P<version>[A-Za-z0-9._+!]+)\.dist-info")
_OTHER = (".egg", ".egg-info", ".egg-link")
"""How older installers record a library: by files that have to be read."""


def versions(places: Iterable[str], names: Sequence[str]) -> dict[str, str | None]:
    """The version of each of these libraries; None for one that is not installed.

    Args:
        places: Where Python looks for modules, as in `sys.path`; the first that has a library counts.
        names: In lower case, with hyphens.
    """
    found: dict[str, str] = {}
    for entry in _entries(places):
        folder = _FOLDER.fullmatch(entry)
        if folder:
            found.setdefault(_plain(folder["name"]), folder["version"])
        elif entry.endswith(_OTHER):
            return {name: _asked(name) for name in names}
    return {name: found.get(_plain(name)) for name in names}


def _entries(places: Iterable[str]) -> Iterator[str]:
    """The names in all these folders that may record a library; that of an archive, which only the other way opens."""
    for place in places:
        try:
            yield from (name for name in sorted(os.listdir(place or ".")) if name.endswith((".dist-info", *_OTHER)))  # noqa: PTH208 - names alone, and many
        except NotADirectoryError:
            yield _OTHER[0]
        except OSError:
            continue


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _asked(name: str) -> str | None:
    import importlib.metadata  # noqa: PLC0415 - slow to load, and rarely needed

    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
