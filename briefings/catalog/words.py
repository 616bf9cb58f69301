"""The words that the plan itself needs, in the site's language: titles of pages and feeds, dates in them, citations.

They come from the theme's strings, like every other word of a page; which keys these are stands in `GROUPS`, and
`briefings.render.strings` sees to it that none is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import msgspec

from briefings.model import EntityKind
from briefings.phrases import Phrase

Title = Literal[
    "articles",
    "briefings",
    "stories",
    "topics",
    "archive",
    "timeline",
    "quotations",
    "damage",
    "corrections",
    "statements",
    "formulas",
    "sources",
    "speakers",
    "unresolved",
    "voice",
    "undated",
    "search",
    "subscribe",
    "not_found",
    "gone",
]
FeedKind = Literal["articles", "briefings", "corrections"]
GROUPS = (
    *("titles", "kinds_many", "months", "date_day", "date_month", "date_time", "date_span", "date_days", "parting"),
    *(
        "archive_of",
        "part_of",
        "page_of",
        "week",
        "about_feeds",
        "about_named_feeds",
        "about_briefing",
        "about_gone",
        "correction_of",
        "card_kinds",
        "articles",
        "day_not_stated",
        "citing",
    ),
    *("source_not_stated", "not_stated", "unresolved", "export_names", "marker_names", "feed_notes", "damage_kinds"),
)
"""The keys of the strings that the engine itself asks for; a theme without parents need not have them."""

_YEAR, _MONTH = len("2016"), len("2016-04")


class Wording(msgspec.Struct, frozen=True):
    """The words of a site; ``texts`` are the theme's strings by key, complete as far as `GROUPS` goes."""

    texts: Mapping[str, Any]

    def title(self, page: Title) -> str:
        """The title of a list of the site, and of what leads to it."""
        return str(self.texts["titles"][page])

    def kind(self, kind: EntityKind) -> str:
        """What all entities of a kind are called: ``People``."""
        return str(self.texts["kinds_many"][kind])

    def archive_of(self, year: str) -> str:
        """The title of a year's archive."""
        return self._filled("archive_of", year=year)

    def part_of(self, title: str, part: str) -> str:
        """The title of a part of a list: a letter, a period, a list on the page of something."""
        return self._filled("part_of", title=title, part=part)

    def page_of(self, title: str, number: int) -> str:
        """The title of a numbered page of a list."""
        return self._filled("page_of", title=title, number=str(number))

    def export(self, form: str) -> str:
        """What a form for programs is called."""
        return str(self.texts["export_names"][form])

    @property
    def source_not_stated(self) -> str:
        """Stands where a publisher would."""
        return str(self.texts["source_not_stated"])

    def about_feed(self, kind: FeedKind) -> str:
        """What one of the site's own feeds carries."""
        return str(self.texts["about_feeds"][kind])

    def about_named_feed(self, kind: Literal["story", "topic", "speaker"], name: str) -> str:
        """What the feed of a story, a topic or a speaker carries."""
        return _spaced(self.texts["about_named_feeds"][kind].plain(name=name))

    def about_gone(self, name: str) -> str:
        """What the feed of something that is no more carries."""
        return self._filled("about_gone", name=name)

    def correction_of(self, label: str) -> str:
        """The title of a correction's entry."""
        return self._filled("correction_of", title=label)

    def citing(self, part: Literal["no_headline", "no_date", "annotated_in"], **values: str) -> str:
        """A part of a citation."""
        text: str | Phrase = self.texts["citing"][part]
        return _spaced(text.plain(**values) if isinstance(text, Phrase) else text)

    def day(self, value: str) -> str:
        """``21 April 2016``, ``April 2016`` or ``2016``, as precise as the value is; the time of day is left out."""
        return self._date("date_day", value) if len(value) > _MONTH else self.month(value)

    def month(self, value: str) -> str:
        """``April 2016``, or the year where no more is known."""
        return self._date("date_month", value) if len(value) > _YEAR else value

    def plain_day(self, value: str) -> str:
        """The day for a line of plain text, with ordinary spaces."""
        return _spaced(self.day(value))

    def period(self, name: str) -> str:
        """The title of an automatic briefing: ``21 April 2016``, ``Week 16, 2016`` or ``April 2016``."""
        year, _, week = name.partition("-W")
        return self._filled("week", week=str(int(week)), year=year) if week else self.plain_day(name)

    def about_briefing(self, first: date, last: date, articles: int) -> str:
        """What an automatic briefing covers."""
        ends = [self.plain_day(day.isoformat()) for day in (first, last)]
        period = ends[0] if first == last else self._filled("date_span", first=ends[0], last=ends[1])
        return self._filled("about_briefing", n=articles, period=period)

    def _date(self, key: str, value: str) -> str:
        parts = {"year": value[:4], "month": str(self.texts["months"][value[5:7]])}
        if key == "date_day":
            parts["day"] = str(int(value[8:10]))
        return str(self.texts[key].plain(**parts))

    def _filled(self, key: str, **values: object) -> str:
        return _spaced(self.texts[key].plain(**values))


def _spaced(text: str) -> str:
    """With ordinary spaces: titles are wrapped by whoever shows them."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
