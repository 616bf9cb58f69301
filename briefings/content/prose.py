"""The editor's own files: story notes, editions, pages. Each is a small front matter and standard Markdown."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, TypeVar

import msgspec

from briefings import times
from briefings.content import dangling, frontmatter, schema
from briefings.content.bounds import too_much
from briefings.content.markdown import Convert, MarkdownFault
from briefings.content.places import Faults
from briefings.content.texts import normalized
from briefings.diagnostics import Report
from briefings.model import HandEdition, OwnLink, Page, StoryNote, StoryStatus
from briefings.yamldoc import Document

T = TypeVar("T", bound=msgspec.Struct)


class StoryHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The front matter of a story's file; see `briefings.model.StoryNote`."""

    title: str | None = None
    pinned: bool = False
    aliases: tuple[str, ...] = ()
    merged_into: str | None = None
    status: tuple[StoryStatus, ...] = ()


class EditionHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The front matter of an edition's file; see `briefings.model.HandEdition`."""

    title: str
    published: str
    slug: str | None = None
    summary: str = ""
    draft: bool = False
    publish_after: str | None = None
    expires: str | None = None
    aliases: tuple[str, ...] = ()


class PageHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The front matter of a page's file; see `briefings.model.Page`."""

    title: str
    slug: str | None = None
    summary: str = ""
    menu: bool = True
    aliases: tuple[str, ...] = ()


class _Parts(msgspec.Struct, frozen=True):
    head: Any
    document: Document
    markup: str
    line: int
    links: tuple[OwnLink, ...]


def read_story(text: str, path: str, report: Report, convert: Convert) -> StoryNote | None:
    """Reads a story's file; its slug is the file's stem. None where the report has taken an error."""
    before = report.count("error")
    parts = _parted(text, path, StoryHead, report, convert)
    slug = PurePosixPath(path).stem
    if parts is None:
        return None
    fault = schema.faults_of(parts.document, report)
    schema.check_slug(slug, (), fault)
    schema.check_line(parts.head.title, ("title",), fault)
    schema.check_aliases(parts.head.aliases, fault)
    if parts.head.merged_into is not None:
        schema.check_slug(parts.head.merged_into, ("merged_into",), fault)
    schema.check_status(parts.head.status, fault)
    if report.count("error") > before:
        return None
    head = parts.head
    status = tuple(sorted(head.status, key=lambda one: one.on, reverse=True))
    return StoryNote(
        slug, head.title, parts.markup, head.pinned, head.aliases, path, status, head.merged_into, parts.links
    )


def read_edition(text: str, path: str, report: Report, convert: Convert) -> HandEdition | None:
    """Reads an edition's file. None where the report has taken an error."""
    before = report.count("error")
    parts = _parted(text, path, EditionHead, report, convert)
    if parts is None:
        return None
    head = parts.head
    slug, fault = _named(parts, path, report)
    if not (times.is_value(head.published) and times.precision(head.published) == "day"):
        fault(f"'published' is {head.published!r}, which is no day", ("published",), 'write it like "2019-05-07"')
    schema.check_release(head.publish_after, head.expires, fault)
    schema.check_aliases(head.aliases, fault)
    if report.count("error") > before:
        return None
    return HandEdition(
        slug=slug,
        title=head.title,
        published=head.published,
        summary=head.summary,
        markup=parts.markup,
        draft=head.draft,
        path=path,
        line=parts.line,
        publish_after=head.publish_after,
        expires=head.expires,
        aliases=head.aliases,
        links=parts.links,
    )


def read_page(text: str, path: str, report: Report, convert: Convert) -> Page | None:
    """Reads a page's file. None where the report has taken an error."""
    before = report.count("error")
    parts = _parted(text, path, PageHead, report, convert)
    if parts is None:
        return None
    head = parts.head
    slug, fault = _named(parts, path, report)
    schema.check_aliases(head.aliases, fault)
    if report.count("error") > before:
        return None
    return Page(slug, head.title, head.summary, parts.markup, head.menu, path, head.aliases, parts.links)


def links_of(text: str, path: str, report: Report, convert: Convert) -> tuple[OwnLink, ...]:
    """The links into the site of a file's Markdown, below front matter that is sound; reports as `check_markup`."""
    head = frontmatter.split(normalized(text), path, report)
    return check_markup(head.body, Faults(path, head.body, head.body_line, report), convert) if head else ()


def check_markup(body: str, faults: Faults, convert: Convert) -> tuple[OwnLink, ...]:
    """Reports Markdown that cannot be rendered, and links that can lead nowhere; those into the site come back."""
    found = too_much(body)
    if found:
        faults.error("too-complex", found.message, found.at, found.remedy)
        return ()
    try:
        return dangling.check_prose(body, faults, convert)
    except MarkdownFault as fault:
        faults.error("too-complex", str(fault), 0, "make it flat")
        return ()


def _named(parts: _Parts, path: str, report: Report) -> tuple[str, schema.Fault]:
    """The slug of an edition or page, checked with its title, and what reports more faults of its front matter."""
    slug = parts.head.slug or PurePosixPath(path).stem
    fault = schema.faults_of(parts.document, report)
    schema.check_slug(slug, ("slug",), fault)
    schema.check_line(parts.head.title, ("title",), fault)
    return slug, fault


def _parted(text: str, path: str, kind: type[T], report: Report, convert: Convert) -> _Parts | None:
    head = frontmatter.split(normalized(text), path, report)
    if head is None:
        return None
    values = frontmatter.read(head.document, kind, report) if head.document else None
    faults = Faults(path, head.body, head.body_line, report)
    links = check_markup(head.body, faults, convert) if head.body.strip() else ()
    if values is None or head.document is None:
        return None
    above = head.body[: len(head.body) - len(head.body.lstrip())].count("\n")
    return _Parts(values, head.document, head.body.strip(), head.body_line + above, links)
