"""A new site in a folder: a configuration that explains itself, an example of everything, and nothing else."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from briefings import clock, config, configfile, files
from briefings.diagnostics import Report
from briefings.errors import UsageError

_STARTER = Path(__file__).parent / "starter"
_DOT = "dot-"
_SUFFIX = ".starter"
_MAY_STAND = re.compile(
    r"\.git|\.gitignore|\.gitattributes|\.github|\.editorconfig|\.venv|\.DS_Store|(LICEN[CS]E|README|COPYING).*"
)
_MOST_NAMED = 5


def new(folder: Path, *, title: str = "My digest", url: str = "https://example.org/") -> tuple[str, ...]:
    """Makes a site that builds at once, with one invented article that shows every annotation.

    Args:
        folder: A new or empty folder; version control, a licence and a readme may stand in it already.
        title: The site's name.
        url: Where it will be read.

    Returns:
        The files that were written, relative to the folder.

    Raises:
        UsageError: if the folder holds something else or can hold no site, or title or address can't be a site's.
        PublishError: if the folder can't be written; what was written is taken back.
    """
    configfile.check_folder(folder.absolute())
    _check_free(folder)
    _check_words({"title": title, "address": url})
    made = {target: data.encode() for target, data in _filled(title, url).items()}
    written: list[Path] = []
    there = _first_there(folder)
    try:
        for target, data in made.items():
            path = folder / target
            if files.write_new(path, data, path.parent):
                written.append(path)
        launcher = folder / "build.py"
        mode = launcher.stat().st_mode
        launcher.chmod(mode | (mode & 0o444) >> 2)  # who may read it may run it
    except BaseException:  # an interrupt too: half a site is one that nobody could make again in this folder
        _take_back(written, (folder / target for target in made), there)
        raise
    return tuple(path.relative_to(folder).as_posix() for path in written)


def _first_there(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    absolute = folder.absolute()
    return next(path for path in (absolute, *absolute.parents) if os.path.lexists(path))


def _take_back(written: Iterable[Path], wanted: Iterable[Path], there: Path) -> None:
    """Removes these files, and the folders for those that were wanted, up to the one that was there before."""
    for path in written:
        path.unlink(missing_ok=True)
    folders = {above for path in wanted for above in path.absolute().parents if above.is_relative_to(there)}
    for path in sorted(folders - {there}, reverse=True):
        with suppress(OSError):
            path.rmdir()


def _check_free(folder: Path) -> None:
    try:
        names = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        names = []
    except NotADirectoryError:
        raise UsageError(f"{folder} is a file, or lies below one; name a new folder") from None
    except OSError as fault:
        raise UsageError(f"{folder} can't be read: {fault.strerror}; name another folder") from fault
    foreign = [name for name in names if not _MAY_STAND.fullmatch(name)]
    if foreign:
        shown = ", ".join(foreign[:_MOST_NAMED]) + (", …" if len(foreign) > _MOST_NAMED else "")
        raise UsageError(f"{folder} is not empty (it holds {shown}); name a new folder")


def _check_words(given: Mapping[str, str]) -> None:
    """Ends the command where a text holds bytes that are no UTF-8, as a terminal of another encoding gives them."""
    for name, words in given.items():
        try:
            words.encode()
        except UnicodeEncodeError:
            remedy = "type it again, or set the terminal to UTF-8"
            raise UsageError(f"the {name} {words!r} is not UTF-8; {remedy}") from None


def _filled(title: str, url: str) -> dict[str, str]:
    """Target -> text of each file, the configuration last: a folder is a site only when it is whole."""
    texts = {_target(path): path.read_text(encoding="utf-8") for path in sorted(_STARTER.rglob("*")) if path.is_file()}
    settings = texts.pop(config.CONFIG_NAME)
    given = {
        "__TITLE__": json.dumps(title, ensure_ascii=not title.isprintable()),
        "__URL__": json.dumps(url),
        "__SINCE__": str(clock.now(os.environ).year),
        "__AUTHORITY__": '""',
    }
    given["__AUTHORITY__"] = _authority(_replaced(settings, given))
    return {target: _replaced(text, given) for target, text in {**texts, config.CONFIG_NAME: settings}.items()}


def _authority(settings: str) -> str:
    """The domain in the ids of a site with this configuration.

    Raises:
        UsageError: with what is wrong about the title or the address.
    """
    report = Report()
    found = configfile.read(settings.encode(), report)
    if found is None or report.count("error"):
        faults = (f"{fault.message}; {fault.remedy}".rstrip("; ") for fault in report.diagnostics)
        raise UsageError(" / ".join(faults))
    return found.authority


def _target(path: Path) -> str:
    """Where a file of the starter goes.

    ``dot-gitignore`` is ``.gitignore``, which tools would obey in here; ``build.py.starter`` is ``build.py``, which an
    installer would compile.
    """
    relative = path.relative_to(_STARTER)
    name = relative.name.removesuffix(_SUFFIX)
    return relative.with_name(f".{name.removeprefix(_DOT)}" if name.startswith(_DOT) else name).as_posix()


def _replaced(text: str, values: dict[str, str]) -> str:
    """Every placeholder with its value, in one pass: a value that looks like a placeholder stays as it is.

    Blanks behind it give way, so that the comments of all lines stand below each other.
    """

    def value(match: re.Match[str]) -> str:
        named, blanks = match.groups()
        return f"{values[named]} ".ljust(len(match[0])) if blanks else values[named]

    return re.sub(f"({'|'.join(map(re.escape, values))})( *)", value, text)
