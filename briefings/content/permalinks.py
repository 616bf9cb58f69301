"""``content/.permalinks``: the list of published addresses, one a line and sorted, so that versions of it merge well.

    / site tag:digest.example,2019
    articles/2016/04/talks/ article tag:digest.example,2016-04-19:talks 0f3c9a1b22d4e5f6 1 12 2016-05-02/9b1c22ee/14
    briefings/2016-w16/ briefing 2016-w16 12
    stories/port-talks/ story port-talks

The address, the kind of page, its id. Of an article the short hash of its published words and the number of corrections
published with them. Of articles and briefings with the how manieth build they came. Of each correction that went out
the day in its id, the short hash of its words, and with which build it came. Columns after the third may be missing.

A line that begins with ``#`` says nothing. Lines may stand in any order, and one may stand twice, as they do after a
merge that kept both sides.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from briefings import engine, files
from briefings.content.texts import decoded
from briefings.diagnostics import Place, Report
from briefings.digests import digest_of
from briefings.errors import ContentError
from briefings.located import Diagnostic
from briefings.model import PERMALINK_KINDS, Permalink, Published, ToldCorrection
from briefings.store import Store
from briefings.text import clip, did_you_mean

FILE = "content/.permalinks"

_HEAD = "# Every lasting address that this site has published. The build adds to it; keep it with the content.\n"
_TOLD = r"\d{4}-\d\d-\d\d/[0-9a-f]{8}/\d{1,9}"
_LINE = re.compile(
    r"(?P<address>[^\s#]\S*) (?P<kind>[a-z]+) (?P<id>\S+)(?: (?P<words>[0-9a-f]{16}) (?P<corrections>\d{1,6}))?"
    rf"(?: (?P<arrival>\d{{1,9}})(?: (?P<told>{_TOLD}(?:,{_TOLD})*))?)?"
)
_SITE = re.compile(r"/ tag:[^\s,]+,\d{4}")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
_MOST_BYTES = 64 << 20
_FIRST = 2
"""The line of the first address in a list as the build writes it."""
_CACHED = "permalinks"


class _Kept(msgspec.Struct, array_like=True, frozen=True):
    """What a list says, and the number of the line in which each address stands first."""

    addresses: dict[str, Permalink]
    numbers: list[int]


_DECODER = msgspec.msgpack.Decoder(_Kept)


def read(root: Path, report: Report, store: Store | None = None) -> Published:
    """The list of a site; empty where there is no file yet.

    Args:
        root: The site's folder.
        report: Takes every line that says nothing sensible, with what to do.
        store: Has what the list of these very bytes says, if it was read or written before.
    """
    data = _bytes(root / FILE, report)
    if data is None:
        return Published()
    digest = digest_of(data)
    kept = _recalled(digest, store)
    if kept is None:
        told = len(report.diagnostics)
        kept = _parsed(decoded(data, FILE, report) or "", report)
        if len(report.diagnostics) == told:
            _keep(kept, digest, store)
    return Published(kept.addresses, dict(zip(kept.addresses, kept.numbers, strict=True)), digest)


def write(addresses: Mapping[str, Permalink]) -> bytes:
    """The whole file."""
    return (_HEAD + "".join(_lines(addresses))).encode()


def save(
    root: Path, before: Published, addresses: Mapping[str, Permalink], scratch: Path, store: Store | None = None
) -> None:
    """Puts the list on the disk, whole or not at all; does nothing where it says the same already, in whatever order.

    Args:
        root: The site's folder.
        before: What `read` gave in this run.
        addresses: What is to be in it.
        scratch: As in `files.replace`.
        store: As in `read`.

    Raises:
        ContentError: if the file is neither what it was nor what it is to be.
        PublishError: if the disk refuses.
    """
    path = root / FILE
    digest = _digest(path)
    if addresses == before.addresses and digest == before.digest:
        return
    data = write(addresses)
    if digest == digest_of(data):
        return
    if digest != before.digest or (digest is None and not files.write_new(path, data, scratch)):
        message = "this file changed during the build"
        raise ContentError((Diagnostic("error", "changed-meanwhile", message, Place(FILE), "build again"),))
    if digest is not None:
        files.replace(path, data, scratch)
    in_order = {address: addresses[address] for address in sorted(addresses)}
    _keep(_Kept(in_order, list(range(_FIRST, len(in_order) + _FIRST))), digest_of(data), store)


def _lines(addresses: Mapping[str, Permalink]) -> Iterator[str]:
    for address in sorted(addresses):
        link = addresses[address]
        words = f" {link.words} {link.corrections}" if link.words else ""
        yield f"{address} {link.kind} {link.id}{words}{_arrivals(link)}\n"


def _arrivals(link: Permalink) -> str:
    if not link.told:
        return f" {link.arrival}" if link.arrival else ""
    return f" {link.arrival} " + ",".join([f"{one.day}/{one.words}/{one.arrival}" for one in link.told])


def _bytes(path: Path, report: Report) -> bytes | None:
    try:
        if path.is_symlink():
            report.error("outside", "a link is not read", Place(FILE), "put the file itself here")
            return None
        with files.open_regular(path) as file:
            if os.fstat(file.fileno()).st_size <= _MOST_BYTES:
                return file.read()
        message = f"the file is larger than {_MOST_BYTES:,} bytes"
    except FileNotFoundError:
        return None
    except PermissionError as fault:
        report.error("unreadable", f"cannot be read: {fault.strerror}", Place(FILE), "check its permissions")
        return None
    except OSError as fault:
        message = f"cannot be read: {fault.strerror}" if fault.errno != errno.EINVAL else "this is no regular file"
    report.error("unreadable", message, Place(FILE), "restore it from version control")
    return None


def _digest(path: Path) -> bytes | None:
    try:
        return files.digest_of_file(path)
    except FileNotFoundError:
        return None


def _recalled(digest: bytes, store: Store | None) -> _Kept | None:
    data = store.get(_CACHED, engine.digest() + digest) if store else None
    with suppress(msgspec.MsgspecError):
        return _DECODER.decode(data) if data else None
    return None


def _keep(kept: _Kept, digest: bytes, store: Store | None) -> None:
    if store:
        store.put_only(_CACHED, engine.digest() + digest, msgspec.msgpack.encode(kept))


def _parsed(text: str, report: Report) -> _Kept:
    found: dict[str, Permalink] = {}
    numbers: dict[str, int] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        parted = _parted(line.strip(), number, report)
        if parted is None:
            continue
        address, link = parted
        if address in found and (joined := _joined(found[address], link, address, number, report)):
            link = joined
        found[address] = link
        numbers.setdefault(address, number)
    return _Kept(found, list(numbers.values()))


def _parted(line: str, number: int, report: Report) -> tuple[str, Permalink] | None:
    """A line's address and what stands there; None where it says nothing, or a fault was told."""
    if not line or line.startswith("#"):
        return None
    match = _LINE.fullmatch(line)
    address, kind, name, words, corrections, arrival, told = match.groups() if match else ("",) * 7
    if kind in PERMALINK_KINDS and (kind != "site" or _SITE.fullmatch(f"{address} {name}")):
        rest = words or "", int(corrections or 0), int(arrival or 0), _corrections(told) if told else ()
        return address, Permalink(kind, name, *rest)  # type: ignore[arg-type]  # it is one of them
    place = Place(FILE, number, 1)
    if _CONFLICT.match(line):
        remedy = "keep the lines of both sides, and delete the three lines of marks"
        report.error("merge-conflict", "a merge was left unfinished here", place, remedy)
    elif kind == "site":
        remedy = "write '/ site tag:HOST,YEAR', as the ids of its feeds begin"
        report.error("bad-permalink", f"{clip(line, 60)!r} says nothing of the site's ids", place, remedy)
    elif match:
        remedy = did_you_mean(kind, PERMALINK_KINDS) or f"write one of {', '.join(sorted(PERMALINK_KINDS))}"
        report.error("bad-permalink", f"{kind!r} is no kind of page", place, remedy)
    else:
        remedy = "write 'ADDRESS KIND ID', as in 'stories/port-talks/ story port-talks', or restore the file"
        report.error("bad-permalink", f"{clip(line, 60)!r} is no published address", place, remedy)
    return None


def _corrections(told: str) -> tuple[ToldCorrection, ...]:
    parted = (one.split("/") for one in told.split(","))
    return tuple([ToldCorrection(day, words, int(arrival)) for day, words, arrival in parted])


def _joined(first: Permalink, second: Permalink, address: str, number: int, report: Report) -> Permalink | None:
    """Two lines of one address, as a merge of two branches leaves them: that with more corrections is the newer.

    Where neither is, nobody knows which words were published last, and nothing is claimed of them.
    """
    if (first.kind, first.id) != (second.kind, second.id):
        message = f"{address} stands twice, as {first.kind} {first.id} and as {second.kind} {second.id}"
        report.error("bad-permalink", message, Place(FILE, number, 1), "delete the line that is wrong")
        return None
    newer = max(first, second, key=lambda link: link.corrections)
    if first.words != second.words and first.corrections == second.corrections:
        newer = Permalink(first.kind, first.id)
    told = max(first.told, second.told, key=len)
    return msgspec.structs.replace(newer, arrival=min(first.arrival, second.arrival), told=told)
