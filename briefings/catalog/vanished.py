"""What becomes of an address that was published and has no page any more.

An address whose page went by itself keeps one that says so: an article that expired, and with it a story, topic or
person that no other article has; an entity that no article names any more but that has its file; an automatic briefing
of a period that is empty now. One whose page somebody moved or deleted is an error that says how to keep it. Feeds go
on for ever, if need be without entries, because a feed reader asks again and again and can be told nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from briefings.catalog import urls
from briefings.catalog.feeds import standing_feed
from briefings.catalog.heads import head
from briefings.catalog.history import PERMALINKS
from briefings.catalog.library import Library
from briefings.catalog.machines import FeedView
from briefings.catalog.periods import bounds, is_slug_of_period
from briefings.catalog.permanence import Past, Present, brought_along
from briefings.catalog.redirects import Redirect
from briefings.catalog.release import head_of, own_addresses
from briefings.catalog.standins import GoneView
from briefings.catalog.words import Wording
from briefings.config import Config, Site
from briefings.diagnostics import Place, Report
from briefings.model import HandEdition, Headed, Permalink
from briefings.text import did_you_mean
from briefings.times import day_of


class Kept(msgspec.Struct, frozen=True):
    """Pages and feeds at addresses that would be lost."""

    pages: tuple[GoneView, ...] = ()
    moved: tuple[Redirect, ...] = ()
    feeds: tuple[FeedView, ...] = ()


def keep(now: Present, past: Past, site: Site, report: Report) -> Kept:
    """Pages for the addresses that went by themselves and feeds for those that feeds had; an error for every other.

    Args:
        now: What is on the site.
        past: What was published before.
        site: ``gone`` in its configuration counts.
        report: Takes every address that would be lost.
    """
    files = {file.path for file in now.library.files}
    before, present = past.published.addresses, now.addresses
    lost = [path for path in sorted(before.keys() - present.keys()) if urls.output_file(path) not in files]
    stated = {path for address in site.config.gone if (path := urls.from_alias(address))}
    check_stated(site, present, report)
    if not lost and not stated:
        return Kept()
    desk, words = _Desk(now, past, site.config, report), now.library.words
    pages: list[GoneView] = []
    moved: list[Redirect] = []
    for path in (*lost, *sorted(stated - before.keys() - present.keys())):
        found = _gone(path, words) if path in stated else None if before[path].kind == "feed" else desk.settle(path)
        if isinstance(found, GoneView):
            pages.append(found)
        elif found:
            moved.append(found)
    targets = {redirect.old: redirect.target for redirect in (*now.moved, *moved)}
    stems = [path for path in lost if before[path].kind == "feed"]
    standing = tuple(
        standing_feed(stem, _target(stem, targets), now.feeds, site.config.site.title, now.history.minting, words)
        for stem in stems
    )
    return Kept(tuple(pages), tuple(moved), standing)


def check_stated(site: Site, present: Mapping[str, Permalink], report: Report) -> None:
    """Reports addresses in ``gone`` that are none, or are pages of the site."""
    for number, address in enumerate(site.config.gone):
        path = urls.from_alias(address)
        if path is None or path in present:
            wrong = "no address of this site" if path is None else "a page of this site"
            remedy = "write one that has no page any more, like articles/2016/04/old-name/"
            message = f"'gone' names {address!r}, which is {wrong}"
            report.error("bad-address", message, site.place("gone", number), remedy)


class _Desk:
    """Decides about one address at a time."""

    def __init__(
        self,
        now: Present,
        past: Past,
        config: Config,
        report: Report,
    ) -> None:
        self._library, self._present, self._past, self._report = now.library, now.addresses, past, report
        self._editions = [edition for edition in now.editions if edition.period]
        release = past.release
        self._expired = _by_address(release.expired, release.expired_editions)
        self._held = _by_address(release.held, release.held_editions)
        self._accounted = brought_along(release.expired, now.library, config, release.held_stories)
        self._entities = {urls.of_entity(one.kind, one.id): one.id for one in now.library.entities}
        self._of_file = {(link.kind, link.id): path for path, link in now.addresses.items()}

    def settle(self, path: str) -> GoneView | Redirect | None:
        """A page for the address, or None after an error or warning was told."""
        link = self._past.published.addresses[path]
        if expired := self._expired.get(path):
            return _expired(path, self._library.words, expired)
        if held := self._held.get(path):
            remedy = "take 'draft' or 'publish_after' out, or withdraw it with 'expires: \"DAY\"'"
            message = f"{path} was published, and this file waits now"
            self._past.tell(self._report, "published-before", message, Place(held.path), remedy)
            return None
        if link.kind == "briefing" and is_slug_of_period(link.id):
            return self._period(path, link.id)
        entity = link.id if link.kind in urls.ENTITIES else self._entities.get(path)
        if entity and (found := self._entity(path, entity)):
            return found
        if path in self._accounted:
            return _gone(path, self._library.words)
        self._tell(path, link)
        return None

    def _period(self, path: str, period: str) -> GoneView | Redirect:
        """The briefing of the same days under another setting of ``briefings``, if there is one."""
        try:
            first, last = bounds(period.upper())
        except ValueError:
            return _gone(path, self._library.words)
        for edition in self._editions:
            begin, end = bounds(edition.period)
            if begin <= first <= end or first <= begin <= last:
                return Redirect(path, urls.of_edition(edition.slug), edition.title, "")
        return _gone(path, self._library.words)

    def _entity(self, path: str, entity: str) -> GoneView | Redirect | None:
        """An entity that has its file: under its present kind, or as one that no article names."""
        known = self._library.names.canonical.get(entity)
        if known is None:
            return None
        link = self._library.names.links[known]
        if link.path and link.path != path and link.path in self._present:
            return Redirect(path, link.path, link.text, self._library.names.entities[known].path)
        return _gone(path, self._library.words, link.text)

    def _tell(self, path: str, link: Permalink) -> None:
        place = Place(PERMALINKS, self._past.published.lines.get(path, 0), 1)
        code, message = "address-lost", f"{path} was published and would be no more"
        moved = self._of_file.get((link.kind, link.id)) if link.kind in {"article", "page", "briefing"} else None
        if moved:
            file = self._file_of(moved)
            self._past.tell(
                self._report, code, message, Place(file), f"it is {moved} now: add 'aliases: [{path}]' to it"
            )
            return
        self._past.tell(self._report, code, message, place, _remedy(link, self._library))

    def _file_of(self, path: str) -> str:
        """The file of a page that is there."""
        records = {record.path: record.file for record in self._library.records}
        pages = {urls.of_page(page.slug): page.path for page in self._library.pages}
        editions = {urls.of_edition(one.slug): one.path for one in self._library.editions}
        return (records | pages | editions).get(path, PERMALINKS)


def _by_address(articles: Iterable[Headed], editions: Iterable[HandEdition]) -> dict[str, Headed | HandEdition]:
    """Each under its address and its earlier ones."""
    found: dict[str, Headed | HandEdition] = {}
    every: list[Headed | HandEdition] = [*editions, *articles]
    for one in every:
        found |= dict.fromkeys(own_addresses(one), one)
    return found


def _remedy(link: Permalink, library: Library) -> str:
    """How an address can be kept whose page somebody deleted or renamed."""
    anyway = "or name it under 'redirects' or 'gone' in config.yaml"
    if link.kind == "article":
        return (
            f"put its file back with 'expires: \"DAY\"' to withdraw it, or add it to the 'aliases' of another, {anyway}"
        )
    if link.kind == "story":
        near = did_you_mean(link.id, library.stories).partition("'")[2].partition("'")[0] or "NEW"
        return f"if it was renamed, write 'aliases: [{link.id}]' into content/stories/{near}.md, {anyway}"
    if link.kind in urls.ENTITIES:
        return f"put content/entities/{link.id}.md back, with 'merged_into' if another took it over, {anyway}"
    if link.kind == "redirect":
        return f"put the alias back, {anyway}"
    return f"put it back, add it to the 'aliases' of a page or briefing, {anyway}"


def _expired(path: str, words: Wording, one: Headed | HandEdition) -> GoneView:
    """The page of what was withdrawn, with its headline where the source has one, and the day."""
    meta = head_of(one)
    day = day_of(meta.expires)
    return _gone(path, words, meta.title or "", day.isoformat() if day else None)


def _gone(path: str, words: Wording, title: str = "", since: str | None = None) -> GoneView:
    return GoneView(head(path, "gone", title or words.title("gone"), index=False), title, since)


def _target(stem: str, targets: Mapping[str, str]) -> str:
    page = stem.removeprefix(urls.FEEDS) + "/"
    return targets.get(page, page)
