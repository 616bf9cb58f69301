"""Full names of persons by the form of their words: behind a title, a first name, a hyphen, "van den", before "QC"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.ingest.annotate import given, lexicon, people, places, surroundings
from briefings.ingest.annotate.spans import Name, named
from briefings.ingest.annotate.tokens import Line, Token
from briefings.ingest.annotate.trim import is_capital, past_portfolio
from briefings.ingest.annotate.wordlist import word_set

NO_PERSON = lexicon.NOT_NAMES | lexicon.ORG_NOUNS | lexicon.TITLES
_NO_FIRST = NO_PERSON | lexicon.DEMONYMS | lexicon.GENERIC | lexicon.PORTFOLIOS
# Within a name, in lower case.
_JOINERS = lexicon.PARTICLES | {"den", "y", "i"}
# Behind a name they tell a person; "MP" does not, which stands behind constituencies too.
_HONOURS = word_set("QC KC OBE MBE CBE KBE PhD FRS")
# They stand in the middle of South Asian names, after a given name that no list has.
_SECOND_NAMES = word_set("Ahmad Ahmed Ali Hassan Hussain Hussein Muhammad Mohammad Mohammed Shah")
_BEATS = word_set("beat beats bt def. defeated")
_LONGEST_PERSON = 4
_LONGEST_SYLLABLE = 5


def whole_person(tokens: Sequence[Token], last: int) -> int:
    """The end of a name whose last words the model left out, though its grammar or its spelling has them.

    "Hekmat Khalil" + "Karzai", "Elena Vasquez" + "-Ruiz", "Marijke" + "van den Broek".
    """
    while (end := _continued(tokens, last)) > last:
        last = end
    return last


def _continued(tokens: Sequence[Token], last: int) -> int:
    head = tokens[last - 1].head
    if tokens[last - 1].dep == "compound" and last <= head < min(len(tokens), last + _LONGEST_PERSON):
        named = all(token.tag[:3] == "NNP" and is_name_word(token.text) for token in tokens[last : head + 1])
        if named or (head == last and is_name_word(tokens[last].text)):
            return head + 1
    if _is_hyphened(tokens, last):
        return last + 2
    at = last
    while at < len(tokens) and tokens[at].text in _JOINERS and tokens[at].text.islower():
        at += 1
    follows = at > last and at < len(tokens) and tokens[at].tag[:3] == "NNP" and tokens[at].text not in NO_PERSON
    return at + 1 if follows and is_capital(tokens[at].text) else last


def _is_hyphened(tokens: Sequence[Token], last: int) -> bool:
    """Whether a name goes on behind a hyphen without a space: "Vasquez" + "-Ruiz"."""
    if last + 1 >= len(tokens) or tokens[last].text != "-":
        return False
    closed = tokens[last - 1].end == tokens[last].start and tokens[last].end == tokens[last + 1].start
    return closed and is_capital(tokens[last + 1].text) and tokens[last + 1].tag[:3] == "NNP"


def whole_run(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """A part of a person's name with the capitals around it, so that a namesake's full name is one name."""
    low, high = max(0, first - _LONGEST_PERSON), min(len(tokens), last + _LONGEST_PERSON)
    while first > low and tokens[first - 1].tag == "NNP" and is_name_word(tokens[first - 1].text):
        first -= 1
    while last < high and tokens[last].tag == "NNP" and is_name_word(tokens[last].text):
        last += 1
    return past_portfolio(tokens, first, last), last


def persons(index: int, line: Line) -> Iterator[Name]:
    """Capitalized words after a title or a known first name: "Mr. Khan", "Walter Little"."""
    tokens = line.tokens
    for at in range(len(tokens) - 1):
        titled = tokens[at].text in lexicon.COURTESY and tokens[at].text != "St."
        if not titled and tokens[at].text not in given.FIRST_NAMES:
            continue
        first = at + 1 if titled else _given(tokens, at)
        last = first
        while last < min(len(tokens), first + _LONGEST_PERSON) and is_name_word(tokens[last].text):
            last += 1
        if last > first + (not titled):
            yield named(index, line, first, last + 2 * _is_hyphened(tokens, last), "person", "form")
    for at, token in enumerate(tokens):
        end = _given_behind(tokens, at) if token.text in people.FAMILY_FIRST else None
        if end is not None:
            yield named(index, line, at, end, "person", "form")
        first = whole_run(tokens, at, at)[0] if token.text in _HONOURS else at
        if at - first > 1:
            yield named(index, line, first, at, "person", "form")


def athletes(index: int, line: Line) -> Iterator[Name]:
    """Two or three words in capitals before a country in brackets: "Rosa Quill (Spain) beat Ines Tallow (Italy)"."""
    tokens = line.tokens
    for at in range(2, len(tokens) - 2):
        last = _behind_country(line, at + 1) if tokens[at].text == "(" else 0
        if not last:
            continue
        first = at
        while first > max(0, at - _LONGEST_PERSON) and is_name_word(tokens[first - 1].text):
            first -= 1
        plain = not any(token.text in _NO_FIRST or token.text in places.PLACES for token in tokens[first:at])
        follows = tokens[last].text if last < len(tokens) else ""
        plays = follows in _BEATS or follows.isdecimal() or (first > 0 and tokens[first - 1].text in _BEATS)
        if 1 < at - first < _LONGEST_PERSON and plain and plays:
            yield named(index, line, first, at, "person", "form")


def _behind_country(line: Line, first: int) -> int:
    """What follows a country that closes a bracket, "Czech Republic)"; 0 where something else stands in it."""
    ends = range(first + 1, min(len(line.tokens), first + _LONGEST_PERSON))
    countries = (at + 1 for at in ends if line.tokens[at].text == ")" and line.words(first, at) in places.COUNTRIES)
    return next(countries, 0)


def subjects(index: int, line: Line) -> Iterator[Name]:
    """A word in capitals that does what only persons do, and that no list knows: "Maroto resigned"."""
    tokens = line.tokens
    for at, token in enumerate(tokens):
        if token.tag != "NNP" or not surroundings.lives(tokens, at) or not token.text.isalpha() or token.text.isupper():
            continue
        alone = at == 0 or tokens[at - 1].tag[:3] != "NNP"
        if alone and is_capital(token.text) and token.text not in _NO_FIRST | places.PLACES | lexicon.ORGANIZATIONS:
            yield named(index, line, at, at + 1, "person", "form")


def _given_behind(tokens: Sequence[Token], at: int) -> int | None:
    """The end of a Korean name behind the family's: "In-so" of "Kim In-so"; None where none stands there."""
    if at + 3 >= len(tokens) or tokens[at + 2].text != "-" or not is_capital(tokens[at + 1].text):
        return None
    given, mark, second = tokens[at + 1 : at + 4]
    joined = given.end == mark.start and mark.end == second.start
    short = all(part.text.isalpha() and len(part.text) <= _LONGEST_SYLLABLE for part in (given, second))
    return at + 4 if joined and short else None


def _given(tokens: Sequence[Token], at: int) -> int:
    """Where a name begins whose second word is the known one: "Aizaz" + "Ahmad Chaudhry"."""
    if at == 0 or tokens[at].text not in _SECOND_NAMES or at + 1 >= len(tokens) or tokens[at + 1].tag != "NNP":
        return at
    before = tokens[at - 1]
    known = before.text in _NO_FIRST or before.text in places.PLACES or before.text in given.FIRST_NAMES
    return at - 1 if before.tag == "NNP" and before.text.isalpha() and is_capital(before.text) and not known else at


def is_name_word(word: str) -> bool:
    """Whether a word may be one of a person's name."""
    if word in NO_PERSON or word in _HONOURS or word.endswith("-"):
        return False
    return word in lexicon.PARTICLES or is_capital(word)
