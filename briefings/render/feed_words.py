"""What a feed says, whatever its format: an entry's HTML, and words that XML can carry."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

import msgspec

from briefings.catalog.deferred import Deferred
from briefings.catalog.machines import FeedEntry
from briefings.content.feed_html import unquoted
from briefings.model import Body
from briefings.text import beyond_ascii, without_bidi

_MARKUP = re.compile(r"<|&(?=#|[A-Za-z])")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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


def entry_html(entry: FeedEntry, channel: Channel, body_html: BodyHtml) -> bytes:
    """The entry's HTML: a correction, the key points of an edition, or the article itself; in UTF-8."""
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
    if not pieces and entry.summary:
        pieces.append(f"<p>{html.escape(entry.summary)}</p>")
    link = html.escape(channel.base_url + entry.path)
    pieces.append(f'<p><a href="{link}">{html.escape(channel.words["feed_read"])}</a></p>')
    return _cleaned(unquoted("\n".join(pieces)))


def description(words: str, form: str) -> str:
    """Plain words as a description: Atom takes them as they are, readers of RSS for HTML (rssboard.org/rss-profile).

    What no reader could take for markup stays as it is, since some take descriptions for plain text nevertheless.
    """
    shown = clean(words)
    if form != "rss" or ("<" not in shown and "&" not in shown):
        return shown
    return _MARKUP.sub(lambda match: html.escape(match[0]), shown)


def clean(words: str) -> str:
    """The words without what XML 1.0 cannot carry (section 2.2), and without what turns their direction."""
    if words.isprintable():  # and so neither a control nor a format character, nor half of a surrogate pair
        return words
    return _cleaned(words).decode()


def _cleaned(words: str) -> bytes:
    """The same in UTF-8."""
    data = words.encode(errors="surrogatepass")
    rest = beyond_ascii(data)
    if not rest or rest == _NOT_XML.sub("", without_bidi(rest)):
        return data
    return without_bidi(_NOT_XML.sub("", words)).encode()
