"""The two slots: where the spare tree lies, and what is made and mended there.

The live tree is the output itself. Its spare lies where one system call can exchange the two, which must be on the
same file system: in the site's ``.briefings/`` or, where that is another disk, in a hidden folder beside the output.
The name of the spare's folder says whether it can be used: ``spare`` is a whole tree that the state describes, ``work``
is one that somebody was at, ``twin`` one that a first build fills, and ``aside`` is a live tree halfway through a swap.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from briefings.publish.paths import relative_to
from briefings.publish.target import Target


class Slots(NamedTuple):
    """The places of one output.

    Attributes:
        output: The live tree.
        record: The file with the state.
        home: The folder that holds all that is below.
    """

    output: Path
    record: Path
    home: Path

    @property
    def spare(self) -> Path:
        """The other tree, whole."""
        return self.home / "spare"

    @property
    def work(self) -> Path:
        """The other tree while it is worked on."""
        return self.home / "work"

    @property
    def twin(self) -> Path:
        """The spare tree of a first build while it is filled."""
        return self.home / "twin"

    @property
    def aside(self) -> Path:
        """The live tree between the two steps of a swap that is not atomic."""
        return self.home / "aside"

    @property
    def strays(self) -> Path:
        """Foreign files that were found in the live tree and taken out of it."""
        return self.home / "strays"


def slots_of(target: Target) -> Slots:
    """The places of a target; nothing is touched.

    A site that moves takes its published folder along, so an output inside the site is known by its relative path.
    """
    place = target.place
    key = blake2b(os.fsencode(relative_to(place, target.site)), digest_size=8).hexdigest()
    inside = target.state / "outputs" / key
    beside = place.with_name(f".{place.name}.briefings")
    return Slots(place, inside / "state", beside if _is_folder(beside) else inside)


def prepare(target: Target) -> Slots:
    """Makes the folders that publishing needs and finds out where the spare tree can lie.

    Raises:
        OSError: if one of them cannot be made.
    """
    slots = slots_of(target)
    slots.output.parent.mkdir(parents=True, exist_ok=True)
    make_state(target)
    make_folder(slots.record.parent.parent)
    make_folder(slots.record.parent)
    if slots.home == slots.record.parent and not (_is_folder(slots.spare) or _is_folder(slots.work)):
        slots = _settle(slots)
    if _is_folder(slots.record):
        shutil.rmtree(slots.record)
    return slots


def make_state(target: Target) -> None:
    """Makes the site's ``.briefings`` folder; a file of that name is a broken cache and gives way."""
    if not target.state.is_dir():
        make_folder(target.state)


def make_folder(path: Path) -> None:
    """Makes a folder of our own, in the place of anything else of that name."""
    if _is_folder(path):
        return
    with suppress(FileNotFoundError):
        path.unlink()
    path.mkdir()


def _settle(slots: Slots) -> Slots:
    """Chooses the spare's place by trying whether a folder can be renamed from there to beside the output.

    Device numbers alone would not tell: a bind mount and a quota have the same number and still refuse.
    """
    beside = slots.output.with_name(f".{slots.output.name}.briefings")
    trial = slots.home / "trial"
    make_folder(trial)
    try:
        trial.rename(beside)
    except OSError as error:
        trial.rmdir()
        if error.errno != errno.EXDEV:
            raise
        beside.mkdir()
        return slots._replace(home=beside)
    beside.rmdir()
    return slots


def _is_folder(path: Path) -> bool:
    """Whether a folder is there; a link to one is none."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def finish_swap(slots: Slots) -> None:
    """Finishes a swap that a crash cut between its renames; does nothing where there was none.

    Raises:
        OSError: if it cannot be finished.
    """
    if not _is_folder(slots.aside):
        return
    if not os.path.lexists(slots.output):
        (slots.spare if _is_folder(slots.spare) else slots.aside).rename(slots.output)
    if not _is_folder(slots.aside):
        return
    if _is_folder(slots.spare):
        shutil.rmtree(slots.aside)
    else:
        slots.aside.rename(slots.spare)


def open_work(slots: Slots) -> None:
    """Takes the spare tree in hand: from here on it counts as unfinished. Makes an empty one where there is none.

    Raises:
        OSError: if neither can be done.
    """
    if _is_folder(slots.work):
        return
    if _is_folder(slots.spare):
        slots.spare.rename(slots.work)
        return
    make_folder(slots.work)
    slots.work.chmod(0o755)


def clear_leftovers(slots: Slots) -> None:
    """Removes what cannot be a tree from the slots' names; where both names have one, the unfinished goes.

    Raises:
        OSError: if it cannot be removed.
    """
    for path in (slots.spare, slots.work, slots.aside):
        if not _is_folder(path):
            clear(path)
    if _is_folder(slots.spare):
        clear(slots.work)
    clear(slots.twin)


def clear(path: Path) -> None:
    """Removes what is at a path, if anything is.

    Raises:
        OSError: if it cannot be removed.
    """
    if _is_folder(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()
