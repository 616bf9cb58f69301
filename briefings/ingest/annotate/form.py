"""Names by the form of their words: bodies ("Ministry of Defence"), acronyms in brackets, persons after a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefings.ingest.annotate import fullnames, given, lexicon, places
from briefings.ingest.annotate.spans import Name, named
from briefings.ingest.annotate.tokens import Line, Token
from briefings.ingest.annotate.trim import is_capital
from briefings.ingest.annotate.wordlist import word_set
from briefings.model import EntityKind

_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,5}(?:-[A-Z]{1,4})?")
_OPENING = frozenset('"“')
_CLOSING = frozenset('"”')
_APOSTROPHES = word_set("'s ’s ' ’")
_HYPHENS = frozenset("-–")
_LOOSE = word_set("of for on in and & - – 's ’s The A the")
_OWNERS = word_set("People Peoples Women Workers Farmers Children Students")
_GRAMMAR = word_set("DT IN PRP PRP$ WRB CC RB")
_NOUNS = word_set("NNP NNPS JJ NN NNS")
_NO_BODY = lexicon.TITLES | lexicon.NOT_NAMES
_DATE = re.compile(r"\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*$")
_DASHES = word_set("- -- – —")
# What stands after "of" is then where the firm is at home.
_FIRMS = word_set(
    """
    Airlines Airways Brothers Corp Corp. GmbH Holdings Inc Inc. Industries LLC Ltd Ltd. Motors PLC Partners Pharma
    Pharmaceuticals Plc Systems Technologies
    """
)
# Last words of places' names that are nobody's surname.
_NO_SURNAMES = places.PLACE_NOUNS - word_set(
    "Bay Beach Bridge Cape Hills Lake Mountain Park Pass Plain Port Sea Street Town Village"
)
_MEMBERS = word_set("Member Members MP MPs MPP MEP MEPs MLA MSP Sen. Rep. Senator Governor TD Teachta")
_TWO = frozenset(("Democratic", "Republican"))
_FOLLOWERS = frozenset(word for word in lexicon.DEMONYMS if word.endswith("s"))
_CLUBS = word_set("AC AFC AS CF FC FK SC SV VfB VfL")
_LONGEST_PLACE = 6
_LONGEST_PERSON = 4
_LONGEST_TITLE = 6
_LONGEST_BODY = 12
_SHORT_WORD = 3
_PARTNER = 3


def kind(name: Name) -> EntityKind:
    """What the words alone say about the kind, or the kind that the name has."""
    words = name.words.split()
    if name.words in places.PLACES:
        return "place"
    if name.words in lexicon.ORGANIZATIONS:
        return "organization"
    if len(words) == 1:
        return name.kind
    if name.kind == "person" and (words[-1] in _NO_SURNAMES or words[0] == "County"):
        return "place"
    if words[-1] in places.PLACE_NOUNS or words[0] in places.PLACE_OPENERS:
        return name.kind
    if any(word in lexicon.ORG_NOUNS for word in words) and words[0] not in given.FIRST_NAMES:
        return "organization"
    capitals = all(is_capital(word) or word in lexicon.PARTICLES for word in words)
    return "person" if words[0] in given.FIRST_NAMES and capitals and len(words) <= _LONGEST_PERSON else name.kind


def is_plausible(name: Name) -> bool:
    """Whether the words can be a name at all."""
    words = name.words
    if (
        words in lexicon.NO_ENTITIES
        or words in lexicon.INCORPORATED
        or all(word in lexicon.TITLES for word in words.split())
    ):
        return False
    return len(words) > 1 and any(letter.isupper() for letter in words) and not words[0].isdigit() and "@" not in words


def is_portfolio(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "National Security" before "Adviser": what an office is for, and no body."""
    follows = tokens[last].text if last < len(tokens) else ""
    return follows in lexicon.TITLES and all(token.text in lexicon.PORTFOLIOS for token in tokens[first:last])


# --- bodies -----------------------------------------------------------------------------------------


def bodies(index: int, line: Line) -> Iterator[Name]:
    """Runs of capitals around a noun of organization: "Social Democratic Party of Germany", "Ministry of Works"."""
    for at, token in enumerate(line.tokens):
        if token.text == "&" and _is_firm(line.tokens, at):
            yield named(index, line, _firm_left(line.tokens, at), _right(line.tokens, at + 1), "organization", "form")
        elif token.text in lexicon.ORG_NOUNS:
            first, last = _compound(line.tokens, at, _left(line.tokens, at)), _right(line.tokens, at + 1)
            if last - first > 1:
                yield named(index, line, first, last, "organization", "form")


def introduced(index: int, line: Line) -> Iterator[Name]:
    """Capitals right after what a body is: "the sports daily O Marcador", "the channel Canal 9"."""
    tokens = line.tokens
    for at, token in enumerate(tokens[:-1]):
        if (
            token.text not in lexicon.ORGANIZATION_KINDS
            or token.tag[:2] not in {"NN", "JJ"}
            or not is_capital(tokens[at + 1].text)
        ):
            continue
        last = at + 1
        while last < min(len(tokens), at + 1 + _LONGEST_PERSON) and _is_of_name(tokens[last], opens=last == at + 1):
            last += 1
        if last > at + 1:
            yield named(index, line, at + 1, last, "organization", "form")


def _is_of_name(token: Token, *, opens: bool) -> bool:
    if token.text in fullnames.NO_PERSON or token.text in lexicon.DEMONYMS:
        return token.text in lexicon.ORG_NOUNS and not opens
    return is_capital(token.text) or (not opens and token.text.isdecimal() and len(token.text) == 1)


def firms(index: int, line: Line) -> Iterator[Name]:
    """Capitals before a comma and a legal form: "Harbour Foods" of "Harbour Foods, Inc."."""
    tokens = line.tokens
    for at in range(2, len(tokens)):
        if tokens[at].text in lexicon.INCORPORATED and tokens[at - 1].text == ",":
            first = _left(tokens, at - 1)
            if first < at - 1:
                yield named(index, line, first, at - 1, "organization", "form")


def clubs(index: int, line: Line) -> Iterator[Name]:
    """Football clubs, which open or close with what they are: "FC Torrente", "Torrente FC"."""
    tokens = line.tokens
    for at, token in enumerate(tokens):
        if token.text not in _CLUBS:
            continue
        last = at + 1
        while last < min(len(tokens), at + _LONGEST_PERSON) and fullnames.is_name_word(tokens[last].text):
            last += 1
        first = at
        while (
            last == at + 1 and first > max(0, at - _LONGEST_PERSON) and fullnames.is_name_word(tokens[first - 1].text)
        ):
            first -= 1
        if last - first > 1:
            yield named(index, line, first, last, "organization", "form")


def _is_firm(tokens: Sequence[Token], at: int) -> bool:
    """Whether capitals stand on both sides of "&", as in the name of a firm."""
    if at == 0 or at + 1 >= len(tokens):
        return False
    return all(is_capital(tokens[side].text) and tokens[side].tag[:3] == "NNP" for side in (at - 1, at + 1))


def _firm_left(tokens: Sequence[Token], at: int) -> int:
    """Where a firm's name begins: at "Brook" of "the accountants Brook, Hale & Partners"."""
    first = _left(tokens, at)
    if first < _PARTNER or tokens[first - 1].text != ",":
        return first
    before, partner = tokens[first - 3], tokens[first - 2]
    named_alone = partner.tag == "NNP" and partner.text not in places.PLACES and not is_capital(before.text)
    return first - 2 if named_alone else first


def _left(tokens: Sequence[Token], at: int) -> int:
    first = at
    while first > max(0, at - _LONGEST_BODY) and _joins(tokens, first - 1):
        first -= 1
    while first < at and (tokens[first].text in _LOOSE or tokens[first].tag in _GRAMMAR):
        first += 1
    return first


def _compound(tokens: Sequence[Token], noun: int, first: int) -> int:
    """Where a party's name of two halves begins: "Social Democratic and Labour Party", "Peace and Freedom Party"."""
    if (
        tokens[noun].text not in {"Party", "Movement", "Alliance"}
        or first < _PARTNER
        or tokens[first - 1].text != "and"
    ):
        return first
    at = first - 1
    while at > 0 and is_capital(tokens[at - 1].text) and tokens[at - 1].tag not in _GRAMMAR:
        at -= 1
    half = {token.text for token in tokens[at : first - 1]}
    whole = half & (lexicon.ORG_NOUNS | _FOLLOWERS | lexicon.ORGANIZATIONS | places.PLACES) or half <= _TWO
    return first if whole or at == 0 or tokens[at - 1].text.lower() != "the" else at


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token belongs to the name whose next word follows it."""
    word, before = tokens[at].text, tokens[at - 1] if at else None
    if word in _APOSTROPHES:
        return before is not None and before.text in _OWNERS
    if word in _HYPHENS:
        return before is not None and is_capital(before.text) and before.end == tokens[at].start
    if word == "&":
        return before is not None and is_capital(before.text)
    if word.islower() and before is not None and before.text in _HYPHENS:
        return at > 1 and tokens[at - 2].text == "Co" and before.end == tokens[at].start
    return is_capital(word) and word not in _NO_BODY and tokens[at].tag not in _GRAMMAR


def _right(tokens: Sequence[Token], last: int) -> int:
    end = min(len(tokens), last + _LONGEST_BODY)
    while last < end and _goes_on(tokens[last]):
        last += 1
    at = last
    if at < len(tokens) and tokens[at].text in {"of", "for"} and tokens[last - 1].text not in _FIRMS:
        at += 1
        if at < len(tokens) and tokens[at].text == "the":
            at += 1
        if at < len(tokens) and is_capital(tokens[at].text) and tokens[at].tag in _NOUNS:
            while at < min(len(tokens), end) and is_capital(tokens[at].text) and not _begins_another(tokens[at]):
                at += 1
            return at
    return last


def _begins_another(token: Token) -> bool:
    """Whether a word behind a body's name opens that of a member: "Liberal Party of Velmora Member Rosa Khan"."""
    return token.text in lexicon.NOT_NAMES or token.text in _MEMBERS or token.text in given.FIRST_NAMES


def _goes_on(token: Token) -> bool:
    if not is_capital(token.text) or token.text in _NO_BODY:
        return False
    return token.text in lexicon.ORG_NOUNS or token.tag in {"NNP", "NNPS"}


# --- acronyms ---------------------------------------------------------------------------------------


def acronyms(index: int, line: Line) -> Iterator[Name]:
    """Capitals in brackets after a name ("the Italian Liberals (PLI)"), and the words before them that they shorten."""
    tokens = line.tokens
    for at in range(1, len(tokens) - 2):
        word = tokens[at + 1].text
        if tokens[at].text != "(" or tokens[at + 2].text != ")" or not _ACRONYM.fullmatch(word):
            continue
        if word in lexicon.NOT_NAMES or not is_capital(tokens[at - 1].text):
            continue
        yield named(index, line, at + 1, at + 2, "organization", "acronym")
        first = spelled_out(tokens, at, word)
        if first is not None:
            yield named(index, line, first, at, "organization", "acronym")


def spelled_out(tokens: Sequence[Token], last: int, acronym: str) -> int | None:
    """Where the words begin, before ``last``, whose first letters are the acronym; None where they are others."""
    letters = [letter for letter in acronym if letter.isupper()]
    farthest = max(0, last - 2 * len(acronym) - 3)
    for at in range(last - 1, farthest - 1, -1):
        word = tokens[at].text
        # "US" of "US Coast Guard (USCG)" stands with both its letters.
        whole = word.isupper() and letters[-len(word) :] == list(word)
        if whole or word[:1] == letters[-1]:
            del letters[-(len(word) if whole else 1) :]
            if not letters:
                return at
    return None


# --- places -----------------------------------------------------------------------------------------


def dateline(index: int, line: Line) -> Iterator[Name]:
    """The place that opens a dispatch: "KHASAVYURT, Russia, Aug. 30", "TASHKENT (Reuters) -"."""
    tokens = line.tokens
    last = 0
    while last < min(len(tokens), _LONGEST_PLACE) and tokens[last].text.isupper() and tokens[last].text[0].isalpha():
        last += 1
    end = min(len(tokens), last + _LONGEST_PLACE)
    dated = any(_DATE.match(token.text) or token.text in _DASHES for token in tokens[last:end])
    opens = last < len(tokens) and (tokens[last].text in {",", "("} or _DATE.match(tokens[last].text) is not None)
    words = line.words(0, last)
    named_before = words in lexicon.NOT_NAMES or words.title() in lexicon.ORGANIZATIONS
    if len(words) >= _SHORT_WORD and opens and dated and not named_before:
        yield named(index, line, 0, last, "place", "form")


def quoted(line: Line) -> Iterator[tuple[int, int]]:
    """Capitalized words that fill a pair of quotation marks: the title of a work, or a nickname, and no mention."""
    opened: int | None = None
    for at, token in enumerate(line.tokens):
        if opened is not None and token.text in _CLOSING:
            if _is_title(line.tokens[opened + 1 : at]):
                yield opened, at + 1
            opened = None if token.text != '"' or _is_title(line.tokens[opened + 1 : at]) else at
        elif token.text in _OPENING:
            opened = at


def _is_title(tokens: Sequence[Token]) -> bool:
    short = 0 < len(tokens) <= _LONGEST_TITLE
    return short and all(is_capital(token.text) or len(token.text) <= _SHORT_WORD for token in tokens)
