"""How much two sentences say the same: the words of meaning that they share.

A word of meaning has four letters or more, is none of the common words, and is folded to its first six letters, so that
``offered`` and ``offers`` are one. It is a plain measure, and deterministic; no model is asked.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<=[^.!?:“\"\s] )[A-Z][\w’'-]+")
_KEPT_LETTERS = 6
_ENOUGH = 4
_HALF = 0.5
_EMPTY_WORDS = """
    about after again against also been before being between both could does down during each from further have having
    here into itself just more most much only other over same should some such than that their them then there these
    they this those through under until very were what when where which while whom will with would your said says told
    monday tuesday wednesday thursday friday saturday sunday
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


def meaning(sentence: str) -> frozenset[str]:
    """The words of meaning in a sentence, folded."""
    return frozenset(word[:_KEPT_LETTERS] for word in _WORD.findall(sentence.lower()) if word not in _EMPTY)


def names(sentence: str) -> frozenset[str]:
    """The words with a capital letter that do not begin the sentence."""
    return frozenset(word for word in _NAME.findall(sentence) if word.lower() not in _EMPTY)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the words of both that they share, from 0 to 1 (the Jaccard index); 0 where there are none."""
    both = one | other
    return len(one & other) / len(both) if both else 0


class Sentence:
    """A sentence that is held against others."""

    __slots__ = ("_letters", "_words")

    def __init__(self, text: str) -> None:
        self._letters, self._words = text.casefold(), meaning(text)

    def says_the_same(self, other: Sentence) -> bool:
        """Whether both are the same, or share half of their words of meaning and have enough to tell."""
        first, second = self._words, other._words
        return self._letters == other._letters or (
            min(len(first), len(second)) >= _ENOUGH and likeness(first, second) >= _HALF
        )
