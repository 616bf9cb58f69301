"""What one pass of the language model gives, as plain values: every rule of this package works on these alone."""

from __future__ import annotations

import msgspec


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word or a punctuation mark.

    Attributes:
        start: In the article's text; ``end`` likewise.
        tag: Penn Treebank part of speech (``NNP``, ``VBD``).
        dep: Dependency label of the model (ClearNLP: ``nsubj``, ``ccomp``).
        head: Index of the governor in the same line; a root governs itself.
    """

    text: str
    start: int
    end: int
    tag: str
    dep: str
    head: int


class Guess(msgspec.Struct, frozen=True, gc=False):
    """A name as the model sees it: tokens ``first`` up to ``last`` (not included) and an OntoNotes label."""

    first: int
    last: int
    label: str


class Line(msgspec.Struct, frozen=True):
    """A block of the article, or a piece of a very long one.

    Attributes:
        block: Index of the block in `Clean.blocks`.
    """

    block: int
    tokens: tuple[Token, ...]
    guesses: tuple[Guess, ...]

    def words(self, first: int, last: int) -> str:
        """The tokens from ``first`` up to ``last`` as written, parted by one space where anything parts them."""
        parts: list[str] = []
        end = self.tokens[first].start if first < last else 0
        for token in self.tokens[first:last]:
            parts.append(" " + token.text if token.start > end else token.text)
            end = token.end
        return "".join(parts)
