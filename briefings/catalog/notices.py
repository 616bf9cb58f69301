"""What the site tells of an article on other pages than its own: its notice, and the facts that they may show.

Both are pure functions of the article's file, of the entities that it names, and of what the configuration says of its
source. So they can be kept from build to build, and the article itself is opened only where its own words are needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

import msgspec

from briefings.catalog import facts, rights, urls
from briefings.catalog.deferred import digest_of, encoded
from briefings.catalog.facts import Facts, FactSheet
from briefings.catalog.grouping import label_of
from briefings.catalog.names import Names
from briefings.catalog.order import latest
from briefings.catalog.rights import Publishers
from briefings.catalog.rows import ArticleLine
from briefings.content.entities import find_mentions, followed
from briefings.model import Anchor, Article, Entity, EntityKind, FrontMatter, Mention, Rights

BETWEEN_ROLES = "; "
"""Between the roles that one article gives an entity."""


class Notice(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """An article as the rest of the site knows it.

    Attributes:
        path: Of its file.
        meta: Its front matter, without what only its own page shows or the line has, each topic once, and within its
            rights.
        uses: As in `Article.uses`.
        digest: Of the file's bytes.
        key: Digest of all that the article's page shows of the article.
        words: As in `Article.words`.
        line: The article in a list, without its story.
        line_key: Digest of the line.
        rights: How much of it goes out.
        changed: The latest of publication, update and corrections, as stated.
        roles: Each entity it names, in order of first mention, by the id that stands now -> its roles as the article
            words them, or nothing.
        cited: Every id of an entity in the file, and so all that the notice depends on besides the file.
        speakers: Who made each of its statements, by the id that stands now; None: nobody whom the site knows.
        dates: The value of each of its dates, and the anchor on its page that the date leads to; or nothing.
        damage: How many spots of damage are shown.
        voice: How many loaded phrases of its outlet's own.
        told: Digest of its facts.
        links: As in `Article.links`.
    """

    path: str
    meta: FrontMatter
    uses: tuple[tuple[str, EntityKind], ...]
    digest: bytes
    key: bytes
    words: str
    line: ArticleLine
    line_key: bytes
    rights: Rights
    changed: str | None
    roles: dict[str, str]
    cited: tuple[str, ...]
    speakers: tuple[str | None, ...]
    dates: tuple[tuple[str, str], ...]
    damage: int
    voice: int
    told: bytes
    links: str = ""


class Opened(NamedTuple):
    """An article with what is needed to show its words.

    Attributes:
        article: Within its rights, but for its body, which is cut where it is shown.
        anchors: The sentences that have an anchor of their own on its page.
        mentions: All of them, by the ids of entities that stand now.
    """

    article: Article
    anchors: tuple[Anchor, ...]
    mentions: tuple[Mention, ...]


class Shelf(Protocol):
    """Gives what a notice stands for."""

    def facts(self, notice: Notice) -> FactSheet:
        """What other pages can show of it."""

    def open(self, notice: Notice) -> Opened:
        """The article itself."""


class Cataloguer:
    """Describes articles by what is known of the site's entities and sources.

    Args:
        entities: All of them, merged ones too.
        names: The same by the ids that stand now.
        publishers: The configured sources.
    """

    def __init__(self, entities: Iterable[Entity], names: Names, publishers: Publishers) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._names, self._publishers = names, publishers
        told = (publishers.config.sources, publishers.config.rights)
        self._base = encoded(told)
        self._digests: Mapping[str, bytes] = {key: self._digest(key) for key in self._entities}
        self._alone = digest_of(self._base)

    def describe(self, article: Article) -> tuple[Notice, Opened, Facts]:
        """The notice of an article as it was read, the article opened, and what it states."""
        allowed = self._publishers.rights_of(article.meta)
        article = rights.public(article, allowed)
        mentions = self._canonical(find_mentions(article, self._entities))
        line = self._line(article)
        found, anchors = facts.of(article, line, allowed, self._names)
        meta, cited = article.meta, _cited(article)
        notice = Notice(
            path=article.path,
            meta=_brief(meta),
            uses=article.uses,
            digest=article.digest,
            key=digest_of(article.path.encode(), article.digest or encoded(article), self.key(cited)),
            words=article.words,
            line=line,
            line_key=digest_of(encoded(line)),
            rights=allowed,
            changed=latest((meta.published, meta.updated, *(correction.on for correction in meta.corrections))),
            roles=self._roles(article, mentions),
            cited=cited,
            speakers=tuple(said.speaker for said in found.statements),
            dates=tuple((row.value, row.path.partition("#")[2]) for row in found.dates),
            damage=len(found.damage),
            voice=len(found.voice),
            told=digest_of(encoded(found)),
            links=article.links,
        )
        return notice, Opened(article, anchors, mentions), found

    def key(self, cited: Sequence[str]) -> bytes:
        """Digest of everything that a notice which cites these ids depends on besides its article's file."""
        return digest_of(self._base, *(self._digests.get(key, b"") for key in cited)) if cited else self._alone

    def _digest(self, key: str) -> bytes:
        target = self._names.canonical.get(key)
        known = (self._entities[key], self._entities[target]) if target else ()
        told = [(one.id, one.name, one.kind, one.aliases) for one in known]
        shown = self._names.links[target].text if target else ""  # with what the pages of articles show of the note
        return digest_of(encoded((told, shown)))

    def _line(self, article: Article) -> ArticleLine:
        meta = article.meta
        return ArticleLine(
            label=label_of(article),
            titled=meta.title is not None,
            path=urls.of_article(meta),
            published=meta.published,
            source=self._publishers.name_of(meta),
            summary=meta.summary or "",
            story=None,
            damaged=len(article.annotations.damage),
            review=meta.review,
            language=meta.language,
        )

    def _canonical(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions of known entities, by the ids that stand now."""
        found = []
        for mention in mentions:
            entity = self._names.canonical.get(mention.entity) if mention.entity else None
            if entity:
                found.append(followed(mention, entity))
        return tuple(found)

    def _roles(self, article: Article, mentions: Sequence[Mention]) -> dict[str, str]:
        """Entity -> roles, for all that the article names: in mentions, in definitions, or as speakers and channels."""
        canonical = self._names.canonical
        roles = dict.fromkeys((mention.entity for mention in mentions if mention.entity), "")
        for use in article.annotations.entities:
            entity = canonical.get(use.id)
            if entity and not use.roles:
                roles.setdefault(entity, "")
            elif entity:
                roles[entity] = BETWEEN_ROLES.join(filter(None, (roles.get(entity), *dict.fromkeys(use.roles))))
        for quotation in article.annotations.quotations:
            for who in (quotation.speaker, quotation.via):
                entity = canonical.get(who.entity) if who and who.entity else None
                if entity:
                    roles.setdefault(entity, "")
        return roles


def _brief(meta: FrontMatter) -> FrontMatter:
    """Without what only the article's own page shows, and each topic once."""
    topics = tuple(dict.fromkeys(meta.topics))
    return msgspec.structs.replace(
        meta, summary=None, key_points=(), topics=topics, normalized=(), removed=(), proposed=()
    )


def _cited(article: Article) -> tuple[str, ...]:
    found = article.annotations
    if not (found.entities or found.mentions or found.quotations):
        return ()
    speakers = (who.entity for one in found.quotations for who in (one.speaker, one.via) if who)
    cited = (*(use.id for use in found.entities), *(mention.entity for mention in found.mentions), *speakers)
    return tuple(sorted({entity for entity in cited if entity}))
