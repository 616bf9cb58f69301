"""What goes out at its own time: an address that it cannot have then is told today, not by the build of that night.

One thing may follow another at an address: what expires before, or at the very moment, is in nobody's way.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from functools import partial
from typing import NamedTuple

import msgspec

from briefings.catalog import urls
from briefings.catalog.claims import AN_ALIAS, Claim, Claims, place_of
from briefings.catalog.library import Library
from briefings.catalog.permanence import brought_along
from briefings.catalog.redirects import address_in, placed
from briefings.catalog.release import Release, head_of, own_addresses
from briefings.config import Site
from briefings.diagnostics import Place, Report
from briefings.model import EntityKind, FrontMatter, HandEdition, Headed
from briefings.paths import fold
from briefings.times import first_instant, zone_named

_SOME_DAY = math.nextafter(math.inf, 0)
"""When a draft begins: after all that ends."""
_SLUG = "give one of them another 'slug', or let the other one expire before"
_GONE = "take it out of 'gone'"
_ALIAS = "remove the alias, or let the other one expire before"


class _Stay(msgspec.Struct, frozen=True):
    """How long something that waits will have an address, in seconds since 1970.

    Attributes:
        path: The output file.
        what: As in `Claim`.
        place: Of what waits.
        remedy: What to do if it cannot.
        covers: Whether it takes the place of an automatic briefing.
    """

    path: str
    what: str
    place: Place
    begin: float
    end: float
    remedy: str
    covers: bool = False

    @property
    def told(self) -> str:
        """What it is."""
        return f"{self.what} {self.place.file}"

    def meets(self, other: _Stay) -> bool:
        """Whether both have their address at one time."""
        return max(self.begin, other.begin) < min(self.end, other.end)


def check_coming(release: Release[Headed], claims: Claims, library: Library, site: Site, report: Report) -> None:
    """Reports what waits for an address that something else will have still, or that is none.

    A draft waits for its editor, who will be there when it goes out: of one only the page's own address is told.

    Args:
        release: What waits.
        claims: Who has which file today.
        library: What is shown.
        site: ``gone`` in its configuration counts, and the zone of what names none.
        report: Takes the faults.
    """
    if not release.held and not release.held_editions:
        return
    calendar = _Calendar(library, site)
    given_up = {path: at for at, one in enumerate(site.config.gone) if (path := urls.from_alias(one))}
    pages = {urls.output_file(path): at for path, at in given_up.items()}
    awaited: dict[str, list[_Stay]] = {}
    waiting: list[Headed | HandEdition] = [*release.held, *release.held_editions]
    for one in sorted(waiting, key=lambda one: one.path):
        for stay in calendar.stays(one, report):
            others = awaited.setdefault(fold(stay.path), [])
            other = calendar.in_the_way(stay, claims.holder(stay.path)) or next(filter(stay.meets, others), None)
            if other:
                message = f"{stay.path} will be {stay.told} when it goes out, and {other.told}"
                report.error("address-taken", message, stay.place, stay.remedy)
            elif stay.path in pages and stay.begin < _SOME_DAY:
                message = f"'gone' names {site.config.gone[pages[stay.path]]!r}, which will be {stay.told}"
                report.error("bad-address", message, site.place("gone", pages[stay.path]), _GONE)
            others.append(stay)
    _Groups(release, calendar, report).check(claims, awaited, given_up)


class _Groups:
    """The same for pages that come with an article: of its story, its topics, of those whom it names, of its period."""

    def __init__(self, release: Release[Headed], calendar: _Calendar, report: Report) -> None:
        self._calendar, self._report = calendar, report
        coming = (one for one in release.held if one.meta.publish_after and not one.meta.draft)
        self._coming = [(one, calendar.span(one.meta)) for one in coming]
        self._brought = partial(calendar.brought, release=release)

    def check(self, claims: Claims, awaited: Mapping[str, Sequence[_Stay]], given_up: Mapping[str, int]) -> None:
        """Reports what else has the address of such a page, or will have it at the same time."""
        suspects = []
        for address in sorted(self._brought([one for one, _ in self._coming])):
            path = urls.output_file(address)
            holder = claims.holder(path)
            alias = holder if holder and self._calendar.is_alias(holder) else None
            stays = [stay for stay in awaited.get(fold(path), ()) if stay.what == AN_ALIAS]
            if alias or stays or address in given_up:
                suspects.append((address, alias, stays))
        each = [(one.path, span, self._brought([one])) for one, span in self._coming] if suspects else ()
        for address, alias, stays in suspects:
            bringers = sorted((span, path) for path, span, brought in each if address in brought)
            (begin, _), first = bringers[0]
            if address in given_up:
                message = f"'gone' names {address}, which will be a page when {first} goes out"
                place = self._calendar.site.place("gone", given_up[address])
                self._report.error("bad-address", message, place, _GONE)
            elif alias and self._calendar.stands(alias, begin):
                message = f"{alias.path} is {alias.told}, and will be a page when {first} goes out"
                self._report.error("address-taken", message, place_of(alias.cause), "remove the alias")
            for stay in stays:
                self._meet(stay, bringers)

    def _meet(self, stay: _Stay, bringers: Sequence[tuple[tuple[float, float], str]]) -> None:
        other = next((path for (begin, end), path in bringers if max(begin, stay.begin) < min(end, stay.end)), None)
        if other:
            message = f"{stay.path} will be {stay.told} when it goes out, and a page that comes with {other}"
            self._report.error("address-taken", message, stay.place, stay.remedy)


class _Bare(NamedTuple):
    """An article without its earlier addresses."""

    path: str
    meta: FrontMatter
    uses: tuple[tuple[str, EntityKind], ...]


class _Calendar:
    """Knows from when and until when things are shown."""

    def __init__(self, library: Library, site: Site) -> None:
        self._library, self.site = library, site
        self._zone = zone_named(site.config.site.zone) or UTC
        notes = (*library.story_names.merged.values(), *(story.name.note for story in library.stories.values()))
        self._notes = {one.path for one in (*notes, *library.entities) if one}
        timed: list[tuple[Headed | HandEdition, str | None]] = [
            *((one.notice, one.meta.expires) for one in library.records),
            *((one, one.expires) for one in library.editions),
        ]
        self._ends = {
            urls.output_file(address): self._seconds(end) for one, end in timed if end for address in own_addresses(one)
        }

    def stays(self, one: Headed | HandEdition, report: Report) -> Iterator[_Stay]:
        """The addresses that something is to have: its own and, unless it is a draft, its earlier ones."""
        meta = head_of(one)
        begin, end = self.span(meta)
        own, *_ = own_addresses(one)
        covers = isinstance(one, HandEdition)
        yield _Stay(urls.output_file(own), "the page of", Place(one.path, key=("slug",)), begin, end, _SLUG, covers)
        for alias, place in () if meta.draft else placed(one.path, meta.aliases):
            if old := address_in(alias, place, report):
                yield _Stay(urls.output_file(old), AN_ALIAS, place, begin, end, _ALIAS)

    def in_the_way(self, stay: _Stay, holder: Claim | None) -> Claim | None:
        """Who has the address today, where they will have it still."""
        if holder is None or (stay.covers and not holder.cause):
            return None
        return holder if self.stands(holder, stay.begin) else None

    def span(self, meta: FrontMatter | HandEdition) -> tuple[float, float]:
        """From when and until when something is shown."""
        begin = self._seconds(meta.publish_after) if meta.publish_after and not meta.draft else _SOME_DAY
        return begin, self._seconds(meta.expires) if meta.expires else math.inf

    def stands(self, holder: Claim, moment: float) -> bool:
        """Whether what has an address today has it still."""
        ends = self._ends.get(holder.path)
        return not self._goes_by_itself(holder.path, moment) if ends is None else moment < ends

    def is_alias(self, holder: Claim) -> bool:
        """Whether an address leads elsewhere because a page or the configuration says so.

        What the editor says of a story or entity leads to the page that stands for it, and may come with an article.
        """
        place = place_of(holder.cause)
        return holder.what == AN_ALIAS and not (place and place.file in self._notes)

    def brought(self, articles: Sequence[Headed], release: Release[Headed]) -> set[str]:
        """Every address that comes with articles, but for their own and feeds."""
        bare = [_Bare(one.path, msgspec.structs.replace(one.meta, aliases=()), one.uses) for one in articles]
        own = {urls.of_article(one.meta) for one in bare}
        found = brought_along(bare, self._library, self.site.config, release.held_stories) - own
        return {address for address in found if not address.startswith(urls.FEEDS)}

    def _goes_by_itself(self, path: str, moment: float) -> bool:
        """Whether a page is there only for articles that will have expired."""
        parted: tuple[list[Headed], list[Headed]] = [], []
        for record in self._library.records:
            parted[self._ends.get(urls.output_file(record.path), math.inf) <= moment].append(record.notice)
        staying, going = parted
        return path in self._brought(going) - self._brought(staying)

    def _brought(self, articles: Sequence[Headed]) -> set[str]:
        return set(map(urls.output_file, brought_along(articles, self._library, self.site.config)))

    def _seconds(self, value: str) -> float:
        return first_instant(value, self._zone).timestamp()
