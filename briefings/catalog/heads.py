"""The head of each page, and the feeds that go with it."""

from __future__ import annotations

from briefings.catalog.rows import FeedLink, Head, Link


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
    day = updated[:10] if updated and len(updated) >= len("2016-04-21") else None
    return Head(
        path=path,
        kind=kind,
        title=title,
        description=description,
        updated=day,
        crumbs=under,
        feeds=feeds,
        source=source,
        index=index,
    )
