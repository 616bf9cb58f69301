"""One review: what is doubtful is told, and every decision is on the disk before the next question is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from briefings.config import Site
from briefings.content.mentions import final_id
from briefings.content.opened import EditFault, Opened
from briefings.desk import entities as whole
from briefings.desk.changes import Change, Texts
from briefings.desk.decisions import Decision, carry_out, mark_checked
from briefings.desk.doubts import Doubt, known, of_article
from briefings.diagnostics import Report
from briefings.errors import ContentError
from briefings.model import Article, Content, Entity, EntityKind

Write = Callable[[Sequence[Change]], None]


class Session:
    """What a review needs between two decisions.

    Args:
        site: The site.
        content: As read at the beginning; articles are read again whenever they are looked at.
        write: Puts changes on the disk, all or none.
        below: What is less sure than this is doubtful.
    """

    def __init__(self, site: Site, content: Content[Article], write: Write, below: float) -> None:
        self._site, self._write, self._below = site, write, below
        self._content = content
        self._convert = Texts(site, Report()).convert
        self._known = known({entity.id: entity for entity in content.entities}, below)

    @property
    def entities(self) -> Mapping[str, Entity]:
        """The site's entities by id, those that this review made included."""
        return self._known.entities

    def doubts(self, path: str) -> tuple[Doubt, ...]:
        """What is doubtful in an article as it is on the disk now.

        Raises:
            ContentError: if the article has faults.
        """
        return of_article(self._opened(path)[0], self._known)

    def article(self, path: str) -> Article:
        """The article as it is on the disk now.

        Raises:
            ContentError: if it has faults.
        """
        return self._opened(path)[0].article

    def decide(self, path: str, doubt: Doubt, decision: Decision) -> None:
        """Writes one decision: the article, and with it the file of an entity that is new.

        Raises:
            EditFault: if the file cannot hold it, or says something else by now; nothing was written.
            ContentError, PublishError: as `changes.write` and reading the article do.
        """
        opened, texts = self._opened(path)
        now = next((item for item in of_article(opened, self._known) if item.key == doubt.key), None)
        if now is None:
            raise EditFault("the file was edited meanwhile, and this is decided there", "go on with the next one")
        texts.put(path, carry_out(opened, now, decision, self.entities, self._convert).original)
        new = decision.target if decision.target and decision.target.id not in self.entities else None
        if new:
            texts.create(new)
        self._write(texts.changes(first=new.path if new else ""))
        if new:
            self._know(new)

    def retype(self, entity_id: str, kind: EntityKind) -> None:
        """Says that an entity is of another kind, in its file and in every article.

        Raises:
            ContentError: with every article that cannot be rewritten; nothing was written.
        """
        report = Report()
        content = msgspec.structs.replace(self._content, entities=tuple(self.entities.values()))
        plan = whole.rekind(self._site, content, entity_id, kind, report)
        report.raise_if_errors()
        self._write(plan.changes)
        self._know(msgspec.structs.replace(self.entities[entity_id], kind=kind))

    def check_off(self, path: str, by: str, day: str) -> None:
        """States in an article who has checked it, and on which day.

        Raises:
            EditFault: if its head cannot be edited.
        """
        opened, texts = self._opened(path)
        texts.put(path, mark_checked(opened, by, day, self._convert).original)
        self._write(texts.changes())

    def find(self, words: str) -> Entity | None:
        """The entity of an id, or the only one that goes by a name; who was merged is who took over."""
        wanted = words.strip().removeprefix("@")
        if wanted in self.entities:
            return self.entities[final_id(wanted, self.entities)]
        folded = wanted.casefold()
        named = {
            final_id(entity.id, self.entities)
            for entity in self.entities.values()
            if folded in (name.casefold() for name in (entity.name, *entity.aliases))
        }
        return self.entities[named.pop()] if len(named) == 1 else None

    def _opened(self, path: str) -> tuple[Opened, Texts]:
        report = Report()
        texts = Texts(self._site, report)
        opened = texts.open(path)
        if opened is None:
            raise ContentError(report.diagnostics)
        return opened, texts

    def _know(self, entity: Entity) -> None:
        self._known = known({**self.entities, entity.id: entity}, self._below)
