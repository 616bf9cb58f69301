"""What programs read: feeds and the articles' forms for programs, as frozen values (see `briefings.catalog.rows`)."""

from __future__ import annotations

import msgspec

from briefings.catalog.deferred import Deferred
from briefings.catalog.rows import KeyPoint
from briefings.config import ExportForm
from briefings.model import Body, Correction


class FeedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a feed.

    Attributes:
        id: The permanent tag URI.
        published: With the zone that holds, RFC 3339; None where the source states no date.
        updated: RFC 3339: published, last update or last correction, whichever is the latest.
        body: None where rights allow no text; ``base`` of it is the site's full address.
        points: Key points of an edition's entry, in order.
        correction: Of an entry that announces one.
    """

    id: str
    title: str
    path: str
    published: str | None
    updated: str
    author: str
    categories: tuple[str, ...]
    language: str
    summary: str
    body: Deferred[Body | None] | None = None
    points: tuple[KeyPoint, ...] = ()
    correction: Correction | None = None


class FeedView(msgspec.Struct, frozen=True, kw_only=True):
    """One feed, newest entry first; written as ``stem`` + ``.rss``, ``.atom`` and ``.json``.

    Attributes:
        updated: RFC 3339.
        entries: All of them, or, where what they say is costly to come by, none.
        later: The entries in that case.
    """

    title: str
    description: str
    stem: str
    id: str
    home: str
    updated: str
    entries: tuple[FeedEntry, ...]
    later: tuple[Deferred[FeedEntry], ...] = ()

    @property
    def made(self) -> FeedView:
        """The feed with all its entries."""
        if not self.later:
            return self
        return msgspec.structs.replace(self, entries=tuple(entry.value for entry in self.later), later=())


class Export(msgspec.Struct, frozen=True):
    """An article in a form for programs.

    Attributes:
        path: The output file.
        form: What `briefings export` calls it; ``markdown`` is the article's own file.
        article: Path of the article's file, as in `Article.path`.
    """

    path: str
    form: ExportForm
    article: str
