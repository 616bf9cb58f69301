"""A wave of drafts becomes files: which entity each name means, which story, which id; then all of them are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from briefings import files
from briefings.config import Site
from briefings.content import annotated, composing, entities, fidelity
from briefings.content.entity_edits import edit_entity
from briefings.content.markdown import converter
from briefings.content.opened import EditFault
from briefings.conversion import journal, mint
from briefings.conversion.inbox import INBOX
from briefings.conversion.journal import Journal, Planned
from briefings.conversion.resolve import Registry, Resolved, resolve
from briefings.conversion.shelf import Shelf
from briefings.conversion.stories import choose, text_of_article
from briefings.conversion.withhold import unsure_entities, unsure_marks
from briefings.diagnostics import Place, Report
from briefings.errors import RefusedError
from briefings.ingest.annotate.stories import StoryText
from briefings.model import Article, Content, Draft, Entity
from briefings.store import Store
from briefings.text import plural


class Archive:
    """What the site holds, as far as new articles depend on it; grows with every wave that is written.

    After a wave it is what it would be had the site been read again, so a run that is stopped and one that is not give
    the same files.

    Args:
        site: The site.
        content: What it holds at first.
        store: Keeps what was counted in each article.
        report: Takes what the editor should know.

    Attributes:
        done: The raw files whose articles were written since.
        refused: Those whose words no article can hold.
    """

    def __init__(self, site: Site, content: Content[Article], store: Store, report: Report) -> None:
        self._site, self._report = site, report
        self._registry = Registry(content.entities, content.articles)
        self._taken = mint.Taken(content.articles)
        self._named = {story.slug for story in content.stories}
        self._texts = {article.path: article for article in content.articles}
        self._shelf = Shelf(store, self._again)
        self._convert = converter()
        self.done: set[str] = set()
        self.refused: list[str] = []
        self._put(content.articles)

    def plan(self, drafts: Iterable[Draft]) -> Journal:
        """The files of a wave, its drafts in order of file name."""
        below = self._site.config.review.propose_below
        resolved = [_resolved(draft, self._registry, below) for draft in drafts]
        chosen = choose([item.draft for item in resolved], self._shelf, self._named)
        articles = [self._text(item, story) for item, story in zip(resolved, chosen, strict=True)]
        changed = {entity.id: entity for item in resolved for entity in item.changed}
        in_order = tuple(changed[entity_id] for entity_id in sorted(changed))
        return Journal(in_order, tuple(one for one in articles if one))

    def write(self, wave: Journal) -> Iterator[str]:
        """Writes what was planned, entities first, so that no article ever lacks its entities; gives each file's path.

        It is in the journal before, and taken out of it after: whenever the run is cut short, `finish` does the rest.
        """
        journal.write(self._site, wave)
        yield from self._finish(wave)

    def finish(self, waiting: Mapping[str, str]) -> tuple[str, ...]:
        """Writes what an earlier run had planned and did not come to write; gives the files' paths.

        Args:
            waiting: Raw file -> hash of its bytes, for all that wait. What does not wait any more is not written.
        """
        wave = journal.read(self._site)
        left = tuple(one for one in wave.articles if waiting.get(one.raw) == one.sha256)
        if not left:
            journal.clear(self._site)
            return ()
        entities_left = tuple(entity for one in wave.entities if (entity := self._still_to_write(one)))
        for entity in entities_left:
            self._registry.add(entity)
        return tuple(self._finish(Journal(entities_left, left)))

    def _still_to_write(self, planned: Entity) -> Entity | None:
        """The entity as its file says by now, with the names that were planned; None if it has them."""
        now = self._registry.get(planned.id)
        if now is None:
            return planned
        new = [name for name in planned.aliases if name not in now.aliases]
        return msgspec.structs.replace(now, aliases=(*now.aliases, *new)) if new else None

    def close(self) -> None:
        """Lets the cache forget what no article has any more."""
        self._shelf.forget_others()

    def _finish(self, wave: Journal) -> Iterator[str]:
        yield from _write_entities(self._site, wave.entities, self._report)
        written = []
        for one in wave.articles:
            if files.write_new(self._site.root / one.path, one.text.encode(), scratch(self._site)):
                written.append(one)
                yield one.path
            else:
                message = "a raw article was not converted: this file exists"
                self._report.warn("not-overwritten", message, Place(one.path), "rename that file, then build again")
        journal.clear(self._site)
        self._learn(written)

    def _learn(self, written: Sequence[Planned]) -> None:
        self.done.update(one.raw for one in written)
        read = [annotated.read(one.text, one.path, Report(), self._convert) for one in written]
        articles = [article for article in read if article]
        self._registry.learn(articles)
        self._taken.add(articles)
        self._put(articles)

    def _put(self, articles: Iterable[Article]) -> None:
        known = self._registry.all()
        self._shelf.add(
            (article.path, article.meta.story, text_of_article(article, known))
            for article in articles
            if article.meta.story
        )

    def _again(self, path: str) -> StoryText:
        """What grouping knows of an article whose terms the cache has lost."""
        article = self._texts.get(path)
        if article is None:
            text = (self._site.root / path).read_text(encoding="utf-8")
            article = annotated.read(text, path, Report(), self._convert)
        return text_of_article(article, self._registry.all()) if article else StoryText("", "")

    def _text(self, item: Resolved, story: str) -> Planned | None:
        """The article's file, if its words can stand in one."""
        draft = item.draft
        points = composing.key_point_labels(draft.text, draft.blocks, draft.key_points)
        text_sha256 = fidelity.text_sha256(draft.text)
        meta = mint.front_matter(draft, points, story, text_sha256, self._site.config, self._taken, item.proposals)
        path = mint.file_of(meta.published, meta.slug)
        try:
            text = composing.write(draft, meta, self._registry.all())
        except RefusedError as fault:
            self.refused.append(draft.file)
            place = Place(f"{INBOX}/{draft.file}")
            self._report.warn("no-article", f"refused: {fault}", place, "the rest was converted; take this file out")
            return None
        if item.proposals:
            message = f"{plural(len(item.proposals), 'annotation')} proposed, not written"
            self._report.note("proposed", message, Place(path), f"decide: briefings review {meta.slug}")
        return Planned(draft.file, draft.sha256, path, text)


def scratch(site: Site) -> Path:
    """The folder for unfinished files."""
    return site.state / "scratch"


def _resolved(draft: Draft, registry: Registry, below: float) -> Resolved:
    """The draft in the site's terms, without what is less sure than ``below``: that is proposed."""
    first = unsure_entities(draft, below)
    resolved = resolve(first.draft, registry)
    last = unsure_marks(resolved.draft, below)
    return Resolved(last.draft, resolved.changed, (*first.proposals, *resolved.proposals, *last.proposals))


def _write_entities(site: Site, changed: Iterable[Entity], report: Report) -> Iterator[str]:
    """Writes each new entity; the file of one that learnt a name keeps every byte but for the list of its names."""
    for entity in changed:
        path = f"content/entities/{entity.id}.md"
        if files.write_new(site.root / path, entities.write_entity(entity).encode(), scratch(site)):
            yield path
            continue
        before = (site.root / path).read_bytes()
        try:
            text = edit_entity(before.decode(), msgspec.structs.replace(entity, path=path))
        except EditFault as fault:
            remedy = f"add what is right of: {', '.join(entity.aliases)}"
            message = f"{entity.name} goes by further names in new articles, and {fault.message}"
            report.note("alias-not-added", message, Place(path), remedy)
        else:
            if text.encode() != before:
                files.replace(site.root / path, text.encode(), scratch(site))
                yield path
