"""Tokens with their parts of speech and their place in the tree, block by block, free of any library's types.

The finders that need grammar (`damage`) take this, so that they stay pure and are tested without a model.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefings.ingest.annotate.tokens import Line


class TaggedBlock(NamedTuple):
    """The tokens of one block; the tuples run in parallel.

    Attributes:
        starts: Offsets into the article's text.
        ends: The same.
        tags: Fine tags of the Penn Treebank (``NNP``, ``VBZ``, ``IN``, ``,``): spaCy's ``tag_``.
        deps: Dependency labels (``nsubj``): spaCy's ``dep_``.
        heads: Index of each token's governor in the block; a root governs itself.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]


class Tagged(NamedTuple):
    """One entry for each of the article's blocks, in their order; an empty one for a block that was not parsed."""

    blocks: tuple[TaggedBlock, ...]


def tagged(lines: Sequence[Line], blocks: int) -> Tagged:
    """The tokens of the lines by block, of which there are so many; the lines of one block run on."""
    of_block: list[list[Line]] = [[] for _ in range(blocks)]
    for line in lines:
        of_block[line.block].append(line)
    return Tagged(tuple(map(_block, of_block)))


def _block(lines: Sequence[Line]) -> TaggedBlock:
    tokens = [token for line in lines for token in line.tokens]
    heads: list[int] = []
    for line in lines:
        first = len(heads)
        heads += [first + token.head for token in line.tokens]
    return TaggedBlock(
        tuple(token.start for token in tokens),
        tuple(token.end for token in tokens),
        tuple(token.tag for token in tokens),
        tuple(token.dep for token in tokens),
        tuple(heads),
    )
