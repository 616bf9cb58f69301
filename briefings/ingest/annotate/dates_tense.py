"""Whether a weekday or month named without its year lies before or after the publication: from the verbs beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

Tense = Literal["past", "future"]

_WINDOW = 160
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[;:.!?()“”\"]|--|—")
_CLAUSE_ENDS = frozenset((";", ".", "!", "?", "--", "—"))
_MARKS = frozenset(("“", "”", '"'))
_AT_THE_EARLIEST = re.compile(
    r"\b(?:as (?:early|soon) as|no later than|not later than|effective|starting|beginning|deadline of) $"
)
_SINCE = re.compile(r"\bsince $")
_FOR_A_DAY = re.compile(r"\bfor (?=[A-Z][a-z]+day\b)")
_LIMIT = re.compile(r"\b(?:until|till|by|before|through) $")
_PUT_OFF_UNTIL = re.compile(
    r"\b(?:put off|(?:adjourn|delay|deferr|extend|postpon|suspend)(?:ed|ing)) "
    r"(?:[\w’'-]+ ){0,6}(?:until|till) (?:late |early )?$"
)
_POSSESSIVE = re.compile(r"['’]s\b")


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_FUTURE = _words(
    "will won’t shall would wouldn’t should must may might expected scheduled due slated planned plans planning",
    "upcoming forthcoming going postponed next tomorrow",
)
_FUTURE_AFTER_THE_DATE = _words("will won’t shall would next")
_AHEAD_OF_IS = _words("to due scheduled set expected slated planned likely poised going")
_MEANS_TO = _words("plan plans hope hopes want wants intend intends aim aims expect expects prepare prepares")
_RELATIVES = _words("which who that")
_ADVERBS = _words("also now still widely currently reportedly once again not")
_ABOUT_TO = _words(
    "is are was were due set agreed agree agrees decided decide decides decision expected expects hopes hope hoped",
    "plan plans planned wants want wanted ready pledged promised vowed scheduled going about asked ordered agreement",
    "deal invited intends intend aims aim prepares preparing willing wish wishes likely need needs back how when",
)
_PAST = _words(
    "said told was were had met held made went came took left began saw found gave got became brought sent spoke",
    "wrote thought kept led rose fell stood paid broke lost won ran sat cut hit put read grew knew drew shot struck",
    "fought sought taught bought built dealt heard felt meant showed shown did flew chose wore swore sank rang spent",
    "withdrew quit shut been set arose awoke bore beat bound bred caught clung dug drank drove ate fled forbade",
    "forgot forgave froze hung hid laid lent lay lit rode rid shook shone shrank sang slept slid sold stole stuck",
    "stung swept swam swung threw tore underwent understood woke wound has have",
)
_NOBODY = _words("no none nobody neither nor")
_TOWARD = _words("until till before by to")
_PUT_OFF = _words("off adjourned delayed deferred extended postponed suspended")
_TRAVELS = _words("meeting holding hosting flying travelling traveling visiting arriving leaving returning heading")
_ON_ACCOUNT_OF = _words("after following since over about when where who which because as amid despite")
_TIMETABLED = _words(
    "begins opens starts ends closes continues resumes meets votes returns arrives leaves decides departs expires",
    "concludes convenes gathers reopens reconvenes",
)
_DETERMINERS = _words("the a an his her its their these those two three of for and in")
_NO_VERBS = _words("hundred armed united indeed speed breed")


def tense(text: str, start: int, end: int) -> Tense | None:
    """The tense beside the words ``text[start:end]``; None where no verb near them tells.

    The nearest verb of the same clause decides, those to the left first: ``said on Monday it would`` is past, ``said
    it would meet on Monday`` is future. A possessive (``Monday’s talks``) speaks of what is known already.
    """
    if _POSSESSIVE.match(text, end):
        return "past"
    if _AT_THE_EARLIEST.search(text, max(0, start - 24), start):
        return "future"
    if _SINCE.search(text, max(0, start - 8), start):
        return "past"
    if _PUT_OFF_UNTIL.search(text, max(0, start - _WINDOW // 2), start):
        return "future"
    if _FOR_A_DAY.match(text, max(0, start - 4)):
        return "future"  # "announced a march for Saturday"
    told = _before(text, start) or _after(text, end)
    if told == "past" and _LIMIT.search(text, max(0, start - 16), start):
        return None  # "remained until March 6": what was said to last may still last
    return told


def _before(text: str, start: int) -> Tense | None:
    left = _tokens(text, max(0, start - _WINDOW), start)
    for i in range(len(left) - 1, -1, -1):
        if left[i] in _CLAUSE_ENDS or left[i] in _MARKS:
            return None
        if _failed(left, i):
            return "past"
        if _is_on_the_way(left, i):
            return "future"
        told = _told(left[i], left[i - 1] if i else "", left[i + 1] if i + 1 < len(left) else "")
        if told:
            return told
    return None


def _failed(left: Sequence[str], i: int) -> bool:
    """As in ``could not be reached on Monday``: what could not be done is known, and was tried."""
    if left[max(0, i - 1) : i] != ["be"] or left[-1] in _TOWARD:
        return False
    verb = left[max(0, i - 3) : i - 1]
    denied = verb == ["could", "not"] or verb[-1:] == ["couldn’t"]
    return denied or (verb[-1:] == ["could"] and bool(_NOBODY.intersection(left[: i - 1])))


def _is_on_the_way(left: Sequence[str], i: int) -> bool:
    """As in ``are meeting in Rome on Friday``; in ``are meeting after the attack on Friday`` the day is another's."""
    planned = i > 0 and left[i] in _TRAVELS and left[i - 1] in {"is", "are"}
    return planned and not _ON_ACCOUNT_OF.intersection(left[i:])


def _after(text: str, end: int) -> Tense | None:
    right = [word for word in _tokens(text, end, end + _WINDOW) if word not in _ADVERBS]
    for before, word, after in zip(("", *right), right, (*right[1:], ""), strict=False):
        if word in _CLAUSE_ENDS:
            return None
        if word in _FUTURE_AFTER_THE_DATE or word.endswith("’ll"):
            return "future"
        planned = (word in {"is", "are"} and after in _AHEAD_OF_IS) or (word in _MEANS_TO and after == "to")
        if planned and before not in _RELATIVES:
            return "future"  # "On Friday the court is expected to rule"
        if _is_past(word):
            return "past"
    return None


def _tokens(text: str, start: int, end: int) -> list[str]:
    return [match[0].lower().replace("'", "’") for match in _WORD.finditer(text, start, end)]


def _told(word: str, before: str, after: str) -> Tense | None:
    if word == "to":
        return "future" if before in _ABOUT_TO else None
    if before == "be" or word in _FUTURE or word.endswith("’ll"):
        return "future"  # "to be held", "will be released"
    if word == "set" and after in {"for", "to"}:
        return "future"
    if word == "until" and before in _PUT_OFF | {"have", "has"}:
        return "future"
    if (word, after) in {("take", "place"), ("takes", "place")} and before != "did":
        return "future"
    if word in _TIMETABLED and before not in _DETERMINERS:
        return "future"  # "the council votes on Thursday": English tells what is planned in the present
    if before in {"is", "are"}:
        return None  # "when the case is heard in May": a present passive tells nothing
    return "past" if _is_past(word) else None


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) > len("need") and word not in _NO_VERBS)
