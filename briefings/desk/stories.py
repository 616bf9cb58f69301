"""Two stories become one, or one becomes two: the articles say so in their ``story:``, and in no other byte.

A merged story keeps its file, or gets one, which leads to the one that took it over: its page redirects, and briefings
that name it mean the other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from briefings.config import Site
from briefings.content import bytewise, edits, headedits
from briefings.content.opened import EditFault
from briefings.content.texts import normalized
from briefings.desk.changes import Plan, Texts
from briefings.diagnostics import Place, Report
from briefings.errors import UsageError
from briefings.model import Article, Content, StoryNote
from briefings.text import did_you_mean, plural, slug_fault, slugify

_FOLDER = "content/stories/"
Notes = Mapping[str, StoryNote]


def merge(site: Site, content: Content[Article], source: str, target: str, report: Report) -> Plan:
    """The plan by which one story goes into another; faults are in the report, and the plan is then empty.

    It may be made and carried out once more after a run that was cut short.

    Raises:
        UsageError: if one of the two is not there, or they are the same.
    """
    notes = {note.slug: note for note in content.stories}
    one, other = _known(content, source), _known(content, target)
    if one == other:
        raise UsageError(f"{one!r} is one story already; name two")
    if other in notes and (into := notes[other].merged_into):
        remedy = "take its merged_into out first" if into == one else f"merge into {into!r}"
        place = Place(notes[other].path, key=("merged_into",))
        report.error("merged-already", f"it was itself merged into {into!r}", place, remedy)
        return Plan()
    texts, moving = Texts(site, report), _members(content, one)
    _lead(texts, notes, one, other)
    _assign(texts, moving, other, report)
    notices = [f"{plural(len(moving), 'article')} moved; {one} leads to {other}"] if moving else []
    notices += [f"what {notes[one].path} says of it is no longer shown"] if one in notes and notes[one].note else []
    return Plan() if report.count("error") else Plan(texts.changes(first=_file(notes, one)), tuple(notices))


def split(
    site: Site, content: Content[Article], source: str, paths: Collection[str], into: str, report: Report
) -> Plan:
    """The plan by which some articles of a story become one of their own; faults are in the report.

    The new story may be one that was merged into the first, which is thereby undone.

    Args:
        site: The site.
        content: What it holds.
        source: The story.
        paths: The files of the articles that leave it.
        into: The new story's slug.
        report: Takes the faults.

    Raises:
        UsageError: if the story is not there, ``into`` can be no new story, or no article would stay.
    """
    notes = {note.slug: note for note in content.stories}
    one = _known(content, source)
    members, there = _members(content, one), _members(content, into)
    if wrong := "is the story itself" if into == one else slug_fault(into):
        other = f"{one}-2" if into == one else slugify(into, f"{one}-2")
        raise UsageError(f"--into {into!r} {wrong}; write another slug, such as {other!r}")
    if not {article.path for article in there} <= set(paths):
        raise UsageError(f"the story {into!r} has articles of its own; name a new one, or merge the two")
    if not {article.path for article in members} - set(paths):
        raise UsageError(f"no article would stay in {one!r}; to rename it: briefings stories merge {one} {into}")
    for article in content.articles:
        if article.path in paths and article not in (*members, *there):
            message = f"it belongs to {article.meta.story!r}, not to {one!r}"
            report.error("other-story", message, Place(article.path, key=("story",)), "leave it out")
    texts = Texts(site, report)
    if into in notes and notes[into].merged_into:
        text = texts.read(notes[into].path)
        texts.put(notes[into].path, bytewise.apply(text, headedits.drop_key(_head(text), "merged_into")))
    moving = [article for article in members if article.path in paths]
    _assign(texts, moving, into, report)
    notices = (f"{plural(len(moving), 'article')} moved from {one} to {into}",)
    return Plan() if report.count("error") else Plan(texts.changes(first=_file(notes, into)), notices)


def _known(content: Content[Article], wanted: str) -> str:
    """The slug of a story by its slug, address or file.

    Raises:
        UsageError: if there is none.
    """
    slug = wanted.strip("/").rpartition("/")[2].removesuffix(".md")
    known = {article.meta.story for article in content.articles if article.meta.story}
    known |= {note.slug for note in content.stories}
    if slug in known:
        return slug
    hint = did_you_mean(slug, known) or "see: briefings list stories"
    raise UsageError(f"no story {wanted!r}; {hint}")


def _members(content: Content[Article], slug: str) -> list[Article]:
    """The articles of a story: those that name it, or a slug of it that was an alias."""
    former = {alias for note in content.stories if note.slug == slug for alias in note.aliases if "/" not in alias}
    return [article for article in content.articles if article.meta.story in {slug, *former}]


def _file(notes: Notes, slug: str) -> str:
    return notes[slug].path if slug in notes else f"{_FOLDER}{slug}.md"


def _lead(texts: Texts, notes: Notes, slug: str, target: str) -> None:
    """Says in a story's file that it was merged."""
    path = _file(notes, slug)
    if slug not in notes:
        texts.put(path, f"---\nmerged_into: {target}\n---\n")
        return
    text = texts.read(path)
    texts.put(path, bytewise.apply(text, headedits.put(_head(text), "merged_into", target)))


def _head(text: str) -> headedits.Head:
    return headedits.parse(normalized(text))


def _assign(texts: Texts, articles: Collection[Article], slug: str, report: Report) -> None:
    """Writes the story into each article's head."""
    for article in articles:
        opened = texts.open(article.path)
        if opened is None:
            continue
        try:
            texts.put(article.path, edits.set_head(opened, texts.convert, {"story": slug}).original)
        except EditFault as fault:
            report.error("cannot-rewrite", fault.message, Place(article.path), fault.remedy)
