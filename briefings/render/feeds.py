"""Feeds: RSS 2.0, Atom 1.0 (RFC 4287) and JSON Feed 1.1 of one view, with the same entries, ids and text.

The only module that imports feedgen, whose gaps it closes on the finished XML: instants are ours and never "now",
authors without an e-mail address reach RSS as ``dc:creator``, entries keep their order and their language, the hub is
named, and people who open a feed in a browser get a style sheet.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec
from feedgen.entry import FeedEntry as GeneratedEntry
from feedgen.ext.dc import DcEntryExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from briefings import __version__
from briefings.catalog.machines import FeedEntry, FeedView
from briefings.render.feed_json import json_frame, json_item
from briefings.render.feed_values import (
    MARKED_CONTENT,
    MARKED_ENTRY,
    MARKED_VIEW,
    MOST_MARKED,
    entry_values,
    frame_values,
    instant,
)
from briefings.render.feed_words import BodyHtml, Channel, clean, description, entry_html
from briefings.render.molds import Mold

__all__ = ["FORMATS", "MEDIA_TYPES", "Channel", "FeedMaker"]

FORMATS = ("rss", "atom", "json")
MEDIA_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}

_MOST_KEPT = 24_000_000
"""Bytes of entries that wait for the next feed they stand in."""
_HTML = "html"

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class FeedMaker:
    """Renders feeds; an article that stands in several is worded once.

    Args:
        channel: See `Channel`.
        body_html: Gives an article's body as HTML for feed readers, with addresses below the given one.
    """

    def __init__(self, channel: Channel, body_html: BodyHtml) -> None:
        self._channel, self._body_html = channel, body_html
        self._molds = _Molds(channel)
        self._entries: OrderedDict[str, _Made] = OrderedDict()
        self._kept = 0
        self._last: tuple[FeedView, FeedView] | None = None

    def render(self, view: FeedView, form: str) -> bytes:
        """One feed in one of `FORMATS`; its entries are made once for formats that are asked for one after another."""
        if self._last is None or self._last[0] is not view:
            self._last = view, view.made
        made = self._last[1]
        head, between, tail = self._molds.frame(made, form)
        return head + between.join([self._entry(entry, form) for entry in made.entries]) + tail

    def _entry(self, entry: FeedEntry, form: str) -> bytes:
        """An entry as it stands in a feed."""
        made = self._made(entry)
        if form not in made.forms:
            self._keep(made, form, self._written(entry, made.forms[_HTML], form))
            if made.forms.keys() >= set(FORMATS):
                self._kept -= len(made.forms.pop(_HTML))
        return made.forms[form]

    def _written(self, entry: FeedEntry, content: bytes, form: str) -> bytes:
        if form == "json":
            return json_item(entry, content.decode(), self._channel)
        return self._molds.entry(entry, content, form)

    def _made(self, entry: FeedEntry) -> _Made:
        """An entry with its HTML; what was asked for longest ago is forgotten when much is kept."""
        made = self._entries.get(entry.id)
        if made is not None and (made.source is entry or made.source == entry):
            self._entries.move_to_end(entry.id)
            return made
        self._forget(entry.id)
        made = self._entries[entry.id] = _Made(entry, {})
        self._keep(made, _HTML, entry_html(entry, self._channel, self._body_html))
        while self._kept > _MOST_KEPT and len(self._entries) > 1:
            self._forget(next(iter(self._entries)))
        return made

    def _keep(self, made: _Made, form: str, words: bytes) -> None:
        made.forms[form] = words
        self._kept += len(words)

    def _forget(self, name: str) -> None:
        made = self._entries.pop(name, None)
        if made:
            self._kept -= sum(map(len, made.forms.values()))


class _Made(NamedTuple):
    """An entry in each format that it was asked for, and as HTML until it is there in all of them."""

    source: FeedEntry
    forms: dict[str, bytes]


class _Molds:
    """What feedgen makes of feeds and entries, once for each shape that they have.

    Two feeds of a site differ in a few words, and so do two entries: the library is asked once, with marks for words.
    """

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._frames: dict[str, Mold] = {}
        self._entries: dict[tuple[object, ...], Mold] = {}

    def frame(self, view: FeedView, form: str) -> tuple[bytes, bytes, bytes]:
        """What stands before, between and after a feed's entries."""
        if form == "json":
            return json_frame(view, self._channel)
        values = frame_values(view, form)
        if not all(values.values()):
            written = _serialized(_frame(view, self._channel, form), self._channel).encode()
        else:
            if form not in self._frames:
                marked = _serialized(_frame(MARKED_VIEW, self._channel, form), self._channel)
                self._frames[form] = Mold(marked, _decoded(frame_values(MARKED_VIEW, form)))
            written = self._frames[form].fill(values)
        tail = _TAILS[form].encode()
        return written.removesuffix(tail), b"", tail

    def entry(self, entry: FeedEntry, content: bytes, form: str) -> bytes:
        """An entry as RSS or Atom; ``content`` is its HTML."""
        values = entry_values(entry, content, form)
        if len(entry.categories) > MOST_MARKED or not all(values.values()):
            return self._fragment(entry, content.decode(), form).encode()
        foreign = entry.language != self._channel.language
        shape = form, entry.published is None, len(entry.categories), foreign
        if shape not in self._entries:
            marked = msgspec.structs.replace(
                MARKED_ENTRY,
                published=MARKED_ENTRY.published if entry.published else None,
                categories=MARKED_ENTRY.categories[: len(entry.categories)],
                language=MARKED_ENTRY.language if foreign else self._channel.language,
            )
            marks = _decoded(entry_values(MARKED_ENTRY, MARKED_CONTENT.encode(), form))
            self._entries[shape] = Mold(self._fragment(marked, MARKED_CONTENT, form), marks)
        return self._entries[shape].fill(values)

    def _fragment(self, entry: FeedEntry, content: str, form: str) -> str:
        """An entry as lxml writes it inside a feed."""
        root = _frame(MARKED_VIEW, self._channel, form)
        before = len(_serialized(root, self._channel)) - len(_TAILS[form])
        if form == "rss":
            root[0].append(_item(entry, self._channel, content))
        else:
            root.append(_atom_entry(entry, self._channel, content))
        return _serialized(root, self._channel)[before : -len(_TAILS[form])]


def _decoded(values: Mapping[str, bytes]) -> dict[str, str]:
    return {field: words.decode() for field, words in values.items()}


def _generator(view: FeedView, channel: Channel, form: str) -> FeedGenerator:
    generator = FeedGenerator()
    generator.load_extension("dc", atom=False, rss=True)
    generator.id(view.id)
    generator.title(clean(view.title))
    generator.subtitle(description(view.description or view.title, form))
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
        date.text = instant(entry.published, "rss").decode()
    etree.SubElement(item, f"{{{_ATOM}}}updated").text = entry.updated
    return item


def _generated(entry: FeedEntry, channel: Channel, content: str, form: str) -> GeneratedEntry:
    made = GeneratedEntry()
    made.register_extension("dc", DcEntryExtension, atom=False, rss=True)
    made.guid(entry.id, permalink=False)
    made.title(clean(entry.title))
    made.link(href=channel.base_url + entry.path, rel="alternate", type="text/html")
    made.updated(datetime.fromisoformat(entry.updated))
    if entry.published:
        made.published(datetime.fromisoformat(entry.published))
    made.author({"name": clean(entry.author)})
    made.category([{"term": clean(name)} for name in entry.categories])
    made.summary(description(entry.summary or entry.title, form))
    if form == "rss":
        made.dc.dc_creator(clean(entry.author))
        made.content(content, type="CDATA")
    else:
        made.content(content, type="html")
    return made


def _atom_entry(entry: FeedEntry, channel: Channel, content: str) -> etree._Element:
    made = _generated(entry, channel, content, "atom").atom_entry()
    if entry.language != channel.language:
        made.set(_LANG, entry.language)
    return made


def _frame(view: FeedView, channel: Channel, form: str) -> etree._Element:
    """A feed without its entries."""
    generator = _generator(view, channel, form)
    if form == "rss":
        root = etree.fromstring(generator.rss_str())
        _finish_rss(root.find("channel"), view, channel)
    else:
        root = etree.fromstring(generator.atom_str())
        _finish_atom(root, channel)
    return root


def _finish_rss(first: etree._Element, view: FeedView, channel: Channel) -> None:
    built = first.find("lastBuildDate")
    if built is not None:
        built.text = instant(view.updated, "rss").decode()
    if channel.hub:
        first.insert(4, etree.Element(f"{{{_ATOM}}}link", rel="hub", href=channel.hub))
    if channel.email:
        editor = etree.Element("managingEditor")
        editor.text = f"{channel.email} ({channel.author or channel.site_title})"
        first.insert(4, editor)


def _finish_atom(root: etree._Element, channel: Channel) -> None:
    if channel.hub:
        root.insert(3, etree.Element(f"{{{_ATOM}}}link", rel="hub", href=channel.hub))


def _serialized(root: etree._Element, channel: Channel) -> str:
    lines = ["<?xml version='1.0' encoding='UTF-8'?>"]
    if channel.stylesheet:
        lines.append(f'<?xml-stylesheet type="text/css" href="{channel.base_url}{channel.stylesheet}"?>')
    lines.append(etree.tostring(root, encoding="UTF-8", xml_declaration=False).decode())
    return "\n".join(lines) + "\n"


_TAILS = {"rss": "</channel></rss>\n", "atom": "</feed>\n"}
