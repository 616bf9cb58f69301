"""Published addresses last: which ones there are, what was published at them before, and what must be told of that.

Lasting are the addresses of articles, stories, briefings, people, organizations, places, topics, the editor's pages,
feeds (without their suffix), and redirects. Lists and their page numbers, the years of the archive, copies of articles
for programs and copied files are not: they are ways to the content, or lie beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal
from urllib.parse import quote

import msgspec

from briefings.catalog import urls
from briefings.catalog.editions import Edition
from briefings.catalog.feeds import ARTICLES, BRIEFINGS, CORRECTIONS, Feeds
from briefings.catalog.history import PERMALINKS, History
from briefings.catalog.library import Library
from briefings.catalog.periods import period_of
from briefings.catalog.redirects import Redirect, addresses_of_stories, merged
from briefings.catalog.release import Release
from briefings.config import Config
from briefings.diagnostics import Diagnostic, Place, Report
from briefings.model import Content, Headed, Permalink, Published, StoryNote
from briefings.text import plural

Lost = Literal["error", "warning", "untold"]
_NAMED = 5
_REMEDY = "run build without --locked, and commit content/.permalinks"


class Past(msgspec.Struct, frozen=True):
    """What was published before, and how strictly this run takes it.

    Attributes:
        published: The list of addresses.
        release: What is shown now, and what is not.
        lost: How a lost address is told: as a warning in previews, which lose nobody's; not at all where files could
            not be read, whose pages are missing for that reason alone.
        locked: Whether an address that is not in the list is an error, because this run may not add it.
    """

    published: Published = Published()
    release: Release[Headed] = Release(Content())
    lost: Lost = "error"
    locked: bool = False

    def tell(self, report: Report, code: str, message: str, place: Place, remedy: str) -> None:
        """Reports that an address would be lost."""
        if self.lost != "untold":
            report.add(Diagnostic(self.lost, code, message, place, remedy))


NOTHING = Past()
"""No past: a site that was never published."""


class Present(msgspec.Struct, frozen=True):
    """The site as it is now, and its lasting addresses."""

    library: Library
    editions: tuple[Edition, ...]
    feeds: Feeds
    moved: tuple[Redirect, ...]
    history: History
    addresses: Mapping[str, Permalink]


def present(
    library: Library, editions: Sequence[Edition], feeds: Feeds, moved: Sequence[Redirect], history: History
) -> Present:
    """The site with every lasting address that it has."""
    addresses = dict(_lasting(library, editions, feeds, moved, history))
    return Present(library, tuple(editions), feeds, tuple(moved), history, addresses)


def _lasting(
    library: Library, editions: Iterable[Edition], feeds: Feeds, moved: Iterable[Redirect], history: History
) -> Iterator[tuple[str, Permalink]]:
    if history.recorded or not history.elsewhere:
        yield urls.ROOT, Permalink("site", history.minting.stem)
    for redirect in moved:
        yield redirect.old, Permalink("redirect", _last(redirect.old))
    for view in feeds.views:
        yield view.stem, Permalink("feed", _last(view.stem))
    for slug in library.stories:
        yield urls.of_story(slug), Permalink("story", slug)
    for slug in library.topics:
        yield urls.of_topic(slug), Permalink("topic", slug)
    for entity in library.appearances:
        kind = library.names.entities[entity].kind
        yield urls.of_entity(kind, entity), Permalink(kind, entity)
    for edition in editions:
        path = urls.of_edition(edition.slug)
        name = _file(edition.origin) or edition.slug
        yield path, Permalink("briefing", name, arrival=history.arrived(path))
    for page in library.pages:
        yield urls.of_page(page.slug), Permalink("page", _file(page.path) or page.slug)
    for record in library.records:
        notice = record.notice
        meta = notice.meta
        arrival, told = history.arrived(record.path, meta.id), history.told(record.path, meta)
        yield record.path, Permalink("article", meta.id, notice.words, len(meta.corrections), arrival, told)


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _file(path: str) -> str:
    """A file by its name below its folder, without what would part the columns of the list."""
    return quote("/".join(path.split("/")[2:]), safe="/")


def brought_along(
    articles: Iterable[Headed], library: Library, config: Config, notes: Iterable[StoryNote] = ()
) -> set[str]:
    """The addresses that these articles alone may account for: their own, and of all that they belong to or name.

    Earlier addresses of any of these go with them.

    Args:
        articles: Some of the content, shown or not.
        library: What is shown.
        config: ``briefings`` in it counts.
        notes: The editor's on stories that are not in the library.
    """
    stories = _StorySlugs(library, tuple(notes))
    found: set[str] = set()
    for article in articles:
        meta = article.meta
        found.update(urls.own(urls.of_article(meta), meta.aliases))
        if meta.story:
            found.add(urls.of_story(stories.final(meta.story)))
        found |= {urls.of_topic(topic) for topic in meta.topics}
        for entity, stated in article.uses:
            known = library.names.canonical.get(entity, entity)
            kind = library.names.entities[known].kind if known in library.names.entities else stated
            found.add(urls.of_entity(kind, known))
        period = period_of(meta.published, config.briefings) if config.briefings != "off" else None
        if period:
            found.add(urls.of_edition(period.lower()))
    found.update(old for old, path in stories.earlier() if path in found)
    for former, target in merged(library):
        if urls.of_entity(library.names.entities[target].kind, target) in found:
            found.add(urls.of_entity(former.kind, former.id))
    return found | {urls.of_feed(path) for path in found}


class _StorySlugs:
    """Where the earlier slugs of stories lead, also of those that are not shown.

    Args:
        library: Has the notes on what is shown.
        notes: The others; none of them is of a story that was merged.
    """

    def __init__(self, library: Library, notes: tuple[StoryNote, ...]) -> None:
        shown = (story.name.note for story in library.stories.values())
        self._notes = (*notes, *filter(None, shown), *library.story_names.merged.values())
        self._former = library.story_names.former
        self._away = {alias.strip("/"): note.slug for note in notes for alias in note.aliases}

    def final(self, slug: str) -> str:
        """The slug that stands now."""
        slug = self._former.get(slug, slug)
        return self._away.get(slug, slug)

    def earlier(self) -> Iterator[tuple[str, str]]:
        """Each address that leads to a story, and the story's."""
        for note in self._notes:
            path = urls.of_story(self.final(note.slug))
            former = filter(None, map(urls.from_alias, addresses_of_stories((note.slug, *note.aliases))))
            yield from ((old, path) for old in former)


def settle_words(now: Present, past: Past, report: Report) -> dict[str, Permalink]:
    """The list as it is to be: what it holds, with what is new; of articles the words that readers were told of.

    An article whose words are other than those published needs a correction that was not published with them. Until it
    has one that is told in every build, and the list keeps the words that readers know.
    """
    before = past.published.addresses
    changed = {address: link for address, link in now.addresses.items() if before.get(address) != link}
    if not changed or not before:
        return {**before, **changed}
    is_new = bool(changed.keys() - before.keys())
    by_id = {link.id: link for link in before.values() if link.kind == "article"} if is_new else {}
    files = {one.path: one.file for one in now.library.records if one.path in changed}
    record = dict(before)
    for address, link in changed.items():
        known = before.get(address) or (by_id.get(link.id) if link.kind == "article" else None)
        if known is not None and (known.kind, known.id) != (link.kind, link.id):
            _tell_other(address, known, link, files.get(address, ""), past, report)
        elif known is None or _may_be_told(known, link, files.get(address, ""), report):
            record[address] = link
        else:
            record[address] = msgspec.structs.replace(known, told=link.told)  # feeds have them nevertheless
    return record


def foresee(record: Mapping[str, Permalink], past: Past, report: Report) -> None:
    """Tells today of an article that will go out at an address that belonged to another one."""
    for one in past.release.held:
        address = urls.of_article(one.meta)
        known = record.get(address)
        if known and known.id != one.meta.id and one.meta.publish_after and not one.meta.draft:
            _tell_other(address, known, Permalink("article", one.meta.id), one.path, past, report)


def _may_be_told(known: Permalink, link: Permalink, file: str, report: Report) -> bool:
    """Whether the words are those published, or a new correction says what was changed."""
    if link.kind != "article" or not known.words or not link.words:
        return True
    if link.corrections < known.corrections:
        message = (
            f"{plural(known.corrections, 'correction')} of this article went out, and {link.corrections} stand here"
        )
        remedy = "put it back: readers were told of it; another one can set it right"
        report.warn("correction-withdrawn", message, Place(file), remedy)
        return False
    if link.words == known.words or len(link.told) > max(len(known.told), known.corrections):
        return True
    remedy = "restore them, or add an entry to 'corrections:' that says what was changed, and when"
    report.warn("words-changed", "its words are not those that were published", Place(file), remedy)
    return False


def _tell_other(address: str, known: Permalink, link: Permalink, file: str, past: Past, report: Report) -> None:
    """An article at an address that belonged to another one; other kinds of page may follow each other."""
    if {known.kind, link.kind} != {"article"}:
        return
    message = f"at its address {address} stood the article {known.id}, and this one is {link.id}"
    line = past.published.lines.get(address)
    which = f"line {line}" if line else "its line"
    remedy = f"give it another 'slug'; if it is the same article, delete {which} of {PERMALINKS}"
    report.warn("address-reused", message, Place(file), remedy)


def _gone_out_in_time(library: Library, config: Config) -> set[str]:
    """The addresses that what has a time of its own may bring, the site's own feeds among them."""
    timed = [one.notice for one in library.records if one.meta.publish_after]
    editions = [one for one in library.editions if one.publish_after]
    found = brought_along(timed, library, config) if timed else set()
    for edition in editions:
        found.update(urls.own(urls.of_edition(edition.slug), edition.aliases))
    if timed:
        found.add(ARTICLES)
    if any(one.meta.corrections for one in timed):
        found.add(CORRECTIONS)
    if any(address.startswith(urls.BRIEFINGS) for address in found):
        found.add(BRIEFINGS)
    return found


def _stands(link: Permalink) -> Permalink:
    """What readers know of an address, without what the list of an earlier engine may lack."""
    return msgspec.structs.replace(link, arrival=0, told=())


def check_locked(record: Mapping[str, Permalink], library: Library, past: Past, config: Config, report: Report) -> None:
    """Reports addresses that the list lacks and a locked build may not add.

    What goes out at its own time is let through: a host that builds every hour must not fail at midnight because of an
    embargo that ended. The next build that may write adds it.
    """
    if not past.locked:
        return
    before = past.published.addresses
    excused = _gone_out_in_time(library, config)
    new = sorted(address for address, link in record.items() if address not in before and link.kind != "site")
    told = [address for address in new if address not in excused]
    if told:
        names = ", ".join(told[:_NAMED]) + (", …" if len(told) > _NAMED else "")
        message = f"{plural(len(told), 'address', 'addresses')} not in the list of published ones yet: {names}"
        report.error("locked", message, Place(PERMALINKS), _REMEDY)
    elif new or any(_stands(before[address]) != _stands(link) for address, link in record.items() if address in before):
        message = "what goes out is newer than the list of published addresses"
        report.note("permalinks-behind", message, Place(PERMALINKS), _REMEDY)
