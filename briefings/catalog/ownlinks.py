"""Links and pictures in the editor's own words that lead to no file of the site."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from urllib.parse import unquote

from briefings.catalog import urls
from briefings.catalog.library import Library
from briefings.catalog.planned import Plan
from briefings.diagnostics import Report
from briefings.model import OwnLink
from briefings.text import clip, did_you_mean

_THEMES = ("assets/", "pagefind/")
"""What lies there is not the plan's, and its names change with its content."""


def tell_lost(library: Library, plan: Plan, report: Report) -> None:
    """Warns of each link on the pages of this plan that leads to none of its files."""
    links = list(_links(library))
    if not links:
        return
    known, copied = _addresses(library, plan), [file.path for file in library.files]
    for link in links:
        path = unquote(link.target.partition("?")[0].partition("#")[0]).removesuffix("index.html")
        if path not in known and not path.startswith(_THEMES):
            message = f"{clip(link.address, 60)!r} leads to nothing on the site"
            is_page = link.address.lstrip().startswith("/")
            report.warn(
                "lost-link", message, link.place, _page_near(path, known) if is_page else _file_near(path, copied)
            )


def _links(library: Library) -> Iterator[OwnLink]:
    for page in library.pages:
        yield from page.links
    for edition in library.editions:
        yield from edition.links
    for entity in library.appearances:
        yield from library.names.entities[entity].links
    for story in library.stories.values():
        yield from story.name.note.links if story.name.note else ()


def _addresses(library: Library, plan: Plan) -> Collection[str]:
    """Every site path that a link can mean."""
    feeds = (view.stem + suffix for view in (*plan.feeds, *plan.standing) for suffix in urls.FEED_SUFFIXES)
    return {
        *(page.path.removesuffix("index.html") for page in plan.pages),
        *(export.path for export in plan.exports),
        *(file.path for file in library.files),
        *feeds,
        *urls.MACHINE_FILES,
    }


def _page_near(path: str, known: Collection[str]) -> str:
    """What to do: the page that may be meant, where one is near."""
    if f"{path}/" in known:
        return f"end it with a slash: /{path}/"
    folder = path.rstrip("/").rpartition("/")[0]
    near = did_you_mean(f"/{path}", [f"/{name}" for name in known if name.startswith(folder)])
    return near or "give the address of a page of the site, or of a file in content/files/"


def _file_near(path: str, copied: Collection[str]) -> str:
    """What to do: the file that may be meant, where one is near."""
    near = did_you_mean(f"files/{path}", [f"files/{name}" for name in copied])
    return near or f"put it there as content/files/{path}"
