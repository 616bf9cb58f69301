"""Earlier addresses: aliases in front matter, former slugs of stories, merged entities; each leads to a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter

import msgspec

from briefings.catalog import urls
from briefings.catalog.claims import Cause, place_of
from briefings.catalog.heads import head
from briefings.catalog.library import Library
from briefings.catalog.standins import RedirectView
from briefings.config import CONFIG_NAME, Site
from briefings.diagnostics import Place, Report
from briefings.model import Entity
from briefings.text import did_you_mean


class Redirect(msgspec.Struct, frozen=True):
    """An earlier address, the page it leads to, that page's title, and what says so."""

    old: str
    target: str
    title: str
    cause: Cause

    @property
    def view(self) -> RedirectView:
        """The page at the earlier address."""
        return RedirectView(head(self.old, "redirect", self.title, index=False), self.target, self.title)


def redirects(library: Library, report: Report) -> Iterator[Redirect]:
    """All of them, by kind and in order of their targets; an alias that is no address is an error."""
    for path, title, aliases in _aliased(library):
        for alias, place in aliases:
            if old := address_in(alias, place, report):
                yield Redirect(old, path, title, place)
    for entity, target in merged(library):
        if target in library.appearances:
            link = library.names.links[target]
            yield Redirect(urls.of_entity(entity.kind, entity.id), link.path or "", link.text, entity.path)


def merged(library: Library) -> Iterator[tuple[Entity, str]]:
    """Each entity that went into another one, with the other's id."""
    for entity in library.entities:
        target = library.names.canonical.get(entity.id, entity.id)
        if target != entity.id:
            yield entity, target


def placed(file: str, aliases: Sequence[str]) -> list[tuple[str, Place]]:
    """The aliases of a file, each with its place in it."""
    return [(alias, Place(file, key=("aliases", index))) for index, alias in enumerate(aliases)]


def _aliased(library: Library) -> Iterator[tuple[str, str, list[tuple[str, Place]]]]:
    """Page, title and aliases of everything that can have some, those of stories as addresses."""
    for record in filter(attrgetter("notice.meta.aliases"), library.records):
        yield record.path, record.line.label, placed(record.file, record.meta.aliases)
    for edition in library.editions:
        yield urls.of_edition(edition.slug), edition.title, placed(edition.path, edition.aliases)
    for page in library.pages:
        yield urls.of_page(page.slug), page.title, placed(page.path, page.aliases)
    for slug, story in library.stories.items():
        if note := story.name.note:
            yield urls.of_story(slug), story.name.label, placed(note.path, addresses_of_stories(note.aliases))
    for slug, note in library.story_names.merged.items():
        target = library.stories.get(library.story_names.former[slug])
        if target:
            former = placed(note.path, addresses_of_stories(note.aliases))
            merged = (urls.of_story(slug), Place(note.path, key=("merged_into",)))
            yield urls.of_story(target.name.slug), target.name.label, [merged, *former]


def addresses_of_stories(aliases: Sequence[str]) -> list[str]:
    """Aliases of a story as addresses: one without a slash is a former slug."""
    return [alias if "/" in alias.strip("/") else urls.of_story(alias.strip("/")) for alias in aliases]


def configured(
    site: Site, titles: Mapping[str, str], known: Sequence[Redirect], gone: Mapping[str, str], report: Report
) -> Iterator[Redirect]:
    """The redirects of the configuration; one that leads nowhere is an error.

    One to a page that was published and is no more leads to what stands in its place: were it an error, builds would
    begin to fail in the night when something expires.

    Args:
        site: The ``redirects`` of its configuration count; one may lead to another earlier address.
        titles: Site path of each page of the site -> its title.
        known: The redirects that content states.
        gone: Each address that was published before -> the title of what stands there once it has no page.
        report: Takes the faults.
    """
    own = _stated(site, report)
    onward = {redirect.old: redirect.target for redirect in known} | {old: target for old, (target, _) in own.items()}
    for old in sorted(own):
        (target, given), seen = own[old], {old}
        while target in onward and target not in titles and target not in seen:
            seen.add(target)
            target = onward[target]
        title = titles.get(target) or (gone.get(target) if target not in onward else None)
        if title is not None:
            yield Redirect(old, target, title, partial(site.key_place, "redirects", given))
        else:
            remedy = did_you_mean(target, titles) or "name a page of this site"
            message = f"'redirects' leads {old} to {target}, which is no page"
            report.error("unknown-reference", message, site.place("redirects", given), remedy)


def _stated(site: Site, report: Report) -> dict[str, tuple[str, str]]:
    """Earlier address -> where the configuration leads it, and how it writes the earlier one."""
    own: dict[str, tuple[str, str]] = {}
    for given, target in site.config.redirects.items():
        old = address_in(given, partial(site.key_place, "redirects", given), report)
        place = partial(site.place, "redirects", given)
        to = address_in(target, place, report) if target.strip("/") else urls.HOME
        if old in own:
            message = f"'redirects' names {old} twice, as {own[old][1]!r} and as {given!r}"
            report.error("redirect-twice", message, site.key_place("redirects", given), "take one of them out")
        elif old is not None and to is not None:
            own[old] = to, given
    return own


def address_in(alias: str, cause: Cause, report: Report) -> str | None:
    """The address that an alias means; None after it was told that it is none."""
    old = urls.from_alias(alias)
    if old is None:
        remedy = "write an address of this site without its beginning, like articles/2016/04/old-name/"
        place = place_of(cause)
        configured_so = place and place.file == CONFIG_NAME
        what = f"'redirects' names {alias!r}, which is" if configured_so else f"the alias {alias!r} is"
        report.error("bad-address", f"{what} no address of this site", place, remedy)
    return old
