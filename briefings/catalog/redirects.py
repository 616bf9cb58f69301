"""Earlier addresses: aliases in front matter, former slugs of stories, merged entities; each leads to a page."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from briefings.catalog import urls
from briefings.catalog.heads import head
from briefings.catalog.library import Library
from briefings.catalog.views import RedirectView
from briefings.diagnostics import Place, Report


class Redirect(msgspec.Struct, frozen=True):
    """An earlier address, the page it leads to, that page's title, and the file that says so."""

    old: str
    target: str
    title: str
    file: str

    @property
    def view(self) -> RedirectView:
        """The page at the earlier address."""
        return RedirectView(head(self.old, "redirect", self.title, index=False), self.target, self.title)


def redirects(library: Library, report: Report) -> Iterator[Redirect]:
    """All of them, by kind and in order of their targets; an alias that is no address is an error."""
    for record in library.records:
        for alias in record.article.meta.aliases:
            old = _address(alias, record.article.path, report)
            if old:
                yield Redirect(old, record.path, record.line.label, record.article.path)
    for slug, story in library.stories.items():
        note = story.name.note
        for alias in note.aliases if note else ():
            former = alias.strip("/")
            old = _address(alias if "/" in former else urls.of_story(former), note.path if note else "", report)
            if old:
                yield Redirect(old, urls.of_story(slug), story.name.label, note.path if note else "")
    for entity in library.entities:
        target = library.names.canonical.get(entity.id)
        if target and target != entity.id and target in library.appearances:
            link = library.names.links[target]
            yield Redirect(urls.of_entity(entity.kind, entity.id), link.path or "", link.text, entity.path)


def _address(alias: str, file: str, report: Report) -> str | None:
    old = urls.from_alias(alias)
    if old is None:
        remedy = "write an address of this site without its beginning, like articles/2016/04/old-name/"
        report.error("bad-address", f"the alias {alias!r} is no address of this site", Place(file), remedy)
    return old
