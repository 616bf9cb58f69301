"""Views of pages that stand at the address of something else, or of nothing."""

from __future__ import annotations

import msgspec

from briefings.catalog.rows import Head, Link


class RedirectView(msgspec.Struct, frozen=True):
    """An earlier address that leads to ``target``."""

    head: Head
    target: str
    title: str


class GoneView(msgspec.Struct, frozen=True):
    """The address of something that is no longer published.

    Attributes:
        title: Its headline or name; empty where it had none, or nobody knows it any more.
        since: The day on which it was withdrawn, where the editor stated it.
    """

    head: Head
    title: str
    since: str | None


class NotFoundView(msgspec.Struct, frozen=True):
    """``404.html``."""

    head: Head
    indexes: tuple[Link, ...]
