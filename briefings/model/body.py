"""All that the HTML of an article's body depends on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Literal, TypeVar

import msgspec

from briefings.model.annotations import Annotations, By, DamageKind, EntityKind, Mention
from briefings.model.article import Marker, Piece

T = TypeVar("T")


class NotePart(msgspec.Struct, frozen=True):
    """Words in a note, and the site path of the entity's page they link to, if any."""

    text: str
    path: str | None = None


class Note(msgspec.Struct, frozen=True):
    """What stands in the margin beside a marker; a part that the annotation lacks is None.

    Attributes:
        label: ``q-1``: the anchor of the note; its marker is ``q-1-ref``.
        kind: What it annotates; a reported statement is ``paraphrase``.
        words: The exact words it is about.
        value: When it was said, as in `briefings.times`.
        text: An explanation of damage in plain text, or an editor's note as safe HTML.
    """

    label: str
    kind: Literal["quote", "paraphrase", "damage", "caption", "editor", "voice"]
    words: str = ""
    speaker: NotePart | None = None
    via: NotePart | None = None
    reported: str | None = None
    value: str | None = None
    damage: DamageKind | None = None
    credit: str | None = None
    text: str = ""
    by: By | None = None


class BodyLink(msgspec.Struct, frozen=True):
    """Where mentions of an entity lead: its page's site path, its kind, and a hint (name and role)."""

    entity: str
    path: str
    kind: EntityKind
    hint: str


class Anchor(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A stretch of text that other pages link to: its id in the page (``p3.s1``) and its span."""

    id: str
    start: int
    end: int


class Body(msgspec.Struct, frozen=True):
    """All that the HTML of an article's body depends on; `briefings.content.body.body_of` makes it.

    Attributes:
        text: `Article.text`.
        pieces: `Article.pieces`.
        annotations: `Article.annotations`; its mentions don't count here, ``mentions`` does.
        markers: `Article.markers`.
        links: One for each entity that is mentioned.
        mentions: Every mention that becomes a link, marked in the file or found by alias.
        anchors: The sentences that are cited somewhere.
        notes: In the order of their markers: the first is shown as note 1.
        base: What leads from the page to the site's root: ``../../../../``; a full address in feeds.
    """

    text: str
    pieces: tuple[Piece, ...]
    annotations: Annotations
    markers: tuple[Marker, ...] = ()
    links: tuple[BodyLink, ...] = ()
    mentions: tuple[Mention, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    notes: tuple[Note, ...] = ()
    base: str = ""

    def by_piece(self, items: Iterable[T], place: Callable[[T], int]) -> dict[int, list[T]]:
        """Items by the number of the piece in whose words each lies, in their order; one before all words is left out.

        Args:
            items: Anything that has a place in the text.
            place: Gives it, as an offset.
        """
        before = -1  # where the words before an element without any begin, it cannot begin sooner
        starts = [before := piece.spans[0][0] if piece.spans else before for piece in self.pieces]
        found: dict[int, list[T]] = {}
        for item in items:
            index = bisect_right(starts, place(item)) - 1
            while index >= 0 and not self.pieces[index].spans:
                index -= 1
            if index >= 0:
                found.setdefault(index, []).append(item)
        return found


class BlockHtml(msgspec.Struct, frozen=True):
    """One rendered block of a body: safe HTML, and the labels of the notes whose markers stand in it, in order."""

    id: str
    kind: str
    html: str
    notes: tuple[str, ...] = ()
