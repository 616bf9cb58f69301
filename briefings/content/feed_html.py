"""An article's body as feed readers take it: full text, absolute links, notes inlined in parentheses.

Readers drop classes, ids, ``span``, ``mark`` and ``details``, and break links within a page, so a note follows the
words it is about, told with ``cite``, ``time`` and ``q`` alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from briefings import times
from briefings.content.pieces import parted
from briefings.content.weave import Insert, Loom, Wrap, escape, in_order
from briefings.model import Body, Note, Piece
from briefings.phrases import Phrase

_ID = re.compile(r' id="[^"]*"')
# Quotes around an address are optional (HTML Living Standard, 13.1.2.3), and checkers of feeds that look for relative
# addresses by pattern take a quoted full one for one of those. Only addresses that need no quotes lose them.
# What a search begins with stands first in the pattern, and what must be before that behind it: so it is found at once.
_QUOTED_ADDRESS = re.compile(r'="http(?:(?<=\shref="http)|(?<=\ssrc="http))(s?://[^\s"\'=<>`]+)"')


class NoteWords(NamedTuple):
    """How notes are worded behind the words that they are about."""

    editor: Phrase
    credit: Phrase
    damage: Phrase
    voice: Phrase
    via: Phrase
    reported: str
    damage_kinds: Mapping[str, str]


def render_feed(body: Body, base_url: str, words: NoteWords) -> str:
    """The whole body as HTML for a feed.

    Args:
        body: From `body.body_of`, made with the site's address as its base.
        base_url: That address, with a slash at its end.
        words: What notes are told with.
    """
    wraps = in_order(_wraps(body, base_url))
    inserts = [
        Insert(marker.at, inlined)
        for marker, note in zip(body.markers, body.notes, strict=True)
        if (inlined := _inlined(note, base_url, words))
    ]
    loom = Loom(body.text, wraps, inserts, base_url)
    return "\n".join(loom.weave(_without_ids(parted(piece))) for piece in body.pieces)


def _without_ids(piece: Piece) -> Piece:
    tags = tuple([_without_id(tag) if " id=" in tag else tag for tag in piece.tags])
    return Piece(piece.kind, "", tags, piece.spans)


@lru_cache(maxsize=1 << 10)  # paragraphs are numbered in every article
def _without_id(tag: str) -> str:
    return _ID.sub("", tag).replace("<span></span>", "")


def _wraps(body: Body, base_url: str) -> list[Wrap]:
    tags = {link.entity: _link(link.path, base_url) for link in body.links}
    linked = [(mention.start, mention.end, tags.get(mention.entity or "")) for mention in body.mentions]
    dated = [
        (date.start, date.end, _time(date.value)) for date in body.annotations.dates if date.value != times.UNRESOLVED
    ]
    return [
        *[Wrap(start, end, 1, tag, tag, "</a>", is_link=True) for start, end, tag in linked if tag],
        *[Wrap(start, end, 1, tag, tag, "</time>") for start, end, tag in dated],
    ]


@lru_cache(maxsize=1 << 10)
def _time(value: str) -> str:
    return f'<time datetime="{html.escape(value)}">'


def unquoted(markup: str) -> str:
    """HTML whose full addresses stand without quotes where they can."""
    return _QUOTED_ADDRESS.sub(_without_quotes, markup)


def _without_quotes(found: re.Match[str]) -> str:
    return f"=http{found[1]}"  # Python 3.11 takes twice as long for a template


@lru_cache(maxsize=1 << 10)  # the same people are named in an article again and again
def _link(path: str, base_url: str) -> str:
    return unquoted(f'<a href="{html.escape(base_url + path)}">')


def _inlined(note: Note, base_url: str, words: NoteWords) -> str:
    """The note in parentheses; empty where it says nothing that the words do not."""
    if note.kind == "editor":
        said: str = words.editor(text=Markup(note.text))  # noqa: S704 - an editor's note is HTML, and sanitized
    elif note.kind == "caption":
        said = words.credit(name=note.credit) if note.credit else ""
    elif note.kind == "damage":
        text = Markup(escape(note.text))  # noqa: S704 - escaped
        said = words.damage(kind=words.damage_kinds[note.damage or "gap"], words=_quoted(note), text=text).strip()
    elif note.kind == "voice":
        said = words.voice(words=_quoted(note))
    else:
        said = _statement(note, base_url, words)
    return f" <small>({said})</small>" if said else ""


def _quoted(note: Note) -> Markup:
    return Markup(f"<q>{escape(note.words)}</q>")  # noqa: S704 - escaped


def _statement(note: Note, base_url: str, words: NoteWords) -> str:
    speaker, via = note.speaker, note.via
    parts = [f"<cite>{_named(speaker.text, speaker.path, base_url)}</cite>"] if speaker else []
    if via:
        parts.append(words.via(name=Markup(_named(via.text, via.path, base_url))))  # noqa: S704 - escaped there
    if note.reported and note.value and note.value != times.UNRESOLVED:
        parts.append(f"{_time(note.value)}{escape(note.reported)}</time>")
    if not parts:
        return ""
    return ", ".join(parts if note.kind == "quote" else [html.escape(words.reported), *parts])


@lru_cache(maxsize=1 << 10)
def _named(text: str, path: str | None, base_url: str) -> str:
    words = escape(text)
    return f"{_link(path, base_url)}{words}</a>" if path else words
