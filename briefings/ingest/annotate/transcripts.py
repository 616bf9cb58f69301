"""What only transcripts have: who speaks, in capitals before a colon, and what is heard, in brackets: "(Laughter.)"."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.ingest.annotate import given, lexicon
from briefings.ingest.annotate.spans import Name, named
from briefings.ingest.annotate.tokens import Line
from briefings.ingest.annotate.wordlist import word_set

_HEARD = word_set("""
    applause applauds boos booing cheers cheering chuckle chuckles coughs crosstalk cross-talk crying cries gasps
    inaudible indistinct interruption interrupts laugh laughing laughs laughter music nods off-mic off-mike pause pauses
    phonetic recess shouting shouts sic sighs silence simultaneous smiles sobs speaking unintelligible unclear
    whistles whistling
    """)
_FILLERS = word_set("and of the in a audience brief long more through via interpreter translator talk - off mike mic .")
_UNNAMED = word_set("""
    a all anchor announcer answer audience caller host interpreter interviewer journalist male female man moderator
    narrator operator participant participants press q question questioner reporter reporters speaker translator
    unidentified unknown voice voices woman
    """)
_TITLES = frozenset(title.rstrip(".").upper() for title in lexicon.TITLES)
_FIRST_NAMES = frozenset(name.upper() for name in given.FIRST_NAMES)
_LONGEST = 6
_OPENING = {"(": ")", "[": "]"}


def noises(line: Line) -> Iterator[tuple[int, int]]:
    """Brackets that hold nothing but what is heard or seen; and who speaks, where no name is told: "QUESTION:"."""
    tokens = line.tokens
    for at, token in enumerate(tokens):
        closing = _OPENING.get(token.text)
        if closing is None:
            continue
        last = next((i for i in range(at + 1, min(at + 1 + _LONGEST, len(tokens))) if tokens[i].text == closing), at)
        words = {token.text.lower() for token in tokens[at + 1 : last]}
        if words & _HEARD and words <= _HEARD | _FILLERS:
            yield at, last + 1
    colon = _colon(line)
    if all(token.text.lower().rstrip(".") in _UNNAMED | {""} for token in tokens[:colon]):
        yield 0, colon
    else:
        yield 0, _titles(line, colon)


def speakers(index: int, line: Line) -> Iterator[Name]:
    """The name of who speaks, which title or first name tell: "MS. HARLAN:", "SECRETARY KERRY:", "MARK COLE:"."""
    tokens, colon = line.tokens, _colon(line)
    first = _titles(line, colon)
    told = first > 0 or tokens[0].text in _FIRST_NAMES if tokens else False
    if first < colon and told and all(token.text[0].isalpha() for token in tokens[first:colon]):
        yield named(index, line, first, colon, "person", "form")


def _titles(line: Line, colon: int) -> int:
    """The end of the titles that open a line before its colon: "MR." is three letters, and no acronym."""
    first = 0
    while first < colon and (line.tokens[first].text.rstrip(".") in _TITLES or line.tokens[first].text == "."):
        first += 1
    return first


def _colon(line: Line) -> int:
    """The colon after the capitals that open a line; 0 where it does not open so."""
    for at, token in enumerate(line.tokens[:_LONGEST]):
        if token.text == ":":
            return at
        if not token.text.isupper() and token.text != ".":
            return 0
    return 0
