"""Made-up words and names with the look of English prose, the same on every machine: no file is read for them."""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate
from typing import NamedTuple

_COMMON = tuple(
    word
    for line in (
        "the of and to in a that is was for it with as his on be at by had not are but from or have an they which one",
        "you were all her she there would their we him been has when who will no more if out so up said what its about",
        "than into them can only other time new some could these two may first then do any like my now over such our",
        "man me even most made after also well many must before through back years where much your way down should",
        "because long each just those people too state very make world still see men work year did between life being",
        "under never same another know while last might us great old against go came right used take three",
    )
    for word in line.split()
)
_ONSETS = ("b", "br", "c", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "r", "s")
_MORE_ONSETS = ("st", "t", "tr", "v", "w", "th", "sh", "qu", "pr", "sp")
_VOWELS = ("a", "e", "i", "o", "u", "ea", "ou", "ai")
_CODAS = ("", "", "n", "r", "l", "t", "s", "d", "m", "nd", "st", "ck", "ng")
_FIRST = (
    *("Ada", "Ben", "Cleo", "Dara", "Elif", "Femi", "Gus", "Hana", "Ivo", "June", "Kofi", "Lena", "Mira", "Noor"),
    *("Omar", "Pia", "Quin", "Rosa", "Sami", "Tess", "Uma", "Vik"),
)
_LAST = (
    *("Abara", "Brandt", "Castell", "Dimitri", "Eriksen", "Farrow", "Gallo", "Haddad", "Ibarra", "Jansen", "Kovac"),
    *("Larsen", "Moreau", "Nakata", "Okafor"),
)
_PLACE_ENDS = ("ton", "ville", " Bay", " Hills", "burg", "ford", "")
_MADE_UP = 4_000
_TOPICS, _PEOPLE, _PLACES, _ORGANIZATIONS = 200, 300, 150, 150


class Stock(NamedTuple):
    """What articles are made of.

    Attributes:
        words: By falling frequency.
        heights: Sums of the frequencies of all words up to each one: Zipf's law, one over the rank.
    """

    words: tuple[str, ...]
    heights: tuple[float, ...]
    topics: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    organizations: tuple[str, ...]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """So many words as prose has them."""
        return chance.choices(self.words, cum_weights=self.heights, k=count)


@cache
def stock() -> Stock:
    """The one stock that all articles share."""
    chance = random.Random("stock")  # noqa: S311 - the same everywhere is the point
    made = _made_up(chance)
    words = (*_COMMON, *made)
    names = [f"{first} {last}" for first in _FIRST for last in _LAST]
    chance.shuffle(names)
    long = [word for word in made if len(word) > 4]
    part = iter(long)
    return Stock(
        words,
        tuple(accumulate(1 / (rank + 3) for rank in range(len(words)))),
        tuple(f"{next(part)} {next(part)}" if number % 3 == 0 else next(part) for number in range(_TOPICS)),
        tuple(names[:_PEOPLE]),
        tuple(next(part).capitalize() + chance.choice(_PLACE_ENDS) for _ in range(_PLACES)),
        tuple(f"{next(part).capitalize()} Agency" for _ in range(_ORGANIZATIONS)),
    )


def _made_up(chance: random.Random) -> tuple[str, ...]:
    found: dict[str, None] = {}
    while len(found) < _MADE_UP:
        syllables = chance.choices((1, 2, 3), (2, 5, 2))[0]
        word = "".join(
            chance.choice((*_ONSETS, *_MORE_ONSETS)) + chance.choice(_VOWELS) + chance.choice(_CODAS)
            for _ in range(syllables)
        )
        if word not in _COMMON:
            found[word] = None
    return tuple(found)
