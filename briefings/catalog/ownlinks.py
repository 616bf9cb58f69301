"""Links and pictures in pages, briefings, notes, articles and a theme's menus that lead to no file of the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from urllib.parse import unquote

from msgspec.structs import replace

from briefings.catalog import urls
from briefings.catalog.library import Library
from briefings.catalog.planned import Plan
from briefings.content.links import BASE, link_target
from briefings.diagnostics import Place, Report
from briefings.model import OwnLink
from briefings.text import clip, did_you_mean, nearest, plural

_THEMES = ("assets/", "pagefind/")
"""What lies there is not the plan's, and its names change with its content."""


MOST_OF_ARTICLES = 20
"""So many are told one by one: ten thousand articles that came from elsewhere may hold the links of another site."""


def tell_lost(library: Library, plan: Plan, report: Report) -> Plan:
    """Warns of each link on the pages of this plan that leads to none of its files.

    Returns:
        The plan, whose pages know such links of the editor's own Markdown. An article's text stays as it was received.
    """
    by_page = {path: links for path, links in _links(library) if links}
    if not by_page and not any(record.notice.links for record in library.records):
        return plan
    known = _addresses(library, plan)
    by_page = {
        path: found for path, links in by_page.items() if (found := [one for one in links if _is_lost(one, known)])
    }
    lost = list(_lost_of_articles(library, known))
    _tell([*chain.from_iterable(by_page.values()), *lost[:MOST_OF_ARTICLES]], known, library, report)
    if rest := lost[MOST_OF_ARTICLES:]:
        files = len({link.place.file for link in rest})
        message = f"{plural(len(rest), 'more link')} in {plural(files, 'article')} from here on lead to nothing"
        report.warn("lost-link", message, rest[0].place, "mend or remove those that are told, and build again")
    return _without(plan, {path: tuple([link.target for link in links]) for path, links in by_page.items()})


def _lost_of_articles(library: Library, known: Collection[str]) -> Iterator[OwnLink]:
    """What is lost in articles; one address after another leads where many have led before."""
    sound: set[str] = set()
    for notice in (record.notice for record in library.records if record.notice.links):
        for address in _unknown(notice.links.split("\n"), sound):
            target = (link_target(address.strip()) or "").removeprefix(BASE)
            link = OwnLink(address, target, Place(notice.path, link=address))
            if _is_lost(link, known):
                yield link
            else:
                sound.add(address)


def _unknown(addresses: Sequence[str], known: set[str]) -> Sequence[str]:
    return () if known.issuperset(addresses) else [address for address in addresses if address not in known]


def tell_lost_of(links: Sequence[OwnLink], library: Library, plan: Plan, report: Report) -> None:
    """Warns of each of these links that leads to no file of this plan."""
    if links:
        known = _addresses(library, plan)
        _tell([link for link in links if _is_lost(link, known)], known, library, report)


def _tell(lost: Sequence[OwnLink], known: Collection[str], library: Library, report: Report) -> None:
    guide = _Guide(known if lost else (), [file.path for file in library.files])
    for link in lost:
        message = f"{clip(link.address, 60)!r} leads to nothing on the site"
        report.warn("lost-link", message, link.place, guide.remedy(link))


def _without(plan: Plan, lost: Mapping[str, tuple[str, ...]]) -> Plan:
    if not lost:
        return plan
    pages = [replace(page, lost=lost[page.head.path]) if page.head.path in lost else page for page in plan.pages]
    return replace(plan, pages=tuple(pages))


def _is_lost(link: OwnLink, known: Collection[str]) -> bool:
    path = _path(link)
    return path not in known and not path.startswith(_THEMES)


def _path(link: OwnLink) -> str:
    """Which page or file is meant."""
    return unquote(link.target.partition("?")[0].partition("#")[0]).removesuffix("index.html")


def _links(library: Library) -> Iterator[tuple[str, Sequence[OwnLink]]]:
    """The address of each page that shows Markdown of the editor's, and the links in it."""
    for page in library.pages:
        yield urls.of_page(page.slug), page.links
    for edition in library.editions:
        yield urls.of_edition(edition.slug), edition.links
    for key in library.appearances:
        entity = library.names.entities[key]
        yield urls.of_entity(entity.kind, key), entity.links
    for slug, story in library.stories.items():
        yield urls.of_story(slug), story.name.note.links if story.name.note else ()


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


class _Guide:
    """Knows what may be meant by an address that leads to nothing: what is called alike beside it, or as it elsewhere.

    To compare an address with ten thousand others takes seconds; with what lies in one folder it does not.
    """

    def __init__(self, known: Iterable[str], copied: Iterable[str]) -> None:
        self._folders: dict[str, dict[str, str]] = defaultdict(dict)
        self._called: dict[str, set[str]] = defaultdict(set)
        self._copied = [f"files/{path}" for path in copied]
        for path in known:
            folder, name = _parted(path)
            self._folders[folder][name] = path
            self._called[name].add(path)

    def remedy(self, link: OwnLink) -> str:
        """What to do."""
        path = _path(link)
        if link.address.lstrip().startswith("/"):
            return self._page(path) or "give the address of a page of the site, or of a file in content/files/"
        return did_you_mean(f"files/{path}", self._copied) or f"put it there as content/files/{path}"

    def _page(self, path: str) -> str:
        folder, name = _parted(path)
        beside, every = self._folders.get(folder, {}), self._called.get(name, set())
        called = {one for one in every if one.partition("/")[0] == path.partition("/")[0]} or every
        if name in beside:
            end = "end it with a slash" if beside[name].endswith("/") else "write it without the slash"
            return f"{end}: /{beside[name]}"
        if len(called) == 1:
            return f"did you mean '/{min(called)}'?"
        near = nearest(name, beside)
        return f"did you mean '/{beside[near]}'?" if near else ""


def _parted(path: str) -> tuple[str, str]:
    """Folder and name."""
    folder, _, name = path.rstrip("/").rpartition("/")
    return folder, name
