"""The nouns of the domain, frozen and typed. DESIGN: "Words".

Offsets count Unicode code points in an article's ``text``: the body's words without any annotation or markup, its
blocks parted by one blank line. Every span is half open, ``start`` included, ``end`` not.
"""

from __future__ import annotations

from typing import Literal

import msgspec

EntityKind = Literal["person", "organization", "place"]
BlockKind = Literal["paragraph", "heading", "caption", "quote", "list", "table"]
DamageKind = Literal["gap", "garble", "duplicate", "truncation", "spelling"]
PieceKind = Literal["paragraph", "heading", "caption", "quote", "list", "table", "code", "rule"]
NoteKind = Literal["quote", "paraphrase", "damage", "caption", "editor", "voice"]
ReviewState = Literal["machine", "checked", "signed-off"]
Rights = Literal["full", "excerpt", "link"]


class By(msgspec.Struct, frozen=True):
    """The rule or model that made an annotation, and how often such an annotation is right (0 to 1)."""

    rule: str
    confidence: float


class Block(msgspec.Struct, frozen=True):
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


class EntityUse(msgspec.Struct, frozen=True):
    """An entity as one article defines it.

    Attributes:
        id: The slug of the entity's file.
        roles: The roles as this article words them.
    """

    id: str
    kind: EntityKind
    roles: tuple[str, ...] = ()
    by: By | None = None


class Mention(msgspec.Struct, frozen=True, order=True):
    """Words that name an entity; ``entity`` is None where an alias is explicitly no entity (``@none``)."""

    start: int
    end: int
    entity: str | None


class DateMention(msgspec.Struct, frozen=True):
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


class Named(msgspec.Struct, frozen=True):
    """Who speaks, or through whom: the words used, and the entity where it is known."""

    text: str
    entity: str | None = None


class Reported(msgspec.Struct, frozen=True):
    """When words were said: the source's words for it, and the value."""

    text: str
    value: str


class Quotation(msgspec.Struct, frozen=True):
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


class Damage(msgspec.Struct, frozen=True):
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


class Caption(msgspec.Struct, frozen=True):
    """A caption block's words (the span is the block's) and the credit that stood with it."""

    start: int
    end: int
    credit: str | None = None
    by: By | None = None


class EditorNote(msgspec.Struct, frozen=True):
    """A remark of the editor after the word that ends at ``at``; ``text`` is plain inline Markdown."""

    at: int
    text: str


class Voice(msgspec.Struct, frozen=True):
    """A loaded phrase in the outlet's own voice."""

    start: int
    end: int
    by: By | None = None


class Annotations(msgspec.Struct, frozen=True):
    """Everything that is known about the words of one article, each kind in order of place."""

    entities: tuple[EntityUse, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    damage: tuple[Damage, ...] = ()
    captions: tuple[Caption, ...] = ()
    notes: tuple[EditorNote, ...] = ()
    voice: tuple[Voice, ...] = ()


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


class FrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The YAML head of an article, format ``briefings/1``; every key with its meaning stands in DESIGN, section 5.

    Attributes:
        published: As printed, without a zone (see `briefings.times`); None when not stated.
        zone: IANA name or offset; None when not stated.
        key_points: ``p3.s1 first words`` each: paragraph and sentence, counted from 1, and how the sentence begins.
        rights: None: the source's, from the configuration.
        aliases: Earlier addresses of the page, as site paths.
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
    aliases: tuple[str, ...] = ()


class Piece(msgspec.Struct, frozen=True):
    """One top-level element of a body as it will stand on the page: safe tags around spans of the article's text.

    The element is ``tags[0]``, the text of ``spans[0]``, ``tags[1]``, the text of ``spans[1]`` and so on to the last of
    ``tags``: its words are the article's words by construction. The only ids in ``tags`` are those of the blocks.

    Attributes:
        id: Of its first block (`briefings.content.blocks.block_ids`); empty for a caption and a rule.
        spans: One fewer than ``tags``; offsets into the article's ``text``.
    """

    kind: PieceKind
    id: str
    tags: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


class Marker(msgspec.Struct, frozen=True):
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


class Article(msgspec.Struct, frozen=True):
    """One annotated article, read from its file.

    Attributes:
        path: Of the file, relative to the site's folder, POSIX.
        text: Its plain words (see the module's docstring).
        annotations: As marked in the file: mentions that only the alias search finds are not among them.
        markers: One for each note, in order of place.
        pieces: The body's elements, for rendering.
        fidelity: ``matches`` where the words are those of the source by hash, else ``edited``.
        digest: Of the file's bytes.
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


class Entity(msgspec.Struct, frozen=True):
    """A person, organization or place, with a file of its own in ``content/entities/``.

    Attributes:
        id: The file's stem: a slug.
        aliases: Other names that mean this entity, in the files' order.
        note: The editor's note, Markdown.
        same_as: Full addresses of the same entity elsewhere (Wikidata and the like).
        merged_into: The id that took this one over, if it was merged.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    note: str = ""
    same_as: tuple[str, ...] = ()
    merged_into: str | None = None
    path: str = ""


class StoryNote(msgspec.Struct, frozen=True):
    """What the editor says of a story: a file in ``content/stories/``; all of it optional."""

    slug: str
    title: str | None = None
    note: str = ""
    pinned: bool = False
    aliases: tuple[str, ...] = ()
    path: str = ""


class HandEdition(msgspec.Struct, frozen=True):
    """A briefing that the editor wrote, from ``content/briefings/``.

    Attributes:
        published: The day of the edition.
        markup: Markdown; ``{story: SLUG}`` and ``{article: SLUG}`` alone on a line put that story or article there.
        line: The line of the file on which ``markup`` begins, from 1; 0: not known.
    """

    slug: str
    title: str
    published: str
    summary: str = ""
    markup: str = ""
    draft: bool = False
    path: str = ""
    line: int = 0


class Page(msgspec.Struct, frozen=True):
    """A page of the editor's own (``content/pages/``): ``slug`` is its address, ``markup`` its Markdown."""

    slug: str
    title: str
    summary: str = ""
    markup: str = ""
    menu: bool = True
    path: str = ""


class StaticFile(msgspec.Struct, frozen=True):
    """A file that is copied as it is.

    Attributes:
        path: Where it goes in the output.
        origin: The file on disk, absolute.
        digest: Of its bytes.
    """

    path: str
    origin: str
    digest: bytes


class Content(msgspec.Struct, frozen=True):
    """Everything under ``content/`` that a build reads, each kind ordered by path."""

    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    stories: tuple[StoryNote, ...] = ()
    editions: tuple[HandEdition, ...] = ()
    pages: tuple[Page, ...] = ()
    files: tuple[StaticFile, ...] = ()


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


class Anchor(msgspec.Struct, frozen=True):
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
        limit: How many pieces go out; None for all (`Rights`).
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
    limit: int | None = None


class BlockHtml(msgspec.Struct, frozen=True):
    """One rendered block of a body: safe HTML, and the labels of the notes whose markers stand in it, in order."""

    id: str
    kind: str
    html: str
    notes: tuple[str, ...] = ()


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
