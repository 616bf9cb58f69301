"""Figures in a text: numbers in digits, as far as two sources can be compared by them.

Years, what stands within a date, times of the day, and bare numbers up to twelve or with a zero in front are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

_SMALL = frozenset(map(str, range(13)))
_FIGURE = re.compile(
    # The first digit stands before the look behind it, because a search for a digit is fast and one for nothing is not.
    r"(?P<number>\d(?<![\w.,/:\-]\d)(?:\d{0,2}(?:,\d{3})+|\d*))(?P<fraction>\.\d+)?(?![\d/:]|,\d)"
    r"(?:(?P<scale>%|[ -](?:percent|per cent|pct|hundred|thousand|million|mln|billion|trillion)\b))?"
    r"(?: (?P<noun>[a-z]+)\b)?"
)
_SIGN = re.compile(r"(?:US)?[$€£¥]\s?$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SCALES = {"per cent": "%", "percent": "%", "pct": "%", "mln": "million"}
_CURRENCY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_NO_NOUN_WORDS = "a an and as at but by for from in into is of on or over per than that the to up was were when with"
_HOURS = frozenset(("am", "pm", "hrs"))
_NO_NOUN = frozenset(_NO_NOUN_WORDS.split())


class Figure(msgspec.Struct, frozen=True):
    """A number as a source words it.

    Attributes:
        key: The number and its scale in one form, by which figures are the same: ``46 billion``.
        words: Verbatim, with the currency's sign and the word behind it.
        what: What is counted: the currency, ``%``, or the word behind the number without its plural; maybe nothing.
    """

    key: str
    words: str
    what: str


def find(text: str, dates: Sequence[tuple[int, int]]) -> list[tuple[int, Figure]]:
    """Each figure of a text with the offset at which it begins, in order.

    Args:
        text: Of an article.
        dates: Spans in which no number is a figure.
    """
    found = []
    for match in _FIGURE.finditer(text):
        number = match["number"].replace(",", "") + (match["fraction"] or "")
        scale = (match["scale"] or "").strip(" -")
        scale = _SCALES.get(scale, scale)
        sign = _SIGN.search(text, max(0, match.start() - len("US$ ")), match.start())
        bare = not (sign or scale or match["fraction"])
        noun = match["noun"] or ""
        if bare and (_YEAR.fullmatch(match["number"]) or number in _SMALL or number.startswith("0") or noun in _HOURS):
            continue
        if any(start < match.end("number") and match.start() < end for start, end in dates):
            continue
        end = match.start("noun") if noun in _NO_NOUN else match.end()
        words = f"{sign[0] if sign else ''}{text[match.start() : end].rstrip()}"
        found.append((match.start(), Figure(f"{number} {scale}", words, _what(noun, scale, sign))))
    return found


def _what(noun: str, scale: str, sign: re.Match[str] | None) -> str:
    if sign:
        return _CURRENCY[sign[0].strip()[-1]]
    if scale == "%":
        return "%"
    return "" if noun in _NO_NOUN else noun.removesuffix("s")
