"""The weighted terms of articles, kept by content: a new article is compared with an archive that is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from briefings import engine
from briefings.ingest.annotate.stories import StoryText, terms
from briefings.store import Store

_CACHED = "story-terms"


def with_terms(items: Sequence[StoryText], store: Store) -> list[StoryText]:
    """The articles with their terms, from the cache where it has them; what no article has any more is forgotten."""
    version = engine.digest()
    keys = [_key(item, version) for item in items]
    known = store.get_many(_CACHED, keys)
    decoded = {key: found for key, data in known.items() if (found := _decoded(data)) is not None}
    fresh = {key: terms(item) for key, item in zip(keys, items, strict=True) if key not in decoded}
    store.put_many(_CACHED, {key: msgspec.msgpack.encode(counted) for key, counted in fresh.items()})
    store.keep_only(_CACHED, keys)
    every = {**decoded, **fresh}
    return [item._replace(counted=every[key]) for key, item in zip(keys, items, strict=True)]


def _key(item: StoryText, version: bytes) -> bytes:
    """Of all that terms depend on, and of nothing else: the day is no part of them."""
    told = msgspec.msgpack.encode((version, item.title, item.text, item.names))
    return hashlib.blake2b(told, digest_size=16).digest()


def _decoded(data: bytes) -> dict[str, float] | None:
    try:
        return msgspec.msgpack.decode(data, type=dict[str, float])
    except msgspec.MsgspecError:
        return None
