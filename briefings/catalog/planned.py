"""The plan: every page with all that it can show, some of it made only when the page is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from briefings.catalog.deferred import Deferred, digest_of, encoded
from briefings.catalog.heads import Listed, listed
from briefings.catalog.machines import Export, FeedView
from briefings.catalog.rows import Head
from briefings.catalog.views import SiteMenu, View
from briefings.model import Permalink

V_co = TypeVar("V_co", bound=View, covariant=True)


class DeferredView(Deferred[V_co]):
    """A view that is made when its page is; its head is known before, and the key covers it."""

    __slots__ = ("_head",)

    def __init__(self, head: Head, key: bytes, make: Callable[[], V_co]) -> None:
        super().__init__(key, make)
        self._head = head

    @property
    def head(self) -> Head:
        """The head of the view."""
        return self._head

    @property
    def listed(self) -> Listed | None:
        """As `listed` of its head."""
        return listed(self._head)


Shown = View | DeferredView[View]


class PlannedPage(msgspec.Struct, frozen=True):
    """One HTML page of the plan: the output file, the template that makes it, and all it can show.

    Attributes:
        lost: Where links of the editor's own Markdown on it lead, that lead to nothing: only their words are shown.
    """

    path: str
    template: str
    shown: Shown
    lost: tuple[str, ...] = ()

    @property
    def head(self) -> Head:
        """The head of its view."""
        return self.shown.head

    @property
    def key(self) -> bytes:
        """Covers all it can show."""
        key = self.shown.key if isinstance(self.shown, DeferredView) else encoded(self.shown)
        return digest_of(key, encoded(self.lost)) if self.lost else key

    @property
    def listed(self) -> Listed | None:
        """As `listed` of its head."""
        return self.shown.listed if isinstance(self.shown, DeferredView) else listed(self.shown.head)

    @property
    def view(self) -> View:
        """All it can show; made now, if it is deferred."""
        return self.shown.value if isinstance(self.shown, DeferredView) else self.shown


class Plan(msgspec.Struct, frozen=True):
    """Everything the site will hold; pages ordered by path.

    Attributes:
        exports: The articles' forms for programs, ordered by path; only where rights let the full text out.
        redirects: Old site path -> new one, for hosts that read a ``_redirects`` file.
        standing: Feeds at the addresses of former ones; announced nowhere.
        permalinks: The list of published addresses as it is to be once this is published.
    """

    pages: tuple[PlannedPage, ...]
    feeds: tuple[FeedView, ...]
    menu: SiteMenu
    exports: tuple[Export, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
    standing: tuple[FeedView, ...] = ()
    permalinks: Mapping[str, Permalink] = {}
