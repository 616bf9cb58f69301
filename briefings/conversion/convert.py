"""Converts what is new: the one place where drafts become files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from briefings import engine, files
from briefings.config import Config, Site
from briefings.content import annotated, entities, fidelity
from briefings.content.entity_edits import edit_entity
from briefings.content.opened import EditFault
from briefings.conversion import mint
from briefings.conversion.inbox import INBOX, Waiting, waiting
from briefings.conversion.resolve import Registry, Resolved, resolve
from briefings.conversion.withhold import unsure_entities, unsure_marks
from briefings.diagnostics import Place, Report
from briefings.errors import MissingExtraError, RefusedError
from briefings.ingest.annotators import Chosen
from briefings.ingest.types import Options, Refusal
from briefings.model import Content, Draft, Entity
from briefings.progress import Progress
from briefings.store import Store
from briefings.text import plural

_CACHED = "draft"


class Conversion(msgspec.Struct, frozen=True):
    """What a run of conversion did: files written, relative to the site, and how many raw files were refused."""

    files: tuple[str, ...] = ()
    refused: int = 0


def convert_new(
    site: Site,
    content: Content,
    store: Store,
    jobs: int | None,
    report: Report,
    progress: Progress,
    *,
    locked: bool = False,
) -> Conversion:
    """Converts the raw articles that are new and writes their files; existing articles are never touched.

    A raw file that holds no article is reported as a warning, and the rest goes on. The outcome depends neither on the
    order of the files nor on ``jobs``.

    Args:
        site: The site.
        content: What it holds.
        store: Keeps drafts, so that a run that was cut short goes on where it was.
        jobs: Worker processes; None for one a core.
        report: Takes what the editor should know.
        progress: Is told of the stages.
        locked: Whether a raw article that waits is an error instead.
    """
    if report.count("error"):
        # An article with a fault is not in ``content``: its raw file would seem new, and be converted a second time.
        return Conversion()
    new = waiting(site.root, content.articles, report)
    if not new:
        return Conversion()
    if locked:
        for item in new:
            remedy = "run build without --locked, and commit what it writes"
            report.error("locked", "this raw article is not converted", Place(f"{INBOX}/{item.raw.file}"), remedy)
        return Conversion()
    try:
        drafts, refused = _drafts(new, site, store, jobs, report, progress)
    except MissingExtraError as fault:
        report.warn("not-converted", f"{plural(len(new), 'raw article')} not converted: {fault}", Place(INBOX))
        return Conversion()
    progress.stage("writing articles", len(drafts))
    return Conversion(tuple(_write(site, content, drafts, store, report, progress)), refused)


def annotator_of(site: Site) -> Chosen:
    """The factory of the annotator that the configuration names."""
    return Chosen(site.config.annotator, str(site.root))


def options_of(config: Config) -> Options:
    """What of the configuration the annotator needs."""
    return Options(
        key_points=config.key_points,
        topics=tuple((slug, topic.words or (topic.name or slug,)) for slug, topic in config.topics.items()),
        voice=config.voice,
    )


def _drafts(
    new: Sequence[Waiting], site: Site, store: Store, jobs: int | None, report: Report, progress: Progress
) -> tuple[list[Draft], int]:
    """The drafts in order of file name, from the cache where a run was cut short, and how many files were refused."""
    from briefings.ingest import pool  # noqa: PLC0415 - the annotator is not loaded where nothing waits

    options, annotator = options_of(site.config), annotator_of(site)
    makers = engine.digest() + annotator.identity()
    keys = {item.raw.file: _key(item, options, makers) for item in new}
    known = store.get_many(_CACHED, keys.values())
    done: dict[str, Draft] = {}
    for item in new:
        if (data := known.get(keys[item.raw.file])) and (draft := _decoded(data)):
            done[item.raw.file] = draft
    rest = [item.raw for item in new if item.raw.file not in done]
    refused = 0
    for made in pool.drafts(rest, options, jobs, progress, annotator) if rest else ():
        if isinstance(made, Refusal):
            refused += 1
            out = "take this file out" if made.code == "no-article" else "mend the annotator and build again"
            place, remedy = Place(f"{INBOX}/{made.file}"), f"the rest was converted; {out}"
            report.warn(made.code, f"refused: {made.reason}", place, remedy)
        else:
            done[made.file] = made
            store.put_many(_CACHED, {keys[made.file]: msgspec.msgpack.encode(made)})
    return [done[file] for file in sorted(done)], refused


def _key(item: Waiting, options: Options, makers: bytes) -> bytes:
    told = msgspec.msgpack.encode((makers, item.raw.file, item.sha256, options))
    return hashlib.blake2b(told, digest_size=16).digest()


def _decoded(data: bytes) -> Draft | None:
    try:
        return msgspec.msgpack.decode(data, type=Draft)
    except msgspec.MsgspecError:
        return None


def _write(
    site: Site, content: Content, drafts: Sequence[Draft], store: Store, report: Report, progress: Progress
) -> Iterator[str]:
    """Writes entities first and articles after them, so that a run cut short leaves no article without its entities."""
    from briefings.conversion import stories  # noqa: PLC0415 - the annotator is not loaded where nothing waits

    registry = Registry(content.entities, content.articles)
    resolved = [_resolved(draft, registry, site.config.review.propose_below) for draft in drafts]
    chosen = stories.choose([item.draft for item in resolved], content, registry.all(), store)
    taken = mint.Taken(content.articles)
    articles = []
    for item, story in zip(resolved, chosen, strict=True):
        articles += _text_of(item, story, site.config, taken, registry, report)
    yield from _write_entities(site, resolved, report)
    for path, text in articles:
        if files.write_new(site.root / path, text.encode(), _scratch(site)):
            yield path
        else:
            remedy = "rename that file, then build again"
            report.warn("not-overwritten", "a raw article was not converted: this file exists", Place(path), remedy)
        progress.advance(item=path)


def _resolved(draft: Draft, registry: Registry, below: float) -> Resolved:
    """The draft in the site's terms, without what is less sure than ``below``: that is proposed."""
    first = unsure_entities(draft, below)
    resolved = resolve(first.draft, registry)
    last = unsure_marks(resolved.draft, below)
    return Resolved(last.draft, resolved.changed, (*first.proposals, *resolved.proposals, *last.proposals))


def _text_of(
    item: Resolved, story: str | None, config: Config, taken: mint.Taken, registry: Registry, report: Report
) -> list[tuple[str, str]]:
    """Path and text of the article's file, if its words can stand in one."""
    draft = item.draft
    points = annotated.key_point_labels(draft.text, draft.blocks, draft.key_points)
    text_sha256 = fidelity.text_sha256(draft.text)
    meta = mint.front_matter(draft, points, story, text_sha256, config, taken, item.proposals)
    path = mint.file_of(meta.published, meta.slug)
    try:
        text = annotated.write(draft, meta, registry.all())
    except RefusedError as fault:
        place = Place(f"{INBOX}/{draft.file}")
        report.warn("no-article", f"refused: {fault}", place, "the rest was converted; take this file out")
        return []
    if item.proposals:
        message = f"{plural(len(item.proposals), 'annotation')} proposed, not written"
        report.note("proposed", message, Place(path), f"decide: briefings review {meta.slug}")
    return [(path, text)]


def _write_entities(site: Site, resolved: Sequence[Resolved], report: Report) -> Iterator[str]:
    """Writes each new entity; the file of one that learnt a name keeps every byte but for the list of its names."""
    changed: dict[str, Entity] = {entity.id: entity for item in resolved for entity in item.changed}
    for entity_id in sorted(changed):
        entity = changed[entity_id]
        path = f"content/entities/{entity_id}.md"
        if files.write_new(site.root / path, entities.write_entity(entity).encode(), _scratch(site)):
            yield path
            continue
        try:
            text = edit_entity((site.root / path).read_bytes().decode(), msgspec.structs.replace(entity, path=path))
        except EditFault as fault:
            remedy = f"add what is right of: {', '.join(entity.aliases)}"
            message = f"{entity.name} goes by further names in new articles, and {fault.message}"
            report.note("alias-not-added", message, Place(path), remedy)
        else:
            files.replace(site.root / path, text.encode(), _scratch(site))
            yield path


def _scratch(site: Site) -> Path:
    return site.state / "scratch"
