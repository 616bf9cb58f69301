"""What a plan may keep from build to build: small results that are costly to come by.

Each is kept under a key that covers all that it is computed from. Without a memory everything is computed again, with
the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol


class Memory(Protocol):
    """Values by kind and key; `briefings.store.Store` is one."""

    def get_many(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that are known."""

    def put_many(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        """Keeps these values."""


class NoMemory:
    """Keeps nothing."""

    def get_many(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:  # noqa: ARG002 - it has none
        """Nothing."""
        return {}

    def put_many(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        """Does nothing."""


class OfEngine(NamedTuple):
    """A memory in which only results of the same engine are found."""

    memory: Memory
    engine: bytes

    def get_many(self, kind: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that this engine has kept."""
        found = self.memory.get_many(kind, [self.engine + key for key in keys])
        return {key[len(self.engine) :]: value for key, value in found.items()}

    def put_many(self, kind: str, items: Mapping[bytes, bytes]) -> None:
        """Keeps these values for this engine."""
        self.memory.put_many(kind, {self.engine + key: value for key, value in items.items()})


NO_MEMORY = NoMemory()
