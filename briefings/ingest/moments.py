"""When a page's article was published: as it states, prints or carries in its address, and nothing else.

Pages are full of other dates: today's above the masthead, those of comments, of other articles, of the last change. A
date counts only where its place says that it is the article's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date
from urllib.parse import urlsplit

from lxml import html

from briefings import times
from briefings.ingest import heads, normalize, printed, shown
from briefings.ingest.dom import Leaf
from briefings.ingest.months import MONTHS
from briefings.ingest.shown import Shown
from briefings.ingest.statements import Stated

Moment = tuple[str, str | None]
"""A date as in `briefings.times`, and its zone where stated."""

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?P<time>\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?.{0,8}",
    re.IGNORECASE,
)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)\d\d)?(Z?)")
_TIMES = (
    "//*[@itemprop='datePublished']",
    "//time[@pubdate]",
    "//article//time[@datetime]",
    "//h1/following::time[@datetime][position() < 3]",
)
_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<part>[/_-])(?P<month>\d\d?|[a-z]{3,9})(?P=part)(?P<day>\d\d?)(?!\d)",
    re.IGNORECASE,
)
_MANY = 3


def find(tree: html.HtmlElement, leaves: Sequence[Leaf], stated: Stated, line: Shown) -> Moment | None:
    """The moment of publication.

    The address carries the day in the publisher's own zone. What is stated or printed adds time and zone where it
    agrees on the day; where nothing does, the day alone is sure.
    """
    found = _whole([*read(stated.published), *read(_marked(tree))])
    found += [(line.published, line.zone)] if line.published and _is_sane(line.published) else []
    day = next((day for url in stated.urls if (day := _of_address(url))), None)
    if day is None:
        return found[0] if found else _labelled(leaves)
    agreeing = [moment for moment in found if moment[0][:10] == day]
    return next((moment for moment in agreeing if "T" in moment[0]), (day, None))


def read(values: Iterable[str]) -> Iterator[Moment]:
    """The dates among these values, with the zone that each states. Midnight sharp stands for a day without a time."""
    for value in values:
        plain = _BASIC.sub(_extended, value.strip(), count=1) if _BASIC.fullmatch(value.strip()) else value.strip()
        match = _ISO.fullmatch(plain)
        if match:
            time, zone = match["time"], printed.zone(match["zone"])
            stamp = f"{match['day']}T{time}" if time and time != "00:00" else match["day"]
            if times.is_value(stamp) and _is_sane(match["day"]):
                yield stamp, zone if "T" in stamp else None
        elif (day := printed.find(normalize.plain(value)[:100])) and _is_sane(day.value):
            yield day.value, day.zone


def in_zone_of(moment: Moment, other: Moment | None) -> str:
    """The value of a moment in the other's zone, since an article has one; as it is where a zone is not stated."""
    value, zone = moment[0], times.zone_named(moment[1]) if moment[1] else None
    wanted = times.zone_named(other[1]) if other and other[1] else None
    if not zone or not wanted or times.precision(value) != "minute":
        return value
    return times.first_instant(value, zone).astimezone(wanted).strftime("%Y-%m-%dT%H:%M")


def _extended(match: re.Match[str]) -> str:
    """ISO's basic form with its signs: ``20190806103251``."""
    year, month, day, hour, minute, zone = match.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}{zone}" if hour else "")


def _whole(moments: Sequence[Moment]) -> list[Moment]:
    """The moments; one in UTC gives way to the same instant in a zone of the publisher's own, which says more."""
    zoned = {_instant(moment): moment for moment in reversed(moments) if moment[1] not in {None, "UTC"}}
    return [zoned.get(_instant(moment), moment) if moment[1] == "UTC" else moment for moment in moments]


def _instant(moment: Moment) -> str:
    value, zone = moment[0], times.zone_named(moment[1]) if moment[1] else None
    return times.first_instant(value, zone).astimezone(UTC).isoformat() if zone else value


def _marked(tree: html.HtmlElement) -> Iterator[str]:
    """What elements say that are marked as times and stand where only the article's own can."""
    found = [element for path in _TIMES for element in tree.xpath(path)[:_MANY]]
    alike = Counter(map(_place, tree.iter("time")))
    for element in found:
        if alike[_place(element)] < _MANY and not shown.is_of_others(element):
            yield element.get("datetime") or element.get("content") or element.text_content()


def _place(element: html.HtmlElement) -> tuple[str, str]:
    """What times of a list have in common: entries of a live report, comments, other articles."""
    parent = element.getparent()
    return element.get("class") or "", (parent.get("class") or parent.tag) if parent is not None else ""


def _of_address(url: str) -> str | None:
    """The day in an address: ``/2019/05/07/``, ``/2019/may/07/``."""
    match = _ADDRESS.search(urlsplit(url).path)
    if not match:
        return None
    month = int(match["month"]) if match["month"].isdigit() else MONTHS.get(match["month"].lower(), 0)
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return None


def _labelled(leaves: Sequence[Leaf]) -> Moment | None:
    """The one date that a line of the page calls that of publication, wherever it stands; None where several do."""
    dated = ((leaf, head) for leaf in leaves if (head := heads.labelled_date(leaf.text)) and head.published)
    found = {(head.published, head.zone) for leaf, head in dated if not shown.is_of_others(leaf.element)}
    moments = [(value, zone) for value, zone in found if value and _is_sane(value)]
    return moments[0] if len(moments) == 1 else None


def _is_sane(day: str) -> bool:
    """Whether a page can have this date: templates fill in years such as 0001 and 1970-01-01."""
    return date.fromisoformat(day[:10]) > date(1970, 1, 2)
