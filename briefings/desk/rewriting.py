"""Carries articles from the entities that were to those that will be: the same words, the same people named in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from briefings.content import edits
from briefings.content.definition_edits import namings
from briefings.content.entities import find_mentions, followed
from briefings.content.entity_edits import edit_entity
from briefings.content.mentions import final_id
from briefings.content.opened import EditFault, Opened
from briefings.desk import whose
from briefings.desk.changes import Plan, Texts
from briefings.desk.whose import Two
from briefings.diagnostics import Place, Report
from briefings.model import Article, Entity, EntityUse, Mention
from briefings.text import plural

Entities = Mapping[str, Entity]


class Rewriting:
    """One command's work on many files, in memory; every fault is reported, and then there is no plan.

    Args:
        texts: The files.
        before: The site's entities as they are.
        after: The same as they will be.
        report: Takes the faults.
    """

    def __init__(self, texts: Texts, before: Entities, after: Entities, report: Report) -> None:
        self.texts = texts
        self._before, self._after, self._report = before, after, report
        self._articles = self._further = 0

    def rewrite(
        self,
        article: Article,
        moves: Mapping[str, EntityUse],
        touched: Collection[str],
        forgotten: Collection[str] = (),
    ) -> None:
        """Gives an article its new labels, and marks what would no longer be found by name.

        Args:
            article: As read.
            moves: Id of an entity -> the one that it becomes in this article.
            touched: The entities whose names change; an article without them is left alone.
            forgotten: Names that mean nobody here any more, so that what they were found for needs no mark.
        """
        uses = {use.id: use for use in article.annotations.entities}
        opened = self.texts.open(article.path) if any(entity_id in uses for entity_id in touched) else None
        if opened is None:
            return
        moved = {old: use for old, use in moves.items() if old in uses}
        words = opened.article.text
        marked = _marked(opened)
        wanted = {
            item
            for item in self._wanted(opened, uses, moved)
            if (item.start, item.end) in marked or words[item.start : item.end] not in forgotten
        }
        try:
            for old, use in moved.items():
                same = msgspec.structs.replace(use, roles=uses[old].roles, by=uses[old].by)
                opened = edits.retarget(opened, self.texts.convert, old, same)
            self._take(self._with_marks(opened, wanted))
        except EditFault as fault:
            self._report.error("cannot-rewrite", fault.message, Place(article.path), fault.remedy)

    def join(self, article: Article, one: Entity, other: Entity) -> None:
        """Lets one be the other in an article; that it names both is noted, since labels won't tell it afterwards."""
        self.rewrite(article, {one.id: EntityUse(other.id, other.kind)}, {one.id, other.id})
        joined = self.texts.open(article.path) if self._names(article, one) and self._names(article, other) else None
        if joined is not None and (defined := joined.definition(f"@{other.id}", is_note=False)):
            message = f"names {one.id!r} and {other.id!r}, and its labels are the same from now on"
            remedy = "if the two are parted again, their names alone will tell them apart here"
            self._report.note("named-both", message, joined.place(defined.start), remedy)

    def divide(self, article: Article, pair: Two) -> None:
        """Gives an article that means the other of two its labels; in one that names both, each keeps its own names.

        Args:
            article: As read.
            pair: The two, of whom the one may stand for both in the article.
        """
        use = next((use for use in article.annotations.entities if use.id == pair.one.id), None)
        opened = self.texts.open(article.path) if use else None
        if use is None or opened is None:
            return
        found = find_mentions(opened.article, self._before)
        parted = EntityUse(pair.other.id, pair.other.kind, by=use.by)
        if whose.names_both(opened, found, pair):
            self._divide(opened, found, parted, pair)
            return
        self.rewrite(article, {pair.one.id: parted}, {pair.one.id})
        if pair.is_undone and (taken := self.texts.open(article.path)):
            whose.tell_taken(taken, pair, self._report)

    def _divide(self, opened: Opened, found: Collection[Mention], parted: EntityUse, pair: Two) -> None:
        marked = _marked(opened)
        unmarked = [item for item in found if (item.start, item.end) not in marked]
        loose = [item for item in unmarked if item.entity == pair.one.id]
        meant = {item: pair.whose(opened.article.text[item.start : item.end]) for item in loose}
        wanted = {msgspec.structs.replace(item, entity=meant.get(item, item.entity)) for item in unmarked}
        leaving = [item for item in namings(opened, f"@{pair.one.id}") if pair.whose(item.words) == parted.id]
        try:
            opened = edits.part(opened, self.texts.convert, leaving, parted)
            marks = [item for item in opened.article.annotations.mentions if item.entity]
            wanted |= {followed(item, final_id(item.entity or "", self._after)) for item in marks}
            opened = self._with_marks(opened, {item for item in wanted if item.entity})
        except EditFault as fault:
            self._report.error("cannot-rewrite", fault.message, Place(opened.path), fault.remedy)
            return
        self._take(opened)
        whose.tell_divided(opened, [item for item in loose if not meant[item]], pair, self._report)

    def leave(self, article: Article, pair: Two, forgotten: Collection[str]) -> None:
        """Lets an article that was not named mean the one of two; ``forgotten`` as in `rewrite`."""
        self.rewrite(article, {}, {pair.one.id, pair.other.id}, forgotten)
        left = self.texts.open(article.path) if pair.is_undone and self._names(article, pair.one) else None
        if left is not None:
            whose.tell_left(left, pair, self._report)

    def redefine(self, article: Article, entity: Entity) -> None:
        """Gives an entity its new kind in an article's definition."""
        use = next((use for use in article.annotations.entities if use.id == entity.id), None)
        opened = self.texts.open(article.path) if use else None
        if use is None or opened is None:
            return
        try:
            changed = msgspec.structs.replace(use, kind=entity.kind)
            self._take(edits.redefine_entity(opened, self.texts.convert, changed))
        except EditFault as fault:
            self._report.error("cannot-rewrite", fault.message, Place(article.path), fault.remedy)

    def create(self, entity: Entity) -> None:
        """Gives a new entity its file."""
        try:
            self.texts.create(entity)
        except EditFault as fault:
            self._report.error("cannot-create", fault.message, Place(entity.path), fault.remedy)

    def write_entity(self, entity: Entity) -> None:
        """Puts an entity's new values into its file."""
        text = self.texts.read(entity.path)
        if not text:
            return
        try:
            self.texts.put(entity.path, edit_entity(text, entity))
        except EditFault as fault:
            self._report.error("cannot-rewrite", fault.message, Place(entity.path), fault.remedy)

    def plan(self, *, first: str = "", last: str = "") -> Plan:
        """All that was done; ``first`` and ``last`` are written first and last. Empty after a fault."""
        if self._report.count("error"):
            return Plan()
        notices = [f"{plural(self._articles, 'article')} rewritten, word for word the same"]
        if self._further:
            notices.append(f"{plural(self._further, 'further mention')} found by the names that came together")
        return Plan(self.texts.changes(first=first, last=last), tuple(notices))

    def _wanted(
        self, opened: Opened, uses: Mapping[str, EntityUse], moved: Mapping[str, EntityUse]
    ) -> Collection[Mention]:
        """Who must be named where when the article is rewritten.

        Where a merger is undone, the labels in the file say who is meant, and names alone cannot tell any more.
        """
        if any(
            self._before[use].merged_into and not self._after[use].merged_into for use in uses if use in self._before
        ):
            return ()
        before = find_mentions(opened.article, self._before)
        return {Mention(item.start, item.end, self._renamed(item.entity or "", moved)) for item in before}

    def _names(self, article: Article, entity: Entity) -> bool:
        return any(use.id == entity.id for use in article.annotations.entities)

    def _renamed(self, entity_id: str, moved: Mapping[str, EntityUse]) -> str:
        return moved[entity_id].id if entity_id in moved else final_id(entity_id, self._after)

    def _with_marks(self, opened: Opened, wanted: Collection[Mention]) -> Opened:
        """The file with a mark wherever the search by names would miss a mention."""
        uses = {use.id: use for use in opened.article.annotations.entities}
        while missed := sorted(set(wanted) - set(find_mentions(opened.article, self._after))):
            first = missed[0]
            entity_id = next((use for use in uses if final_id(use, self._after) == first.entity), first.entity or "")
            use = uses.get(entity_id) or EntityUse(entity_id, self._after[entity_id].kind)
            opened = edits.link_entity(opened, self.texts.convert, (first.start, first.end), use)
        if wanted:
            self._further += len(set(find_mentions(opened.article, self._after)) - set(wanted))
        return opened

    def _take(self, opened: Opened) -> None:
        if opened.original != self.texts.read(opened.path):
            self._articles += 1
            self.texts.put(opened.path, opened.original)


def _marked(opened: Opened) -> set[tuple[int, int]]:
    """Where the text has marks for mentions; no change of names can hide those."""
    return {(item.start, item.end) for item in opened.article.annotations.mentions}
