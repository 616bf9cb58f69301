"""Pieces of long lists and of comparisons: ways between pages, parts, outlets, phrases, sentences beside each other.

More of `briefings.catalog.rows`, whose paths and times these have too.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from briefings.catalog.rows import ArticleLine, KeyPoint, Statement
from briefings.model import Rights


class PartLine(msgspec.Struct, frozen=True):
    """A part of a list that has a page of its own: a month, a letter, what has no date. ``count`` of items in it.

    ``text`` is empty where the theme has a word for it.
    """

    text: str
    path: str
    count: int


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """The way between the pages of a list; see `briefings.catalog.paging`. All but numbers are site paths.

    Attributes:
        number: Of this page, the oldest being 1; 0 for the page at the list's own address, which is the newest.
        total: Of the list's items in order of time; 0 on numbered pages, which do not know it.
        oldest: The same as ``newest`` where there are no numbered pages.
        undated: Where the items without a date have pages of their own.
    """

    number: int
    older: str | None
    newer: str | None
    oldest: str
    newest: str
    total: int = 0
    undated: PartLine | None = None


class VoiceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A loaded phrase in an outlet's own voice; ``context`` is the sentence it stands in."""

    words: str
    context: str
    path: str
    article: ArticleLine


class FormulaRow(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase that recurs, in the list of all: how often, where, since when, and the newest of its statements.

    Attributes:
        count: Of the statements that were kept for it.
        articles: Number of articles they stand in.
        first: Of the outermost days of publication.
    """

    phrase: str
    count: int
    articles: int
    sources: tuple[str, ...]
    first: str | None
    last: str | None
    statements: tuple[Statement, ...]


class SourceLine(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet in a list.

    Attributes:
        name: None for what states no publisher.
        url: Its own site, where the configuration states it.
        rights: How much of its articles goes out, as the configuration says.
        count: Of its articles.
        first: Of the outermost days of publication.
        voice: How many loaded phrases of its own stand in them.
    """

    name: str | None
    path: str
    url: str | None
    rights: Rights
    count: int
    first: str | None
    last: str | None
    statements: int
    damaged: int
    voice: int


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What one source states of an event: the sentence, and the words in it that are compared.

    Attributes:
        source: None: not stated.
        values: Figures as worded, or dates as values.
    """

    source: str | None
    sentence: KeyPoint
    values: tuple[str, ...]


class Matched(msgspec.Struct, frozen=True):
    """Sentences of two sources that tell of one event, with figures or dates that are the same, or that differ."""

    kind: Literal["figures", "dates"]
    sides: tuple[Side, ...]


class RoleRow(msgspec.Struct, frozen=True):
    """A role as articles word it: the newest one that does, and when that was.

    Attributes:
        since: When the oldest dated article that words it so was published, where that is another day.
        count: Of articles.
    """

    role: str
    published: str | None
    article: ArticleLine
    since: str | None = None
    count: int = 1


class ArchiveMonth(msgspec.Struct, frozen=True):
    """The articles of one month (``2016-04``), newest first; ``month`` is empty for undated ones.

    ``path`` is the month's own page, ``count`` the number of all its articles, of which none may be shown here.
    """

    month: str
    articles: tuple[ArticleLine, ...]
    path: str | None = None
    count: int = 0
