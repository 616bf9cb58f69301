"""A statement's words as formulas compare them: number and tense folded, with the places where a formula can begin.

This is the part of the search that looks at one statement alone; the rest is counting (`briefings.catalog.formulas`).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

SHORTEST = 4
BREAK = "."
"""Stands for the end of a clause, a number, or a bracket: no formula reaches over it."""

_TELLING = 2
_NAME, _EDGE, _TELLING_EDGE, _TELLS, _OTHER = "Nseto"
"""Kinds of a token: a name; a word that no formula ends in, which may carry meaning; another that does; any other."""
_BEGINNING = re.compile(r"(?=[to][^.]{3})(?=[^te]{0,3}[te])(?=[teN].{0,2}[teN]|[^teN][teN].?[teN]|[^teN]{2}[teN]{2})")
"""Four kinds of tokens that a formula may begin with: its first is no edge, none breaks it, and of two that carry
meaning or are names (`_TELLING`) at least one carries meaning."""
_TOKEN = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*|[.;:!?()\[\]—–…]|\.\.\.")
_DIGIT = re.compile(r"\d")
_COMMON_WORDS = """
    a an the and or but nor of in on at to for from with by as into over under between among against about after
    before during through than that this these those which who whom whose what when where while if because so not no
    it its he his him she her they their them we our us i my you your is are was were be been being am has have had
    having do does did will would shall should can could may might must there here also both all any each such other
    one two three four five more most some many much very same own only just out up down off yet still even too
    it's that's there's we're we've we'll i'm i've i'd they're he's she's don't didn't doesn't can't won't isn't wasn't
    s t re ve ll lot lots thing things something anything nothing someone anyone everyone people man men woman women
    get gets got getting go goes going gone went come comes came coming make makes made making take takes took taken
    taking want wants wanted know knows knew think thinks thought see sees saw seen look looks looked way back really
"""
_NEWS_WORDS = """
    said say says saying told tell tells according statement statements news conference press reporters reporter
    spokesman spokeswoman spokesperson briefing meeting meet met sidelines end time first year years month months
    week weeks day days today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december earlier later last next ago well
    number part least per cent percent million billion dollars added quoted noted asked announced reported
    interview telephone phone email comment comments declined condition anonymity spoke speaking authorized familiar
    matter official officials authorities police charged charges charge arrested arrest suspect suspected killed
    killing dead died death injured wounded hospital court judge jury guilty pleaded murder trial prison sentenced
    convicted pictured shot gun shooting accident crash night morning afternoon evening hours minutes night's
"""
_STOP = frozenset(_COMMON_WORDS.split())
_NEWS = frozenset(_NEWS_WORDS.split())


class Folded(msgspec.Struct, frozen=True):
    """One statement as it is compared.

    Attributes:
        words: Its folded words and `BREAK`, parted by blanks; one for each token of the statement.
        starts: Which of them begin four words that a formula may begin with.
        keys: A number for each of those runs of four; the same run has the same number, and few others have it.
    """

    words: str = ""
    starts: tuple[int, ...] = ()
    keys: tuple[int, ...] = ()


def fold(words: str) -> Folded:
    """The statement, folded."""
    texts: list[str] = []
    kinds: list[str] = []
    within = False
    for part in words.replace("’", "'").split():  # no token reaches over a blank
        alone, behind, is_word = _parted(part)
        if alone:
            text, kind = behind if within else alone
            texts.append(text)
            kinds.append(kind)
            within = is_word  # behind a word a capital makes a name
    folded = " ".join(texts)
    starts = tuple([found.start() for found in _BEGINNING.finditer("".join(kinds))])
    stems = folded.split(" ") if starts else []
    keys = tuple([zlib.crc32(" ".join(stems[at : at + SHORTEST]).encode()) for at in starts])
    return Folded(folded, starts, keys)


def is_telling(written: str) -> bool:
    """Whether enough of a phrase carries meaning: three different words, or two that speak of a name.

    Args:
        written: The phrase as it stands in a statement.
    """
    tokens = [token for token in _TOKEN.findall(written.replace("’", "'")) if _is_word(token)]
    telling = len({token for token in tokens if _tells(token)})
    return telling > _TELLING or (telling == _TELLING and any(token[0].isupper() for token in tokens[1:]))


def as_written(words: str, start: int, length: int) -> str:
    """The words of a statement that so many of its tokens from ``start`` on stand for."""
    found = list(_TOKEN.finditer(words))
    return words[found[start].start() : found[start + length - 1].end()]


def is_edge(stem: str) -> bool:
    """Whether a phrase does without this folded word at its end: one that joins others, or a name."""
    return stem in _STOP or stem[0].isupper()


class _Part(NamedTuple):
    """What stands between two blanks, folded: its words parted by blanks, and a kind for each.

    Attributes:
        alone: Where no word stands before it; nothing if it holds no token.
        behind: Behind a word.
        is_word: Whether it is a word to what follows.
    """

    alone: tuple[str, str] | None = None
    behind: tuple[str, str] = "", ""
    is_word: bool = False


@lru_cache(maxsize=1 << 13)  # the words of a language come again and again
def _parted(part: str) -> _Part:
    tokens = [_read(token) for token in _TOKEN.findall(part)]
    return _Part(_told(tokens, within=False), _told(tokens, within=True), tokens[-1].is_word) if tokens else _Part()


def _told(tokens: Sequence[_Token], *, within: bool) -> tuple[str, str]:
    stems, kinds = [], []
    for stem, kind, name, is_word in tokens:
        stems.append(name if within and name else stem)
        kinds.append(_NAME if within and name else kind)
        within = is_word
    return " ".join(stems), "".join(kinds)


class _Token(NamedTuple):
    """A token folded, its kind (`BREAK`, `_TELLS` …), what it is as a name, and whether it is a word to what follows.

    A name is as it is but for its genitive; empty where the token has no capital.
    """

    stem: str
    kind: str
    name: str
    is_word: bool


def _read(token: str) -> _Token:
    is_word = token[0].isalnum()
    if not _is_word(token):
        return _Token(BREAK, BREAK, "", is_word)
    stem = _stem(token.lower())
    kinds = (_TELLING_EDGE, _EDGE) if is_edge(stem) else (_TELLS, _OTHER)
    return _Token(stem, kinds[not _tells(token)], token.removesuffix("'s") if token[0].isupper() else "", is_word)


def _tells(word: str) -> bool:
    """A capital makes a name, or begins a sentence; neither tells what somebody is in the habit of saying."""
    return word.islower() and word not in _STOP and word not in _NEWS


def _is_word(token: str) -> bool:
    return token.isalpha() or (token[0].isalnum() and not _DIGIT.search(token))


def _stem(word: str) -> str:
    """Folds number and tense: the usual endings of English come off, and a final e or doubled letter with them."""
    if len(word) <= len("does") or word in _STOP:
        return word
    for ending, instead in (("ing", ""), ("ied", "y"), ("ies", "y"), ("ed", ""), ("es", ""), ("s", "")):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= len("abc") and not word.endswith("ss"):
            doubled = stem[-1] == stem[-2] and stem[-1] not in "els"
            return stem + instead if instead else stem[:-1] if doubled else stem.rstrip("e") or word
    return word.rstrip("e") or word
