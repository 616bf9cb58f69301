"""Tokens with their parts of speech, as the language pipeline gives them, free of any library's types.

The finders that need grammar (`damage`) take this, so that they stay pure and are tested without a model.
"""

from __future__ import annotations

from typing import NamedTuple


class TaggedBlock(NamedTuple):
    """The tokens of one block, white space left out; the tuples run in parallel.

    Attributes:
        starts: Offsets into the article's text.
        ends: The same.
        tags: Fine tags of the Penn Treebank (``NNP``, ``VBZ``, ``IN``, ``,``): spaCy's ``tag_``.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]


class Tagged(NamedTuple):
    """One entry for each of the article's blocks, in their order; an empty one for a block that was not parsed."""

    blocks: tuple[TaggedBlock, ...]
