"""Values that are made when they are asked for, and known before by a key: a digest of everything they depend on.

A large site plans all its pages in every build and makes few of them; whatever is costly to make, or large to keep,
stands in the plan by its key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

_KEY = 16

T_co = TypeVar("T_co", covariant=True)
_ENCODER = msgspec.msgpack.Encoder(order="deterministic", enc_hook=lambda value: value.key)


class Deferred(Generic[T_co]):
    """A value that is made each time it is asked for.

    Args:
        key: Two with the same key have the same value.
        make: A pure function.
    """

    __slots__ = ("_make", "key")

    def __init__(self, key: bytes, make: Callable[[], T_co]) -> None:
        self.key, self._make = key, make

    @property
    def value(self) -> T_co:
        """The value itself, made anew."""
        return self._make()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Deferred) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def encoded(value: Any) -> bytes:
    """A frozen value as bytes that are the same for equal values; what is deferred in it stands there by its key."""
    return _ENCODER.encode(value)


def digest_of(*parts: bytes) -> bytes:
    """Digest of byte strings, each with its length before it, so that no two sequences of them are alike."""
    return hashlib.blake2b(_ENCODER.encode(parts), digest_size=_KEY).digest()


def digests_under(base: bytes) -> Callable[[bytes], bytes]:
    """What makes digests of byte strings that also cover this beginning of them all, which is read once."""
    begun = hashlib.blake2b(base, digest_size=_KEY)

    def digest(rest: bytes) -> bytes:
        whole = begun.copy()
        whole.update(rest)
        return whole.digest()

    return digest
