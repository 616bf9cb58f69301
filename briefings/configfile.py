"""Reads ``config.yaml``: every fault is told with its place, and an unknown key gets a suggestion."""

from __future__ import annotations

import codecs
import os
import re
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from briefings import times, yamldoc
from briefings.config import CONFIG_NAME, Config, Site
from briefings.decode import check_characters, decode
from briefings.diagnostics import Place, Report
from briefings.errors import UsageError
from briefings.text import domain_of, is_address, slug_fault, slugify
from briefings.yamldoc import Document

_PLAIN = "/%!$&'()*+,;=:@"
"""What stands in a path as it is (RFC 3986, 3.3), and what is escaped already."""


def load(root: Path, report: Report) -> Site:
    """Reads ``config.yaml`` of the site in ``root``.

    Raises:
        UsageError: if there is no such file, or no site can lie there.
        ContentError: if it has faults; all of them are in the report.
    """
    check_folder(root)
    path = root / CONFIG_NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        remedy = "call this in a site's folder, name one with -C, or make one with: briefings new DIR"
        raise UsageError(f"{root} has no {CONFIG_NAME}; {remedy}") from None
    except OSError as fault:
        raise UsageError(
            f"{path} cannot be read: {fault.strerror}; check that it is a file and its permissions"
        ) from None
    found = _read(data, report)
    report.raise_if_errors()
    if found is None:  # pragma: no cover - whatever is refused is in the report
        raise UsageError(f"{path} could not be read")
    document, config = found
    return Site(root, config, document)


def check_folder(folder: Path) -> None:
    """Ends a command for a site whose folder's path could not be kept in records or told to libraries.

    Raises:
        UsageError: if its bytes are no UTF-8, or the locale takes them for something else.
    """
    try:
        os.fspath(folder).encode()
    except UnicodeEncodeError as fault:
        remedy = "give its folders names in UTF-8, or set LC_ALL=C.UTF-8 where they have"
        raise UsageError(f"the path {fault.object!r} is not UTF-8, and a site's must be; {remedy}") from None


def read(data: bytes, report: Report) -> Config | None:
    """The configuration in these bytes of a ``config.yaml``; None after faults, all of which are in the report."""
    found = _read(data, report)
    return found[1] if found else None


def _read(data: bytes, report: Report) -> tuple[Document, Config] | None:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        place = Place(CONFIG_NAME, data.count(b"\n", 0, fault.start) + 1)
        report.error("unreadable", f"the byte {data[fault.start]:#04x} is not UTF-8", place, "save it as plain UTF-8")
        return None
    document = yamldoc.parse(text, CONFIG_NAME, report)
    config = decode(document, Config, report) if document else None
    if document is None or config is None:
        return None
    _check(document, config, report)
    return document, config


def _check(document: Document, config: Config, report: Report) -> None:
    """What types alone cannot say."""
    site = config.site
    check_characters(document, document.value, report)
    if remedy := _in_ascii(site.url):
        message = f"'site.url' is {site.url!r}, expected an address as programs write it"
        report.error("wrong-value", message, document.place("site", "url"), remedy)
    _check_texts(document, config, report)
    if times.zone_named(site.zone) is None:
        remedy = "write an IANA name such as Europe/Berlin, or UTC"
        report.error("wrong-value", f"{site.zone!r} is no time zone", document.place("site", "zone"), remedy)
    if not re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", site.language):
        remedy = "write a tag such as en or en-GB"
        report.error("wrong-value", f"{site.language!r} is no language tag", document.place("site", "language"), remedy)
    for key, value, low, high in (
        (("site", "since"), site.since, 1900, date.max.year),
        (("feeds", "limit"), config.feeds.limit, 1, 1000),
        (("key_points",), config.key_points, 1, 6),
    ):
        if not low <= value <= high:
            name = ".".join(key)
            report.error("wrong-value", f"'{name}' is {value}, expected {low} to {high}", document.place(*key))
    _check_slugs(document, config, report)
    _check_output(document, config, report)
    _check_desk(document, config, report)


def _check_desk(document: Document, config: Config, report: Report) -> None:
    """What concerns conversion and review."""
    if not _is_match(r"spacy|[^\W\d]\w*(\.[^\W\d]\w*)*:[^\W\d]\w*(\.[^\W\d]\w*)*", config.annotator):
        message = f"'annotator' is {config.annotator!r}, expected spacy or package.module:factory"
        report.error("wrong-value", message, document.place("annotator"), "write spacy, or name a function of yours")
    for name in ("doubtful_below", "propose_below"):
        value = getattr(config.review, name)
        if not 0 <= value <= 1:
            message = f"'review.{name}' is {value}, expected 0 to 1"
            report.error("wrong-value", message, document.place("review", name))


def _check_texts(document: Document, config: Config, report: Report) -> None:
    """Texts that go into addresses, ids and feeds."""
    site, hub = config.site, config.feeds.hub
    web = "write it like https://example.org/ or https://example.org/digest/"
    for path, value, good, wanted, remedy in (
        (("site", "title"), site.title, bool(site.title.strip()), "the site's name", "write a few words"),
        (("site", "url"), site.url, is_address(site.url), "a full web address", web),
        (("feeds", "hub"), hub, _leads(hub), "a full web address", "take it from the hub's own page"),
        (
            ("site", "email"),
            site.email,
            not site.email or _is_match(r"[^\s@<>\"]+@[^\s@<>\"]+", site.email),
            "an address",
            "",
        ),
        (
            ("site", "authority"),
            site.authority,
            not site.authority or _is_match(r"(?a:([\w.+-]+@)?[\w-]+(\.[\w-]+)*)", site.authority),
            "a domain",
            "write it like example.org (RFC 4151)",
        ),
        (
            ("theme",),
            config.theme,
            _is_match(r"[\w-][\w.-]*", config.theme),
            "a theme's name",
            "name a folder of themes/",
        ),
        *(
            (("sources", key, "url"), source.url, _leads(source.url), "a full web address", web)
            for key, source in config.sources.items()
        ),
    ):
        if not good:
            name = ".".join(path)
            report.error("wrong-value", f"{name!r} is {value!r}, expected {wanted}", document.place(*path), remedy)


def _leads(address: str) -> bool:
    """Whether it is a web address, with a query or without; none at all is fine."""
    place, _, query = address.partition("?")
    return not address or (is_address(place) and _is_match(r"[^\s\"#<>\\^`{|}]*", query))


def _in_ascii(address: str) -> str:
    """What to write for an address with other letters: feeds and sitemaps hold URIs (RFC 3986), and ids domains."""
    if address.isascii() or not is_address(address):
        return ""
    parts, host = urlsplit(address), domain_of(address)
    place = f"{host}:{parts.port}" if parts.port else host
    return f"write {urlunsplit((parts.scheme, place, quote(parts.path, safe=_PLAIN), '', ''))}"


def _is_match(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text) is not None


def _check_slugs(document: Document, config: Config, report: Report) -> None:
    for section, keys in (("topics", config.topics), ("sources", config.sources)):
        for key in keys:
            if wrong := slug_fault(key):
                remedy = f"write {slugify(key)!r} and give the shown name as 'name'"
                report.error("wrong-value", f"{key!r} {wrong}", document.key_place(section, key), remedy)


def _check_output(document: Document, config: Config, report: Report) -> None:
    path = Path(config.output)
    inside = [part for part in path.parts if part != "."]
    if (
        path.is_absolute()
        or not inside
        or ".." in inside
        or inside[0] in {"content", "themes", ".briefings", "briefings"}
    ):
        remedy = "write a folder of its own, such as public; another place is named with --output"
        report.error("wrong-value", f"'output' is {config.output!r}", document.place("output"), remedy)
