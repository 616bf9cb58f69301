"""Digests of bytes, which tell whether something is still what it was. They find accidents; no secret depends on them.

SHA-256 (FIPS 180-4), cut short: processors have instructions of their own for it, so that no other takes less time.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

SIZE = 16
"""Bytes of a digest."""


def digest_of(data: bytes) -> bytes:
    """The digest of these bytes."""
    return sha256(data).digest()[:SIZE]


def digest_of_pieces(pieces: Iterable[bytes]) -> bytes:
    """The same of bytes that come in pieces, and are not all in memory at once."""
    result = sha256()
    for piece in pieces:
        result.update(piece)
    return result.digest()[:SIZE]
