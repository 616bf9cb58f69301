"""Everything the published tree holds, each file with a key, and the bytes of those that are asked for.

A page's key covers its view and the site's constants: engine, libraries, configuration, theme and menu. What a key
covers is all that the bytes depend on, so a file whose key is known is not made again.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from briefings import engine, parallel
from briefings.catalog import urls
from briefings.catalog.deferred import Deferred, digest_of, digests_under, encoded
from briefings.catalog.machines import FeedView
from briefings.catalog.planned import Plan, PlannedPage
from briefings.config import Site
from briefings.diagnostics import Report
from briefings.files import read_unchanged
from briefings.model import Body, StaticFile
from briefings.render import cards, machine
from briefings.render.faults import Fault, tell
from briefings.render.theme import Theme
from briefings.store import Store

if TYPE_CHECKING:
    from briefings.content.feed_html import NoteWords
    from briefings.render.templates import Templates

R = TypeVar("R")

FEED_FORMATS = ("rss", "atom", "json")

_PageOf = Callable[[PlannedPage], bytes | Fault]
_FeedOf = Callable[[FeedView, str], bytes]

_FEED_WORDS = ("feed_was", "feed_now", "feed_read")
_FEED_STYLE = "feed.css"
_ICON = "favicon.svg"


class Export(NamedTuple):
    """An article in a form for programs: what its bytes depend on, and what makes them."""

    key: bytes
    make: Callable[[], bytes]


class Tree:
    """The files of a site to be: what they are, and how each is made.

    Attributes:
        keys: Output path -> digest of everything that the file's bytes depend on, ordered by path.
    """

    def __init__(
        self,
        site: Site,
        plan: Plan,
        theme: Theme,
        files: Sequence[StaticFile],
        exports: Mapping[str, Export],
        store: Store | None = None,
        found: Mapping[str, bytes] | None = None,
    ) -> None:
        self._site, self._plan, self._theme, self._store = site, plan, theme, store
        self._pages = {page.path: page for page in plan.pages}
        self._feeds = {
            f"{view.stem}.{form}": (view, form) for view in (*plan.feeds, *plan.standing) for form in FEED_FORMATS
        }
        self._files = {file.path: file for file in files if file.path not in urls.JOINED_FILES}
        own = {file.path: _copied(file) for file in files if file.path in urls.JOINED_FILES}
        self._ready = machine.render_all(plan, site.config, theme.policy, own) | {
            asset.path: asset.content for asset in theme.assets
        }
        self._ready |= found or {}
        self._cards = dict(self._own_cards()) if site.config.cards == "on" else {}
        self._press = cards.Press(theme.colours)
        self._exports = exports
        self._sitemaps = machine.sitemaps(plan.pages)
        self.keys: Mapping[str, bytes] = dict(sorted(self._all_keys()))

    def render(
        self, paths: Sequence[str], put: Callable[[str, bytes], R], report: Report, jobs: int | None = 1
    ) -> Generator[R, None, None]:
        """Makes these files, and yields what comes of each, in order.

        Args:
            paths: Some of `keys`.
            put: Takes the path and the bytes of each, in the process that made them.
            report: Takes every fault of every template.
            jobs: How many processes may help; None: one for each processor.

        Raises:
            ContentError: at the end, if a template has a fault; nothing that came before is to be published.
        """
        page_of = self._page_maker(report) if any(path in self._pages for path in paths) else _unasked
        feed_of = self._feed_maker() if any(path in self._feeds for path in paths) else _unasked

        def deliver(path: str) -> R | Fault:
            data = self._made(path, page_of=page_of, feed_of=feed_of)
            return data if isinstance(data, Fault) else put(path, data)

        faults: list[tuple[str, Fault]] = []
        with closing(parallel.each(deliver, paths, jobs)) as delivered:
            for path, found in zip(paths, delivered, strict=True):
                if isinstance(found, Fault):
                    faults.append((path, found))
                elif not faults:
                    yield found
        if faults:
            tell(faults, report)
            report.raise_if_errors()

    def _made(self, path: str, page_of: _PageOf, feed_of: _FeedOf) -> bytes | Fault:
        if path in self._pages:
            return page_of(self._pages[path])
        if path in self._feeds:
            view, form = self._feeds[path]
            return feed_of(view, form)
        if path in self._exports:
            return self._exports[path].make()
        if path in self._cards:
            card = cards.card_of(self._cards[path], self._site.config.site.title, self._theme.wording)
            return self._press.draw(card, self._standing_card()) if card else b""
        if path in self._ready:
            return self._ready[path]
        if path in self._sitemaps:
            return machine.sitemap(self._sitemaps[path], self._site.config).encode()
        if path == machine.SITEMAP:
            return machine.sitemap_index(self._sitemaps, self._site.config).encode()
        return _copied(self._files[path])

    def _all_keys(self) -> Iterator[tuple[str, bytes]]:
        constants = self._constants()
        digest = digests_under(constants)
        for path, page in self._pages.items():
            yield path, digest(f"{path}\0{page.template}\0".encode() + page.key)
        for path, listed in self._sitemaps.items():
            yield path, digest(b"\0sitemap\0" + encoded(listed))
        if machine.SITEMAP not in self._sitemaps:
            yield machine.SITEMAP, digest(b"\0sitemaps\0" + "\0".join(self._sitemaps).encode())
        told = {view.stem: digest_of(encoded(view)) for view in (*self._plan.feeds, *self._plan.standing)}
        for path, (view, form) in self._feeds.items():
            yield path, digest_of(constants, form.encode(), told[view.stem])
        for path, export in self._exports.items():
            yield path, digest(b"\0export\0" + export.key)
        for path, page in self._cards.items():
            yield path, digest_of(b"card", constants, encoded((page, self._theme.colours)), self._standing_card())
        for path, data in self._ready.items():
            yield path, digest_of(b"ready", data)
        for path, file in self._files.items():
            yield path, digest_of(b"file", file.digest)

    def _own_cards(self) -> Iterator[tuple[str, PlannedPage]]:
        for page in self._plan.pages:
            path = cards.path_of(page)
            if path:
                yield path, page

    def _standing_card(self) -> bytes:
        """The theme's own card, which stands for pages whose words cannot be drawn."""
        asset = self._theme.asset(cards.NAME)
        return asset.content if asset else b""

    def _constants(self) -> bytes:
        # Redirects and withdrawn addresses are pages of their own, and only the search page shows whether there is one.
        config = msgspec.structs.replace(self._site.config, redirects={}, gone=(), search="off")
        told = (config, self._theme.digest, self._plan.menu)
        return digest_of(b"constants", engine.digest(), encoded(told))

    def _page_maker(self, report: Report) -> _PageOf:
        """Renders pages, or tells what is wrong in their templates.

        Jinja and Markdown are imported here, because most rebuilds render few pages or none.
        """
        from briefings.content.markdown import prose_renderer  # noqa: PLC0415 - see above
        from briefings.content.page_html import render_body  # noqa: PLC0415 - see above
        from briefings.render.templates import Templates  # noqa: PLC0415 - see above

        templates = Templates(self._theme, self._site, self._plan.menu, render_body, prose_renderer())
        self._require_sound(templates, report)
        return templates.attempt

    def _require_sound(self, templates: Templates, report: Report) -> None:
        """Looks through all templates, once for each state of a theme that is not the engine's own.

        Raises:
            ContentError: with every fault of every template.
        """
        if self._theme.is_bundled:
            return
        key = digest_of(b"theme", engine.digest(), self._theme.digest)
        if self._store and self._store.get("theme", key):
            return
        before = report.count("warning")
        templates.compile(report)
        report.raise_if_errors()
        if self._store and report.count("warning") == before:  # what is warned of is told in every build
            self._store.put_only("theme", key, b"sound")

    def _feed_maker(self) -> _FeedOf:
        """Renders feeds; feedgen is imported here."""
        from briefings.content.feed_html import NoteWords  # noqa: PLC0415 - see above
        from briefings.render import feeds  # noqa: PLC0415 - see above

        site, paths = self._site.config.site, {asset.name: asset.path for asset in self._theme.assets}
        channel = feeds.Channel(
            base_url=self._site.config.base_url,
            site_title=site.title,
            author=site.editor,
            email=site.email,
            language=site.language,
            hub=self._site.config.feeds.hub,
            stylesheet=paths.get(_FEED_STYLE, ""),
            icon=paths.get(_ICON, ""),
            words={name: str(getattr(self._theme.words, name)) for name in _FEED_WORDS},
        )
        texts = vars(self._theme.words)
        notes = NoteWords(**texts["feed_notes"], damage_kinds=texts["damage_kinds"])
        return feeds.FeedMaker(channel, partial(_body_html, notes)).render


def load_makers() -> None:
    """Imports what makes pages and feeds, which a build that makes none of them does without."""
    from briefings.content import feed_html, markdown, page_html  # noqa: F401, PLC0415 - see above
    from briefings.render import feeds, templates  # noqa: F401, PLC0415 - see above


def _copied(file: StaticFile) -> bytes:
    return read_unchanged(file.origin, file.digest, f"content/files/{file.path}")


def _body_html(notes: NoteWords, body: Deferred[Body | None], base: str) -> str:
    """An article's body as HTML for feed readers."""
    from briefings.content.feed_html import render_feed  # noqa: PLC0415 - see `Tree._feed_maker`

    shown = body.value
    return render_feed(shown, base, notes) if shown else ""


def _unasked(*_: object) -> bytes:
    """Stands for a maker that is not loaded, because nothing it could make is asked for."""
    return b""
