"""Feeds: RSS 2.0, Atom 1.0 (RFC 4287) and JSON Feed 1.1 of one view, with the same entries, ids and text.

The only module that imports feedgen, whose gaps it closes on the finished XML: instants are ours and never "now",
authors without an e-mail address reach RSS as ``dc:creator``, entries keep their order and their language, the hub is
named, and people who open a feed in a browser get a style sheet.
"""

from __future__ import annotations

import copy
import html
import json
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import format_datetime
from typing import Any

import msgspec
from feedgen.entry import FeedEntry as GeneratedEntry
from feedgen.ext.dc import DcEntryExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from briefings import __version__
from briefings.catalog.deferred import Deferred
from briefings.catalog.machines import FeedEntry, FeedView
from briefings.content.sanitize import without_bidi
from briefings.model import Body

FORMATS = ("rss", "atom", "json")
MEDIA_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}

_MOST_KEPT = 2_000
"""Entries that wait for the next feed they stand in."""

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Quotes around an address are optional (HTML Living Standard, 13.1.2.3), and checkers of feeds that look for relative
# addresses by pattern take a quoted full one for one of those. Only addresses that need no quotes lose them.
_QUOTED_ADDRESS = re.compile(r"\s(href|src)=\"(https?://[^\s\"'=<>`]+)\"")
_MARKUP = re.compile(r"<|&(?=#|[A-Za-z])")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Channel(msgspec.Struct, frozen=True):
    """What all feeds of a site have in common.

    Attributes:
        base_url: The site's address with a slash at the end.
        hub: A WebSub hub, or empty.
        stylesheet: Site path of the style sheet for browsers, or empty.
        words: The theme's strings that feeds use (``feed_correction``, ``feed_was``, ``feed_now``, ``feed_read``).
    """

    base_url: str
    site_title: str
    author: str
    email: str
    language: str
    hub: str
    stylesheet: str
    icon: str
    words: Mapping[str, str]


BodyHtml = Callable[[Deferred[Body | None], str], str]


class FeedMaker:
    """Renders feeds; an article that stands in several is worded once.

    Args:
        channel: See `Channel`.
        body_html: Gives an article's body as HTML for feed readers, with addresses below the given one.
    """

    def __init__(self, channel: Channel, body_html: BodyHtml) -> None:
        self._channel, self._body_html = channel, body_html
        self._entries: OrderedDict[int, _Made] = OrderedDict()

    def render(self, view: FeedView, form: str) -> bytes:
        """One feed in one of `FORMATS`."""
        made = [self._made(entry) for entry in view.entries]
        if form == "json":
            return _json(view, self._channel, [one.content for one in made])
        if form == "rss":
            root = etree.fromstring(_generator(view, self._channel, form).rss_str())
            first = root.find("channel")
            first.extend([copy.deepcopy(one.item(self._channel)) for one in made])
            _finish_rss(first, view, self._channel)
        else:
            root = etree.fromstring(_generator(view, self._channel, form).atom_str())
            root.extend([copy.deepcopy(one.entry(self._channel)) for one in made])
            _finish_atom(root, self._channel)
        return _serialized(root, self._channel)

    def _made(self, entry: FeedEntry) -> _Made:
        """An entry with its HTML; the plan has one object for all the feeds that it stands in."""
        made = self._entries.get(id(entry))
        if made is None or made.source is not entry:
            made = _Made(entry, _content(entry, self._channel, self._body_html))
            self._entries[id(entry)] = made
            if len(self._entries) > _MOST_KEPT:
                self._entries.popitem(last=False)
        return made


class _Made:
    """An entry with its HTML, and its XML once it was asked for."""

    def __init__(self, source: FeedEntry, content: str) -> None:
        self.source, self.content = source, content
        self._item: etree._Element | None = None
        self._entry: etree._Element | None = None

    def item(self, channel: Channel) -> etree._Element:
        """As RSS."""
        if self._item is None:
            self._item = _item(self.source, channel, self.content)
        return self._item

    def entry(self, channel: Channel) -> etree._Element:
        """As Atom."""
        if self._entry is None:
            self._entry = _generated(self.source, channel, self.content, "atom").atom_entry()
            if self.source.language != channel.language:
                self._entry.set(_LANG, self.source.language)
        return self._entry


def _content(entry: FeedEntry, channel: Channel, body_html: BodyHtml) -> str:
    """The entry's HTML: a correction, the key points of an edition, or the article itself."""
    pieces: list[str] = []
    if entry.correction:
        rows = ((channel.words["feed_was"], entry.correction.was), (channel.words["feed_now"], entry.correction.now))
        pieces.append(f"<p>{html.escape(entry.correction.what)}</p>")
        pieces += [f"<p><b>{html.escape(name)}</b> {html.escape(value)}</p>" for name, value in rows if value]
    if entry.points:
        rows_html = "".join(
            f'<li>{html.escape(point.text)} (<a href="{html.escape(channel.base_url + point.path)}">'
            f"{html.escape(point.source or point.article or channel.words['feed_read'])}</a>)</li>"
            for point in entry.points
        )
        pieces.append(f"<ul>{rows_html}</ul>")
    if entry.body:
        pieces.append(body_html(entry.body, channel.base_url))
    if not pieces:
        pieces.append(f"<p>{html.escape(entry.summary)}</p>")
    link = html.escape(channel.base_url + entry.path)
    pieces.append(f'<p><a href="{link}">{html.escape(channel.words["feed_read"])}</a></p>')
    return _QUOTED_ADDRESS.sub(r" \1=\2", _clean("\n".join(pieces)))


def _generator(view: FeedView, channel: Channel, form: str) -> FeedGenerator:
    generator = FeedGenerator()
    generator.load_extension("dc", atom=False, rss=True)
    generator.id(view.id)
    generator.title(_clean(view.title))
    generator.subtitle(_description(view.description or view.title, form))
    generator.language(channel.language)
    generator.updated(datetime.fromisoformat(view.updated))
    generator.generator("Briefings", version=__version__)
    generator.author(
        {"name": channel.author or channel.site_title} | ({"email": channel.email} if channel.email else {})
    )
    own = f"{channel.base_url}{view.stem}.{form}"
    generator.link(href=own, rel="self", type=MEDIA_TYPES[form])
    # The home page in every feed: readers take a site's icon, name and base address from this link.
    generator.link(href=channel.base_url, rel="alternate", type="text/html")
    if channel.icon:
        generator.icon(channel.base_url + channel.icon)
    return generator


def _item(entry: FeedEntry, channel: Channel, content: str) -> etree._Element:
    item = _generated(entry, channel, content.replace("]]>", "]]&gt;"), "rss").rss_entry()
    date = item.find("pubDate")
    if date is not None and entry.published:
        date.text = format_datetime(datetime.fromisoformat(entry.published))
    etree.SubElement(item, f"{{{_ATOM}}}updated").text = entry.updated
    return item


def _generated(entry: FeedEntry, channel: Channel, content: str, form: str) -> GeneratedEntry:
    made = GeneratedEntry()
    made.register_extension("dc", DcEntryExtension, atom=False, rss=True)
    made.guid(entry.id, permalink=False)
    made.title(_clean(entry.title))
    made.link(href=channel.base_url + entry.path, rel="alternate", type="text/html")
    made.updated(datetime.fromisoformat(entry.updated))
    if entry.published:
        made.published(datetime.fromisoformat(entry.published))
    made.author({"name": _clean(entry.author)})
    made.category([{"term": _clean(name)} for name in entry.categories])
    made.summary(_description(entry.summary or entry.title, form))
    if form == "rss":
        made.dc.dc_creator(_clean(entry.author))
        made.content(content, type="CDATA")
    else:
        made.content(content, type="html")
    return made


def _description(words: str, form: str) -> str:
    """Plain words as a description: Atom takes them as they are, readers of RSS for HTML (rssboard.org/rss-profile).

    What no reader could take for markup stays as it is, since some take descriptions for plain text nevertheless.
    """
    shown = _clean(words)
    return _MARKUP.sub(lambda match: html.escape(match[0]), shown) if form == "rss" else shown


def _finish_rss(first: etree._Element, view: FeedView, channel: Channel) -> None:
    built = first.find("lastBuildDate")
    if built is not None:
        built.text = format_datetime(datetime.fromisoformat(view.updated))
    if channel.hub:
        first.insert(4, etree.Element(f"{{{_ATOM}}}link", rel="hub", href=channel.hub))
    if channel.email:
        editor = etree.Element("managingEditor")
        editor.text = f"{channel.email} ({channel.author or channel.site_title})"
        first.insert(4, editor)


def _finish_atom(root: etree._Element, channel: Channel) -> None:
    if channel.hub:
        root.insert(3, etree.Element(f"{{{_ATOM}}}link", rel="hub", href=channel.hub))


def _serialized(root: etree._Element, channel: Channel) -> bytes:
    lines = [b"<?xml version='1.0' encoding='UTF-8'?>"]
    if channel.stylesheet:
        lines.append(f'<?xml-stylesheet type="text/css" href="{channel.base_url}{channel.stylesheet}"?>'.encode())
    lines.append(etree.tostring(root, encoding="UTF-8", xml_declaration=False))
    return b"\n".join(lines) + b"\n"


def _json(view: FeedView, channel: Channel, contents: list[str]) -> bytes:
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    author: dict[str, str] = {"name": channel.author or channel.site_title}
    if channel.email:
        author["url"] = f"mailto:{channel.email}"
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "home_page_url": channel.base_url,
        "feed_url": f"{channel.base_url}{view.stem}.json",
        "description": view.description or view.title,
        "language": channel.language,
        "authors": [author],
    }
    if channel.icon:
        feed["favicon"] = channel.base_url + channel.icon
    if channel.hub:
        feed["hubs"] = [{"type": "WebSub", "url": channel.hub}]
    items = zip(view.entries, contents, strict=True)
    feed["items"] = [_json_item(entry, content, channel) for entry, content in items]
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _json_item(entry: FeedEntry, content: str, channel: Channel) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": channel.base_url + entry.path,
        "title": entry.title,
        "content_html": content,
        "summary": entry.summary or entry.title,
        "date_published": entry.published,
        "date_modified": entry.updated if entry.published else None,
        "authors": [{"name": entry.author}],
        "tags": list(dict.fromkeys(entry.categories)),
        "language": entry.language,
    }
    return {key: value for key, value in item.items() if value}


def _clean(words: str) -> str:
    """The words without what XML 1.0 cannot carry (section 2.2)."""
    return without_bidi(_NOT_XML.sub("", words))
