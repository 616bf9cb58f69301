"""Whose article it is, and how much of its words goes out.

``full``: all of it. ``excerpt``: the first two paragraphs, never the last one, up to the first list, table or block
quotation, which may hold the most of an article; and of any sentence or quotation cited elsewhere at most 40 words.
``link``: none of the body's words: only the headline, the names, the facts of publication, that something was
corrected, and the way to the source.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from briefings.config import Config
from briefings.model import Article, FrontMatter, Piece, Rights
from briefings.text import on_one_line

EXCERPT_PARAGRAPHS = 2
MOST_WORDS = 40
_WITH_PARAGRAPHS = frozenset(("paragraph", "heading", "caption", "rule"))
_CLOSING = "”’\"'»"


class Publishers(msgspec.Struct, frozen=True):
    """The configured publishers by every name and host that means them, in lower case."""

    keys: Mapping[str, str]
    config: Config

    def key_of(self, meta: FrontMatter) -> str | None:
        """An article's configured publisher: by the name that its source states, else by the host of its address."""
        if not self.keys:
            return None
        if meta.source.publisher:
            return self.keys.get(meta.source.publisher.casefold())
        labels = _host(meta.source.url).split(".")
        hosts = (".".join(labels[start:]) for start in range(len(labels) - 1))
        return next((self.keys[host] for host in hosts if host in self.keys), None)

    def name_of(self, meta: FrontMatter) -> str | None:
        """The publisher's name as shown; None where neither the source nor the configuration states one."""
        key = self.key_of(meta)
        return (self.config.sources[key].name or key) if key else meta.source.publisher

    def rights_of(self, meta: FrontMatter) -> Rights:
        """What the article says, else its publisher's setting, else the site's."""
        key = self.key_of(meta)
        return meta.rights or (self.config.sources[key].rights if key else None) or self.config.rights


def publishers(config: Config) -> Publishers:
    """The table of the configuration's ``sources``; where two claim a name, the first in order of keys has it."""
    keys: dict[str, str] = {}
    for key in sorted(config.sources):
        source = config.sources[key]
        for name in (key, source.name, *source.match):
            if name:
                keys.setdefault(name.casefold(), key)
    return Publishers(keys, config)


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""


def shown(words: str, rights: Rights) -> str:
    """A sentence or quotation as it may be cited: on one line, within the bounds of the module's docstring."""
    if rights == "full":
        return on_one_line(words)
    if rights == "link":
        return ""
    parts = words.split()
    if len(parts) <= MOST_WORDS:
        return " ".join(parts)
    closing = parts[-1][-1] if parts[-1][-1] in _CLOSING and parts[0][0] in "“‘\"'«" else ""
    return " ".join(parts[:MOST_WORDS]).rstrip(",;:–—-") + "…" + closing


def public(article: Article, rights: Rights) -> Article:
    """The article without what may not go out of its head and definitions; its body is cut where it is shown.

    Lines that the conversion took out are the source's words too, and so are roles and what a correction quotes.
    """
    if rights == "full":
        return article
    quoted = tuple(
        msgspec.structs.replace(one, was=shown(one.was, rights), now=shown(one.now, rights))
        for one in article.meta.corrections
    )
    meta = msgspec.structs.replace(article.meta, removed=(), corrections=quoted)
    found = article.annotations
    if rights == "link":
        meta = msgspec.structs.replace(meta, summary=None)
        uses = tuple(msgspec.structs.replace(use, roles=()) for use in found.entities)
        found = msgspec.structs.replace(found, entities=uses)
    return msgspec.structs.replace(article, meta=meta, annotations=found)


def limit(pieces: tuple[Piece, ...], rights: Rights) -> int | None:
    """How many elements of a body go out; None for all."""
    if rights == "full":
        return None
    if rights == "link":
        return 0
    paragraphs = [number for number, piece in enumerate(pieces, start=1) if piece.kind == "paragraph"]
    beside = (number for number, piece in enumerate(pieces, start=1) if piece.kind not in _WITH_PARAGRAPHS)
    before = bisect_left(paragraphs, next(beside, len(pieces) + 1))
    allowed = min(EXCERPT_PARAGRAPHS, len(paragraphs) - 1, before)
    return paragraphs[allowed - 1] if allowed > 0 else 0


def reach(pieces: tuple[Piece, ...], count: int | None, end: int) -> int:
    """The offset at which the first ``count`` elements end; ``end`` where all go out."""
    if count is None:
        return end
    return max((span[1] for piece in pieces[:count] for span in piece.spans), default=0)
