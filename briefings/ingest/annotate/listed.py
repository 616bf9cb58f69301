"""Names known beforehand, and stretches of capitals that look like names and are none: events, peoples, compounds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefings.ingest.annotate import gazetteer, lexicon, people, places
from briefings.ingest.annotate.tokens import Token
from briefings.ingest.annotate.trim import is_capital
from briefings.ingest.annotate.wordlist import word_set
from briefings.model import EntityKind

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d(?:[-–]\d\d(?:\d\d)?)?")
_VOTES = word_set("election elections referendum by-election caucus caucuses primary primaries plebiscite")
_VOTE_WORDS = word_set(
    """
    general presidential parliamentary legislative federal local provincial state special municipal gubernatorial
    regional leadership snap midterm mid-term and
    """
)
_SHORT = 2
_HYPHENS = frozenset("-–")
_JOINING = frozenset("-\u2010\u2011")
_ARTICLES = word_set("al el an ar as ul ur az")
_BRANCHES = word_set("General Army Naval Navy Air Defence Defense Joint Chief Force Forces Armed Staff the")
_FOUGHT = word_set("Armistice Battle Siege Treaty War Wars")
_HOLIDAYS = word_set(
    "Canada Columbus Independence Labor Labour Liberation Memorial Republic Thanksgiving Unity Victory"
)
_SEATS = word_set("Directors Governors Trustees")
_PREFIXES = word_set("anti ex mid non post pre pro")

Entry = tuple[tuple[str, ...], EntityKind]


def _indexed(entries: Iterable[tuple[str, EntityKind]]) -> Mapping[str, tuple[Entry, ...]]:
    by_first: dict[str, list[Entry]] = defaultdict(list)
    for name, kind in entries:
        words = tuple(re.findall(r"[^\s,-]+|[,-]", name))
        by_first[words[0].lower()].append((words, kind))
    return {first: tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry))) for first, found in by_first.items()}


_KNOWN = _indexed(
    [
        *((name, "place") for name in sorted(places.PLACES)),
        *((name, "organization") for name in sorted(lexicon.ORGANIZATIONS)),
    ]
)


_TOWNS = _indexed([(name, "place") for name in sorted(gazetteer.GAZETTEER)])


def known(tokens: Sequence[Token]) -> Iterator[tuple[int, int, EntityKind]]:
    """Each stretch of tokens that the lists know, the longest at each place: first, last (not included), kind."""
    return _found(tokens, _KNOWN)


def towns(tokens: Sequence[Token]) -> Iterator[tuple[int, int, EntityKind]]:
    """Each stretch of tokens that the gazetteer knows, as in `known`."""
    return _found(tokens, _TOWNS)


def _found(tokens: Sequence[Token], entries: Mapping[str, tuple[Entry, ...]]) -> Iterator[tuple[int, int, EntityKind]]:
    texts = [token.text for token in tokens]
    for first, text in enumerate(texts):
        for words, kind in entries.get(text.lower(), ()):
            last = first + len(words)
            if tuple(texts[first:last]) == words or _shouted(texts[first:last], words):
                yield first, last, kind
                break


def _shouted(texts: Sequence[str], words: tuple[str, ...]) -> bool:
    """As in "KABUL" is Kabul; "us" and "Turkey" the bird are another matter: capitals throughout, and more than two."""
    return (
        len(words[0]) > _SHORT
        and all(word.isupper() for word in texts)
        and tuple(texts) == tuple(w.upper() for w in words)
    )


def blocked(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Stretches in which nothing is a mention: events, and names that only form an adjective ("London-based")."""
    for at, token in enumerate(tokens):
        yield from _events(tokens, at)
        if token.text == "(" and _is_symbol(tokens, at):
            yield at, at + len(("(", "NYSE", ":", "HBR", ")"))
        if _is_compound(tokens, at):
            yield at, at + 1
        if token.text in {"Chief", "Chiefs"}:
            last = _chief_of_staff(tokens, at)
            if last:
                yield at, last


def _is_symbol(tokens: Sequence[Token], at: int) -> bool:
    """Whether brackets hold an exchange and a firm's symbol there: "(NASDAQ: HRBR)"."""
    if at + 4 >= len(tokens):
        return False
    exchange, colon, symbol, closing = (token.text for token in tokens[at + 1 : at + 5])
    return colon == ":" and closing == ")" and exchange.isalpha() and (exchange + symbol).isupper()


def _events(tokens: Sequence[Token], at: int) -> Iterator[tuple[int, int]]:
    """The vote, cup, holiday or treaty that a token belongs to."""
    word = tokens[at].text
    if _YEAR.fullmatch(word):
        last = _vote(tokens, at + 1)
        if last:
            yield at, last
    if word in lexicon.EVENT_NOUNS:
        first = _run_before(tokens, at)
        if first < at:
            yield first, at + 1
    if word == "Day" and at > 0 and tokens[at - 1].text in _HOLIDAYS:
        yield at - 1, at + 1
    if word in _FOUGHT or word == "Board":
        last = _of(tokens, at)
        if last:
            yield at, last


def _of(tokens: Sequence[Token], at: int) -> int:
    """The end of "Treaty of Linden", "Board of Directors": an event, or a part that every firm has; 0 if neither."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "of":
        return 0
    if tokens[at].text == "Board":
        return at + 3 if tokens[at + 2].text in _SEATS else 0
    last = at + 2 + (tokens[at + 2].text == "the")
    first = last
    while last < len(tokens) and is_capital(tokens[last].text):
        last += 1
    return last if last > first else 0


def _chief_of_staff(tokens: Sequence[Token], first: int) -> int:
    """The end of "Chief of Army Staff", which is an office and holds no body; 0 where it is none."""
    if first + 1 >= len(tokens) or tokens[first + 1].text != "of":
        return 0
    at = first + 2
    while at < len(tokens) and tokens[at].text in _BRANCHES:
        at += 1
    follows = tokens[at].text if at < len(tokens) else ""
    return at if tokens[at - 1].text == "Staff" and not is_capital(follows) else 0


def _vote(tokens: Sequence[Token], first: int) -> int:
    """The end of "1999 European Parliament election in Italy", the year being before ``first``; 0 where it is none."""
    at = first
    while at < len(tokens) and (
        is_capital(tokens[at].text) or tokens[at].text in _VOTE_WORDS | {"of", "the", "-", "–"}
    ):
        at += 1
    if at == first or at == len(tokens) or tokens[at].text not in _VOTES:
        return 0
    at += 1
    if at + 1 < len(tokens) and tokens[at].text in {"in", "for"} and is_capital(tokens[at + 1].text):
        at += 1
        while at < len(tokens) and is_capital(tokens[at].text):
            at += 1
    return at


def _run_before(tokens: Sequence[Token], last: int) -> int:
    """Where the capitalized words begin that lead up to the token at ``last``."""
    first = last
    while first > 0 and (is_capital(tokens[first - 1].text) or (tokens[first - 1].text in _HYPHENS and first > 1)):
        first -= 1
    while first < last and (tokens[first].text in _HYPHENS | {"The", "A"} or tokens[first].tag in {"DT", "IN", "PRP"}):
        first += 1
    return first


def _is_compound(tokens: Sequence[Token], at: int) -> bool:
    """As in "US" in "US-led", "pro-US" and "one-US policy": half of a compound, the other half in lower case."""
    if at > 1 and tokens[at - 1].text in _HYPHENS and tokens[at - 1].end == tokens[at].start:
        before = tokens[at - 2]
        if before.text.lower() in _PREFIXES:
            return before.text.islower() or at + 1 == len(tokens) or not is_capital(tokens[at + 1].text)
        joined = tokens[at - 1].text in _JOINING and before.end == tokens[at - 1].start
        if joined and before.text.islower() and before.text not in _ARTICLES:
            return True
    if at + 2 >= len(tokens) or tokens[at + 1].text not in _HYPHENS or tokens[at].end != tokens[at + 1].start:
        return False
    if tokens[at].text == "Co" or (at > 0 and tokens[at - 1].text in people.FAMILY_FIRST):
        return False  # "Co-operative Union", "Kim In-so"
    after = tokens[at + 2]
    return after.start == tokens[at + 1].end and after.text[:1].islower()
