"""Which annotator a site uses: ours, or one of the editor's own, named ``package.module:factory``."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

import msgspec

from briefings.diagnostics import Diagnostic, Place
from briefings.errors import BriefingsError, ContentError
from briefings.ingest.findings import Checked
from briefings.ingest.types import Annotator

OURS = "spacy"
_CONFIG = "config.yaml"


class Chosen(msgspec.Struct, frozen=True):
    """A factory of annotators: called once by each process that converts, so it travels to them.

    Attributes:
        name: ``spacy``, or ``package.module:factory``: a function of no arguments that gives an
            `briefings.ingest.types.Annotator`.
        root: The site's folder, where the module may lie if it is not installed.
    """

    name: str = OURS
    root: str = ""

    def __call__(self) -> Annotator:
        """The annotator, its model loaded.

        Raises:
            MissingExtraError: if it is ours and spaCy or its model is not installed.
            ContentError: if it is the editor's own and cannot be loaded.
        """
        if self.name == OURS:
            from briefings.ingest import annotate  # noqa: PLC0415 - the configuration may name another one

            return annotate.load()
        factory = self._factory()
        try:
            made: Any = factory()
        except BriefingsError:
            raise
        except Exception as fault:
            raise self._fault(f"failed: {type(fault).__name__}: {fault}", "mend the function") from fault
        if not callable(made):
            raise self._fault(f"gives {type(made).__name__!r}", "let it give a function of an article and options")
        return Checked(made, self.name)

    def identity(self) -> bytes:
        """What tells this annotator from another one and from its own earlier states: for the keys of caches.

        Of the editor's own that is its name, the code of its module or package, and the factory's ``version``, if it
        has one.

        Raises:
            ContentError: if it cannot be loaded.
        """
        if self.name == OURS:
            return OURS.encode()
        version = str(getattr(self._factory(), "version", ""))
        told = hashlib.blake2b(f"{self.name}\0{version}".encode(), digest_size=16)
        for path in _sources(self.name.partition(":")[0]):
            told.update(path.read_bytes())
        return told.digest()

    def _factory(self) -> Any:
        module, _, attribute = self.name.partition(":")
        if self.root and self.root not in sys.path:
            sys.path.append(self.root)  # at the end: a file of the site's takes no installed module's place
        try:
            found: Any = importlib.import_module(module)
            for part in attribute.split("."):
                found = getattr(found, part)
        except Exception as fault:
            reason = f"{type(fault).__name__}: {fault}"
            remedy = f"install the module or put it into the site's folder; or write {OURS}"
            raise self._fault(f"cannot be loaded: {reason}", remedy) from fault
        if not callable(found):
            raise self._fault("is no function", "name a function of no arguments that gives the annotator")
        return found

    def _fault(self, message: str, remedy: str) -> ContentError:
        told = f"the annotator {self.name} {message}"
        return ContentError((Diagnostic("error", "annotator", told, _place(self.root), remedy),))


def _sources(module: str) -> list[Path]:
    """The files of a module, or of the whole package that it belongs to, in order of path."""
    spec = importlib.util.find_spec(module.partition(".")[0])
    if spec is None:
        return []
    if spec.submodule_search_locations:
        return sorted(path for folder in spec.submodule_search_locations for path in Path(folder).rglob("*.py"))
    return [Path(spec.origin)] if spec.origin and Path(spec.origin).is_file() else []


def _place(root: str) -> Place:
    try:
        lines = Path(root, _CONFIG).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return Place(_CONFIG)
    line = next((number for number, words in enumerate(lines, start=1) if words.startswith("annotator")), 0)
    return Place(_CONFIG, line, 1 if line else 0)
