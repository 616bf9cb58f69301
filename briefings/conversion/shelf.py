"""What grouping knows of the articles that have a story, kept by content: an archive is not read again for a new one.

In memory stand a few hundred bytes for each article; its weighted terms lie in the cache, and are read for a part of
the archive at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import overload

import msgspec

from briefings import engine
from briefings.digests import digest_of
from briefings.ingest.annotate.stories import StoryText, Terms, terms
from briefings.store import Store

_CACHED = "story-terms"
_AT_ONCE = 500


class _Known(msgspec.Struct, frozen=True):
    """An article on the shelf; ``key`` is that of its terms."""

    path: str
    story: str
    title: str
    day: str | None
    key: bytes


class Shelf(Sequence[tuple[str, StoryText]]):
    """Story and article, ordered by the article's file; the texts of its items are made up, their terms are not.

    Args:
        store: Keeps the terms.
        again: From an article's file to what grouping knows of it, for terms that the cache has lost.
    """

    def __init__(self, store: Store, again: Callable[[str], StoryText]) -> None:
        self._store, self._again = store, again
        self._version = engine.digest()
        self._known: list[_Known] = []

    @property
    def stories(self) -> set[str]:
        """Every story that an article is in."""
        return {known.story for known in self._known}

    def add(self, articles: Iterable[tuple[str, str, StoryText]]) -> None:
        """Takes articles, each as its file, its story, and what grouping knows of it with its words."""
        rest = iter(articles)
        while part := list(islice(rest, _AT_ONCE)):
            keys = [self._key(item) for _, _, item in part]
            missing = set(keys) - self._store.get_many(_CACHED, keys).keys()
            fresh = {key: item for key, (_, _, item) in zip(keys, part, strict=True) if key in missing}
            self._store.put_many(_CACHED, {key: terms(item).to_bytes() for key, item in fresh.items()})
            self._known += [
                _Known(path, story, item.title, item.day, key)
                for key, (path, story, item) in zip(keys, part, strict=True)
            ]
        self._known.sort(key=lambda known: known.path)

    def forget_others(self) -> None:
        """Lets the cache forget the terms of what is not on the shelf."""
        self._store.keep_only(_CACHED, {known.key for known in self._known})

    def __len__(self) -> int:
        return len(self._known)

    @overload
    def __getitem__(self, place: int) -> tuple[str, StoryText]: ...

    @overload
    def __getitem__(self, place: slice) -> list[tuple[str, StoryText]]: ...

    def __getitem__(self, place: int | slice) -> tuple[str, StoryText] | list[tuple[str, StoryText]]:
        if isinstance(place, slice):
            return list(self._items(self._known[place]))
        return next(self._items([self._known[place]]))

    def _items(self, wanted: Sequence[_Known]) -> Iterator[tuple[str, StoryText]]:
        found = self._store.get_many(_CACHED, [known.key for known in wanted])
        for known in wanted:
            counted = _decoded(found.get(known.key)) or terms(self._again(known.path))
            yield known.story, StoryText(known.title, known.key.hex(), (), known.day, counted)

    def _key(self, item: StoryText) -> bytes:
        """Of all that terms depend on, and of nothing else: the day is no part of them."""
        told = msgspec.msgpack.encode((self._version, item.title, item.text, item.names))
        return digest_of(told)


def _decoded(data: bytes | None) -> Terms | None:
    try:
        return Terms.from_bytes(data) if data is not None else None
    except ValueError:
        return None
