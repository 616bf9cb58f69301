"""What goes out at its own time: an address that it cannot have then is told today, not by the build of that night.

One thing may follow another at an address: what expires before, or at the very moment, is in nobody's way.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import UTC

import msgspec

from briefings.catalog import urls
from briefings.catalog.claims import Claim, Claims
from briefings.catalog.library import Library
from briefings.catalog.permanence import brought_along, own_addresses
from briefings.catalog.redirects import address_in
from briefings.catalog.release import Release
from briefings.config import Site
from briefings.diagnostics import Place, Report
from briefings.model import HandEdition, Headed
from briefings.paths import fold
from briefings.times import first_instant, zone_named

_SOME_DAY = math.nextafter(math.inf, 0)
"""When a draft begins: after all that ends."""
_SLUG = "give one of them another 'slug', or let the other one expire before"
_ALIAS = "remove the alias, or let the other one expire before"


class _Stay(msgspec.Struct, frozen=True):
    """How long something that waits will have an address, in seconds since 1970.

    Attributes:
        path: The output file.
        what: As in `Claim`.
        file: Of what waits.
        remedy: What to do if it cannot.
        covers: Whether it takes the place of an automatic briefing.
    """

    path: str
    what: str
    file: str
    begin: float
    end: float
    remedy: str
    covers: bool = False

    @property
    def told(self) -> str:
        """What it is."""
        return f"{self.what} {self.file}"

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
    given_up = {urls.output_file(path): at for at, one in enumerate(site.config.gone) if (path := urls.from_alias(one))}
    awaited: dict[str, list[_Stay]] = {}
    waiting: list[Headed | HandEdition] = [*release.held, *release.held_editions]
    for one in sorted(waiting, key=lambda one: one.path):
        for stay in calendar.stays(one, report):
            others = awaited.setdefault(fold(stay.path), [])
            other = calendar.in_the_way(stay, claims.holder(stay.path)) or next(filter(stay.meets, others), None)
            if other:
                message = f"{stay.path} will be {stay.told} when it goes out, and {other.told}"
                report.error("address-taken", message, Place(stay.file), stay.remedy)
            elif stay.path in given_up and stay.begin < _SOME_DAY:
                message = f"'gone' names {site.config.gone[given_up[stay.path]]!r}, which will be {stay.told}"
                report.error("bad-address", message, site.place("gone", given_up[stay.path]), "take it out of 'gone'")
            others.append(stay)


class _Calendar:
    """Knows from when and until when things are shown."""

    def __init__(self, library: Library, site: Site) -> None:
        self._library, self._site = library, site
        self._zone = zone_named(site.config.site.zone) or UTC
        timed: list[tuple[Headed | HandEdition, str | None]] = [
            *((one.notice, one.meta.expires) for one in library.records),
            *((one, one.expires) for one in library.editions),
        ]
        self._ends = {
            urls.output_file(address): self._seconds(end) for one, end in timed if end for address in _addresses(one)
        }

    def stays(self, one: Headed | HandEdition, report: Report) -> Iterator[_Stay]:
        """The addresses that something is to have: its own and, unless it is a draft, its earlier ones."""
        meta = one if isinstance(one, HandEdition) else one.meta
        begin = self._seconds(meta.publish_after) if meta.publish_after and not meta.draft else _SOME_DAY
        end = self._seconds(meta.expires) if meta.expires else math.inf
        own, *_ = _addresses(one)
        covers = isinstance(one, HandEdition)
        yield _Stay(urls.output_file(own), "the page of", one.path, begin, end, _SLUG, covers)
        for alias in () if meta.draft else meta.aliases:
            if old := address_in(alias, one.path, report):
                yield _Stay(urls.output_file(old), "an alias in", one.path, begin, end, _ALIAS)

    def in_the_way(self, stay: _Stay, holder: Claim | None) -> Claim | None:
        """Who has the address today, where they will have it still."""
        if holder is None or (stay.covers and not holder.cause):
            return None
        ends = self._ends.get(holder.path)
        if ends is not None:
            return holder if stay.begin < ends else None
        return None if self._goes_by_itself(holder.path, stay.begin) else holder

    def _goes_by_itself(self, path: str, moment: float) -> bool:
        """Whether a page is there only for articles that will have expired."""
        parted: tuple[list[Headed], list[Headed]] = [], []
        for record in self._library.records:
            parted[self._ends.get(urls.output_file(record.path), math.inf) <= moment].append(record.notice)
        staying, going = parted
        return path in self._brought(going) - self._brought(staying)

    def _brought(self, articles: Sequence[Headed]) -> set[str]:
        return set(map(urls.output_file, brought_along(articles, self._library, self._site.config)))

    def _seconds(self, value: str) -> float:
        return first_instant(value, self._zone).timestamp()


def _addresses(one: Headed | HandEdition) -> Iterator[str]:
    if isinstance(one, HandEdition):
        return own_addresses(urls.of_edition(one.slug), one.aliases)
    return own_addresses(urls.of_article(one.meta), one.meta.aliases)
