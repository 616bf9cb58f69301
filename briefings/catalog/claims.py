"""Who writes which file of the site: two that claim one file are found before anything is written.

Files that differ only in letter case or in Unicode normalization are one file on macOS and Windows, and a file cannot
lie where another needs a folder; both count as collisions.
"""

from __future__ import annotations

import unicodedata

import msgspec

from briefings.catalog import urls
from briefings.diagnostics import Place, Report


class Claim(msgspec.Struct, frozen=True):
    """One output file, and who writes it.

    Attributes:
        path: Relative to the output.
        what: What it is, for people; of what comes of a file without its name: ``the page of``.
        file: The editor's file that causes it; empty where the build does.
    """

    path: str
    what: str
    file: str

    @property
    def told(self) -> str:
        """What it is: ``the page of content/articles/2016/talks.md``."""
        return f"{self.what} {self.file}" if self.file else self.what


class Claims:
    """Collects claims and reports each that cannot stand beside an earlier one."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._taken: dict[str, Claim] = {}
        self._folders: dict[str, Claim] = {}

    def take(self, path: str, what: str, file: str = "", remedy: str = "") -> bool:
        """Claims an output file for something of the editor's (``file``) or of the build's; ``what`` as in `Claim`.

        Returns:
            Whether it stands; an error with the remedy is in the report where it does not.
        """
        claim = Claim(path, what, file)
        if not urls.is_safe(path):
            message = f"{claim.told} would have the address {path!r}, which cannot be a file of the site"
            self._report.error("bad-address", message, _place(claim), "use letters, digits and hyphens")
            return False
        folded = _folded(path)
        new = self._new_folders(folded)
        other = self._taken.get(folded) or self._folders.get(folded)
        if new and not other:
            other = next((self._taken[folder] for folder in new if folder in self._taken), None)  # a folder is no file
        if other:
            self._collide(claim, other, remedy)
            return False
        self._taken[folded] = claim
        if new:
            self._folders.update(dict.fromkeys(new, claim))
        return True

    def take_rest(self, path: str, what: str) -> None:
        """Claims an output file for the build, unless it has been claimed already by what makes the same page."""
        if _folded(path) not in self._taken:
            self.take(path, what)

    def _new_folders(self, folded: str) -> list[str]:
        """The folders that nothing claimed lies in yet, from the file's own upwards; those above others have it too."""
        found = []
        folder = folded.rpartition("/")[0]
        while folder and folder not in self._folders:
            found.append(folder)
            folder = folder.rpartition("/")[0]
        return found

    def _collide(self, claim: Claim, other: Claim, remedy: str) -> None:
        at_fault = claim if claim.file else other
        spelling = "" if claim.path == other.path else f" ({other.path}, the same file or a folder on some computers)"
        message = f"{claim.path} is {claim.told}, and {other.told}{spelling}"
        self._report.error("address-taken", message, _place(at_fault), remedy)


def _place(claim: Claim) -> Place | None:
    return Place(claim.file) if claim.file else None


def _folded(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
