"""The addresses that a site has published, which it may never lose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

PermalinkKind = Literal[
    "article", "briefing", "feed", "organization", "page", "person", "place", "redirect", "site", "story", "topic"
]
PERMALINK_KINDS = frozenset(get_args(PermalinkKind))


class ToldCorrection(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A correction as it went out first.

    Attributes:
        day: Of which its id is made, whatever day its article states by now.
        words: A short hash of what it said.
        arrival: As in `Permalink`.
    """

    day: str
    words: str
    arrival: int = 0


class Permalink(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What stands, or stood, at a published address.

    Attributes:
        id: Of an article its permanent id; of what has a file its name below its folder; of the site what the ids
            begin with that it makes itself; else the address's last part.
        words: Of an article: `Article.words` as they were published; empty where that is not known.
        corrections: How many corrections were published with these words.
        arrival: Of an article or a briefing: with the how manieth build it came, of those that brought something new;
            0: with an earlier one, before that was counted.
        told: Of an article: every correction that went out, by number; empty where that is not known.
    """

    kind: PermalinkKind
    id: str
    words: str = ""
    corrections: int = 0
    arrival: int = 0
    told: tuple[ToldCorrection, ...] = ()


class Published(msgspec.Struct, frozen=True):
    """Everything that was published at an address that lasts.

    Attributes:
        addresses: Site path -> what stands there.
        lines: Site path -> its line in the file, from 1.
        digest: Of the file's bytes (`briefings.digests.digest_of`); None where there is no file yet.
    """

    addresses: Mapping[str, Permalink] = {}
    lines: Mapping[str, int] = {}
    digest: bytes | None = None
