"""How the blocks and sentences of an article are numbered: ``p3`` is a block, ``p3.s1`` a sentence in it.

Every block counts from 1, whatever its kind (a table as one, each item of a list, each paragraph of a quote), except
captions: they often move, and no key point stands in one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.model import Anchor, Article, Block
from briefings.text import first_words

_KEY_POINT = re.compile(r"(p\d+\.s\d+) +(\S.*)", re.DOTALL)


def block_ids(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The id of each block: ``p1``, ``p2`` and so on, empty for captions."""
    ids: list[str] = []
    number = 0
    for block in blocks:
        number += block.kind != "caption"
        ids.append("" if block.kind == "caption" else f"p{number}")
    return tuple(ids)


def all_sentences(text: str, blocks: Sequence[Block]) -> tuple[Anchor, ...]:
    """Every sentence outside captions, in order: ``p3.s1`` and its span."""
    return tuple(
        anchor
        for block, name in zip(blocks, block_ids(blocks), strict=True)
        if name
        for anchor in sentences_of(text, block, name)
    )


def key_points(article: Article) -> tuple[Anchor, ...]:
    """The sentences that the article's key points name, in their order; they were checked when it was read."""
    if not article.meta.key_points:
        return ()
    known = {name: block for name, block in zip(block_ids(article.blocks), article.blocks, strict=True) if name}
    found: list[Anchor] = []
    for point in article.meta.key_points:
        name = point.partition(" ")[0]
        paragraph = name.partition(".")[0]
        near = sentences_of(article.text, known[paragraph], paragraph) if paragraph in known else []
        found += [sentence for sentence in near if sentence.id == name]
    return tuple(found)


def key_point_fault(label: str, text: str, blocks: Sequence[Block]) -> tuple[str, str] | None:
    """What is wrong with one of the front matter's key points, and what to do; None where it names its sentence.

    Args:
        label: ``p3.s1 first words``.
        text: The article's.
        blocks: Of the text.
    """
    match = _KEY_POINT.fullmatch(label)
    if not match:
        return f"the key point {label!r} has another form", "write paragraph, sentence, first words: 'p3.s1 China says'"
    name, words = match[1], " ".join(match[2].split())
    paragraph = name.partition(".")[0]
    block = next(
        (block for block, block_id in zip(blocks, block_ids(blocks), strict=True) if block_id == paragraph), None
    )
    near = sentences_of(text, block, paragraph) if block else []
    sentence = next((item for item in near if item.id == name), None)
    if sentence and _begins(text, sentence, words):
        return None
    moved = next((item.id for item in all_sentences(text, blocks) if _begins(text, item, words)), None)
    if moved:
        return (
            f"the key point {label!r} names another sentence",
            f"these words begin {moved} now: write '{moved} {words}'",
        )
    if sentence is None:
        return f"the key point {label!r} names no sentence: there is no {name}", "name another sentence, or delete it"
    begins = first_words(text[sentence.start : sentence.end])
    return f"the key point {label!r} doesn't match its sentence", f"{name} is now “{begins}”; write its first words"


def sentences_of(text: str, block: Block, name: str) -> list[Anchor]:
    """The sentences of a block.

    Args:
        text: The article's.
        block: Of the text.
        name: Its id; in a caption, which has none, sentences have none either.
    """
    from briefings.sentences import split  # noqa: PLC0415 - its patterns take long to compile, and many sites cite none

    bounds = split(text[block.start : block.end])
    return [
        Anchor(f"{name}.s{number}" if name else "", block.start + start, block.start + end)
        for number, (start, end) in enumerate(bounds, start=1)
    ]


def _begins(text: str, sentence: Anchor, words: str) -> bool:
    return " ".join(text[sentence.start : sentence.end].split()).startswith(words)
