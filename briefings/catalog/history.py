"""What readers of feeds know already: when each thing came to the site first, and under which ids.

Feeds are in order of arrival, not of the day that a source states: an old article that comes late, and one whose source
states no day, would else reach no subscriber. The list of published addresses keeps a number for each arrival: that of
the build among all that brought something new. It needs no clock, and what came together has one number.

Ids that the site makes itself (of feeds, briefings, corrections) are kept there as well, so that an editor who sets a
correction's day right, or changes ``site.since``, brings nothing back as new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from briefings.catalog import urls
from briefings.catalog.periods import is_slug_of_period
from briefings.config import Config, Site
from briefings.diagnostics import Report
from briefings.digests import digest_of
from briefings.model import Correction, FrontMatter, HandEdition, Permalink, Published, ToldCorrection

PERMALINKS = "content/.permalinks"
_SHORT = 8
"""Digits of a digest that tells the corrections of one article apart."""


class Minting(NamedTuple):
    """Whose name and which year stand in the ids that the site makes itself (RFC 4151)."""

    authority: str
    since: int

    @property
    def stem(self) -> str:
        """As the list of published addresses keeps it."""
        return f"tag:{self.authority},{self.since}"

    def tag(self, name: str, date: str = "") -> str:
        """A permanent id, dated with the site's year where no day is sure to last."""
        return f"tag:{self.authority},{date or self.since}:{name}"


class Numbered(NamedTuple):
    """A correction, its number among its article's, from 1, and how it went out first."""

    correction: Correction
    number: int
    told: ToldCorrection


class History:
    """The past of a site as feeds need it.

    Args:
        published: The list of published addresses.
        config: What ids begin with where the list does not say so.
        editions: The editor's briefings.
    """

    def __init__(self, published: Published, config: Config, editions: Iterable[HandEdition] = ()) -> None:
        self._known = published.addresses
        self._config = config
        self._first = dict(_renamed(editions))

    def first_address(self, path: str) -> str:
        """Where a briefing was published first."""
        return self._first.get(path, path)

    @cached_property
    def minting(self) -> Minting:
        """What ids begin with: as published, else as configured."""
        return self.recorded or Minting(self._config.authority, self._config.site.since)

    @cached_property
    def recorded(self) -> Minting | None:
        """What published ids begin with, where the list says so."""
        site = self._known.get(urls.ROOT)
        authority, _, since = site.id.removeprefix("tag:").rpartition(",") if site else ("", "", "")
        return Minting(authority, int(since)) if authority and since.isdecimal() else None

    @cached_property
    def elsewhere(self) -> str:
        """Whose name stands in the ids of all published articles, where that is no longer what a site would be called.

        The site moved to another host, whose name its ids are made with for want of an ``authority``.
        """
        if self._config.site.authority:
            return ""
        ids = (link.id for link in self._known.values() if link.kind == "article")
        names = [name.partition(",")[0] for name in ids if name.startswith("tag:")]
        here = f"tag:{self._config.authority}"
        return "" if here in names or not names else names[0].removeprefix("tag:")

    @cached_property
    def arriving(self) -> int:
        """The number of what comes now."""
        return 1 + max(map(_last_arrival, self._known.values()), default=0)

    def arrived(self, path: str, name: str = "") -> int:
        """When a page came to the site; 0: before arrivals were counted.

        Args:
            path: Its address.
            name: Of an article its id, by which it is known wherever it went.
        """
        known = self._known.get(path)
        if known is None or known.id != name:
            known = self._page(self.first_address(path), name)
        return self.arriving if known is None else known.arrival

    def corrections(self, path: str, meta: FrontMatter) -> tuple[Numbered, ...]:
        """An article's corrections, each with the number and the day of which its id is made.

        One that went out is known again by its words or its day, whichever its editor did not change. The others are
        numbered in order of their days, and where several are of one day from the oldest on: some editors add a new
        one at the end, others at the beginning.
        """
        if not meta.corrections:
            return ()
        known = self._page(path, meta.id)
        added = list(_in_order(meta.corrections))
        told = list(known.told) if known else []
        if known and not told:  # as they were numbered before the list kept them
            told = [_told(one, 0) for one in added[: known.corrections]]
        found = dict(_recognized(added, told))
        for place, one in enumerate(added):
            if place not in found:
                found[place] = len(told)
                told.append(_told(one, self.arriving))
        return tuple(Numbered(one, found[place] + 1, told[found[place]]) for place, one in enumerate(added))

    def told(self, path: str, meta: FrontMatter) -> tuple[ToldCorrection, ...]:
        """Every correction of an article that went out, and those that go out now, by number."""
        known = self._page(path, meta.id)
        told = known.told if known else ()
        if not meta.corrections:
            return told
        before = dict(enumerate(told, start=1))
        now = {one.number: one.told for one in self.corrections(path, meta)}
        return tuple(told for _, told in sorted((before | now).items()))

    def _page(self, path: str, name: str) -> Permalink | None:
        known = self._known.get(path)
        if not name or (known is not None and known.id == name):
            return known
        return self._by_id.get(name)

    @cached_property
    def _by_id(self) -> Mapping[str, Permalink]:
        """Each article that was published; of one that moved the line that knows most of its corrections."""
        articles = (link for link in self._known.values() if link.kind == "article")
        return {link.id: link for link in sorted(articles, key=lambda link: (link.corrections, len(link.told)))}


def check_minting(history: History, published: Published, site: Site, report: Report) -> None:
    """Tells of ids that began otherwise when they were published than the configuration says now.

    Those of feeds, briefings and corrections stay as the list keeps them. A list that does not keep them is an earlier
    engine's; under another name readers would get all of that again.
    """
    config, kept = site.config, history.recorded
    if kept:
        line = published.lines.get(urls.ROOT, 0)
        told = ("authority", kept.authority, config.authority), ("since", str(kept.since), str(config.site.since))
        for key, was, now in told:
            if was != now:
                message = f"{key!r} is {now}, and the published ids of feeds, briefings and corrections keep {was}"
                remedy = (
                    f"write '{key}: {was}' under 'site', or delete line {line} of {PERMALINKS} if nobody reads them"
                )
                report.warn(f"{key}-moved", message, site.place("site", key), remedy)
    elif history.elsewhere:
        was, now = history.elsewhere, config.authority
        message = f"the published ids are of {was}, and those of corrections, briefings, feeds would be of {now} now"
        remedy = f"write 'authority: {was}' under 'site', or {now} if they always were"
        report.warn("authority-moved", message, site.place("site", "url"), remedy)


def _renamed(editions: Iterable[HandEdition]) -> Iterator[tuple[str, str]]:
    """Briefings by hand that were renamed and say so by their aliases, with the first address of each.

    An alias that is the address of an automatic briefing says whose place it took, not what it was.
    """
    for edition in editions:
        for old in map(urls.from_alias, edition.aliases):
            if old and old.startswith(urls.BRIEFINGS) and not is_slug_of_period(old[len(urls.BRIEFINGS) :].rstrip("/")):
                yield urls.of_edition(edition.slug), old
                break


def _last_arrival(link: Permalink) -> int:
    return max(link.arrival, *[one.arrival for one in link.told]) if link.told else link.arrival


def _in_order(corrections: Sequence[Correction]) -> Iterable[Correction]:
    is_newest_first = corrections[0].on > corrections[-1].on
    return sorted(corrections[::-1] if is_newest_first else corrections, key=attrgetter("on"))


def _recognized(added: Sequence[Correction], told: Sequence[ToldCorrection]) -> Iterator[tuple[int, int]]:
    """Places of corrections and of what went out, each pair of which is one: same words and day, words, or day."""
    here, there = dict(enumerate(added)), dict(enumerate(told))
    for same in (lambda one: (one.day, one.words), attrgetter("words"), attrgetter("day")):
        for place, one in list(here.items()):
            match = next((old for old, known in there.items() if same(known) == same(_told(one, 0))), None)
            if match is not None:
                del here[place], there[match]
                yield place, match


def _told(one: Correction, arrival: int) -> ToldCorrection:
    return ToldCorrection(one.on, digest_of(one.what.encode()).hex()[:_SHORT], arrival)
