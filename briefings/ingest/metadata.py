"""Title, byline, date, publisher and address of a page: what it states, and nothing else.

The order of trust: JSON-LD and ``meta`` (`statements`), then what the page shows, then what trafilatura and htmldate
find in its markup. What none of them states stays None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

import msgspec
import trafilatura
from lxml import html

from briefings import times
from briefings.ingest import bylines, normalize, printed, shown, statements, titles
from briefings.ingest.dom import Leaf
from briefings.ingest.shown import Shown
from briefings.ingest.statements import Stated

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?.{0,8}",
    re.IGNORECASE,
)
_TIMES = (
    "//*[@itemprop='datePublished']",
    "//time[@pubdate]",
    "//article//time[@datetime]",
    "//h1/following::time[@datetime][position() < 3]",
)
# htmldate takes no date after this one; its own default is the day of the run, on which no result may depend.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
Moment = tuple[str, str | None]


class Metadata(msgspec.Struct, frozen=True):
    """What a page states about its article; the fields as in `types.Clean`."""

    title: str | None = None
    published: str | None = None
    zone: str | None = None
    updated: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def read(page: str, tree: html.HtmlElement, leaves: Sequence[Leaf]) -> Metadata:
    """The metadata of a page: its text, the tree of it, and the leaves of its body."""
    stated = statements.read(tree)
    title = titles.find(tree, stated)
    printed_head = shown.read(leaves, title)
    found = trafilatura.extract_metadata(page, date_config=_DATES, extensive=False)
    moment = _published(tree, stated, printed_head, found.date if found else None)
    updated = next(_moments(stated.modified), None)
    return Metadata(
        title=title,
        published=moment[0] if moment else None,
        zone=moment[1] if moment else None,
        updated=updated[0] if updated and updated != moment else None,
        byline=bylines.find(tree, stated, printed_head.bylines, (found.author if found else None) or ""),
        publisher=stated.publishers[0] if stated.publishers else None,
        url=next((url for url in stated.urls if urlsplit(url).scheme in {"http", "https"}), None),
        language=stated.languages[0] if stated.languages else None,
    )


def _published(tree: html.HtmlElement, stated: Stated, line: Shown, day: str | None) -> Moment | None:
    """The moment of publication.

    htmldate (``day``) also reads the address, which carries the day in the publisher's own zone. What is stated or
    printed adds time and zone where it agrees on the day; where nothing does, the day alone is sure.
    """
    marked = [element for path in _TIMES for element in tree.xpath(path)[:3]]
    values = [element.get("datetime") or element.get("content") or element.text_content() for element in marked]
    moments = list(_moments([*stated.published, *values]))
    moments += [(line.published, line.zone)] if line.published and _is_sane(line.published) else []
    if day is None or not times.is_value(day):
        return moments[0] if moments else None
    agreeing = [moment for moment in moments if moment[0][:10] == day]
    return next((moment for moment in agreeing if "T" in moment[0]), (day, None))


def _moments(values: Iterable[str]) -> Iterator[Moment]:
    """The dates among these values, with the zone that each states. Midnight sharp stands for a day without a time."""
    for value in values:
        match = _ISO.fullmatch(value.strip())
        if match:
            time, zone = match["time"], printed.zone(match["zone"])
            stamp = f"{match['day']}T{time}" if time and time != "00:00" else match["day"]
            if times.is_value(stamp) and _is_sane(match["day"]):
                yield stamp, zone if "T" in stamp else None
        elif (day := printed.find(normalize.plain(value)[:100])) and _is_sane(day.value):
            yield day.value, day.zone


def _is_sane(day: str) -> bool:
    """Whether a page can have this date: templates fill in years such as 0001 and 1970-01-01."""
    return date.fromisoformat(day[:10]) > date(1970, 1, 2)
