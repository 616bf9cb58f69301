"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), in pieces: a feed without its items, and each item."""

from __future__ import annotations

from typing import Any

import msgspec

from briefings.catalog.machines import FeedEntry, FeedView
from briefings.render.feed_words import Channel, clean


def json_frame(view: FeedView, channel: Channel) -> tuple[bytes, bytes, bytes]:
    """What stands before, between and after the items of a feed."""
    author: dict[str, str] = {"name": channel.author or channel.site_title}
    if channel.email:
        author["url"] = f"mailto:{channel.email}"
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(view.title),
        "home_page_url": channel.base_url,
        "feed_url": f"{channel.base_url}{view.stem}.json",
        "description": clean(view.description or view.title),
        "language": channel.language,
        "authors": [author],
    }
    if channel.icon:
        feed["favicon"] = channel.base_url + channel.icon
    if channel.hub:
        feed["hubs"] = [{"type": "WebSub", "url": channel.hub}]
    head = _indented(feed).removesuffix(b"\n}") + b',\n "items": ['
    if not view.entries:
        return head + b"]", b"", b"\n}\n"
    return head + b"\n  ", b",\n  ", b"\n ]\n}\n"


def json_item(entry: FeedEntry, content: str, channel: Channel) -> bytes:
    """An item as it stands in a feed; ``content`` is its HTML."""
    item: dict[str, Any] = {
        "id": entry.id,
        "url": channel.base_url + entry.path,
        "title": clean(entry.title),
        "content_html": content,
        "summary": clean(entry.summary or entry.title),
        "date_published": entry.published,
        "date_modified": entry.updated if entry.published else None,
        "authors": [{"name": clean(entry.author)}],
        "tags": list(dict.fromkeys(map(clean, entry.categories))),
        "language": entry.language,
    }
    stated = {key: value for key, value in item.items() if value}
    return _indented(stated).replace(b"\n", b"\n  ")  # as deep as it stands in the feed


def _indented(value: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1)
