"""Lists of words as data."""

from __future__ import annotations


def word_set(*listed: str) -> frozenset[str]:
    """The words of one or more texts, parted by white space."""
    return frozenset(word for text in listed for word in text.split())
