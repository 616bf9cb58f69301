"""What is known about the words of an article: spans, and what they mean."""

from __future__ import annotations

from typing import Literal

import msgspec

EntityKind = Literal["person", "organization", "place"]
BlockKind = Literal["paragraph", "heading", "caption", "quote", "list", "table"]
DamageKind = Literal["gap", "garble", "duplicate", "truncation", "spelling"]


class By(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The rule or model that made an annotation, and how often such an annotation is right (0 to 1)."""

    rule: str
    confidence: float


class Block(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A paragraph, heading, list item and so on.

    A list item is a block of its own. A table is one block: rows parted by a line break, cells by a tab.

    Attributes:
        level: Of a heading, 2 to 6; else 0.
        ordered: Whether a list item is a numbered one.
    """

    start: int
    end: int
    kind: BlockKind = "paragraph"
    level: int = 0
    ordered: bool = False


class EntityUse(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An entity as one article defines it.

    Attributes:
        id: The slug of the entity's file.
        roles: The roles as this article words them.
    """

    id: str
    kind: EntityKind
    roles: tuple[str, ...] = ()
    by: By | None = None


class Mention(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """Words that name an entity; ``entity`` is None where an alias is explicitly no entity (``@none``)."""

    start: int
    end: int
    entity: str | None


class DateMention(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words that name a time.

    Attributes:
        value: As in `briefings.times`, or ``unresolved``.
        evidence: Why the value holds, in words (``weekday before dateline Tue 2019-05-07``).
    """

    start: int
    end: int
    value: str
    evidence: str
    by: By | None = None


class Named(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Who speaks, or through whom: the words used, and the entity where it is known."""

    text: str
    entity: str | None = None


class Reported(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """When words were said: the source's words for it, and the value."""

    text: str
    value: str


class Quotation(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words in quotation marks (``direct``; the span covers the marks) or a reported statement.

    Attributes:
        speaker: None where the source does not state it.
        via: The channel, such as a news agency or a ministry.
    """

    start: int
    end: int
    direct: bool
    speaker: Named | None = None
    via: Named | None = None
    reported: Reported | None = None
    by: By | None = None


class Damage(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words lost or garbled in capture.

    Attributes:
        at: The offset of the spot itself (where words are missing, or the end of the span), start <= at <= end.
        explanation: One or two sentences of plain English that end in a full stop.
    """

    start: int
    end: int
    at: int
    kind: DamageKind
    explanation: str
    by: By | None = None


class Caption(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A caption block's words (the span is the block's) and the credit that stood with it."""

    start: int
    end: int
    credit: str | None = None
    by: By | None = None


class EditorNote(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A remark of the editor after the word that ends at ``at``; ``text`` is plain inline Markdown."""

    at: int
    text: str


class Voice(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A loaded phrase in the outlet's own voice."""

    start: int
    end: int
    by: By | None = None


class Annotations(msgspec.Struct, frozen=True, array_like=True):
    """Everything that is known about the words of one article, each kind in order of place."""

    entities: tuple[EntityUse, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    damage: tuple[Damage, ...] = ()
    captions: tuple[Caption, ...] = ()
    notes: tuple[EditorNote, ...] = ()
    voice: tuple[Voice, ...] = ()
