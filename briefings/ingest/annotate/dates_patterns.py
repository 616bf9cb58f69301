"""The patterns of the words that name times, each with the sign near which alone it is tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefings.ingest.annotate import dates_words as words

_REACH = 64
"""Characters before and after its sign that a pattern may cover."""


class Search(NamedTuple):
    """A pattern, and a plain sign without which it cannot match: looking near the sign alone is many times faster."""

    sign: re.Pattern[str]
    pattern: re.Pattern[str]

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """The pattern's matches in order of place."""
        low, high = 0, -1
        for sign in self.sign.finditer(text):
            if sign.start() - _REACH > high:
                if high > 0:
                    yield from self.pattern.finditer(text, low, high)
                low = max(sign.start() - _REACH, 0)
            high = sign.end() + _REACH
        if high > 0:
            yield from self.pattern.finditer(text, low, high)


def _search(sign: str, body: str, joined: str = "-") -> Search:
    return Search(re.compile(sign), re.compile(rf"(?<![\w$€£¥#/.@])(?<!{joined}){body}(?!\w)"))


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_MONTH_NAME = _any(*words.MONTHS, *map(str.upper, words.MONTHS), _SHORT_MONTH)
_WEEKDAY_NAME = _any(*words.WEEKDAYS, *map(str.upper, words.WEEKDAYS))
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
_DAY_FIGURE = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w/%]|[.,:]\d)"
_YEAR_FIGURE = r"(?:1[5-9]\d\d|20\d\d)(?![\w%]|[.,:]\d)"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_COUNT = rf"(?i:\d{{1,3}}|{_any(*sorted(words.COUNTS, key=len, reverse=True))})"
_PART_OF_DAY = r"(?:morning|afternoon|evening|night|noon)"
_VAGUE = _any(
    r"(?:[Tt]he |[Aa]t the )?(?:very )?(?:end|beginning|start|middle|close) of ",
    r"(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)(?: on| in)? ",
    r"(?:[Ee]arly|[Ll]ate|[Mm]id)-",
    r"[Mm]id ",
)
_IN_YEAR = r"(?:,? (?:of )?(?P<in_year>this|last|next|that) year)?"
_WHICH = r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?) )?"
_NAMED_DAY = rf"(?:(?:{_WEEKDAY_NAME}|{_SHORT_WEEKDAY})(?:, | | \()(?:the )?)?"
_MONTH_SIGN = "|".join(sorted({name[:3] for name in words.MONTHS} | {name[:3].upper() for name in words.MONTHS}))

# After a hyphen only the second day of a range stands: "12-14 March", "May 30-June 2".
_NO_RANGE = r"(?<!\d)-"
MONTH_DAY = _search(
    _MONTH_SIGN,
    rf"{_WHICH}{_NAMED_DAY}(?P<month>{_MONTH_NAME}) (?:the )?(?P<day>{_DAY_FIGURE})"
    rf"(?:,? (?P<year>{_YEAR_FIGURE})|{_IN_YEAR})",
    _NO_RANGE,
)
DAY_MONTH = _search(
    _MONTH_SIGN,
    rf"{_WHICH}{_NAMED_DAY}(?:the )?(?P<day>{_DAY_FIGURE})(?: (?:of )?|-)(?P<month>{_MONTH_NAME})"
    rf"(?:(?:,? |-)(?P<year>{_YEAR_FIGURE})|{_IN_YEAR})",
    _NO_RANGE,
)
MONTH = _search(
    _MONTH_SIGN,
    rf"{_VAGUE}?{_WHICH}(?P<month>{_MONTH_NAME})(?:(?:,| of)? (?P<year>{_YEAR_FIGURE})|{_IN_YEAR})",
)
ISO = _search(
    r"\d[-/]\d",
    r"(?P<year>(?:19|20)\d\d)(?P<by>[-/])(?P<month>0[1-9]|1[0-2])(?P=by)(?P<day>0[1-9]|[12]\d|3[01])(?![-/.]\d)",
)
NUMERIC = _search(r"\d[./]\d", r"(?P<a>\d{1,2})(?P<by>[/.])(?P<b>\d{1,2})(?P=by)(?P<year>(?:19|20)\d\d)(?![-/.]\d)")
YEAR = Search(
    re.compile(r"[12]\d\d\d"),
    re.compile(
        rf"(?<![\w$€£¥#/.@]){_VAGUE}?"
        rf"(?:(?:[Tt]he )?(?:{_SEASON}|(?:first|second|third|fourth)[ -]quarter)(?: of)? )?"
        rf"(?P<year>{_YEAR_FIGURE})(?!\w)"
    ),
)
WEEKDAY = _search(
    r"day\b|DAY\b",
    rf"(?:(?:[Ll]ate|[Ee]arly|[Ll]ater|[Ee]arlier)(?: on)? )?{_WHICH}(?P<weekday>{_WEEKDAY_NAME})"
    rf"(?: {_PART_OF_DAY})?(?:,? (?:of )?(?P<week>last|next|this) week)?",
)
DAYS_FROM_TODAY = (
    (_search("yesterday", r"(?:[Tt]he )?day before yesterday"), -2),
    (_search("esterday", rf"[Yy]esterday(?: {_PART_OF_DAY})?"), -1),
    (_search("ast (?:night|evening)", r"[Ll]ast (?:night|evening)"), -1),
    (
        _search(
            r"oday|onight|his (?:morning|afternoon|evening|noon|night)",
            rf"(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?(?:[Tt]oday|[Tt]onight|[Tt]his {_PART_OF_DAY})",
        ),
        0,
    ),
    (_search("omorrow", rf"[Tt]omorrow(?: {_PART_OF_DAY})?"), 1),
    (_search("tomorrow", r"(?:[Tt]he )?day after tomorrow"), 2),
)
PERIOD = _search(
    r"(?:st|is|xt|ng) (?:week|month|year|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)",
    rf"{_VAGUE}?(?P<which>[Ll]ast|[Tt]his(?: past| coming)?|[Nn]ext) "
    rf"(?P<unit>week|month|year|weekend|(?P<season>{_SEASON}))",
)
END_OF_PERIOD = _search(r"of the (?:month|year)", r"(?:[Tt]he |[Aa]t the )?(?:very )?end of the (?P<unit>month|year)")
NEW_YEAR = _search("the new year", r"(?:[Ii]n|[Uu]ntil|[Bb]efore|[Bb]y|[Ee]arly in|[Ff]or) (?P<words>the new year)")
WEEKEND = _search("the weekend", r"(?:[Oo]ver|[Oo]n|[Aa]t|[Dd]uring) the (?P<unit>weekend)")
AGO = _search(
    " ago",
    rf"(?:(?:[Aa]bout|[Aa]lmost|[Nn]early|[Aa]round|[Ss]ome|[Jj]ust|[Oo]nly) )?(?P<count>{_COUNT}) "
    r"(?P<unit>day|week|month|year|decade)s? ago",
)
LATER = _search(
    r"s? (?:earlier|later|before)",
    rf"(?P<count>{_COUNT}) (?P<unit>day|week|month|year|decade)s? (?P<way>earlier|later|before(?= ?[,.;:]|$))",
)
THAT = _search(
    r"(?:hat|ery|ame|ext|ing|ous) (?:day|month|year|morning|evening|night)",
    r"(?P<way>[Tt]he (?:very )?(?:next|following|previous|same)|[Tt]hat(?: same| very)?) "
    r"(?P<unit>day|month|year|morning|evening|night)",
)
DAY_AFTER = _search(
    r"he (?:day|month|year) [bae]", r"[Tt]he (?P<unit>day|month|year) (?P<way>before|after|earlier)(?= ?[,.;:]|$)"
)
HOLIDAY = _search(
    "Thanksgiving|Christmas|New Year",
    rf"{_WHICH}(?P<name>Thanksgiving(?: Day)?|Christmas (?:Eve|Day)|New Year['’]s (?:Eve|Day))",
)

# --- what stands beside a match and decides whether it counts -----------------------------------------

NEXT_IN_LIST = re.compile(
    rf"(?:, | and | or | to |-|–|, and )(?P<day>{_DAY_FIGURE})(?! (?:of )?{_MONTH_NAME})"
    rf"(?:,? (?P<year>{_YEAR_FIGURE}))?"
)
BEFORE_IN_LIST = re.compile(rf"(?<![\w.,/$€£-])(?P<day>{_DAY_FIGURE})(?:, | and | or | to |-|–)$")
JOINED = re.compile(r" ?(?:-|–|to|and|until|through) ?")
ATTACKS = re.compile(r"(?:,? 2001,?)? (?:terror(?:ist)? )?attacks?\b")
"""After ``September 11``: the day is then a name."""

BEFORE_A_MONTH = re.compile(
    r"(?:\b(?:in|of|since|until|by|from|last|next|this|early|late|during|through|before|after|every|mid|to|and|till|"
    r"between|earlier|later)[ -]|-)$",
    re.IGNORECASE,
)
BEFORE_A_NAME = re.compile(r"\b(?:and|to|by|from|after|before|of) $", re.IGNORECASE)
CAPITALIZED = re.compile(r" [A-Z][a-z]")
"""``April`` between these is a given name: ``by April Smith``."""

RECURS = re.compile(r"\b(?:every|each|alternate|good|black|bloody|super|ash|easter|palm) $", re.IGNORECASE)
"""Before a weekday: a day that comes again, or one with a name of its own."""

NEWSPAPER = re.compile(
    r" (?:Times|Telegraph|Mirror|Mail|Post|Herald|Express|Star|Sun|Independent|Business|Magazine|School|People)\b"
)
BEFORE_A_YEAR = re.compile(
    r"\b(?:in|since|by|from|until|till|before|after|of|the|during|between|through|for|and|or|to|early|late|mid|its|his|"
    r"her|their|fiscal|year|around|circa|an?|this|that|’s|'s|winter|spring|summer|autumn|fall|with|on) ?-?$|"
    r"(?:^|[.!?\"“”(\[—–:;,]|post-|pre-|-) ?$",
    re.IGNORECASE,
)
LIKELY_YEAR = re.compile(r"19(?!00)\d\d|20(?!00)[0-4]\d")
"""A figure outside these, or a round one, is a year only where the words before it say so."""

BEFORE_A_NUMBER = re.compile(
    r"\b(?:no|number|resolution|flight|room|article|section|route|highway|page|windows|office|boeing|about|some|nearly|"
    r"almost|total of|over|more than|at least|up to|only|rs|usd)\.? $",
    re.IGNORECASE,
)
NEXT_YEAR = re.compile(r"[/–-](?P<year>\d\d)(?!\d)")
"""After a year: with the next one's last figures it is a season or a fiscal year (``2018/19``), which lies in two."""

COUNTED = re.compile(
    r"[ -](?:people|troops|soldiers|men|women|children|dollars?|rupees|yuan|euros?|pounds|percent|per cent|km|"
    r"kilomet\w+|miles?|met(?:er|re)s?|feet|tons?|tonnes|hours?|workers|jobs|members|points|homes|families|years|"
    r"students|civilians|refugees|fighters|prisoners|guests|delegates|hectares|acres|square|megawatts?|MW|kg|"
    r"kilograms?|words|times|of)\b"
)
