"""The words that name times in English: months, weekdays, counts, units, holidays, with their numbers."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
"""First and last month in the north; winter lies in two years and so names none."""

COUNTS = {
    word: number
    for number, names in (
        (1, ("a", "an", "one")),
        *enumerate((("two",), ("three",), ("four",), ("five",), ("six",), ("seven",), ("eight",), ("nine",)), start=2),
        *enumerate((("ten",), ("eleven",), ("twelve",), ("thirteen",), ("fourteen",), ("fifteen",)), start=10),
        *enumerate((("sixteen",), ("seventeen",), ("eighteen",), ("nineteen",), ("twenty",)), start=16),
        *((30, ("thirty",)), (40, ("forty",)), (50, ("fifty",))),
    )
    for word in names
}


def month_number(word: str) -> int:
    """1 to 12, of a name or its abbreviation in any case."""
    start = word[:3].capitalize()
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(start))


def weekday_number(word: str) -> int:
    """0 for Monday, as in `datetime.date.weekday`; abbreviations count."""
    start = word[:3].capitalize()
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(start))


def count_of(word: str) -> int:
    """The number that a figure or a word names."""
    return int(word) if word.isdecimal() else COUNTS[word.lower()]


def day_number(word: str) -> int:
    """The day of the month in ``7``, ``07`` or ``7th``."""
    return int(re.sub(r"\D", "", word))


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _thanksgiving(year: int) -> date:
    """The fourth Thursday of November (5 U.S.C. 6103)."""
    first = date(year, 11, 1)
    return first + timedelta(days=(calendar.THURSDAY - first.weekday()) % 7 + 21)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "Thanksgiving Day": _thanksgiving,
    "Thanksgiving": _thanksgiving,
    "Christmas Eve": _fixed(12, 24),
    "Christmas Day": _fixed(12, 25),
    "New Year’s Eve": _fixed(12, 31),
    "New Year’s Day": _fixed(1, 1),
}
