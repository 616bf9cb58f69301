"""The proof that an article's words are its source's words."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from briefings.text import clip, on_one_line


class Difference(msgspec.Struct, frozen=True):
    """The first place where two texts part.

    Attributes:
        at: Offset in the article's text.
        ours: The article's words there.
        theirs: The source's words there.
    """

    at: int
    ours: str
    theirs: str


def text_sha256(text: str) -> str:
    """SHA-256 in hex of an article's plain text in UTF-8: blocks parted by a blank line, no line end at the end."""
    return hashlib.sha256(text.encode()).hexdigest()


def state(text: str, stated_sha256: str) -> Literal["matches", "edited"]:
    """Whether the words are those that the front matter vouches for."""
    return "matches" if text_sha256(text) == stated_sha256 else "edited"


def words_digest(title: str | None, text: str) -> str:
    """A short hash (64 bits, in hex) of an article's words, by which a later change is noticed.

    The headline counts; white space, annotations and formatting don't, because a reader would not call them changed.
    """
    # Parting a text at its line ends takes a fraction of the time that replacing them does.
    words = "\0".join((on_one_line(title or ""), on_one_line(" ".join(filter(None, text.split("\n"))))))
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()


def first_difference(text: str, source: str, shown: int = 60) -> Difference | None:
    """Where an article's text parts from its source's normalized text; None where they are equal.

    Args:
        text: The article's.
        source: The text that the extractor gives for the raw file today.
        shown: How many characters of each to tell.
    """
    if text == source:
        return None
    at = next(
        (index for index, (a, b) in enumerate(zip(text, source, strict=False)) if a != b), min(len(text), len(source))
    )
    start = max(text.rfind(" ", 0, at), 0)
    return Difference(at, clip(text[start : start + shown], shown), clip(source[start : start + shown], shown))
