"""An annotated article and its front matter, format ``briefings/1``."""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec

from briefings.model.annotations import Annotations, Block, EntityKind

PieceKind = Literal["paragraph", "heading", "caption", "quote", "list", "table", "code", "rule"]
NoteKind = Literal["quote", "paraphrase", "damage", "caption", "editor", "voice"]
ProposalKind = Literal["entity", "date", "quote", "paraphrase", "damage", "voice"]
ReviewState = Literal["machine", "checked", "signed-off"]
Rights = Literal["full", "excerpt", "link"]


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who has checked the annotations; ``on`` is a day."""

    state: ReviewState = "machine"
    by: str | None = None
    on: str | None = None


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where an article came from.

    Attributes:
        file: Path of the raw file below ``content/inbox/``.
        sha256: Of the raw file's bytes, in hex.
        text_sha256: Of the normalized body text in UTF-8, in hex: the fidelity proof.
        extractor: Name and version of what took the text out of HTML; None for plain text.
    """

    file: str
    sha256: str
    text_sha256: str
    extractor: str | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()


class Removed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the raw file that are not in the body; ``line`` counts from 1 in the raw file (0: not known)."""

    line: int
    exact: str
    why: str


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published correction; ``on`` is a day."""

    on: str
    what: str
    was: str
    now: str


class Proposal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """An annotation that waits for the editor's decision: it stands in no text and on no page (``briefings review``).

    Attributes:
        what: Which annotation it would be.
        exact: The words it is about.
        at: Where they began in the text when they were found; they may have moved since.
        by: The rule and its confidence: ``ner 0.54``.
        kind: Of an entity (``person`` …) or of damage (``gap`` …).
        name: Of an entity; with ``aliases`` and ``roles`` as the article words them.
        candidates: Ids of the entities that go by this name, where that is what is to be decided.
        mentions: Where else the text names it: start and end. They count only while its names stand there.
        speaks: Where the statements begin that it made, in their words or by a pronoun.
        value: Of a date, or of the date that a quotation was made on (``reported`` in the source's words).
        evidence: Of a date.
        speaker: Who speaks, as the article words it; ``speaker_id`` the entity, where it is known. So with ``via``.
        text: The explanation of damage.
        spot: Of damage, how many characters into the words something is missing; None: at their end.
    """

    what: ProposalKind
    exact: str
    at: int
    by: str
    kind: str | None = None
    name: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    mentions: tuple[tuple[int, int], ...] = ()
    speaks: tuple[int, ...] = ()
    value: str | None = None
    evidence: str | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    via: str | None = None
    via_id: str | None = None
    reported: str | None = None
    text: str | None = None
    spot: int | None = None


class FrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """The YAML head of an article, format ``briefings/1``; every key with its meaning stands in DESIGN, section 5.

    Attributes:
        published: As printed, without a zone (see `briefings.times`); None when not stated.
        zone: IANA name or offset; None when not stated.
        key_points: ``p3.s1 first words`` each: paragraph and sentence, counted from 1, and how the sentence begins.
        rights: None: the source's, from the configuration.
        publish_after: When it goes out at the earliest (see `briefings.times`; the site's zone where it names none).
        expires: From when on it is withdrawn; the same form.
        aliases: Earlier addresses of the page, as site paths.
        proposed: What waits for the editor's decision.
    """

    format: Literal["briefings/1"]
    id: str
    title: str | None
    slug: str
    language: str
    published: str | None
    source: Source
    zone: str | None = None
    updated: str | None = None
    review: Review = Review()
    summary: str | None = None
    key_points: tuple[str, ...] = ()
    story: str | None = None
    topics: tuple[str, ...] = ()
    normalized: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    corrections: tuple[Correction, ...] = ()
    rights: Rights | None = None
    draft: bool = False
    publish_after: str | None = None
    expires: str | None = None
    aliases: tuple[str, ...] = ()
    proposed: tuple[Proposal, ...] = ()


class Piece(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One top-level element of a body as it will stand on the page: safe tags around spans of the article's text.

    The element is ``tags[0]``, the text of ``spans[0]``, ``tags[1]``, the text of ``spans[1]`` and so on to the last of
    ``tags``: its words are the article's words by construction. The only ids in ``tags`` are those of the blocks.

    Or it is whole: ``tags`` has all of it as HTML, and ``spans`` from where to where its words lie, those between its
    blocks included. `briefings.content.pieces` tells it in parts, which only marks among its words need.

    Attributes:
        id: Of its first block (`briefings.content.blocks.block_ids`); empty for a caption and a rule.
        spans: One fewer than ``tags``, as many if it is whole; offsets into the article's ``text``.
    """

    kind: PieceKind
    id: str
    tags: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


class Marker(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where a note's marker stands in the text, and which annotation the note is.

    Attributes:
        label: The note's label in the file (``q-1``).
        at: Offset in the text: the marker stands before this character.
        index: Place of the annotation in its tuple of `Annotations` (``quotations`` for quote and paraphrase).
    """

    label: str
    at: int
    kind: NoteKind
    index: int


class Article(msgspec.Struct, frozen=True, array_like=True):
    """One annotated article, read from its file.

    Attributes:
        path: Of the file, relative to the site's folder, POSIX.
        text: Its plain words (see the module's docstring).
        annotations: As marked in the file: mentions that only the alias search finds are not among them.
        markers: One for each note, in order of place.
        pieces: The body's elements, for rendering.
        fidelity: ``matches`` where the words are those of the source by hash, else ``edited``.
        digest: Of the file's bytes.
        words: Short hash of headline and text, white space and annotations apart: what readers are promised to be told
            of when it changes; empty where it was not computed.
        links: Addresses of links and pictures that lead into the site, as written, each once and on a line of its own;
            those of the editor's notes too. One text: an article may hold dozens, and a site ten thousand articles.
    """

    path: str
    meta: FrontMatter
    text: str
    blocks: tuple[Block, ...]
    annotations: Annotations
    markers: tuple[Marker, ...]
    pieces: tuple[Piece, ...]
    fidelity: Literal["matches", "edited"]
    digest: bytes = b""
    words: str = ""
    links: str = ""

    @property
    def uses(self) -> tuple[tuple[str, EntityKind], ...]:
        """Id and kind of each entity that the article defines."""
        return tuple((use.id, use.kind) for use in self.annotations.entities)


class Headed(Protocol):
    """What is known of an article by its head: as much as decides whether it is shown, and what comes with it."""

    @property
    def path(self) -> str:
        """Of its file, as in `Article.path`."""

    @property
    def meta(self) -> FrontMatter:
        """Its front matter."""

    @property
    def uses(self) -> tuple[tuple[str, EntityKind], ...]:
        """As in `Article.uses`."""
