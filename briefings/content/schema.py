"""What types alone cannot say of a front matter: dates that exist, slugs that are slugs, addresses that are safe."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC
from typing import get_args
from urllib.parse import urlsplit

from briefings import times
from briefings.decode import control_in
from briefings.diagnostics import Report
from briefings.model import DamageKind, EntityKind, FrontMatter, StoryStatus
from briefings.text import slug_fault, slugify
from briefings.yamldoc import Document, Path

_MOST_LINE = 2_000
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_ID = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:[\w.~%:/?#\[\]@!$&'()*+,;=\-]{1,500}", re.ASCII)
"""A URI, as feeds ask for it (RFC 3986)."""
_HASH = re.compile(r"[0-9a-f]{64}")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
_BY = re.compile(r"\S+ (?:0|1|[01]?\.\d+)")
_SITE_PATH = re.compile(r"/?(?:[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*/)*(?:[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*)?")

Fault = Callable[[str, Path, str], None]


def check_article(meta: FrontMatter, document: Document, report: Report) -> None:
    """Reports every value of an article's front matter that cannot be right."""
    fault = faults_of(document, report)
    check_slug(meta.slug, ("slug",), fault)
    if not _ID.fullmatch(meta.id):
        fault(f"'id' is {meta.id!r}, expected an address such as tag:example.org,2019-05-07:port-talks", ("id",), "")
    if not _LANGUAGE.fullmatch(meta.language):
        fault(f"{meta.language!r} is no language tag", ("language",), "write a tag such as en or en-GB")
    for key, value in (("published", meta.published), ("updated", meta.updated)):
        if value is not None and not times.is_value(value):
            fault(
                f"'{key}' is {value!r}, which is no date", (key,), 'write "2019-05-07" or "2019-05-07T16:30", or null'
            )
    if meta.zone is not None and times.zone_named(meta.zone) is None:
        fault(
            f"{meta.zone!r} is no time zone", ("zone",), "write an IANA name such as Asia/Karachi, an offset, or null"
        )
    for key, line in (("title", meta.title), ("summary", meta.summary), ("source", meta.source.byline)):
        check_line(line, (key,), fault)
    if meta.story is not None:
        check_slug(meta.story, ("story",), fault)
    for index, topic in enumerate(meta.topics):
        check_slug(topic, ("topics", index), fault)
    _check_days(meta, fault)
    check_release(meta.publish_after, meta.expires, fault)
    _check_source(meta, fault)
    check_aliases(meta.aliases, fault)
    _check_proposals(meta, fault)
    _check_shown(meta, fault)


def faults_of(document: Document, report: Report) -> Fault:
    """A function that reports a wrong value at a path of the document."""

    def fault(message: str, path: Path, remedy: str) -> None:
        report.error("wrong-value", message, document.place(*path), remedy)

    return fault


def check_slug(slug: str, path: Path, fault: Fault) -> None:
    """Reports what is no slug: few ASCII lower case letters and digits, parted by single hyphens."""
    if wrong := slug_fault(slug):
        fault(f"{_clip(slug)} {wrong}", path, f"write {slugify(slug)!r}")


def check_line(line: str | None, path: Path, fault: Fault) -> None:
    """Reports text that is blank, too long, or not on one line."""
    if line is None:
        return
    name = path[0]
    if not line.strip():
        fault(f"'{name}' is blank", path, "write null where the source states none")
    elif len(line) > _MOST_LINE:
        fault(f"'{name}' has {len(line):,} characters, and {_MOST_LINE:,} is the most", path, "shorten it")
    elif not line.isprintable() and (control := _CONTROL.search(line)):  # most are, which is quicker to see
        fault(
            f"'{name}' holds a line break or control character (U+{ord(control[0]):04X})", path, "write it on one line"
        )


def check_aliases(aliases: tuple[str, ...], fault: Fault) -> None:
    """Reports earlier addresses that are no paths within the site."""
    for index, alias in enumerate(aliases):
        if not _SITE_PATH.fullmatch(alias) or not alias.strip("/"):
            fault(f"the alias {_clip(alias)} is no path on this site", ("aliases", index), "write it like old/address/")


def check_status(status: Sequence[StoryStatus], fault: Fault) -> None:
    """Reports a judgement on a story that has no day or no reason, and two of one day."""
    days: set[str] = set()
    for index, one in enumerate(status):
        at: Path = ("status", index)
        if not (times.is_value(one.on) and times.precision(one.on) == "day"):
            fault(f"{one.on!r} is no day", (*at, "on"), 'write it like "2019-05-07"')
        if not one.reason.strip():
            fault("the reason is blank, and no status goes out without one", (*at, "reason"), "say why, in a sentence")
        elif _CONTROL.search(one.reason):
            fault("the reason holds a line break or control character", (*at, "reason"), "write it on one line")
        if one.on in days:
            fault(f"'status' has two entries for {one.on}", (*at, "on"), "keep one of them")
        days.add(one.on)


def check_release(publish_after: str | None, expires: str | None, fault: Fault) -> None:
    """Reports moments of release that are none, and an end that does not come after the beginning."""
    sound = []
    for key, value in (("publish_after", publish_after), ("expires", expires)):
        if value is None:
            continue
        if times.is_value(value) and times.precision(value) in {"day", "minute"}:
            sound.append(value)
        else:
            fault(f"'{key}' is {value!r}, which is no moment", (key,), 'write "2019-05-07" or "2019-05-07T16:30"')
    both = [(times.first_instant(value, UTC), times.names_zone(value)) for value in sound]
    if len(both) > 1 and both[1][0] <= both[0][0] and both[0][1] == both[1][1]:
        fault("it expires before it goes out", ("expires",), "give a moment after 'publish_after'")


def check_address(address: str, path: Path, fault: Fault) -> None:
    """Reports what is no full web address."""
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        is_web = False
    if not is_web or _CONTROL.search(address) or " " in address:
        fault(f"{_clip(address)} is no web address", path, "write it in full, like https://example.org/page")


def _check_days(meta: FrontMatter, fault: Fault) -> None:
    days: list[tuple[Path, str | None]] = [(("review", "on"), meta.review.on)]
    days += [(("corrections", index, "on"), item.on) for index, item in enumerate(meta.corrections)]
    for path, day in days:
        if day is not None and not (times.is_value(day) and times.precision(day) == "day"):
            fault(f"{day!r} is no day", path, 'write it like "2019-05-07"')
    if meta.review.state != "machine" and not meta.review.by:
        fault(f"'review' says {meta.review.state} and not by whom", ("review",), "add by: NAME")


def _check_shown(meta: FrontMatter, fault: Fault) -> None:
    """Reports control characters, which escapes in double quotes can write, in what pages show as it is."""
    texts: list[tuple[Path, str | None]] = [
        (("review", "by"), meta.review.by),
        (("source", "publisher"), meta.source.publisher),
        (("source", "extractor"), meta.source.extractor),
    ]
    texts += [(("source", "credits", index), credit) for index, credit in enumerate(meta.source.credits)]
    for index, item in enumerate(meta.corrections):
        texts += [(("corrections", index, key), getattr(item, key)) for key in ("what", "was", "now")]
    for path, text in texts:
        if text and (found := control_in(text)):
            name = ".".join(map(str, path))
            fault(f"'{name}' holds the control character {found}", path, "take it out")


def _check_source(meta: FrontMatter, fault: Fault) -> None:
    for key, value in (("sha256", meta.source.sha256), ("text_sha256", meta.source.text_sha256)):
        if not _HASH.fullmatch(value):
            fault(f"'source.{key}' is {_clip(value)}, expected 64 hexadecimal digits", ("source", key), "restore it")
    if meta.source.url is not None:
        check_address(meta.source.url, ("source", "url"), fault)
    if not meta.source.file or _CONTROL.search(meta.source.file):
        fault("'source.file' names no file", ("source", "file"), "write the raw file's path below content/inbox/")


def _check_proposals(meta: FrontMatter, fault: Fault) -> None:
    """What nobody has decided is no part of the article, but a review must be able to show it."""
    for index, item in enumerate(meta.proposed):
        path: Path = ("proposed", index)
        if not _BY.fullmatch(item.by):
            fault(f"'by' is {_clip(item.by)}, expected a rule and its confidence", path, "write it like: ner 0.54")
        if not item.exact.strip() or item.at < 0:
            fault("the proposal doesn't say which words it is about", path, "delete it")
        kinds = {"entity": get_args(EntityKind), "damage": get_args(DamageKind)}.get(item.what, (None,))
        if item.kind not in kinds:
            wanted = ", ".join(map(str, kinds)) if kinds[0] else "none"
            fault(f"'kind' of a proposed {item.what} is {item.kind!r}, expected {wanted}", path, "mend or delete it")
        for words in (item.name, *item.aliases, *item.roles):
            check_line(words, ("proposed", index, "name"), fault)
        if item.value is not None and item.value != times.UNRESOLVED and not times.is_value(item.value):
            fault(f"{item.value!r} is no date", path, "mend or delete it")


def _clip(value: str) -> str:
    return repr(value if len(value) <= 60 else value[:57] + "…")  # noqa: PLR2004 - a line's worth
