"""Where a site is published, and whether it can be."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EROFS
from pathlib import Path

import msgspec

from briefings.errors import PublishError, UsageError
from briefings.files import refusal
from briefings.publish.paths import relative_to


class Work(msgspec.Struct, frozen=True):
    """What a command is at while it holds the site's lock, in the words of the errors that can end it.

    Attributes:
        aim: What it was to do; ``{}`` stands for the output's name.
        left: What is as it was if it could not.
        again: How to do it once more.
        on_output: Whether the output is exchanged by it, and must therefore be a folder that can be.
    """

    aim: str
    left: str
    again: str
    on_output: bool = False


PUBLISHING = Work("publish {}", "the site there is as it was", "build again", on_output=True)
ROLLING_BACK = Work(
    "bring back the earlier site of {}", "the site there is as it was", "call rollback again", on_output=True
)
CLEANING = Work("delete all temporary state", "content and the published site are as they were", "call clean again")
CONVERTING = Work("convert what waits in content/inbox", "it waits there still", "call the command again")
EDITING = Work("write into content", "nothing was written", "call the command again")


class Target(msgspec.Struct, frozen=True):
    """One place that a site is published to.

    Attributes:
        output: The folder that is served. It may lie outside the site and on another file system.
        state: The site's ``.briefings`` folder; its parent is the site.
        keep: Patterns of foreign files in the output that stay; see `briefings.publish.paths.Keep`.
        sources: Folders that the build reads, which the output must neither hold nor lie in.
        work: What is done to the site.
    """

    output: Path
    state: Path
    keep: tuple[str, ...] = ()
    sources: tuple[Path, ...] = ()
    work: Work = PUBLISHING

    @property
    def site(self) -> Path:
        """The site's folder, links resolved."""
        return self.state.parent.resolve()

    @property
    def place(self) -> Path:
        """The output with its parents' links resolved; its own name is left as it is."""
        return self.output.parent.resolve() / self.output.name

    @property
    def name(self) -> str:
        """The output as the editor knows it."""
        return relative_to(self.place, self.site)


def check_target(target: Target) -> None:
    """Ends a build that could not publish, before it has worked.

    Raises:
        UsageError: if the output is the site itself, holds it, or overlaps with what the build reads.
        PublishError: if the output is a file, a symbolic link or a mount point.
    """
    place, remedy = target.place, "name a folder of its own, such as public"
    if target.output.name in {"", ".."}:
        raise UsageError(f"the output {target.output} has no name of its own; {remedy}")
    if target.site.is_relative_to(place):
        raise UsageError(f"the output {place} holds the site itself, which publishing would replace; {remedy}")
    for source in (target.state, *target.sources):
        folder = source.resolve()
        if place.is_relative_to(folder) or folder.is_relative_to(place):
            raise UsageError(f"the output {place} overlaps with {folder}, which the build needs; {remedy}")
    try:
        mode = os.lstat(place).st_mode
    except OSError:
        return
    if stat.S_ISLNK(mode):
        advice = f"name the folder itself with --output, or remove the link {target.name}"
        raise PublishError(f"{place} is a symbolic link, which cannot be exchanged at once; {advice}")
    if not stat.S_ISDIR(mode):
        raise PublishError(f"{place} is a file; the site needs a folder of that name: move the file, or use --output")
    if place.is_mount():
        advice = "mount its parent folder instead, or name a folder below it with --output"
        raise PublishError(f"{place} is a mount point, which cannot be exchanged; {advice}")


@contextmanager
def explained(target: Target) -> Iterator[None]:
    """Turns what the operating system refuses into words.

    Raises:
        PublishError: for every OSError inside, with the path, the reason, what is left, and what to do.
    """
    try:
        yield
    except OSError as error:
        raise PublishError(_in_words(error, target)) from error


def _in_words(error: OSError, target: Target) -> str:
    work = target.work
    reason, remedy = refusal(error)
    shown = _shown(error, target)
    where = "" if shown == target.name else f"{shown}: "
    if error.errno == EROFS and work.on_output and not shown.startswith(relative_to(target.state, target.site)):
        remedy += ", or name another folder with --output,"
    return f"cannot {work.aim.format(target.name)}: {where}{reason}; {work.left}; {remedy} and {work.again}"


def _shown(error: OSError, target: Target) -> str:
    """The file that an error is about, as a path in the site or in the published tree."""
    name = error.filename
    if isinstance(name, bytes):
        name = os.fsdecode(name)
    if not isinstance(name, str) or name in {"", "."}:
        return target.name
    path = Path(name)
    return relative_to(path, target.site) if path.is_absolute() else path.as_posix()
