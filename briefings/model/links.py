"""Links of the editor's own, which the site must answer for."""

from __future__ import annotations

import msgspec

from briefings.located import Place


class OwnLink(msgspec.Struct, frozen=True):
    """A link or picture in Markdown of the editor's that leads into the site.

    Attributes:
        address: As written.
        target: A site path, perhaps with what follows ``?`` or ``#``.
        place: Where it is written.
    """

    address: str
    target: str
    place: Place
