"""Spots where the capture lost or garbled words. They are shown as they are and never repaired."""

from __future__ import annotations

from bisect import bisect

from briefings.ingest.annotate import damage_gaps, damage_garbles, damage_repeats
from briefings.ingest.annotate.tagged import Tagged
from briefings.ingest.types import Clean
from briefings.model import Damage


def find(clean: Clean, tagged: Tagged | None) -> tuple[Damage, ...]:
    """The damaged spots in order of place; no two overlap, the surer one is kept.

    Args:
        clean: The article.
        tagged: Its parts of speech; without them only the plain patterns of a gap are looked for.
    """
    repeats = list(damage_repeats.find(clean))
    # Of a text that ends in the middle of a sentence the end alone is missing, not also what its last word asks for.
    ends = {spot.at for spot in repeats if spot.kind == "truncation"}
    gaps = [spot for spot in damage_gaps.find(clean, tagged) if spot.at not in ends]
    found = [*damage_garbles.find(clean), *repeats, *gaps]
    found.sort(key=lambda spot: (-_confidence(spot), spot.start, spot.end))
    kept: list[tuple[int, int, Damage]] = []
    for spot in found:
        place = bisect(kept, (spot.end,))
        # What is kept does not overlap, so only the last spot that begins before this one ends can meet it.
        if not place or kept[place - 1][1] <= spot.start:
            kept.insert(place, (spot.start, spot.end, spot))
    return tuple(spot for _, _, spot in kept)


def _confidence(spot: Damage) -> float:
    return spot.by.confidence if spot.by else 1.0
