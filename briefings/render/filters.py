"""Filters for templates: pure functions from a view's values to words. No locale, no clock.

Months and the order of a date come from the theme's strings, so they are arguments here; `templates` binds them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar
from urllib.parse import urlsplit

from briefings.catalog.words import Wording
from briefings.phrases import Counting
from briefings.times import UNRESOLVED, first_instant, precision, zone_named

T = TypeVar("T")

_HASH_SHOWN = 12
_KEPT = {"year": len("2016"), "century": len("20")}
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")


def day(value: str | None, words: Wording) -> str:
    """The time to the day, in words: ``21 April 2016``, ``April 2016``, ``2016``; "not stated" for None."""
    return _known(value, words) or words.day((value or "")[:10])


def month(value: str | None, words: Wording) -> str:
    """The time to the month: ``April 2016``, or the year where no more is known; "not stated" for None."""
    return _known(value, words) or words.month((value or "")[:10])


def moment(value: str | None, words: Wording) -> str:
    """The time as exactly as it is known: ``21 April 2016, 16:30``; an offset that is part of it stands behind."""
    shown = day(value, words)
    if not value or value == UNRESOLVED or precision(value) != "minute":
        return shown
    offset = _OFFSET.search(value)
    zone = " UTC" + offset[0].strip("Z").replace("-", "\N{MINUS SIGN}") if offset else ""
    return f"{words.texts['date_time'].plain(day=shown, time=value[11:16])}{zone}"


def span(first: str | None, last: str | None, words: Wording) -> str:
    """Two days as one stretch: ``20–21 April 2016``, ``3 March – 2 May 2016``; empty where neither is known."""
    if not first or not last or first[:10] == last[:10]:
        known = first or last
        return day(known[:10], words) if known else ""
    if len(first) >= len("2016-04-21") <= len(last) and first[:7] == last[:7]:
        return str(words.texts["date_days"].plain(first=str(int(first[8:10])), last=day(last[:10], words)))
    return str(words.texts["date_span"].plain(first=day(first[:10], words), last=day(last[:10], words)))


def _known(value: str | None, words: Wording) -> str:
    """What is said of a time that is no day; empty where it is one."""
    if not value:
        return str(words.texts["not_stated"])
    return str(words.texts["unresolved"]) if value == UNRESOLVED else ""


def number(value: int, words: Wording) -> str:
    """A count with its thousands parted as the language does it: ``12,345``."""
    return Counting(parting=str(words.texts["parting"])).number(value)


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
    ``year:value`` the first four characters, ``century:value`` the first two.
    """
    how, _, path = key.rpartition(":")
    field = attrgetter(path)
    if how == "initial":
        return _runs(items, lambda item: initial(field(item)))
    if how in _KEPT:
        kept = _KEPT[how]
        return _runs(items, lambda item: (field(item) or "")[:kept])
    return _runs(items, field)


def _runs(items: Iterable[T], of: Callable[[T], Any]) -> list[tuple[Any, list[T]]]:
    return [(value, list(group)) for value, group in groupby(items, of)]


def brief_hash(value: str) -> str:
    """The first characters of a hash, with an ellipsis, for people to compare by eye."""
    return value if len(value) <= _HASH_SHOWN else f"{value[:_HASH_SHOWN]}…"


def host(address: str) -> str:
    """The host name of a web address without ``www.``, else the address as it is."""
    return (urlsplit(address).hostname or address).removeprefix("www.")
