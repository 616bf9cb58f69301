"""An article in memory, before it has a file."""

from __future__ import annotations

import msgspec

from briefings.model.annotations import Annotations, Block
from briefings.model.article import Removed
from briefings.model.desk import Entity


class Evidence(msgspec.Struct, frozen=True):
    """What the annotator saw beside a quotation; for programs, not kept in the file.

    Attributes:
        start: Of the speaker's words in the text; None where there are none.
        cue: The reporting verb or phrase.
    """

    start: int | None = None
    end: int | None = None
    cue: str | None = None


class Draft(msgspec.Struct, frozen=True):
    """An article in memory, before it has a file: what conversion makes of one raw article.

    Attributes:
        file: Of the raw file, below the inbox (or as named on the command line).
        annotations: With every mention, not the first ones alone.
        entities: The entities of this article, ids as minted within it, ordered by id.
        evidence: One for each of ``annotations.quotations``.
        key_points: Spans of sentences.
        unavailable: Kinds of annotation that could not be made, such as in a language that the annotator does not know.
    """

    file: str
    sha256: str
    title: str | None
    published: str | None
    zone: str | None
    updated: str | None
    language: str
    text: str
    blocks: tuple[Block, ...]
    annotations: Annotations
    entities: tuple[Entity, ...]
    evidence: tuple[Evidence, ...]
    key_points: tuple[tuple[int, int], ...]
    summary: str | None
    topics: tuple[str, ...]
    removed: tuple[Removed, ...]
    normalized: tuple[str, ...]
    publisher: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    url: str | None = None
    extractor: str | None = None
    unavailable: tuple[str, ...] = ()
