"""Search without a server: whether a build has it, and what can be found.

The index is made of the views, not of files, and made again only when a word that it holds has changed
(`briefings.render.search_index`).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable

import msgspec

from briefings.catalog.planned import PlannedPage
from briefings.catalog.rows import EntityLine
from briefings.catalog.views import ArticleView, EntityView, StoryView
from briefings.config import Site
from briefings.diagnostics import Report
from briefings.errors import MissingExtraError

_FOUND = frozenset(("article", "entity", "story"))


class Record(msgspec.Struct, frozen=True):
    """What can be found: a page with its title and words.

    Attributes:
        about: What a result shows besides: an article's source, or what kind of page it is.
        published: As in `briefings.times`; empty where it is not stated.
        filters: What it can be sifted by: filter -> values.
    """

    path: str
    title: str
    words: str
    about: str
    published: str = ""
    filters: dict[str, tuple[str, ...]] = {}


def settled(site: Site, *, asked: bool, report: Report) -> Site:
    """The site with its search decided: on or off in this build.

    Args:
        site: As configured; ``on-request`` is on where this build was asked for it.
        asked: Whether it was (``build --search``).
        report: Is told in one line where search cannot be had.
    """
    wanted = site.config.search
    if wanted == "off" and asked:
        message = "search is off, so --search does nothing"
        report.warn("search-off", message, site.place("search"), "write search: on-request")
    on = wanted == "on" or (wanted == "on-request" and asked)
    if on and not importlib.util.find_spec("pagefind"):
        report.warn("no-search", str(MissingExtraError("search", f"Search (search: {wanted})")), site.place("search"))
        on = False
    return msgspec.structs.replace(site, config=msgspec.structs.replace(site.config, search="on" if on else "off"))


def records(pages: Iterable[PlannedPage]) -> tuple[Record, ...]:
    """What of these pages can be found: articles as far as their words go out, entities, stories."""
    return tuple(record for page in pages if (record := _record(page)))


def _record(page: PlannedPage) -> Record | None:
    if page.head.kind not in _FOUND:
        return None
    view, head = page.view, page.head
    kind = head.crumbs[-1].text if head.crumbs else ""
    if isinstance(view, ArticleView):
        return _article(view)
    if isinstance(view, EntityView):
        words = "\n".join((view.name, *view.aliases, *(row.role for row in view.roles)))
        return Record(head.path, head.title, words, kind)
    if isinstance(view, StoryView):
        words = "\n".join((head.title, *(point.text for point in view.key_points)))
        return Record(head.path, head.title, words, kind)
    return None


def _article(view: ArticleView) -> Record:
    source = view.provenance.publisher.text if view.provenance.publisher else ""
    sifted = {
        "person": tuple(map(_name_of, view.people)),
        "place": tuple(map(_name_of, view.places)),
        "topic": tuple(line.name for line in view.topics),
        "source": (source,) if source else (),
        "year": (view.published[:4],) if view.published else (),
    }
    words = f"{view.head.title}\n{view.body.text if view.body else view.summary}"
    return Record(view.head.path, view.head.title, words, source, view.published or "", sifted)


def _name_of(line: EntityLine) -> str:
    """The name, told from others of it."""
    return f"{line.name} ({line.apart})" if line.apart else line.name
