"""Which feeds there are, and which entries each holds, never none: what came to the site last first.

Of what came together the newest comes first, and what states no date last.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from operator import attrgetter

import msgspec

from briefings.catalog import urls
from briefings.catalog.edition_pages import PlannedEdition
from briefings.catalog.entries import Desk, Signed, Timed
from briefings.catalog.history import History, Minting
from briefings.catalog.library import Library, Record
from briefings.catalog.machines import FeedView
from briefings.catalog.rows import FeedLink
from briefings.catalog.words import FeedKind, Wording
from briefings.config import Config
from briefings.times import day_of

ARTICLES = urls.FEEDS + "articles"
BRIEFINGS = urls.FEEDS + "briefings"
CORRECTIONS = urls.FEEDS + "corrections"
FEWEST_ARTICLES = 2
"""A speaker gets a feed who is quoted in so many articles."""

_Labelled = tuple[str, FeedView]
_ZONES = timedelta(days=2)
"""More than two places of the earth ever differ."""
_NEVER = datetime(1, 1, 1, tzinfo=UTC)


class Feeds(msgspec.Struct, frozen=True):
    """The feeds of a site, the site's own first; and how each is announced, by stem."""

    views: tuple[FeedView, ...]
    links: Mapping[str, FeedLink]

    def of_page(self, path: str) -> tuple[FeedLink, ...]:
        """The feed of a page, where it has one."""
        link = self.links.get(urls.of_feed(path))
        return (link,) if link else ()

    @property
    def own(self) -> tuple[FeedLink, ...]:
        """The feeds to announce on every page."""
        return tuple(self.links[stem] for stem in (ARTICLES, BRIEFINGS) if stem in self.links)


def make_feeds(
    library: Library,
    config: Config,
    editions: Sequence[PlannedEdition],
    history: History,
    published: Container[str] = (),
) -> Feeds:
    """All feeds.

    Args:
        library: Everything.
        config: For titles and limits.
        editions: Newest first.
        history: What readers know already.
        published: The stems of feeds that were there before. They go on, though a speaker is no longer quoted often
            enough or the configuration's ``feeds.of`` is shorter than it was.
    """
    factory = _Factory(library, config, history)
    found = (*factory.own(editions), *factory.groups(published), *factory.speakers(published))
    kept = [(label, view) for label, view in found if view.entries or view.later]
    links = {view.stem: FeedLink(label, view.stem, view.description) for label, view in kept}
    return Feeds(tuple(view for _, view in kept), links)


class _Factory:
    """Makes each entry once, when a feed first needs it."""

    def __init__(self, library: Library, config: Config, history: History) -> None:
        self._library, self._title, self._limit = library, config.site.title, config.feeds.limit
        self._groups = config.feeds.of
        self._desk = Desk(library, config, history)
        self._arrived = {one.path: history.arrived(one.path, one.meta.id) for one in library.records}
        self._waited = {one.path for one in library.records if one.meta.publish_after}
        self._came_at_once = len(set(self._arrived.values())) <= 1
        self._signed: dict[str, Signed] = {}
        self._made: dict[str, Timed] = {}

    def own(self, editions: Sequence[PlannedEdition]) -> Iterator[_Labelled]:
        """Articles, briefings, corrections."""
        records = self._library.records
        corrections = self._corrections(self._library.corrected)
        latest = sorted(editions, key=lambda view: self._desk.history.arrived(view.line.path), reverse=True)
        briefings = [self._desk.edition(view) for view in latest[: self._limit]]
        words = self._library.words
        own: tuple[tuple[str, str, FeedKind, Sequence[Timed]], ...] = (
            (ARTICLES, urls.HOME, "articles", self._of(records)),
            (BRIEFINGS, urls.BRIEFINGS, "briefings", briefings),
            (CORRECTIONS, urls.CORRECTIONS, "corrections", corrections),
        )
        for stem, home, kind, entries in own:
            yield self._feed(stem, home, words.title(kind), words.about_feed(kind), entries)

    def groups(self, published: Container[str]) -> Iterator[_Labelled]:
        """A feed for each story and each topic."""
        for slug, story in self._library.stories.items():
            page, label = urls.of_story(slug), story.name.label
            if "stories" in self._groups or urls.of_feed(page) in published:
                about = self._library.words.about_named_feed("story", label)
                yield self._feed(urls.of_feed(page), page, label, about, self._of(story.records))
        for slug, topic in self._library.topics.items():
            page = urls.of_topic(slug)
            if "topics" in self._groups or urls.of_feed(page) in published:
                about = self._library.words.about_named_feed("topic", topic.name)
                yield self._feed(urls.of_feed(page), page, topic.name, about, self._of(topic.records))

    def speakers(self, published: Container[str]) -> Iterator[_Labelled]:
        """A feed of statements for each speaker who is quoted often enough, or was when a feed began."""
        fewest = FEWEST_ARTICLES if "speakers" in self._groups else math.inf
        quoting = self._quoting()
        for entity in self._library.appearances:
            quoted = quoting.get(entity, [])
            link = self._library.names.links[entity]
            page = link.path or ""
            if len(quoted) >= fewest or (quoted and urls.of_feed(page) in published):
                entries = [self._desk.statements(self._sign(record), entity) for record in self._newest(quoted)]
                about = self._library.words.about_named_feed("speaker", link.text)
                yield self._feed(urls.of_feed(page), page, link.text, about, entries)

    def _quoting(self) -> dict[str, list[Record]]:
        """The articles that quote an entity, in their order."""
        found: dict[str, list[Record]] = defaultdict(list)
        for record in filter(attrgetter("notice.speakers"), self._library.records):
            for speaker in dict.fromkeys(record.notice.speakers):
                if speaker:
                    found[speaker].append(record)
        return found

    def _of(self, records: Sequence[Record]) -> list[Timed]:
        """Entries of the newest of these articles, and of all their corrections."""
        entries = [self._article(record) for record in self._newest(records)]
        return entries + self._corrections(records)

    def _corrections(self, records: Sequence[Record]) -> list[Timed]:
        corrected = filter(attrgetter("notice.meta.corrections"), records if self._library.corrected else ())
        return [timed for record in corrected for timed in self._desk.corrections(record)]

    def _newest(self, records: Sequence[Record]) -> list[Record]:
        """Those of these that came last; of what came together the newest."""
        if self._came_at_once:
            return self._newest_of(records)
        together: dict[int, list[Record]] = defaultdict(list)
        for record in records:
            together[self._arrived[record.path]].append(record)
        found: list[Record] = []
        for _, came in sorted(together.items(), reverse=True):
            if len(found) < self._limit:
                found += self._newest_of(came)
        return found[: self._limit]

    def _newest_of(self, records: Sequence[Record]) -> list[Record]:
        """The newest of these, which come by what they state of their time; zones may put them in another order.

        So may the moments that some have waited for.
        """
        waited = [record for record in records if record.path in self._waited] if self._waited else []
        records = [record for record in records if record.path not in self._waited] if waited else records
        count = bisect_left(records, 1, key=lambda record: not record.published)
        latest = records[: self._limit]
        if count > self._limit and (day := day_of(f"{latest[-1].published}-01-01"[:10])):
            floor = (day - _ZONES).isoformat()
            count = bisect_left(records, 1, hi=count, key=lambda record: (record.published or "") < floor)
        dated = [(when, record) for record in (*waited, *records[:count]) if (when := self._sign(record).when)]
        dated.sort(key=lambda item: item[0], reverse=True)
        return [*(record for _, record in dated), *records[count:]][: self._limit]

    def _article(self, record: Record) -> Timed:
        if record.path not in self._made:
            self._made[record.path] = self._desk.article(self._sign(record))
        return self._made[record.path]

    def _sign(self, record: Record) -> Signed:
        if record.path not in self._signed:
            self._signed[record.path] = self._desk.signed(record)
        return self._signed[record.path]

    def _feed(self, stem: str, home: str, label: str, about: str, timed: Sequence[Timed]) -> _Labelled:
        latest = sorted(timed, key=lambda one: (one.arrival, one.when is not None, one.when or _NEVER), reverse=True)
        shown = _once(latest)[: self._limit]
        stated = [one.entry.updated for one in shown if one.when] or [one.entry.updated for one in shown]
        later = tuple(one.later for one in shown if one.later)
        all_later = bool(shown) and len(later) == len(shown)
        view = FeedView(
            title=self._title if stem == ARTICLES else f"{self._title}: {label}",
            description=about,
            stem=stem,
            id=self._desk.tag(stem),
            home=home,
            updated=max(map(datetime.fromisoformat, stated), default=_NEVER).isoformat(),
            entries=() if all_later else tuple(one.entry for one in shown),
            later=later if all_later else (),
        )
        return label, view


def standing_feed(stem: str, page: str, feeds: Feeds, site_title: str, minting: Minting, words: Wording) -> FeedView:
    """The feed at a stem whose own page is no more: that of the page that took its place, else one without entries.

    Its id stays what it was, so that subscribers notice nothing but the new name.
    """
    own = minting.tag(stem)
    known = next((view for view in feeds.views if view.stem == urls.of_feed(page)), None)
    if known:
        return msgspec.structs.replace(known, stem=stem, id=own)
    name = stem.rpartition("/")[2]
    return FeedView(
        title=f"{site_title}: {name}",
        description=words.about_gone(name),
        stem=stem,
        id=own,
        home=page,
        updated=datetime(minting.since, 1, 1, tzinfo=UTC).isoformat(),
        entries=(),
    )


def _once(timed: Sequence[Timed]) -> list[Timed]:
    """The entries without those whose id an earlier one has: a copied article is warned about, and feeds stay valid."""
    seen: dict[str, Timed] = {}
    for one in timed:
        seen.setdefault(one.entry.id, one)
    return list(seen.values())
