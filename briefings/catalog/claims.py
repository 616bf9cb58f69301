"""Who writes which file of the site: two that claim one file are found before anything is written.

Files that differ only in letter case or in Unicode normalization are one file on macOS and Windows, and a file cannot
lie where another needs a folder; both count as collisions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from briefings.catalog import urls
from briefings.diagnostics import Place, Report
from briefings.paths import fold, folders_of, parent_of

Cause = str | Place | Callable[[], Place]
"""An editor's file, empty where there is none; or a place in one; or what gives one, which only faults ask for."""

AN_ALIAS = "an alias in"
"""What a redirect is for people, as in `Claim`."""


def place_of(cause: Cause) -> Place | None:
    """The place that a cause names."""
    if isinstance(cause, str):
        return Place(cause) if cause else None
    return cause if isinstance(cause, Place) else cause()


class Claim(msgspec.Struct, frozen=True):
    """One output file, and who writes it.

    Attributes:
        path: Relative to the output.
        what: What it is, for people; of what comes of a file without its name: ``the page of``.
        cause: What of the editor's causes it; empty where the build does.
    """

    path: str
    what: str
    cause: Cause

    @property
    def told(self) -> str:
        """What it is: ``the page of content/articles/2016/talks.md``."""
        place = place_of(self.cause)
        return f"{self.what} {place.file}" if place else self.what


class _Crowd(NamedTuple):
    """Claims of one kind that stand together and beside all earlier ones; none of them is folded to another spelling.

    Attributes:
        files: Output file -> the editor's file that causes it.
        folders: All that these lie in.
        what: As in `Claim`.
    """

    files: Mapping[str, str]
    folders: set[str]
    what: str

    def at(self, path: str) -> Claim | None:
        """Who writes this file."""
        return Claim(path, self.what, self.files[path]) if path in self.files else None

    def below(self, folder: str) -> Claim | None:
        """Who writes the first file in this folder."""
        if folder not in self.folders:
            return None
        return self.at(next(path for path in self.files if path.startswith(f"{folder}/")))


class Claims:
    """Collects claims and reports each that cannot stand beside an earlier one."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._taken: dict[str, Claim] = {}
        self._folders: dict[str, Claim] = {}
        self._crowds: list[_Crowd] = []

    def take(self, path: str, what: str, cause: Cause = "", remedy: str = "") -> bool:
        """Claims an output file for something of the editor's (``cause``) or of the build's; ``what`` as in `Claim`.

        Returns:
            Whether it stands; an error with the remedy is in the report where it does not.
        """
        claim = Claim(path, what, cause)
        if not urls.is_safe(path):
            message = f"{claim.told} would have the address {path!r}, which cannot be a file of the site"
            self._report.error("bad-address", message, place_of(cause), "use letters, digits and hyphens")
            return False
        folded = fold(path)
        new = self._new_folders(folded)
        if other := self._in_the_way(folded, new):
            self._collide(claim, other, remedy)
            return False
        self._taken[folded] = claim
        if new:
            self._folders.update(dict.fromkeys(new, claim))
        return True

    def holder(self, path: str) -> Claim | None:
        """What an output file that nobody has claimed yet could not stand beside, if anything."""
        folded = fold(path)
        return self._in_the_way(folded, self._new_folders(folded))

    def take_all(
        self, wanted: Sequence[tuple[str, str]], what: str, remedy: str = "", key: tuple[str, ...] = ()
    ) -> list[str]:
        """Claims many output files of one kind, each with the editor's file, as `take` would one after the other.

        Args:
            wanted: Output file and the editor's file of each.
            what: As in `Claim`.
            remedy: For one that does not stand.
            key: What of the front matter gives each its address.

        Returns:
            Those that stand.
        """
        files = dict(wanted)
        if len(files) == len(wanted) and self._welcome(files, what):
            return list(files)
        return [path for path, file in wanted if self.take(path, what, Place(file, key=key) if file else "", remedy)]

    def take_rest(self, paths: Iterable[str], what: str) -> None:
        """Claims output files for the build, unless they have been claimed already by what makes the same page."""
        known = self._taken.keys() | set().union(*[crowd.files for crowd in self._crowds])
        rest = dict.fromkeys([path for path in paths if path not in known], "")
        if not self._welcome(rest, what):
            for path in rest:
                if not self._at(fold(path)):
                    self.take(path, what)

    def _welcome(self, files: Mapping[str, str], what: str) -> bool:
        """Claims files of plain names that stand together and beside all others; does nothing where one might not.

        Nearly all files of a site are such, and sets tell so in a fifth of the time that a look at each would take.
        """
        if not urls.are_plain(files):
            return False
        folders = folders_of(files)
        taken = [self._taken.keys(), *[crowd.files.keys() for crowd in self._crowds]]
        known = [self._folders.keys(), *[crowd.folders for crowd in self._crowds]]
        stands = (
            files.keys().isdisjoint(folders)
            and all(files.keys().isdisjoint(found) and folders.isdisjoint(found) for found in taken)
            and all(files.keys().isdisjoint(found) for found in known)
        )
        if stands and files:
            self._crowds.append(_Crowd(files, folders, what))
        return stands

    def _at(self, folded: str) -> Claim | None:
        """Who writes this file."""
        return self._taken.get(folded) or next(filter(None, [crowd.at(folded) for crowd in self._crowds]), None)

    def _below(self, folded: str) -> Claim | None:
        """Who made this a folder first."""
        return self._folders.get(folded) or next(filter(None, [crowd.below(folded) for crowd in self._crowds]), None)

    def _in_the_way(self, folded: str, new: Sequence[str]) -> Claim | None:
        """Who writes this file or makes it a folder, or writes one of the folders that are new with it."""
        return self._at(folded) or self._below(folded) or next(filter(None, map(self._at, new)), None)

    def _new_folders(self, folded: str) -> list[str]:
        """The folders that nothing claimed lies in yet, from the file's own upwards; those above others have it too."""
        found = []
        folder = parent_of(folded)
        while folder and folder not in self._folders and not any(folder in crowd.folders for crowd in self._crowds):
            found.append(folder)
            folder = parent_of(folder)
        return found

    def _collide(self, claim: Claim, other: Claim, remedy: str) -> None:
        at_fault = claim if claim.cause else other
        spelling = "" if claim.path == other.path else f" ({other.path}, the same file or a folder on some computers)"
        message = f"{claim.path} is {claim.told}, and {other.told}{spelling}"
        self._report.error("address-taken", message, place_of(at_fault.cause), remedy)
