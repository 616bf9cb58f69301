"""Commands of the desk: new, add, serve."""

from __future__ import annotations

import hashlib
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from briefings.cli.console import Console
from briefings.cli.options import EXECUTOR, JOBS, JSON, QUIET
from briefings.diagnostics import Report
from briefings.errors import BriefingsError, UsageError
from briefings.text import plural

_MOST_BYTES = 20 << 20
_LONGEST_NAME = 255
_FEW_DIGITS = 8


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="My digest", show_default=True, help="The site's name.")
@click.option("--url", default="https://example.org/", show_default=True, help="Where it will be read.")
@QUIET
@JSON
def new_command(folder: Path, title: str, url: str, quiet: bool, as_json: bool) -> int:
    """Make a new site in FOLDER; it builds at once.

    \b
    briefings new my-digest
    briefings -C my-digest build
    """
    from briefings import scaffold

    console = Console(quiet=quiet, as_json=as_json)
    try:
        made = scaffold.new(folder, title=title, url=url)
    except BriefingsError as fault:
        return console.failed(fault)
    console.say(f"made {folder} with {plural(len(made), 'file')}; next:")
    there = shlex.quote(str(folder))
    console.say(f"  briefings -C {there} build      build it into {folder}/public")
    console.say(f"  briefings -C {there} serve      look at it while you work")
    console.result({"ok": True, "folder": str(folder), "files": made}, ())
    return 0


@click.command("add")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE... | -"
)
@JOBS
@EXECUTOR
@QUIET
@JSON
@click.pass_obj
def add_command(
    site: Path, /, files: tuple[Path, ...], jobs: int | None, executor: str, quiet: bool, as_json: bool
) -> int:
    """Copy raw articles into the inbox (- reads one from standard input) and convert them.

    \b
    briefings add ~/Downloads/*.html
    pbpaste | briefings add -
    """
    from briefings import configfile, run
    from briefings.conversion.inbox import INBOX
    from briefings.job import Means

    report, console = Report(), Console(quiet=quiet, as_json=as_json)
    added: list[str] = []
    try:
        found = configfile.load(site.absolute(), report)
        for name, data in _read_all(files):
            put, is_new = _put(found.root / INBOX, name, data, found.state)
            added.append(put)
            console.say(f"added {put}" if is_new else f"{put} lies in the inbox already, with these very bytes")
        done = run.convert(found, Means(jobs, executor), report, console)
    except BriefingsError as fault:
        waits = f"; in the inbox: {', '.join(added)}" if added else ""
        return console.failed(fault, f"nothing was converted{waits}", added=added)
    console.diagnostics(report.diagnostics)
    for path in done.files:
        console.say(f"wrote {path}")
    refused = len(set(added) & set(done.refused))  # what lay in the inbox before is told, and was not asked for
    console.result({"ok": not refused, "added": added, "converted": done.files, "refused": refused}, report.diagnostics)
    return 1 if refused else 0


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port on this machine.")
@click.option("--drafts", is_flag=True, help="Show drafts too.")
@click.option("--future", is_flag=True, help="Show what waits for its time too.")
@click.pass_obj
def serve_command(site: Path, /, port: int, drafts: bool, future: bool) -> int:
    """Preview the site on this machine; rebuild and reload the page when a file changes. Ctrl-C ends it."""
    from briefings import configfile, run
    from briefings.job import Request
    from briefings.serve import BuildState, serve

    def build() -> BuildState:
        report = Report()
        asked = Request(drafts=drafts, future=future, preview=True)
        built = run.build(configfile.load(site.absolute(), report), asked, report, Console(quiet=True))
        return BuildState(changed=bool(built.written or built.removed), diagnostics=built.diagnostics)

    serve(configfile.load(site.absolute(), Report()), port, build, Console().say)
    return 0


def _read_all(paths: Sequence[Path]) -> list[tuple[str, bytes]]:
    """Names and bytes of raw articles.

    Raises:
        UsageError: with what is wrong about any of them.
    """
    given: list[tuple[str, bytes]] = []
    wrong: list[str] = []
    for path in paths:
        try:
            given.append(_read(path))
        except UsageError as fault:
            wrong.append(str(fault))
    if len(wrong) == 1:
        raise UsageError(f"{wrong[0]}; nothing was added")
    if wrong:
        told = "".join(f"\n  {fault}" for fault in wrong)
        raise UsageError(f"{len(wrong)} of {plural(len(paths), 'file')} cannot be added:{told}\nnothing was added")
    return given


def _read(path: Path) -> tuple[str, bytes]:
    """Name and bytes of one raw article."""
    from briefings.content.disk import shown
    from briefings.conversion.inbox import is_raw_name

    told = shown(str(path)) if str(path) != "-" else "standard input"
    if str(path) == "-":
        data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        name = f"pasted-{hashlib.sha256(data).hexdigest()[:8]}" + (
            ".html" if b"<html" in data[:4096].lower() else ".txt"
        )
    else:
        try:
            with path.open("rb") as file:  # of what has no end, such as a device, only so much
                name, data = path.name, file.read(_MOST_BYTES + 1)
        except IsADirectoryError:
            raise UsageError(f"{told} is a folder; name the files in it") from None
        except OSError as fault:
            raise UsageError(f"{told} cannot be read: {fault.strerror}; check its name and permissions") from fault
    if not is_raw_name(name):
        reason = "is hidden, ends in ~ or holds characters that can't be shown"
        raise UsageError(f"{told} would not be read in the inbox, since its name {reason}; rename it")
    if not data or len(data) > _MOST_BYTES:
        raise UsageError(f"{told} is {'empty' if not data else 'larger than 20 MB'}; give a file with one article")
    return name, data


def _put(inbox: Path, name: str, data: bytes, state: Path) -> tuple[str, bool]:
    """Copies into the inbox, beside a different file of the same name if there is one.

    Returns:
        The name, and whether it is new there.

    Raises:
        PublishError: if the disk refuses.
        UsageError: if something else has every name that it could have.
    """
    from briefings import files

    for target in (inbox / free for free in _names(name, data)):
        if files.write_new(target, data, state / "scratch"):
            return target.name, True
        if _holds(target, data):
            return target.name, False
    raise UsageError(f"{inbox / name} and its like hold other texts; add the file under another name")


def _names(name: str, data: bytes) -> Iterator[str]:
    """Names for a file: its own, then with more and more of its hash, none longer than a disk takes."""
    yield name
    path, digest = Path(name), hashlib.sha256(data).hexdigest()
    for length in (_FEW_DIGITS, len(digest)):
        end = f"-{digest[:length]}{path.suffix}"
        yield path.stem.encode()[: _LONGEST_NAME - len(end.encode())].decode(errors="ignore") + end


def _holds(path: Path, data: bytes) -> bool:
    from briefings import files

    try:
        with files.open_regular(path) as file:
            return file.read() == data
    except OSError:
        return False
