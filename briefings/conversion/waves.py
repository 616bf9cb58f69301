"""The order in which many raw articles are converted: in waves of a few hundred, each written before the next begins.

So conversion needs no more memory for a hundred thousand articles than for a thousand, and loses at most one wave's
work. Where the waves end is decided once, by file names, and kept until all of them are through: a run that goes on
where another was stopped puts the same articles together, and they get the same stories and ids.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from briefings.conversion.inbox import Waiting
from briefings.store import Store

SIZE = 500
"""Articles of a wave: enough to be grouped well among themselves."""

_CACHED = "conversion-waves"
_KEY = b"ends"


def waves(new: Sequence[Waiting], store: Store) -> Iterator[tuple[Waiting, ...]]:
    """What waits, in waves, ordered by file name; where an earlier run was stopped, that run's waves.

    Args:
        new: What waits.
        store: Keeps where the waves end.
    """
    ordered = sorted(new, key=lambda item: item.raw.file)
    ends = _known(store)
    if ends is None:
        ends = [part[-1].raw.file for part in _parts(ordered)]
        store.put_many(_CACHED, {_KEY: msgspec.msgpack.encode(ends)})
    for _, found in groupby(ordered, key=lambda item: bisect_left(ends, item.raw.file)):
        yield from _parts(tuple(found))


def forget(store: Store) -> None:
    """Ends what `waves` began: what waits from now on is cut anew."""
    store.keep_only(_CACHED, ())


def _parts(items: Sequence[Waiting]) -> list[tuple[Waiting, ...]]:
    """Waves of `SIZE`; the last one takes what would be less than half a wave."""
    if not items:
        return []
    starts = [number * SIZE for number in range(max(1, round(len(items) / SIZE)))]
    return [tuple(items[start:end]) for start, end in zip(starts, [*starts[1:], len(items)], strict=True)]


def _known(store: Store) -> list[str] | None:
    try:
        found = store.get(_CACHED, _KEY)
        return msgspec.msgpack.decode(found, type=list[str]) if found else None
    except msgspec.MsgspecError:
        return None
