"""The head of each page, and the feeds that go with it."""

from __future__ import annotations

from briefings.catalog.rows import FeedLink, Head, Link

Listed = tuple[str, str | None]
"""A page in the list for search engines: its site path, and the day of the newest thing on it."""


def head(  # noqa: PLR0913 - all but three are rare and named
    path: str,
    kind: str,
    title: str,
    *,
    under: tuple[Link, ...] = (),
    description: str = "",
    updated: str | None = None,
    feeds: tuple[FeedLink, ...] = (),
    source: str | None = None,
    index: bool = True,
) -> Head:
    """A page's head.

    Args:
        path: Site path of the page.
        kind: Name of its view in lower case, without ``view``.
        title: Plain text.
        under: The pages between home and this one.
        description: One or two sentences of plain text.
        updated: The newest time on the page (`briefings.times`); cut to its day.
        feeds: To announce besides the site's own.
        source: The page's Markdown source.
        index: Whether search engines may list it.
    """
    return Head(
        path=path,
        kind=kind,
        title=title,
        description=description,
        updated=day_told(updated),
        crumbs=under,
        feeds=feeds,
        source=source,
        index=index,
    )


def day_told(updated: str | None) -> str | None:
    """The day of the newest time on a page, where that names one."""
    return updated[:10] if updated and len(updated) >= len("2016-04-21") else None


def listed(head: Head) -> Listed | None:
    """A page as search engines are told of it, if they are."""
    return (head.path, head.updated) if head.index and head.kind != "redirect" else None
