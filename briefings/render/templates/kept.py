"""The compiled form of the package's own templates, kept beside the package as Python keeps its modules.

Compiling all of them takes longer than a small site does. What is kept is code that runs when it is read, so it lies
where Python's own compiled modules lie, and nowhere else: who can write there can change the engine itself. Nothing of
a site's own theme is kept, and nothing in a site's folder is ever believed to be code. Where the package cannot be
written to, or Python was told to write no such files, templates are compiled by every build that needs them.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import CodeType

import jinja2

from briefings import engine
from briefings.render.theme_files import TemplateSource

_DIGEST = 20


class Kept:
    """Compiled templates of the package's themes.

    Args:
        home: The folder beside whose modules they lie.
    """

    def __init__(self, home: Path) -> None:
        self._home = home

    def get(self, source: TemplateSource, parts: Sequence[TemplateSource] = ()) -> CodeType | None:
        """The code of a template and of the parts in it, if it was kept by this very engine for these very texts."""
        path = self._path(source)
        try:
            data = path.read_bytes() if path else b""
            if data[:_DIGEST] != _key(source, *parts):
                return None
            code = marshal.loads(data[_DIGEST:])  # noqa: S302 - lies where Python's own compiled modules do
        except (OSError, ValueError, EOFError, TypeError):
            return None
        return code if isinstance(code, CodeType) else None

    def put(self, source: TemplateSource, code: CodeType, parts: Sequence[TemplateSource] = ()) -> None:
        """Keeps the code of a template and of the parts in it; leaves it where that cannot be done."""
        path = self._path(source)
        if path is None or sys.dont_write_bytecode:
            return
        scratch = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(exist_ok=True)
            scratch.write_bytes(_key(source, *parts) + marshal.dumps(code))
            scratch.replace(path)
        except (OSError, ValueError):
            with contextlib.suppress(OSError):
                scratch.unlink(missing_ok=True)

    def _path(self, source: TemplateSource) -> Path | None:
        """Where a template's code lies; None for a template that is not the package's own."""
        if not source.bundled:
            return None
        name = f"{source.level}-{source.file}".replace("/", "-")
        try:
            return Path(importlib.util.cache_from_source(str(self._home / f"{name}.py")))
        except NotImplementedError:  # an interpreter that keeps no compiled modules
            return None


def _key(*sources: TemplateSource) -> bytes:
    """Digest of all that a template's code depends on: its text and name, those of its parts, and what compiles it."""
    result = hashlib.blake2b(engine.digest(), digest_size=_DIGEST)
    told = [text for one in sources for text in (one.file, str(one.level), one.name, one.text)]
    for part in (sys.version, jinja2.__version__, *told):
        result.update(f"{len(part)}:{part}".encode())
    return result.digest()
