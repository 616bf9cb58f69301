"""The words of a feed and of its entries, by the fields of the molds that they are filled into."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache

from briefings.catalog.machines import FeedEntry, FeedView
from briefings.render.feed_words import clean, description
from briefings.render.molds import mark

MOST_MARKED = 32
"""An entry with more categories than this is written without a mold."""
_CATEGORIES = tuple(f"category{number}" for number in range(MOST_MARKED))

MARKED_VIEW = FeedView(
    title=mark("title"),
    description=mark("description"),
    stem=mark("stem"),
    id=mark("id"),
    home="",
    updated="1901-01-01T01:01:01+00:00",
    entries=(),
)
MARKED_ENTRY = FeedEntry(
    id=mark("id"),
    title=mark("title"),
    path=mark("path"),
    published="1902-02-02T02:02:02+00:00",
    updated="1903-03-03T03:03:03+00:00",
    author=mark("author"),
    categories=tuple(map(mark, _CATEGORIES)),
    language=mark("language"),
    summary=mark("summary"),
)
MARKED_CONTENT = mark("content")
"""A feed, an entry and its HTML with marks for all their words; an instant is its own mark."""


def frame_values(view: FeedView, form: str) -> dict[str, bytes]:
    """What takes the place of the marks of a feed."""
    return {
        "id": view.id.encode(),
        "title": clean(view.title).encode(),
        "description": description(view.description or view.title, form).encode(),
        "stem": view.stem.encode(),
        "updated": instant(view.updated, form),
    }


def entry_values(entry: FeedEntry, content: bytes, form: str) -> dict[str, bytes]:
    """What takes the place of the marks of an entry."""
    values = {
        "id": entry.id.encode(),
        "title": clean(entry.title).encode(),
        "path": entry.path.encode(),
        "author": _name(entry.author),
        "language": entry.language.encode(),
        "summary": description(entry.summary or entry.title, form).encode(),
        "content": content.replace(b"]]>", b"]]&gt;") if form == "rss" else content,
        "updated": entry.updated.encode() if form == "rss" else instant(entry.updated, form),
    }
    if entry.published:
        values["published"] = instant(entry.published, form)
    for field, name in zip(_CATEGORIES, entry.categories, strict=False):
        values[field] = _name(name)
    return values


@lru_cache(maxsize=1 << 10)
def _name(name: str) -> bytes:
    """Of an author or a topic, which many entries have in common."""
    return clean(name).encode()


@lru_cache(maxsize=1 << 10)  # an article stands in several feeds, and most are updated when they are published
def instant(value: str, form: str) -> bytes:
    """RFC 3339 as the format writes an instant."""
    when = datetime.fromisoformat(value)
    return (format_datetime(when) if form == "rss" else when.isoformat()).encode()
