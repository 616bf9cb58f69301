"""Filters for templates: pure functions from a view's values to words. No locale, no clock.

Months and the order of a date come from the theme's strings, so they are arguments here; `templates` binds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC
from itertools import groupby
from typing import Any, TypeVar
from urllib.parse import urlsplit

from briefings.render.strings import Words
from briefings.times import UNRESOLVED, first_instant, precision, zone_named

T = TypeVar("T")

_HASH_SHOWN = 12
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")


def day(value: str | None, words: Words) -> str:
    """The time to the day, in words: ``21 April 2016``, ``April 2016``, ``2016``; "not stated" for None."""
    if not value:
        return str(_texts(words)["not_stated"])
    is_short = value == UNRESOLVED or precision(value) in {"year", "month"}
    return month(value, words) if is_short else _filled(words, "date_day", value)


def month(value: str | None, words: Words) -> str:
    """The time to the month: ``April 2016``, or the year where no more is known; "not stated" for None."""
    if not value:
        return str(_texts(words)["not_stated"])
    if value == UNRESOLVED:
        return str(_texts(words)["unresolved"])
    return value[:4] if precision(value) == "year" else _filled(words, "date_month", value)


def moment(value: str | None, words: Words) -> str:
    """The time as exactly as it is known: ``21 April 2016, 16:30``; an offset that is part of it stands behind."""
    shown = day(value, words)
    if not value or precision(value) != "minute" or value == UNRESOLVED:
        return shown
    offset = _OFFSET.search(value)
    zone = " UTC" + offset[0].strip("Z").replace("-", "\N{MINUS SIGN}") if offset else ""
    return f"{_texts(words)['date_time'](day=shown, time=value[11:16])}{zone}"


def span(first: str | None, last: str | None, words: Words) -> str:
    """Two days as one stretch: ``20–21 April 2016``, ``3 March – 2 May 2016``; empty where neither is known."""
    if not first or not last or first[:10] == last[:10]:
        known = first or last
        return day(known[:10], words) if known else ""
    if len(first) >= len("2016-04-21") <= len(last) and first[:7] == last[:7]:
        return f"{int(first[8:10])}–{day(last[:10], words)}"
    return f"{day(first[:10], words)} – {day(last[:10], words)}"


def number(value: float) -> str:
    """A count with its thousands parted by commas: ``12,345``."""
    return f"{value:,}"


def instant(value: str | None, zone: str | None) -> str | None:
    """RFC 3339, only where the source states the day, the time and the zone; else None."""
    if not value or precision(value) != "minute" or value == UNRESOLVED:
        return None
    own = zone_named(zone) if zone else None
    if own is None and not _OFFSET.search(value):
        return None
    return first_instant(value, own or UTC).isoformat()


def initial(name: str) -> str:
    """The letter under which a name is listed, in upper case; ``#`` for what begins with no letter."""
    first = next((character for character in name if character.isalnum()), "#")
    return first.upper() if first.isalpha() else "#"


def runs(items: Iterable[T], key: str) -> list[tuple[Any, list[T]]]:
    """Neighbouring items that share a field, together, in the order given.

    ``key`` is a field, or a path of them (``article.path``); ``initial:name`` takes that field's first letter and
    ``year:value`` the first four characters.
    """
    how, _, path = key.rpartition(":")

    def of(item: T) -> Any:
        value: Any = item
        for part in path.split("."):
            value = getattr(value, part)
        if how == "initial":
            return initial(value)
        return (value or "")[:4] if how == "year" else value

    return [(value, list(group)) for value, group in groupby(items, of)]


def brief_hash(value: str) -> str:
    """The first characters of a hash, with an ellipsis, for people to compare by eye."""
    return value if len(value) <= _HASH_SHOWN else f"{value[:_HASH_SHOWN]}…"


def host(address: str) -> str:
    """The host name of a web address without ``www.``, else the address as it is."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def _texts(words: Words) -> Mapping[str, Any]:
    return vars(words)


def _filled(words: Words, key: str, value: str) -> str:
    texts = _texts(words)
    filled: dict[str, Any] = {"year": value[:4], "month": texts["months"][value[5:7]]}
    if key == "date_day":
        filled["day"] = str(int(value[8:10]))
    return str(texts[key](**filled))
