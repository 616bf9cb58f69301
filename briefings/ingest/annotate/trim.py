"""The edges of a name: what a model takes in beside it goes out again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefings.ingest.annotate import cues, given, lexicon, places
from briefings.ingest.annotate.tokens import Token
from briefings.ingest.annotate.wordlist import word_set
from briefings.model import EntityKind

_ARTICLES = word_set(
    "the The THE a A an An this This that That his His her Her its Its their Their our Our my My no No"
)
_MARKS = word_set("'s ’s ' ’ \" “ ” ‘ ( ) [ ] , ; : - – — -- . / & | * • ` `` '' ?  !")
_SAID = frozenset(word for word in cues.SPEECH if word.endswith("ed")) | {"said"}
_LOOSE = word_set("and or of for in at on de the")
_OFFICES = lexicon.TITLES - lexicon.COURTESY
_PAIR = 2
_PREPOSITIONS = word_set("at in for from on or to with by")
_HYPHENS = frozenset("-–")
_BREAKS = word_set("( ) [ ] “ ” ; : / | -- — •", '"')


def is_capital(word: str) -> bool:
    """Whether a word begins as a name does; "al-Qaeda" counts."""
    return word[:1].isupper() or (word[:3].lower() in {"al-", "el-", "an-", "ar-", "as-"} and word[3:4].isupper())


def parts(tokens: Sequence[Token], first: int, last: int, kind: EntityKind) -> Iterator[tuple[int, int]]:
    """The names within a proposal: cut at brackets and marks and, unless its commas are its own, at commas."""
    breaks = _BREAKS | {","} if kind != "place" else _BREAKS
    if kind == "person":
        breaks |= {"'s", "’s", "and", "&"} | _PREPOSITIONS
    elif kind == "organization":
        breaks |= {"or"}
    if kind == "organization" and _is_owned(tokens, first, last):
        breaks |= {"'s", "’s"}
    elif kind == "organization" and tokens[first].text in given.FIRST_NAMES:
        breaks |= {"and"}
    start = first
    for at in range(first, last + 1):
        parted = kind == "organization" and at < last and _are_two(tokens, start, at, last)
        if at == last or parted or tokens[at].text in breaks or (kind == "person" and _is_dash(tokens, at)):
            bounds = trimmed(tokens, start, at, kind)
            if bounds[0] < bounds[1]:
                yield bounds
            start = at + 1


def trimmed(tokens: Sequence[Token], first: int, last: int, kind: EntityKind) -> tuple[int, int]:
    """One name without articles, possessives, ranks, ages and words in lower case at its ends."""
    while first < last and _is_loose(tokens[first].text):
        first += 1
    last = _without_figures(tokens, first, last, kind)
    if kind == "person":
        # "King" and "Shah" are names too: the last word is no title.
        # and a sentence may open with the verb: "Said Khan".
        while first < last - 1 and (tokens[first].text in lexicon.TITLES or tokens[first].text.lower() in _SAID):
            first += 1
        trade = tokens[first].text.lower() in lexicon.OFFICES if first < last else False
        if last - first > _PAIR and (trade or _is_verb(tokens, first)):
            # A sentence may open with the trade, or with a verb: "Striker Kwame Khan", "Quoting Rosa Khan".
            first += 1
        while last - first > 1 and tokens[last - 1].text in lexicon.PARTICLES and tokens[last - 1].text.islower():
            last -= 1
        first = past_portfolio(tokens, first, last)
    return first, last


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence opens with a verb that the model may take for a name: "Quoting St Paul"."""
    named = tokens[at + 1].text in lexicon.TITLES | {"St"} or tokens[at + 1].text in given.FIRST_NAMES
    return tokens[at].tag == "VBG" or (tokens[at].text.endswith("ing") and named)


def _without_figures(tokens: Sequence[Token], first: int, last: int, kind: EntityKind) -> int:
    """The end without marks, small words, ages and scores ("Linden 2-0"); a body may have a number: "Canal 9"."""
    while first < last:
        word = tokens[last - 1].text
        figure = word[:1].isdigit() and (
            kind != "organization"
            or tokens[last - 2].text in _HYPHENS
            or " ".join(token.text for token in tokens[first : last - 1]) in places.PLACES
        )
        if not figure and not _is_loose(word):
            break
        last -= 1
    return last


def past_portfolio(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a person's name begins behind what an office is for: "Secretary Planning Khan", "Mayor Kabul A. Khan".

    A first word that is a place too ("Mayor London Breed") may be a part of the name unless two words follow it.
    """
    at = first
    while at < last and tokens[at].text in lexicon.PORTFOLIOS:
        at += 1
    if at < last - _PAIR and tokens[at].text in places.PLACES:
        at += 1
    held = first > 0 and tokens[first - 1].text in _OFFICES and at < last
    return at if held else first


def _are_two(tokens: Sequence[Token], first: int, at: int, last: int) -> bool:
    """Whether "and" joins two bodies, each whole: "Amnesty International and Human Rights Watch"."""
    whole = at - first >= _PAIR and tokens[at - 1].text in lexicon.ORG_NOUNS and last - at > _PAIR
    return whole and tokens[at].text == "and" and "of" not in {token.text for token in tokens[first:at]}


def _is_owned(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "China's Defense Ministry": the country is a name of its own."""
    mark = next((at for at in range(first, last) if tokens[at].text in {"'s", "’s"}), first)
    return " ".join(token.text for token in tokens[first:mark]) in places.COUNTRIES


def _is_dash(tokens: Sequence[Token], at: int) -> bool:
    """A hyphen between spaces parts what a hyphen alone joins."""
    return tokens[at].text == "-" and at > 0 and tokens[at - 1].end < tokens[at].start


def _is_loose(word: str) -> bool:
    if word in _ARTICLES or word in _MARKS or word in _LOOSE:
        return True
    return word.isalpha() and word.islower() and word not in lexicon.PARTICLES
