"""The addresses that a site has published, which it may never lose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

PermalinkKind = Literal[
    "article", "briefing", "feed", "organization", "page", "person", "place", "redirect", "story", "topic"
]
PERMALINK_KINDS = frozenset(get_args(PermalinkKind))


class Permalink(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What stands, or stood, at a published address.

    Attributes:
        id: Of an article its permanent id; of what has a file its name below its folder; else the address's last part.
        words: Of an article: `Article.words` as they were published; empty where that is not known.
        corrections: How many corrections were published with these words.
    """

    kind: PermalinkKind
    id: str
    words: str = ""
    corrections: int = 0


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
