"""Gives what notices stand for: facts from the cache, articles from the spool; both from the file where those fail."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefings.accession.kept import KeptFacts
from briefings.accession.spool import Slot, Spool
from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.facts import Facts, FactSheet
from briefings.catalog.notices import Cataloguer, Notice, Opened
from briefings.content.load import read_article
from briefings.content.markdown import Convert
from briefings.diagnostics import Report
from briefings.errors import ContentError
from briefings.files import read_unchanged
from briefings.model import Anchor, Article, Mention
from briefings.store import Store

CACHED = "facts"
NOTHING = Facts()
_NOTHING_TOLD = digest_of(encoded(NOTHING))
_MOST_KEPT = 1_024
_OPENED = msgspec.msgpack.Decoder(tuple[Article, tuple[Anchor, ...], tuple[Mention, ...]])


class Places(NamedTuple):
    """Where an article and its facts lie in the spool; None for what is not there."""

    article: Slot | None
    facts: Slot | None


class ArticleShelf:
    """The articles of a site, none of which is in memory but those asked for last.

    Args:
        root: The site's folder.
        cataloguer: Describes what is opened again.
        convert: Makes HTML of Markdown.
        store: The cache, which has the facts.
        spool: Has what this run has read.
        places: Where in it, by the article's file.
    """

    def __init__(
        self,
        root: Path,
        cataloguer: Cataloguer,
        convert: Convert,
        store: Store | None,
        spool: Spool,
        places: Mapping[str, Places],
    ) -> None:
        self._root, self._cataloguer, self._convert = root, cataloguer, convert
        self._store, self._spool, self._places = store, spool, places
        self._facts: OrderedDict[bytes, FactSheet] = OrderedDict()
        self._opened: tuple[str, Opened] | None = None

    def facts(self, notice: Notice) -> FactSheet:
        """What other pages can show of an article.

        Raises:
            ContentError: if its file had to be opened, and changed since it was read.
        """
        if notice.told == _NOTHING_TOLD:
            return NOTHING
        found = self._facts.get(notice.key)
        if found is None:
            found = self._facts[notice.key] = self._recalled(notice) or self._read(notice)[1]
            if len(self._facts) > _MOST_KEPT:
                self._facts.popitem(last=False)
        return found

    def open(self, notice: Notice) -> Opened:
        """The article itself; the one that was asked for last is kept.

        Raises:
            ContentError: if its file had to be read again, and changed since it was read.
        """
        if self._opened is None or self._opened[0] != notice.path:
            self._opened = notice.path, self._spooled(notice) or self._read(notice)[0]
        return self._opened[1]

    def _recalled(self, notice: Notice) -> FactSheet | None:
        place = self._places.get(notice.path)
        data = self._spool.get(place.facts) if place and place.facts else None
        if data is None and self._store:
            data = self._store.get(CACHED, notice.key)
        try:
            return KeptFacts(data, msgspec.structs.replace(notice.line, summary="", story=None)) if data else None
        except (msgspec.MsgspecError, ValueError):
            return None

    def _spooled(self, notice: Notice) -> Opened | None:
        place = self._places.get(notice.path)
        data = self._spool.get(place.article) if place and place.article else None
        try:
            return Opened(*_OPENED.decode(data)) if data else None
        except msgspec.MsgspecError:
            return None

    def _read(self, notice: Notice) -> tuple[Opened, Facts]:
        report = Report()
        data = read_unchanged(os.path.realpath(self._root / notice.path), notice.digest, notice.path)
        article = read_article(notice.path, data, report, self._convert)
        if article is None:  # the same bytes were sound when their notice was made
            raise ContentError(report.diagnostics)
        _, opened, stated = self._cataloguer.describe(article)
        return opened, stated
